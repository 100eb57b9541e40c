"""
Brothers and sisters at different levels, families who come back, and a move of house.
"""

from __future__ import annotations

from datetime import date

from earlyhelp_core import partnerships, wire
from earlyhelp_core.assessments import Assessment, HarmConsideration
from earlyhelp_core.cases import (
    Case,
    ReferralAnchorLike,
    Transfer,
    WhatIsAsked,
    repeat_referrals,
    returns,
    time_in_level,
)
from earlyhelp_core.contacts import Notice, Referral
from earlyhelp_core.dates import Period, Span
from earlyhelp_core.fields import evolve
from earlyhelp_core.ids import PersonId
from earlyhelp_core.people import (
    AgreementToSupport,
    Asked,
    EndingDiscussion,
    Family,
    LegalBasisLike,
    LegalStatus,
    Membership,
    Person,
    Relationship,
)
from earlyhelp_core.transitions import Handover, Kind, KindLike, Move

CHELSEA = partnerships.load("kensington-and-chelsea", on=date(2022, 6, 1))
KINGSTON = partnerships.load("kingston-and-richmond", on=date(2022, 6, 1))
CHILDREN = ("bram", "isolde")
YEAR = Span.parse("12 months")

FAMILY = Family(
    id="f1",
    people=(
        Person(id="mother", sex="female"),
        Person(id="bram", born=date(2008, 4, 2)),
        Person(id="isolde", born=date(2013, 9, 9)),
    ),
    memberships=tuple(Membership(person=p) for p in ("mother", *CHILDREN)),
    relationships=tuple(
        Relationship(
            from_="mother", kind="parent-of", to=child, parental_responsibility="yes"
        )
        for child in CHILDREN
    ),
)


def move(  # noqa: PLR0913 - a move has as many parts
    id_: str,
    kind: KindLike,
    on: date,
    *,
    to: str | None = None,
    from_: str | None = None,
    children: tuple[str, ...] = (),
) -> Move:
    """A step that was really taken."""
    return Move(id=id_, kind=kind, from_=from_, to=to, children=children, effective=on)


def status(child: str, basis: LegalBasisLike, since: date) -> LegalStatus:
    """A child's legal status from a day on."""
    return LegalStatus(child=child, basis=basis, period=Period(start=since))


AUTUMN = Case(
    id="c1",
    ladder=CHELSEA.framework.ladder,
    family=FAMILY,
    moves=(
        move("m1", "open", date(2022, 1, 10), from_="universal", to="targeted"),
        move("m2", "step-up", date(2022, 4, 4), to="statutory", children=("isolde",)),
    ),
    legal_statuses=(
        status("bram", "none", date(2022, 4, 4)),
        status("isolde", "child-protection-plan", date(2022, 4, 20)),
    ),
    harm=(HarmConsideration(on=date(2022, 9, 5), finding="concern-below"),),
    assessments=(
        Assessment(
            id="a1",
            kind="early-help-assessment",
            started=date(2022, 9, 1),
            children=CHILDREN,
        ),
    ),
    endings=(
        EndingDiscussion(on=date(2022, 9, 12), outcome="agrees-to-end", informed="yes"),
    ),
    notices=(
        Notice(to="family", on=date(2022, 9, 13), about="closure", route_back="yes"),
        Notice(to="universal-services", on=date(2022, 9, 13), about="closure"),
    ),
)


def test_a_closure_asked_of_a_family_with_one_child_on_a_protection_plan() -> None:
    """The family stands where she stands; her brother may close by himself."""
    on = date(2022, 9, 20)
    answer = CHELSEA.ask_each(AUTUMN, "close", on=on)

    assert (answer.level.level, answer.level.whose) == ("statutory", ("isolde",))
    assert [(c.child, c.level) for c in answer.not_concerned] == [("bram", "targeted")]
    assert (answer.met, answer.not_considered) == (False, ())
    down = CHELSEA.ask_each(AUTUMN, "step-down", to="targeted", on=on)
    assert "no-protection-plan-or-order" in {
        finding.requirement for whom, finding in down.outstanding if whom == "isolde"
    }
    assert "bram" not in {whom for whom, _ in down.outstanding}
    assert CHELSEA.ask(AUTUMN, "close", child="bram", on=on).met


def test_she_comes_off_the_plan_and_the_family_closes_together() -> None:
    """Each child's path is told; the family's is one stretch, from first to last."""
    bram, isolde = ((child,) for child in CHILDREN)
    closed = AUTUMN
    for step in (
        move("m3", "close", date(2022, 9, 26), to="universal", children=bram),
        move("m4", "step-down", date(2023, 1, 9), to="targeted", children=isolde),
        move("m5", "close", date(2023, 4, 3), to="universal", children=isolde),
    ):
        closed = closed.with_move(step)
    on = date(2023, 5, 1)
    (family,) = closed.episodes(on)

    assert (family.opened, family.ended) == (date(2022, 1, 10), date(2023, 4, 3))
    assert closed.episodes(on, "bram")[0].ended == date(2022, 9, 26)
    assert [
        (stay.child, stay.level, stay.days)
        for stay in time_in_level(closed, on)
        if stay.level != "universal"
    ] == [
        ("bram", "targeted", 259),
        ("isolde", "targeted", 84),
        ("isolde", "statutory", 280),
        ("isolde", "targeted", 84),
    ]


