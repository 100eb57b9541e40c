"""
Where a disagreement stands on its ladder: due, overdue, next, and what never waits.
"""

from __future__ import annotations

from datetime import date

import pytest

from earlyhelp_core import partnerships
from earlyhelp_core.answers import State, YesNo
from earlyhelp_core.errors import Conflict, UnknownName
from earlyhelp_core.fields import evolve
from earlyhelp_core.transitions import (
    Disagreement,
    DisagreementEnd,
    DisagreementStanding,
    Facts,
    SafetyAction,
    disagreement_facts,
    standing_of,
)

MON, TUE, WED, THU, FRI = (date(2026, 3, day) for day in range(2, 7))
DEFAULT = partnerships.load("england", on=None).procedure("disagreement")
ST_HELENS = partnerships.load("st-helens", on=None).procedure("disagreement")
CROYDON = partnerships.load("croydon", on=None).procedure("disagreement")

RAISED = Disagreement(
    id="d1", about="level-of-need", raised=MON, raised_by_role="school nurse"
)
TALKED = RAISED.with_stage("practitioners", on=MON)


def states(found: DisagreementStanding) -> dict[str, State]:
    """How each finding stands."""
    return {finding.requirement: finding.state for finding in found.findings}


@pytest.mark.parametrize(
    ("on", "overdue", "answered"),
    [
        (WED, YesNo.NO, State.NOT_RECORDED),
        (THU, YesNo.YES, State.UNMET),
    ],
    ids=["on its day", "the day after"],
)
def test_an_answer_is_due_by_the_ladder(
    on: date, overdue: YesNo, answered: State
) -> None:
    """Two working days from Monday is Wednesday; on Thursday it is overdue."""
    found = standing_of(TALKED, DEFAULT, on=on)

    assert (found.answer_due, found.overdue) == (WED, overdue)
    assert states(found)["disagreement-answered"] is answered


def test_what_comes_next_and_who_decides() -> None:
    """Stage by stage; above the last there is none."""
    top = TALKED.with_stage("directors", on=TUE)

    assert [
        (f.stage, f.decided_by, f.next_stage, f.next_decided_by)
        for f in (standing_of(d, DEFAULT, on=TUE) for d in (TALKED, top))
    ] == [
        (
            "practitioners",
            ("the practitioners concerned",),
            "line-managers",
            ("line managers of both agencies",),
        ),
        ("directors", ("directors or the partnership chair",), None, ()),
    ]


def test_once_answered_nothing_is_due() -> None:
    """Whether that settled it is for those concerned to say."""
    found = standing_of(
        TALKED.with_answer(on=TUE, by_role="social worker"), DEFAULT, on=FRI
    )

    assert (found.answer_due, found.overdue) == (None, None)
    assert states(found)["disagreement-answered"] is State.MET


@pytest.mark.parametrize(
    ("disagreement", "words"),
    [
        (RAISED, "it is at no stage"),
        (
            TALKED.with_end(DisagreementEnd(on=TUE, how="withdrawn")),
            "it has ended",
        ),
    ],
    ids=["no stage", "ended"],
)
def test_at_no_stage_nobody_waits(disagreement: Disagreement, words: str) -> None:
    """Nothing is due of it, and nobody decides."""
    found = standing_of(disagreement, DEFAULT, on=WED)

    assert (found.stage, found.decided_by, found.answer_due, found.next_stage) == (
        None,
        (),
        None,
        None,
    )
    assert found.findings[0].reason.endswith(words)


def test_a_ladder_that_gives_no_time_makes_nobody_late() -> None:
    """Croydon's limits are not in what we read: so none is made up."""
    walked = RAISED.with_stage("stage-1", on=MON)
    found = standing_of(walked, CROYDON, on=date(2026, 6, 1))

    assert (found.answer_due, found.overdue, found.decided_by) == (None, None, ())
    assert (found.next_stage, found.next_decided_by) == ("stage-2", ())
    assert states(found)["disagreement-answered"] is State.NOT_RECORDED


