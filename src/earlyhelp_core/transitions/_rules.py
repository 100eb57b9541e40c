"""
The rules of a pathway, as an edition file states them.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import final

import attrs

from earlyhelp_core import _model, ids
from earlyhelp_core.answers import WITHHELD, PlainWords
from earlyhelp_core.dates import Span
from earlyhelp_core.errors import Problem, unknown_name
from earlyhelp_core.ids import LevelCode, RequirementName, RuleId
from earlyhelp_core.private import policy
from earlyhelp_core.sources import Citation
from earlyhelp_core.transitions._catalogue import CATALOGUE
from earlyhelp_core.transitions._kinds import Kind
from earlyhelp_core.transitions._predicates import Predicate
from earlyhelp_core.transitions._requirements import Requirement

__all__ = ["Ask", "Holding", "NextStep", "Rule"]


class Holding(_model.Code):
    """
    Who holds the family while a move is under way.
    """

    #: The sender stays responsible until the receiver has accepted.
    SENDER_UNTIL_ACCEPTED = "sender-holds-until-accepted"
    #: Nothing changes hands.
    SAME_LEAD = "same-lead-continues"


@final
@attrs.frozen(kw_only=True, field_transformer=policy)
class Ask:
    """
    A requirement as one rule asks for it.

    In a file, a bare name stands for an ask without parameters.
    """

    name: RequirementName = attrs.field(converter=ids.requirement_name)
    #: No longer ago than this, for requirements that take it.
    within: Span | None = None
    #: Whose word is needed, for requirements that take it.
    role: str | None = attrs.field(
        default=None, converter=attrs.converters.optional(_model.as_text)
    )
    #: The role that may waive it for a family; left out, nobody may.
    waivable_by: str | None = attrs.field(
        default=None, converter=attrs.converters.optional(_model.as_text)
    )
    #: Where this very ask comes from, if not from where its rule does.
    source: Citation | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse a requirement or a parameter the catalogue does not have."""
        _model.refuse(self, self._misfits())

    def _misfits(self) -> Iterable[Problem]:
        if self.name not in CATALOGUE:
            yield unknown_name("requirement", self.name, sorted(CATALOGUE)).under(
                "name"
            )
            return
        requirement = CATALOGUE[self.name]
        yield from requirement.misfits(within=self.within, role=self.role)
        yield from _model.when(
            self.waivable_by is not None and not requirement.may_be_waived,
            "/waivable_by",
            "never-waived",
            "leave it out: what protects a child is never waived",
        )

    @cached_property
    def requirement(self) -> Requirement:
        """What is asked, with what the rule says of it filled in."""
        return CATALOGUE[self.name].asked(within=self.within, role=self.role)


@final
@attrs.frozen(kw_only=True, field_transformer=policy)
class NextStep:
    """
    What must follow a move, as an edition file states it.
    """

    #: In words that continue "by Friday, the receiving lead: …".
    do: str = attrs.field(converter=_model.as_text)
    #: The role that does it.
    by: str = attrs.field(converter=_model.as_text)
    #: Counted from the day of the move, which is day 0; ``None``: alongside it.
    within: Span | None = None
    #: What the family and the child are told of it: "we meet for the first time".
    tell: PlainWords = WITHHELD
    #: Where this very step comes from, if not from where its rule does.
    source: Citation | None = None


@final
@attrs.frozen(kw_only=True, field_transformer=policy)
class Rule:
    """
    One line of a pathway: from where to where, on what conditions, and what follows.
    """

    id: RuleId = attrs.field(converter=ids.rule_id)
    kind: Kind = attrs.field(converter=Kind)
    #: The levels it starts from.
    from_: tuple[LevelCode, ...] = attrs.field(converter=ids.level_codes)
    #: The levels it leads to. Only a transfer to another area leads to none.
    to: tuple[LevelCode, ...] = attrs.field(default=(), converter=ids.level_codes)
    #: The situation it is for: every one of these, or the rule does not apply.
    when: tuple[Predicate, ...] = ()
    #: What must be met. Each stands in the way until it is.
    requires: tuple[Ask, ...] = ()
    #: What is good practice. None of it stands in the way.
    advises: tuple[Ask, ...] = ()
    #: The role that must authorise the move: short for asking ``authorised-by`` with
    #: that role, from the rule's own source.
    authority: str | None = attrs.field(
        default=None, converter=attrs.converters.optional(_model.as_text)
    )
    handover: Holding | None = attrs.field(
        default=None, converter=attrs.converters.optional(Holding)
    )
    obligations: tuple[NextStep, ...] = ()
    source: Citation

    def __attrs_post_init__(self) -> None:
        """Refuse a rule from nowhere, to nowhere, or asking one thing twice."""
        ends_here = self.kind is Kind.TRANSFER_OUT
        _model.refuse(
            self,
            _model.when(not self.from_, "/from", "blank", "name at least one level"),
            _model.when(
                not self.to and not ends_here,
                "/to",
                "blank",
                "name at least one level; only transfer-out leads to none",
            ),
            _model.when(
                self.to and ends_here,
                "/to",
                "contradicts-kind",
                "leave it out: the receiving area decides the level",
            ),
            _model.no_repeats("/requires", [ask.name for ask in self.requires]),
            _model.when(
                self.authority is not None
                and any(ask.name == _AUTHORISED for ask in self.requires),
                "/authority",
                "repeated-id",
                "authorised-by is required already; keep one of the two",
            ),
            _model.no_repeats("/advises", [ask.name for ask in self.advises]),
        )

    @cached_property
    def asks(self) -> tuple[Ask, ...]:
        """All that must be met, the authority as the last of them."""
        if self.authority is None:
            return self.requires
        return (*self.requires, Ask(name=_AUTHORISED, role=self.authority))


_AUTHORISED = ids.requirement_name("authorised-by")
