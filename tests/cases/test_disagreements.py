"""
What agencies see differently, held by the case and read as facts of a procedure.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from earlyhelp_core import partnerships
from earlyhelp_core.answers import YesNo
from earlyhelp_core.attendance import AttendanceRecord, Half, HoldingLike, Session
from earlyhelp_core.cases import Case, diff, merge, procedure_facts, pseudonymised
from earlyhelp_core.dates import Period
from earlyhelp_core.errors import Impossible, UnknownName
from earlyhelp_core.fields import evolve
from earlyhelp_core.sources import Recorded
from earlyhelp_core.transitions import (
    Authorisation,
    Disagreement,
    DisagreementEnd,
    Facts,
    SafetyAction,
)
from tests.cases.builders import ON, a_case
from tests.cases.records import everything
from tests.transitions.builders import places

DAY = timedelta(days=1)
ENGLAND = partnerships.load("england", on=None)
LADDER = ENGLAND.procedure("disagreement")
ATTENDANCE = ENGLAND.procedure("attendance")
RULES = ENGLAND.attendance

RAISED = Disagreement(
    id="d1",
    about="level-of-need",
    raised=ON,
    raised_by_role="school nurse",
    pathway=LADDER.id,
).with_stage("practitioners", on=ON)


# --- held by the case


def test_it_is_added_and_grows() -> None:
    """Stage by stage, in the place of what was known before."""
    case = a_case().with_record(RAISED)
    grown = RAISED.with_answer(on=ON + DAY, by_role="social worker")

    assert case.disagreements == (RAISED,)
    assert case.with_changed(grown).disagreements == (grown,)


def test_a_case_shows_it_as_the_day_saw_it() -> None:
    """Its end, and later stages, from their own days."""
    ended = RAISED.with_stage("line-managers", on=ON + DAY).with_end(
        DisagreementEnd(on=ON + 2 * DAY, how="agreed")
    )
    case = a_case(disagreements=[ended])

    assert case.as_of(ON).case.disagreements == (RAISED,)
    assert case.as_of(ON + 2 * DAY).case.disagreements == (ended,)


def test_what_nobody_had_written_down_was_not_known() -> None:
    """A disagreement entered a week later did not bear on what was decided before."""
    late = Recorded(at=datetime(2026, 3, 9, 12, tzinfo=UTC), role="lead")
    case = a_case(disagreements=[evolve(RAISED, recorded=late)])
    then = datetime(2026, 3, 4, 12, tzinfo=UTC)

    assert case.as_of(ON + 2 * DAY, known_at=then).case.disagreements == ()
    assert len(case.as_of(ON + 2 * DAY, known_at=late.at).case.disagreements) == 1


def test_what_it_names_must_stand_in_the_case() -> None:
    """Children, the plan, a referral made meanwhile; and each id once."""
    loose = evolve(
        RAISED,
        children=("nobody",),
        plan="p9",
        safety=(SafetyAction(on=ON, referral="r9"),),
    )
    with pytest.raises(Impossible) as refused:
        a_case(disagreements=[loose, RAISED])

    assert set(places(refused.value)) == {
        ("/disagreements/0/children/0", "unknown-reference"),
        ("/disagreements/0/plan", "unknown-reference"),
        ("/disagreements/0/safety/0/referral", "unknown-reference"),
        ("/disagreements/1/id", "repeated-id"),
    }


def test_it_stands_in_the_chronology() -> None:
    """When it was raised, answered and ended, in words that name nobody."""
    told = [
        (e.kind, e.what) for e in everything().chronology() if "isagreement" in e.path
    ]

    assert ("disagreement", "raised") in told
    assert ("stage reached", "answered") in told
    assert ("safety action", "on that day") in told


def test_it_is_found_in_a_comparison_and_survives_a_merge() -> None:
    """Two records of one family, of which one knows of it."""
    plain, knowing = a_case(), a_case(disagreements=[RAISED])

    assert [change.path for change in diff(plain, knowing)] == ["/disagreements/0"]
    assert merge(plain, knowing, id="c1").case.disagreements == (RAISED,)


def test_its_words_are_taken_out_for_who_must_not_know_whose_it_is() -> None:
    """That it happened, and how it went, stays."""
    [shown] = pseudonymised(
        everything(), key=b"k" * 32, purpose="a study"
    ).disagreements

    assert shown.about.value == "level-of-need"
    assert shown.words is not None
    assert shown.words.reveal() == "taken out"
    assert shown.id != "d1"


@pytest.mark.parametrize(
    ("reader", "seen"),
    [
        ("mother", None),
        ("father", None),
        ("refuge", True),
        ("statutory-team", False),
        ("nursing", False),
        ("housing", None),
    ],
)
def test_who_sees_it(reader: str, seen: bool | None) -> None:  # noqa: FBT001 - a table
    """No family member; the team in words; the two agencies without anybody's words."""
    shown = everything().view_for(reader, ON).case.disagreements

    assert [d.words is not None for d in shown] == ([] if seen is None else [seen])
    assert [len(d.stages) for d in shown] == ([] if seen is None else [1])


