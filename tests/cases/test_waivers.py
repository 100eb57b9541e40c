"""
Waivers as a case keeps them: when they show, to whom, and where they are found.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from earlyhelp_core import wire
from earlyhelp_core.cases import (
    Case,
    Entry,
    LeftOut,
    WhyLeftOut,
    diff,
    digest,
    merge,
    pseudonymised,
    what_may_be_given,
)
from earlyhelp_core.errors import Impossible, Misuse
from earlyhelp_core.fields import evolve
from earlyhelp_core.people import Withdrawal
from earlyhelp_core.sources import Recorded
from earlyhelp_core.transitions import Waiver
from tests.cases.builders import ON, a_case
from tests.cases.records import everything, texts_in
from tests.transitions.builders import places

DAY = timedelta(days=1)
WAIVER = Waiver(
    requirement="closing-meeting-or-updates",
    kind="close",
    by="service manager",
    reason="A meeting would not be safe.",
    granted=ON,
    until=ON + 9 * DAY,
)


def test_it_is_added_and_says_who_wrote_it_down() -> None:
    """It goes by no id: another may be added, and none put in its place."""
    stamp = Recorded(at=datetime(2026, 3, 2, 16, tzinfo=UTC), role="business support")
    case = a_case().with_record(WAIVER, recorded=stamp)

    assert case.waivers == (evolve(WAIVER, recorded=stamp),)
    with pytest.raises(Misuse) as refused:
        case.with_changed(WAIVER)
    assert [p.code for p in refused.value.problems] == ["not-changeable"]


def test_it_names_a_level_of_the_case() -> None:
    """Or none, which is whichever the move leads to."""
    assert a_case(waivers=[evolve(WAIVER, to="universal")]).waivers
    with pytest.raises(Impossible) as refused:
        a_case(waivers=[evolve(WAIVER, to="elsewhere")])

    assert [place for place, _ in places(refused.value)] == ["/waivers/0/to"]


@pytest.mark.parametrize(
    ("on", "hour", "many"),
    [
        (ON - DAY, None, 0),
        (ON, None, 1),
        (ON + 30 * DAY, None, 1),
        (ON + 4 * DAY, 15, 0),
        (ON + 4 * DAY, 16, 1),
    ],
    ids=["not granted yet", "granted", "ended", "not yet written down", "written down"],
)
def test_a_case_shows_it_as_the_day_and_the_moment_saw_it(
    on: date, hour: int | None, many: int
) -> None:
    """One that has ended still shows: it was granted."""
    late = Recorded(at=datetime(2026, 3, 6, 16, tzinfo=UTC))
    case = a_case(waivers=[evolve(WAIVER, recorded=late)])
    known = None if hour is None else datetime(2026, 3, 6, hour, tzinfo=UTC)

    assert len(case.as_of(on, known).case.waivers) == many


def test_it_stands_in_the_chronology() -> None:
    """When it was granted, in what role, and its last day."""
    place = {"kind": "waiver", "path": "/waivers/0", "by_role": "service manager"}

    assert a_case(waivers=[WAIVER]).chronology() == (
        Entry(on=ON, what="granted", **place),
        Entry(on=ON + 9 * DAY, what="until", **place),
    )


def test_who_took_an_agreement_back_is_no_role() -> None:
    """A person is named by what they are about, and never as a role."""
    agreement = (
        everything().agreements[0].with_withdrawal(Withdrawal(on=ON, by="mother"))
    )
    case = evolve(everything(), agreements=(agreement,))
    found = [e for e in case.chronology() if e.kind == "withdrawal"]

    assert [(e.by_role, e.about) for e in found] == [(None, ("mother",))]


def test_it_is_found_in_a_comparison_and_survives_a_merge() -> None:
    """Two of two records stand beside each other: neither contradicts the other."""
    plain, knowing = a_case(), a_case(waivers=[WAIVER])
    other = evolve(WAIVER, by="team manager")
    both = merge(knowing, a_case(waivers=[WAIVER, other]), id="c1")

    assert [change.path for change in diff(plain, knowing)] == ["/waivers/0"]
    assert digest(plain) != digest(knowing)
    assert merge(plain, knowing, id="c1").case.waivers == (WAIVER,)
    assert (both.case.waivers, both.conflicts) == ((WAIVER, other), ())


def test_its_reason_is_taken_out_for_who_must_not_know_whose_it_is() -> None:
    """That it was granted, by which role and for how long, stays."""
    [shown] = pseudonymised(
        a_case(waivers=[WAIVER]), key=b"k" * 32, purpose="a study"
    ).waivers

    assert shown == evolve(WAIVER, reason="taken out")


@pytest.mark.parametrize(
    ("reader", "many"),
    [
        ("mother", 0),
        ("father", 0),
        ("gran", 0),
        ("refuge", 1),
        ("nursing", 0),
        ("housing", 0),
    ],
)
def test_who_sees_it(reader: str, many: int) -> None:
    """The team; no family member, from whom its reason may be kept; no one else."""
    view = everything().view_for(reader, ON)

    assert len(view.case.waivers) == many
    assert ("He must not learn where she lives." in texts_in(view.case)) is bool(many)


def test_what_one_person_may_be_given_leaves_it_out_and_says_so() -> None:
    """To the officer who weighs it, and to nobody else."""
    view = what_may_be_given(everything(), "mother", ON)

    assert view.case.waivers == ()
    assert LeftOut(what="waiver", why=WhyLeftOut.BETWEEN_AGENCIES) in view.left_out


def test_it_is_written_and_read_again() -> None:
    """As a list of the case."""
    case = a_case(waivers=[WAIVER])

    assert wire.loads(wire.dumps(case), Case) == case
    assert "waivers" in wire.to_data(case)
    assert "waivers" not in wire.to_data(a_case())
