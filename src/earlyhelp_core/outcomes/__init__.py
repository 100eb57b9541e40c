"""
Measures, readings, the change between them, and what it was once claimed to show.

A measure says what is read, in which unit, and which way is better. A reading is one
value on one day. Change is the step from the first to the last, told by the measure's
own rule: behaviour points that go from 108 to 42 are an improvement, and the library
knows it only because the measure says that lower is better.

Instruments are edition data. Of a licensed one, names, ranges and bands stand here and
no wording. `claim` weighs the dated rules under which councils claimed results.
"""

from __future__ import annotations

from earlyhelp_core.outcomes._banded import (
    BandChange,
    Banded,
    WhyNoBand,
    band,
    band_change,
)
from earlyhelp_core.outcomes._bands import Band, BandScheme, BandTable
from earlyhelp_core.outcomes._change import Change, averages, change
from earlyhelp_core.outcomes._claim_facts import FoundNeed, OutcomeClaim
from earlyhelp_core.outcomes._claim_rules import (
    ClaimRules,
    ClaimStep,
    CountBy,
    EnoughNeeds,
    Holding,
    StepAsked,
    TermNeeds,
)
from earlyhelp_core.outcomes._claims import claim
from earlyhelp_core.outcomes._instruments import Area, Instrument, ReliableChange
from earlyhelp_core.outcomes._measures import (
    Better,
    Informant,
    Measure,
    MeasureKind,
    Reading,
)

__all__ = [
    "Area",
    "Band",
    "BandChange",
    "BandScheme",
    "BandTable",
    "Banded",
    "Better",
    "Change",
    "ClaimRules",
    "ClaimStep",
    "CountBy",
    "EnoughNeeds",
    "FoundNeed",
    "Holding",
    "Informant",
    "Instrument",
    "Measure",
    "MeasureKind",
    "OutcomeClaim",
    "Reading",
    "ReliableChange",
    "StepAsked",
    "TermNeeds",
    "WhyNoBand",
    "averages",
    "band",
    "band_change",
    "change",
    "claim",
]
