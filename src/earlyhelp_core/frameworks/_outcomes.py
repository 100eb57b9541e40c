"""
What families are hoped to reach, as a programme of the day put it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import final

import attrs

from earlyhelp_core import _model, ids
from earlyhelp_core.dates import Period
from earlyhelp_core.errors import Problem, UnknownName, unknown_name
from earlyhelp_core.ids import FrameworkId, NeedCode, OutcomeCode
from earlyhelp_core.private import policy
from earlyhelp_core.sources import Citation, Publication

__all__ = ["HeadlineOutcome", "OutcomeFramework", "OutcomeNeed"]


@final
@attrs.frozen(kw_only=True, field_transformer=policy)
class HeadlineOutcome:
    """
    One of the few things that everybody works towards: secure housing, good health.
    """

    code: OutcomeCode = attrs.field(converter=ids.outcome_code)
    title: str = attrs.field(converter=_model.as_text)
    #: How areas word it otherwise, where they do.
    also_called: tuple[str, ...] = ()
    source: Citation


@final
@attrs.frozen(kw_only=True, field_transformer=policy)
class OutcomeNeed:
    """
    A need under a headline outcome, and what counts as having met it.
    """

    code: NeedCode = attrs.field(converter=ids.need_code)
    #: The headline outcome it belongs to.
    outcome: OutcomeCode = attrs.field(converter=ids.outcome_code)
    #: What is so while the need is there, in our own words.
    meaning: str = attrs.field(converter=_model.as_text)
    #: What is so once it is met, in our own words.
    success: str = attrs.field(converter=_model.as_text)
    source: Citation


@final
@attrs.frozen(kw_only=True, field_transformer=policy)
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

    id: FrameworkId = attrs.field(converter=ids.framework_id)
    title: str = attrs.field(converter=_model.as_text)
    publisher: str = attrs.field(converter=_model.as_text)
    in_force: Period
    #: What a reader should know before relying on it.
    note: str | None = attrs.field(
        default=None, converter=attrs.converters.optional(_model.as_text)
    )
    publications: tuple[Publication, ...] = ()
    outcomes: tuple[HeadlineOutcome, ...]
    needs: tuple[OutcomeNeed, ...] = ()

    def __attrs_post_init__(self) -> None:
        """Refuse what stands twice, and what hangs in the air."""
        _model.refuse(
            self,
            _model.no_repeats("/publications", [p.id for p in self.publications]),
            _model.when(
                not self.outcomes, "/outcomes", "blank", "give at least one outcome"
            ),
            _model.no_repeats("/outcomes", [outcome.code for outcome in self.outcomes]),
            _model.no_repeats("/needs", [need.code for need in self.needs]),
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
