"""
What a case says of each fact: not recorded, no, yes, or when.
"""

from __future__ import annotations

import pytest

from earlyhelp_core.assessments import Harm
from earlyhelp_core.cases import Case
from earlyhelp_core.errors import UnknownName
from earlyhelp_core.fields import attributes, evolve
from earlyhelp_core.people import (
    Agreement,
    LegalBasis,
    Withdrawal,
)
from earlyhelp_core.plans import (
    Review,
    Supporter,
)
from earlyhelp_core.teams import Practitioner, Team
from earlyhelp_core.transitions import (
    FACTS,
    About,
    Facts,
    FactValue,
    Kind,
    KindLike,
)
from tests.cases.builders import ON, a_case, a_move
from tests.cases.parts import (
    APART,
    BEFORE,
    BOTH,
    BOTH_HEARD,
    DAY,
    GROWN,
    LAST_MOVE,
    LONG_AGO,
    MOVED,
    NO,
    WITH_BABY,
    YES,
    a_decision,
    a_goal,
    a_handover,
    a_meeting,
    a_need,
    a_plan,
    a_referral,
    a_status,
    a_team,
    an_action,
    an_assessment,
    an_outcome,
    asked,
    considered,
    doubted,
    heard,
    left_out,
    met,
    not_heard,
    said,
    shared,
    talked,
    told,
    visited,
)

TO_THE_HUB = a_handover(receiving_agency="hub")
LEFT_OUT = left_out("grown")
#: The school's action is its head of year's, who is its one practitioner there.
WAITING = an_action("in-progress", owner="school")
THREE = Team(
    members=(*a_team().members, Practitioner(id="head", agency="school", role="head"))
)

