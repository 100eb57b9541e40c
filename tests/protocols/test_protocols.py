"""
Eight published protocols as files: each loads, is proved, and keeps its own rule.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from earlyhelp_core import partnerships, wire
from earlyhelp_core.answers import Answer, Severity, State
from earlyhelp_core.fields import evolve
from earlyhelp_core.partnerships import Partnership
from earlyhelp_core.sources import Basis
from earlyhelp_core.transitions import Facts, Kind, KindLike, Request, verify, weigh
from tests.transitions.builders import ALL_GOOD, without

FOLDER = Path(__file__).parents[2] / "examples" / "protocols"
NAMES = sorted(place.name for place in FOLDER.iterdir() if place.is_dir())
#: The day on which the pages were read.
READ = date(2026, 11, 21)

HAND_OVER = (
    "hand over the assessment and the plan, so that the family need not tell its story "
    "again"
)

#: Everything done, and everybody whose word any of them asks for has given it.
GOOD = evolve(
    ALL_GOOD,
    legal_status="section-17",
    authorised_by=(
        "child in need panel",
        "daily discussion",
        "line manager",
        "locality meeting",
        "service manager",
        "social worker's manager",
        "team manager",
    ),
)

each = pytest.mark.parametrize("name", NAMES)


@cache
def protocol(name: str) -> Partnership:
    """One of them, read when it is first asked for."""
    return partnerships.read(FOLDER / name, on=None)


@cache
def known() -> tuple[wire.Known, ...]:
    """What any file may name without spelling it out."""
    return partnerships.catalogue()


def asked(
    name: str, kind: KindLike, start: str, end: str | None, facts: Facts = GOOD
) -> Answer:
    """What one protocol says of a move from a level."""
    request = Request(kind=kind, to=end)
    return weigh(protocol(name).pathway, request, evolve(facts, level=start))


def in_the_way(answer: Answer) -> dict[str, State]:
    """What is outstanding, and how it stands."""
    return {finding.requirement: finding.state for finding in answer.outstanding}


def owed(answer: Answer) -> list[tuple[str, str]]:
    """What must follow, by whom."""
    return [(obligation.do, obligation.by) for obligation in answer.obligations]


def test_there_are_eight() -> None:
    """Those whose pages state the most rules."""
    assert NAMES == [
        "camden",
        "cheshire-west-and-chester",
        "devon",
        "gloucestershire",
        "hull",
        "islington",
        "knowsley",
        "rotherham",
    ]


@each
def test_each_is_proved(name: str) -> None:
    """No combination of facts gets past what protects a child."""
    verification = verify(protocol(name).pathway)

    assert [r.name for r in verification.results if r.counterexamples] == []
    assert verification.proved is True


@each
def test_each_says_that_it_is_a_partial_illustration(name: str) -> None:
    """In its titles and its note, under our name, for the day it was read alone."""
    edition, pathway = protocol(name).edition, protocol(name).pathway
    period = edition.in_force

    assert "partial illustration" in edition.title
    assert "partial illustration" in pathway.title
    assert "the rest of it was not read" in str(edition.note).replace("\n", "")
    assert {edition.publisher, pathway.publisher} == {"compiled by earlyhelp-core"}
    assert (period.start, period.end) == (READ, READ)
    assert pathway.in_force == period


@each
def test_each_condition_says_where_it_comes_from(name: str) -> None:
    """Every one has a source of its own, and none of ours claims to be stated."""
    local = {publication.id for publication in protocol(name).edition.publications}
    for rule in protocol(name).pathway.rules:
        asks = (*rule.requires, *rule.advises)
        sources = [*(a.source for a in asks), *(o.source for o in rule.obligations)]

        assert None not in sources
        for source in (rule.source, *(s for s in sources if s is not None)):
            stated = source.basis is Basis.STATED
            assert not stated or source.publication in {*local, "working-together"}


@pytest.mark.parametrize(
    "path",
    [
        *FOLDER.glob("*/2026/edition.toml"),
        *FOLDER.glob("*/2026/levels.toml"),
        FOLDER / "one-family.json",
    ],
    ids=lambda path: f"{path.parent.parent.name}-{path.stem}",
)
def test_each_document_passes_the_gate_alone(path: Path) -> None:
    """As the command checks it; a pathway is checked with the levels beside it."""
    report = wire.check(path, catalogue=known())

    assert report.problems == ()


# --- what each has of its own


def test_devon_asks_for_it_in_writing() -> None:
    """A family that has agreed aloud is asked to confirm it."""
    aloud = evolve(GOOD, agreement="given")

    assert in_the_way(
        asked("devon", "step-down", "social-care", "early-help", aloud)
    ) == {"agreement-in-writing": State.UNMET}


def test_devon_keeps_the_case_open_until_the_last_step() -> None:
    """Assessment and plan are there before; the closure record says what it is."""
    early = without("assessment_completed", "plan_in_place", facts=GOOD)
    down = ("devon", Kind.STEP_DOWN, "social-care", "early-help")

    assert in_the_way(asked(*down, early)) == {
        "assessment-completed": State.NOT_RECORDED,
        "plan-in-place": State.NOT_RECORDED,
    }
    assert asked(*down).met is True
    assert owed(asked(*down))[0] == (
        "say in the closure record that the family steps across to early help",
        "the social worker",
    )


@pytest.mark.parametrize("to", ["targeted-early-help", "single-service"])
def test_hull_takes_it_to_the_panel(to: str) -> None:
    """A manager's word alone is not the panel's, also for a single service."""
    alone = evolve(GOOD, authorised_by=["team manager"])
    answer = asked("hull", "step-down", "social-care", to, alone)

    assert [finding.reason for finding in answer.outstanding] == [
        "not authorised by: child in need panel"
    ]
    assert asked("hull", "step-down", "social-care", to).met is True


@pytest.mark.parametrize("to", ["2", "3"])
def test_knowsley_has_no_step_down_from_child_protection(to: str) -> None:
    """There is no such rule, and the answer names the moves there are."""
    protected = evolve(GOOD, legal_status="child-protection-plan")
    answer = asked("knowsley", "step-down", "social-care", to, protected)

    assert in_the_way(answer) == {"no-rule": State.UNMET}
    assert asked("knowsley", "step-down", "social-care", to).met is True


def test_knowsley_asks_what_the_legal_status_is() -> None:
    """Where nobody wrote it down, it is not taken for child in need."""
    silent = without("legal_status", facts=GOOD)
    answer = asked("knowsley", "step-down", "social-care", "3", silent)

    assert in_the_way(answer) == {"legal-status-recorded": State.NOT_RECORDED}


def test_islington_wants_every_action_done() -> None:
    """And an outcome wanted; the line manager's word is the one asked for."""
    early = evolve(
        GOOD,
        actions_settled="no",
        support_in_place="no",
        authorised_by=["social worker's manager"],
    )

    assert in_the_way(
        asked("islington", "step-down", "complex", "early-help", early)
    ) == {
        "support-in-place": State.UNMET,
        "actions-settled": State.UNMET,
        "authorised-by": State.UNMET,
    }
    assert owed(asked("islington", "step-down", "complex", "early-help")) == [
        (
            HAND_OVER,
            "the social worker",
        )
    ]