# --- as facts of a procedure


def facts(case: Case, on: date = ON, child: str | None = None) -> Facts:
    """What the case says for the ladder."""
    return procedure_facts(case, LADDER, on=on, child=child)


def test_an_open_disagreement_says_where_it_stands() -> None:
    """Asked of the family, or of a child it is about."""
    case = a_case(disagreements=[evolve(RAISED, children=("otto",))])

    assert [facts(case, child=c).level for c in (None, "otto", "willa")] == [
        "practitioners",
        "practitioners",
        None,
    ]
    assert facts(case, on=ON + 3 * DAY).disagreement_time_up is YesNo.YES


@pytest.mark.parametrize(
    "others",
    [
        [evolve(RAISED, id="d2")],
        [],
    ],
    ids=["two are open", "it ended"],
)
def test_where_nobody_can_say_which_is_meant_nothing_is_said(
    others: list[Disagreement],
) -> None:
    """Two that are open, or none."""
    first = (
        RAISED
        if others
        else RAISED.with_end(DisagreementEnd(on=ON + DAY, how="agreed"))
    )
    case = a_case(disagreements=[first, *others])

    assert facts(case, on=ON + DAY).level is None


def test_a_disagreement_on_another_ladder_is_not_this_one() -> None:
    """Nor one of which nobody said which ladder it walks."""
    case = a_case(disagreements=[evolve(RAISED, pathway=None)])

    assert facts(case).level is None
    with pytest.raises(UnknownName):
        procedure_facts(a_case(), LADDER, on=ON, child="nobody")


def test_what_was_given_for_a_move_between_levels_says_nothing_here() -> None:
    """An authorised step up to social work is no authority for a prosecution."""
    case = a_case(
        authorisations=[
            Authorisation(
                kind="step-up", role="authorised officer", on=ON, granted="yes"
            )
        ]
    )

    assert procedure_facts(case, ATTENDANCE, on=ON).authorised_by is None


def test_what_is_stated_goes_before_what_is_read() -> None:
    """And the day and the child are those that were asked about."""
    stated = Facts(on=ON, level="line-managers", harm="concern-below")
    case = a_case(disagreements=[RAISED])
    found = procedure_facts(case, LADDER, on=ON, child="otto", stated=stated)

    assert (found.level, found.harm.value, found.about.value) == (
        "line-managers",
        "concern-below",
        "child",
    )


def a_register(missed: int, *, holding: HoldingLike | None = "every-session") -> Case:
    """Otto's register of two school weeks in which he missed so many sessions."""
    days = [date(2026, 2, day) for day in (2, 3, 4, 5, 6, 9, 10, 11, 12, 13)]
    halves = [(day, half) for day in days for half in ("am", "pm")]
    return a_case(
        attendance=[
            AttendanceRecord(
                pupil="otto",
                period=Period(start=date(2024, 8, 19)),
                holding=holding,
                sessions=tuple(
                    Session(on=day, half=Half(half), code="O" if n < missed else "/")
                    for n, (day, half) in enumerate(halves)
                ),
            )
        ]
    )


@pytest.mark.parametrize(
    ("case", "child", "reached"),
    [
        (a_register(10), "otto", YesNo.YES),
        (a_register(9), "otto", YesNo.NO),
        (a_register(9, holding=None), "otto", None),
        (a_register(10), "willa", None),
        (a_register(10), None, None),
        (a_case(), "otto", None),
    ],
)
def test_a_register_says_whether_the_threshold_is_reached(
    case: Case, child: str | None, reached: YesNo | None
) -> None:
    """Ten in ten school weeks; what is not whole cannot say that it was not."""
    found = procedure_facts(case, ATTENDANCE, on=ON, child=child, rules=RULES)

    assert found.notice_threshold_reached is reached


def test_without_rules_of_that_day_nobody_can_say() -> None:
    """No edition, and a day before there was a national threshold."""
    case = a_register(10)

    assert [
        procedure_facts(
            case, ATTENDANCE, on=on, child="otto", rules=rules
        ).notice_threshold_reached
        for on, rules in (
            (ON, None),
            (date(2024, 1, 8), RULES),
            (date(2010, 1, 4), RULES),
        )
    ] == [None, None, None]
