"""
One question put to what a borough works under.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from earlyhelp_core import partnerships, wire
from earlyhelp_core.answers import State
from earlyhelp_core.cases import Case
from earlyhelp_core.errors import Conflict, Impossible, Misuse, UnknownName
from earlyhelp_core.fields import evolve
from earlyhelp_core.frameworks import Ladder
from earlyhelp_core.transitions import KindLike

ON = date(2022, 11, 21)
BOROUGH = partnerships.load("kensington-and-chelsea", on=ON)
EXAMPLES = Path(__file__).parents[2] / "examples"


def example(name: str) -> Case:
    """One of the worked cases."""
    return wire.load(EXAMPLES / f"{name}.json", Case)


def test_asks_in_one_line() -> None:
    """A case, a kind of move and a day are enough where one level can be meant."""
    answer = BOROUGH.ask(example("below-threshold"), "close", on=ON)

    assert (answer.met, answer.on) == (True, ON)


def test_asked_of_one_child_only_that_child_is_looked_at() -> None:
    """The legal status of a sister says nothing of her brother's."""

    def status(child: str | None) -> State:
        answer = BOROUGH.ask(
            example("step-down"), "step-down", to="targeted", child=child, on=ON
        )
        (found,) = (
            f.state
            for f in answer.findings
            if f.requirement == "no-protection-plan-or-order"
        )
        return found

    children = ("eldest", "younger", "baby", "half-sister", None)
    assert [status(child) for child in children] == [
        State.MET,
        State.MET,
        State.NOT_RECORDED,
        State.NOT_RECORDED,
        State.NOT_RECORDED,
    ]


def test_tells_one_of_the_family_what_they_may_hear() -> None:
    """The same question, in words for whoever reads; a child is spoken to as one."""
    case = example("inclusion")
    told = {
        reader: BOROUGH.tell(case, "close", reader=reader, on=ON).splitlines()
        for reader in ("mother", "pupil")
    }

    assert "- your family's plan was looked at not long ago" in told["mother"]
    assert "- the plan to help your family was looked at not long ago" in told["pupil"]
    with pytest.raises(UnknownName):
        BOROUGH.tell(case, "close", reader="stranger", on=ON)


def test_several_levels_could_be_meant() -> None:
    """From statutory support one steps down to two levels, so say to which."""
    with pytest.raises(Misuse) as caught:
        BOROUGH.ask(example("step-down"), "step-down", on=ON)

    assert [problem.code for problem in caught.value.problems] == ["say-which-level"]


@pytest.mark.parametrize(
    ("kind", "to", "child", "error"),
    [
        ("stepdown", None, None, Impossible),
        ("step-down", "targetted", None, UnknownName),
        ("step-down", "targeted", "somebody", UnknownName),
    ],
)
def test_a_question_without_a_meaning_is_refused(
    kind: KindLike, to: str | None, child: str | None, error: type[Misuse]
) -> None:
    """An unknown kind, level or child is the asker's to mend."""
    with pytest.raises(error):
        BOROUGH.ask(example("step-down"), kind, to=to, child=child, on=ON)


def test_a_case_in_other_levels_is_not_answered() -> None:
    """The same word may mean another level elsewhere, so neither question is put."""
    ladder = Ladder(framework="elsewhere-2022", codes=BOROUGH.framework.ladder.codes)
    case = evolve(example("step-down"), ladder=ladder)

    with pytest.raises(Conflict) as asked:
        BOROUGH.ask(case, "refer", on=ON)
    with pytest.raises(Conflict) as options:
        BOROUGH.options(case, on=ON)

    assert asked.value == options.value
    assert [(p.path, p.code) for p in asked.value.problems] == [
        ("/ladder", "other-framework")
    ]


def test_options_put_more_help_first() -> None:
    """What is missing for less help stands beside what more help would need."""
    found = BOROUGH.options(example("step-down"), on=ON)

    assert [(o.kind.value, o.to, o.answer.met) for o in found] == [
        ("refer", "statutory", True),
        ("change-oversight", "targeted", False),
        ("step-down", "targeted", False),
        ("step-down", "universal", False),
    ]


@pytest.mark.parametrize(
    "name", ["below-threshold", "harm-suspected", "inclusion", "step-down"]
)
def test_every_option_is_answered_as_if_it_were_asked(name: str) -> None:
    """A list of options and a question about one of them never differ."""
    case = example(name)

    assert [o.answer for o in BOROUGH.options(case, on=ON)] == [
        BOROUGH.ask(case, o.kind, to=o.to, on=ON) for o in BOROUGH.options(case, on=ON)
    ]


def test_options_may_be_asked_of_one_child() -> None:
    """Then each answer is about that child."""
    case = example("step-down")

    assert [o.answer for o in BOROUGH.options(case, child="eldest", on=ON)] == [
        BOROUGH.ask(case, o.kind, to=o.to, child="eldest", on=ON)
        for o in BOROUGH.options(case, on=ON)
    ]


def test_the_standing_of_another_day() -> None:
    """One loaded edition can be asked how it stands on any day."""
    days = (date(2019, 1, 1), ON, date(2026, 3, 2))

    assert [BOROUGH.standing_on(day).value for day in days] == [
        "not-yet-in-force",
        "in-force",
        "historical",
    ]


def test_a_base_lends_and_does_not_answer() -> None:
    """England has sources and no levels; London has levels and no pathway."""
    england = partnerships.load("england", on=ON)
    london = partnerships.load("london", on=ON)

    with pytest.raises(UnknownName) as no_levels:
        _ = england.framework
    with pytest.raises(UnknownName) as no_pathway:
        _ = london.pathway

    assert [p.code for p in no_levels.value.problems] == ["unknown-level-framework"]
    assert [p.code for p in no_pathway.value.problems] == ["unknown-pathway"]
