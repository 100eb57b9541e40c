"""
A partnership on a day: the editions it works under, and one question put to them.
"""

from __future__ import annotations

from datetime import date
from typing import final

import attrs

from earlyhelp_core import _model
from earlyhelp_core.agencies import ServiceDirectory
from earlyhelp_core.answers import Answer
from earlyhelp_core.attendance import AttendanceRules
from earlyhelp_core.cases import Case, facts_for, told_to
from earlyhelp_core.errors import Conflict, UnknownName, unknown_name
from earlyhelp_core.frameworks import Edition, LevelFramework, OutcomeFramework
from earlyhelp_core.ids import PartnershipId
from earlyhelp_core.outcomes import ClaimRules, Instrument
from earlyhelp_core.people import SharingRules
from earlyhelp_core.private import policy
from earlyhelp_core.programmes import Programme
from earlyhelp_core.sources import Publication
from earlyhelp_core.transitions import (
    Kind,
    Option,
    Pathway,
    Request,
    options,
    weigh,
)

__all__ = ["Partnership", "Standing"]


class Standing(_model.Code):
    """
    How an edition stands to the day it is used on.
    """

    IN_FORCE = "in-force"
    #: Its time is over. Its answers show how it was, or would have been, weighed.
    HISTORICAL = "historical"
    #: Its time has not begun.
    NOT_YET = "not-yet-in-force"


@final
@attrs.frozen(kw_only=True, field_transformer=policy)
class Partnership:
    """
    What a borough works under: its own edition, on those it builds on.
    """

    edition: Edition
    #: The editions it builds on, nearest first.
    bases: tuple[Edition, ...] = ()
    #: Its own level frameworks, then those of its bases.
    frameworks: tuple[LevelFramework, ...] = ()
    pathways: tuple[Pathway, ...] = ()
    #: Its own programmes, then those of its bases. Each says when it runs.
    programmes: tuple[Programme, ...] = ()
    #: The outcomes worked towards: its own, then those of its bases.
    outcome_frameworks: tuple[OutcomeFramework, ...] = ()
    #: What is measured with: its own, then those of its bases.
    instruments: tuple[Instrument, ...] = ()
    #: Who helps families there, and who works with whom; ``None`` where nobody wrote
    #: it down. Its own only: what helps in one borough need not help in the next.
    directory: ServiceDirectory | None = None
    #: What claims for results had to show. Each says when it was in force.
    claims: tuple[ClaimRules, ...] = ()
    #: The rules of attendance: its own, and those of its nearest base for the rest.
    attendance: AttendanceRules | None = None
    #: What sharing rests on: its own rules, or those of its nearest base.
    sharing: SharingRules | None = None
    #: The day it was loaded for; ``None``: no day in particular.
    on: date | None = attrs.field(
        default=None, converter=attrs.converters.optional(_model.as_date)
    )

    @property
    def id(self) -> PartnershipId:
        """What the partnership is called: ``kensington-and-chelsea``."""
        return self.edition.partnership

    @property
    def publications(self) -> tuple[Publication, ...]:
        """What its rules rest on, its own publications first."""
        editions = (self.edition, *self.bases)
        return tuple(p for edition in editions for p in edition.publications)

    @property
    def standing(self) -> Standing | None:
        """Whether the edition is in force on its day; ``None`` without a day."""
        return None if self.on is None else self.standing_on(self.on)

    def standing_on(self, on: date) -> Standing:
        """Whether the edition is in force on that day."""
        if self.edition.in_force.contains(on):
            return Standing.IN_FORCE
        early = on < self.edition.in_force.start
        return Standing.NOT_YET if early else Standing.HISTORICAL

    @property
    def framework(self) -> LevelFramework:
        """Its own levels. Raises `UnknownName` where it only lends to others."""
        if not self.frameworks:
            raise UnknownName("Partnership", [unknown_name("level framework", "", [])])
        return self.frameworks[0]

    @property
    def pathway(self) -> Pathway:
        """Its support pathway. Raises `UnknownName` where it has none."""
        if not self.pathways:
            raise UnknownName("Partnership", [unknown_name("pathway", "", [])])
        return self.pathways[0]

    def ask(
        self,
        case: Case,
        kind: Kind | str,
        *,
        to: str | None = None,
        child: str | None = None,
        on: date,
    ) -> Answer:
        """
        What the support pathway says of a move, for a case, on a day.

        Advice with every finding; a practitioner decides. Raises `Conflict` where the
        case is written in levels of another framework, `Impossible` for an unknown
        kind of move, `UnknownName` for an unknown level or child, and `Misuse` where
        several levels could be meant.

        >>> from datetime import date
        >>> from earlyhelp_core import partnerships
        >>> borough = partnerships.load("kensington-and-chelsea", on=date(2022, 6, 1))
        >>> borough.pathway.title
        'Support pathway: universal, targeted, statutory'
        """
        self._speaks_of_these_levels(case)
        request = Request(kind=Kind(kind), to=to)
        facts = facts_for(case, request, on=on, child=child)
        return weigh(self.pathway, request, facts)

    def tell(  # noqa: PLR0913 - the question itself, and who hears the answer
        self,
        case: Case,
        kind: Kind | str,
        *,
        reader: str,
        to: str | None = None,
        child: str | None = None,
        on: date,
    ) -> str:
        """
        The same answer as `ask`, in words for one person of the family.

        Only what may be told to anybody, and of that only what is safe for this
        *reader*: see `cases.told_to`. Raises as `ask` does.
        """
        answer = self.ask(case, kind, to=to, child=child, on=on)
        request = Request(kind=Kind(kind), to=to)
        return told_to(case, answer, to=reader, request=request, on=on, child=child)

    def options(
        self, case: Case, *, child: str | None = None, on: date
    ) -> tuple[Option, ...]:
        """
        Every move from where a case stands, each with its answer.

        Asking for more help comes first. The facts are read anew for each move, for
        an authorisation or a handover belongs to one. Raises as `ask` does.
        """
        self._speaks_of_these_levels(case)
        found = options(
            self.pathway,
            facts_for(case, Request(kind=Kind.REFER), on=on, child=child),
        )
        return tuple(
            attrs.evolve(
                option,
                answer=self.ask(case, option.kind, to=option.to, child=child, on=on),
            )
            for option in found
        )

    def _speaks_of_these_levels(self, case: Case) -> None:
        if case.ladder != self.pathway.framework.ladder:
            raise Conflict.of(
                "Case",
                path="/ladder",
                code="other-framework",
                message="the case is written in the levels of another framework; "
                "find where they may correspond with frameworks.crosswalk, and let "
                "the receiving area decide",
            )
