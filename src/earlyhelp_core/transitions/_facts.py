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
from typing import Self

import attrs

from earlyhelp_core import fields
from earlyhelp_core.answers import (
    HappenedOn,
    HappenedOnLike,
    YesNo,
    YesNoLike,
)
from earlyhelp_core.assessments import Harm
from earlyhelp_core.errors import Problem, UnknownName, unknown_name
from earlyhelp_core.fields import Internal, Public, PublicList, Taken, policy, record
from earlyhelp_core.transitions._codes import Coding
from earlyhelp_core.transitions._fact_sorts import (
    CHOICES,
    MEANING,
    SORT,
    FactSort,
    FactValue,
    happened,
    yes_no,
)
from earlyhelp_core.transitions._facts_of_help import FactsOfHelp


class FactName(Taken, str):
    """The name of a fact, as pathway files spell it."""

    __slots__ = ()

    def __new__(cls, value: str) -> Self:
        """Take the name if there is such a fact. Raises `UnknownName`."""
        return super().__new__(cls, fact_named(value).name)


@record
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

    # a disagreement between agencies, at the stage where it stands
    disagreement_answered: Internal[HappenedOn, HappenedOnLike] = happened(
        "when those who decide at this stage answered"
    )
    disagreement_time_up: Internal[YesNo | None, YesNoLike | None] = yes_no(
        "whether the time for that answer is over"
    )
    escalation_notice: Internal[HappenedOn, HappenedOnLike] = happened(
        "when the notice that starts the formal steps was given"
    )
    safety_meanwhile: Internal[HappenedOn, HappenedOnLike] = happened(
        "when it was settled what keeps the children safe"
    )
    family_wish_recorded: Internal[YesNo | None, YesNoLike | None] = yes_no(
        "whether the family's own wish is written down with it"
    )
    disagreement_outcome: Internal[HappenedOn, HappenedOnLike] = happened(
        "when how it ended was written down"
    )
    # attendance
    attendance_support: Internal[HappenedOn, HappenedOnLike] = happened(
        "when support with attendance was last given or offered"
    )
    support_would_not_fit: Internal[YesNo | None, YesNoLike | None] = yes_no(
        "whether support was looked at and would not fit here"
    )
    notice_threshold_reached: Internal[YesNo | None, YesNoLike | None] = yes_no(
        "whether the national threshold of missed sessions is reached"
    )
    notice_considered: Internal[HappenedOn, HappenedOnLike] = happened(
        "when it was considered whether a penalty notice is right"
    )
    notice_limit_open: Internal[YesNo | None, YesNoLike | None] = yes_no(
        "whether the limit leaves room for one more notice"
    )
    notice_to_improve: Internal[HappenedOn, HappenedOnLike] = happened(
        "when a notice to improve was given, with support"
    )
    order_considered: Internal[HappenedOn, HappenedOnLike] = happened(
        "when an education supervision order was considered"
    )
    social_care_consulted: Internal[HappenedOn, HappenedOnLike] = happened(
        "when children's social care was consulted about an order"
    )
    # the inclusion programme
    flagged_by_school: Internal[HappenedOn, HappenedOnLike] = happened(
        "when the school asked for the programme"
    )
    way_to_ask_stated: Internal[YesNo | None, YesNoLike | None] = yes_no(
        "whether the school says how the family is told and asked"
    )
    school_shares: Internal[HappenedOn, HappenedOnLike] = happened(
        "when the school agreed to share information, and began to"
    )
    learning_needs_asked: Internal[YesNo | None, YesNoLike | None] = yes_no(
        "whether it was asked about any difficulty with learning"
    )
    success_agreed: Internal[YesNo | None, YesNoLike | None] = yes_no(
        "whether it is agreed what success looks like"
    )
    meeting_interval_agreed: Internal[YesNo | None, YesNoLike | None] = yes_no(
        "whether the team agreed how often to meet in school"
    )
    intervention_agreed: Internal[HappenedOn, HappenedOnLike] = happened(
        "when the help was agreed with family and school"
    )

    def __attrs_post_init__(self) -> None:
        """Refuse evidence from after the day that is asked of."""
        fields.refuse(self, self._from_the_future())
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


@policy
class Fact:
    """
    What one fact is: its name in pathway files, what it says and the values it takes.
    """

    name: Public[FactName, str]
    #: The same name as a field of `Facts`.
    field: Public[str]
    sort: Public[FactSort]
    #: Continues "it is not recorded …".
    meaning: Public[str]
    #: Lowest first where the fact is ordered.
    choices: PublicList[str]

    @property
    def is_evidence(self) -> bool:
        """Whether more of it is better; situation facts have no better."""
        return self.sort is not FactSort.SITUATION


def _definitions() -> Iterable[Fact]:
    for field in attrs.fields(Facts):
        if SORT in field.metadata:
            yield Fact(
                # The catalogue is what says which names there are.
                name=str.__new__(FactName, field.name.replace("_", "-")),
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
