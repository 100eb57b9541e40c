"""
What holds of every family and every agreement, whatever was recorded of them.
"""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from functools import partial
from typing import Any

import attrs
from hypothesis import assume, given
from hypothesis import strategies as st

from earlyhelp_core import wire
from earlyhelp_core.answers import YesNo
from earlyhelp_core.dates import Period
from earlyhelp_core.errors import Impossible
from earlyhelp_core.fields import attributes, evolve
from earlyhelp_core.frameworks import AgeScope
from earlyhelp_core.ids import PersonId
from earlyhelp_core.people import (
    Agreement,
    AgreementMethod,
    AgreementToSupport,
    Asked,
    Birth,
    Capacity,
    Family,
    Household,
    LegalBasis,
    LegalStatus,
    Membership,
    Person,
    Relationship,
    RelationshipKind,
    Said,
    SendStatus,
    Sex,
    Withdrawal,
    in_scope,
)
from earlyhelp_core.sources import Citation
from tests.drawn import built, fields, maybe, some_of
from tests.people.builders import ids_of
from tests.wire.anything import values_of

FIRST, LAST = date(2000, 1, 1), date(2030, 12, 31)
DAYS = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]
SOME_DAY = maybe(DAYS)
days = built(lambda day: day, day=DAYS)


def _period(one: date, other: date, *, is_open: bool) -> Period:
    return Period(start=min(one, other), end=None if is_open else max(one, other))


_periods = built(_period, one=DAYS, other=DAYS, is_open=[True, False])
YES_NO = [None, *YesNo]


def _born(born: date, is_known: YesNo, due: date | None, sex: Sex | None) -> Person:
    day = born if is_known is YesNo.YES else None
    return Person(id="p", born=day, due=due, sex=sex)


def _lived(born: date, days: int) -> Person:
    return Person(id="p", born=born, died=born + timedelta(days=days))


#: A person of that birthday: born, expected or lost.
_people: list[st.SearchStrategy[Callable[[date], Person]]] = [
    fields(is_known=list(YesNo), due=SOME_DAY, sex=maybe(list(Sex))).map(
        lambda known: partial(_born, **known)
    ),
    built(lambda died: lambda _: Person(id="p", died=died), died=SOME_DAY),
    fields(days=range(4001)).map(lambda known: partial(_lived, **known)),
    built(
        lambda due: lambda _: Person(id="p", birth=Birth.UNBORN, due=due),
        due=SOME_DAY,
    ),
    built(
        lambda due, ended: (
            lambda _: Person(
                id="p", birth=Birth.PREGNANCY_ENDED, due=due, pregnancy_ended=ended
            )
        ),
        due=SOME_DAY,
        ended=SOME_DAY,
    ),
]
_person = st.one_of(_people)


def _relationship(
    names: Sequence[str], drawn: dict[str, Any], period: Period | None
) -> Relationship:
    # Whoever stands earlier is the elder, so that nobody is their own grandparent.
    pairs = [(a, b) for place, b in enumerate(names) for a in names[:place]]
    older, younger = pairs[drawn["pair"] % len(pairs)]
    kind: RelationshipKind = drawn["kind"]
    parents = {RelationshipKind.PARENT_OF, RelationshipKind.ADOPTIVE_PARENT_OF}
    turned = kind.inverse in parents
    if not parents & {kind, kind.inverse}:
        turned = drawn["turned"]
    return Relationship(
        from_=younger if turned else older,
        kind=kind,
        to=older if turned else younger,
        period=period,
        parental_responsibility=YesNo.NO if kind.is_mutual else drawn["responsible"],
        not_known_to=_some(names, drawn["secret"]),
    )


def _some(names: Sequence[str], places: Iterable[int]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names[place % len(names)] for place in places))


#: Of two, three, four or five names, each as often.
_SOME_PLACES = some_of(range(5), 2)
_some_period = st.none() | _periods
_bare_relationships = st.tuples(
    fields(
        pair=range(60),
        kind=list(RelationshipKind),
        turned=[False, True],
        responsible=YES_NO,
        secret=_SOME_PLACES,
    ),
    _some_period,
)
_some_relationships = st.lists(_bare_relationships, max_size=6)
_some_members = st.lists(st.tuples(st.integers(0, 59), _some_period), max_size=5)
_homes = fields(postcode=[None, "ZZ99 3VZ"], secret=_SOME_PLACES)


def _relationships(names: Sequence[str]) -> st.SearchStrategy[Relationship]:
    return _bare_relationships.map(lambda drawn: _relationship(names, *drawn))


def _memberships(
    names: Sequence[str], drawn: Iterable[tuple[int, Period | None]]
) -> tuple[Membership, ...]:
    return tuple(
        Membership(person=names[place % len(names)], period=period)
        for place, period in drawn
    )


