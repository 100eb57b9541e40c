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
from typing import Self, TypeAlias

from earlyhelp_core import fields
from earlyhelp_core.answers import HappenedOn, HappenedOnLike, YesNo, YesNoLike
from earlyhelp_core.assessments import Harm, HarmLike
from earlyhelp_core.errors import Problem, UnknownName, unknown_name
from earlyhelp_core.fields import (
    DateLike,
    Internal,
    Public,
    PublicList,
    Special,
    Taken,
    default,
    derived,
    policy,
    record,
)
from earlyhelp_core.ids import LevelCode
from earlyhelp_core.people import Agreement, AgreementLike, LegalBasis, LegalBasisLike
from earlyhelp_core.transitions._codes import Coding
from earlyhelp_core.transitions._fact_sorts import (
    CHOICES,
    MEANING,
    SORT,
    About,
    AboutLike,
    FactSort,
    FactValue,
    Roles,
    grade,
    roles,
    situation,
    when,
    whether,
)


class FactName(Taken, str):
    """The name of a fact, as pathway files spell it."""

    __slots__ = ()

    def __new__(cls, value: str) -> Self:
        """Take the name if there is such a fact. Raises `UnknownName`."""
        if not isinstance(value, str):
            raise fields.refusal("wrong-type", "give the name of a fact")
        return super().__new__(cls, fact_named(value).name)


_YesNo: TypeAlias = Internal[YesNo | None, YesNoLike | None]
_Situation: TypeAlias = Special[YesNo | None, YesNoLike | None]
_When: TypeAlias = Internal[HappenedOn, HappenedOnLike]