def test_cheshire_west_goes_through_the_access_team_whoever_leads() -> None:
    """A lead named already does not stand in for it."""
    named = evolve(
        GOOD, lead_named="yes", lead_accepted="yes", receiving_lead_accepted="no"
    )
    down = ("cheshire-west-and-chester", Kind.STEP_DOWN, "4", "3")

    assert in_the_way(asked(*down, named)) == {"receiving-lead-accepted": State.UNMET}
    assert owed(asked(*down))[0] == (
        "find a lead practitioner at the weekly allocations meeting",
        "the case management team",
    )


def test_cheshire_west_shows_what_is_open_and_when_all_meet() -> None:
    """Open actions, and a final meeting that not everyone was invited to."""
    loose = evolve(
        GOOD, actions_settled="no", network_invited="no", updates_gathered="no"
    )

    assert in_the_way(
        asked("cheshire-west-and-chester", "step-down", "4", "3", loose)
    ) == {"actions-settled": State.UNMET, "network-invited": State.UNMET}


def test_cheshire_west_does_not_guess_at_what_was_not_read() -> None:
    """The way to lower-level support is another, and is left out."""
    answer = asked("cheshire-west-and-chester", "step-down", "4", "2")

    assert in_the_way(answer) == {"no-rule": State.UNMET}


def test_gloucestershire_decides_at_a_review() -> None:
    """One that is recent, and the weekly locality meeting after it."""
    stale = evolve(
        GOOD, plan_reviewed=date(2025, 12, 1), authorised_by=["team manager"]
    )
    down = ("gloucestershire", Kind.STEP_DOWN, "4", "3")

    assert in_the_way(asked(*down, stale)) == {
        "plan-reviewed": State.UNMET,
        "authorised-by": State.UNMET,
    }
    assert owed(asked(*down))[0] == (
        "take the earlier plan up again, if one was paused",
        "the receiving lead practitioner",
    )


def test_rotherham_talks_it_through_with_the_child() -> None:
    """Before early help carries on the plan."""
    unheard = without("child_voice", facts=GOOD)

    assert in_the_way(
        asked("rotherham", "step-down", "social-care", "early-help", unheard)
    ) == {"child-voice-recorded": State.NOT_RECORDED}


def test_rotherham_telephones_first_and_writes_afterwards() -> None:
    """Where a child needs protection now, paper waits."""
    nothing = Facts(on=READ, harm="suspected")
    answer = asked("rotherham", "refer", "universal", None, nothing)

    assert answer.met is True
    assert [do for do, _ in owed(answer)][:2] == [
        "telephone the front door at once where a child needs protection now",
        "follow it up on the written form",
    ]


def test_camden_weighs_the_threshold_every_day() -> None:
    """A step up waits for the discussion; the managers before it are advice."""
    undiscussed = evolve(GOOD, authorised_by=["team manager"])
    answer = asked("camden", "step-up", "2", "3", undiscussed)
    advised = [f.reason for f in answer.findings if f.severity is Severity.ADVISED]

    assert [finding.reason for finding in answer.outstanding] == [
        "not authorised by: daily discussion"
    ]
    assert advised[0] == "not authorised by: service manager"


def test_camden_s_discussion_gates_no_referral() -> None:
    """Anyone may refer without it, and where harm is suspected nothing waits."""
    alone = evolve(GOOD, harm="suspected", authorised_by=[], front_door_accepted="no")

    assert asked("camden", "refer", "2", None, Facts(on=READ)).met is True
    assert asked("camden", "step-up", "2", "3", alone).met is True
