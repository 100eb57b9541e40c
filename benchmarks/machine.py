"""
One machine of six levels and fourteen rules, told to us and to a state machine.

The neighbour gets the same conditions as plain functions on a plain object, and is
asked what it can answer: may this move be made? We give every finding with its reason.
"""

from __future__ import annotations

import random
from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

import transitions as neighbour

from earlyhelp_core.dates import Period, Span, working_days_between
from earlyhelp_core.frameworks import Level, LevelFramework
from earlyhelp_core.sources import Citation, Publication
from earlyhelp_core.transitions import (
    FACTS,
    Ask,
    Fact,
    Facts,
    FactSort,
    FactValue,
    Kind,
    Pathway,
    Protective,
    Request,
    Rule,
    weigh,
)

__all__ = [
    "ON",
    "PATHWAY",
    "RULES",
    "Family",
    "Situation",
    "machine",
    "placed",
    "situations",
    "trigger",
]

ON = date(2026, 3, 2)
LEVELS = ("universal", "early", "targeted", "intensive", "in-need", "protection")

# Kind, from, to, the conditions, and the role that must authorise it, if there is one.
_TABLE = """
open       universal  early      agreement-given lead-named child-voice-recorded
step-up    early      targeted   agreement-given assessment-completed plan-in-place lead-accepted
step-up    targeted   intensive  agreement-given assessment-completed plan-in-place by:team-manager
step-up    intensive  in-need    front-door-accepted family-told plan-in-place
step-up    in-need    protection front-door-accepted every-child-considered family-told
step-down  protection in-need    harm-considered no-protection-plan-or-order every-child-considered plan-in-place by:team-manager
step-down  in-need    intensive  harm-considered no-protection-plan-or-order agreement-given receiving-lead-accepted by:team-manager
step-down  intensive  targeted   harm-considered plan-reviewed agreement-given lead-accepted
step-down  targeted   early      harm-considered plan-reviewed actions-settled supporter-after-closure-named
close      early      universal  harm-considered every-child-considered actions-settled route-back-given
close      targeted   universal  harm-considered every-child-considered actions-settled route-back-given informed-decision-to-end
close      intensive  universal  harm-considered every-child-considered route-back-given informed-decision-to-end by:team-manager
close      in-need    universal  harm-considered no-protection-plan-or-order every-child-considered informed-decision-to-end
step-up    early      intensive  agreement-given network-invited plan-in-place lead-accepted
"""  # noqa: E501 - a table

_CITED = Citation(publication="made-up", clause="section 1", basis="practice")
_MADE_UP = Publication(id="made-up", title="Made up", publisher="Nobody", year=2026)
_ALWAYS = Period(start=date(2020, 1, 1))
_SIX_WEEKS = Span.parse("30 working days")


def _rules() -> Iterable[Rule]:
    for number, line in enumerate(_TABLE.strip().splitlines()):
        kind, start, end, *conditions = line.split()
        roles = [c.removeprefix("by:") for c in conditions if c.startswith("by:")]
        yield Rule(
            id=f"rule-{number}",
            kind=Kind(kind),
            from_=[start],
            to=[end],
            requires=[
                Ask(name=c, within=_SIX_WEEKS if c == "plan-reviewed" else None)
                for c in conditions
                if not c.startswith("by:")
            ],
            authority=roles[0] if roles else None,
            source=_CITED,
        )