@st.composite
def households(draw: st.DrawFn, names: Sequence[str] = ("p0", "p1")) -> Household:
    """A household of some of those people, coming and going."""
    home = draw(_homes)
    return Household(
        id="h1",
        members=_memberships(names, draw(_some_members)),
        postcode=home["postcode"],
        not_to_be_told=_some(names, home["secret"]),
    )


_sizes = st.integers(2, 5)


def _one_by_one(**born: date) -> list[date]:
    days_ = sorted(born.values())
    for place in range(1, len(days_)):
        # Nobody shares a birthday: a parent is older than their child.
        days_[place] = max(days_[place], days_[place - 1] + timedelta(days=1))
    return days_


_born_on = [
    built(_one_by_one, **{f"p{n}": DAYS for n in range(size)}) for size in range(6)
]
_homes_of = [households([f"p{n}" for n in range(size)]) for size in range(6)]


@st.composite
def families(draw: st.DrawFn) -> Family:
    """A family of up to five, of any ages and ties that are not impossible."""
    size = draw(_sizes)
    names = [f"p{n}" for n in range(size)]
    return Family(
        id="f1",
        people=tuple(
            evolve(draw(_person)(day), id=name)
            for name, day in zip(names, draw(_born_on[size]), strict=True)
        ),
        memberships=_memberships(names, draw(_some_members)),
        relationships=tuple(
            _relationship(names, *drawn) for drawn in draw(_some_relationships)
        ),
        households=(draw(_homes_of[size]),),
    )


def _dates_in(record: object) -> Iterable[date]:
    """Every date a record shows, but for those that foresee: an expected birth."""
    if isinstance(record, date):
        yield record
    elif isinstance(record, tuple):
        for part in record:
            yield from _dates_in(part)
    elif attrs.has(kind := type(record)):
        for field in attributes(kind):
            if field.name != "due":
                yield from _dates_in(getattr(record, field.name))


def test_inverse_of_a_kind_is_an_involution() -> None:
    """The inverse of the inverse of every kind is the kind."""
    assert [kind.inverse.inverse for kind in RelationshipKind] == list(RelationshipKind)


@given(_relationships(["p0", "p1", "p2"]))
def test_inverse_of_an_edge_is_an_involution(edge: Relationship) -> None:
    """Read from the other side and back, an edge is itself."""
    assert edge.inverse().inverse() == edge


@given(families(), days)
def test_as_of_shows_nothing_later(family: Family, on: date) -> None:
    """No date in a family as of a day lies after that day, but for expected births."""
    assert [day for day in _dates_in(family.as_of(on)) if day > on] == []


@given(families(), days)
def test_as_of_is_settled(family: Family, on: date) -> None:
    """A family as of a day is the same as of that day again."""
    now = family.as_of(on)

    assert now.as_of(on) == now


@given(families(), days)
def test_later_facts_change_no_answer(family: Family, on: date) -> None:
    """Every question about a day is answered alike with and without what came later."""

    def answers(told: Family) -> list[object]:
        return [
            ids_of(told.members(on)),
            ids_of(told.of_unknown_age(on)),
            ids_of(told.children(on)),
            ids_of(told.children_to_consider(on)),
            [told.label(p.id, on) for p in told.people],
            [
                ids_of(told.holders_of_parental_responsibility(p.id, on))
                for p in told.people
            ],
        ]

    assert answers(family.as_of(on)) == answers(family)


@given(households(), days)
def test_later_moves_change_no_residents(home: Household, on: date) -> None:
    """Who lived in a household on a day depends on nothing later, nor shows it."""
    now = home.as_of(on)

    assert now.residents(on) == home.residents(on)
    assert [day for day in _dates_in(now) if day > on] == []


@given(families(), days)
def test_children_are_members_and_considered(family: Family, on: date) -> None:
    """Children are members; each is considered; all considered are of the family."""
    children = set(ids_of(family.children(on)))
    considered = set(ids_of(family.children_to_consider(on)))

    assert children <= set(ids_of(family.members(on)))
    assert children <= considered <= set(ids_of(family.people))


@given(families(), days)
def test_nobody_is_considered_who_cannot_be(family: Family, on: date) -> None:
    """Nobody known to be no child is considered one; no member child is left out."""
    considered = family.children_to_consider(on)

    assert YesNo.NO not in {p.is_child(on) for p in considered}
    assert {p for p in family.members(on) if p.is_child(on) is YesNo.YES} <= set(
        considered
    )


@given(families(), days)
def test_labels_tell_people_apart(family: Family, on: date) -> None:
    """On one day no two people share a label, and none gives an id away."""
    labels = [family.label(p.id, on) for p in family.people]

    assert len(set(labels)) == len(labels)
    assert not any(p.id in label for p in family.people for label in labels)


