"""
The facts on which help moves between levels. Those of other procedures stand apart.
"""

from __future__ import annotations

from datetime import date

import attrs
from attrs.converters import optional

from earlyhelp_core import _model, ids
from earlyhelp_core.answers import HappenedOn, YesNo, happened_on
from earlyhelp_core.assessments import Harm
from earlyhelp_core.ids import LevelCode
from earlyhelp_core.people import Agreement, LegalBasis
from earlyhelp_core.private import INTERNAL, SPECIAL
from earlyhelp_core.transitions._fact_sorts import (
    About,
    FactSort,
    Roles,
    declare,
    happened,
    how_many,
    roles,
    situation,
    yes_no,
)

__all__ = ["FactsOfHelp"]


# What every question looks at stands apart and comes first, so that it lies together
# in memory: a machine that weighs a nation's records fetches it at once.
@attrs.frozen(kw_only=True)
class _AskedOf:
    #: The day the question is asked of.
    on: date = attrs.field(converter=_model.as_date, metadata=INTERNAL)
    #: Whether it is asked of one child or of the family.
    about: About = attrs.field(default=About.FAMILY, converter=About, metadata=INTERNAL)
    #: The level of help now; the family's is the highest of its children's.
    level: LevelCode | None = attrs.field(
        default=None, converter=optional(ids.level_code), metadata=INTERNAL
    )
    #: All facts as one number, worked out as they are made; for the library's own use.
    #: (Worked out when first asked for, it would slow every look at every fact.)
    bits: int = attrs.field(init=False, eq=False, repr=False, metadata=SPECIAL)


# Its fields become a record's in `Facts`, which is what anybody builds.
@attrs.frozen(kw_only=True)
class FactsOfHelp(_AskedOf):
    """
    What is known that bears on a move between levels of help. Use `Facts`.
    """

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
    nothing_left_uncovered: YesNo | None = attrs.field(
        default=None,
        converter=optional(YesNo),
        metadata=yes_no("whether somebody holds each need and goal after it"),
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
