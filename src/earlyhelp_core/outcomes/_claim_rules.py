"""
What a claim for a result had to show, in one dated edition.

Between 2022 and 2025 councils could claim that a family's needs had been met and had
stayed met. The rules are kept because old claims are still audited, and because the
discipline is sound without the payment: every need, not the easy ones, and for good.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, TypeAlias

from earlyhelp_core import fields
from earlyhelp_core.dates import Period, Span
from earlyhelp_core.errors import Problem, unknown_name
from earlyhelp_core.fields import Count, Public, PublicList, default, policy
from earlyhelp_core.frameworks import OutcomeFramework
from earlyhelp_core.ids import ClaimRulesId, NeedCode
from earlyhelp_core.sources import Citation, Publication, Source


class CountBy(fields.Code):
    """
    What is counted towards enough needs; areas read the same guidance differently.
    """

    #: Each need for itself.
    NEED = "need"
    #: Each headline outcome once, however many needs lie under it.
    HEADLINE = "headline"


CountByLike: TypeAlias = CountBy | Literal["need", "headline"]


class ClaimStep(fields.Code):
    """
    Something that had to be so of the family or of the work.
    """

    #: There is a child who depends on the family, or one is expected.
    ELIGIBLE_FAMILY = "eligible-family"
    LEAD_PRACTITIONER = "lead-practitioner"
    #: One assessment of everybody, not of one child.
    WHOLE_FAMILY_ASSESSMENT = "whole-family-assessment"
    PLAN_COVERS_EVERY_NEED = "plan-covers-every-need"
    SUPPORT_DELIVERED = "support-delivered"


ClaimStepLike: TypeAlias = (
    ClaimStep
    | Literal[
        "eligible-family",
        "lead-practitioner",
        "whole-family-assessment",
        "plan-covers-every-need",
        "support-delivered",
    ]
)


@policy
class StepAsked:
    """
    That an edition asks for a step, and where it says so.
    """

    step: Public[ClaimStep, ClaimStepLike]
    source: Public[Citation]


@policy
class EnoughNeeds:
    """
    How many needs a family must have been found to have, with evidence.
    """

    least: Public[Count]
    count_by: Public[CountBy, CountByLike]
    source: Public[Citation]


@policy
class Holding:
    """
    For how long after closure every outcome must have held.
    """

    span: Public[Span]
    source: Public[Citation]


@policy
class TermNeeds:
    """
    Needs that are counted in school terms instead: attendance is.
    """

    needs: PublicList[NeedCode, str]
    #: How many terms, one after the other.
    terms: Public[int]
    source: Public[Citation]

    def __attrs_post_init__(self) -> None:
        """Refuse no needs, a need twice, and no terms."""
        fields.refuse(
            self,
            fields.when(not self.needs, "/needs", "blank", "give at least one need"),
            fields.no_repeats("/needs", self.needs),
            fields.when(self.terms < 1, "/terms", "out-of-range", "give 1 or more"),
        )


@policy
class ClaimRules:
    """
    The rules of one scheme for claiming results, with its time in force.

    Raises `Impossible` for a step asked twice, a need its framework does not have,
    and a source that is not listed.

    >>> from earlyhelp_core import partnerships
    >>> (rules,) = partnerships.load("england", on=None).claims
    >>> rules.needs.least, str(rules.holding.span), str(rules.in_force.end)
    (3, '6 months', '2025-03-31')
    """

    id: Public[ClaimRulesId, str]
    title: Public[str]
    publisher: Public[str]
    #: The days on which a claim could be made.
    in_force: Public[Period]
    #: What a reader should know before relying on it.
    note: Public[str | None] = default(None)
    publications: PublicList[Publication] = default(())
    framework: Public[OutcomeFramework]
    #: Where its days are from.
    source: Public[Citation]
    needs: Public[EnoughNeeds]
    steps: PublicList[StepAsked] = default(())
    #: Where it says that every need found must have come to a good outcome.
    every_need: Public[Citation]
    holding: Public[Holding]
    by_terms: Public[TermNeeds | None] = default(None)

    def __attrs_post_init__(self) -> None:
        """Refuse what stands twice, and what it rests on without listing it."""
        fields.refuse(
            self,
            fields.no_repeats("/publications", [p.id for p in self.publications]),
            fields.no_repeats("/steps", [asked.step for asked in self.steps]),
            self._unknown_needs(),
            self._unlisted_publications(),
        )

    def _unknown_needs(self) -> Iterable[Problem]:
        known = [need.code for need in self.framework.needs]
        counted = () if self.by_terms is None else self.by_terms.needs
        for place, code in enumerate(counted):
            if code not in known:
                yield unknown_name("need", code, known).under(
                    "by_terms", "needs", place
                )

    def _unlisted_publications(self) -> Iterable[Problem]:
        listed = [publication.id for publication in self.publications]
        for path, citation in self._cited():
            if citation.publication not in listed:
                problem = unknown_name("publication", citation.publication, listed)
                yield problem.under(*path, "publication")

    def _cited(self) -> Iterator[tuple[tuple[str | int, ...], Citation]]:
        yield ("source",), self.source
        yield ("needs", "source"), self.needs.source
        for place, asked in enumerate(self.steps):
            yield ("steps", place, "source"), asked.source
        yield ("every_need",), self.every_need
        yield ("holding", "source"), self.holding.source
        if self.by_terms is not None:
            yield ("by_terms", "source"), self.by_terms.source

    def cited(self, citation: Citation) -> Source:
        """The place in a publication that the rules list, named in full."""
        (publication,) = (p for p in self.publications if p.id == citation.publication)
        return citation.within(publication)

    def terms_for(self, need: str) -> int | None:
        """For how many terms that need must have stayed met, if it goes by terms."""
        need = NeedCode(need)
        if self.by_terms is None or need not in self.by_terms.needs:
            return None
        return self.by_terms.terms