#: One small case for each thing that a fact can say: the fact, what is asked, the
#: case, and what the fact then is.
TABLE: list[tuple[str, str, Case, FactValue]] = [
    ("legal-status", "close", a_case(), None),
    ("legal-status", "close", a_case(legal_statuses=a_status("none")), LegalBasis.NONE),
    (
        "legal-status",
        "close",
        a_case(legal_statuses=a_status("order", end=ON - DAY)),
        None,
    ),
    (
        "legal-status",
        "close",
        a_case(legal_statuses=a_status("section-17", end=ON)),
        LegalBasis.SECTION_17,
    ),
    ("harm", "close", a_case(), None),
    ("harm", "close", a_case(harm=[considered("none")]), Harm.NONE),
    ("harm", "close", a_case(harm=[considered("suspected")]), Harm.SUSPECTED),
    ("harm", "close", a_case(harm=[considered("not-considered")]), None),
    ("unborn", "close", a_case(), NO),
    ("unborn", "close", a_case(family=WITH_BABY), YES),
    ("straight-from-protection", "close", a_case(), None),
    (
        "straight-from-protection",
        "close",
        a_case(legal_statuses=a_status("section-17")),
        NO,
    ),
    (
        "straight-from-protection",
        "close",
        a_case(
            legal_statuses=a_status("child-protection-plan", "otto")
            + a_status("section-17", "willa")
        ),
        YES,
    ),
    ("same-lead", "close", a_case(), None),
    ("same-lead", "close", a_case(handovers=[a_handover()]), None),
    ("same-lead", "close", a_case(handovers=[a_handover(same_lead="yes")]), YES),
    ("previously-supported", "open", a_case(), None),
    ("previously-supported", "close", a_case(moves=[MOVED]), NO),
    (
        "previously-supported",
        "open",
        a_case(moves=[a_move("m1", LAST_MOVE, "universal", kind="close")]),
        YES,
    ),
    ("agreement", "open", a_case(), None),
    ("agreement", "open", a_case(agreements=[said("not-asked")]), None),
    (
        "agreement",
        "open",
        a_case(agreements=[said("does-not-agree")]),
        Agreement.NOT_GIVEN,
    ),
    ("agreement", "open", a_case(agreements=[said("agrees")]), Agreement.GIVEN),
    (
        "agreement",
        "open",
        a_case(agreements=[said("agrees", method="written")]),
        Agreement.IN_WRITING,
    ),
    (
        "agreement",
        "open",
        a_case(
            agreements=[
                said("does-not-agree", on=BEFORE, name="g2"),
                said("agrees", name="g1"),
            ]
        ),
        Agreement.NOT_GIVEN,
    ),
    ("authorised-by", "close", a_case(), None),
    ("authorised-by", "close", a_case(authorisations=[a_decision("no")]), ()),
    (
        "authorised-by",
        "close",
        a_case(authorisations=[a_decision(), a_decision(role="conference")]),
        ("conference", "team manager"),
    ),
    (
        "authorised-by",
        "close",
        a_case(authorisations=[a_decision("no", on=ON), a_decision("yes")]),
        (),
    ),
    ("authorised-by", "close", a_case(authorisations=[a_decision(kind="open")]), None),
    ("lead-named", "close", a_case(), None),
    ("lead-named", "close", a_case(team=a_team(led=False)), NO),
    ("lead-named", "close", a_case(team=a_team()), YES),
    ("lead-accepted", "close", a_case(team=a_team()), None),
    ("lead-accepted", "close", a_case(team=a_team(accepted=BEFORE)), BEFORE),
    ("receiving-lead-accepted", "close", a_case(), None),
    ("receiving-lead-accepted", "close", a_case(handovers=[a_handover()]), NO),
    (
        "receiving-lead-accepted",
        "close",
        a_case(handovers=[a_handover(accepted=ON)]),
        ON,
    ),
    (
        "receiving-lead-accepted",
        "close",
        a_case(
            handovers=[
                a_handover("h2", on=ON, declined=ON),
                a_handover("h1", accepted=BEFORE),
            ]
        ),
        NO,
    ),
    ("front-door-accepted", "step-up", a_case(), None),
    ("front-door-accepted", "step-up", a_case(referrals=[a_referral()]), None),
    (
        "front-door-accepted",
        "step-up",
        a_case(referrals=[a_referral(outcome=an_outcome("declined"))]),
        NO,
    ),
    (
        "front-door-accepted",
        "step-up",
        a_case(referrals=[a_referral(outcome=an_outcome("accepted", ON))]),
        ON,
    ),
    (
        "front-door-accepted",
        "step-up",
        a_case(referrals=[a_referral(outcome=an_outcome("strategy-discussion"))]),
        BEFORE,
    ),
    ("support-in-place", "close", a_case(), None),
    ("support-in-place", "close", a_case(handovers=[a_handover()]), None),
    (
        "support-in-place",
        "close",
        a_case(handovers=[a_handover(support_arranged=ON)]),
        ON,
    ),
    ("nothing-left-uncovered", "close", a_case(plans=[a_plan(WAITING)]), None),
    *(
        (
            "nothing-left-uncovered",
            "close",
            a_case(
                handovers=[evolve(a_handover(), **leaving)],
                team=THREE,
                plans=[a_plan(WAITING)],
            ),
            found,
        )
        for leaving, found in (
            ({}, None),
            ({"nobody_leaves": "no"}, None),
            ({"nobody_leaves": "yes"}, YES),
            ({"leaving": ["nurse"]}, YES),
            ({"leaving": ["nurse", "head"], "nobody_leaves": "no"}, NO),
        )
    ),
    (
        "nothing-left-uncovered",
        "close",
        a_case(handovers=[a_handover(nobody_leaves="yes")]),
        None,
    ),
    ("receiver-reachable", "close", a_case(), None),
    ("receiver-reachable", "close", a_case(handovers=[a_handover()]), None),
    (
        "receiver-reachable",
        "close",
        a_case(handovers=[a_handover(reachable="yes")]),
        YES,
    ),
    (
        "receiver-reachable",
        "close",
        a_case(
            handovers=[a_handover(reachable="yes", receiving_agency="hub")],
            unmet_needs=[a_need("out-of-reach", service="hub")],
        ),
        NO,
    ),
    (
        "receiver-reachable",
        "close",
        a_case(
            handovers=[a_handover(reachable="yes")],
            unmet_needs=[a_need("out-of-reach")],
        ),
        YES,
    ),
    ("sharing-basis", "close", a_case(sharing=[shared()]), None),
    (
        "sharing-basis",
        "close",
        a_case(handovers=[TO_THE_HUB], sharing=[shared()]),
        YES,
    ),
    (
        "sharing-basis",
        "close",
        a_case(handovers=[TO_THE_HUB], sharing=[shared(basis=None)]),
        None,
    ),
    (
        "sharing-basis",
        "close",
        a_case(handovers=[TO_THE_HUB], sharing=[shared(with_agency="school")]),
        None,
    ),
    (
        "sharing-basis",
        "close",
        a_case(handovers=[a_handover()], sharing=[shared(with_agency=None)]),
        None,
    ),
    ("assessment-completed", "close", a_case(), None),
    ("assessment-completed", "close", a_case(assessments=[an_assessment()]), NO),
    (
        "assessment-completed",
        "close",
        a_case(assessments=[an_assessment(completed=ON)]),
        ON,
    ),
    ("plan-in-place", "close", a_case(), None),
    ("plan-in-place", "close", a_case(plans=[a_plan(ended=BEFORE)]), NO),
    ("plan-in-place", "close", a_case(plans=[a_plan()]), LONG_AGO),
    ("plan-reviewed", "close", a_case(plans=[a_plan()]), None),
    (
        "plan-reviewed",
        "close",
        a_case(plans=[a_plan(reviews=[Review(on=BEFORE, kind="meeting")])]),
        BEFORE,
    ),
    ("penultimate-review", "close", a_case(plans=[a_plan()]), None),
    (
        "penultimate-review",
        "close",
        a_case(plans=[a_plan(reviews=[Review(on=ON, kind="meeting")])]),
        None,
    ),
    (
        "penultimate-review",
        "close",
        a_case(
            plans=[
                a_plan(
                    reviews=[
                        Review(on=day, kind="meeting") for day in (LONG_AGO, BEFORE, ON)
                    ]
                )
            ],
            # The same review, written down a day late.
            team=a_team(a_meeting("review", ON - DAY)),
        ),
        BEFORE,
    ),
    (
        "penultimate-review",
        "close",
        a_case(
            team=a_team(a_meeting("review", LONG_AGO), a_meeting("closing", name="t2"))
        ),
        LONG_AGO,
    ),
    ("closing-meeting", "close", a_case(team=a_team(a_meeting("review"))), None),
    ("closing-meeting", "close", a_case(team=a_team(a_meeting("closing"))), BEFORE),
    ("closing-meeting", "close", a_case(team=a_team(a_meeting("handover"))), BEFORE),
    ("updates-gathered", "close", a_case(), None),
    (
        "updates-gathered",
        "close",
        a_case(team=a_team(a_meeting("updates-instead"))),
        BEFORE,
    ),
    (
        "updates-gathered",
        "close",
        a_case(plans=[a_plan(reviews=[Review(on=ON, kind="updates")])]),
        ON,
    ),
    ("network-invited", "close", a_case(), None),
    ("network-invited", "close", a_case(team=a_team(a_meeting("closing"))), None),
    (
        "network-invited",
        "close",
        a_case(team=a_team(a_meeting("closing", invited=["nurse"]))),
        NO,
    ),
    (
        "network-invited",
        "close",
        a_case(
            team=a_team(
                a_meeting("closing", ON, invited=["t"], name="t2"),
                a_meeting("closing", invited=["nurse"]),
            )
        ),
        YES,
    ),
    ("child-voice", "close", a_case(), None),
    ("child-voice", "close", a_case(assessments=[an_assessment(heard("otto"))]), None),
    (
        "child-voice",
        "close",
        a_case(assessments=[an_assessment(heard("otto"), not_heard("willa"))]),
        NO,
    ),
    (
        "child-voice",
        "close",
        a_case(assessments=[an_assessment(heard("otto"), heard("willa", ON))]),
        YES,
    ),
    (
        "child-voice",
        "close",
        a_case(
            assessments=[
                an_assessment(
                    heard("otto", BEFORE),
                    heard("otto", LONG_AGO),
                    heard("willa", ON),
                    not_heard("willa"),
                )
            ]
        ),
        BEFORE,
    ),
    (
        "child-voice",
        "close",
        a_case(
            family=WITH_BABY,
            assessments=[an_assessment(heard("otto", ON), heard("willa", ON))],
        ),
        ON,
    ),
    ("every-child-considered", "close", a_case(assessments=[an_assessment()]), None),
    (
        "every-child-considered",
        "close",
        a_case(assessments=[an_assessment(children=["otto"])]),
        NO,
    ),
    (
        "every-child-considered",
        "close",
        a_case(assessments=[an_assessment(children=["otto"], also=["willa"])]),
        YES,
    ),
    (
        "every-child-considered",
        "close",
        a_case(
            plans=[a_plan(reviews=[Review(on=ON, kind="meeting", considered=BOTH)])]
        ),
        YES,
    ),
    (
        "every-child-considered",
        "close",
        a_case(family=APART, assessments=[an_assessment(children=BOTH)]),
        NO,
    ),
    (
        "every-child-considered",
        "close",
        a_case(family=WITH_BABY, assessments=[an_assessment(children=BOTH)]),
        NO,
    ),
    (
        "every-child-considered",
        "close",
        a_case(assessments=[an_assessment(not_considered=[left_out("otto")])]),
        NO,
    ),
    (
        "every-child-considered",
        "close",
        # Somebody else's child, whom the decision does not touch.
        a_case(family=GROWN, assessments=[an_assessment(not_considered=[LEFT_OUT])]),
        None,
    ),
    ("needs-answered", "close", a_case(), None),
    ("needs-answered", "close", a_case(plans=[a_plan()]), NO),
    ("needs-answered", "close", a_case(plans=[a_plan(goal=a_goal("met"))]), YES),
    ("needs-answered", "close", a_case(plans=[a_plan(goal=a_goal("removed"))]), YES),
    ("needs-answered", "close", a_case(plans=[a_plan(goal=a_goal("not-met"))]), NO),
    (
        "needs-answered",
        "close",
        a_case(plans=[a_plan(goal=a_goal("not-met", ended_because="No place."))]),
        YES,
    ),
    ("needs-answered", "close", a_case(plans=[a_plan(an_action("done"))]), NO),
    ("needs-answered", "close", a_case(plans=[a_plan(an_action("carried-over"))]), YES),
    ("needs-answered", "close", a_case(unmet_needs=[a_need("none-exists")]), NO),
    ("needs-answered", "close", a_case(unmet_needs=[a_need("waiting-list")]), NO),
    (
        "needs-answered",
        "close",
        a_case(unmet_needs=[a_need("waiting-list", service="hub")]),
        YES,
    ),
    (
        "needs-answered",
        "close",
        a_case(unmet_needs=[a_need("family-chose-not-to"), a_need(met=BEFORE)]),
        YES,
    ),
    (
        "needs-answered",
        "close",
        a_case(
            unmet_needs=[a_need("none-exists")],
            plans=[a_plan(an_action("carried-over"))],
        ),
        YES,
    ),
    ("actions-settled", "close", a_case(), None),
    ("actions-settled", "close", a_case(plans=[a_plan()]), None),
    ("actions-settled", "close", a_case(plans=[a_plan(an_action("in-progress"))]), NO),
    ("actions-settled", "close", a_case(plans=[a_plan(an_action())]), YES),
    (
        "actions-settled",
        "close",
        a_case(plans=[a_plan(an_action()), a_plan(name="p2")]),
        None,
    ),
    ("partner-actions-on-time", "close", a_case(plans=[a_plan()]), None),
    (
        "partner-actions-on-time",
        "close",
        a_case(plans=[a_plan(an_action("in-progress", due=BEFORE))]),
        NO,
    ),
    (
        "partner-actions-on-time",
        "close",
        a_case(plans=[a_plan(an_action("in-progress", due=ON))]),
        YES,
    ),
    ("supporter-named", "close", a_case(plans=[a_plan()]), None),
    (
        "supporter-named",
        "close",
        a_case(plans=[a_plan(supporter=Supporter(role="neighbour"))]),
        YES,
    ),
    ("contingency-agreed", "close", a_case(plans=[a_plan()]), None),
    (
        "contingency-agreed",
        "close",
        a_case(plans=[a_plan(contingency="Ring early.")]),
        YES,
    ),
    ("children-agree", "close", a_case(), None),
    ("children-agree", "close", doubted("child-says-otherwise"), NO),
    (
        "children-agree",
        "close",
        a_case(assessments=[an_assessment(*BOTH_HEARD, completed=BEFORE)]),
        YES,
    ),
    ("members-agree", "close", doubted("member-dissents"), NO),
    (
        "members-agree",
        "close",
        a_case(
            assessments=[an_assessment(completed=BEFORE)],
            team=a_team(met("nurse", "t")),
        ),
        YES,
    ),
    ("contacts-weighed", "close", doubted("new-contact"), NO),
    (
        "contacts-weighed",
        "close",
        a_case(
            assessments=[an_assessment(completed=BEFORE)],
            referrals=[a_referral(on=BEFORE)],
        ),
        YES,
    ),
    ("incidents-weighed", "close", doubted("new-incident"), NO),
    (
        "incidents-weighed",
        "close",
        a_case(
            assessments=[an_assessment(completed=BEFORE)],
            plans=[a_plan(reviews=[Review(on=ON, kind="meeting")])],
        ),
        YES,
    ),
    ("children-seen", "close", doubted("child-not-seen"), NO),
    (
        "children-seen",
        "close",
        a_case(assessments=[an_assessment(completed=BEFORE, visits=[visited(*BOTH)])]),
        ON,
    ),
    ("informed-decision-to-end", "close", a_case(), None),
    (
        "informed-decision-to-end",
        "close",
        a_case(endings=[talked("wishes-to-continue")]),
        NO,
    ),
    (
        "informed-decision-to-end",
        "close",
        a_case(endings=[talked("agrees-to-end", None)]),
        None,
    ),
    (
        "informed-decision-to-end",
        "close",
        a_case(endings=[talked("agrees-to-end")]),
        BEFORE,
    ),
    (
        "informed-decision-to-end",
        "close",
        a_case(endings=[talked("wishes-to-end", on=ON), talked("wishes-to-continue")]),
        ON,
    ),
    (
        "informed-decision-to-end",
        "close",
        a_case(
            agreements=[
                said("agrees").with_withdrawal(Withdrawal(on=BEFORE, informed="yes"))
            ]
        ),
        BEFORE,
    ),
    (
        "informed-decision-to-end",
        "close",
        a_case(agreements=[said("agrees").with_withdrawal(Withdrawal(on=BEFORE))]),
        None,
    ),
    ("family-told", "close", a_case(), None),
    ("family-told", "close", a_case(notices=[told("family")]), BEFORE),
    ("family-told", "close", a_case(notices=[told("team")]), None),
    ("family-told", "close", a_case(notices=[told("family", "step-down")]), None),
    *(
        ("family-told", kind, a_case(notices=[told("family", kind)]), BEFORE)
        for kind in ("lateral", "transfer-out")
    ),
    ("family-told", "refer", a_case(referrals=[a_referral()]), None),
    ("family-told", "refer", a_case(referrals=[a_referral(family_knows="no")]), NO),
    (
        "family-told",
        "step-up",
        a_case(referrals=[a_referral(family_knows="not-safe-to-tell")]),
        NO,
    ),
    (
        "family-told",
        "step-up",
        a_case(
            referrals=[
                a_referral("r2", on=ON, family_knows="yes"),
                a_referral("r1", family_knows="no"),
            ]
        ),
        YES,
    ),
    ("family-told", "close", a_case(referrals=[a_referral(family_knows="yes")]), None),
    (
        "family-told",
        "step-up",
        a_case(
            referrals=[a_referral(family_knows="no")],
            notices=[told("family", "step-up")],
        ),
        BEFORE,
    ),
    ("referrer-told", "open", a_case(referrals=[a_referral()]), None),
    (
        "referrer-told",
        "open",
        a_case(
            referrals=[a_referral(feedback_given=ON)],
            notices=[told("referrer", "referral-outcome")],
        ),
        ON,
    ),
    (
        "referrer-told",
        "step-up",
        a_case(notices=[told("referrer", "referral-outcome")]),
        BEFORE,
    ),
    ("universal-services-told", "close", a_case(notices=[told("family")]), None),
    (
        "universal-services-told",
        "close",
        a_case(notices=[told("universal-services")]),
        BEFORE,
    ),
    ("route-back-given", "close", a_case(notices=[told("family")]), None),
    (
        "route-back-given",
        "close",
        a_case(notices=[told("family", route_back="no")]),
        NO,
    ),
    (
        "route-back-given",
        "close",
        a_case(
            notices=[
                told("family", on=ON),
                told("family", route_back="yes"),
                told("family", on=LONG_AGO, route_back="no"),
            ]
        ),
        YES,
    ),
]


