"""
Waivers: who may set what aside, for whom and how long, and what never is.
"""

from __future__ import annotations

from datetime import timedelta

import pytest

from earlyhelp_core.answers import Answer, Finding, Severity, State
from earlyhelp_core.errors import Impossible
from earlyhelp_core.fields import evolve
from earlyhelp_core.transitions import (
    CATALOGUE,
    Ask,
    Facts,
    Request,
    Waiver,
    options,
    verify,
    weigh,
)
from tests.transitions.builders import (
    ALL_GOOD,
    NOTHING,
    ON,
    SAFE,
    a_rule,
    asks,
    places,
    standing,
    states,
    step,
    with_rule,
    without,
)

ONE = timedelta(days=1)
NEVER = {
    "agreement-given",
    "agreement-in-writing",
    "every-child-considered",
    "harm-considered",
    "no-protection-plan-or-order",
}


def waivable(name: str, *, by: str = "service manager") -> Ask:
    """An ask that somebody may waive."""
    return Ask(name=name, waivable_by=by)


CLOSE = a_rule(
    "close",
    "close",
    ["targeted"],
    ["universal"],
    requires=[
        *asks("harm-considered", "no-protection-plan-or-order"),
        *asks("every-child-considered", "plan-in-place"),
        waivable("closing-meeting-or-updates"),
        waivable("actions-settled", by="team manager"),
    ],
    advises=[waivable("family-told")],
    obligations=[step("look again at how it holds", "the lead", "3 months")],
)
PATHWAY = with_rule(SAFE, CLOSE)
#: All is well but for the meeting, which nobody wrote down.
UNMET = without("closing_meeting", "updates_gathered")

WAIVER = Waiver(
    requirement="closing-meeting-or-updates",
    kind="close",
    by="service manager",
    reason="A meeting would not be safe for Wilhelmina.",
    granted=ON - ONE,
    until=ON + ONE,
)


def closed(*waivers: Waiver, facts: Facts = UNMET) -> Answer:
    """What the pathway says of closing."""
    return weigh(PATHWAY, Request(kind="close"), facts, waivers)


def about(name: str, answer: Answer) -> Finding:
    """The one finding of that name."""
    [finding] = [f for f in answer.findings if f.requirement == name]
    return finding


def test_a_waiver_in_force_sets_the_condition_aside() -> None:
    """It names the role and the last day, and nothing of the reason."""
    answer = closed(WAIVER)
    finding = about("closing-meeting-or-updates", answer)

    assert (closed().met, answer.met) == (False, True)
    assert (finding.state, finding.severity) == (State.SET_ASIDE, Severity.REQUIRED)
    assert finding.reason == "waived by the service manager until Tue 3 March 2026"
    assert "Wilhelmina" not in answer.explain()


def test_what_follows_the_move_follows_a_waived_one_too() -> None:
    """A move that is met for a waiver owes what any such move owes."""
    assert closed().obligations == ()
    assert closed(WAIVER).obligations == closed(facts=ALL_GOOD).obligations


def test_the_family_is_not_told_of_a_waiver() -> None:
    """What is set aside for harm's sake must not be told from it."""
    finding = about("closing-meeting-or-updates", closed(WAIVER))

    assert (finding.plain.family, finding.plain.child) == (None, None)


def test_other_conditions_stay_as_they_are() -> None:
    """One waiver is not another's."""
    both = without("closing_meeting", "updates_gathered", "actions_settled")
    before, after = states(closed(facts=both)), states(closed(WAIVER, facts=both))

    assert after == {**before, "closing-meeting-or-updates": State.SET_ASIDE}


def test_a_waiver_of_what_is_met_changes_nothing() -> None:
    """There is nothing to set aside."""
    assert closed(WAIVER, facts=ALL_GOOD) == closed(facts=ALL_GOOD)


def test_the_longest_waiver_says_until_when() -> None:
    """Two of them are one."""
    longer = evolve(WAIVER, until=ON + 5 * ONE)
    found = about("closing-meeting-or-updates", closed(longer, WAIVER))

    assert found.reason.endswith("7 March 2026")


def test_what_is_advised_may_be_waived_as_well() -> None:
    """It then is no longer open."""
    waiver = evolve(WAIVER, requirement="family-told")
    answer = closed(waiver, facts=without("family_told"))

    assert [f.requirement for f in closed(facts=without("family_told")).advisory] == [
        "family-told"
    ]
    assert (answer.met, answer.advisory) == (True, ())


