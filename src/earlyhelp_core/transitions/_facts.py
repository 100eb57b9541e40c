"""
What is known, on one day, about one child or one family.

*Situation* facts say where things stand and have no order: the level, the legal
status, whether harm is suspected. *Evidence* facts say what has been done, and are
ordered: not recorded, then no, then yes; a dated one, yes undated, then the older
date, then the newer. More evidence never makes a family worse off: `verify` proves
that of every pathway.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import NewType, final

import attrs
from attrs.converters import optional

from earlyhelp_core import _model
from earlyhelp_core.answers import HappenedOn, YesNo, happened_on
from earlyhelp_core.assessments import Harm
from earlyhelp_core.errors import Problem, UnknownName, unknown_name
from earlyhelp_core.private import policy, record
from earlyhelp_core.transitions._codes import Coding
from earlyhelp_core.transitions._fact_sorts import (
    CHOICES,
    MEANING,
    SORT,
    About,
    FactSort,
    FactValue,
)
from earlyhelp_core.transitions._facts_of_help import FactsOfHelp
from earlyhelp_core.transitions._procedure_facts import SAID

__all__ = [
    "CODING",
    "FACTS",
    "About",
    "Fact",
    "FactName",
    "FactSort",
    "FactValue",
    "Facts",
    "fact_name",
    "fact_named",
]


#: The name of a fact in pathway files.
FactName = NewType("FactName", str)


@final
@attrs.frozen(kw_only=True, field_transformer=record)
class Facts(FactsOfHelp):
    """
    One flat list of facts about one child or the family, on one date.

    What is left out is not recorded, never no. A partner system without our `Case`
    fills it in directly.

    >>> from datetime import date
    >>> facts = Facts(on=date(2026, 3, 2), level="targeted", agreement="given")
    >>> facts.lead_named is None
    True
    """

    # --- procedures beside the levels of help: what each says stands in SAID
    disagreement_answered: HappenedOn = attrs.field(
        default=None, converter=happened_on, metadata=SAID["disagreement_answered"]
    )
    disagreement_time_up: YesNo | None = attrs.field(
        default=None, converter=optional(YesNo), metadata=SAID["disagreement_time_up"]
    )
    escalation_notice: HappenedOn = attrs.field(
        default=None, converter=happened_on, metadata=SAID["escalation_notice"]
    )
    safety_meanwhile: HappenedOn = attrs.field(
        default=None, converter=happened_on, metadata=SAID["safety_meanwhile"]
    )
    family_wish_recorded: YesNo | None = attrs.field(
        default=None, converter=optional(YesNo), metadata=SAID["family_wish_recorded"]
    )
    disagreement_outcome: HappenedOn = attrs.field(
        default=None, converter=happened_on, metadata=SAID["disagreement_outcome"]
    )
    attendance_support: HappenedOn = attrs.field(
        default=None, converter=happened_on, metadata=SAID["attendance_support"]
    )
    support_would_not_fit: YesNo | None = attrs.field(
        default=None, converter=optional(YesNo), metadata=SAID["support_would_not_fit"]
    )
    notice_threshold_reached: YesNo | None = attrs.field(
        default=None,
        converter=optional(YesNo),
        metadata=SAID["notice_threshold_reached"],
    )
    notice_considered: HappenedOn = attrs.field(
        default=None, converter=happened_on, metadata=SAID["notice_considered"]
    )
    notice_limit_open: YesNo | None = attrs.field(
        default=None, converter=optional(YesNo), metadata=SAID["notice_limit_open"]
    )
    notice_to_improve: HappenedOn = attrs.field(
        default=None, converter=happened_on, metadata=SAID["notice_to_improve"]
    )
    order_considered: HappenedOn = attrs.field(
        default=None, converter=happened_on, metadata=SAID["order_considered"]
    )
    social_care_consulted: HappenedOn = attrs.field(
        default=None, converter=happened_on, metadata=SAID["social_care_consulted"]
    )
    flagged_by_school: HappenedOn = attrs.field(
        default=None, converter=happened_on, metadata=SAID["flagged_by_school"]
    )
    way_to_ask_stated: YesNo | None = attrs.field(
        default=None, converter=optional(YesNo), metadata=SAID["way_to_ask_stated"]
    )
    school_shares: HappenedOn = attrs.field(
        default=None, converter=happened_on, metadata=SAID["school_shares"]
    )
    learning_needs_asked: YesNo | None = attrs.field(
        default=None, converter=optional(YesNo), metadata=SAID["learning_needs_asked"]
    )
    success_agreed: YesNo | None = attrs.field(
        default=None, converter=optional(YesNo), metadata=SAID["success_agreed"]
    )
    meeting_interval_agreed: YesNo | None = attrs.field(
        default=None,
        converter=optional(YesNo),
        metadata=SAID["meeting_interval_agreed"],
    )
    intervention_agreed: HappenedOn = attrs.field(
        default=None, converter=happened_on, metadata=SAID["intervention_agreed"]
    )

    def __attrs_post_init__(self) -> None:
        """Refuse evidence from after the day that is asked of."""
        _model.refuse(self, self._from_the_future())
        object.__setattr__(self, "bits", CODING.bits_of(self))

    def _from_the_future(self) -> Iterable[Problem]:
        for field in _DATED:
            value = getattr(self, field)
            if isinstance(value, date) and value > self.on:
                yield Problem(
                    f"/{field}",
                    "after-the-question",
                    "this happened after the day asked of; ask of a later day",
                )

    def value(self, name: str) -> FactValue:
        """
        What is known of the fact of that *name*; ``None`` is not recorded.

        Harm that nobody considered reads as not recorded. Raises `UnknownName`.
        """
        value: FactValue = getattr(self, fact_named(name).field)
        return None if value is Harm.NOT_CONSIDERED else value


@final
@attrs.frozen(kw_only=True, field_transformer=policy)
class Fact:
    """
    What one fact is: its name in pathway files, what it says and the values it takes.
    """

    name: FactName
    #: The same name as a field of `Facts`.
    field: str
    sort: FactSort
    #: Continues "it is not recorded …".
    meaning: str
    #: Lowest first where the fact is ordered.
    choices: tuple[str, ...]

    @property
    def is_evidence(self) -> bool:
        """Whether more of it is better; situation facts have no better."""
        return self.sort is not FactSort.SITUATION


def _definitions() -> Iterable[Fact]:
    for field in attrs.fields(Facts):
        if SORT in field.metadata:
            yield Fact(
                name=FactName(field.name.replace("_", "-")),
                field=field.name,
                sort=field.metadata[SORT],
                meaning=field.metadata[MEANING],
                choices=tuple(str(c) for c in field.metadata[CHOICES]),
            )


#: Every fact that a rule may ask about, by name.
FACTS: Mapping[str, Fact] = MappingProxyType({f.name: f for f in _definitions()})
#: The fields that may say when; a proof makes facts by the hundred thousand.
_DATED = tuple(f.field for f in FACTS.values() if f.sort is FactSort.DATED)

#: How facts become one number.
CODING = Coding.of(
    {f.field: YesNo if f.field in _DATED else f.choices for f in FACTS.values()},
    unrecorded=(None, Harm.NOT_CONSIDERED),
)


def fact_named(name: str) -> Fact:
    """The definition of that *name*. Raises `UnknownName`, with the nearest ones."""
    fact = FACTS.get(name)
    if fact is None:
        raise UnknownName("facts", [unknown_name("fact", name, sorted(FACTS))])
    return fact


def fact_name(value: str) -> FactName:
    """The name itself, if there is such a fact. Raises `UnknownName`."""
    return fact_named(value).name