@record
class Facts:
    """
    One flat list of facts about one child or the family, on one date.

    What is left out is not recorded, never no. A partner system without our `Case`
    fills it in directly.

    >>> facts = Facts(on="2026-03-02", level="targeted", agreement="given")
    >>> facts.lead_named is None
    True
    """

    # What every question looks at comes first, so that it lies together in memory: a
    # machine that weighs a nation's records fetches it at once.
    #: The day the question is asked of.
    on: Internal[date, DateLike]
    #: Whether it is asked of one child or of the family.
    about: Internal[About, AboutLike] = default(About.FAMILY)
    #: The level of help now; the family's is the highest of its children's.
    level: Internal[LevelCode | None, str | None] = default(None)
    #: All facts as one number, worked out as they are made; for the library's own use.
    #: (Worked out when first asked for, it would slow every look at every fact.)
    bits: Special[int] = derived()

    # moves between levels of help
    legal_status: Special[LegalBasis | None, LegalBasisLike | None] = situation(
        "the legal status", LegalBasis
    )
    harm: Special[Harm, HarmLike] = situation(
        "whether harm is suspected",
        (h for h in Harm if h is not Harm.NOT_CONSIDERED),
        unset=Harm.NOT_CONSIDERED,
    )
    unborn: _Situation = situation("whether a child is not yet born", YesNo)
    straight_from_protection: _Situation = situation(
        "whether a child comes straight from a child protection plan, section 20 "
        "or an order, with no time as a child in need between",
        YesNo,
    )
    same_lead: _Situation = situation(
        "whether the same lead practitioner goes on", YesNo
    )
    previously_supported: _Situation = situation(
        "whether the family was supported before", YesNo
    )

    agreement: Internal[Agreement | None, AgreementLike | None] = grade(
        "the family's agreement to support", Agreement
    )
    authorised_by: Internal[Roles, Iterable[str] | None] = roles(
        "the roles that have authorised the move"
    )
    lead_named: _YesNo = whether("a lead practitioner is named")
    lead_accepted: _When = when("the lead practitioner accepted the role")
    receiving_lead_accepted: _When = when(
        "the next lead practitioner accepted the handover"
    )
    front_door_accepted: _When = when("the authority accepted the referral")
    support_in_place: _When = when("the next support was arranged")
    receiver_reachable: _YesNo = whether("the family can get to whoever helps next")
    nothing_left_uncovered: _YesNo = whether(
        "somebody holds each need and goal after it"
    )
    sharing_basis: _YesNo = whether("there is a basis to tell the receiver about them")
    assessment_completed: _When = when("the assessment was completed")
    plan_in_place: _When = when("the family plan was agreed")
    plan_reviewed: _When = when("the family plan was last reviewed")
    penultimate_review: _When = when("the review before the last one was held")
    closing_meeting: _When = when("the closing or handover meeting was held")
    updates_gathered: _When = when("updates were gathered in place of a meeting")
    network_invited: _YesNo = whether(
        "the whole team was invited to close or hand over"
    )
    child_voice: _When = when("each child was last heard")
    every_child_considered: _YesNo = whether("every child was considered")
    actions_settled: _YesNo = whether("each action is done, carried over or not needed")
    needs_answered: _YesNo = whether(
        "each need is met, carried on by somebody or answered"
    )
    partner_actions_on_time: _YesNo = whether("no agency's action is overdue")
    supporter_named: _YesNo = whether("somebody is named who supports the family after")
    contingency_agreed: _YesNo = whether("it is agreed what to do if things get harder")
    #: From here on: what has come since the assessment, said the way that is better.
    children_agree: _YesNo = whether(
        "each child, asked since the assessment, sees it so"
    )
    members_agree: _YesNo = whether(
        "all of the team see it so, heard since the assessment"
    )
    contacts_weighed: _YesNo = whether("the assessment is newer than the last contact")
    incidents_weighed: _YesNo = whether("nothing has happened since the assessment")
    children_seen: _When = when("each child was last seen, since the assessment")
    informed_decision_to_end: _When = when(
        "ending was talked through and decided, informed"
    )
    family_told: _When = when("the family was told of the decision and why")
    referrer_told: _When = when("whoever referred was told what came of it")
    universal_services_told: _When = when(
        "the universal services around them were told"
    )
    route_back_given: _YesNo = whether("the family knows how to ask for help again")

    # a disagreement between agencies, at the stage where it stands
    disagreement_answered: _When = when("those who decide at this stage answered")
    disagreement_time_up: _YesNo = whether("the time for that answer is over")
    escalation_notice: _When = when("the notice that starts the formal steps was given")
    safety_meanwhile: _When = when("it was settled what keeps the children safe")
    family_wish_recorded: _YesNo = whether(
        "the family's own wish is written down with it"
    )
    disagreement_outcome: _When = when("how it ended was written down")
    # attendance
    attendance_support: _When = when(
        "support with attendance was last given or offered"
    )
    support_would_not_fit: _YesNo = whether(
        "support was looked at and would not fit here"
    )
    notice_threshold_reached: _YesNo = whether(
        "the national threshold of missed sessions is reached"
    )
    notice_considered: _When = when(
        "it was considered whether a penalty notice is right"
    )
    notice_limit_open: _YesNo = whether("the limit leaves room for one more notice")
    notice_to_improve: _When = when("a notice to improve was given, with support")
    order_considered: _When = when("an education supervision order was considered")
    social_care_consulted: _When = when(
        "children's social care was consulted about an order"
    )
    # the inclusion programme
    flagged_by_school: _When = when("the school asked for the programme")
    way_to_ask_stated: _YesNo = whether(
        "the school says how the family is told and asked"
    )
    school_shares: _When = when("the school agreed to share information, and began to")
    learning_needs_asked: _YesNo = whether(
        "it was asked about any difficulty with learning"
    )
    success_agreed: _YesNo = whether("it is agreed what success looks like")
    meeting_interval_agreed: _YesNo = whether(
        "the team agreed how often to meet in school"
    )
    intervention_agreed: _When = when("the help was agreed with family and school")

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
    for field in fields.attributes(Facts):
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