@pytest.mark.parametrize(
    ("waiver", "reason", "remedy"),
    [
        (
            evolve(WAIVER, by="lead practitioner"),
            "only the service manager may waive it",
            "take it to the service manager, or see to it: ",
        ),
        (
            evolve(WAIVER, granted=ON - 9 * ONE, until=ON - ONE),
            "it ended on Sun 1 March 2026",
            "take it to the service manager, or see to it: ",
        ),
        (
            evolve(WAIVER, granted=ON + ONE, until=ON + ONE),
            "it begins on Tue 3 March 2026",
            "take it to the service manager, or see to it: ",
        ),
        (
            evolve(WAIVER, requirement="plan-in-place"),
            "nobody may waive it in this pathway",
            "find out, and record it either way; ",
        ),
    ],
    ids=["another role", "ended", "not begun", "not to be waived"],
)
def test_a_waiver_that_does_not_count_is_said_so(
    waiver: Waiver, reason: str, remedy: str
) -> None:
    """Whoever granted it believes that it does. It stands in nobody's way itself."""
    facts = evolve(UNMET, plan_in_place=None)
    answer = closed(waiver, facts=facts)
    note = answer.findings[-1]

    assert (answer.outstanding, answer.met) == (closed(facts=facts).outstanding, False)
    assert note.requirement == f"waiver-of-{waiver.requirement}"
    assert note.reason == f"the waiver of {waiver.requirement} does not count: {reason}"
    assert (note.remedy or "").startswith(remedy)
    assert (note.severity, note.source) == (
        Severity.ADVISED,
        about(waiver.requirement, answer).source,
    )
    assert answer.findings[:-1] == closed(facts=facts).findings


@pytest.mark.parametrize(
    "waiver",
    [
        evolve(WAIVER, kind="step-down"),
        evolve(WAIVER, to="statutory"),
        evolve(WAIVER, requirement="child-voice-recorded"),
    ],
    ids=["another move", "another level", "not asked for"],
)
def test_a_waiver_for_something_else_says_nothing(waiver: Waiver) -> None:
    """It is none of this question's."""
    assert closed(waiver) == closed()


def test_a_waiver_may_be_for_one_level_only() -> None:
    """Whether the request names that level or leads there anyway."""
    waiver = evolve(WAIVER, to="universal")
    asked = [Request(kind="close"), Request(kind="close", to="universal")]

    assert [weigh(PATHWAY, r, UNMET, [waiver]).met for r in asked] == [True, True]


def test_where_no_rule_was_weighed_there_is_nothing_to_waive() -> None:
    """Neither without a level nor without a rule."""
    for facts in (NOTHING, standing("statutory", UNMET)):
        assert closed(WAIVER, facts=facts) == closed(facts=facts)


def test_options_see_to_waivers_as_weighing_does() -> None:
    """Each for its own move."""
    found = {o.kind.value: o.answer for o in options(PATHWAY, UNMET, [WAIVER])}

    assert found["close"] == closed(WAIVER)
    assert found["step-up"] == weigh(PATHWAY, Request(kind="step-up"), UNMET)


def test_harm_that_is_suspected_comes_before_a_waiver() -> None:
    """What it sets aside stays so for that reason, and closing stays out of reach."""
    up = a_rule(
        "step-up",
        "step-up",
        ["targeted"],
        ["statutory"],
        requires=[waivable("plan-in-place")],
    )
    danger = evolve(UNMET, plan_in_place=None, harm="suspected")
    waiver = evolve(WAIVER, requirement="plan-in-place", kind="step-up")
    asked = Request(kind="step-up")
    pathway = with_rule(PATHWAY, up)

    assert weigh(pathway, asked, danger, [waiver]) == weigh(pathway, asked, danger)
    assert not closed(WAIVER, facts=evolve(UNMET, harm="suspected")).met


def test_a_waiver_ends_after_it_begins() -> None:
    """Its last day may be its first."""
    with pytest.raises(Impossible) as refused:
        evolve(WAIVER, until=WAIVER.granted - ONE)

    assert places(refused.value) == [("/until", "ends-before-start")]
    assert evolve(WAIVER, until=WAIVER.granted).in_force(WAIVER.granted)
    assert WAIVER.dated == WAIVER.granted


def test_what_protects_is_never_waived() -> None:
    """A file that says so is not taken."""
    refused = set()
    for name, requirement in CATALOGUE.items():
        if not requirement.may_be_waived:
            with pytest.raises(Impossible) as found:
                waivable(name)
            assert places(found.value) == [("/waivable_by", "never-waived")]
            refused.add(name)

    assert refused >= NEVER


def test_a_proof_takes_everything_as_waived_that_may_be() -> None:
    """So a file is not proved safe on a condition that somebody may set aside."""
    ending = ("informed-decision-to-end", "universal-services-told", "route-back-given")
    calm = asks("harm-considered", "no-protection-plan-or-order")
    down = a_rule(
        "step-down-to-universal",
        "step-down",
        ["statutory"],
        ["universal"],
        requires=[
            *calm,
            *asks("every-child-considered", *ending[:2]),
            waivable(ending[2]),
        ],
        authority="team manager",
    )
    found = {r.name: r for r in verify(with_rule(SAFE, down)).results}
    [story] = [c.story for c in found["leaving-statutory-support"].counterexamples]

    assert "route-back-given is" in story
    assert [name for name, r in found.items() if r.counterexamples] == [
        "leaving-statutory-support"
    ]
    assert verify(PATHWAY).proved


def test_leaving_statutory_support_needs_an_authority_that_nobody_waives() -> None:
    """One that may be waived is none."""
    [down] = [r for r in SAFE.rules if r.id == "step-down-to-universal"]
    authority = Ask(
        name="authorised-by", role="team manager", waivable_by="service manager"
    )
    waived = evolve(down, authority=None, requires=(*down.requires, authority))
    found = {r.name: r for r in verify(with_rule(SAFE, waived)).results}

    assert [c.story for c in found["leaving-statutory-support"].counterexamples] == [
        "step-down-to-universal leaves statutory support on nobody's authority"
    ]