RULES = tuple(_rules())
PATHWAY = Pathway(
    id="made-up",
    title="Six levels and fourteen rules",
    publisher="Nobody",
    in_force=_ALWAYS,
    framework=LevelFramework(
        id="six",
        title="Six levels",
        publisher="Nobody",
        in_force=_ALWAYS,
        publications=[_MADE_UP],
        levels=[
            Level(
                code=code,
                name=code.title(),
                meaning="One of six.",
                tiers=[1 + place * 3 // 5],
                source=_CITED,
            )
            for place, code in enumerate(LEVELS)
        ],
    ),
    protective=Protective(kind="step-up", to="protection"),
    publications=[_MADE_UP],
    rules=RULES,
)


class Situation(NamedTuple):
    """A rule to ask about, and facts at the level it starts from."""

    rule: Rule
    request: Request
    values: dict[str, FactValue]

    def facts(self) -> Facts:
        """The facts, made anew: nothing has weighed them yet."""
        # The values are those of the fields; the checker cannot follow their names.
        return Facts(on=ON, level=self.rule.from_[0], **self.values)  # type: ignore[arg-type]


def situations(number: int, *, met: bool) -> list[Situation]:
    """
    So many different situations, over all rules alike, all of them met or none.

    Every fact there is, with every day of the last five weeks; also facts that make no
    difference to the rule, as records have them.
    """
    chance = random.Random(4)  # noqa: S311 - no secrets
    found: dict[Facts, Situation] = {}
    while len(found) < number:
        rule = RULES[len(found) % len(RULES)]
        values = {fact.field: _good(chance, fact) for fact in FACTS.values()}
        if not met:
            asked = [fact for ask in rule.asks for fact in ask.requirement.facts]
            for fact in chance.sample(asked, chance.randint(1, len(asked))):
                values[fact.field] = _poor(chance, fact)
        one = Situation(rule, _ASKED[rule.id], values)
        if weigh(PATHWAY, one.request, one.facts()).met is met:
            found[one.facts()] = one
    return list(found.values())


#: One question each, as somebody asks it of a whole borough.
_ASKED = {rule.id: Request(kind=rule.kind, to=rule.to[0]) for rule in RULES}


def _good(chance: random.Random, fact: Fact) -> FactValue:
    match fact.sort:
        case FactSort.DATED:
            return ON - timedelta(days=chance.randrange(35))
        case FactSort.ROLES:
            return chance.choice([("team-manager",), ("head", "team-manager")])
        case FactSort.YES_NO:
            return "yes"
        case _:
            return chance.choice(_GOOD.get(fact.name, fact.choices))


_GOOD = {
    "harm": ("none", "concern-below"),
    "legal-status": ("none", "section-17"),
    "agreement": ("given", "in-writing"),
}


def _poor(chance: random.Random, fact: Fact) -> FactValue:
    match fact.name:
        case "harm":
            return chance.choice(["suspected", "not-considered"])
        case "legal-status":
            return chance.choice(["order", None])
        case "agreement":
            return chance.choice(["not-given", None])
        case "authorised-by":
            return chance.choice([("head",), (), None])
        case "plan-reviewed":
            return chance.choice([ON - timedelta(days=90), "no", None])
        case _:
            return chance.choice(["no", None])


# --- the neighbour


class Family:
    """What the neighbour moves: a plain object, and a plain function per condition."""

    # What the conditions read, of all that a situation tells. None has a value here:
    # a condition and a field of one name are told apart by what the class has.
    agreement: FactValue
    lead_named: FactValue
    child_voice: FactValue
    assessment_completed: FactValue
    plan_in_place: FactValue
    plan_reviewed: FactValue
    lead_accepted: FactValue
    receiving_lead_accepted: FactValue
    front_door_accepted: FactValue
    family_told: FactValue
    every_child_considered: FactValue
    harm: FactValue
    legal_status: FactValue
    actions_settled: FactValue
    supporter_named: FactValue
    route_back_given: FactValue
    informed_decision_to_end: FactValue
    updates_gathered: FactValue
    network_invited: FactValue
    authorised_by: tuple[str, ...] | None

    def __init__(self, situation: Situation) -> None:
        self.on = ON
        for field, value in situation.values.items():
            setattr(self, field, value)

    def agreement_given(self) -> bool:
        return self.agreement in {"given", "in-writing"}

    def lead_named_(self) -> bool:
        return self.lead_named == "yes"

    def child_voice_recorded(self) -> bool:
        return self.child_voice not in {None, "no"}

    def assessment_completed_(self) -> bool:
        return self.assessment_completed not in {None, "no"}

    def plan_in_place_(self) -> bool:
        return self.plan_in_place not in {None, "no"}

    def plan_reviewed_(self) -> bool:
        day = self.plan_reviewed
        return isinstance(day, date) and working_days_between(day, self.on) <= _LONGEST

    def lead_accepted_(self) -> bool:
        return self.lead_accepted not in {None, "no"}

    def receiving_lead_accepted_(self) -> bool:
        return self.receiving_lead_accepted not in {None, "no"}

    def front_door_accepted_(self) -> bool:
        return self.front_door_accepted not in {None, "no"}

    def family_told_(self) -> bool:
        return self.family_told not in {None, "no"}

    def every_child_considered_(self) -> bool:
        return self.every_child_considered == "yes"

    def harm_considered(self) -> bool:
        return self.harm in {"none", "concern-below"}

    def no_protection_plan_or_order(self) -> bool:
        return self.legal_status in {"none", "section-17"}

    def actions_settled_(self) -> bool:
        return self.actions_settled == "yes"

    def supporter_after_closure_named(self) -> bool:
        return self.supporter_named == "yes"

    def route_back_given_(self) -> bool:
        return self.route_back_given == "yes"

    def informed_decision_to_end_(self) -> bool:
        return self.informed_decision_to_end not in {None, "no"}

    def network_invited_(self) -> bool:
        gathered = self.updates_gathered not in {None, "no"}
        return gathered or self.network_invited == "yes"

    def authorised_by_(self) -> bool:
        return "team-manager" in (self.authorised_by or ())


_LONGEST = 30


def _condition(name: str) -> str:
    """The function of that name; a field of the same name has the plain one."""
    plain = name.replace("-", "_")
    return f"{plain}_" if hasattr(Family, f"{plain}_") else plain


def machine() -> neighbour.Machine:
    """The same table."""
    return neighbour.Machine(
        model=None,
        states=list(LEVELS),
        initial=LEVELS[0],
        # What we do not need is left off, in the neighbour's favour.
        auto_transitions=False,
        transitions=[
            {
                "trigger": trigger(rule),
                "source": rule.from_[0],
                "dest": rule.to[0],
                "conditions": [_condition(ask.name) for ask in rule.asks],
            }
            for rule in RULES
        ],
    )


def trigger(rule: Rule) -> str:
    """Our kind of move and where it leads: what a request names."""
    return f"{rule.kind}_{rule.to[0]}".replace("-", "_")


def placed(made: neighbour.Machine, found: list[Situation]) -> list[Family]:
    """Families made anew, each where its situation begins."""
    families = [Family(one) for one in found]
    for family, one in zip(families, found, strict=True):
        made.add_model(family, initial=one.rule.from_[0])
    return families
