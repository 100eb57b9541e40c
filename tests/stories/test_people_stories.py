"""
Situations that practitioners meet, told from start to finish.
"""

from __future__ import annotations

from datetime import date

from earlyhelp_core import partnerships
from earlyhelp_core.answers import YesNo
from earlyhelp_core.dates import Period
from earlyhelp_core.fields import evolve
from earlyhelp_core.ids import PersonId
from earlyhelp_core.people import (
    Agreement,
    AgreementToSupport,
    Asked,
    Birth,
    EndingDiscussion,
    Family,
    Household,
    Membership,
    Person,
    Relationship,
    SharingQuestion,
    SharingRecord,
    Withdrawal,
    in_scope,
    sharing_basis,
)
from tests.people.builders import a_family, edge, ids_of

MOTHER, FATHER, CHILD = PersonId("mother"), PersonId("father"), PersonId("child")
START, PLAN, END = date(2026, 1, 12), date(2026, 2, 2), date(2026, 3, 9)


def parent(person: PersonId) -> Relationship:
    """A parent who holds parental responsibility for the child."""
    return Relationship(
        from_=person, kind="parent-of", to=CHILD, parental_responsibility="yes"
    )


def separated() -> Family:
    """Two parents apart; their daughter lives with each in turn."""
    since = Period(start=date(2024, 6, 1))
    return Family(
        id="f1",
        people=(
            Person(id=MOTHER, sex="female"),
            Person(id=FATHER, sex="male"),
            Person(id=CHILD, born=date(2014, 9, 1)),
        ),
        memberships=tuple(Membership(person=p) for p in (MOTHER, FATHER, CHILD)),
        relationships=(
            parent(MOTHER),
            parent(FATHER),
            edge(MOTHER, "ex-partner-of", FATHER),
        ),
        households=(
            Household(
                id="h1", members=(Membership(person=MOTHER), Membership(person=CHILD))
            ),
            Household(
                id="h2",
                members=(
                    Membership(person=FATHER, period=since),
                    Membership(person=CHILD, period=since),
                ),
            ),
        ),
    )


def test_separated_parents_one_agreeing() -> None:
    """Support goes on with the mother's yes; the father's no stays on the record."""
    family = separated()
    holders = family.holders_of_parental_responsibility(CHILD, START)
    assert ids_of(holders) == [MOTHER, FATHER]

    agreement = AgreementToSupport(id="g1", scope="a family plan", method="written")
    assert agreement.standing(START) is None

    agreement = agreement.with_answer(
        Asked(
            person=FATHER,
            said="does-not-agree",
            capacity="parental-responsibility",
            on=START,
            words="I want nothing to do with it.",
        )
    )
    assert agreement.standing(START) is Agreement.NOT_GIVEN

    agreement = agreement.with_answer(
        Asked(person=MOTHER, said="agrees", capacity="parental-responsibility", on=PLAN)
    )
    assert agreement.standing(START) is Agreement.NOT_GIVEN
    assert agreement.standing(PLAN) is Agreement.IN_WRITING
    assert agreement.dissenting(PLAN) == (FATHER,)


def test_a_child_in_two_households() -> None:
    """The child lives in both homes, and on an earlier day only in one."""
    family = separated()

    def homes(day: date) -> list[str]:
        return [home.id for home in family.households if CHILD in home.residents(day)]

    assert homes(START) == ["h1", "h2"]
    assert homes(date(2023, 1, 1)) == ["h1"]
    assert [family.label(p.id, START) for p in family.people] == [
        "mother",
        "father",
        "child, 11",
    ]
    then = family.as_of(date(2023, 1, 1))
    assert [home.members for home in then.households] == [
        (Membership(person=MOTHER), Membership(person=CHILD)),
        (),
    ]


def test_a_baby_expected() -> None:
    """Twins are expected, one is lost, one is born: each is followed as a person."""
    mother = Person(id=MOTHER, sex="female", born=date(1999, 4, 1))
    first, second = (
        Person(id=name, birth="unborn", due=date(2026, 6, 1)) for name in ("t1", "t2")
    )
    edges = [edge(MOTHER, "parent-of", name) for name in ("t1", "t2")]
    expecting = a_family(mother, first, second, edges=edges)
    assert ids_of(expecting.children_to_consider(START)) == ["t1", "t2"]
    assert expecting.label(second.id, START) == "unborn child 2"
    assert ids_of(expecting.children_to_consider(date(2024, 1, 1))) == []

    lost = evolve(second, birth=Birth.PREGNANCY_ENDED, pregnancy_ended=PLAN)
    born = evolve(first, birth=Birth.BORN, born=date(2026, 5, 20), sex="female")
    family = evolve(expecting, people=(mother, born, lost))
    summer = date(2026, 7, 1)
    assert ids_of(family.children_to_consider(summer)) == ["t1"]
    assert ids_of(family.members(summer)) == [MOTHER, "t1"]
    assert family.label(born.id, summer) == "child, under 1"
    assert family.label(lost.id, summer) == "pregnancy that ended"

    assert family.as_of(START) == evolve(expecting, people=(mother, first, second))


