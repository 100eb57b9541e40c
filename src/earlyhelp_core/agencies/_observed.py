"""
Who really works together, as the teams of many families show, beside who was meant to.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias, final

import attrs

from earlyhelp_core import _model, ids
from earlyhelp_core.agencies._graph import AgencyGraph
from earlyhelp_core.errors import Impossible
from earlyhelp_core.ids import AgencyId
from earlyhelp_core.private import policy

__all__ = ["Observed", "WorkingPair", "observed"]

_Pair: TypeAlias = tuple[AgencyId, AgencyId]
#: Practice in published figures on children is to suppress small counts; partnerships
#: differ in where they draw the line, so it is an argument everywhere.
_THRESHOLD = 10


@final
@attrs.frozen(kw_only=True, field_transformer=policy)
class WorkingPair:
    """
    Two agencies, in the order of their ids, and in how many families both took part.
    """

    one: AgencyId = attrs.field(converter=ids.agency_id)
    other: AgencyId = attrs.field(converter=ids.agency_id)
    #: ``None`` where it is not told, or nobody counted any.
    families: int | None = attrs.field(
        default=None, converter=attrs.converters.optional(_model.as_int)
    )


@final
@attrs.frozen(kw_only=True, field_transformer=policy)
class Observed:
    """
    Working together as designed and as observed. See `observed`.
    """

    #: Joined in the directory, and seen to work together.
    as_designed: tuple[WorkingPair, ...] = ()
    #: Seen to work together, and not joined in the directory.
    undesigned: tuple[WorkingPair, ...] = ()
    #: Joined in the directory, and not seen often enough to be told, or not at all.
    unseen: tuple[WorkingPair, ...] = ()
    #: The fewest families for which a pair is told.
    threshold: int = attrs.field(converter=_model.as_int)


def observed(
    pairs: Iterable[tuple[str, str, int]],
    designed: AgencyGraph,
    *,
    threshold: int = _THRESHOLD,
) -> Observed:
    """
    Pairs of agencies with the number of families both help, beside the design.

    A pair may be given in either order and in parts, which are added up; an agency
    with itself is none. Below the
    *threshold* a pair is neither told nor counted anywhere, for a small number may be
    one family; ask with ``threshold=1`` to see all, and then let nothing of it out.

    Raises `UnknownName` for an agency the directory does not have, and `Impossible`
    for a count below nothing.
    """
    seen: Counter[tuple[AgencyId, AgencyId]] = Counter()
    for place, (one, other, families) in enumerate(pairs):
        if families < 0:
            raise Impossible.of(
                "Observed",
                path=f"/{place}",
                code="out-of-range",
                message="give a count from 0",
            )
        names = (designed.directory.agency(name).id for name in (one, other))
        first, second = sorted(names)
        if first != second:
            seen[first, second] += families
    told = {pair: n for pair, n in seen.items() if n >= max(threshold, 1)}
    meant = set(designed.working_pairs())
    return Observed(
        as_designed=tuple(_counted(told, told.keys() & meant)),
        undesigned=tuple(_counted(told, told.keys() - meant)),
        unseen=tuple(_counted(told, meant - told.keys())),
        threshold=threshold,
    )


def _counted(
    told: Mapping[_Pair, int], pairs: Iterable[_Pair]
) -> Iterator[WorkingPair]:
    for one, other in sorted(pairs):
        yield WorkingPair(one=one, other=other, families=told.get((one, other)))
