"""
Columns of facts: what they take, what they refuse, and what they show.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import cast

import numpy as np
import pandas as pd  # type: ignore[import-untyped] # it has no types of its own
import pytest

from earlyhelp_core.errors import Impossible, Misuse, UnknownName
from earlyhelp_core.transitions import (
    AllOf,
    AnyOf,
    Facts,
    Is,
    Not,
    Request,
    columns,
    weigh_undated,
)
from tests.transitions.builders import (
    NOTHING,
    ON,
    SAFE,
    a_pathway,
    a_rule,
    asks,
    places,
)

DAYS = np.array(["2026-03-02", "2026-02-02", "NaT"], dtype="datetime64[D]")


def rows(
    facts: Mapping[str, columns.Column], *, on: object = ON, level: object = "targeted"
) -> columns.Rows:
    """Rows at one level, on one day, unless it is said otherwise."""
    # Some are what a caller without a type checker may hand over.
    return columns.Rows(
        on=cast("date", on), level=cast("str | None", level), facts=facts
    )


def test_a_column_of_a_data_frame_is_taken_as_it_is() -> None:
    """Words as categories, dates as dates, and what is missing as not recorded."""
    frame = pd.DataFrame(
        {
            "agreement": pd.Categorical(["given", None, "in-writing"]),
            "reviewed": pd.to_datetime(["2026-03-02", None, "2026-02-02"]),
            "lead": ["yes", None, "no"],
        }
    )
    words = frame["agreement"].cat
    taken = rows(
        {
            "agreement": columns.Coded(
                words.codes.to_numpy(), words.categories.tolist()
            ),
            "plan-reviewed": frame["reviewed"].to_numpy(),
            "lead-named": frame["lead"].to_numpy(),
        }
    )

    assert [taken.facts(row) for row in range(3)] == [
        Facts(
            on=ON,
            level="targeted",
            agreement="given",
            plan_reviewed=ON,
            lead_named="yes",
        ),
        Facts(on=ON, level="targeted"),
        Facts(
            on=ON,
            level="targeted",
            agreement="in-writing",
            plan_reviewed=date(2026, 2, 2),
            lead_named="no",
        ),
    ]


def test_a_single_value_is_that_of_every_row() -> None:
    """And where nothing has rows, there is one."""
    several = rows({"lead-named": "yes", "agreement": ["given", None]})

    assert [several.facts(row).lead_named for row in range(2)] == ["yes", "yes"]
    assert (len(several), len(rows({"lead-named": None}))) == (2, 1)
    assert rows({}, level=None).facts(0) == NOTHING


def test_rows_show_only_how_many_they_are() -> None:
    """What they hold is personal."""
    assert repr(rows({"harm": ["suspected", "none"]})) == "<2 rows>"


def test_a_list_of_many_values_is_told_apart() -> None:
    """More than a byte could."""
    days = [ON - timedelta(days=n) for n in range(300)]
    taken = rows({"plan-reviewed": days, "child-voice": ["yes"] * 300}, on=[ON] * 300)
    roles = [(f"role {n}",) for n in range(300)]

    assert [taken.facts(row).plan_reviewed for row in range(300)] == days
    assert rows({"authorised-by": roles}).facts(299).authorised_by == ("role 299",)


def test_no_rows_have_no_answers() -> None:
    """An empty month is no error."""
    answers = columns.weigh(SAFE, Request(kind="close"), rows({"agreement": []}))

    assert (answers.met.tolist(), answers.answers, answers.in_the_way()) == ([], (), {})


def test_many_conditions_group_the_rows_all_the_same() -> None:
    """Also where there are more patterns than fit one table."""
    chance = np.random.default_rng(4)
    codes = chance.integers(-1, 2, (9, 500)).astype(np.int8)
    names = [
        "agreement",
        "receiving-lead-accepted",
        "every-child-considered",
        "plan-reviewed",
        "child-voice",
        "closing-meeting",
        "updates-gathered",
        "harm",
        "legal-status",
    ]
    values = {"agreement": ("not-given", "given"), "harm": ("suspected", "none")}
    values |= {"legal-status": ("none", "order")}
    taken = rows(
        {
            name: columns.Coded(column, values.get(name, ("no", "yes")))
            for name, column in zip(names, codes, strict=True)
        },
        level="statutory",
    )
    request = Request(kind="step-down", to="targeted")
    answers = columns.weigh(SAFE, request, taken)

    assert len(set(answers.places.tolist())) == len(answers.answers) > 200
    assert answers.in_the_way()["plan-reviewed"] > 0


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (
            {"facts": {"agreement": ["given", "oui", "oui"], "lead-named": ["a"] * 3}},
            [("/agreement/1", "unknown-code"), ("/lead-named/0", "unknown-code")],
        ),
        (
            {"facts": {"agreement": ["given"], "lead-named": ["yes", "no"]}},
            [("/agreement", "lengths"), ("/lead-named", "lengths")],
        ),
        (
            {
                "facts": {
                    "plan-reviewed": DAYS,
                    "child-voice": ["2026-03-09", None, "no"],
                },
                "on": [ON - timedelta(days=3), ON, ON],
            },
            [
                ("/plan-reviewed/0", "after-the-question"),
                ("/child-voice/0", "after-the-question"),
            ],
        ),
        (
            {
                "facts": {
                    "plan-reviewed": DAYS.astype("datetime64[h]")
                    + np.timedelta64(9, "h")
                }
            },
            [("/plan-reviewed/0", "not-a-date")],
        ),
        (
            {"facts": {"plan-reviewed": DAYS + np.timedelta64(4_000_000, "D")}},
            [("/plan-reviewed/0", "beyond-calendar")],
        ),
        ({"facts": {}, "on": DAYS}, [("/on/2", "not-a-date")]),
        ({"facts": {}, "on": "Monday"}, [("/on/0", "not-a-date")]),
        ({"facts": {}, "level": ["targeted", "no level"]}, [("/level/1", "not-an-id")]),
        (
            {"facts": {"agreement": columns.Coded(np.array([0, 2]), ["given", None])}},
            [("/agreement", "no-such-code")],
        ),
        ({"facts": {"agreement": 7}}, [("/agreement", "wrong-type")]),
        (
            {"facts": {"lead-named": DAYS}},
            [(f"/lead-named/{row}", "wrong-type") for row in (0, 1)],
        ),
    ],
)
def test_what_facts_would_refuse_is_refused_with_its_place(
    given: dict[str, Mapping[str, columns.Column]], expected: list[tuple[str, str]]
) -> None:
    """All of it at once, and never what was given."""
    with pytest.raises(Impossible) as refused:
        rows(
            given["facts"], on=given.get("on", ON), level=given.get("level", "targeted")
        )

    assert places(refused.value) == expected
    assert "oui" not in str(refused.value)


def test_unknown_names_are_refused() -> None:
    """Of facts as the rows are made, of levels as they are weighed."""
    with pytest.raises(UnknownName):
        rows({"agreements": ["given"]})
    with pytest.raises(UnknownName):
        columns.weigh(SAFE, Request(kind="open"), rows({}, level="targetted"))


def test_a_question_without_an_answer_is_refused_as_for_one() -> None:
    """Where several levels could be meant."""
    with pytest.raises(Misuse, match="say to which"):
        columns.weigh(SAFE, Request(kind="step-down"), rows({}, level="statutory"))


def test_rows_to_which_no_rule_applies_are_told_so() -> None:
    """Or what is not recorded, where one might apply."""
    supported = rows({"previously-supported": ["no", None]}, level="universal")
    answers = columns.weigh(SAFE, Request(kind="reopen"), supported)

    assert answers.in_the_way() == {"no-rule": 1, "previously-supported-recorded": 1}


def test_rows_of_several_levels_are_each_told_what_they_would_be_alone() -> None:
    """Where rules have conditions of their own, and one has no bearing on some."""
    again = Is(fact="previously-supported", values=("yes",))
    unborn = Is(fact="unborn", values=("yes",))
    pathway = a_pathway(
        *SAFE.rules,
        a_rule(
            "open-as-never-before",
            "open",
            ["targeted", "universal"],
            ["statutory"],
            when=[AnyOf(of=(Not(of=again), unborn))],
            requires=asks("agreement-given"),
            advises=asks("network-invited"),
        ),
        a_rule(
            "open-again",
            "open",
            ["targeted", "universal"],
            ["statutory"],
            when=[AllOf(of=(again, Not(of=unborn)))],
            requires=asks("lead-named"),
        ),
    )
    request = Request(kind="open", to="statutory")
    levels = ["universal", "targeted", "statutory"] * 8
    taken = rows(
        {
            "previously-supported": ["yes"] * 12 + ["no"] * 6 + [None] * 6,
            "unborn": (["yes"] * 3 + ["no"] * 3) * 4,
            "agreement": ["given", "not-given", "given", "in-writing"] * 6,
            "updates-gathered": ["yes", "no", None] * 8,
        },
        level=levels,
    )
    told = columns.weigh(pathway, request, taken)

    alone = [weigh_undated(pathway, request, taken.facts(row)) for row in range(24)]
    assert [told.answers[place] for place in told.places] == alone
    assert {answer.rule for answer in alone} == {
        None,
        "open-as-never-before",
        "open-again",
    }


def test_days_in_full_leave_nothing_out() -> None:
    """A column of dates of which none is missing, also as the day asked of."""
    taken = rows({"plan-reviewed": DAYS[:2]}, on=DAYS[:2])

    assert [taken.facts(row).plan_reviewed for row in (0, 1)] == DAYS[:2].tolist()


def test_a_row_of_a_later_day_may_know_what_another_cannot() -> None:
    """What happened by then is no news of the future."""
    days = [ON - timedelta(days=3), ON]
    taken = rows({"plan-reviewed": ["no", ON]}, on=days)

    assert taken.facts(1).plan_reviewed == ON


def test_a_list_of_words_may_be_long() -> None:
    """As of the roles of a region."""
    roles = [(f"role {n}",) for n in range(300)]
    taken = rows({"authorised-by": columns.Coded(np.array([299, -1]), roles)})

    assert [taken.facts(row).authorised_by for row in (0, 1)] == [("role 299",), None]
