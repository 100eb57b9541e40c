"""
Levels of help, and the frameworks that order them.

Each partnership has its own levels: three stages here, five steps there. A level
compares only with levels of its own framework; `crosswalk` gives *candidates* in
another, by the span both have on a shared continuum, and says whether the match is
exact. A level is not a legal status: see `earlyhelp_core.people.LegalStatus`.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Self

from earlyhelp_core import fields
from earlyhelp_core.answers import YesNo, YesNoLike, as_yes_no
from earlyhelp_core.dates import Period
from earlyhelp_core.errors import Problem, UnknownName, unknown_name
from earlyhelp_core.fields import Public, PublicList, Role, default, policy
from earlyhelp_core.frameworks._outcomes import (
    HeadlineOutcome,
    OutcomeFramework,
    OutcomeNeed,
)
from earlyhelp_core.ids import EditionId, FrameworkId, LevelCode, PartnershipId
from earlyhelp_core.sources import Citation, Publication

__all__ = [
    "AgeScope",
    "Crosswalk",
    "Edition",
    "HeadlineOutcome",
    "Ladder",
    "Level",
    "LevelFramework",
    "OutcomeFramework",
    "OutcomeNeed",
    "crosswalk",
]


@policy
class Level:
    """
    A level of help: what it means, who may lead, and whether the family must agree.
    """

    #: As written on the desk: "targeted", "2b".
    code: Public[LevelCode, str]
    name: Public[str]
    #: What help at this level is, in our own words.
    meaning: Public[str]
    #: The tiers of the shared continuum it spans, such as ``(2, 3)``.
    tiers: PublicList[int]
    #: Whether help here rests on a duty in law rather than on the family's wish.
    statutory: Public[bool] = default(False)
    #: Whether help at this level starts only if the family agrees to it.
    agreement_needed: Public[bool] = default(True)
    #: Roles that may lead here.
    led_by: PublicList[Role] = default(())
    #: The assessments used *at* this level, by their codes: "early-help-assessment".
    #: None named says nothing. They are no condition for coming to it.
    tools: PublicList[str] = default(())
    source: Public[Citation]

    def __attrs_post_init__(self) -> None:
        """Refuse a span that is no span."""
        first = min(self.tiers, default=0)
        span = tuple(range(first, first + len(self.tiers)))
        fields.refuse(
            self,
            fields.when(
                not self.tiers or self.tiers != span,
                "/tiers",
                "not-a-span",
                "give the tiers in order and without gaps, such as [2, 3]",
            ),
        )


@policy
class Ladder:
    """
    The codes of a framework's levels, lowest first: what a record needs of it.

    A case carries its ladder, so that its levels can be ordered and checked without
    the edition they were written under.

    >>> Ladder(framework="f", codes=["universal", "targeted"]).rank("targeted")
    1
    """

    framework: Public[FrameworkId, str]
    codes: PublicList[LevelCode, str]

    def __attrs_post_init__(self) -> None:
        """Refuse an empty ladder and a code that stands twice."""
        fields.refuse(
            self,
            fields.when(not self.codes, "/codes", "blank", "give at least one level"),
            fields.no_repeats("/codes", self.codes),
        )

    def rank(self, code: str) -> int:
        """
        How far up the level stands, the lowest being 0.

        Raises `UnknownName` for a level this ladder does not have.
        """
        try:
            return self.codes.index(LevelCode(code))
        except ValueError:
            problem = unknown_name("level", code, self.codes)
            raise UnknownName("Ladder", [problem]) from None


@policy
class LevelFramework:
    """
    An edition of a partnership's levels, lowest first, with when it is in force.

    >>> from earlyhelp_core import partnerships
    >>> framework = partnerships.load("kensington-and-chelsea", on=None).framework
    >>> framework.rank("statutory") > framework.rank("targeted")
    True
    """

    id: Public[FrameworkId, str]
    title: Public[str]
    publisher: Public[str]
    in_force: Public[Period]
    publications: PublicList[Publication] = default(())
    levels: PublicList[Level]

    def __attrs_post_init__(self) -> None:
        """Refuse no levels at all, what stands twice, and a source not listed."""
        fields.refuse(
            self,
            fields.no_repeats("/publications", [p.id for p in self.publications]),
            fields.when(not self.levels, "/levels", "blank", "give at least one level"),
            fields.no_repeats("/levels", [level.code for level in self.levels]),
            self._unlisted_publications(),
        )

    def _unlisted_publications(self) -> Iterable[Problem]:
        listed = [publication.id for publication in self.publications]
        for number, level in enumerate(self.levels):
            if level.source.publication not in listed:
                problem = unknown_name("publication", level.source.publication, listed)
                yield problem.under("levels", number, "source", "publication")

    @cached_property
    def ladder(self) -> Ladder:
        """The codes alone, as a case carries them."""
        codes = tuple(level.code for level in self.levels)
        return Ladder(framework=self.id, codes=codes)

    def rank(self, code: str) -> int:
        """How far up a level stands. Raises `UnknownName`."""
        return self.ladder.rank(code)

    def level(self, code: str) -> Level:
        """The level of that code. Raises `UnknownName`, naming the nearest ones."""
        return self.levels[self.rank(code)]


@policy
class Crosswalk:
    """
    The levels of another framework that a level may correspond to.

    Legal status never travels this way, and nothing moves by itself: the receiving
    area looks at the family and decides.
    """

    candidates: PublicList[Level]
    #: One candidate, spanning the very same tiers.
    exact: Public[bool]

    @classmethod
    def of(cls, level: Level, candidates: tuple[Level, ...]) -> Self:
        """With *exact* worked out."""
        same = [other for other in candidates if other.tiers == level.tiers]
        return cls(candidates=candidates, exact=len(candidates) == len(same) == 1)


def crosswalk(level: Level, *, to: LevelFramework) -> Crosswalk:
    """
    Where a *level* of one area may stand in the framework of another.

    Both must span tiers of one continuum. Candidates share at least one tier.

    >>> from earlyhelp_core import partnerships
    >>> framework = partnerships.load("kensington-and-chelsea", on=None).framework
    >>> found = crosswalk(framework.level("targeted"), to=framework)
    >>> [level.code for level in found.candidates], found.exact
    (['targeted', 'statutory'], False)
    """
    shared = tuple(other for other in to.levels if set(other.tiers) & set(level.tiers))
    return Crosswalk.of(level, shared)


#: Longer than any life. An edition that says more has slipped a digit.
_OLDEST = 120


@policy
class AgeScope:
    """
    The ages that a partnership's help is for: from birth or before it, until when.

    The last age counts whole: until 19 is until the twentieth birthday. That is how
    we read the plain "0 to 19" of strategies; a partnership may mean otherwise.

    Raises `Impossible` for ages nobody reaches, and where help with special
    educational needs or disabilities would end sooner than without.

    >>> scope = AgeScope(
    ...     until=19,
    ...     until_with_send=25,
    ...     source=Citation(publication="p", clause="scope", basis="stated"),
    ... )
    >>> str(scope.covers(21, before_birth=False, send=YesNo.YES))
    'yes'
    >>> scope.covers(21, before_birth=False, send=None) is None
    True
    """

    #: Whether it is for a child before birth too.
    before_birth: Public[bool] = default(False)
    #: The last age, in whole years.
    until: Public[int]
    #: The last age with special educational needs or disabilities, where it is later.
    until_with_send: Public[int | None] = default(None)
    source: Public[Citation]

    def __attrs_post_init__(self) -> None:
        """Refuse ages out of order."""
        longer = self.until if self.until_with_send is None else self.until_with_send
        fields.refuse(
            self,
            fields.when(
                not 0 <= self.until <= _OLDEST,
                "/until",
                "out-of-range",
                f"give 0 to {_OLDEST}",
            ),
            fields.when(
                not self.until <= longer <= max(self.until, _OLDEST),
                "/until_with_send",
                "out-of-range",
                "give a later age than until, or leave it out",
            ),
        )

    def covers(
        self, age: int | None, *, before_birth: bool, send: YesNoLike | None
    ) -> YesNo | None:
        """
        Whether it is for somebody of that *age*; ``None`` where not enough is known.

        *before_birth* says that a child is expected, *send* whether there are special
        educational needs or disabilities.
        """
        send = as_yes_no(send)
        if before_birth:
            return YesNo.YES if self.before_birth else YesNo.NO
        if age is None:
            return None
        if age <= self.until:
            return YesNo.YES
        if self.until_with_send is None or age > self.until_with_send:
            return YesNo.NO
        return send


@policy
class Edition:
    """
    What a partnership works under from one date to another: the cover sheet.

    Its levels and pathways stand beside it in files of their own. A new year, or a
    change in the law, is a new edition, never a change to an old one.
    """

    id: Public[EditionId, str]
    partnership: Public[PartnershipId, str]
    title: Public[str]
    publisher: Public[str]
    in_force: Public[Period]
    #: The partnerships whose publications and frameworks it builds on, nearest first.
    bases: PublicList[PartnershipId, str] = default(())
    publications: PublicList[Publication] = default(())
    #: The ages its help is for; ``None`` where it does not say.
    scope: Public[AgeScope | None] = default(None)
    #: What a reader should know before relying on it.
    note: Public[str | None] = default(None)

    def __attrs_post_init__(self) -> None:
        """Refuse a publication listed twice."""
        fields.refuse(
            self, fields.no_repeats("/publications", [p.id for p in self.publications])
        )
