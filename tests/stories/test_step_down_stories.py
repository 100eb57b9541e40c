"""
Moving between levels as it happens: things missing, things nobody wrote down, harm.

Weighed by the rules of one borough as they are shipped, from facts that a partner's
system could send.
"""

from __future__ import annotations

from datetime import date

from earlyhelp_core import partnerships
from earlyhelp_core.answers import Answer
from earlyhelp_core.fields import evolve
from earlyhelp_core.transitions import Facts, KindLike, Request, options, weigh

PATHWAY = partnerships.load("kensington-and-chelsea", on=date(2022, 6, 13)).pathway
#: A Monday in June, under the strategy.
ON = date(2022, 6, 13)
MAY = date(2022, 5, 16)


def asked(facts: Facts, kind: KindLike, to: str | None = None) -> Answer:
    """What the borough's pathway says."""
    return weigh(PATHWAY, Request(kind=kind, to=to), facts)


def missing(answer: Answer) -> list[tuple[str, str]]:
    """What is outstanding, and whether it is unmet or only not recorded."""
    return [(f.requirement, f.state.value) for f in answer.outstanding]


#: In social work; the manager and the family agree that early help may take over.
READY = Facts(
    on=ON,
    level="statutory",
    legal_status="section-17",
    harm="none",
    agreement="given",
    authorised_by=["team manager"],
    support_in_place=date(2022, 6, 8),
    receiving_lead_accepted=date(2022, 6, 9),
    plan_in_place=MAY,
    every_child_considered="yes",
)


def test_a_step_down_with_things_missing_and_things_nobody_wrote_down() -> None:
    """One thing must be arranged and another found out; the two are told apart."""
    facts = evolve(READY, receiving_lead_accepted="no", harm="not-considered")
    answer = asked(facts, "step-down", "targeted")

    assert missing(answer) == [
        ("receiving-lead-accepted", "unmet"),
        ("harm-considered", "not-recorded"),
    ]
    assert "hold the family until somebody has accepted" in answer.remedies[0]
    assert "consider harm for every child today" in answer.remedies[1]
    assert answer.obligations == ()


def test_the_same_step_down_once_both_are_settled() -> None:
    """It is met; the first meeting of both leads is due within ten working days."""
    answer = asked(READY, "step-down", "targeted")

    assert missing(answer) == []
    assert [(o.by, o.due) for o in answer.obligations] == [
        ("the receiving lead practitioner", date(2022, 6, 27)),
        ("the receiving lead practitioner", date(2022, 6, 15)),
    ]
    assert "closing-meeting-or-updates" in [f.requirement for f in answer.advisory]


def test_a_manager_who_was_asked_and_has_not_agreed() -> None:
    """An empty list of roles is a decision that was recorded, not a silence."""
    said_no = evolve(READY, authorised_by=[])
    not_asked = evolve(READY, authorised_by=None)

    assert [
        missing(asked(facts, "step-down", "targeted")) for facts in (said_no, not_asked)
    ] == [[("authorised-by", "unmet")], [("authorised-by", "not-recorded")]]


def test_a_child_protection_plan_is_no_matter_for_a_step_down() -> None:
    """The conference decides; what can be asked at any time is more help."""
    planned = evolve(READY, legal_status="child-protection-plan")
    answer = asked(planned, "step-down", "targeted")

    assert missing(answer) == [("no-protection-plan-or-order", "unmet")]
    first, *_ = options(PATHWAY, planned)
    assert (first.kind.value, first.answer.met) == ("refer", True)


def test_harm_is_suspected_and_there_is_no_paperwork() -> None:
    """The referral is open; closing is not, and its answer says to refer today."""
    facts = Facts(on=ON, level="targeted", harm="suspected")
    refer, close = asked(facts, "refer"), asked(facts, "close")

    assert (missing(refer), close.met) == ([], False)
    assert {f.state.value for f in refer.findings} == {"set-aside"}
    assert (close.obligations[0].by, close.obligations[0].due) == (
        "whoever suspects harm",
        ON,
    )


def test_harm_is_suspected_before_anyone_knows_the_level() -> None:
    """A school may refer a family it knows nothing else about."""
    facts = Facts(on=ON, harm="suspected")

    assert asked(facts, "refer").met
    assert [option.kind.value for option in options(PATHWAY, facts)] == ["refer"]


def test_a_family_that_declines_further_help() -> None:
    """They may, once universal services are told and they know the way back."""
    declining = Facts(
        on=ON,
        level="targeted",
        legal_status="none",
        harm="concern-below",
        agreement="not-given",
        informed_decision_to_end=date(2022, 6, 10),
        every_child_considered="yes",
    )
    told = evolve(
        declining, universal_services_told=date(2022, 6, 10), route_back_given="yes"
    )

    assert missing(asked(declining, "close")) == [
        ("universal-services-told", "not-recorded"),
        ("route-back-given", "not-recorded"),
    ]
    assert asked(told, "close").met


def test_the_same_lead_goes_on_when_action_on_attendance_ends() -> None:
    """Only oversight changes: whether it is the same lead must be known first."""
    facts = evolve(READY, lead_accepted=MAY)
    unclear = asked(facts, "change-oversight", "targeted")
    same = asked(evolve(facts, same_lead="yes"), "change-oversight", "targeted")
    other = asked(evolve(facts, same_lead="no"), "change-oversight", "targeted")

    assert [missing(answer) for answer in (unclear, same, other)] == [
        [("same-lead-recorded", "not-recorded")],
        [],
        [("no-rule", "unmet")],
    ]


def test_a_family_comes_back_for_more_help() -> None:
    """Supported before, they are not made to start again."""
    back = Facts(
        on=ON, level="universal", previously_supported="yes", agreement="given"
    )
    answer = asked(back, "reopen")

    assert answer.met
    assert "read the earlier plan" in answer.obligations[0].do
