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

from earlyhelp_core import _model, ids
from earlyhelp_core.answers import YesNo
from earlyhelp_core.assessments import Harm
from earlyhelp_core.errors import Problem, UnknownName, unknown_name
from earlyhelp_core.ids import LevelCode
from earlyhelp_core.people import Agreement, LegalBasis
from earlyhelp_core.private import INTERNAL, policy, record
from earlyhelp_core.transitions._fact_kinds import (
    CHOICES,
    MEANING,
    SORT,
    About,
    FactSort,
    FactValue,
    HappenedOn,
    Roles,
    declare,
    happened,
    happened_on,
    how_many,
    roles,
    situation,
    yes_no,
)

__all__ = [
    "FACTS",
    "About",
    "Fact",
    "FactName",
    "FactSort",
    "FactValue",
    "Facts",
    "HappenedOn",
    "fact_name",
    "fact_named",
    "happened_on",
]


#: The name of a fact in pathway files.
FactName = NewType("FactName", str)


@final
@attrs.frozen(kw_only=True, field_transformer=record)
class Facts:
    """
    One flat list of facts about one child or the family, on one date.

    What is left out is not recorded, never no. A partner system without our `Case`
    fills it in directly.

    >>> from datetime import date
    >>> facts = Facts(on=date(2026, 3, 2), level="targeted", agreement="given")
    >>> facts.lead_named is None
    True
    """

    #: The day the question is asked of.
    on: date = attrs.field(converter=_model.as_date, metadata=INTERNAL)
    #: Whether it is asked of one child or of the family.
    about: About = attrs.field(default=About.FAMILY, converter=About, metadata=INTERNAL)
    #: The level of help now; the family's is the highest of its children's.
    level: LevelCode | None = attrs.field(
        default=None, converter=optional(ids.level_code), metadata=INTERNAL
    )

    legal_status: LegalBasis | None = attrs.field(
        default=None,
        converter=optional(LegalBasis),
        metadata=situation("the legal status", LegalBasis),
    )
    harm: Harm = attrs.field(
        default=Harm.NOT_CONSIDERED,
        converter=Harm,
        metadata=situation(
            "whether harm is suspected",
            (h for h in Harm if h is not Harm.NOT_CONSIDERED),
        ),
    )
    unborn: YesNo | None = attrs.field(
        default=None,
        converter=optional(YesNo),
        metadata=situation("whether a child is not yet born", YesNo),
    )
    straight_from_protection: YesNo | None = attrs.field(
        default=None,
        converter=optional(YesNo),
        metadata=situation(
            "whether a child comes straight from a child protection plan, section 20 "
            "or an order, with no time as a child in need between",
            YesNo,
        ),
    )
    same_lead: YesNo | None = attrs.field(
        default=None,
        converter=optional(YesNo),
        metadata=situation("whether the same lead practitioner goes on", YesNo),
    )
    previously_supported: YesNo | None = attrs.field(
        default=None,
        converter=optional(YesNo),
        metadata=situation("whether the family was supported before", YesNo),
    )

    agreement: Agreement | None = attrs.field(
        default=None,
        converter=optional(Agreement),
        metadata=declare(
            FactSort.GRADE, "the family's agreement to support", Agreement
        ),
    )
    authorised_by: Roles = attrs.field(
        default=None,
        converter=roles,
        repr=how_many,
        metadata=declare(FactSort.ROLES, "the roles that have authorised the move"),
    )
    lead_named: YesNo | None = attrs.field(
        default=None,
        converter=optional(YesNo),
        metadata=yes_no("whether a lead practitioner is named"),
    )
    lead_accepted: HappenedOn = attrs.field(
        default=None,
        converter=happened_on,
        metadata=happened("when the lead practitioner accepted the role"),
    )
    receiving_lead_accepted: HappenedOn = attrs.field(
        default=None,
        converter=happened_on,
        metadata=happened("when the next lead practitioner accepted the handover"),
    )
    front_door_accepted: HappenedOn = attrs.field(
        default=None,
        converter=happened_on,
        metadata=happened("when the authority accepted the referral"),
    )
    support_in_place: HappenedOn = attrs.field(
        default=None,
        converter=happened_on,
        metadata=happened("when the next support was arranged"),
    )
    receiver_reachable: YesNo | None = attrs.field(
        default=None,
        converter=optional(YesNo),
        metadata=yes_no("whether the family can get to whoever helps next"),
    )
    sharing_basis: YesNo | None = attrs.field(
        default=None,
        converter=optional(YesNo),
        metadata=yes_no("on what basis the receiver is told about the family"),
    )
    assessment_completed: HappenedOn = attrs.field(
        default=None,
        converter=happened_on,
        metadata=happened("when the assessment was completed"),
    )
    plan_in_place: HappenedOn = attrs.field(
        default=None,
        converter=happened_on,
        metadata=happened("when the family plan was agreed"),
    )
    plan_reviewed: HappenedOn = attrs.field(
        default=None,
        converter=happened_on,
        metadata=happened("when the family plan was last reviewed"),
    )
    penultimate_review: HappenedOn = attrs.field(
        default=None,
        converter=happened_on,
        metadata=happened("when the review before the last one was held"),
    )
    closing_meeting: HappenedOn = attrs.field(
        default=None,
        converter=happened_on,
        metadata=happened("when the closing or handover meeting was held"),
    )
    updates_gathered: HappenedOn = attrs.field(
        default=None,
        converter=happened_on,
        metadata=happened("when updates were gathered in place of a meeting"),
    )
    network_invited: YesNo | None = attrs.field(
        default=None,
        converter=optional(YesNo),
        metadata=yes_no("whether the whole team was invited to close or hand over"),
    )
    child_voice: HappenedOn = attrs.field(
        default=None,
        converter=happened_on,
        metadata=happened("when each child was last heard"),
    )
    every_child_considered: YesNo | None = attrs.field(
        default=None,
        converter=optional(YesNo),
        metadata=yes_no("whether every child was considered"),
    )
    actions_settled: YesNo | None = attrs.field(
        default=None,
        converter=optional(YesNo),
        metadata=yes_no("whether each action is done, carried over or not needed"),
    )
    needs_answered: YesNo | None = attrs.field(
        default=None,
        converter=optional(YesNo),
        metadata=yes_no("whether each need is met, carried on by somebody or answered"),
    )
    partner_actions_on_time: YesNo | None = attrs.field(
        default=None,
        converter=optional(YesNo),
        metadata=yes_no("whether no agency's action is overdue"),
    )
    supporter_named: YesNo | None = attrs.field(
        default=None,
        converter=optional(YesNo),
        metadata=yes_no("whether somebody is named who supports the family after"),
    )
    contingency_agreed: YesNo | None = attrs.field(
        default=None,
        converter=optional(YesNo),
        metadata=yes_no("whether it is agreed what to do if things get harder"),
    )
    #: From here on: what has come since the assessment, said the way that is better.
    children_agree: YesNo | None = attrs.field(
        default=None,
        converter=optional(YesNo),
        metadata=yes_no("whether each child, asked since the assessment, sees it so"),
    )
    members_agree: YesNo | None = attrs.field(
        default=None,
        converter=optional(YesNo),
        metadata=yes_no(
            "whether all of the team see it so, heard since the assessment"
        ),
    )
    contacts_weighed: YesNo | None = attrs.field(
        default=None,
        converter=optional(YesNo),
        metadata=yes_no("whether the assessment is newer than the last contact"),
    )
    incidents_weighed: YesNo | None = attrs.field(
        default=None,
        converter=optional(YesNo),
        metadata=yes_no("whether nothing has happened since the assessment"),
    )
    children_seen: HappenedOn = attrs.field(
        default=None,
        converter=happened_on,
        metadata=happened("when each child was last seen, since the assessment"),
    )
    informed_decision_to_end: HappenedOn = attrs.field(
        default=None,
        converter=happened_on,
        metadata=happened("when ending was talked through and decided, informed"),
    )
    family_told: HappenedOn = attrs.field(
        default=None,
        converter=happened_on,
        metadata=happened("when the family was told of the decision and why"),
    )
    referrer_told: HappenedOn = attrs.field(
        default=None,
        converter=happened_on,
        metadata=happened("when whoever referred was told what came of it"),
    )
    universal_services_told: HappenedOn = attrs.field(
        default=None,
        converter=happened_on,
        metadata=happened("when the universal services around them were told"),
    )
    route_back_given: YesNo | None = attrs.field(
        default=None,
        converter=optional(YesNo),
        metadata=yes_no("whether the family knows how to ask for help again"),
    )

    def __attrs_post_init__(self) -> None:
        """Refuse evidence from after the day that is asked of."""
        _model.refuse(self, self._from_the_future())

    def _from_the_future(self) -> Iterable[Problem]:
        for fact in FACTS.values():
            if fact.sort is FactSort.DATED:
                value = getattr(self, fact.field)
                yield from _model.when(
                    isinstance(value, date) and value > self.on,
                    f"/{fact.field}",
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


def fact_named(name: str) -> Fact:
    """The definition of that *name*. Raises `UnknownName`, with the nearest ones."""
    fact = FACTS.get(name)
    if fact is None:
        raise UnknownName("facts", [unknown_name("fact", name, sorted(FACTS))])
    return fact


def fact_name(value: str) -> FactName:
    """The name itself, if there is such a fact. Raises `UnknownName`."""
    return fact_named(value).name
