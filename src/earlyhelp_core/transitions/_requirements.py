"""
Requirements: named conditions with their words and the way out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import assert_never

from earlyhelp_core.answers import WITHHELD, PlainWords, State, StateLike
from earlyhelp_core.dates import Span
from earlyhelp_core.errors import Problem
from earlyhelp_core.fields import Public, default, evolve, policy
from earlyhelp_core.ids import RequirementName
from earlyhelp_core.sources import Source
from earlyhelp_core.transitions._facts import FACTS, Fact
from earlyhelp_core.transitions._kinds import Kind, KindLike
from earlyhelp_core.transitions._predicates import (
    AllOf,
    AnyOf,
    Includes,
    Not,
    Predicate,
    Within,
    conditions,
)


@policy
class Words:
    """
    How a requirement speaks: one plain sentence for each way it may stand.

    ``{within}`` and ``{role}`` stand for what the rule asks for.
    """

    met: Public[str]
    unmet: Public[str]
    not_recorded: Public[str]
    #: What to do when it is unmet.
    remedy: Public[str]
    #: What to do when nobody has written it down, where "find out, and record it"
    #: would not do.
    record: Public[str | None] = default(None)

    #: What may be said of it to the family and to the child, once it is so and while
    #: it is not. Left out it is withheld, as all must be that speaks of harm.
    plain_met: Public[PlainWords] = default(WITHHELD)
    plain_open: Public[PlainWords] = default(WITHHELD)

    def plain(self, state: StateLike) -> PlainWords:
        """What may be said of that *state* to the family and to the child."""
        state = State(state)
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

    def reason(self, state: StateLike) -> str:
        """The sentence for that *state*."""
        state = State(state)
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

    def way_out(self, state: StateLike) -> str | None:
        """What to do about that *state*, if anything."""
        state = State(state)
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


@policy
class Requirement:
    """
    A named condition that rules may ask for.

    The catalogue holds those of the library; see `CATALOGUE`.
    """

    name: Public[RequirementName, str]
    #: What it asks in practice, in one sentence.
    meaning: Public[str]
    holds: Public[Predicate]
    #: When it matters at all; elsewhere it has no bearing.
    applies: Public[Predicate | None] = default(None)
    words: Public[Words]
    #: The move to ask about instead where no remedy here can satisfy it.
    instead: Public[Kind | None, KindLike | None] = default(None)
    #: Where such a gate is to be found. What a finding shows is the source of the rule
    #: that asks for it.
    source: Public[Source | None] = default(None)

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

        return evolve(
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
            return evolve(predicate, span=within)
        case Includes():
            return evolve(predicate, role=role)
        case Not(of=inner):
            return Not(of=_bound(inner, within, role))
        case AllOf(of=parts):
            return AllOf(of=tuple(_bound(part, within, role) for part in parts))
        case AnyOf(of=parts):
            return AnyOf(of=tuple(_bound(part, within, role) for part in parts))
        case _:
            return predicate
