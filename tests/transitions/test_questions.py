"""
Questions without a plain rule: no level, no such move, an unclear situation.
"""

from __future__ import annotations

import pytest

from earlyhelp_core.answers import Severity, State
from earlyhelp_core.dates import Span
from earlyhelp_core.errors import Misuse, UnknownName
from earlyhelp_core.fields import evolve
from earlyhelp_core.transitions import (
    AnyOf,
    Facts,
    Is,
    Kind,
    KindLike,
    Not,
    Within,
)
from tests.transitions.builders import (
    ALL_GOOD,
    ON,
    SAFE,
    a_pathway,
    a_rule,
    asks,
    standing,
    states,
    weighed,
    with_rule,
    without,
)
from tests.transitions.unsafe import rule_of

_, UNMET, SILENT, _, _ = State

IN_STATUTORY = standing("statutory")
OPEN_ONLY_IF_BORN = with_rule(
    SAFE,
    evolve(rule_of(SAFE, "open"), when=(Is(fact="unborn", values=("no",)),)),
)


def test_a_level_that_is_not_recorded_is_asked_for() -> None:
    """Nobody can say from where."""
    [finding] = weighed("close", without("level")).findings

    assert (finding.requirement, finding.state, finding.remedy) == (
        "level-recorded",
        SILENT,
        "record the level of help the family has now",
    )


@pytest.mark.parametrize(
    ("facts", "to"),
    [
        pytest.param(standing("targetted"), None, id="where they stand"),
        pytest.param(ALL_GOOD, "univrsal", id="where they would go"),
        pytest.param(standing("targetted"), "universal", id="only the first"),
    ],
)
@pytest.mark.parametrize("kind", ["close", "refer"])
def test_a_level_of_another_framework_is_misuse(
    facts: Facts, to: str | None, kind: KindLike
) -> None:
    """The question has no meaning, and the nearest level is named."""
    with pytest.raises(UnknownName) as refused:
        weighed(kind, facts, to=to)

    [problem] = refused.value.problems
    assert problem.code == "unknown-level"
    assert "did you mean" in problem.message


def test_a_choice_that_is_left_open_is_misuse() -> None:
    """Both levels are named, and the way out."""
    with pytest.raises(Misuse) as refused:
        weighed("step-down", IN_STATUTORY)

    [problem] = refused.value.problems
    assert (problem.code, problem.message) == (
        "say-which-level",
        "step-down leads to targeted or universal from here; say to which",
    )


def test_where_there_is_one_level_it_need_not_be_named() -> None:
    """Closing leads to one place."""
    assert weighed("close", ALL_GOOD) == weighed("close", ALL_GOOD, to="universal")


def test_a_move_the_pathway_does_not_have_names_those_it_has() -> None:
    """The way out is a question that has an answer."""
    [finding] = weighed("lateral", ALL_GOOD).findings

    assert (finding.requirement, finding.state, finding.reason, finding.remedy) == (
        "no-rule",
        UNMET,
        "this pathway has no lateral from targeted in this situation",
        (
            "ask about a move it has from here: refer to statutory; "
            "step-up to statutory; close to universal"
        ),
    )


def test_a_known_level_that_no_rule_leads_to() -> None:
    """The level asked for is named."""
    [finding] = weighed("close", ALL_GOOD, to="statutory").findings

    assert finding.reason == (
        "this pathway has no close from targeted to statutory in this situation"
    )


def test_a_level_without_any_way_on_says_so() -> None:
    """And a transfer says that it leads to another area."""
    bare = a_pathway(a_rule("away", "transfer-out", ["targeted"]))
    remedies = [
        weighed("close", standing(level), pathway=bare).remedies
        for level in ("universal", "targeted")
    ]

    assert remedies == [
        ("ask about a move it has from here: there is none",),
        ("ask about a move it has from here: transfer-out to another area",),
    ]


def test_a_transfer_to_another_area_needs_no_level() -> None:
    """The receiving area decides it."""
    bare = a_pathway(a_rule("away", "transfer-out", ["targeted"]))

    assert weighed("transfer-out", ALL_GOOD, pathway=bare).met


# --- the situation of a rule


def test_another_situation_is_no_failing() -> None:
    """The rule does not apply: nothing of it is unmet."""
    answer = weighed("reopen", evolve(standing("universal"), previously_supported="no"))

    assert states(answer) == {"no-rule": UNMET}


def test_a_situation_that_is_not_recorded_is_asked_for() -> None:
    """The answer says so instead of guessing which rule was meant."""
    facts = without("previously_supported", facts=standing("universal"))
    [finding] = weighed("reopen", facts).findings

    assert (finding.requirement, finding.state, finding.severity) == (
        "previously-supported-recorded",
        SILENT,
        Severity.REQUIRED,
    )
    assert finding.remedy == (
        "find out and record: whether the family was supported before"
    )


def test_all_that_the_situation_depends_on_is_asked_for_once() -> None:
    """What is known, and what is no part of it, is not asked for again."""
    same_lead = Is(fact="same-lead", values=("yes",))
    rule = evolve(
        rule_of(SAFE, "open"),
        when=(
            AnyOf(of=(Is(fact="unborn", values=("yes",)), same_lead)),
            Not(of=same_lead),
            Is(fact="harm", values=("none",)),
        ),
    )
    facts = Facts(on=ON, level="universal", harm="none")
    answer = weighed("open", facts, pathway=with_rule(SAFE, rule))

    assert states(answer) == {
        "unborn-recorded": SILENT,
        "same-lead-recorded": SILENT,
    }


def test_a_situation_that_hangs_on_a_missing_date_asks_for_the_date() -> None:
    """Done, but nobody wrote down when: no answer is without a way on."""
    recent = Within(fact="plan-reviewed", span=Span.parse("6 weeks"))
    rule = evolve(rule_of(SAFE, "open"), when=(recent,))
    facts = Facts(on=ON, level="universal", plan_reviewed="yes")
    answer = weighed("open", facts, pathway=with_rule(SAFE, rule))

    assert (states(answer), answer.remedies) == (
        {"plan-reviewed-recorded": SILENT},
        ("find out and record: when the family plan was last reviewed",),
    )


def test_of_several_rules_the_one_for_the_situation_answers() -> None:
    """Each speaks for its own."""
    unborn = a_rule(
        "open-before-birth",
        "open",
        ["universal"],
        ["targeted"],
        when=[Is(fact="unborn", values=("yes",))],
        requires=asks("agreement-in-writing"),
    )
    pathway = with_rule(OPEN_ONLY_IF_BORN, unborn)
    answers = [
        weighed("open", evolve(standing("universal"), unborn=fact), pathway=pathway)
        for fact in ("no", "yes")
    ]

    assert [answer.findings[0].requirement for answer in answers] == [
        "agreement-given",
        "agreement-in-writing",
    ]


def test_kinds_are_taken_as_codes() -> None:
    """A question can be put in plain words."""
    assert weighed(Kind.CLOSE, ALL_GOOD) == weighed("close", ALL_GOOD)
