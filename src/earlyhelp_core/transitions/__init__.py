"""
Moving between levels of help: rules as data, answers that explain themselves.

A *pathway* is a table of rules over the levels of a framework. To *weigh* a question
is to hold the rule for it against the *facts* and to say of every condition whether it
is met, unmet, not recorded, without bearing or set aside. Nothing is decided here: a
practitioner decides, and the *move* records what they decided and why.

Safeguarding stands above the table. A referral is never gated, whatever a file says;
where harm is suspected every answer names it; and `verify` proves of a file that no
combination of facts gets a family past what protects it.
"""

from __future__ import annotations

from earlyhelp_core.transitions._catalogue import CATALOGUE
from earlyhelp_core.transitions._counterexamples import Counterexample
from earlyhelp_core.transitions._departures import Departure, departures_of
from earlyhelp_core.transitions._diagrams import markdown, mermaid
from earlyhelp_core.transitions._drift import DriftOffer, drift_offers
from earlyhelp_core.transitions._escalation import (
    Disagreement,
    DisagreementAbout,
    DisagreementEnd,
    DisagreementEnding,
    SafetyAction,
    StageReached,
)
from earlyhelp_core.transitions._facts import (
    FACTS,
    About,
    Fact,
    FactName,
    Facts,
    FactSort,
    FactValue,
    HappenedOn,
    happened_on,
)
from earlyhelp_core.transitions._handovers import Handover, HandoverState
from earlyhelp_core.transitions._kinds import Kind
from earlyhelp_core.transitions._moves import Authorisation, Move
from earlyhelp_core.transitions._pathway import Pathway, Protective
from earlyhelp_core.transitions._predicates import (
    AllOf,
    AnyOf,
    AtLeast,
    AtMost,
    Includes,
    Is,
    Not,
    Predicate,
    Truth,
    Within,
    truth,
)
from earlyhelp_core.transitions._promises import Property
from earlyhelp_core.transitions._requirements import Requirement, Words
from earlyhelp_core.transitions._rules import Ask, Holding, NextStep, Rule
from earlyhelp_core.transitions._standing import (
    DisagreementStanding,
    disagreement_facts,
    standing_of,
)
from earlyhelp_core.transitions._verify import (
    Result,
    Verdict,
    Verification,
    verify,
)
from earlyhelp_core.transitions._weigh import (
    Option,
    Request,
    facts_needed,
    options,
    weigh,
)

__all__ = [
    "CATALOGUE",
    "FACTS",
    "About",
    "AllOf",
    "AnyOf",
    "Ask",
    "AtLeast",
    "AtMost",
    "Authorisation",
    "Counterexample",
    "Departure",
    "Disagreement",
    "DisagreementAbout",
    "DisagreementEnd",
    "DisagreementEnding",
    "DisagreementStanding",
    "DriftOffer",
    "Fact",
    "FactName",
    "FactSort",
    "FactValue",
    "Facts",
    "Handover",
    "HandoverState",
    "HappenedOn",
    "Holding",
    "Includes",
    "Is",
    "Kind",
    "Move",
    "NextStep",
    "Not",
    "Option",
    "Pathway",
    "Predicate",
    "Property",
    "Protective",
    "Request",
    "Requirement",
    "Result",
    "Rule",
    "SafetyAction",
    "StageReached",
    "Truth",
    "Verdict",
    "Verification",
    "Within",
    "Words",
    "departures_of",
    "disagreement_facts",
    "drift_offers",
    "facts_needed",
    "happened_on",
    "markdown",
    "mermaid",
    "options",
    "standing_of",
    "truth",
    "verify",
    "weigh",
]
