"""
Facts as one number, for looking up what was worked out before.

Most facts take few values. So each gets a few bits, and all of them together are one
number that is worked out when the facts are made. What a rule does not look at is
masked away; what it sees more closely, such as how long ago a review was, it adds bits
of its own for.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from operator import attrgetter
from types import MappingProxyType
from typing import Self, final

import attrs


@final
@attrs.frozen(eq=False)
class Coding:
    """
    How the fields of a class become the bits of one number.
    """

    #: For each field, all of its bits.
    masks: Mapping[str, int]
    #: The first bit that no field uses.
    end: int
    #: The number itself.
    bits_of: Callable[[object], int]

    @classmethod
    def of(
        cls,
        listed: Mapping[str, Iterable[Hashable]],
        *,
        unrecorded: Iterable[Hashable],
    ) -> Self:
        """
        The coding of these fields, each with the values it tells apart.

        All others (every date, every list of roles) look alike. What is not recorded
        is no bits at all.
        """
        masks, tables, others, start = {}, [], [], 0
        for field, values in listed.items():
            places = {value: n << start for n, value in enumerate(values, start=1)}
            width = (len(places) + 1).bit_length()
            tables.append({**dict.fromkeys(unrecorded, 0), **places})
            # Any other value, such as a date, shares the last.
            others.append(len(places) + 1 << start)
            masks[field] = (1 << width) - 1 << start
            start += width
        held = attrgetter(*listed)

        def bits_of(holder: object) -> int:
            # No loop of ours, for this is run whenever facts are made.
            return sum(map(dict.get, tables, held(holder), others))

        return cls(MappingProxyType(masks), start, bits_of)
