"""
Requirements: named conditions with their words and the way out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import assert_never, final

import attrs

from earlyhelp_core import _model, ids
from earlyhelp_core.answers import WITHHELD, PlainWords, State
from earlyhelp_core.dates import Span
from earlyhelp_core.errors import Problem
from earlyhelp_core.ids import RequirementName
from earlyhelp_core.private import policy
from earlyhelp_core.sources import Source
from earlyhelp_core.transitions._facts import FACTS, Fact
from earlyhelp_core.transitions._kinds import Kind
from earlyhelp_core.transitions._predicates import (
    AllOf,
    AnyOf,
    Includes,
    Not,
    Predicate,
    Within,
    conditions,
)

__all__ = ["Requirement", "Words"]


@final
@attrs.frozen(kw_only=True, field_transformer=policy)
class Words:
    """
    How a requirement speaks: one plain sentence for each way it may stand.

    ``{within}`` and ``{role}`` stand for what the rule asks for.
    """

    met: str = attrs.field(converter=_model.as_text)
    unmet: str = attrs.field(converter=_model.as_text)
    not_recorded: str = attrs.field(converter=_model.as_text)
    #: What to do when it is unmet.
    remedy: str = attrs.field(converter=_model.as_text)
    #: What to do when nobody has written it down, where "find out, and record it"
    #: would not do.
    record: str | None = attrs.field(
        default=None, converter=attrs.converters.optional(_model.as_text)
    )

    #: What may be said of it to the family and to the child, once it is so and while
    #: it is not. Left out it is withheld, as all must be that speaks of harm.
    plain_met: PlainWords = WITHHELD
    plain_open: PlainWords = WITHHELD

    def plain(self, state: State) -> PlainWords:
        """What may be said of that *state* to the family and to the child."""
        match state:
            case State.MET:
                return self.plain_met
            case State.UNMET | State.NOT_RECORDED:
                return self.plain_open
            case State.NOT_APPLICABLE | State.SET_ASIDE:
                # Something is set aside for harm's sake alone: to say so would tell.
                return WITHHELD
            case _:
                assert_never(state)

    def filled(self, fill: Callable[[str], str]) -> Words:
        """The same words with what a rule asks for filled in."""
        return Words(
            met=fill(self.met),
            unmet=fill(self.unmet),
            not_recorded=fill(self.not_recorded),
            remedy=fill(self.remedy),
            record=self.record and fill(self.record),
            plain_met=self.plain_met.filled(fill),
            plain_open=self.plain_open.filled(fill),
        )

    def reason(self, state: State) -> str:
        """The sentence for that *state*."""
        match state:
            case State.MET:
                return self.met
            case State.UNMET:
                return self.unmet
            case State.NOT_RECORDED:
                return self.not_recorded
            case State.NOT_APPLICABLE:
                return "this has no bearing on the situation as recorded"
            case State.SET_ASIDE:
                return "harm is suspected, so nothing waits for this"
            case _:
                assert_never(state)

    def way_out(self, state: State) -> str | None:
        """What to do about that *state*, if anything."""
        match state:
            case State.UNMET | State.SET_ASIDE:
                return self.remedy
            case State.NOT_RECORDED:
                return self.record or (
                    "find out, and record it either way; if it has not happened, "
                    f"{self.remedy}"
                )
            case State.MET | State.NOT_APPLICABLE:
                return None
            case _:
                assert_never(state)


@final
@attrs.frozen(kw_only=True, field_transformer=policy)
class Requirement:
    """
    A named condition that rules may ask for.

    The catalogue holds those of the library; see `CATALOGUE`.
    """

    name: RequirementName = attrs.field(converter=ids.requirement_name)
    #: What it asks in practice, in one sentence.
    meaning: str = attrs.field(converter=_model.as_text)
    holds: Predicate
    #: When it matters at all; elsewhere it has no bearing.
    applies: Predicate | None = None
    words: Words
    #: The move to ask about instead where no remedy here can satisfy it.
    instead: Kind | None = None
    #: Where such a gate is to be found. What a finding shows is the source of the rule
    #: that asks for it.
    source: Source | None = None

    @property
    def takes_span(self) -> bool:
        """Whether a rule that asks for it must say within how long."""
        return any(isinstance(c, Within) for c in conditions(self.holds))

    @property
    def takes_role(self) -> bool:
        """Whether a rule that asks for it must say whose word it needs."""
        return any(isinstance(c, Includes) for c in conditions(self.holds))

    @property
    def may_be_waived(self) -> bool:
        """Whether an edition may let somebody waive it; never what protects a child."""
        return not any(fact.name in _PROTECTS for fact in self.facts)

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The facts it looks at, each once."""
        applies = () if self.applies is None else tuple(conditions(self.applies))
        named = [c.fact for c in (*applies, *conditions(self.holds))]
        return tuple(FACTS[name] for name in dict.fromkeys(named))

    def misfits(self, *, within: Span | None, role: str | None) -> Iterable[Problem]:
        """What is wrong with asking for it in this way."""
        for given, taken, key in (
            (within, self.takes_span, "within"),
            (role, self.takes_role, "role"),
        ):
            if taken and given is None:
                way_out = f"say {key}, for this requirement needs it"
                yield Problem(f"/{key}", "missing-parameter", way_out)
            if given is not None and not taken:
                way_out = f"leave {key} out; this requirement does not take it"
                yield Problem(f"/{key}", "unknown-parameter", way_out)

    def asked(self, *, within: Span | None, role: str | None) -> Requirement:
        """The same requirement with what a rule asks for filled in."""

        def fill(text: str) -> str:
            said = text.replace("{within}", str(within))
            return said.replace("{role}", str(role))

        return attrs.evolve(
            self,
            holds=_bound(self.holds, within, role),
            words=self.words.filled(fill),
        )


#: Whatever asks about these stands between a child and harm, or a family and what it
#: did not agree to.
_PROTECTS = frozenset({"agreement", "every-child-considered", "harm", "legal-status"})


def _bound(predicate: Predicate, within: Span | None, role: str | None) -> Predicate:
    match predicate:
        case Within():
            return attrs.evolve(predicate, span=within)
        case Includes():
            return attrs.evolve(predicate, role=role)
        case Not(of=inner):
            return Not(of=_bound(inner, within, role))
        case AllOf(of=parts):
            return AllOf(of=tuple(_bound(part, within, role) for part in parts))
        case AnyOf(of=parts):
            return AnyOf(of=tuple(_bound(part, within, role) for part in parts))
        case _:
            return predicate
