"""
What to call people where nobody's name may stand: by their role, children by age.

Pictures and findings say "mother", "child 2, 11", "unborn child". The same family on
the same day is always labelled alike, and no two people share a label.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from datetime import date

from earlyhelp_core.answers import YesNo
from earlyhelp_core.fields import evolve
from earlyhelp_core.ids import PersonId
from earlyhelp_core.people._kinds import RelationshipKind, word_for
from earlyhelp_core.people._person import Birth, Person
from earlyhelp_core.people._relationships import Relationship

_K = RelationshipKind

#: What a grown-up may be to a child, nearest first.
_NEAREST = (
    _K.PARENT_OF,
    _K.ADOPTIVE_PARENT_OF,
    _K.STEP_PARENT_OF,
    _K.SPECIAL_GUARDIAN_OF,
    _K.GUARDIAN_OF,
    _K.FOSTER_CARER_OF,
    _K.PRIVATE_FOSTER_CARER_OF,
    _K.KINSHIP_CARER_OF,
    _K.GRANDPARENT_OF,
    _K.GREAT_GRANDPARENT_OF,
    _K.AUNT_OR_UNCLE_OF,
    _K.CARER_OF,
    _K.SIBLING_OF,
    _K.HALF_SIBLING_OF,
    _K.STEP_SIBLING_OF,
    _K.FOSTER_SIBLING_OF,
    _K.COUSIN_OF,
    _K.RELATIVE_OF,
    _K.FRIEND_OF,
)
#: The words that an age follows, because they say nothing else.
_AGED = frozenset({"child", "person"})


def labels(
    people: Sequence[Person],
    edges: Iterable[Relationship],
    children: Collection[PersonId],
    on: date,
) -> dict[PersonId, str]:
    """
    Everybody's label on that day.

    *edges* hold on that day and are read both ways; *children* are those who count as
    one although, perhaps, nobody recorded their date of birth.
    """
    now = [person.as_of(on) for person in people]
    young = {p.id for p in now if p.is_child(on) is YesNo.YES} | set(children)
    roles = _roles(edges, young)
    # Oldest child first, so that a birth renumbers nobody.
    now.sort(key=lambda p: p.born or date.max)
    called = {
        p.id: _called(p, on, roles.get(p.id), is_young=p.id in young) for p in now
    }
    shared, seen = Counter(called.values()), Counter[str]()
    labelled = {}
    for person in now:
        word = called[person.id]
        seen[word] += 1
        number = f" {seen[word]}" if shared[word] > 1 else ""
        labelled[person.id] = f"{word}{number}{_age(person, on, word)}"
    return labelled


def _roles(
    edges: Iterable[Relationship], young: Collection[PersonId]
) -> dict[PersonId, RelationshipKind]:
    towards = [e for e in edges if e.to in young and e.kind in _NEAREST]
    # The nearest role is written last and stands.
    towards.sort(key=lambda edge: -_NEAREST.index(edge.kind))
    return {edge.from_: edge.kind for edge in towards}


def _called(
    person: Person, on: date, kind: RelationshipKind | None, *, is_young: bool
) -> str:
    if person.birth is Birth.PREGNANCY_ENDED:
        return "pregnancy that ended"
    if person.is_unborn:
        return "unborn child"
    if person.died is not None:
        return f"{_in_life(person, person.died, kind)} who died"
    return "child" if is_young else _grown(person, on, kind)


def _in_life(person: Person, died: date, kind: RelationshipKind | None) -> str:
    # Nobody is a child after death, so the day is asked of as if it had not come.
    living = evolve(person, died=None)
    is_young = living.is_child(died) is YesNo.YES
    return "child" if is_young else _grown(living, died, kind)


def _grown(person: Person, on: date, kind: RelationshipKind | None) -> str:
    if kind is None:
        return "person" if person.age(on) is None else "adult"
    return word_for(kind, person.sex)


def _age(person: Person, on: date, word: str) -> str:
    if word not in _AGED:
        return ""
    age = person.age(on)
    if age is None:
        return ", age not recorded"
    return f", {age}" if age else ", under 1"
