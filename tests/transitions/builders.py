"""
A small safe pathway over three levels, its facts, and the means to change either.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from earlyhelp_core.answers import Answer, State
from earlyhelp_core.dates import Period, Span
from earlyhelp_core.errors import EarlyHelpError
from earlyhelp_core.fields import evolve
from earlyhelp_core.frameworks import Level, LevelFramework
from earlyhelp_core.ids import LevelCode
from earlyhelp_core.sources import Citation, Publication
from earlyhelp_core.transitions import (
    Ask,
    Facts,
    HoldingLike,
    Is,
    KindLike,
    NextStep,
    Pathway,
    Predicate,
    Protective,
    Request,
    Rule,
    weigh,
)

__all__ = [
    "ALL_GOOD",
    "CITED",
    "FRAMEWORK",
    "NOTHING",
    "ON",
    "PROCEDURE",
    "SAFE",
    "SAME_LEAD",
    "a_pathway",
    "a_rule",
    "ask",
    "asks",
    "codes",
    "places",
    "standing",
    "states",
    "step",
    "weighed",
    "with_rule",
    "without",
    "without_rule",
]

#: The Monday the questions are asked of.
ON = date(2026, 3, 2)

PROCEDURE = Publication(
    id="procedure", title="Moving between levels", publisher="A council", year=2025
)
CITED = Citation(publication="procedure", clause="section 1", basis="stated")
_ALWAYS = Period(start=date(2020, 1, 1))


def codes(*values: str) -> tuple[LevelCode, ...]:
    """Levels by their codes."""
    return tuple(LevelCode(value) for value in values)


FRAMEWORK = LevelFramework(
    id="stages",
    title="Three stages",
    publisher="A council",
    in_force=_ALWAYS,
    publications=(PROCEDURE,),
    levels=(
        Level(
            code="universal",
            name="Universal",
            meaning="What every family has.",
            tiers=(1,),
            agreement_needed=False,
            source=CITED,
        ),
        Level(
            code="targeted",
            name="Targeted",
            meaning="Early help with a plan and a lead.",
            tiers=(2, 3),
            source=CITED,
        ),
        Level(
            code="statutory",
            name="Statutory",
            meaning="Help that rests on a duty in law.",
            tiers=(3, 4),
            statutory=True,
            agreement_needed=False,
            source=CITED,
        ),
    ),
)


def ask(name: str, *, within: str | None = None, role: str | None = None) -> Ask:
    """A requirement as a rule asks for it."""
    return Ask(
        name=name, within=None if within is None else Span.parse(within), role=role
    )


def asks(*names: str) -> tuple[Ask, ...]:
    """Requirements that take no parameters."""
    return tuple(ask(name) for name in names)


def step(do: str, by: str, within: str | None = None) -> NextStep:
    """Something that must follow."""
    return NextStep(do=do, by=by, within=None if within is None else Span.parse(within))


def a_rule(  # noqa: PLR0913 - it has as many parts as a line of the file
    id: str,  # noqa: A002 - named as in the file
    kind: KindLike,
    from_: Iterable[str],
    to: Iterable[str] = (),
    *,
    when: Iterable[Predicate] = (),
    requires: Iterable[Ask] = (),
    advises: Iterable[Ask] = (),
    authority: str | None = None,
    handover: HoldingLike | None = None,
    obligations: Iterable[NextStep] = (),
) -> Rule:
    """One line of a pathway."""
    return Rule(
        id=id,
        kind=kind,
        from_=codes(*from_),
        to=codes(*to),
        when=tuple(when),
        requires=tuple(requires),
        advises=tuple(advises),
        authority=authority,
        handover=handover,
        obligations=tuple(obligations),
        source=CITED,
    )


def a_pathway(
    *rules: Rule,
    protective: Protective | None = Protective(kind="refer", to="statutory"),  # noqa: B008 - frozen
    framework: LevelFramework = FRAMEWORK,
) -> Pathway:
    """A pathway of these rules."""
    return Pathway(
        id="support",
        title="Support",
        publisher="A council",
        in_force=_ALWAYS,
        framework=framework,
        protective=protective,
        publications=(PROCEDURE,),
        rules=rules,
    )


SAME_LEAD = Is(fact="same-lead", values=("yes",))
_CALM = ("harm-considered", "no-protection-plan-or-order", "every-child-considered")
_ENDING = ("informed-decision-to-end", "universal-services-told", "route-back-given")

#: Every property is proved of it, and a single change breaks each.
SAFE = a_pathway(
    a_rule(
        "open",
        "open",
        ["universal"],
        ["targeted"],
        requires=asks("agreement-given"),
        advises=asks("lead-named"),
        obligations=[
            step("complete the assessment", "the lead practitioner", "10 working days")
        ],
    ),
    a_rule(
        "reopen",
        "reopen",
        ["universal"],
        ["targeted"],
        when=[Is(fact="previously-supported", values=("yes",))],
        requires=asks("agreement-given"),
    ),
    a_rule(
        "refer",
        "refer",
        ["universal", "targeted", "statutory"],
        ["statutory"],
        advises=asks("family-told", "plan-in-place"),
        obligations=[step("decide what follows", "the front door", "1 working day")],
    ),
    a_rule(
        "step-up",
        "step-up",
        ["universal", "targeted"],
        ["statutory"],
        requires=asks("front-door-accepted"),
        advises=asks("plan-in-place"),
        obligations=[step("pass on the plan", "the lead practitioner", "2 days")],
    ),
    a_rule(
        "same-lead-goes-on",
        "change-oversight",
        ["statutory"],
        ["targeted"],
        when=[SAME_LEAD],
        requires=asks("agreement-given", "lead-accepted", *_CALM),
        authority="team manager",
    ),
    a_rule(
        "step-down",
        "step-down",
        ["statutory"],
        ["targeted"],
        requires=[
            *asks("agreement-given", "receiving-lead-accepted", *_CALM),
            ask("plan-reviewed", within="30 working days"),
        ],
        advises=asks("child-voice-recorded", "closing-meeting-or-updates"),
        authority="team manager",
        handover="sender-holds-until-accepted",
        obligations=[
            step("hold the first meeting", "the receiving lead", "10 working days"),
            step("tell the family who leads now", "the receiving lead"),
        ],
    ),
    a_rule(
        "step-down-to-universal",
        "step-down",
        ["statutory"],
        ["universal"],
        requires=asks(*_ENDING, *_CALM),
        authority="team manager",
    ),
    a_rule(
        "close",
        "close",
        ["targeted"],
        ["universal"],
        requires=asks(*_ENDING, *_CALM),
        advises=asks("contingency-agreed"),
        obligations=[step("look again at how it holds", "the lead", "3 months")],
    ),
)

NOTHING = Facts(on=ON)

#: Calm, and everything done yesterday.
ALL_GOOD = Facts(
    on=ON,
    level="targeted",
    legal_status="none",
    harm="none",
    unborn="no",
    straight_from_protection="no",
    same_lead="yes",
    previously_supported="yes",
    agreement="in-writing",
    authorised_by=("team manager",),
    lead_named="yes",
    lead_accepted=date(2026, 3, 1),
    receiving_lead_accepted=date(2026, 3, 1),
    front_door_accepted=date(2026, 3, 1),
    support_in_place=date(2026, 3, 1),
    nothing_left_uncovered="yes",
    receiver_reachable="yes",
    sharing_basis="yes",
    assessment_completed=date(2026, 3, 1),
    plan_in_place=date(2026, 3, 1),
    plan_reviewed=date(2026, 3, 1),
    penultimate_review=date(2026, 3, 1),
    closing_meeting=date(2026, 3, 1),
    updates_gathered=date(2026, 3, 1),
    network_invited="yes",
    child_voice=date(2026, 3, 1),
    every_child_considered="yes",
    actions_settled="yes",
    needs_answered="yes",
    partner_actions_on_time="yes",
    supporter_named="yes",
    contingency_agreed="yes",
    children_agree="yes",
    members_agree="yes",
    contacts_weighed="yes",
    incidents_weighed="yes",
    children_seen=date(2026, 3, 1),
    informed_decision_to_end=date(2026, 3, 1),
    family_told=date(2026, 3, 1),
    referrer_told=date(2026, 3, 1),
    universal_services_told=date(2026, 3, 1),
    route_back_given="yes",
    disagreement_answered=date(2026, 3, 1),
    disagreement_time_up="yes",
    escalation_notice=date(2026, 3, 1),
    safety_meanwhile=date(2026, 3, 1),
    family_wish_recorded="yes",
    disagreement_outcome=date(2026, 3, 1),
    attendance_support=date(2026, 3, 1),
    support_would_not_fit="yes",
    notice_threshold_reached="yes",
    notice_considered=date(2026, 3, 1),
    notice_limit_open="yes",
    notice_to_improve=date(2026, 3, 1),
    order_considered=date(2026, 3, 1),
    social_care_consulted=date(2026, 3, 1),
    flagged_by_school=date(2026, 3, 1),
    way_to_ask_stated="yes",
    school_shares=date(2026, 3, 1),
    learning_needs_asked="yes",
    success_agreed="yes",
    meeting_interval_agreed="yes",
    intervention_agreed=date(2026, 3, 1),
)


def standing(level: str, facts: Facts = ALL_GOOD) -> Facts:
    """The same facts at another level."""
    return evolve(facts, level=level)


def without(*fields: str, facts: Facts = ALL_GOOD) -> Facts:
    """The facts with some of them not recorded."""
    silent: dict[str, None] = dict.fromkeys(fields)
    # The checker cannot follow a field's name to its type.
    return evolve(facts, **silent)


def with_rule(pathway: Pathway, rule: Rule) -> Pathway:
    """The pathway with the rule of that id put in the other's place, or added."""
    if rule.id not in [other.id for other in pathway.rules]:
        return evolve(pathway, rules=(*pathway.rules, rule))
    rules = tuple(rule if other.id == rule.id else other for other in pathway.rules)
    return evolve(pathway, rules=rules)


def without_rule(pathway: Pathway, id: str) -> Pathway:  # noqa: A002 - as in the file
    """The pathway without that rule."""
    rules = tuple(rule for rule in pathway.rules if rule.id != id)
    return evolve(pathway, rules=rules)


def weighed(
    kind: KindLike, facts: Facts, *, to: str | None = None, pathway: Pathway = SAFE
) -> Answer:
    """What the pathway says of a move."""
    return weigh(pathway, Request(kind=kind, to=to), facts)


def states(answer: Answer) -> dict[str, State]:
    """How each condition stands, in order."""
    return {finding.requirement: finding.state for finding in answer.findings}


def places(error: EarlyHelpError) -> list[tuple[str, str]]:
    """Where the problems are and of what sort; their wording is no promise."""
    return [(problem.path, problem.code) for problem in error.problems]
