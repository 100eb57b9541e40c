"""
Two records found to be of one family, made into one, and nothing of either lost.

Where both tell of one thing differently, nobody here can say which is right. The first
record's word stands in the merged one, the other's is kept beside it, and a
practitioner decides.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TypeAlias, final

import attrs

from earlyhelp_core import ids
from earlyhelp_core.cases._case import Case
from earlyhelp_core.cases._tree import evolved, fields_of, named, renamed
from earlyhelp_core.errors import Conflict, Impossible
from earlyhelp_core.fields import Internal, InternalList, default, evolve, record
from earlyhelp_core.ids import LevelCode, MeasureId, PersonId

_Same: TypeAlias = Iterable[tuple[PersonId, PersonId]]


@record
class MergeConflict:
    """
    Something of the other record that could not stand in the merged one as it is.

    >>> MergeConflict(path="/plans/0", kept="/plans/0")
    MergeConflict(path='/plans/0', kept='/plans/0')
    """

    #: Where it stands in `Merged.other`, as a JSON Pointer.
    path: Internal[str]
    #: Where the merged record tells of the same thing; ``None`` where it does not, and
    #: the other's word contradicts the record in another way.
    kept: Internal[str | None] = default(None)


@record
class Merged:
    """
    One record of two, and what is left for somebody to decide. See `merge`.
    """

    case: Internal[Case]
    #: The second record whole, by the ids of the merged one.
    other: Internal[Case]
    #: What of it is not in the merged record.
    conflicts: InternalList[MergeConflict] = default(())


def merge(
    first: Case,
    second: Case,
    *,
    id: str,  # noqa: A002 - the field's own name
    same: _Same | None = None,
) -> Merged:
    """
    The records *first* and *second* of one family as one, with conflicts kept.

    Without *same* the two come from one system, where one id is one thing. With it
    they do not: each pair names one person as the first and as the second record call
    them, and whatever else has an id that the first record uses already gets another.

    Every record of the first stays. What the second adds is added; what it tells
    differently, and what cannot be true beside the rest, is listed as a conflict.
    Things without an id, such as findings on harm, contradict nothing: both stand.

    Raises `Conflict` where the two speak of different levels: say first which level
    of the one is which of the other.
    """
    if first.ladder != second.ladder:
        raise Conflict.of(
            "Merged",
            path="/ladder",
            code="other-levels",
            message="the records speak of different levels; bring the second to the "
            "levels of the first",
        )
    whole = evolve(first, id=id)
    other = second if same is None else _renamed(first, second, dict(same))
    whole, conflicts = _scalars(whole, other)
    waiting = list(_additions(whole, other))
    # What refers to something that is added later gets another turn.
    while True:
        left: list[_Addition] = []
        for addition in waiting:
            added = _added(whole, addition)
            if added is None:
                left.append(addition)
            else:
                whole = added
        if len(left) == len(waiting):
            break
        waiting = left
    conflicts += [addition.conflict(whole) for addition in waiting]
    return Merged(case=whole, other=other, conflicts=tuple(conflicts))


# --- names


#: Ids that an edition gives; the same in both records.
_GIVEN = frozenset({LevelCode})
#: A record and its family are one with the other, whatever they were called.
_WHOLE = frozenset({ids.CaseId, ids.FamilyId})


def _renamed(first: Case, second: Case, same: dict[PersonId, PersonId]) -> Case:
    people = {theirs: ours for ours, theirs in same.items()}
    for ours, theirs in same.items():
        first.family.person(ours)
        second.family.person(theirs)
    # One definition may stand in both; another of the same name may not.
    shared: dict[object, set[MeasureId]] = {
        MeasureId: {m.id for m in second.measures if m in first.measures}
    }
    taken = {t: set(texts) for t, texts in named(first).items()}
    names: dict[type[ids.Id], dict[str, str]] = {}
    for id_type, texts in named(second).items():
        if id_type in _GIVEN or id_type in _WHOLE:
            continue
        known = people if id_type is PersonId else {}
        free = taken.get(id_type, set()) | texts
        to: dict[str, str] = {str(theirs): str(ours) for theirs, ours in known.items()}
        for text in sorted(texts - to.keys() - shared.get(id_type, set())):
            if text in taken.get(id_type, set()):
                to[text] = _free(text, free)
                free.add(to[text])
        names[id_type] = to
    return renamed(second, names)


def _free(text: str, taken: set[str]) -> str:
    number = 2
    while (name := f"{text[:_ROOM]}-{number}") in taken:
        number += 1
    return name


#: An id has at most 64 characters, and a number follows.
_ROOM = 56


# --- what is said once in a record


def _scalars(whole: Case, other: Case) -> tuple[Case, list[MergeConflict]]:
    conflicts = []
    for name in ("partnership", "starts_at", "recorded"):
        ours, theirs = getattr(whole, name), getattr(other, name)
        if ours is None and theirs is not None:
            whole = evolved(whole, {name: theirs})
        elif theirs is not None and ours != theirs:
            conflicts.append(MergeConflict(path=f"/{name}", kept=f"/{name}"))
    if whole.family.id != other.family.id:
        conflicts.append(MergeConflict(path="/family/id", kept="/family/id"))
    return whole, conflicts


# --- what is said in lists


@final
@attrs.frozen(kw_only=True)
class _Addition:
    """
    A record of the second that the first does not hold, and the list it belongs in.
    """

    part: str | None
    name: str
    place: int
    value: object

    @property
    def list_path(self) -> str:
        return f"/{self.name}" if self.part is None else f"/{self.part}/{self.name}"

    def conflict(self, whole: Case) -> MergeConflict:
        inside = _inside(whole, self.part)
        id_ = getattr(self.value, "id", None)
        kept = [
            f"{self.list_path}/{place}"
            for place, held in enumerate(getattr(inside, self.name))
            if id_ is not None and held.id == id_
        ]
        return MergeConflict(
            path=f"{self.list_path}/{self.place}", kept=next(iter(kept), None)
        )


def _additions(whole: Case, other: Case) -> Iterator[_Addition]:
    for part in (None, "family", "team"):
        ours, theirs = _inside(whole, part), _inside(other, part)
        for field in fields_of(type(theirs)):
            if field.is_list:
                held = Counter(getattr(ours, field.name))
                for place, value in enumerate(getattr(theirs, field.name)):
                    if held[value]:
                        held[value] -= 1
                    else:
                        yield _Addition(
                            part=part, name=field.name, place=place, value=value
                        )


def _added(whole: Case, addition: _Addition) -> Case | None:
    inside = _inside(whole, addition.part)
    values = (*getattr(inside, addition.name), addition.value)
    changes = {addition.name: values}
    try:
        if addition.part is None:
            return evolved(whole, changes)
        return evolved(whole, {addition.part: evolved(inside, changes)})
    except Impossible:
        return None


def _inside(whole: Case, part: str | None) -> object:
    found: object = whole if part is None else getattr(whole, part)
    return found