def test_a_young_person_of_seventeen_speaks_for_herself() -> None:
    """Her own yes stands, although her mother does not agree, until she is grown up."""
    girl = Person(id=CHILD, sex="female", born=date(2008, 8, 20))
    family = a_family(Person(id=MOTHER), girl, edges=[edge(MOTHER, "parent-of", CHILD)])
    assert (girl.age(START), girl.is_child(START)) == (17, YesNo.YES)

    agreement = AgreementToSupport(
        id="g1",
        scope="one-to-one youth support",
        asked=(
            Asked(person=CHILD, said="agrees", capacity="own-age", on=START),
            Asked(
                person=MOTHER,
                said="does-not-agree",
                capacity="parental-responsibility",
                on=START,
            ),
        ),
    )
    assert agreement.standing(START) is Agreement.GIVEN
    assert agreement.dissenting(START) == (MOTHER,)
    assert ids_of(family.children(date(2026, 8, 20))) == []
    assert family.label(CHILD, date(2026, 8, 20)) == "adult"


def test_agreement_withdrawn_mid_plan() -> None:
    """What was done under the agreement was done under it; from its end it is over."""
    agreed = AgreementToSupport(
        id="g1",
        scope="a team around the family",
        method="electronic",
        asked=(
            Asked(
                person=MOTHER,
                said="agrees",
                capacity="parental-responsibility",
                on=START,
            ),
        ),
    )
    ended = agreed.with_withdrawal(Withdrawal(on=END, by=MOTHER, informed="yes"))
    assert [ended.standing(day) for day in (START, PLAN, END)] == [
        Agreement.IN_WRITING,
        Agreement.IN_WRITING,
        Agreement.NOT_GIVEN,
    ]
    assert ended.as_of(PLAN) == agreed

    talk = EndingDiscussion(
        on=END, with_=(MOTHER,), informed="yes", outcome="wishes-to-end"
    )
    assert talk.decided_to_end is YesNo.YES

    # She comes back in the summer: a new yes, and the old ending stays told.
    again = ended.with_answer(
        Asked(
            person=MOTHER,
            said="agrees",
            capacity="parental-responsibility",
            on=date(2026, 7, 6),
        )
    )
    assert again.standing(date(2026, 7, 6)) is Agreement.IN_WRITING
    assert again.standing(END) is Agreement.NOT_GIVEN


def test_a_half_sibling_elsewhere() -> None:
    """The father's other child is no member, and is not forgotten."""
    family = separated()
    other = Person(id="other", born=date(2021, 3, 3))
    known = evolve(
        family,
        people=(*family.people, other),
        relationships=(*family.relationships, edge(FATHER, "parent-of", "other")),
    )

    assert ids_of(known.children(START)) == [CHILD]
    assert ids_of(known.children_to_consider(START)) == [CHILD, "other"]
    assert known.label(other.id, START) == "child 2, 4"

    # Her own mother is not recorded yet, so it stays open how much they share.
    found = known.kinship(START).relation_of(other.id, CHILD)
    assert found is not None
    assert found.words == "sibling or half-sibling of child 1 through father"

    # The girl does not know of her, and what she reads does not tell.
    unaware = evolve(
        known,
        relationships=(
            *family.relationships,
            evolve(edge(FATHER, "parent-of", "other"), not_known_to=(CHILD,)),
        ),
    )
    assert unaware.label(CHILD, START, CHILD) == "child, 11"
    assert ids_of(unaware.known_to(CHILD).people) == [MOTHER, FATHER, CHILD]
    assert ids_of(unaware.children_to_consider(START)) == [CHILD, "other"]


