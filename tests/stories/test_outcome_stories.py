"""
Outcomes as practice meets them: a term, a star, a questionnaire, an old claim.
"""

from __future__ import annotations

from datetime import date

from earlyhelp_core import partnerships
from earlyhelp_core.answers import YesNo
from earlyhelp_core.fields import evolve
from earlyhelp_core.ids import PersonId
from earlyhelp_core.outcomes import (
    CountBy,
    FoundNeed,
    Informant,
    Instrument,
    OutcomeClaim,
    Reading,
    WhyNoBand,
    averages,
    band,
    band_change,
    change,
    claim,
)

BOROUGH = partnerships.load("kensington-and-chelsea", on=date(2022, 6, 1))
CHILD = PersonId("child-1")
AUTUMN, SPRING, SUMMER = date(2021, 10, 4), date(2022, 2, 7), date(2022, 6, 1)


def instrument(id_: str) -> Instrument:
    """One that the borough measures with."""
    (found,) = (one for one in BOROUGH.instruments if one.id == id_)
    return found


def read(measure: str, on: date, value: float, by: str | None = None) -> Reading:
    """What was read of the child."""
    return Reading(
        measure=measure,
        about=CHILD,
        on=on,
        value=value,
        informant=Informant(by) if by else None,
    )


def test_a_term_of_inclusion_work() -> None:
    """
    Behaviour points fall, attendance rises, and each is told by its own direction.

    School counts; the library says which way is better because the measure does.
    """
    plan = instrument("family-plan-measures")
    readings = [
        read("behaviour-points", AUTUMN, 108),
        read("attendance", AUTUMN, 71),
        read("behaviour-points", SUMMER, 42),
        read("attendance", SUMMER, 90),
    ]
    points, share = (change(m, readings, about=CHILD) for m in plan.measures)

    assert points is not None
    assert share is not None
    assert (points.difference, points.improved) == (-66, YesNo.YES)
    assert (share.difference, share.improved) == (19, YesNo.YES)


def test_goals_that_a_family_scored_together() -> None:
    """
    Two goals in autumn, one scored in between, both at the end.

    The average moves by three: further than chance alone would, as practice has it.
    One goal by itself has no such rule, and nobody pretends it has.
    """
    goals = instrument("goal-based-outcomes")
    readings = [
        read("gbo-goal-1", AUTUMN, 2, "together"),
        read("gbo-goal-2", AUTUMN, 4, "together"),
        read("gbo-goal-1", SPRING, 3, "together"),
        read("gbo-goal-1", SUMMER, 7, "together"),
        read("gbo-goal-2", SUMMER, 5, "together"),
    ]
    together = Informant.TOGETHER
    mean = change(
        goals.measure("gbo-mean"),
        averages(goals, "gbo-mean", readings, about=CHILD, informant=together),
        about=CHILD,
        informant=together,
        instrument=goals,
    )
    second = change(
        goals.measure("gbo-goal-2"),
        readings,
        about=CHILD,
        informant=together,
        instrument=goals,
    )

    assert mean is not None
    assert second is not None
    assert (mean.difference, mean.reliable) == (3, YesNo.YES)
    assert (second.difference, second.improved, second.reliable) == (1, YesNo.YES, None)


def test_a_star_scored_alone_when_contact_was_not_sustained() -> None:
    """
    The practitioner's own star stands beside the one scored together, never after it.
    """
    star = instrument("family-star-plus")
    routine = star.measure("family-star-plus-family-routine")
    readings = [
        read(routine.id, AUTUMN, 3, "together"),
        read(routine.id, SUMMER, 5, "practitioner"),
    ]

    assert [
        change(routine, readings, about=CHILD, informant=who)
        for who in (Informant.TOGETHER, Informant.PRACTITIONER)
    ] == [None, None]


def test_a_parent_and_a_teacher_see_a_child_differently() -> None:
    """
    One score, two informants, two bands; and each is followed by itself.

    Where nobody wrote down who answered, there is no band to guess at.
    """
    bands = instrument("sdq-uk-four-band")
    total = bands.measure("sdq-total")
    readings = [
        read("sdq-total", AUTUMN, 19, "parent"),
        read("sdq-total", AUTUMN, 19, "teacher"),
        read("sdq-total", SUMMER, 15, "parent"),
        read("sdq-total", SUMMER, 18, "teacher"),
        read("sdq-total", SUMMER, 18),
    ]
    steps = [
        change(total, readings, about=CHILD, informant=who)
        for who in (Informant.PARENT, Informant.TEACHER)
    ]
    moved = [band_change(bands, step) for step in steps if step is not None]

    assert [(m.first.word, m.last.word, m.bands_better) for m in moved] == [
        ("high", "slightly raised", 1),
        ("very high", "high", 1),
    ]
    assert band(bands, readings[-1]).why_none is WhyNoBand.INFORMANT_NOT_RECORDED


def test_an_old_claim_is_looked_at_again() -> None:
    """
    An auditor asks in 2026 of a claim made in 2024.

    On the day it was made it stood, counted by needs; the council's stricter reading,
    by headline outcomes, would have wanted one more. Today nothing can be claimed.
    """
    (rules,) = BOROUGH.claims
    held = date(2024, 2, 1)
    facts = OutcomeClaim(
        family="family-1",
        closed_on=date(2023, 7, 21),
        needs=(
            FoundNeed(need="1.1", evidenced="yes", met="yes", terms_held=2),
            FoundNeed(need="5.1", evidenced="yes", met="yes", held_on=held),
            FoundNeed(need="5.2", evidenced="yes", met="yes", held_on=held),
        ),
        eligible_family="yes",
        lead_practitioner="yes",
        whole_family_assessment="yes",
        plan_covers_every_need="yes",
        support_delivered="yes",
    )
    stricter = evolve(rules, needs=evolve(rules.needs, count_by=CountBy.HEADLINE))
    made, today = date(2024, 3, 1), date(2026, 3, 2)

    assert claim(facts, rules, on=made).met
    assert [f.requirement for f in claim(facts, stricter, on=made).outstanding] == [
        "enough-needs"
    ]
    assert [f.requirement for f in claim(facts, rules, on=today).outstanding] == [
        "scheme-open"
    ]
