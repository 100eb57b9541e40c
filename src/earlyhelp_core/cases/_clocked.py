"""
What of a case clocks run on, so that they can be run without knowing the case.
"""

from __future__ import annotations

from typing import Protocol

from earlyhelp_core.assessments import Assessment, HarmConsideration
from earlyhelp_core.contacts import Notice, Referral
from earlyhelp_core.people import Family, LegalStatus, StatutoryStep
from earlyhelp_core.plans import FamilyPlan
from earlyhelp_core.teams import Team
from earlyhelp_core.transitions import ClockPause, Move


class Clocked(Protocol):
    """
    Anything that holds what a case holds of these.
    """

    @property
    def family(self) -> Family:
        """Who they are."""
        ...

    @property
    def legal_statuses(self) -> tuple[LegalStatus, ...]:
        """Each child's status in law."""
        ...

    @property
    def steps(self) -> tuple[StatutoryStep, ...]:
        """What statutory guidance asks for, as held."""
        ...

    @property
    def referrals(self) -> tuple[Referral, ...]:
        """Requests for help, with their outcomes."""
        ...

    @property
    def notices(self) -> tuple[Notice, ...]:
        """Who was told of what."""
        ...

    @property
    def harm(self) -> tuple[HarmConsideration, ...]:
        """When harm was considered."""
        ...

    @property
    def assessments(self) -> tuple[Assessment, ...]:
        """What was assessed, with its visits."""
        ...

    @property
    def plans(self) -> tuple[FamilyPlan, ...]:
        """The family's plans, with their reviews."""
        ...

    @property
    def team(self) -> Team:
        """Who works with them, and their meetings."""
        ...

    @property
    def moves(self) -> tuple[Move, ...]:
        """Steps taken on the pathway."""
        ...

    @property
    def pauses(self) -> tuple[ClockPause, ...]:
        """When clocks that may be paused were."""
        ...
