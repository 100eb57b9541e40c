"""
What families are hoped to reach, as a programme of the day put it.
"""

from __future__ import annotations

from collections.abc import Iterable

from earlyhelp_core import fields
from earlyhelp_core.dates import Period
from earlyhelp_core.errors import Problem, UnknownName, unknown_name
from earlyhelp_core.fields import Public, PublicList, default, policy
from earlyhelp_core.ids import FrameworkId, NeedCode, OutcomeCode
from earlyhelp_core.sources import Citation, Publication


@policy
class HeadlineOutcome:
    """
    One of the few things that everybody works towards: secure housing, good health.
    """

    code: Public[OutcomeCode, str]
    title: Public[str]
    #: How areas word it otherwise, where they do.
    also_called: PublicList[str] = default(())
    source: Public[Citation]


@policy
class OutcomeNeed:
    """
    A need under a headline outcome, and what counts as having met it.
    """

    code: Public[NeedCode, str]
    #: The headline outcome it belongs to.
    outcome: Public[OutcomeCode, str]
    #: What is so while the need is there, in our own words.
    meaning: Public[str]
    #: What is so once it is met, in our own words.
    success: Public[str]
    source: Public[Citation]


@policy
class OutcomeFramework:
    """
    An edition of headline outcomes and the needs under them, with its time in force.

    It orders what plans and tables speak of. It weighs nothing: whether a result could
    be claimed under it is asked of `earlyhelp_core.outcomes.claim`.

    Raises `Impossible` for what stands twice, a need under no outcome, and a source
    that is not listed.

    >>> from earlyhelp_core import partnerships
    >>> england = partnerships.load("england", on=None)
    >>> (framework,) = england.outcome_frameworks
    >>> len(framework.outcomes), framework.outcome_of("9.1").title
    (10, 'Secure housing')
    """

    id: Public[FrameworkId, str]
    title: Public[str]
    publisher: Public[str]
    in_force: Public[Period]
    #: What a reader should know before relying on it.
    note: Public[str | None] = default(None)
    publications: PublicList[Publication] = default(())
    outcomes: PublicList[HeadlineOutcome]
    needs: PublicList[OutcomeNeed] = default(())

    def __attrs_post_init__(self) -> None:
        """Refuse what stands twice, and what hangs in the air."""
        fields.refuse(
            self,
            fields.no_repeats("/publications", [p.id for p in self.publications]),
            fields.when(
                not self.outcomes, "/outcomes", "blank", "give at least one outcome"
            ),
            fields.no_repeats("/outcomes", [outcome.code for outcome in self.outcomes]),
            fields.no_repeats("/needs", [need.code for need in self.needs]),
            self._under_no_outcome(),
            self._unlisted_publications(),
        )

    def _under_no_outcome(self) -> Iterable[Problem]:
        known = [outcome.code for outcome in self.outcomes]
        for place, need in enumerate(self.needs):
            if need.outcome not in known:
                problem = unknown_name("outcome", need.outcome, known)
                yield problem.under("needs", place, "outcome")

    def _unlisted_publications(self) -> Iterable[Problem]:
        listed = [publication.id for publication in self.publications]
        sourced: dict[str, Iterable[HeadlineOutcome | OutcomeNeed]] = {
            "outcomes": self.outcomes,
            "needs": self.needs,
        }
        for path, rows in sourced.items():
            for place, row in enumerate(rows):
                if row.source.publication not in listed:
                    yield unknown_name(
                        "publication", row.source.publication, listed
                    ).under(path, place, "source", "publication")

    def need(self, code: str) -> OutcomeNeed:
        """The need of that code. Raises `UnknownName`, naming the nearest ones."""
        for need in self.needs:
            if need.code == code:
                return need
        known = [need.code for need in self.needs]
        raise UnknownName("OutcomeFramework", [unknown_name("need", code, known)])

    def outcome_of(self, need: str) -> HeadlineOutcome:
        """The headline outcome that a need belongs to. Raises `UnknownName`."""
        code = self.need(need).outcome
        return next(outcome for outcome in self.outcomes if outcome.code == code)
