"""
A partnership on a day: the editions it works under, and one question put to them.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from earlyhelp_core import fields
from earlyhelp_core.agencies import ServiceDirectory
from earlyhelp_core.answers import Answer
from earlyhelp_core.attendance import AttendanceRules
from earlyhelp_core.cases import (
    Case,
    Transfer,
    facts_for,
    procedure_facts,
    told_to,
    transfer,
)
from earlyhelp_core.errors import Conflict, Misuse, UnknownName, unknown_name
from earlyhelp_core.fields import DateLike, Public, PublicList, default, policy
from earlyhelp_core.frameworks import Edition, LevelFramework, OutcomeFramework
from earlyhelp_core.ids import PartnershipId
from earlyhelp_core.outcomes import ClaimRules, Instrument
from earlyhelp_core.partnerships._family import FamilyAnswer, answered, weighed
from earlyhelp_core.people import SharingRules
from earlyhelp_core.programmes import Programme
from earlyhelp_core.sources import Publication
from earlyhelp_core.transitions import (
    Facts,
    Kind,
    KindLike,
    Option,
    Pathway,
    Request,
    Timescales,
    Waiver,
    options,
    weigh,
)


class Standing(fields.Code):
    """
    How an edition stands to the day it is used on.
    """

    IN_FORCE = "in-force"
    #: Its time is over. Its answers show how it was, or would have been, weighed.
    HISTORICAL = "historical"
    #: Its time has not begun.
    NOT_YET = "not-yet-in-force"


@policy
class Partnership:
    """
    What a borough works under: its own edition, on those it builds on.
    """

    edition: Public[Edition]
    #: The editions it builds on, nearest first.
    bases: PublicList[Edition] = default(())
    #: Its own level frameworks, then those of its bases.
    frameworks: PublicList[LevelFramework] = default(())
    pathways: PublicList[Pathway] = default(())
    #: Pathways over other steps than its levels of help: a disagreement, attendance, a
    #: programme. Its own, then those of its bases.
    procedures: PublicList[Pathway] = default(())
    #: Its own programmes, then those of its bases. Each says when it runs.
    programmes: PublicList[Programme] = default(())
    #: The outcomes worked towards: its own, then those of its bases.
    outcome_frameworks: PublicList[OutcomeFramework] = default(())
    #: What is measured with: its own, then those of its bases.
    instruments: PublicList[Instrument] = default(())
    #: Who helps families there, and who works with whom; ``None`` where nobody wrote
    #: it down. Its own only: what helps in one borough need not help in the next.
    directory: Public[ServiceDirectory | None] = default(None)
    #: What claims for results had to show. Each says when it was in force.
    claims: PublicList[ClaimRules] = default(())
    #: The rules of attendance: its own, and those of its nearest base for the rest.
    attendance: Public[AttendanceRules | None] = default(None)
    #: What sharing rests on: its own rules, or those of its nearest base.
    sharing: Public[SharingRules | None] = default(None)
    #: By when what is due: its own clocks, then those of its bases.
    timescales: PublicList[Timescales] = default(())
    #: The day it was loaded for; ``None``: no day in particular.
    on: Public[date | None, DateLike | None] = default(None)

    @property
    def id(self) -> PartnershipId:
        """What the partnership is called: ``kensington-and-chelsea``."""
        return self.edition.partnership

    @property
    def publications(self) -> tuple[Publication, ...]:
        """What its rules rest on, its own publications first."""
        editions = (self.edition, *self.bases)
        found = [p for edition in editions for p in edition.publications]
        found += [p for procedure in self.procedures for p in procedure.publications]
        return tuple(dict.fromkeys(found))

    @property
    def standing(self) -> Standing | None:
        """Whether the edition is in force on its day; ``None`` without a day."""
        return None if self.on is None else self.standing_on(self.on)

    def standing_on(self, on: DateLike) -> Standing:
        """Whether the edition is in force on that day."""
        on = fields.as_date(on)
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

    def named(self, name: str) -> Pathway:
        """
        The pathway or procedure of that *name*: its id, or a word of its id.

        Pathways between levels of help come first. Raises `UnknownName`.
        """
        return _named("pathway", name, (*self.pathways, *self.procedures))

    def procedure(self, name: str) -> Pathway:
        """
        The procedure of that *name*: its id, or a word of its id.

        Its own come before those of its bases. Raises `UnknownName`.

        >>> from earlyhelp_core import partnerships
        >>> borough = partnerships.load("kensington-and-chelsea", on=None)
        >>> borough.procedure("attendance").id
        'england-attendance-2024'
        """
        return _named("procedure", name, self.procedures)

    def ask(  # noqa: PLR0913 - each part of the question
        self,
        case: Case,
        kind: KindLike,
        *,
        to: str | None = None,
        child: str | None = None,
        on: DateLike,
        pathway: str | None = None,
        stated: Facts | None = None,
        waivers: Iterable[Waiver] = (),
    ) -> Answer:
        """
        What the support pathway says of a move, for a case, on a day.

        Another *pathway* of the partnership, or a procedure, is asked by its id or a
        word of it. A procedure has levels of its own: where the child stands in them,
        and what else the record does not hold, is *stated*, *waivers* with it.

        The waivers of the case count for moves between levels of help, as they do for
        `weigh`, and for no procedure. Asking for more help never needs one.

        Advice with every finding; a practitioner decides. Raises `Conflict` where the
        case is written in levels of another framework, `Impossible` for an unknown
        kind of move, `UnknownName` for an unknown pathway, level or child, and `Misuse`
        where several levels could be meant, or facts or waivers are stated that the
        case itself says.

        >>> from earlyhelp_core import partnerships
        >>> borough = partnerships.load("kensington-and-chelsea", on="2022-06-01")
        >>> borough.pathway.title
        'Support pathway: universal, targeted, statutory'
        """
        kind = Kind(kind)
        on = fields.as_date(on)
        request, given = Request(kind=Kind(kind), to=to), tuple(waivers)
        table = self.pathway if pathway is None else self.named(pathway)
        if table in self.procedures:
            known = procedure_facts(
                case, table, on=on, child=child, rules=self.attendance, stated=stated
            )
            return weigh(table, request, known, given)
        self._speaks_of_these_levels(case, table)
        _nothing_beside(stated, given)
        return weighed(table, case, request, on=on, child=child)[1]

    def tell(  # noqa: PLR0913 - the question itself, and who hears the answer
        self,
        case: Case,
        kind: KindLike,
        *,
        reader: str,
        to: str | None = None,
        child: str | None = None,
        on: DateLike,
    ) -> str:
        """
        The same answer as `ask`, in words for one person of the family.

        Only what may be told to anybody, and of that only what is safe for this
        *reader*: see `cases.told_to`. Raises as `ask` does.
        """
        answer = self.ask(case, kind, to=to, child=child, on=on)
        request = Request(kind=Kind(kind), to=to)
        return told_to(case, answer, to=reader, request=request, on=on, child=child)

    def ask_each(
        self, case: Case, kind: KindLike, *, to: str | None = None, on: DateLike
    ) -> FamilyAnswer:
        """
        What the support pathway says of a move of the family, child by child.

        Each child at the family's level is weighed with their own facts; every other
        child it touches is named. Raises as `ask` does.

        >>> from earlyhelp_core import partnerships
        >>> from earlyhelp_core.people import Family, Membership, Person
        >>> borough = partnerships.load("kensington-and-chelsea", on="2022-06-01")
        >>> case = Case(
        ...     id="c1",
        ...     ladder=borough.framework.ladder,
        ...     starts_at="targeted",
        ...     family=Family(
        ...         id="f1",
        ...         people=[Person(id="p1", born="2014-09-01")],
        ...         memberships=[Membership(person="p1")],
        ...     ),
        ... )
        >>> answer = borough.ask_each(case, "close", on="2022-06-01")
        >>> answer.met, answer.level.whose, answer.not_considered
        (False, ('p1',), ('p1',))
        """
        kind = Kind(kind)
        on = fields.as_date(on)
        self._speaks_of_these_levels(case, self.pathway)
        return answered(self.pathway, case, Request(kind=Kind(kind), to=to), on)

    def transfer(self, case: Case, *, to: Partnership, on: DateLike) -> Transfer:
        """
        What goes over when the family moves to the area of another partnership.

        Levels are shown as candidates; the receiving area decides. Raises `Conflict`
        where the case is not written in the levels of this one.
        """
        return transfer(case, sending=self.framework, receiving=to.framework, on=on)

    def options(  # noqa: PLR0913 - each part of the question
        self,
        case: Case,
        *,
        child: str | None = None,
        on: DateLike,
        pathway: str | None = None,
        stated: Facts | None = None,
        waivers: Iterable[Waiver] = (),
    ) -> tuple[Option, ...]:
        """
        Every move from where a case stands, each with its answer.

        Asking for more help comes first. The facts are read anew for each move, for
        an authorisation or a handover belongs to one. Another *pathway*, and what is
        *stated* of a procedure, as for `ask`. Raises as `ask` does.
        """
        on = fields.as_date(on)
        given = tuple(waivers)
        table = self.pathway if pathway is None else self.named(pathway)
        if table in self.procedures:
            known = procedure_facts(
                case, table, on=on, child=child, rules=self.attendance, stated=stated
            )
            return options(table, known, given)
        self._speaks_of_these_levels(case, table)
        _nothing_beside(stated, given)
        refer = Request(kind=Kind.REFER)
        return tuple(
            fields.evolve(
                option,
                answer=weighed(
                    table,
                    case,
                    Request(kind=option.kind, to=option.to),
                    on=on,
                    child=child,
                )[1],
            )
            for option in options(table, facts_for(case, refer, on=on, child=child))
        )

    def _speaks_of_these_levels(self, case: Case, pathway: Pathway) -> None:
        if case.ladder != pathway.framework.ladder:
            raise Conflict.of(
                "Case",
                path="/ladder",
                code="other-framework",
                message="the case is written in the levels of another framework; "
                "find where they may correspond with frameworks.crosswalk, and let "
                "the receiving area decide",
            )


def _nothing_beside(stated: Facts | None, waivers: tuple[Waiver, ...]) -> None:
    """Refuse what somebody states of levels of help, which the case itself keeps."""
    if stated is not None or waivers:
        raise Misuse.of(
            "Facts",
            code="stated-beside-the-case",
            message="the case says this itself; state facts and waivers only of a "
            "procedure, or weigh them without a case",
        )


def _named(noun: str, name: str, tables: tuple[Pathway, ...]) -> Pathway:
    """The first of the *tables* whose id it is, or else that has the word in its id."""
    found = [table for table in tables if table.id == name]
    found += [table for table in tables if f"-{name}-" in f"-{table.id}-"]
    if not found:
        known = [table.id for table in tables]
        raise UnknownName("Partnership", [unknown_name(noun, name, known)])
    return found[0]
