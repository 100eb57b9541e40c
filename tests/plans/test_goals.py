"""
Goals: their endings, and what they may lack.
"""

from __future__ import annotations

from datetime import date

import pytest

from earlyhelp_core.errors import Impossible
from earlyhelp_core.fields import evolve
from earlyhelp_core.ids import ActionId, GoalId, MeasureId, PersonId
from earlyhelp_core.plans import Action, FamilyOwner, Goal, GoalStatus, Lack

MARCH, APRIL, MAY = date(2026, 3, 2), date(2026, 4, 1), date(2026, 5, 1)

GOAL = Goal(
    id=GoalId("goal-1"), words="Calm mornings.", area="family routine", set_on=MARCH
)
ACTION = Action(id=ActionId("action-1"), what="Lay clothes out.")
OWNED = evolve(
    ACTION, owner=FamilyOwner(person=PersonId("father")), due=date(2026, 4, 1)
)
COMPLETE = evolve(
    GOAL,
    measure=MeasureId("calm-mornings"),
    baseline=1,
    target=4,
    due=MAY,
    actions=(OWNED,),
)


def told(refused: pytest.ExceptionInfo[Impossible]) -> list[tuple[str, str]]:
    """Where and what was wrong."""
    return [(problem.path, problem.code) for problem in refused.value.problems]


def test_it_is_dated_by_the_day_it_was_set() -> None:
    """From then on it was wanted."""
    assert GOAL.dated == MARCH


@pytest.mark.parametrize("status", GoalStatus)
def test_active_and_future_goals_go_on(status: GoalStatus) -> None:
    """All others have ended, met or not."""
    goes_on = status in {GoalStatus.ACTIVE, GoalStatus.FUTURE}

    assert evolve(GOAL, status=status).is_ended != goes_on


def test_every_contradiction_is_told_at_once() -> None:
    """A wrong ending, a reason for no removal, and one id for two actions."""
    with pytest.raises(Impossible) as refused:
        evolve(
            GOAL,
            ended_on=date(2026, 3, 1),
            removed_because="They moved.",
            actions=(ACTION, ACTION),
        )

    assert told(refused) == [
        ("/ended_on", "ends-before-start"),
        ("/ended_on", "ended-yet-open"),
        ("/removed_because", "not-removed"),
        ("/actions/1", "repeated-id"),
    ]


def test_a_goal_can_be_removed_without_a_reason() -> None:
    """Unwise, so it is recordable and shows as a gap."""
    removed = evolve(GOAL, status=GoalStatus.REMOVED, ended_on=APRIL)

    assert removed.lacks() == (Lack.REASON,)


def test_a_goal_removed_with_a_reason_lacks_nothing() -> None:
    """It is over, and says why."""
    removed = evolve(GOAL, status="removed", removed_because="They moved.")

    assert removed.lacks() == ()


def test_an_action_is_added_or_takes_its_own_place() -> None:
    """The order of actions stays."""
    other = evolve(ACTION, id=ActionId("action-2"))
    done = evolve(ACTION, status="done")

    goal = GOAL.with_action(ACTION).with_action(other).with_action(done)

    assert goal.actions == (done, other)


def test_as_of_a_day_later_actions_and_the_later_ending_are_hidden() -> None:
    """Hopes for later days stay."""
    early = evolve(ACTION, set_on=MARCH)
    late = evolve(ACTION, id=ActionId("action-2"), set_on=MAY)
    running = evolve(GOAL, due=MAY, actions=(early, late))
    removed = evolve(
        running, status="removed", ended_on=MAY, removed_because="They moved."
    )

    assert [removed.as_of(on) for on in (APRIL, MAY)] == [
        evolve(running, actions=(early,)),
        removed,
    ]


def test_a_bare_goal_lacks_all_that_would_tell_its_outcome() -> None:
    """Each lack is named."""
    assert GOAL.lacks() == (
        Lack.MEASURE,
        Lack.BASELINE,
        Lack.TARGET,
        Lack.DUE,
        Lack.ACTION,
    )


def test_open_actions_need_an_owner_and_a_day() -> None:
    """Settled ones no longer do."""
    goals = [
        evolve(COMPLETE, actions=(ACTION,)),
        evolve(COMPLETE, actions=(evolve(ACTION, status="done"),)),
    ]

    assert [goal.lacks() for goal in goals] == [(Lack.OWNER, Lack.ACTION_DUE), ()]


def test_a_complete_goal_lacks_nothing() -> None:
    """A measure, where from, where to, by when, and who does what."""
    assert COMPLETE.lacks() == ()


def test_nothing_is_asked_of_a_goal_put_off_or_met() -> None:
    """Gaps are for what is being worked on."""
    goals = [evolve(GOAL, status=status) for status in ("future", "met")]

    assert [goal.lacks() for goal in goals] == [(), ()]


def test_what_the_family_wants_hides_itself() -> None:
    """Neither words, area nor numbers are in what a log would show."""
    shown = repr(COMPLETE)

    assert [word in shown for word in ("Calm", "routine", "target=")] == [False] * 3
