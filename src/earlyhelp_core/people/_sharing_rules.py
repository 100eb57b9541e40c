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
from typing import Self, TypeVar, final

import attrs

from earlyhelp_core import _model, ids
from earlyhelp_core.answers import YesNo
from earlyhelp_core.dates import Period
from earlyhelp_core.errors import Problem, unknown_name
from earlyhelp_core.ids import EditionId
from earlyhelp_core.people._agreement import Agreement
from earlyhelp_core.people._sharing import (
    SafeToTell,
    SharingBasis,
    SharingCondition,
    SharingRecord,
)
from earlyhelp_core.private import INTERNAL, PERSONAL, SPECIAL, policy, record
from earlyhelp_core.sources import Citation, Publication, Source

__all__ = [
    "BasisGround",
    "ConditionGround",
    "PointSource",
    "SharingPoint",
    "SharingQuestion",
    "SharingRules",
]

_T = TypeVar("_T")


class SharingPoint(_model.Code):
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


@final
@attrs.frozen(kw_only=True, field_transformer=policy)
class BasisGround:
    """
    A lawful basis as an edition states it: for whom, in words, and where it is said.
    """

    basis: SharingBasis = attrs.field(converter=SharingBasis)
    #: In words that continue "it rests on …".
    words: str = attrs.field(converter=_model.as_text)
    source: Citation


@final
@attrs.frozen(kw_only=True, field_transformer=policy)
class ConditionGround:
    """
    A condition for special information as an edition states it.
    """

    condition: SharingCondition = attrs.field(converter=SharingCondition)
    #: In words that continue "special information is shared for …".
    words: str = attrs.field(converter=_model.as_text)
    source: Citation


@final
@attrs.frozen(kw_only=True, field_transformer=policy)
class PointSource:
    """
    Where an edition says what one point of the answer says.
    """

    point: SharingPoint = attrs.field(converter=SharingPoint)
    source: Citation


@final
@attrs.frozen(kw_only=True, field_transformer=policy)
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

    id: EditionId = attrs.field(converter=ids.edition_id)
    title: str = attrs.field(converter=_model.as_text)
    publisher: str = attrs.field(converter=_model.as_text)
    in_force: Period
    publications: tuple[Publication, ...] = ()
    #: In the order in which to look for the one that applies.
    bases: tuple[BasisGround, ...] = ()
    conditions: tuple[ConditionGround, ...] = ()
    points: tuple[PointSource, ...] = ()

    def __attrs_post_init__(self) -> None:
        """Refuse what stands twice, what is not listed, and consent first."""
        bases = [ground.basis for ground in self.bases]
        consent = SharingBasis.CONSENT
        _model.refuse(
            self,
            _model.no_repeats("/publications", [p.id for p in self.publications]),
            _model.no_repeats("/bases", bases),
            _model.no_repeats("/conditions", [c.condition for c in self.conditions]),
            _model.no_repeats("/points", [p.point for p in self.points]),
            _model.when(
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

    def source_of(self, point: SharingPoint) -> Source | None:
        """Where the edition says what that point says, if it does."""
        found = (p.source for p in self.points if p.point is point)
        return self.resolved(next(found, None))

    def resolved(self, citation: Citation | None) -> Source | None:
        """The citation with its publication in full."""
        if citation is None:
            return None
        by_id = {publication.id: publication for publication in self.publications}
        return citation.within(by_id[citation.publication])


def _bases(values: Iterable[SharingBasis | str]) -> tuple[SharingBasis, ...]:
    return _model.each(SharingBasis, values)


def _conditions(
    values: Iterable[SharingCondition | str],
) -> tuple[SharingCondition, ...]:
    return _model.each(SharingCondition, values)


@final
@attrs.frozen(kw_only=True, field_transformer=record)
class SharingQuestion:
    """
    What is known when somebody asks whether to share. Not recorded is ``None``.

    >>> SharingQuestion(on=date(2026, 3, 2), bases=["public-task"]).bases
    (<SharingBasis.PUBLIC_TASK: 'public-task'>,)
    """

    on: date = attrs.field(converter=_model.as_date, metadata=INTERNAL)
    #: Whether somebody suspects that a child is being harmed, or is likely to be.
    harm_suspected: YesNo | None = attrs.field(
        default=None, converter=attrs.converters.optional(YesNo), metadata=SPECIAL
    )
    #: Every lawful basis that is thought to apply.
    bases: tuple[SharingBasis, ...] = attrs.field(
        default=(), converter=_bases, metadata=INTERNAL
    )
    #: Whether health, origin, beliefs, sexuality or the like is part of it.
    special_information: YesNo | None = attrs.field(
        default=None, converter=attrs.converters.optional(YesNo), metadata=PERSONAL
    )
    conditions: tuple[SharingCondition, ...] = attrs.field(
        default=(), converter=_conditions, metadata=INTERNAL
    )
    necessity_considered: YesNo | None = attrs.field(
        default=None, converter=attrs.converters.optional(YesNo), metadata=INTERNAL
    )
    proportionality_considered: YesNo | None = attrs.field(
        default=None, converter=attrs.converters.optional(YesNo), metadata=INTERNAL
    )
    #: Whether the family was asked if they agree.
    agreement_sought: YesNo | None = attrs.field(
        default=None, converter=attrs.converters.optional(YesNo), metadata=PERSONAL
    )
    #: What stands of their agreement. It opens no door and closes none.
    agreement: Agreement | None = attrs.field(
        default=None, converter=attrs.converters.optional(Agreement), metadata=PERSONAL
    )
    safe_to_tell: SafeToTell | None = attrs.field(
        default=None, converter=attrs.converters.optional(SafeToTell), metadata=SPECIAL
    )
    family_told: YesNo | None = attrs.field(
        default=None, converter=attrs.converters.optional(YesNo), metadata=PERSONAL
    )

    @classmethod
    def about(
        cls,
        shared: SharingRecord,
        *,
        harm_suspected: YesNo | None = None,
        special_information: YesNo | None = None,
        agreement: Agreement | None = None,
    ) -> Self:
        """
        The question put to a sharing that has happened, to see what its record lacks.

        >>> shared = SharingRecord(id="s1", on=date(2026, 3, 2), basis="public-task")
        >>> SharingQuestion.about(shared).bases
        (<SharingBasis.PUBLIC_TASK: 'public-task'>,)
        """
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
