"""
What a case says of each fact: not recorded, no, yes, or when.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

import attrs
import pytest

from earlyhelp_core.answers import YesNo
from earlyhelp_core.assessments import Assessment, Harm, HarmConsideration, Voice
from earlyhelp_core.cases import Case, facts_for
from earlyhelp_core.contacts import FrontDoorOutcome, Notice, Referral
from earlyhelp_core.dates import Period
from earlyhelp_core.errors import UnknownName
from earlyhelp_core.people import (
    Agreement,
    AgreementToSupport,
    Asked,
    EndingDiscussion,
    LegalBasis,
    LegalStatus,
    Membership,
    Person,
    Withdrawal,
)
from earlyhelp_core.plans import (
    Action,
    AgencyOwner,
    FamilyPlan,
    Goal,
    Review,
    Supporter,
)
from earlyhelp_core.teams import (
    Attended,
    Lead,
    Meeting,
    Practitioner,
    Team,
    Vacancy,
)
from earlyhelp_core.transitions import (
    FACTS,
    About,
    Authorisation,
    Facts,
    FactValue,
    Handover,
    Request,
)
from tests.cases.builders import FAMILY, ON, a_case, a_move, with_half_sister

DAY = timedelta(days=1)
BEFORE = ON - 10 * DAY
LAST_MOVE = ON - 20 * DAY
LONG_AGO = ON - 30 * DAY

MOVED = a_move("m1", LAST_MOVE, "targeted", kind="open", from_="universal")


def asked(
    case: Case,
    kind: str = "close",
    *,
    to: str | None = None,
    child: str | None = None,
    on: date = ON,
) -> Facts:
    """The facts of a case about a move of that kind."""
    return facts_for(case, Request(kind=kind, to=to), on=on, child=child)


# --- what cases are made of


def a_status(basis: str, *children: str, end: date | None = None) -> list[LegalStatus]:
    """That status for those children, or for both."""
    period = Period(start=LONG_AGO, end=end)
    return [
        LegalStatus(child=child, basis=basis, period=period)
        for child in children or ("otto", "willa")
    ]


def considered(finding: str, *about: str, on: date = BEFORE) -> HarmConsideration:
    """That harm was considered."""
    return HarmConsideration(on=on, about=about, finding=finding)


def a_referral(name: str = "r1", *, on: date = BEFORE, **parts: object) -> Referral:
    """A referral to statutory help."""
    whole: Referral = Referral(
        **{"id": name, "received": on, "from_role": "nurse", "to": "statutory", **parts}  # type: ignore[arg-type] # checked at run time
    )
    return whole


def an_outcome(decision: str, on: date = BEFORE) -> FrontDoorOutcome:
    """What the front door decided."""
    return FrontDoorOutcome(decision=decision, on=on)


def a_handover(
    name: str = "h1", *, on: date = BEFORE, kind: str = "close", **parts: object
) -> Handover:
    """A handover that was proposed."""
    whole: Handover = Handover(
        **{"id": name, "kind": kind, "proposed": on, **parts}  # type: ignore[arg-type] # checked at run time
    )
    return whole


def said(
    answer: str, *, on: date = LONG_AGO, method: str | None = None, name: str = "g1"
) -> AgreementToSupport:
    """What the mother said to support."""
    return AgreementToSupport(
        id=name,
        scope="a plan",
        method=method,
        asked=(
            Asked(
                person="mother", said=answer, on=on, capacity="parental-responsibility"
            ),
        ),
    )


def a_decision(
    granted: str = "yes",
    *,
    on: date = BEFORE,
    role: str = "team manager",
    kind: str = "close",
    to: str | None = None,
) -> Authorisation:
    """What somebody in authority decided."""
    return Authorisation(kind=kind, to=to, role=role, on=on, granted=granted)


NURSE, TUTOR = (
    Practitioner(id="nurse", role="nurse"),
    Practitioner(id="t", role="tutor"),
)


def a_team(*meetings: Meeting, accepted: date | None = None, led: bool = True) -> Team:
    """A nurse and a tutor; the nurse leads."""
    lead = Lead(
        kind="lead-practitioner",
        member="nurse",
        period=Period(start=LONG_AGO),
        accepted=accepted,
    )
    return Team(
        members=(NURSE, TUTOR),
        leads=(lead,) if led else (),
        vacancies=() if led else (Vacancy(kind="lead-practitioner", since=LONG_AGO),),
        meetings=meetings,
    )


def a_meeting(
    kind: str, on: date = BEFORE, *, invited: Iterable[str] = (), name: str = "t1"
) -> Meeting:
    """A meeting, and who was asked to it."""
    return Meeting(
        id=name,
        on=on,
        kind=kind,
        attended=tuple(Attended(member=m, how="invited") for m in invited),
    )


def an_assessment(
    *voices: Voice,
    on: date = BEFORE,
    completed: date | None = None,
    children: Iterable[str] = (),
    also: Iterable[str] = (),
) -> Assessment:
    """An assessment, completed or not."""
    return Assessment(
        id="a1",
        kind="early-help-assessment",
        started=on,
        completed=completed,
        children=tuple(children),
        considered=tuple(also),
        voices=voices,
    )


def a_plan(
    *actions: Action,
    name: str = "p1",
    ended: date | None = None,
    reviews: Iterable[Review] = (),
    contingency: str | None = None,
    supporter: Supporter | None = None,
) -> FamilyPlan:
    """A plan with one goal."""
    return FamilyPlan(
        id=name,
        started=LONG_AGO,
        ended=ended,
        goals=(Goal(id=f"{name}-g", words="Calm.", area="home", actions=actions),),
        reviews=tuple(reviews),
        contingency=contingency,
        supporter=supporter,
    )


def an_action(
    status: str = "done", *, owner: str | None = "school", due: date | None = None
) -> Action:
    """An action of an agency."""
    return Action(
        id=f"{status}-1",
        what="Ring.",
        owner=None if owner is None else AgencyOwner(agency=owner),
        due=due,
        status=status,
    )


def told(
    whom: str,
    about: str = "closure",
    *,
    on: date = BEFORE,
    route_back: str | None = None,
) -> Notice:
    """That somebody was told."""
    return Notice(to=whom, about=about, on=on, route_back=route_back)


def heard(child: str, on: date | None = None) -> Voice:
    """That a child was heard."""
    return Voice(child=child, on=on, method="spoken")


def not_heard(child: str) -> Voice:
    """That a child was not."""
    return Voice(child=child, missing_because="not-seen")


def talked(
    outcome: str, informed: str | None = "yes", on: date = BEFORE
) -> EndingDiscussion:
    """A talk about ending."""
    return EndingDiscussion(on=on, outcome=outcome, informed=informed)


WITH_BABY = attrs.evolve(
    FAMILY,
    people=(*FAMILY.people, Person(id="baby", birth="unborn", due=date(2026, 6, 1))),
    memberships=(*FAMILY.memberships, Membership(person="baby")),
)
APART = with_half_sister(FAMILY)
BOTH = ("otto", "willa")
YES, NO = YesNo.YES, YesNo.NO

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
    fact: str, kind: str, case: Case, expected: FactValue
) -> None:
    """And nothing where the record is silent."""
    assert asked(case, kind).value(fact) == expected


def test_every_fact_is_filled_from_some_case() -> None:
    """A fact that no case can show would stand in every family's way for ever."""
    reached = {
        name: {
            asked(case, kind).value(name)
            for fact, kind, case, _ in TABLE
            if fact == name
        }
        for name in FACTS
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


# --- since the last move


AFTER_A_MOVE = [
    ("authorised-by", {"authorisations": [a_decision(on=LAST_MOVE)]}),
    ("receiving-lead-accepted", {"handovers": [a_handover(on=LAST_MOVE, accepted=ON)]}),
    ("closing-meeting", {"team": a_team(a_meeting("closing", LAST_MOVE))}),
    (
        "network-invited",
        {"team": a_team(a_meeting("closing", LAST_MOVE, invited=["t"]))},
    ),
    ("updates-gathered", {"team": a_team(a_meeting("updates-instead", LAST_MOVE))}),
    ("informed-decision-to-end", {"endings": [talked("agrees-to-end", on=LAST_MOVE)]}),
    (
        "informed-decision-to-end",
        {
            "agreements": [
                said("agrees").with_withdrawal(Withdrawal(on=LAST_MOVE, informed="yes"))
            ]
        },
    ),
    ("family-told", {"notices": [told("family", on=LAST_MOVE)]}),
    ("route-back-given", {"notices": [told("family", on=LAST_MOVE, route_back="yes")]}),
    ("referrer-told", {"referrals": [a_referral(on=LAST_MOVE, feedback_given=ON)]}),
    (
        "every-child-considered",
        {"assessments": [an_assessment(on=LAST_MOVE - DAY, children=BOTH)]},
    ),
]


@pytest.mark.parametrize(
    ("fact", "parts"),
    [
        pytest.param(*row, id=f"{row[0]}-{number}")
        for number, row in enumerate(AFTER_A_MOVE)
    ],
)
def test_an_old_yes_does_not_carry_over(fact: str, parts: dict[str, object]) -> None:
    """What was done for the last move, on its day or before, was for that move."""
    with_move = a_case(**parts, moves=[MOVED])

    assert asked(a_case(**parts)).value(fact) is not None
    assert asked(with_move).value(fact) is None


def test_a_yes_after_the_last_move_counts() -> None:
    """From the next day on, and for the child it was for."""
    new = a_case(authorisations=[a_decision(on=LAST_MOVE + DAY)], moves=[MOVED])

    assert asked(new).authorised_by == ("team manager",)


def test_what_was_done_for_one_child_s_move_still_counts_for_the_other() -> None:
    """Since when is asked child by child; for the family, since the last of them."""
    moved = a_move("m1", LAST_MOVE, "targeted", "willa")
    case = a_case(authorisations=[a_decision(on=LAST_MOVE)], moves=[moved])

    assert [
        asked(case, child="otto").authorised_by,
        asked(case, child="willa").authorised_by,
        asked(case).authorised_by,
    ] == [("team manager",), None, None]


def test_a_referral_changes_nothing_of_what_was_done() -> None:
    """It is no step, so nothing has to be done again after it."""
    referred = a_move("m1", ON, "statutory", kind="refer")
    case = a_case(authorisations=[a_decision()], moves=[referred])

    assert asked(case).authorised_by == ("team manager",)


def test_work_that_began_with_a_move_counts_after_it() -> None:
    """An assessment is often begun on the day the family is taken on."""
    case = a_case(
        assessments=[an_assessment(on=LAST_MOVE, children=BOTH)], moves=[MOVED]
    )
    reviewed = a_case(
        plans=[a_plan(reviews=[Review(on=LAST_MOVE, kind="meeting", considered=BOTH)])],
        moves=[MOVED],
    )

    assert [
        asked(case).every_child_considered,
        asked(reviewed).every_child_considered,
    ] == [YES, YES]
    earlier = a_case(
        plans=[
            a_plan(
                reviews=[Review(on=LAST_MOVE - DAY, kind="meeting", considered=BOTH)]
            )
        ],
        moves=[MOVED],
    )
    assert asked(earlier).every_child_considered is None


@pytest.mark.parametrize(
    ("to", "asked_to", "expected"),
    [
        (None, None, ("team manager",)),
        (None, "targeted", ("team manager",)),
        ("targeted", "targeted", ("team manager",)),
        ("targeted", None, ("team manager",)),
        ("universal", "targeted", None),
    ],
)
def test_an_authorisation_is_for_a_level_if_it_says_so(
    to: str | None, asked_to: str | None, expected: tuple[str, ...] | None
) -> None:
    """One that names none is for whichever level was meant."""
    case = a_case(authorisations=[a_decision(to=to)])

    assert asked(case, to=asked_to).authorised_by == expected


def test_a_handover_is_for_its_kind_its_level_and_its_children() -> None:
    """Another's acceptance helps nobody."""
    case = a_case(
        handovers=[
            a_handover("h1", kind="step-down", accepted=ON),
            a_handover("h2", to="universal", accepted=ON),
            a_handover("h3", children=["willa"], to="targeted", accepted=ON),
        ]
    )

    assert [
        asked(case, to="targeted", child="otto").receiving_lead_accepted,
        asked(case, to="targeted", child="willa").receiving_lead_accepted,
        asked(case, to="targeted").receiving_lead_accepted,
        asked(case, to="universal", child="otto").receiving_lead_accepted,
        asked(case, "step-down", child="otto").receiving_lead_accepted,
    ] == [None, ON, ON, ON, ON]


def test_the_front_door_accepts_for_the_level_that_was_sought() -> None:
    """Taken on by targeted help is not taken on by social work."""
    accepted = a_referral(to="targeted", outcome=an_outcome("accepted"))
    case = a_case(referrals=[accepted])

    assert [
        asked(case, "step-up", to="statutory").front_door_accepted,
        asked(case, "step-up", to="targeted").front_door_accepted,
        asked(case, "step-up").front_door_accepted,
    ] == [NO, BEFORE, BEFORE]


def test_what_the_front_door_takes_on_itself_is_taken_on() -> None:
    """Whatever level the referrer had in mind."""
    assessed = a_referral(
        to="targeted", outcome=an_outcome("child-and-family-assessment")
    )
    case = a_case(referrals=[assessed])

    assert asked(case, "step-up", to="statutory").front_door_accepted == BEFORE


def test_a_referral_about_one_child_is_not_about_the_other() -> None:
    """Nor is an assessment."""
    case = a_case(
        referrals=[a_referral(about=["otto"], outcome=an_outcome("accepted"))],
        assessments=[an_assessment(children=["otto"], completed=ON)],
    )

    assert [
        (facts.front_door_accepted, facts.assessment_completed)
        for facts in (
            asked(case, "step-up", child="otto"),
            asked(case, "step-up", child="willa"),
        )
    ] == [(BEFORE, ON), (None, None)]


@pytest.mark.parametrize(
    ("kind", "about"),
    [
        ("open", "referral-outcome"),
        ("reopen", "referral-outcome"),
        ("refer", "referral-outcome"),
        ("step-up", "step-up"),
        ("step-up", "referral-outcome"),
        ("step-down", "step-down"),
        ("change-oversight", "step-up"),
        ("change-oversight", "step-down"),
        ("close", "closure"),
    ],
)
def test_a_telling_is_of_a_kind_of_move(kind: str, about: str) -> None:
    """And of no other kind."""
    case = a_case(notices=[told("family", about)])

    assert asked(case, kind).family_told == BEFORE


@pytest.mark.parametrize("kind", ["lateral", "transfer-out"])
def test_some_moves_have_no_telling_of_their_own(kind: str) -> None:
    """No notice speaks of them, so nothing is recorded either way."""
    abouts = ["closure", "step-up", "step-down", "referral-outcome", "change-of-lead"]
    case = a_case(notices=[told("family", about) for about in abouts])

    assert asked(case, kind).family_told is None


# --- the gravest of the children


@pytest.mark.parametrize(
    ("statuses", "expected"),
    [
        (a_status("none", "otto") + a_status("section-17", "willa"), "section-17"),
        (a_status("section-17", "otto"), None),
        (a_status("none", "otto"), None),
        (a_status("child-protection-plan", "otto"), "child-protection-plan"),
        (a_status("section-20", "willa"), "section-20"),
        (
            a_status("order", "otto") + a_status("child-protection-plan", "willa"),
            "order",
        ),
        (
            a_status("section-20", "otto") + a_status("child-protection-plan", "otto"),
            "child-protection-plan",
        ),
    ],
    ids=[
        "higher of two",
        "one unknown",
        "one none, one unknown",
        "plan beside unknown",
        "section 20 beside unknown",
        "order before plan",
        "two of one child",
    ],
)
def test_the_status_that_protects_most_speaks_for_the_family(
    statuses: list[LegalStatus], expected: str | None
) -> None:
    """One that is unknown leaves the family's unknown, unless another protects."""
    assert asked(a_case(legal_statuses=statuses)).legal_status == expected


def test_a_status_is_the_child_s_own() -> None:
    """Asked of one child, the other's says nothing."""
    case = a_case(legal_statuses=a_status("order", "willa"))

    assert [asked(case, child=c).legal_status for c in BOTH] == [None, "order"]


def test_a_half_sister_s_status_is_asked_after_too() -> None:
    """She is a child whom the decision touches, wherever she lives."""
    known = a_case(family=APART, legal_statuses=a_status("none"))
    order = a_case(
        family=APART, legal_statuses=a_status("none") + a_status("order", "ada")
    )

    assert [asked(known).legal_status, asked(order).legal_status] == [None, "order"]


@pytest.mark.parametrize(
    ("harm", "expected"),
    [
        ([considered("suspected", "otto"), considered("none", "willa")], "suspected"),
        ([considered("suspected", "otto")], "suspected"),
        ([considered("none", "otto")], "not-considered"),
        ([considered("concern-below", "willa")], "not-considered"),
        (
            [considered("concern-below", "willa"), considered("none", "otto")],
            "concern-below",
        ),
        ([considered("suspected", on=LONG_AGO), considered("none")], "none"),
    ],
    ids=[
        "suspected for one",
        "suspected, other unknown",
        "other unknown",
        "concern, other unknown",
        "concern for one",
        "considered again",
    ],
)
def test_the_gravest_finding_speaks_for_the_family(
    harm: list[HarmConsideration], expected: str
) -> None:
    """A child whom nobody considered weighs more than a finding below suspicion."""
    assert asked(a_case(harm=harm)).harm == expected


def test_harm_is_asked_after_for_a_child_elsewhere() -> None:
    """What is suspected of a half-sister is suspected in the family."""
    unthought = a_case(family=APART, harm=[considered("none", *BOTH)])
    suspected = a_case(
        family=APART,
        harm=[considered("none", *BOTH), considered("suspected", "ada")],
    )

    assert [asked(unthought).harm, asked(suspected).harm] == [
        Harm.NOT_CONSIDERED,
        Harm.SUSPECTED,
    ]
    assert asked(suspected, child="otto").harm is Harm.NONE


@pytest.mark.parametrize(
    ("considerations", "expected"),
    [
        ([], "suspected"),
        ([considered("none", on=BEFORE - DAY)], "suspected"),
        ([considered("none", on=BEFORE)], "suspected"),
        ([considered("none", on=BEFORE + DAY)], "none"),
        ([considered("not-considered", on=BEFORE + DAY)], "suspected"),
        (
            [considered("none", on=BEFORE + DAY), considered("not-considered", on=ON)],
            "not-considered",
        ),
    ],
    ids=[
        "nothing else",
        "before it",
        "on its day",
        "after it",
        "by nobody",
        "answered, then by nobody",
    ],
)
def test_a_referral_that_suspects_harm_counts_until_it_is_considered_again(
    considerations: list[HarmConsideration], expected: str
) -> None:
    """A later day on which nobody considered it lifts no suspicion."""
    case = a_case(
        referrals=[a_referral(harm_suspected="yes")], harm=considerations, moves=[MOVED]
    )

    assert asked(case).harm == expected


def test_a_referral_s_suspicion_outlasts_a_move() -> None:
    """Danger does not end because a level changed."""
    case = a_case(
        referrals=[a_referral(on=LONG_AGO, harm_suspected="yes")], moves=[MOVED]
    )

    assert asked(case).harm is Harm.SUSPECTED


def test_a_referral_s_suspicion_is_about_the_children_it_names() -> None:
    """And about every child where it names none."""
    named = a_case(referrals=[a_referral(about=["otto"], harm_suspected="yes")])
    unnamed = a_case(referrals=[a_referral(harm_suspected="yes")])
    unsaid = a_case(referrals=[a_referral(harm_suspected="no")])

    assert [
        [asked(case, child=child).harm.value for child in BOTH]
        for case in (named, unnamed, unsaid)
    ] == [
        ["suspected", "not-considered"],
        ["suspected", "suspected"],
        ["not-considered", "not-considered"],
    ]


def test_an_unborn_child_is_asked_after_and_not_heard() -> None:
    """Of a child not yet born there is no voice to record."""
    case = a_case(
        family=WITH_BABY,
        assessments=[an_assessment(heard("otto", ON), heard("willa", ON))],
    )
    baby = asked(case, child="baby")

    assert [baby.unborn, baby.child_voice] == [YES, None]
    assert asked(case, child="otto").unborn is NO


def test_a_grown_up_s_facts_are_not_recorded() -> None:
    """The question is about children; of somebody else nothing is said."""
    case = a_case(harm=[considered("none")], legal_statuses=a_status("none", "mother"))
    facts = asked(case, child="mother")

    assert [facts.harm, facts.legal_status, facts.unborn] == [
        Harm.NOT_CONSIDERED,
        None,
        NO,
    ]


def test_what_comes_later_is_not_a_fact_yet() -> None:
    """Facts of a day rest on what had come by that day."""
    case = a_case(
        starts_at="universal",
        moves=[attrs.evolve(MOVED, effective=ON)],
        harm=[considered("none", on=ON)],
        referrals=[a_referral(outcome=an_outcome("accepted", ON))],
        notices=[told("family", on=ON)],
    )

    assert asked(case, on=ON - DAY) == attrs.evolve(
        asked(a_case(starts_at="universal", referrals=[a_referral()])), on=ON - DAY
    )
