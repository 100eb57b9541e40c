"""
How goals and actions go from one state to the next, and what is left to tell of it.
"""

from __future__ import annotations

from datetime import date

import pytest

from earlyhelp_core.errors import Conflict, Impossible, UnknownName
from earlyhelp_core.fields import evolve
from earlyhelp_core.ids import ActionId, GoalId, PlanId
from earlyhelp_core.plans import (
    Action,
    ActionStatus,
    ActionStatusLike,
    FamilyPlan,
    Goal,
    GoalNote,
    GoalStatus,
    GoalStatusLike,
)

MARCH, APRIL, MAY, JUNE, JULY = (date(2026, month, 1) for month in (3, 4, 5, 6, 7))
FLAT, MORNINGS = GoalId("flat"), GoalId("mornings")

GOAL = Goal(id=FLAT, words="A bigger flat.", area="housing", set_on=MARCH)
PLAN = FamilyPlan(id=PlanId("plan-1"), started=MARCH, goals=(GOAL,))
ACTION = Action(id=ActionId("a"), what="Ring.", set_on=MARCH)

GOING_ON = {GoalStatus.ACTIVE, GoalStatus.FUTURE}
ENDED = sorted(set(GoalStatus) - GOING_ON)


def told(refused: pytest.ExceptionInfo[Conflict]) -> list[tuple[str, str]]:
    """Where and what was wrong."""
    return [(problem.path, problem.code) for problem in refused.value.problems]


# --- which status follows which


@pytest.mark.parametrize("earlier", GoalStatus)
@pytest.mark.parametrize("later", GoalStatus)
def test_which_status_usually_follows_which(
    earlier: GoalStatus, later: GoalStatus
) -> None:
    """What is worked on ends or is put off; what has ended is taken up again."""
    usual = {
        GoalStatus.ACTIVE: {*ENDED, GoalStatus.FUTURE},
        GoalStatus.FUTURE: {GoalStatus.ACTIVE, GoalStatus.REMOVED},
    }

    assert later.follows(earlier) == (later in usual.get(earlier, GOING_ON))


@pytest.mark.parametrize("status", ENDED)
def test_a_goal_that_has_ended_does_not_end_another_way(status: GoalStatus) -> None:
    """That would rewrite how it went."""
    for other in ENDED:
        with pytest.raises(Conflict) as refused:
            evolve(GOAL, status=status).with_status(other, on=MAY)

        assert told(refused) == [("/status", "already-ended")]


@pytest.mark.parametrize("status", GOING_ON)
def test_a_goal_does_not_become_what_it_is(status: GoalStatus) -> None:
    """There is nothing to change."""
    with pytest.raises(Conflict) as refused:
        evolve(GOAL, status=status).with_status(status, on=MAY)

    assert told(refused) == [("/status", "same-status")]


# --- removed, and taken up again


def test_removing_and_readding_leave_notes() -> None:
    """Both days and both reasons stay, and the goal is in the count throughout."""
    removed = PLAN.without_goal(FLAT, because="They chose to stay.", on=APRIL)
    plan = removed.with_goal_readded(FLAT, because="Gran has died.", on=JUNE)

    assert plan.goals == (
        evolve(
            GOAL,
            notes=(
                GoalNote(status="removed", on=APRIL, words="They chose to stay."),
                GoalNote(status="active", on=JUNE, words="Gran has died."),
            ),
        ),
    )
    assert plan.share_of_outcomes_met().of == 1


def test_what_was_readded_can_be_removed_again() -> None:
    """The present reason stands with the goal, the earlier ones in its notes."""
    plan = (
        PLAN.without_goal(FLAT, because="They chose to stay.", on=APRIL)
        .with_goal_readded(FLAT, because="Gran has died.", on=JUNE)
        .without_goal(FLAT, because="They moved.", on=JULY)
    )
    (goal,) = plan.goals

    assert goal.removed_because is not None
    assert goal.removed_because.reveal() == "They moved."
    assert [note.status for note in goal.notes] == ["removed", "active"]


@pytest.mark.parametrize("status", sorted(set(GoalStatus) - {GoalStatus.REMOVED}))
def test_only_a_removed_goal_is_readded(status: GoalStatus) -> None:
    """The others have their own words for it."""
    plan = PLAN.with_goal(evolve(GOAL, id=MORNINGS, status=status))

    with pytest.raises(Conflict) as refused:
        plan.with_goal_readded(MORNINGS, because=None, on=MAY)

    assert told(refused) == [("/goals/1/status", "not-removed")]


def test_a_goal_that_was_met_can_be_reopened() -> None:
    """That it was met once stays on the page, with how."""
    met = PLAN.with_goal_status(FLAT, "met", on=APRIL, because="A swap came up.")
    plan = met.with_goal_status(FLAT, "active", on=JUNE, because="It fell through.")
    (goal,) = plan.goals

    assert goal == evolve(
        GOAL,
        notes=(
            GoalNote(status="met", on=APRIL, words="A swap came up."),
            GoalNote(status="active", on=JUNE, words="It fell through."),
        ),
    )
    assert met.goals == (
        evolve(GOAL, status="met", ended_on=APRIL, ended_because="A swap came up."),
    )


def test_a_goal_put_off_from_the_start_says_since_when() -> None:
    """So that looking back shows it put off, and not worked on."""
    future = evolve(GOAL, status="future")
    begun = future.with_status("active", on=MAY)

    assert begun.notes == (
        GoalNote(status="future", on=MARCH),
        GoalNote(status="active", on=MAY),
    )
    assert begun.as_of(APRIL).status is GoalStatus.FUTURE


