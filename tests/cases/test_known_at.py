"""
What was known at a moment, which is not what was true on a day.
"""

from __future__ import annotations

from datetime import date, timedelta

from earlyhelp_core.assessments import HarmConsideration
from earlyhelp_core.contacts import Contact, FrontDoorOutcome, Notice, Referral
from earlyhelp_core.fields import evolve
from earlyhelp_core.people import (
    AgreementToSupport,
    Asked,
    EndingDiscussion,
    Family,
    Household,
    Membership,
    Person,
    Withdrawal,
)
from earlyhelp_core.plans import FamilyPlan
from earlyhelp_core.sources import Recorded
from earlyhelp_core.transitions import Handover
from tests.cases.builders import FAMILY, ON, a_case
from tests.cases.records import NOON

DAY = timedelta(days=1)
THEN, LATER = Recorded(at=NOON), Recorded(at=NOON + DAY)


def test_a_record_shows_from_the_moment_it_was_written_down() -> None:
    """True on the day before, and known only since."""
    found = HarmConsideration(on=ON - DAY, finding="suspected", recorded=THEN)
    case = a_case(harm=(found,))

    assert [
        case.as_of(ON, known_at=at).case.harm for at in (NOON - DAY, NOON, NOON + DAY)
    ] == [(), (found,), (found,)]


def test_without_a_moment_all_that_is_known_now_shows() -> None:
    """None is now, not never."""
    case = a_case(harm=(HarmConsideration(on=ON, finding="none", recorded=LATER),))

    assert case.as_of(ON).case == case


def test_what_says_nothing_goes_by_what_holds_it_and_then_by_the_document() -> None:
    """An answer by its agreement, an agreement by the case."""
    agreement = AgreementToSupport(
        id="g1", scope="a plan", asked=(Asked(person="mother", said="agrees", on=ON),)
    )
    stamped = evolve(agreement, id="g2", recorded=THEN)
    case = a_case(
        agreements=(agreement, stamped), recorded=LATER, starts_at="universal"
    )
    then = case.as_of(ON, known_at=NOON).case

    assert then.agreements == (stamped,)
    assert (then.starts_at, then.recorded) == (None, None)
    assert case.as_of(ON, known_at=NOON + DAY).case == case


def test_people_stay_by_their_id_alone_where_the_document_came_later() -> None:
    """What refers to them still finds them; nothing else of them was known."""
    case = a_case(recorded=LATER)
    family: Family = case.as_of(ON, known_at=NOON).case.family

    assert family == Family(
        id="f1", people=tuple(Person(id=p.id) for p in case.family.people)
    )


def test_somebody_written_down_later_stays_by_their_id_alone() -> None:
    """Though the rest of the document is older; a stamp without a time says nothing."""
    mother, otto, willa = FAMILY.people
    people = (
        evolve(mother, recorded=Recorded(role="lead")),
        evolve(otto, recorded=LATER),
        evolve(willa, recorded=THEN),
    )
    case = a_case(family=evolve(FAMILY, people=people))
    then = case.as_of(ON, known_at=NOON).case.family.people

    assert then == (people[0], Person(id="otto"), people[2])


def test_what_people_are_to_each_other_is_known_from_its_own_moment() -> None:
    """A relationship, who belongs, a home and who lives in it."""
    home = Household(
        id="h1",
        members=(
            Membership(person="otto", recorded=LATER),
            Membership(person="willa", recorded=THEN),
        ),
    )
    edge = FAMILY.relationships[0]
    family = evolve(
        FAMILY,
        memberships=(
            *FAMILY.memberships[:2],
            evolve(home.members[1], recorded=LATER),
        ),
        relationships=(evolve(edge, recorded=LATER), *FAMILY.relationships[1:]),
        households=(home, Household(id="h2", recorded=LATER)),
    )
    then = a_case(family=family).as_of(ON, known_at=NOON).case.family

    assert [m.person for m in then.memberships] == ["mother", "otto"]
    assert then.relationships == FAMILY.relationships[1:]
    assert then.households == (evolve(home, members=home.members[1:]),)