_answers = built(
    Asked,
    person=["p0", "p1", "p2"],
    said=list(Said),
    capacity=maybe(list(Capacity)),
    on=SOME_DAY,
)
_asked = st.lists(_answers, max_size=5)
_withdrawals = st.none() | built(Withdrawal, on=DAYS)
_methods = st.sampled_from(maybe(list(AgreementMethod)))


@st.composite
def agreements(draw: st.DrawFn) -> AgreementToSupport:
    """Any answers, withdrawn or not, that are not impossible."""
    asked = tuple(draw(_asked))
    withdrawn = draw(_withdrawals)
    try:
        return AgreementToSupport(
            id="g1",
            scope="a plan",
            method=draw(_methods),
            asked=asked,
            withdrawn=withdrawn,
        )
    except Impossible:
        return AgreementToSupport(id="g1", scope="a plan", asked=asked)


def _grade(standing: Agreement | None) -> int:
    return -1 if standing is None else list(Agreement).index(standing)


@given(agreements(), _answers, days)
def test_a_yes_never_lowers_what_stands(
    agreement: AgreementToSupport, answer: Asked, on: date
) -> None:
    """One more yes from somebody with a say never lowers the grade."""
    assume(answer.capacity is not None)
    yes = evolve(answer, said=Said.AGREES)
    first = yes.on is None or agreement.withdrawn is None
    assume(first or any(a.said is Said.AGREES for a in agreement.asked))
    more = agreement.with_answer(yes)

    assert _grade(more.standing(on)) >= _grade(agreement.standing(on))


@given(agreements(), days)
def test_later_answers_change_nothing(agreement: AgreementToSupport, on: date) -> None:
    """What stands, and who dissents, depends on nothing that came later."""
    then = agreement.as_of(on)

    assert then.standing(on) == agreement.standing(on)
    assert then.dissenting(on) == agreement.dissenting(on)
    assert [day for day in _dates_in(then) if day > on] == []


@given(agreements(), days)
def test_what_stands_rests_on_a_yes(agreement: AgreementToSupport, on: date) -> None:
    """Nothing is given without a yes by that day from somebody not dissenting."""
    agreed: set[PersonId] = {
        a.person
        for a in agreement.asked
        if a.said is Said.AGREES and (a.on is None or a.on <= on)
    }
    standing = agreement.standing(on)

    assert _grade(standing) < 1 or agreed - set(agreement.dissenting(on))


@given(agreements())
def test_withdrawn_is_not_given(agreement: AgreementToSupport) -> None:
    """On the day of a withdrawal nothing stands."""
    assume(agreement.withdrawn is not None)
    ended = agreement.withdrawn

    assert ended is None or agreement.standing(ended.on) is Agreement.NOT_GIVEN


@given(st.sampled_from(LegalBasis), _periods, days)
def test_status_as_of(basis: LegalBasis, period: Period, on: date) -> None:
    """A status as of a day within reach shows no later date and holds alike."""
    assume(period.start <= on)
    status = LegalStatus(child="p1", basis=basis, period=period)
    now = status.as_of(on)

    assert max(_dates_in(now)) <= on
    assert now.held(on) == status.held(on)


@given(
    st.integers(0, 120),
    st.none() | st.integers(0, 120),
    st.booleans(),
    st.none() | st.sampled_from(SendStatus),
    st.integers(0, 130),
)
def test_scope_by_age(
    until: int,
    longer: int | None,
    before: bool,  # noqa: FBT001 - Hypothesis gives it by name
    send: SendStatus | None,
    age: int,
) -> None:
    """Younger is never less in scope, and knowing of SEND only ever settles it."""
    assume(longer is None or longer >= until)
    source = Citation(publication="p", clause="ages", basis="practice")
    scope = AgeScope(
        before_birth=before, until=until, until_with_send=longer, source=source
    )
    on = date(2030, 6, 1)
    person = Person(id="p1", born=date(2030 - age, 6, 1), send=send)
    younger = evolve(person, born=date(2031 - max(age, 1), 6, 1))
    order = [YesNo.NO, None, YesNo.YES]

    assert order.index(in_scope(person, scope, on)) <= order.index(
        in_scope(younger, scope, on)
    )
    assert (in_scope(person, scope, on) is YesNo.YES) == (
        age <= until
        or (
            longer is not None
            and age <= longer
            and send in {SendStatus.SEN_SUPPORT, SendStatus.EHCP}
        )
    )
    assert in_scope(Person(id="p1", birth="unborn"), scope, on) is (
        YesNo.YES if before else YesNo.NO
    )


@given(values_of(Person) | values_of(Household) | values_of(AgeScope))
def test_values_travel(value: Person | Household | AgeScope) -> None:
    """Through a document, a copy and a pickle, what was recorded is the same."""
    assert wire.from_data(wire.to_data(value), type(value)) == value
    copies = {
        copy.deepcopy(value),
        pickle.loads(pickle.dumps(value)),  # noqa: S301 - our own bytes
    }
    assert copies == {value}
