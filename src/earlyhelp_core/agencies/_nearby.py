"""
The services that fit and are few steps away, for whoever asks of many agencies.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from typing import NamedTuple, final

from earlyhelp_core.agencies._snapshot import Snapshot
from earlyhelp_core.agencies._walk import Walk


@final
class Nearby:
    """
    The ways of one situation, with the services that fit what is asked for.
    """

    def __init__(
        self, snapshot: Snapshot, walk: Walk, fitting: AbstractSet[int]
    ) -> None:
        """Nothing is looked at until somebody comes near it."""
        self._fitting = fitting
        self._next = _Next(snapshot, walk, fitting)

    def within(self, start: int, hops: int) -> list[int]:
        """Those at most so many steps from *start*, in the order of the directory."""
        found = {start} if start in self._fitting else set()
        if hops < 1:
            return sorted(found)
        after = self._next
        seen, rim = {start}, [start]
        while rim and hops > 1:
            hops -= 1
            further: list[int] = []
            for number in rim:
                fitting, onward = after[number]
                if fitting:
                    found.update(fitting)
                for end in onward:
                    if end not in seen:
                        seen.add(end)
                        further.append(end)
            rim = further
        # After the last step nobody asks where else it leads.
        for number in rim:
            if fitting := after[number].fitting:
                found.update(fitting)
        return sorted(found)


class _Ends(NamedTuple):
    """Where one step leads."""

    fitting: tuple[int, ...]
    #: Those from which there are ways that there are not from here.
    onward: tuple[int, ...]


@final
class _Next(dict[int, _Ends]):
    """
    By number, where one step leads, worked out when it is first asked for.
    """

    def __init__(
        self, snapshot: Snapshot, walk: Walk, fitting: AbstractSet[int]
    ) -> None:
        super().__init__()
        self._snapshot = snapshot
        self._walk = walk
        self._fitting = fitting

    def __missing__(self, number: int) -> _Ends:
        ends = self._walk.after(number)
        found = self[number] = _Ends(
            fitting=tuple([end for end in ends if end in self._fitting]),
            onward=tuple([end for end in ends if self._leads_on(number, end)]),
        )
        return found

    def _leads_on(self, start: int, end: int) -> bool:
        # A service passes on as its agency may: from the agency, or from another of
        # its services, it leads on only by ties of its own.
        home, leaving = self._snapshot.home, self._snapshot.leaving
        same = end >= self._snapshot.first_service and home[start] == home[end]
        return not same or bool(leaving[end])
