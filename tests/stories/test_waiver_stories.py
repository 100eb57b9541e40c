"""
A condition set aside for one family: by whom, until when, and who learns of it.

One parent must not learn where the other lives, so a meeting of everybody would not be
safe. The borough requires it before support ends and lets its service manager waive it.
"""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from earlyhelp_core import partnerships
from earlyhelp_core.answers import Answer, State
from earlyhelp_core.assessments import HarmLike
from earlyhelp_core.cases import Case
from earlyhelp_core.errors import Impossible
from earlyhelp_core.fields import evolve
from earlyhelp_core.partnerships import Partnership
from earlyhelp_core.sources import Recorded
from earlyhelp_core.transitions import Ask, Kind, Waiver, verify
from tests.cases.builders import a_case, a_move
from tests.cases.parts import a_status, an_assessment, considered, talked, told
from tests.cases.records import FAMILY_APART
from tests.transitions.builders import places

MEETING, HARM = "closing-meeting-or-updates", "harm-considered"
#: When the waiver is granted, the day of the question, and the waiver's last day.
GRANTED, ON, LAST = date(2026, 3, 2), date(2026, 3, 9), date(2026, 3, 20)
DAY_AFTER = date(2026, 3, 21)
WAIVER = Waiver(
    requirement=MEETING,
    kind="close",
    by="service manager",
    reason="Mo's address is kept from Fa; a meeting would not be safe.",
    granted=GRANTED,
    until=LAST,
)


def a_borough() -> Partnership:
    """Kensington and Chelsea, if it required the meeting and let a role waive it."""
    shipped = partnerships.load("kensington-and-chelsea", on=None)
    asks = (Ask(name=MEETING, waivable_by="service manager"),)
    rules = tuple(
        evolve(
            rule,
            requires=(*rule.requires, *asks),
            advises=tuple(ask for ask in rule.advises if ask.name != MEETING),
        )
        if rule.kind is Kind.CLOSE
        else rule
        for rule in shipped.pathway.rules
    )
    pathway = evolve(shipped.pathway, rules=rules)
    return evolve(shipped, pathways=(pathway,))


BOROUGH = a_borough()


def a_family(*waivers: Waiver, harm: HarmLike = "none") -> Case:
    """All is ready for support to end, but for the meeting."""
    start = date(2026, 2, 20)
    children = [child.id for child in FAMILY_APART.children_to_consider(ON)]
    return a_case(
        ladder=BOROUGH.framework.ladder,
        family=FAMILY_APART,
        legal_statuses=a_status("none", *children),
        assessments=[an_assessment(children=children, on=start)],
        endings=[talked("agrees-to-end", on=start)],
        harm=[considered(harm, on=start)],
        notices=[
            told("family", route_back="yes", on=start),
            told("universal-services", on=start),
        ],
        moves=[
            a_move("m1", date(2026, 1, 5), "targeted", kind="open", from_="universal")
        ],
        waivers=waivers,
    )


def asked(case: Case, on: date = ON) -> Answer:
    """What is said of ending support."""
    return BOROUGH.ask(case, "close", on=on)


def missing(answer: Answer) -> list[str]:
    """What stands in the way."""
    return [finding.requirement for finding in answer.outstanding]


def said_of_it(answer: Answer) -> list[str]:
    """What is said of waivers that do not count."""
    return [
        finding.reason
        for finding in answer.findings
        if finding.requirement.startswith("waiver-of-")
    ]


def test_a_meeting_that_would_not_be_safe_is_waived_until_a_day() -> None:
    """Met from the day it was granted to its last, and outstanding the day after."""
    case = a_family().with_record(WAIVER)
    days = (date(2026, 3, 1), GRANTED, LAST, DAY_AFTER)
    answers = {on: asked(case, on) for on in days}

    assert missing(asked(a_family())) == [MEETING]
    assert {on: missing(answer) for on, answer in answers.items()} == {
        date(2026, 3, 1): [MEETING],
        GRANTED: [],
        LAST: [],
        DAY_AFTER: [MEETING],
    }
    assert said_of_it(answers[date(2026, 3, 1)]) == []
    [found] = [f for f in answers[LAST].findings if f.requirement == MEETING]
    assert (found.state, found.reason) == (
        State.SET_ASIDE,
        "waived by the service manager until Fri 20 March 2026",
    )
    assert said_of_it(answers[DAY_AFTER]) == [
        f"the waiver of {MEETING} does not count: it ended on Fri 20 March 2026"
    ]


