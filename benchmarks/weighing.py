"""
How long it takes to weigh a rule, against a state machine that gives no reasons.

The neighbour gets the same conditions as plain functions on a plain object, and is
asked the only question it can answer: may this move be made? We give every finding.
"""

from __future__ import annotations

import itertools
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from importlib.metadata import version

import transitions as neighbour

from earlyhelp_core import partnerships
from earlyhelp_core.transitions import Facts, Request, weigh

_ON = date(2022, 11, 21)
_ROUNDS = 7
_YES_NO = ("yes", "no", None)


def _some_facts() -> list[Facts]:
    """More than a thousand different situations at the statutory level."""
    return [
        Facts(
            on=_ON,
            level="statutory",
            harm=harm,
            legal_status=status,
            agreement=agreement,
            receiving_lead_accepted=accepted,
            every_child_considered=considered,
            support_in_place=support,
            plan_in_place=_ON - timedelta(days=40),
            authorised_by=roles,
        )
        for harm, status, agreement, accepted, considered, support, roles in (
            itertools.product(
                ("none", "suspected", "not-considered"),
                ("section-17", "child-protection-plan", None),
                ("in-writing", "given", None),
                _YES_NO,
                _YES_NO,
                _YES_NO,
                (("team manager",), None),
            )
        )
    ]


class _Family:
    """What the neighbour's conditions look at."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts

    def harm_considered(self) -> bool:
        return self.facts.harm in {"none", "concern-below"}

    def no_plan_or_order(self) -> bool:
        return self.facts.legal_status in {"none", "section-17"}

    def agreed(self) -> bool:
        return self.facts.agreement in {"given", "in-writing"}

    def accepted(self) -> bool:
        return self.facts.receiving_lead_accepted == "yes"

    def considered(self) -> bool:
        return self.facts.every_child_considered == "yes"

    def supported(self) -> bool:
        return self.facts.support_in_place == "yes"

    def planned(self) -> bool:
        return self.facts.plan_in_place is not None

    def authorised(self) -> bool:
        return "team manager" in (self.facts.authorised_by or ())


_CONDITIONS = [
    "supported",
    "agreed",
    "accepted",
    "planned",
    "harm_considered",
    "no_plan_or_order",
    "considered",
    "authorised",
]


def _machine(family: _Family) -> _Family:
    neighbour.Machine(
        model=family,
        states=["universal", "targeted", "statutory"],
        initial="statutory",
        transitions=[
            {
                "trigger": "step_down",
                "source": "statutory",
                "dest": "targeted",
                "conditions": _CONDITIONS,
            }
        ],
    )
    return family


def _per_call(ask: Callable[[], object], calls: int) -> float:
    start = time.perf_counter()
    ask()
    return (time.perf_counter() - start) / calls


def main() -> None:
    """Print the table."""
    facts = _some_facts()
    pathway = partnerships.load("kensington-and-chelsea", on=_ON).pathway
    request = Request(kind="step-down", to="targeted")
    families = [_machine(_Family(one)) for one in facts]

    def ours() -> None:
        for one in facts:
            weigh(pathway, request, one)

    def theirs() -> None:
        for family in families:
            family.may_step_down()  # type: ignore[attr-defined] # put there by name

    agreed = [weigh(pathway, request, one).met for one in facts]
    assert agreed == [f.may_step_down() for f in families]  # type: ignore[attr-defined]
    ours()
    theirs()
    ratios, times = [], []
    for _ in range(_ROUNDS):
        us, them = _per_call(ours, len(facts)), _per_call(theirs, len(facts))
        ratios.append(them / us)
        times.append(us)
    out = sys.stdout.write
    out(f"{len(facts)} situations, {_ROUNDS} rounds, medians\n")
    out(f"weigh with every finding     {statistics.median(times) * 1e6:8.2f} us\n")
    out(f"against transitions {version('transitions')} may_*  ")
    out(f"{statistics.median(ratios):.1f} times as fast\n")


if __name__ == "__main__":
    main()
