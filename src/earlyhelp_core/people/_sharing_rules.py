"""
On what footing something about a family may be shared: the question and the answer.

The answer starts from the lawful basis and the duty it serves, never from agreement
alone, and it always says that lack of agreement is no barrier where a child may be at
risk. Where harm is suspected nothing stands in the way: what is missing on paper is
set aside, and written down alongside.

What each point rests on is edition data: this module knows no source.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal, Self, TypeAlias, TypeVar

from earlyhelp_core import fields
from earlyhelp_core.answers import YesNo, YesNoLike
from earlyhelp_core.dates import Period
from earlyhelp_core.errors import Problem, unknown_name
from earlyhelp_core.fields import (
    DateLike,
    Internal,
    InternalList,
    Personal,
    Public,
    PublicList,
    Special,
    default,
    policy,
    record,
)
from earlyhelp_core.ids import EditionId
from earlyhelp_core.people._agreement import Agreement, AgreementLike
from earlyhelp_core.people._sharing import (
    SafeToTell,
    SafeToTellLike,
    SharingBasis,
    SharingBasisLike,
    SharingCondition,
    SharingConditionLike,
    SharingRecord,
)
from earlyhelp_core.sources import Citation, Publication, Source

_T = TypeVar("_T")


class SharingPoint(fields.Code):
    """
    What an answer on sharing says something about: the names of its findings.
    """

    #: Whether these rules were in force on the day that is asked of.
    IN_FORCE = "rules-in-force"
    LAWFUL_BASIS = "lawful-basis"
    #: The further condition that special information needs.
    CONDITION = "special-category-condition"
    NECESSITY = "necessity-considered"
    PROPORTIONALITY = "proportionality-considered"
    #: In every answer, whatever was asked.
    NO_BARRIER = "lack-of-agreement-is-no-barrier"
    HARM = "harm-considered"
    AGREEMENT_SOUGHT = "agreement-sought"
    SAFE_TO_TELL = "safe-to-tell-considered"
    FAMILY_TOLD = "family-told"
    #: What must be written down, whatever is decided.
    RECORD = "sharing-recorded"


SharingPointLike: TypeAlias = (
    SharingPoint
    | Literal[
        "rules-in-force",
        "lawful-basis",
        "special-category-condition",
        "necessity-considered",
        "proportionality-considered",
        "lack-of-agreement-is-no-barrier",
        "harm-considered",
        "agreement-sought",
        "safe-to-tell-considered",
        "family-told",
        "sharing-recorded",
    ]
)


@policy
class BasisGround:
    """
    A lawful basis as an edition states it: for whom, in words, and where it is said.
    """

    basis: Public[SharingBasis, SharingBasisLike]
    #: In words that continue "it rests on …".
    words: Public[str]
    source: Public[Citation]


@policy
class ConditionGround:
    """
    A condition for special information as an edition states it.
    """

    condition: Public[SharingCondition, SharingConditionLike]
    #: In words that continue "special information is shared for …".
    words: Public[str]
    source: Public[Citation]


@policy
class PointSource:
    """
    Where an edition says what one point of the answer says.
    """

    point: Public[SharingPoint, SharingPointLike]
    source: Public[Citation]


@policy
class SharingRules:
    """
    An edition of what sharing rests on: lawful bases, conditions, and their sources.

    Raises `Impossible` for what stands twice, a publication that is not listed, and
    consent before any other basis: an answer never starts from agreement.

    >>> from earlyhelp_core import partnerships
    >>> rules = partnerships.load("england", on=date(2026, 3, 2)).sharing
    >>> rules is not None and str(rules.bases[0].basis)
    'public-task'
    """

    id: Public[EditionId, str]
    title: Public[str]
    publisher: Public[str]
    in_force: Public[Period]
    publications: PublicList[Publication] = default(())
    #: In the order in which to look for the one that applies.
    bases: PublicList[BasisGround] = default(())
    conditions: PublicList[ConditionGround] = default(())
    points: PublicList[PointSource] = default(())

    def __attrs_post_init__(self) -> None:
        """Refuse what stands twice, what is not listed, and consent first."""
        bases = [ground.basis for ground in self.bases]
        consent = SharingBasis.CONSENT
        fields.refuse(
            self,
            fields.no_repeats("/publications", [p.id for p in self.publications]),
            fields.no_repeats("/bases", bases),
            fields.no_repeats("/conditions", [c.condition for c in self.conditions]),
            fields.no_repeats("/points", [p.point for p in self.points]),
            fields.when(
                consent in bases[:-1],
                f"/bases/{bases.index(consent) if consent in bases else 0}",
                "consent-before-duty",
                "put consent last: sharing starts from a task or a duty",
            ),
            *(
                self._unlisted(name, citations)
                for name, citations in (
                    ("bases", [ground.source for ground in self.bases]),
                    ("conditions", [ground.source for ground in self.conditions]),
                    ("points", [point.source for point in self.points]),
                )
            ),
        )

    def _unlisted(self, name: str, citations: Iterable[Citation]) -> Iterable[Problem]:
        listed = [publication.id for publication in self.publications]
        for place, citation in enumerate(citations):
            if citation.publication not in listed:
                problem = unknown_name("publication", citation.publication, listed)
                yield problem.under(name, place, "source", "publication")

    def source_of(self, point: SharingPointLike) -> Source | None:
        """Where the edition says what that point says, if it does."""
        point = SharingPoint(point)
        found = (p.source for p in self.points if p.point is point)
        return self.resolved(next(found, None))

    def resolved(self, citation: Citation | None) -> Source | None:
        """The citation with its publication in full."""
        if citation is None:
            return None
        by_id = {publication.id: publication for publication in self.publications}
        return citation.within(by_id[citation.publication])


@record
class SharingQuestion:
    """
    What is known when somebody asks whether to share. Not recorded is ``None``.

    >>> SharingQuestion(on=date(2026, 3, 2), bases=["public-task"]).bases
    (<SharingBasis.PUBLIC_TASK: 'public-task'>,)
    """

    on: Internal[date, DateLike]
    #: Whether somebody suspects that a child is being harmed, or is likely to be.
    harm_suspected: Special[YesNo | None, YesNoLike | None] = default(None)
    #: Every lawful basis that is thought to apply.
    bases: InternalList[SharingBasis, SharingBasisLike] = default(())
    #: Whether health, origin, beliefs, sexuality or the like is part of it.
    special_information: Personal[YesNo | None, YesNoLike | None] = default(None)
    conditions: InternalList[SharingCondition, SharingConditionLike] = default(())
    necessity_considered: Internal[YesNo | None, YesNoLike | None] = default(None)
    proportionality_considered: Internal[YesNo | None, YesNoLike | None] = default(None)
    #: Whether the family was asked if they agree.
    agreement_sought: Personal[YesNo | None, YesNoLike | None] = default(None)
    #: What stands of their agreement. It opens no door and closes none.
    agreement: Personal[Agreement | None, AgreementLike | None] = default(None)
    safe_to_tell: Special[SafeToTell | None, SafeToTellLike | None] = default(None)
    family_told: Personal[YesNo | None, YesNoLike | None] = default(None)

    @classmethod
    def about(
        cls,
        shared: SharingRecord,
        *,
        harm_suspected: YesNoLike | None = None,
        special_information: YesNoLike | None = None,
        agreement: AgreementLike | None = None,
    ) -> Self:
        """
        The question put to a sharing that has happened, to see what its record lacks.

        >>> shared = SharingRecord(id="s1", on=date(2026, 3, 2), basis="public-task")
        >>> SharingQuestion.about(shared).bases
        (<SharingBasis.PUBLIC_TASK: 'public-task'>,)
        """
        agreement = None if agreement is None else Agreement(agreement)
        return cls(
            on=shared.on,
            harm_suspected=harm_suspected,
            bases=_listed(shared.basis),
            special_information=special_information,
            conditions=_listed(shared.condition),
            necessity_considered=shared.necessity_considered,
            proportionality_considered=shared.proportionality_considered,
            agreement_sought=shared.agreement_sought,
            agreement=agreement,
            safe_to_tell=shared.safe_to_tell,
            family_told=shared.family_told,
        )


def _listed(value: _T | None) -> tuple[_T, ...]:
    return () if value is None else (value,)