def test_what_follows_from_every_stage_so_far_is_told() -> None:
    """St Helens wants the whole process done within five working days of the notice."""
    walked = TALKED.with_stage("line-manager", on=TUE).with_stage("managers", on=WED)
    found = standing_of(walked, ST_HELENS, on=WED)

    assert [(o.do, o.due) for o in found.obligations if o.due is not None] == [
        ("answer", THU),
        ("have the whole process done", date(2026, 3, 11)),
    ]
    assert found.answer_due == THU


def test_a_stage_reached_by_a_leap_has_the_limit_of_that_leap() -> None:
    """Straight to the heads of service: an answer within a day, not in five."""
    leapt = TALKED.with_stage("heads", on=MON)

    assert standing_of(leapt, DEFAULT, on=MON).answer_due == TUE


def test_a_stage_no_rule_leads_to_has_no_limit() -> None:
    """Where it begins at a stage nobody foresaw, what happened is still told."""
    short = evolve(
        DEFAULT, rules=tuple(r for r in DEFAULT.rules if "heads" not in r.to)
    )
    found = standing_of(RAISED.with_stage("heads", on=MON), short, on=TUE)

    assert (found.stage, found.answer_due, found.obligations) == ("heads", None, ())


def test_it_never_holds_safety_a_referral_or_the_family() -> None:
    """All three are said of every disagreement, and none stands in anybody's way."""
    acted = TALKED.with_safety_action(SafetyAction(on=MON))
    told = [standing_of(d, DEFAULT, on=TUE) for d in (TALKED, acted)]

    assert [states(found)["safety-meanwhile"] for found in told] == [
        State.NOT_RECORDED,
        State.MET,
    ]
    for found in told:
        words = " ".join(found.explain().split())
        assert "safety action never waits for a disagreement" in words
        assert "a disagreement cannot hold a referral" in words
        assert "no veto on what the family wishes" in words
        assert [f for f in found.findings if f.stands_in_the_way] == []


def test_it_is_explained_in_plain_words() -> None:
    """Where it is, who decides there and next, and what follows."""
    lines = standing_of(TALKED, DEFAULT, on=TUE).explain().splitlines()

    assert lines[:2] == [
        "At: practitioners, decided by the practitioners concerned",
        "Next: line-managers, decided by line managers of both agencies",
    ]
    assert "What follows from the stages so far" in lines
    nowhere = standing_of(RAISED, DEFAULT, on=TUE).explain().splitlines()
    assert (nowhere[0], "What follows from the stages so far" in nowhere) == (
        "At: no stage",
        False,
    )


def test_another_ladder_is_not_asked() -> None:
    """Its stages would mean something else."""
    walks = evolve(TALKED, pathway=ST_HELENS.id)

    with pytest.raises(Conflict) as refused:
        standing_of(walks, DEFAULT, on=TUE)
    assert [p.code for p in refused.value.problems] == ["other-ladder"]
    with pytest.raises(UnknownName):
        standing_of(RAISED.with_stage("board", on=MON), DEFAULT, on=TUE)


def test_it_gives_its_facts() -> None:
    """The stage is the level; an answer nobody wrote down is not recorded, never no."""
    full = evolve(
        TALKED, family_wish="To stay with this nurse.", notice_given=TUE
    ).with_safety_action(SafetyAction(on=MON))

    assert disagreement_facts(full, DEFAULT, on=THU) == Facts(
        on=THU,
        level="practitioners",
        disagreement_time_up="yes",
        escalation_notice=TUE,
        safety_meanwhile=MON,
        family_wish_recorded="yes",
    )


def test_its_facts_before_any_stage_and_after_its_end() -> None:
    """It stands where nothing is disputed."""
    ended = TALKED.with_answer(on=TUE, by_role="social worker").with_end(
        DisagreementEnd(on=WED, how="agreed")
    )

    assert disagreement_facts(RAISED, DEFAULT, on=MON) == Facts(on=MON, level="agreed")
    assert disagreement_facts(ended, DEFAULT, on=WED) == Facts(
        on=WED, level="agreed", disagreement_outcome=WED
    )
    assert disagreement_facts(ended, DEFAULT, on=TUE).disagreement_answered == TUE
