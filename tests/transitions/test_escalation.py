"""
Disagreements between agencies as they are written down.
"""

from __future__ import annotations

from datetime import date

import pytest

from earlyhelp_core.errors import Conflict, Impossible
from earlyhelp_core.transitions import (
    Disagreement,
    DisagreementEnd,
    SafetyAction,
    StageReached,
)
from tests.transitions.builders import places

MON, TUE, WED, THU, FRI = (date(2026, 3, day) for day in range(2, 7))
RAISED = Disagreement(
    id="d1", about="level-of-need", raised=MON, raised_by_role="school nurse"
)
WALKED = (
    RAISED.with_stage("practitioners", on=MON, by_role="school nurse")
    .with_answer(on=TUE, by_role="social worker", answer="We see it otherwise.")
    .with_stage("managers", on=WED, by_role="named nurse")
)
ENDED = WALKED.with_end(DisagreementEnd(on=THU, how="decided", by_role="manager"))


def test_it_stands_at_the_last_stage_reached() -> None:
    """On each day at the one it had been taken to by then; at none once ended."""
    days = (date(2026, 3, 1), MON, TUE, WED, THU)

    assert [None if (s := ENDED.stage(d)) is None else s.stage for d in days] == [
        None,
        "practitioners",
        "practitioners",
        "managers",
        None,
    ]


def test_it_is_open_from_the_day_it_was_raised_to_the_day_it_ended() -> None:
    """The day it ended is none on which anybody still waits."""
    days = (date(2026, 3, 1), MON, WED, THU)

    assert [ENDED.is_open(day) for day in days] == [False, True, True, False]


def test_stages_are_walked_by_their_days_however_they_were_written_down() -> None:
    """What was recorded late stands where it happened."""
    late = Disagreement(
        id="d1",
        about="roles",
        raised=MON,
        raised_by_role="nurse",
        stages=(
            StageReached(stage="managers", on=WED),
            StageReached(stage="practitioners", on=MON),
        ),
    )

    assert [s.stage for s in late.walked(THU)] == ["practitioners", "managers"]
    assert late.stage(TUE) == StageReached(stage="practitioners", on=MON)


def test_an_answer_belongs_to_the_stage_where_it_stood() -> None:
    """Earlier stages keep theirs."""
    answered = WALKED.with_answer(on=THU, by_role="team manager")

    assert [(s.answered, s.answered_by_role) for s in answered.stages] == [
        (TUE, "social worker"),
        (THU, "team manager"),
    ]


@pytest.mark.parametrize("disagreement", [RAISED, ENDED], ids=["no stage", "ended"])
def test_nobody_answers_where_nothing_is_asked(disagreement: Disagreement) -> None:
    """At no stage, or after the end, there is nothing to answer."""
    with pytest.raises(Conflict) as refused:
        disagreement.with_answer(on=FRI, by_role="manager")

    assert places(refused.value) == [("/stages", "at-no-stage")]


def test_what_came_later_is_hidden_from_the_day() -> None:
    """Stages, answers, notice, safety action and end, each from its own day."""
    whole = (
        Disagreement(
            id="d1",
            about="level-of-need",
            raised=MON,
            raised_by_role="school nurse",
            notice_given=WED,
            stages=ENDED.stages,
        )
        .with_safety_action(SafetyAction(on=MON, what="Rang the front door."))
        .with_safety_action(SafetyAction(on=WED, what="Rang again."))
        .with_end(DisagreementEnd(on=THU, how="agreed"))
    )

    def shown(on: date) -> tuple[int, bool, bool, int, bool]:
        then = whole.as_of(on)
        return (
            len(then.stages),
            then.stages[0].answer is not None,
            then.notice_given is not None,
            len(then.safety),
            then.end is not None,
        )

    assert [shown(day) for day in (MON, TUE, WED, THU)] == [
        (1, False, False, 1, False),
        (1, True, False, 1, False),
        (2, True, True, 2, False),
        (2, True, True, 2, True),
    ]


def test_each_part_says_from_which_day_it_is_true() -> None:
    """So that a case can be read as of a day."""
    action, end = SafetyAction(on=TUE), DisagreementEnd(on=THU, how="withdrawn")

    assert (RAISED.dated, WALKED.stages[1].dated, action.dated, end.dated) == (
        MON,
        WED,
        TUE,
        THU,
    )


def test_what_cannot_be_is_refused_all_at_once() -> None:
    """Nothing happened before it was raised, and no stage was reached after its end."""
    with pytest.raises(Impossible) as refused:
        Disagreement(
            id="d1",
            about="closing",
            children=["otto", "otto"],
            raised=WED,
            raised_by_role="nurse",
            notice_given=MON,
            stages=(
                StageReached(stage="practitioners", on=TUE),
                StageReached(stage="managers", on=FRI),
            ),
            end=DisagreementEnd(on=MON, how="agreed"),
        )

    assert set(places(refused.value)) == {
        ("/children/1", "repeated-id"),
        ("/notice_given", "ends-before-start"),
        ("/end/on", "before-it-was-raised"),
        ("/stages/0/on", "before-it-was-raised"),
        ("/stages/0/on", "after-the-end"),
        ("/stages/1/on", "after-the-end"),
    }


def test_an_answer_before_its_stage_is_refused() -> None:
    """Nobody answers what was not asked yet."""
    with pytest.raises(Impossible) as refused:
        StageReached(stage="managers", on=WED, answered=TUE)

    assert places(refused.value) == [("/answered", "ends-before-start")]


def test_what_was_said_is_never_shown() -> None:
    """Words, wishes, answers and safety action are for whoever opens the record."""
    told = Disagreement(
        id="d1",
        about="roles",
        raised=MON,
        raised_by_role="nurse",
        words="SECRET",
        family_wish="SECRET",
        stages=(StageReached(stage="managers", on=MON, answered=MON, answer="SECRET"),),
        safety=(SafetyAction(on=MON, what="SECRET"),),
        end=DisagreementEnd(on=TUE, how="agreed", outcome="SECRET"),
    )

    shown = [repr(told), repr(told.stages[0]), repr(told.safety[0]), repr(told.end)]
    assert [text for text in shown if "SECRET" in text] == []
