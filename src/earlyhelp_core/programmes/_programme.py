"""
A programme, as an edition file describes it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, TypeAlias

from earlyhelp_core import fields
from earlyhelp_core.dates import Period
from earlyhelp_core.errors import Problem, unknown_name
from earlyhelp_core.fields import Public, PublicList, default, policy
from earlyhelp_core.ids import CircumstanceName, LevelCode, ProgrammeId
from earlyhelp_core.programmes._conditions import (
    Ages,
    Circumstance,
    Contraindication,
    Criterion,
    Intake,
)
from earlyhelp_core.programmes._dosage import Dosage, FollowUp
from earlyhelp_core.sources import Citation, Publication, Source

#: Findings that every programme has by itself; no criterion may take their names.
RUNNING, INTAKE, AGE = "programme-running", "intake-open", "age"

_Condition: TypeAlias = Criterion | Contraindication


class TakesPart(fields.Code):
    """
    Who comes to the sessions. The circumstances are always about the child.
    """

    CHILD = "child"
    PARENT = "parent"
    FAMILY = "family"


TakesPartLike: TypeAlias = TakesPart | Literal["child", "parent", "family"]


@policy
class Programme:
    """
    Help with rules of its own: whom it is for, how much, and what follows.

    It is edition data, written in TOML and read through the same gate as the rest. Of
    a licensed programme it holds the name and the numbers, no content.

    Raises `Impossible` for a circumstance that is asked for and not declared, for a
    source that is not listed, for names that stand twice, and for an intake that
    lies wholly outside the time the programme runs.

    >>> from earlyhelp_core import partnerships
    >>> borough = partnerships.load("kensington-and-chelsea", on=None)
    >>> [p.title for p in borough.programmes if p.id == "turnaround"]
    ['Turnaround']
    """

    id: Public[ProgrammeId, str]
    title: Public[str]
    #: Who provides it, as a kind of service; ``None`` where no source says.
    provider: Public[str | None] = default(None)
    #: What it is, in our own words.
    summary: Public[str]
    takes_part: Public[TakesPart, TakesPartLike]
    #: From when to when it runs, or its edition speaks of it.
    in_force: Public[Period]
    #: The area of need, in the words of the framework that is used.
    area: Public[str | None] = default(None)
    #: The levels of help at which to look for it. Never a condition: a family's level
    #: is settled for other reasons than a place on a programme.
    levels: PublicList[LevelCode, str] = default(())
    #: What a reader should know before relying on it.
    note: Public[str | None] = default(None)
    publications: PublicList[Publication] = default(())
    source: Public[Citation]
    intake: Public[Intake | None] = default(None)
    ages: Public[Ages | None] = default(None)
    #: Every name that the conditions below ask by.
    circumstances: PublicList[Circumstance] = default(())
    criteria: PublicList[Criterion] = default(())
    contraindications: PublicList[Contraindication] = default(())
    dosage: Public[Dosage | None] = default(None)
    follow_ups: PublicList[FollowUp] = default(())

    def __attrs_post_init__(self) -> None:
        """Refuse what the file leaves undeclared, and what stands in it twice."""
        fields.refuse(
            self,
            fields.no_repeats("/levels", self.levels),
            fields.no_repeats("/publications", [p.id for p in self.publications]),
            self._unlisted_publications(),
            self._closed_intake(),
            fields.no_repeats("/circumstances", [c.name for c in self.circumstances]),
            self._undeclared(),
            self._taken_names(),
            fields.no_repeats("/follow_ups", [f.name for f in self.follow_ups]),
        )

    def _citations(self) -> Iterator[tuple[tuple[str | int, ...], Citation]]:
        """Everything that names a source, with its place."""
        yield (), self.source
        single: Mapping[str, Intake | Ages | Dosage | None] = {
            "intake": self.intake,
            "ages": self.ages,
            "dosage": self.dosage,
        }
        for name, part in single.items():
            if part is not None:
                yield (name,), part.source
        listed: Mapping[str, Sequence[_Condition | FollowUp]] = {
            "criteria": self.criteria,
            "contraindications": self.contraindications,
            "follow_ups": self.follow_ups,
        }
        for name, parts in listed.items():
            for place, entry in enumerate(parts):
                yield (name, place), entry.source

    def _unlisted_publications(self) -> Iterable[Problem]:
        listed = [publication.id for publication in self.publications]
        for place, citation in self._citations():
            if citation.publication not in listed:
                problem = unknown_name("publication", citation.publication, listed)
                yield problem.under(*place, "source", "publication")

    def _closed_intake(self) -> Iterable[Problem]:
        return fields.when(
            self.intake is not None and not self.intake.period.overlaps(self.in_force),
            "/intake/period",
            "never-open",
            "the intake lies outside the time the programme runs; correct one of them",
        )

    def _undeclared(self) -> Iterable[Problem]:
        declared = [circumstance.name for circumstance in self.circumstances]
        for place, name in self._asked():
            if name not in declared:
                yield unknown_name("circumstance", name, declared).under(*place)

    def _asked(self) -> Iterator[tuple[tuple[str | int, ...], CircumstanceName]]:
        for place, criterion in enumerate(self.criteria):
            for number, name in enumerate(criterion.any_of):
                yield ("criteria", place, "any_of", number), name
        for place, against in enumerate(self.contraindications):
            yield ("contraindications", place, "circumstance"), against.circumstance

    def _taken_names(self) -> Iterable[Problem]:
        taken = {RUNNING, INTAKE, AGE}
        listed: Mapping[str, Sequence[_Condition]] = {
            "/criteria": self.criteria,
            "/contraindications": self.contraindications,
        }
        for path, conditions in listed.items():
            for place, condition in enumerate(conditions):
                yield from fields.when(
                    condition.name in taken,
                    f"{path}/{place}/name",
                    "repeated-id",
                    "another condition of the programme has this name; give it its own",
                )
                taken.add(condition.name)

    def cited(self, citation: Citation) -> Source:
        """The place in a publication that the programme lists, named in full."""
        (publication,) = (p for p in self.publications if p.id == citation.publication)
        return citation.within(publication)

    def circumstance(self, name: str) -> Circumstance:
        """What it means by one of the names it asks by."""
        name = CircumstanceName(name)
        (found,) = (c for c in self.circumstances if c.name == name)
        return found