def test_an_answer_and_a_withdrawal_written_down_late_were_not_known() -> None:
    """The agreement itself was; so were a notice and a decision of their own time."""
    agreement = AgreementToSupport(
        id="g1",
        scope="a plan",
        asked=(Asked(person="mother", said="agrees", on=ON - DAY),),
        withdrawn=Withdrawal(on=ON, recorded=LATER),
        recorded=THEN,
    )
    late = evolve(agreement.asked[0], on=ON, recorded=LATER)
    case = a_case(
        agreements=(evolve(agreement, asked=(*agreement.asked, late)),),
        notices=(Notice(to="family", on=ON, about="closure", recorded=LATER),),
        endings=(EndingDiscussion(on=ON, outcome="agrees-to-end", recorded=LATER),),
    )
    then = case.as_of(ON, known_at=NOON).case

    assert then.agreements == (evolve(agreement, withdrawn=None),)
    assert (then.notices, then.endings) == ((), ())


def test_an_outcome_written_down_late_was_not_known() -> None:
    """The referral was, and nobody had answered it as far as anybody could see."""
    outcome = FrontDoorOutcome(decision="accepted", on=ON, recorded=LATER)
    referral = Referral(
        id="r1",
        received=ON,
        from_role="nurse",
        to="targeted",
        outcome=outcome,
        recorded=THEN,
    )
    case = a_case(referrals=(referral,))

    assert case.as_of(ON, known_at=NOON).case.referrals[0].outcome is None
    assert case.as_of(ON, known_at=NOON + DAY).case == case


def test_what_nobody_stamped_cannot_be_known_before_its_day() -> None:
    """A contact of tomorrow, and an end that was not written down yet."""
    case = a_case(
        contacts=(Contact(id="k1", received=ON + DAY, from_role="teacher"),),
        plans=(FamilyPlan(id="p1", started=ON, ended=ON + DAY, recorded=THEN),),
    )
    then = case.as_of(ON + 9 * DAY, known_at=NOON).case

    assert then.contacts == ()
    assert then.plans[0].ended is None


def test_a_stamped_plan_for_tomorrow_is_known_today() -> None:
    """Written down today, true from tomorrow, and shown from tomorrow."""
    case = a_case(harm=(HarmConsideration(on=ON + DAY, finding="none", recorded=THEN),))

    assert [len(case.as_of(on, known_at=NOON).case.harm) for on in (ON, ON + DAY)] == [
        0,
        1,
    ]


def test_a_countersignature_shows_from_its_moment() -> None:
    """It is a fact of its own within the assessment."""
    from_day = date(2026, 3, 1)
    contact = Contact(id="k1", received=from_day, from_role="nurse", recorded=LATER)
    referral = Referral(
        id="r1",
        contact="k1",
        received=from_day,
        from_role="nurse",
        to="targeted",
        recorded=THEN,
    )
    case = a_case(contacts=(contact,), referrals=(referral,))
    then = case.as_of(ON, known_at=NOON).case

    assert (then.contacts, then.referrals[0].contact) == ((), None)


def test_an_answer_written_down_late_was_given_before_it_was_known() -> None:
    """A handover's by its own stamp, a referral's and its withdrawal's by theirs."""
    handover = Handover(id="h1", kind="step-down", proposed=ON - DAY, recorded=THEN)
    referral = Referral(
        id="r1", received=ON - DAY, from_role="nurse", to="targeted", recorded=THEN
    )
    answered = a_case(
        handovers=(handover.accept(on=ON, recorded=LATER),),
        referrals=(
            referral.accept(on=ON, recorded=LATER),
            evolve(referral, id="r2").withdraw(on=ON, recorded=LATER),
        ),
    )
    waiting = a_case(
        handovers=(handover,),
        referrals=(referral, evolve(referral, id="r2")),
    )

    assert answered.as_of(ON, known_at=NOON).case == waiting
    assert answered.as_of(ON, known_at=NOON + DAY).case == answered