def test_each_way_of_asking_knows_of_it() -> None:
    """One move, every move, each child: nobody has to hand it over."""
    case = a_family(WAIVER)
    [close] = [o for o in BOROUGH.options(case, on=ON) if o.kind is Kind.CLOSE]
    family = BOROUGH.ask_each(case, "close", on=ON)

    assert close.answer == asked(case)
    assert family.whole == asked(case)
    assert (family.met, BOROUGH.ask_each(case, "close", on=DAY_AFTER).met) == (
        True,
        False,
    )


@pytest.mark.parametrize("reader", ["mother", "father"])
def test_neither_parent_learns_of_it(reader: str) -> None:
    """Not why, not that it was waived; he from whom it is kept hears nothing at all."""
    case = a_family(WAIVER)
    text = BOROUGH.tell(case, "close", reader=reader, on=ON)
    before = BOROUGH.tell(a_family(), "close", reader="father", on=ON)

    # After its end there is no trace of it either.
    assert BOROUGH.tell(case, "close", reader=reader, on=DAY_AFTER) == BOROUGH.tell(
        a_family(), "close", reader=reader, on=DAY_AFTER
    )
    assert case.view_for(reader, ON).case.waivers == ()
    assert "waive" not in text
    assert "meeting" not in text
    assert reader == "mother" or text == before
    assert "address" not in asked(case).explain()


def test_a_waiver_in_a_role_that_may_not_is_told_and_does_not_count() -> None:
    """Whoever granted it believed that it did."""
    answer = asked(a_family(evolve(WAIVER, by="lead practitioner")))

    assert missing(answer) == [MEETING]
    assert said_of_it(answer) == [
        f"the waiver of {MEETING} does not count: only the service manager may waive it"
    ]


def test_a_waiver_entered_late_was_unknown_before_it_was_written_down() -> None:
    """A decision is judged by what could be known when it was made."""
    written = datetime(2026, 3, 11, 9, tzinfo=UTC)
    case = a_family().with_record(WAIVER, recorded=Recorded(at=written))
    decided = datetime(2026, 3, 9, 14, tzinfo=UTC)
    then = case.as_of(ON, known_at=decided).case

    assert (then.waivers, missing(asked(then))) == ((), [MEETING])
    assert missing(asked(case.as_of(ON, known_at=written).case)) == []
    assert missing(asked(case)) == []


def test_what_protects_a_child_is_never_waived() -> None:
    """Whoever says so, and no edition can let them."""
    waiver = evolve(WAIVER, requirement=HARM)
    answer = asked(a_family(WAIVER, waiver, harm="not-considered"))

    assert missing(answer) == [HARM]
    assert said_of_it(answer) == [
        f"the waiver of {HARM} does not count: nobody may waive it in this pathway"
    ]
    with pytest.raises(Impossible) as refused:
        Ask(name=HARM, waivable_by="service manager")
    assert places(refused.value) == [("/waivable_by", "never-waived")]


def test_where_harm_is_suspected_nobody_needs_one_and_none_helps_to_close() -> None:
    """The referral is open with it and without; ending support is not."""
    plain, waived = a_family(harm="suspected"), a_family(WAIVER, harm="suspected")
    referrals = [BOROUGH.ask(case, "refer", on=ON) for case in (plain, waived)]

    assert referrals[0] == referrals[1]
    assert referrals[0].met
    assert missing(asked(waived)) == [HARM]
    assert asked(waived).obligations[0].by == "whoever suspects harm"


def test_a_waiver_is_no_part_of_what_is_proved() -> None:
    """The file is proved with all waived that may be, whatever a case holds."""
    assert verify(BOROUGH.pathway).proved