def test_the_conflict_of_a_goal_is_told_by_its_place_in_the_plan() -> None:
    """So that whoever reads it finds the goal."""
    plan = PLAN.with_goal(evolve(GOAL, id=MORNINGS))

    with pytest.raises(Conflict) as refused:
        plan.with_goal_status(MORNINGS, "active", on=MAY)

    assert (refused.value.about, told(refused)) == (
        "FamilyPlan",
        [("/goals/1/status", "same-status")],
    )


def test_an_unknown_goal_is_told() -> None:
    """With the nearest ones."""
    with pytest.raises(UnknownName):
        PLAN.with_goal_readded(MORNINGS, because=None, on=MAY)


# --- the notes


def test_notes_stand_in_their_order() -> None:
    """None before the goal was set, before the note ahead of it, or after its end."""
    notes = (
        GoalNote(status="removed", on=date(2026, 2, 1)),
        GoalNote(status="active", on=JUNE),
        GoalNote(status="future"),
        GoalNote(status="active", on=MAY),
    )
    with pytest.raises(Impossible) as refused:
        evolve(GOAL, status="met", ended_on=APRIL, notes=notes)

    assert [(p.path, p.code) for p in refused.value.problems] == [
        ("/notes/0/on", "out-of-order"),
        ("/notes/3/on", "out-of-order"),
        ("/ended_on", "out-of-order"),
    ]


@pytest.mark.parametrize("status", ["active", "removed"])
def test_a_reason_for_an_ending_needs_that_ending(status: GoalStatusLike) -> None:
    """Of a removal it has a place of its own."""
    with pytest.raises(Impossible) as refused:
        evolve(GOAL, status=status, ended_because="A swap came up.")

    assert [(p.path, p.code) for p in refused.value.problems] == [
        ("/ended_because", "not-ended")
    ]


def test_as_of_a_day_in_between_the_goal_was_removed() -> None:
    """It stood as removed from April to June, whatever came later."""
    removed = PLAN.without_goal(FLAT, because="They chose to stay.", on=APRIL)
    plan = removed.with_goal_readded(FLAT, because="Gran has died.", on=JUNE)

    assert [plan.as_of(on) for on in (MARCH, MAY, JUNE)] == [PLAN, removed, plan]


def test_an_ending_of_unknown_day_always_shows() -> None:
    """Nobody can say that it was not yet so."""
    met = evolve(GOAL, status="met", ended_because="A swap came up.")

    assert met.as_of(MARCH) == met


def test_a_note_is_dated_by_its_day() -> None:
    """From then on it stood so."""
    assert GoalNote(status="removed", on=MAY).dated == MAY


def test_words_in_notes_hide_themselves() -> None:
    """Free text is not in what a log would show."""
    assert "Gran" not in repr(GoalNote(status="active", words="Gran has died."))


@pytest.mark.parametrize(
    ("goal", "odd"),
    [
        (GOAL, []),
        (GOAL.with_status("met", on=MAY), []),
        (evolve(GOAL, status="future"), []),
        (evolve(GOAL, status="future").with_status("met", on=MAY), ["met"]),
        (
            evolve(GOAL, status="met", notes=(GoalNote(status="removed", on=APRIL),)),
            ["met"],
        ),
        (evolve(GOAL, notes=(GoalNote(status="removed"),)), ["active"]),
    ],
)
def test_unusual_steps_are_named(goal: Goal, odd: list[str]) -> None:
    """They happen, so they are recorded, and somebody should look."""
    assert [str(note.status) for note in goal.unusual_steps()] == odd


# --- actions


@pytest.mark.parametrize("status", ActionStatus)
def test_an_open_action_goes_to_any_status(status: ActionStatus) -> None:
    """With the day of settling where it is settled; the note is kept or replaced."""
    noted = evolve(ACTION, note="Rang twice.")
    settled = evolve(ACTION, status=status).is_settled

    assert noted.with_status(status, on=MAY) == evolve(
        noted, status=status, settled_on=MAY if settled else None
    )
    assert noted.with_status(status, on=MAY, note="Done by Gran.").note != noted.note


@pytest.mark.parametrize("status", ["done", "no-longer-needed", "carried-over"])
def test_a_settled_action_stays_settled(status: ActionStatusLike) -> None:
    """What is left to do is a new action."""
    with pytest.raises(Conflict) as refused:
        evolve(ACTION, status=status).with_status("in-progress", on=MAY)

    assert told(refused) == [("/status", "already-settled")]


def test_a_plan_settles_an_action_wherever_it_stands() -> None:
    """The other actions and goals stay as they are."""
    other = evolve(ACTION, id=ActionId("b"))
    plan = FamilyPlan(
        id=PlanId("plan-1"),
        started=MARCH,
        goals=(
            evolve(GOAL, actions=(ACTION, other)),
            evolve(GOAL, id=MORNINGS),
        ),
    )
    done = other.with_status("done", on=MAY)

    assert plan.with_action_status(other.id, "done", on=MAY) == evolve(
        plan,
        goals=(evolve(GOAL, actions=(ACTION, done)), plan.goals[1]),
    )


def test_an_unknown_action_is_told() -> None:
    """With the nearest ones."""
    with pytest.raises(UnknownName) as refused:
        PLAN.with_action_status(ActionId("a"), "done", on=MAY)

    assert [p.code for p in refused.value.problems] == ["unknown-action"]
