"""
Who really works together: agencies that share families, counted over many teams.

A directory says who should work with whom. Teams say who does. The two are compared
here, and what few families share is not told: two agencies and a small number can be
enough to know which family it is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from datetime import date
from itertools import combinations

from earlyhelp_core.dates import Period
from earlyhelp_core.errors import Misuse
from earlyhelp_core.fields import (
    Count,
    Internal,
    InternalList,
    Public,
    default,
    policy,
    record,
)
from earlyhelp_core.ids import AgencyId
from earlyhelp_core.sources import Source
from earlyhelp_core.teams._members import Practitioner
from earlyhelp_core.teams._team import Team


@policy
class DisclosureThreshold:
    """
    The smallest number of families that is told, and where it comes from.

    Raises `Impossible` for less than one.

    >>> DISCLOSURE.at_least, DISCLOSURE.source.basis.words
    (10, 'practice, to be confirmed locally')
    """

    at_least: Public[Count]
    source: Public[Source]


#: What is told unless another number is asked for. Councils' own tables often start at
#: five or six; ten is what those who check research outputs usually ask for.
DISCLOSURE = DisclosureThreshold(
    at_least=10,
    source=Source(
        publication="Checking of research outputs: usual smallest count",
        publisher="Practice of research data services",
        clause="minimum number of units in a cell",
        basis="practice",
    ),
)


@record
class AgencyPair:
    """
    Two agencies, in the order of their ids: a pair has no first and second.

    >>> AgencyPair.of("school", "clinic")
    AgencyPair(first='clinic', second='school')
    """

    first: Internal[AgencyId, str]
    second: Internal[AgencyId, str]

    @classmethod
    def of(cls, one: str, other: str) -> AgencyPair:
        """The pair of two agencies, whichever is named first."""
        first, second = sorted([one, other])
        return cls(first=first, second=second)


@record
class SharedFamilies:
    """
    Two agencies, and in how many families' teams both were.
    """

    pair: Internal[AgencyPair]
    families: Internal[int]


@record
class Compared:
    """
    A designed network beside what is seen of it. See `Observed.against`.

    It says of which days it is and how few families are told, for it may be read by
    people who never see what it was made from.
    """

    period: Internal[Period]
    #: The smallest number of families that is told.
    at_least: Internal[int]
    expected_and_seen: InternalList[SharedFamilies] = default(())
    #: In no family's team, or in too few for it to be told: which of the two is not
    #: told either.
    expected_and_not_seen: InternalList[AgencyPair] = default(())
    seen_and_not_expected: InternalList[SharedFamilies] = default(())


@record
class Observed:
    """
    Which agencies share families, and how many. Made by `observed`.
    """

    #: The stretch of days it is of.
    period: Internal[Period]
    #: The smallest number of families that is told.
    at_least: Internal[int]
    #: How many families' teams were looked at.
    teams: Internal[int]
    #: In the order of the agencies' ids.
    pairs: InternalList[SharedFamilies] = default(())
    #: How many pairs share a family, and fewer than that: they are not named.
    suppressed: Internal[int]

    def against(self, designed: Iterable[tuple[str, str]]) -> Compared:
        """
        What is seen beside a *designed* network, given as pairs of agencies.

        Whichever of a pair is named first, and however often, it is one pair; an agency
        with itself is none. `earlyhelp_core.agencies.AgencyGraph.working_pairs` gives
        the pairs of a directory.

        >>> seen = Observed(
        ...     period=Period(start=date(2026, 3, 2), end=date(2026, 3, 2)),
        ...     at_least=10,
        ...     teams=40,
        ...     pairs=[
        ...         SharedFamilies(pair=AgencyPair.of("hub", "school"), families=12)
        ...     ],
        ...     suppressed=1,
        ... )
        >>> seen.against([("clinic", "school")]).expected_and_not_seen
        (AgencyPair(first='clinic', second='school'),)
        """
        wanted = {AgencyPair.of(one, other) for one, other in designed if one != other}
        seen = {shared.pair for shared in self.pairs}
        return Compared(
            period=self.period,
            at_least=self.at_least,
            expected_and_seen=tuple(s for s in self.pairs if s.pair in wanted),
            expected_and_not_seen=tuple(
                sorted(
                    (pair for pair in wanted if pair not in seen),
                    key=lambda pair: (pair.first, pair.second),
                )
            ),
            seen_and_not_expected=tuple(s for s in self.pairs if s.pair not in wanted),
        )


def observed(
    teams: Iterable[Team | Collection[Team]],
    on: date | Period,
    *,
    at_least: int = DISCLOSURE.at_least,
) -> Observed:
    """
    Which agencies had practitioners in one team at one time, and for how many families.

    Of a day, or of a stretch of days. Each is one family's team, or all the teams of
    one family together. Practitioners without an agency on record join nothing, and an
    agency makes no pair with itself.

    Pairs that share fewer than *at_least* families are counted and never named. Ask for
    less than `DISCLOSURE` only where nobody outside the office will read it.

    Raises `Misuse` for *at_least* below one.

    >>> team = Team(
    ...     members=[
    ...         Practitioner(id="m1", agency="school", role="form tutor"),
    ...         Practitioner(id="m2", agency="clinic", role="therapist"),
    ...     ]
    ... )
    >>> observed([team], date(2026, 3, 2)).suppressed
    1
    >>> [found] = observed([team], date(2026, 3, 2), at_least=1).pairs
    >>> found.pair.first, found.pair.second, found.families
    ('clinic', 'school', 1)
    """
    if at_least < 1:
        raise Misuse.of("observed", code="out-of-range", message="give one or more")
    period = on if isinstance(on, Period) else Period(start=on, end=on)
    families = [(one,) if isinstance(one, Team) else one for one in teams]
    found = [{p for team in own for p in _pairs_in(team, period)} for own in families]
    return _told(found, period, at_least)


def _pairs_in(team: Team, period: Period) -> set[AgencyPair]:
    """The agencies that were in one team together on any day of the period."""
    workers = [m for m in team.members if isinstance(m, Practitioner)]
    return {
        AgencyPair.of(one.agency, other.agency)
        for one, other in combinations(workers, 2)
        if one.agency is not None
        and other.agency is not None
        and one.agency != other.agency
        and _meet(period, one.period, other.period)
    }


def _meet(*periods: Period | None) -> bool:
    known = [period for period in periods if period is not None]
    latest = max(period.start for period in known)
    return all(period.contains(latest) for period in known)


def _told(
    families: Collection[Iterable[AgencyPair]], period: Period, at_least: int
) -> Observed:
    """How many *families* share each pair, with the few left out and counted."""
    counted = Counter(pair for pairs in families for pair in pairs)
    shown = sorted(
        (pair for pair, number in counted.items() if number >= at_least),
        key=lambda pair: (pair.first, pair.second),
    )
    return Observed(
        period=period,
        at_least=at_least,
        teams=len(families),
        pairs=tuple(SharedFamilies(pair=p, families=counted[p]) for p in shown),
        suppressed=len(counted) - len(shown),
    )
