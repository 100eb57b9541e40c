"""
Moving between levels of help: rules as data, answers that explain themselves.

A *pathway* is a table of rules over the levels of a framework. To *weigh* a question
is to hold the rule for it against the *facts* and to say of every condition whether it
is met, unmet, not recorded, without bearing or set aside. Nothing is decided here: a
practitioner decides, and the *move* records what they decided and why.

Safeguarding stands above the table. A referral is never gated, whatever a file says;
where harm is suspected every answer names it; and `verify` proves of a file that no
combination of facts gets a family past what protects it.

*Timescales* say by when what is due, and `expectations` how it stands: clocks run from
what was done, and a day that nobody wrote down is never in time.
"""

from __future__ import annotations

from earlyhelp_core.transitions._catalogue import CATALOGUE
from earlyhelp_core.transitions._clocks._counting import ClockCalendar
from earlyhelp_core.transitions._clocks._events import (
    ClockEvent,
    ClockPause,
    EventKind,
    EventKindLike,
)
from earlyhelp_core.transitions._clocks._expect import ClockRecord, expectations
from earlyhelp_core.transitions._clocks._expectations import (
    Expectation,
    ExpectationState,
    PauseEffect,
)
from earlyhelp_core.transitions._clocks._timescales import (
    Timescale,
    Timescales,
    TimescaleSort,
    timescales_in_use,
)
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
from earlyhelp_core.transitions._fact_sorts import About, FactSort, FactValue
from earlyhelp_core.transitions._facts import FACTS, Fact, FactName, Facts
from earlyhelp_core.transitions._handovers import Handover, HandoverState
from earlyhelp_core.transitions._kinds import Kind, KindLike
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
from earlyhelp_core.transitions._proof._counterexamples import Counterexample
from earlyhelp_core.transitions._proof._verify import (
    Result,
    Verdict,
    Verification,
    verify,
)
from earlyhelp_core.transitions._requirements import Requirement, Words
from earlyhelp_core.transitions._rules import Ask, Holding, HoldingLike, NextStep, Rule
from earlyhelp_core.transitions._standing import (
    DisagreementStanding,
    disagreement_facts,
    standing_of,
)
from earlyhelp_core.transitions._undated import Undated
from earlyhelp_core.transitions._waivers import Waiver
from earlyhelp_core.transitions._weigh import (
    Option,
    Request,
    facts_needed,
    options,
    options_undated,
    weigh,
    weigh_undated,
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
    "ClockCalendar",
    "ClockEvent",
    "ClockPause",
    "ClockRecord",
    "Counterexample",
    "Departure",
    "Disagreement",
    "DisagreementAbout",
    "DisagreementEnd",
    "DisagreementEnding",
    "DisagreementStanding",
    "DriftOffer",
    "EventKind",
    "EventKindLike",
    "Expectation",
    "ExpectationState",
    "Fact",
    "FactName",
    "FactSort",
    "FactValue",
    "Facts",
    "Handover",
    "HandoverState",
    "Holding",
    "HoldingLike",
    "Includes",
    "Is",
    "Kind",
    "KindLike",
    "Move",
    "NextStep",
    "Not",
    "Option",
    "Pathway",
    "PauseEffect",
    "Predicate",
    "Property",
    "Protective",
    "Request",
    "Requirement",
    "Result",
    "Rule",
    "SafetyAction",
    "StageReached",
    "Timescale",
    "TimescaleSort",
    "Timescales",
    "Truth",
    "Undated",
    "Verdict",
    "Verification",
    "Waiver",
    "Within",
    "Words",
    "departures_of",
    "disagreement_facts",
    "drift_offers",
    "expectations",
    "facts_needed",
    "markdown",
    "mermaid",
    "options",
    "options_undated",
    "standing_of",
    "timescales_in_use",
    "truth",
    "verify",
    "weigh",
    "weigh_undated",
]
