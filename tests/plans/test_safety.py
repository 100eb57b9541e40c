"""
Safety plans: who they protect, who may learn of them, and who must not.
"""

from __future__ import annotations

from datetime import date

import pytest

from earlyhelp_core.answers import YesNo
from earlyhelp_core.errors import Impossible
from earlyhelp_core.fields import evolve
from earlyhelp_core.ids import AgencyId, PersonId, PlanId
from earlyhelp_core.plans import (
    AgencyOwner,
    FamilyOwner,
    FamilyPlan,
    PlanAgreement,
    Response,
    SafetyPlan,
    SafetyStep,
)

MARCH, APRIL, MAY, JUNE = (date(2026, month, 1) for month in (3, 4, 5, 6))
MOTHER, FATHER, CHILD, AUNT = (
    PersonId(name) for name in ("mother", "father", "child", "aunt")
)

SAFETY = SafetyPlan(
    made=MARCH,
    protects=(CHILD,),
    triggers="Pay day.",
    warning_signs="He stops answering.",
    safe_people="Gran, and the neighbour at the end.",
    safe_places="The library.",
    steps=(
        SafetyStep(what="Ring Gran.", owner=FamilyOwner(person=CHILD), when="At once."),
        SafetyStep(what="Ring.", owner=AgencyOwner(agency=AgencyId("school"))),
        SafetyStep(what="Keep a bag packed."),
    ),
    agreed=(PlanAgreement(person=MOTHER, said=Response.AGREES, on=MARCH),),
    reviewed=(APRIL, MAY),
    review_due=JUNE,
    not_to_be_told=(FATHER,),
)


def test_nothing_comes_before_the_plan_was_made() -> None:
    """Neither its end, nor a review, nor the day of the next."""
    early = date(2026, 2, 1)
    with pytest.raises(Impossible) as refused:
        evolve(SAFETY, ended=early, review_due=early, reviewed=(APRIL, early))

    assert [(p.path, p.code) for p in refused.value.problems] == [
        ("/ended", "ends-before-start"),
        ("/review_due", "ends-before-start"),
        ("/reviewed/1", "before-start"),
    ]


def test_a_day_of_review_is_a_day() -> None:
    """The place of what is none is told."""
    with pytest.raises(Impossible) as refused:
        evolve(SAFETY, reviewed=[APRIL, "May"])

    assert [(p.path, p.code) for p in refused.value.problems] == [
        ("/reviewed/1", "not-a-date")
    ]


def test_it_stands_from_the_day_it_was_made() -> None:
    """To its last day, if it has one."""
    ended = evolve(SAFETY, ended=MAY)

    assert SAFETY.dated == MARCH
    assert [ended.is_standing(on) for on in (date(2026, 2, 1), MARCH, MAY, JUNE)] == [
        False,
        True,
        True,
        False,
    ]
    assert SAFETY.is_standing(JUNE)


def test_its_review_is_overdue_from_the_day_after() -> None:
    """While it stands, and where a day was set."""
    after = date(2026, 6, 2)
    plans = (
        SAFETY,
        evolve(SAFETY, review_due=None),
        evolve(SAFETY, ended=JUNE),
    )

    assert not SAFETY.is_review_overdue(JUNE)
    assert [plan.is_review_overdue(after) for plan in plans] == [True, False, False]


@pytest.mark.parametrize(
    ("person", "may"),
    [(MOTHER, YesNo.YES), (CHILD, YesNo.YES), (FATHER, YesNo.NO), (AUNT, None)],
)
def test_who_may_be_told(person: str, may: YesNo | None) -> None:
    """Whoever answered or has a part in it, unless it names them."""
    assert SAFETY.may_be_told(PersonId(person)) is may


@pytest.mark.parametrize("response", [Response.COULD_NOT_ANSWER, Response.NOT_ASKED])
def test_who_has_not_answered_may_not_know_of_it(response: Response) -> None:
    """Perhaps nobody could speak with them alone."""
    asked = PlanAgreement(person=AUNT, said=response)

    assert evolve(SAFETY, agreed=(asked,)).may_be_told(AUNT) is None


def test_not_being_told_goes_before_everything() -> None:
    """Also for whoever has agreed to it before."""
    assert evolve(SAFETY, not_to_be_told=(MOTHER,)).may_be_told(MOTHER) is YesNo.NO


@pytest.mark.parametrize(
    ("person", "exposed"), [(MOTHER, True), (CHILD, True), (FATHER, False)]
)
def test_a_plan_that_names_the_wrong_person_says_so(
    person: str, *, exposed: bool
) -> None:
    """Asked about it, or with a part in it: somebody must act."""
    plan = evolve(SAFETY, not_to_be_told=(PersonId(person),))

    assert plan.exposed_to() == ((person,) if exposed else ())


def test_that_nobody_asked_exposes_nothing() -> None:
    """To have been asked, and given no answer, does."""
    answers = {
        response: evolve(
            SAFETY, agreed=(PlanAgreement(person=FATHER, said=response),)
        ).exposed_to()
        for response in (Response.NOT_ASKED, Response.COULD_NOT_ANSWER)
    }

    assert answers == {
        Response.NOT_ASKED: (),
        Response.COULD_NOT_ANSWER: (FATHER,),
    }


def test_as_of_a_day_later_facts_are_hidden() -> None:
    """Answers, reviews and the end show from their day; the day due stays."""
    ended = evolve(SAFETY, ended=JUNE)

    assert ended.as_of(APRIL) == evolve(SAFETY, reviewed=(APRIL,))
    assert ended.as_of(JUNE) == ended


def test_a_plan_holds_its_safety_plans() -> None:
    """Those that stood on a day, and those that had been made."""
    ended = evolve(SAFETY, ended=APRIL)
    second = evolve(SAFETY, made=MAY, reviewed=())
    plan = (
        FamilyPlan(id=PlanId("plan-1"), started=MARCH)
        .with_safety_plan(ended)
        .with_safety_plan(second)
    )

    assert [plan.standing_safety_plans(on) for on in (MARCH, MAY)] == [
        (ended,),
        (second,),
    ]
    assert plan.as_of(MARCH).safety_plans == (evolve(SAFETY, reviewed=()),)


@pytest.mark.parametrize(
    ("person", "kept"), [(MOTHER, 1), (FATHER, 0), (AUNT, 0), (CHILD, 1)]
)
def test_a_plan_is_shown_without_what_is_not_safe_to_tell(
    person: str, kept: int
) -> None:
    """Nor what nobody has considered."""
    plan = FamilyPlan(id=PlanId("plan-1"), started=MARCH, safety_plans=(SAFETY,))

    assert plan.safe_for(PersonId(person)) == evolve(
        plan, safety_plans=(SAFETY,) * kept
    )


def test_even_that_there_is_one_hides_itself() -> None:
    """Nothing of it is in what a log would show of the plan, nor of itself."""
    plan = FamilyPlan(id=PlanId("plan-1"), started=MARCH, safety_plans=(SAFETY,))
    shown = f"{SAFETY!r}{SAFETY.steps[0]!r}"

    assert "safety" not in repr(plan)
    assert [word in shown for word in ("Gran", "library", "father", "child")] == [
        False
    ] * 4
