"""
What is kept of the work of weighing, and the number that facts are found by.
"""

from __future__ import annotations

import copy
import pickle
from datetime import date

import pytest

from earlyhelp_core.answers import Met, Outstanding
from earlyhelp_core.dates import Span
from earlyhelp_core.fields import attributes, evolve
from earlyhelp_core.transitions import (
    FACTS,
    Facts,
    FactSort,
    Includes,
    Request,
    Undated,
    Within,
    weigh_undated,
)
from earlyhelp_core.transitions import _remembered as kept
from earlyhelp_core.transitions._facts import CODING
from tests.transitions.builders import ALL_GOOD, NOTHING, ON, SAFE, standing


def bits(name: str, value: str) -> int:
    """The number of facts of which only this one is recorded."""
    # The checker cannot follow a field's name to its type.
    return evolve(NOTHING, **{FACTS[name].field: value}).bits


def test_each_value_of_a_list_has_bits_of_its_own() -> None:
    """They lie where the fact's bits are, and nothing recorded is no bits."""
    for fact in FACTS.values():
        taken = [bits(fact.name, value) for value in fact.choices]
        mask = CODING.masks[fact.field]

        assert len({0, *taken}) == len(taken) + 1
        assert [value & ~mask for value in taken] == [0] * len(taken)
    assert NOTHING.bits == 0


def test_no_two_facts_share_a_bit() -> None:
    """And what rules see more closely lies beyond them all."""
    masks = list(CODING.masks.values())

    assert sum(masks) == (1 << CODING.end) - 1
    assert sum(mask.bit_count() for mask in masks) == CODING.end


def test_dates_look_alike_and_so_do_lists_of_roles() -> None:
    """Unlike no, yes without a date, and nothing recorded."""
    told = [None, "no", "yes", date(2026, 1, 5), date(2026, 2, 5)]
    seen = [evolve(NOTHING, plan_reviewed=value).bits for value in told]
    roles = [evolve(NOTHING, authorised_by=r).bits for r in (None, [], ["head"])]

    assert (len(set(seen)), seen[3] == seen[4]) == (4, True)
    assert (len(set(roles)), roles[1] == roles[2]) == (2, True)
    assert {fact.sort for fact in FACTS.values() if not fact.choices} == {
        FactSort.DATED,
        FactSort.ROLES,
    }


def test_facts_that_were_copied_have_the_same_number() -> None:
    """However they come to be."""
    copies = [
        copy.copy(ALL_GOOD),
        copy.deepcopy(ALL_GOOD),
        pickle.loads(pickle.dumps(ALL_GOOD)),  # noqa: S301 - our own
        evolve(ALL_GOOD),
    ]

    assert copies == [ALL_GOOD] * 4
    assert {facts.bits for facts in copies} == {ALL_GOOD.bits}


def test_the_number_is_no_part_of_what_facts_say() -> None:
    """It is neither shown, nor asked for, nor compared."""
    [field] = (field for field in attributes(Facts) if field.name == "bits")

    assert "bits" not in repr(ALL_GOOD)
    assert (field.init, field.eq, field.hash) == (False, False, None)
    assert "bits" not in [fact.field for fact in FACTS.values()]


def test_only_so_much_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was forgotten is worked out again, and says the same."""
    monkeypatch.setattr(kept, "_MOST", 2)
    done: list[Facts] = []

    def how_many_so_far(facts: Facts) -> int:
        done.append(facts)
        return len(done)

    recall = kept.Remembered(
        [
            Includes(fact="authorised-by", role="head"),
            Includes(fact="authorised-by", role="governors"),
            Within(fact="child-voice", span=Span.parse("1 week")),
            # As the catalogue has them, before a rule says whose word and how long.
            Includes(fact="authorised-by"),
            Within(fact="plan-reviewed"),
        ],
        how_many_so_far,
    )
    several = [
        NOTHING,
        evolve(NOTHING, authorised_by=["head"]),
        evolve(NOTHING, authorised_by=["governors"]),
        evolve(NOTHING, child_voice=ON),
    ]

    assert [recall.of(facts) for facts in several] == [1, 2, 3, 4]
    assert [recall.of(facts) for facts in reversed(several)] == [4, 3, 5, 6]


def test_an_undated_answer_becomes_the_answer_of_a_day() -> None:
    """Each field of it is what a constructor would have made of it."""
    for facts in (standing("universal"), evolve(NOTHING, level="universal")):
        undated = weigh_undated(SAFE, Request(kind="open"), facts)
        made = Met if undated.met else Outstanding

        answer = undated.on(ON)
        assert answer == made(findings=undated.findings, duties=undated.duties, on=ON)
        assert [getattr(answer, field.name) for field in attributes(made)] == [
            undated.findings,
            undated.duties,
            ON,
        ]


def test_facts_that_stand_alike_share_what_is_said() -> None:
    """It is made once for all of them."""
    given, written = (
        weigh_undated(
            SAFE,
            Request(kind="open"),
            evolve(NOTHING, level="universal", agreement=how),
        )
        for how in ("given", "in-writing")
    )

    assert (given.met, given is written) == (True, True)
    assert isinstance(given, Undated)
