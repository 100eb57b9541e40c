"""
What the questions of a graph have in common: whom a name means, and what is at hand.

What was worked out once is kept, for a partnership asks the same few things of a great
many agencies. Nothing kept here is part of any value.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias, final

from earlyhelp_core.agencies._fit import Fits, Level, Sought, fits_for
from earlyhelp_core.agencies._fitting import Fit, answered
from earlyhelp_core.agencies._nearby import Nearby
from earlyhelp_core.agencies._snapshot import Snapshot
from earlyhelp_core.agencies._walk import Situation, Walk
from earlyhelp_core.answers import SeverityLike, YesNo
from earlyhelp_core.errors import Misuse, UnknownName, unknown_name
from earlyhelp_core.ids import LevelCode

#: Level, framework, agreement, harm and sharing, as they were asked for.
_Asked: TypeAlias = tuple[
    str | None, str | None, YesNo | None, YesNo | None, SeverityLike
]


@final
class Lookups:
    """
    A snapshot with what questions of it share.
    """

    def __init__(self, snapshot: Snapshot) -> None:
        """Nothing is known before it is asked for."""
        self.snapshot = snapshot
        self._walks: dict[_Asked, Walk] = {}
        self._nearby: dict[tuple[str, _Asked], Nearby] = {}
        self._standing: dict[Sought, Mapping[int, Fits]] = {}

    def at(self, name: str) -> int:
        """The number of the agency or service that is meant, if the day has it."""
        number = self.snapshot.number.get(name)
        if number is not None:
            return number
        directory, on = self.snapshot.directory, self.snapshot.on
        found = directory.agency_or_service(name)
        if found.id in self.snapshot.number:
            return self.snapshot.number[found.id]
        heirs = [
            heir.id
            for agency in directory.agencies
            if agency.id == found.id
            for heir in directory.standing_for(agency.id, on=on)
        ]
        way_out = f"ask about {' or '.join(heirs)}" if heirs else "ask of another day"
        raise Misuse.of(
            "AgencyGraph",
            code="not-on-the-day",
            message=f"it was not there on the day; {way_out}",
        )

    def level(self, level: str | None, framework: str | None) -> Level | None:
        """The level that is meant, in the one framework that has it."""
        if level is None:
            return None
        frameworks = self.snapshot.directory.frameworks
        names = [each.framework for each in frameworks]
        if framework is not None and framework not in names:
            problem = unknown_name("framework", framework, names)
            raise UnknownName("AgencyGraph", [problem])
        known = [each for each in frameworks if framework in {None, each.framework}]
        found = [each.framework for each in known if level in each.codes]
        if not found:
            codes = [code for each in known for code in each.codes]
            raise UnknownName("AgencyGraph", [unknown_name("level", level, codes)])
        if len(found) > 1:
            raise Misuse.of(
                "AgencyGraph",
                code="ambiguous-level",
                message="several frameworks have this level, and it need not mean the "
                f"same; give framework: {' or '.join(found)}",
            )
        return found[0], LevelCode(level)

    def walk(self, situation: _Asked) -> Walk:
        """The ways there are in a situation."""
        found = self._walks.get(situation)
        if found is None:
            level, framework, agreement, harm, sharing = situation
            found = self._walks[situation] = Walk(
                self.snapshot,
                Situation(
                    level=self.level(level, framework),
                    agreement=agreement,
                    harm=harm,
                    sharing=sharing,
                ),
            )
        return found

    def nearby(self, need: str, situation: _Asked) -> Nearby:
        """The ways there are in a situation, with the services for a need."""
        found = self._nearby.get((need, situation))
        if found is not None:
            return found
        code = self.snapshot.directory.need(need).code
        if code != need:
            # Kept by code only: of other spellings there is no end.
            return self.nearby(code, situation)
        level, framework, *_ = situation
        found = self._nearby[need, situation] = Nearby(
            self.snapshot, self.walk(situation), self.fitting(need, level, framework)
        )
        return found

    def fits(self, sought: Sought) -> list[Fit]:
        """The services for a need, best fit first."""
        numbers = self.snapshot.for_need(sought.need)
        return sorted((self.fit(n, sought) for n in numbers), key=lambda fit: fit.rank)

    def standing(self, sought: Sought) -> Mapping[int, Fits]:
        """Whether each service for a need fits, by its number, without the reasons."""
        found = self._standing.get(sought)
        if found is None:
            weighed = self.snapshot.weighed
            found = {
                number: fits_for(weighed(number), sought)
                for number in self.snapshot.for_need(sought.need)
            }
            # What was asked for one family is not kept; what is asked for all, is.
            if sought == Sought(need=sought.need, level=sought.level):
                self._standing[sought] = found
        return found

    def fit(self, number: int, sought: Sought) -> Fit:
        """The service of that number, with every reason for and against it."""
        return answered(self.snapshot.weighed(number), sought)

    def fitting(
        self, need: str, level: str | None, framework: str | None
    ) -> frozenset[int]:
        """The services that are known to be for a need, at a level."""
        sought = Sought(
            need=self.snapshot.directory.need(need).code,
            level=self.level(level, framework),
        )
        standing = self.standing(sought).items()
        return frozenset(number for number, fits in standing if fits is Fits.YES)