def test_agreement_withdrawn_does_not_unsay_a_lawful_share() -> None:
    """What was shared on the council's task stays lawfully shared; only help ends."""
    agreed = AgreementToSupport(
        id="g1",
        scope="a team around the family",
        method="written",
        asked=(
            Asked(
                person=MOTHER,
                said="agrees",
                capacity="parental-responsibility",
                on=START,
            ),
        ),
    )
    shared = SharingRecord(
        id="s1",
        on=PLAN,
        about=[CHILD],
        what="What was agreed at the first meeting.",
        with_agency="school-nursing",
        basis="public-task",
        condition="health-or-social-care",
        necessity_considered="yes",
        proportionality_considered="yes",
        agreement_sought="yes",
        safe_to_tell="yes",
        family_told="yes",
    )
    ended = agreed.with_withdrawal(Withdrawal(on=END, by=MOTHER, informed="yes"))
    rules = partnerships.load("england", on=END).sharing
    assert rules is not None

    then, since = (
        sharing_basis(
            SharingQuestion.about(
                shared, harm_suspected=YesNo.NO, agreement=ended.standing(day)
            ),
            rules,
        )
        for day in (PLAN, END)
    )
    assert (ended.standing(PLAN), ended.standing(END)) == (
        Agreement.IN_WRITING,
        Agreement.NOT_GIVEN,
    )
    assert then == since
    assert since.met

    # Weeks later the school suspects harm. Nobody agreed; nothing is in the way.
    at_risk = SharingQuestion(
        on=date(2026, 4, 20), harm_suspected="yes", agreement="not-given"
    )
    answer = sharing_basis(at_risk, rules)
    assert answer.met
    assert answer.obligations[0].due is None
    assert "refer to the front door" in answer.obligations[0].do


def test_a_father_who_must_not_see_the_address() -> None:
    """After harm at home the address is kept from one parent, and so is the reason."""
    family = separated()
    hers, his = family.households
    family = evolve(
        family,
        households=(
            evolve(hers, postcode="ZZ99 3VZ", not_to_be_told=(FATHER,)),
            evolve(his, postcode="ZZ99 3WZ"),
        ),
    )

    def addresses(reader: PersonId) -> list[str | None]:
        return [
            home.postcode.reveal() if home.postcode else None
            for home in family.known_to(reader).households
        ]

    assert addresses(MOTHER) == ["ZZ99 3VZ", "ZZ99 3WZ"]
    assert addresses(FATHER) == [None, "ZZ99 3WZ"]
    # He still reads who belongs to his daughter's family, and nothing of the rest.
    told = family.known_to(FATHER)
    assert [told.label(p.id, START) for p in told.people] == [
        "mother",
        "father",
        "child, 11",
    ]
    assert all(home.not_to_be_told == () for home in told.households)

    shared = SharingRecord(
        id="s1",
        on=PLAN,
        about=[CHILD],
        with_agency="housing",
        basis="public-task",
        safe_to_tell="yes",
        not_to_be_told=[FATHER],
    )
    assert [shared.may_be_told(p) for p in (MOTHER, FATHER)] == [YesNo.YES, YesNo.NO]


def test_an_adopted_child_and_who_may_know() -> None:
    """A boy is not told by a label that he was adopted, nor of whom he was born."""
    birth = Person(id="birth", sex="female", born=date(1998, 1, 1))
    ties = [
        edge(MOTHER, "adoptive-parent-of", CHILD),
        Relationship(from_=birth.id, kind="parent-of", to=CHILD, not_known_to=[CHILD]),
    ]
    family = a_family(
        Person(id=MOTHER, sex="female", born=date(1985, 1, 1)),
        birth,
        Person(id=CHILD, sex="male", born=date(2016, 1, 1)),
        apart=["birth"],
        edges=ties,
    )

    assert [family.label(p.id, START) for p in family.people] == [
        "mother 1",
        "mother 2",
        "child, 10",
    ]
    reads = family.known_to(CHILD)
    assert [reads.label(p.id, START) for p in reads.people] == ["mother", "child, 10"]
    kinship = family.kinship(START, CHILD)
    assert [found.words for found in kinship.relations_of(CHILD)] == ["mother of child"]


def test_a_young_person_with_special_needs_grows_up() -> None:
    """At 20 she is in scope with an education, health and care plan, else not."""
    scope = partnerships.load("kensington-and-chelsea", on=START).edition.scope
    assert scope is not None
    girl = Person(id=CHILD, born=date(2006, 1, 1))

    assert in_scope(girl, scope, START) is None
    assert in_scope(evolve(girl, send="ehcp"), scope, START) is YesNo.YES
    assert in_scope(evolve(girl, send="none"), scope, START) is YesNo.NO