def asked_for(id_: str, on: date, *about: str) -> Referral:
    """A referral from school."""
    return Referral(id=id_, received=on, from_role="school", to="targeted", about=about)


CAME_BACK = Case(
    id="c2",
    ladder=CHELSEA.framework.ladder,
    family=FAMILY,
    referrals=(
        asked_for("r1", date(2021, 9, 6), "bram"),
        asked_for("r2", date(2022, 8, 29), "isolde"),
        asked_for("r3", date(2023, 3, 1), "bram"),
    ),
    moves=(
        move("m1", "open", date(2021, 9, 20), from_="universal", to="targeted"),
        move("m2", "close", date(2022, 2, 28), to="universal", children=("bram",)),
        move("m3", "close", date(2022, 5, 30), to="universal", children=("isolde",)),
        move("m4", "reopen", date(2023, 3, 13), to="targeted", children=("bram",)),
    ),
)


def test_returned_within_twelve_months_by_each_anchor_and_unit() -> None:
    """Four counts of one family, and no two of them agree."""
    on = date(2023, 6, 1)

    def counted(anchor: ReferralAnchorLike, unit: str) -> list[tuple[str, date]]:
        found = repeat_referrals(CAME_BACK, YEAR, anchor, unit=unit, on=on)
        return [(repeat.referral, repeat.after) for repeat in found]

    closures = date(2022, 2, 28), date(2022, 5, 30)
    assert counted("previous-referral", "family") == [
        ("r2", date(2021, 9, 6)),
        ("r3", date(2022, 8, 29)),
    ]
    assert counted("previous-referral", "child") == []
    assert counted("previous-closure", "family") == [
        ("r2", closures[1]),
        ("r3", closures[1]),
    ]
    # Bram's own support had ended a year and a day before.
    assert counted("previous-closure", "child") == [("r2", closures[1])]


def test_support_that_was_taken_up_again() -> None:
    """More than a year after his own closure, within one of the family's."""
    on = date(2023, 6, 1)
    by_child = returns(CAME_BACK, unit="child", on=on, within=YEAR)
    (by_family,) = returns(CAME_BACK, unit="family", on=on, within=YEAR)

    assert by_child == ()
    assert (by_family.move, by_family.after) == ("m4", date(2022, 5, 30))
    assert by_family.anchor is Kind.CLOSE
    first, second = CAME_BACK.episodes(on)
    assert (first.ended, second.opened, second.is_open) == (
        date(2022, 5, 30),
        date(2023, 3, 13),
        True,
    )


def test_from_the_resilience_network_to_the_early_help_team() -> None:
    """2a to 2b: the assessment comes after, and there is no gap in who holds them."""
    on = date(2022, 6, 13)
    before = Case(
        id="c3",
        ladder=KINGSTON.framework.ladder,
        family=FAMILY,
        moves=(move("m1", "open", date(2022, 3, 7), from_="1", to="2a"),),
        agreements=(
            AgreementToSupport(
                id="g1",
                scope="help from the network and the Early Help Team",
                asked=(
                    Asked(
                        person="mother",
                        said="agrees",
                        on=date(2022, 6, 6),
                        capacity="parental-responsibility",
                    ),
                ),
            ),
        ),
    )
    proposed = Handover(
        id="h1", kind="lateral", to="2b", proposed=date(2022, 6, 8), same_lead="no"
    )
    waiting = before.with_record(proposed)
    accepted = before.with_record(evolve(proposed, accepted=on))

    assert [
        f.requirement for f in KINGSTON.ask(waiting, "lateral", on=on).outstanding
    ] == ["receiving-lead-accepted"]
    answer = KINGSTON.ask_each(accepted, "lateral", to="2b", on=on)
    assert (answer.met, [c.child for c in answer.children]) == (True, [*CHILDREN])
    assert answer.whole.obligations[0].by == "the Early Help Team"

    after = accepted.with_move(move("m2", "lateral", on, from_="2a", to="2b"))
    assert (after.level(on), len(after.episodes(on))) == ("2b", 1)
    assert returns(after, unit="family", on=on) == ()


def test_moving_to_another_borough_in_the_middle_of_a_plan() -> None:
    """Candidates for each child, nothing carried over that somebody must decide."""
    on = date(2022, 9, 20)
    document = wire.dumps(CHELSEA.transfer(AUTUMN, to=KINGSTON, on=on))
    # So far Chelsea; what follows is read in Kingston.
    read = wire.loads(document, Transfer)
    candidates: dict[PersonId, tuple[str, ...]] = {
        child.child: child.candidates for child in read.children
    }
    asked = [item.what for item in read.asked_again]

    assert candidates == {"bram": ("2a", "2b", "3"), "isolde": ("3", "4")}
    assert asked[:3] == [
        WhatIsAsked.HARM,
        WhatIsAsked.LEVEL,
        WhatIsAsked.PROTECTION_PLAN,
    ]
    gone = AUTUMN.with_move(move("m3", "transfer-out", date(2022, 10, 3)))
    (episode,) = gone.episodes(date(2022, 11, 1))
    assert (episode.ended, episode.ended_by) == (
        date(2022, 10, 3),
        Kind.TRANSFER_OUT,
    )
    assert gone.chronology()[-1].what == "transfer out"