@pytest.mark.parametrize(
    ("fact", "kind", "case", "expected"),
    [pytest.param(*row, id=f"{row[0]}-{number}") for number, row in enumerate(TABLE)],
)
def test_a_fact_says_what_the_record_says(
    fact: str, kind: KindLike, case: Case, expected: FactValue
) -> None:
    """And nothing where the record is silent."""
    assert asked(case, kind).value(fact) == expected


def test_every_fact_is_filled_from_some_case() -> None:
    """A fact that no case can show would stand in every family's way for ever."""
    fields = [field.name for field in attributes(Facts)]
    of_procedures = fields[fields.index("disagreement_answered") :]
    reached = {
        name: {
            asked(case, Kind(kind)).value(name)
            for fact, kind, case, _ in TABLE
            if fact == name
        }
        for name in FACTS
        # Those of procedures are filled where a procedure is asked: see
        # `procedure_facts`.
        if FACTS[name].field not in of_procedures
    }
    unreached = [name for name, values in reached.items() if values <= {None}]
    only_one = [name for name, values in reached.items() if len(values) < 2]

    assert (unreached, only_one) == ([], [])


def test_the_facts_know_whom_and_what_day_they_are_about() -> None:
    """A child's facts are not the family's."""
    case = a_case(
        starts_at="targeted", moves=[a_move("m1", BEFORE, "statutory", "willa")]
    )

    assert [
        (facts.on, facts.about, facts.level)
        for facts in (asked(case), asked(case, child="otto"))
    ] == [(ON, About.FAMILY, "statutory"), (ON, About.CHILD, "targeted")]


def test_nothing_can_be_asked_of_somebody_unknown() -> None:
    """The nearest names are told."""
    with pytest.raises(UnknownName, match="did you mean otto"):
        asked(a_case(), child="oto")
