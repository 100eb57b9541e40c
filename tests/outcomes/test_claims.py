"""
Claims for results: what the rules hold, and what is missing.
"""

from __future__ import annotations

import copy
import pickle
from datetime import date

import pytest

from earlyhelp_core import wire
from earlyhelp_core.answers import Met, Outstanding, State, YesNoLike
from earlyhelp_core.errors import Impossible, Invalid, UnknownName
from earlyhelp_core.fields import evolve
from earlyhelp_core.outcomes import (
    ClaimRules,
    CountBy,
    EnoughNeeds,
    FoundNeed,
    OutcomeClaim,
    TermNeeds,
    claim,
)
from tests.outcomes.builders import (
    CLOSED,
    ENGLAND,
    LATER,
    PUBLICATION,
    SOURCE,
    a_claim,
    a_framework,
    rules,
)

RULES, CLAIM = rules(), a_claim()
ATTENDANCE, HOME = CLAIM.needs
RECORD_IT = "look whether each outcome still held 6 months after closure"
ELSEWHERE = evolve(SOURCE, publication="another")


def told(refused: pytest.ExceptionInfo[Impossible]) -> list[tuple[str, str]]:
    """Where and what was wrong."""
    return [(problem.path, problem.code) for problem in refused.value.problems]


def missing(
    facts: OutcomeClaim, asked: ClaimRules = RULES, on: date = LATER
) -> list[tuple[str, str]]:
    """Each condition that stands in the way, and how it stands."""
    return [
        (f.requirement, f.state.value) for f in claim(facts, asked, on=on).outstanding
    ]


# --- the rules


def test_the_rules_ask_for_at_least_one() -> None:
    """Need, term, and need to count by terms."""
    with pytest.raises(Impossible) as no_needs:
        EnoughNeeds(least=0, count_by=CountBy.NEED, source=SOURCE)
    with pytest.raises(Impossible) as no_terms:
        TermNeeds(needs=(), terms=0, source=SOURCE)
    with pytest.raises(Impossible) as twice:
        TermNeeds(needs=("1.1", "1.1"), terms=2, source=SOURCE)

    assert told(no_needs) == [("/least", "out-of-range")]
    assert told(no_terms) == [("/needs", "blank"), ("/terms", "out-of-range")]
    assert told(twice) == [("/needs/1", "repeated-id")]


def test_the_rules_rest_on_what_they_list() -> None:
    """Each thing once, each need in the framework, each source among them."""
    assert RULES.by_terms is not None
    with pytest.raises(Impossible) as refused:
        evolve(
            RULES,
            publications=(PUBLICATION, PUBLICATION),
            source=ELSEWHERE,
            every_need=ELSEWHERE,
            needs=evolve(RULES.needs, source=ELSEWHERE),
            steps=(RULES.steps[0], evolve(RULES.steps[0], source=ELSEWHERE)),
            holding=evolve(RULES.holding, source=ELSEWHERE),
            by_terms=TermNeeds(needs=("1.1", "9.9"), terms=2, source=ELSEWHERE),
        )

    assert told(refused) == [
        ("/publications/1", "repeated-id"),
        ("/steps/1", "repeated-id"),
        ("/by_terms/needs/1", "unknown-need"),
        ("/source/publication", "unknown-publication"),
        ("/needs/source/publication", "unknown-publication"),
        ("/steps/1/source/publication", "unknown-publication"),
        ("/every_need/publication", "unknown-publication"),
        ("/holding/source/publication", "unknown-publication"),
        ("/by_terms/source/publication", "unknown-publication"),
    ]


def test_rules_may_know_no_terms() -> None:
    """Then every outcome holds by the day."""
    plain = evolve(RULES, by_terms=None)

    assert [r.terms_for(ATTENDANCE.need) for r in (RULES, plain)] == [2, None]
    assert RULES.terms_for(HOME.need) is None


# --- the claim


def test_terms_are_not_fewer_than_none() -> None:
    """Nought is a number of terms."""
    with pytest.raises(Impossible) as refused:
        FoundNeed(need="1.1", terms_held=-1)

    assert told(refused) == [("/terms_held", "out-of-range")]
    assert FoundNeed(need="1.1", terms_held=0).terms_held == 0


def test_a_need_of_one_person_stands_once() -> None:
    """Two children may have the same need."""
    of_one = evolve(HOME, about="child-1")
    of_other = evolve(HOME, about="child-2")
    with pytest.raises(Impossible) as refused:
        evolve(CLAIM, needs=(HOME, of_one, of_one))

    assert told(refused) == [("/needs/2", "repeated-id")]
    assert evolve(CLAIM, needs=(HOME, of_one, of_other)).dated == CLOSED


def test_a_claim_hides_what_was_found() -> None:
    """Which need a family has is theirs."""
    assert "1.1" not in repr(CLAIM)
    assert repr(HOME) == (
        "FoundNeed(about=None, found_on=None, evidenced=<YesNo.YES: 'yes'>, "
        "held_on=datetime.date(2024, 7, 10))"
    )


def test_a_claim_survives_every_journey() -> None:
    """Pickled, copied, and the same in a set."""
    assert pickle.loads(pickle.dumps(CLAIM)) == CLAIM  # noqa: S301 - our own
    assert {copy.deepcopy(CLAIM)} == {CLAIM}


def test_with_everything_on_file_it_is_met() -> None:
    """And every condition is listed with its source."""
    answer = claim(CLAIM, RULES, on=LATER)

    assert isinstance(answer, Met)
    assert [f.requirement for f in answer.findings] == [
        "scheme-open",
        "enough-needs",
        "eligible-family",
        "lead-practitioner",
        "whole-family-assessment",
        "plan-covers-every-need",
        "support-delivered",
        "every-need-met",
        "work-closed",
        "every-outcome-held",
    ]
    assert {f.state for f in answer.findings} == {State.MET}
    assert None not in {f.source for f in answer.findings}
    assert CLAIM.open_needs(RULES, on=LATER) == ()


def test_with_nothing_on_file_nothing_is_no() -> None:
    """But too few needs are too few, whatever else is asked."""
    bare = OutcomeClaim(family="family-1")

    assert missing(bare) == [
        ("enough-needs", "unmet"),
        *(
            (name, "not-recorded")
            for name in (
                "eligible-family",
                "lead-practitioner",
                "whole-family-assessment",
                "plan-covers-every-need",
                "support-delivered",
                "every-need-met",
                "work-closed",
                "every-outcome-held",
            )
        ),
    ]


def test_only_the_steps_of_the_edition_are_asked() -> None:
    """Another scheme asked for less."""
    fewer = evolve(RULES, steps=())
    bare = evolve(CLAIM, lead_practitioner="no")

    assert missing(bare) == [("lead-practitioner", "unmet")]
    assert missing(bare, fewer) == []


@pytest.mark.parametrize(
    ("on", "state"),
    [
        (date(2022, 3, 31), "unmet"),
        (date(2022, 4, 1), "met"),
        (date(2025, 3, 31), "met"),
        (date(2025, 4, 1), "unmet"),
    ],
)
def test_a_claim_is_made_while_the_scheme_runs(on: date, state: str) -> None:
    """On its first and on its last day too."""
    (found, *_) = claim(CLAIM, RULES, on=on).findings

    assert (found.requirement, found.state.value) == ("scheme-open", state)
    assert (found.remedy is None) == (state == "met")


def test_after_the_scheme_a_claim_is_historic() -> None:
    """The answer says so, and on the last day it does not."""
    last, after = (
        claim(CLAIM, RULES, on=on).findings[0].reason
        for on in (date(2025, 3, 31), date(2026, 3, 2))
    )

    assert last == "claims could be made from Fri 1 April 2022 to Mon 31 March 2025"
    assert after == f"{last}; a claim after that is historic"


def test_a_scheme_without_an_end_is_never_historic() -> None:
    """It still runs."""
    running = evolve(RULES, in_force=evolve(RULES.in_force, end=None))
    found = claim(CLAIM, running, on=date(2030, 1, 1)).findings[0]

    assert found.reason == "claims could be made from Fri 1 April 2022"
    assert found.state is State.MET


@pytest.mark.parametrize(
    ("needs", "by_need", "by_headline"),
    [
        (["1.1", "1.2"], "met", "unmet"),
        (["1.1", "2.1"], "met", "met"),
        (["1.1"], "unmet", "unmet"),
    ],
)
def test_needs_are_counted_as_the_edition_counts(
    needs: list[str], by_need: str, by_headline: str
) -> None:
    """Two needs under one headline outcome are two, or one."""
    facts = evolve(
        CLAIM, needs=tuple(FoundNeed(need=code, evidenced="yes") for code in needs)
    )
    stricter = evolve(RULES, needs=evolve(RULES.needs, count_by=CountBy.HEADLINE))

    assert [
        claim(facts, asked, on=LATER).findings[1].state for asked in (RULES, stricter)
    ] == [by_need, by_headline]


def test_one_need_of_two_children_is_one_need() -> None:
    """It is needs that are counted."""
    both = tuple(
        evolve(HOME, about=about, met="yes") for about in ("child-1", "child-2")
    )

    assert missing(evolve(CLAIM, needs=both)) == [("enough-needs", "unmet")]


@pytest.mark.parametrize(
    ("evidenced", "state"), [(None, "not-recorded"), ("no", "unmet")]
)
def test_what_is_not_evidenced_may_yet_be(evidenced: str | None, state: str) -> None:
    """Not recorded is a question, and no is an answer."""
    facts = evolve(CLAIM, needs=(ATTENDANCE, evolve(HOME, evidenced=evidenced)))

    assert missing(facts) == [("enough-needs", state)]


@pytest.mark.parametrize(("met", "state"), [(None, "not-recorded"), ("no", "unmet")])
def test_every_need_must_have_come_to_good(met: YesNoLike | None, state: str) -> None:
    """Also one found late; and the claim itself says which is open."""
    late = FoundNeed(
        need="2.2", found_on=date(2023, 12, 1), met=met, held_on=date(2024, 8, 1)
    )
    facts = evolve(CLAIM, needs=(*CLAIM.needs, late))

    assert missing(facts) == [("every-need-met", state)]
    assert facts.open_needs(RULES, on=LATER) == (late,)


def test_a_need_found_after_the_day_is_not_looked_at() -> None:
    """Nobody knew of it."""
    later = FoundNeed(need="2.2", found_on=date(2024, 9, 3), met="no")

    assert later.dated == date(2024, 9, 3)
    assert missing(evolve(CLAIM, needs=(*CLAIM.needs, later))) == []


@pytest.mark.parametrize(
    ("held_on", "expected"),
    [
        (date(2024, 7, 10), []),
        (date(2024, 7, 9), [("every-outcome-held", "not-recorded")]),
        (date(2024, 9, 3), [("every-outcome-held", "not-recorded")]),
        (None, [("every-outcome-held", "not-recorded")]),
    ],
    ids=["six-months", "a-day-short", "still-to-come", "never"],
)
def test_an_outcome_holds_for_six_months_after_closure(
    held_on: date | None, expected: list[tuple[str, str]]
) -> None:
    """Looked at too early says nothing of afterwards."""
    facts = evolve(CLAIM, needs=(ATTENDANCE, evolve(HOME, held_on=held_on)))

    assert missing(facts) == expected


@pytest.mark.parametrize(
    ("terms", "expected"),
    [
        (2, []),
        (1, [("every-outcome-held", "unmet")]),
        (None, [("every-outcome-held", "not-recorded")]),
    ],
)
def test_attendance_holds_by_terms(
    terms: int | None, expected: list[tuple[str, str]]
) -> None:
    """Whatever the months."""
    facts = evolve(CLAIM, needs=(evolve(ATTENDANCE, terms_held=terms), HOME))

    assert missing(facts) == expected


@pytest.mark.parametrize("closed_on", [None, date(2024, 9, 3)])
def test_work_that_runs_is_not_closed(closed_on: date | None) -> None:
    """A closure still to come is none; and nothing has held after it."""
    assert missing(evolve(CLAIM, closed_on=closed_on)) == [
        ("work-closed", "not-recorded"),
        ("every-outcome-held", "not-recorded"),
    ]


def test_too_early_it_says_when_to_look_again() -> None:
    """And afterwards, to look and write it down."""
    bare = evolve(CLAIM, needs=(ATTENDANCE, evolve(HOME, held_on=None)))
    early, late = (
        claim(bare, RULES, on=on).remedies for on in (date(2024, 7, 9), LATER)
    )

    assert early == ("look again once 6 months have passed since closure",)
    assert late == (f"{RECORD_IT}, and record the day",)


def test_without_terms_the_words_leave_them_out() -> None:
    """Attendance is then like any other need."""
    plain = evolve(RULES, by_terms=None)
    answer = claim(CLAIM, plain, on=LATER)

    assert isinstance(answer, Outstanding)
    assert answer.outstanding[0].reason == (
        "it is not recorded whether every outcome held for 6 months after closure"
    )


def test_a_need_of_no_framework_is_told_by_its_place() -> None:
    """Never by its code, which says something of the family."""
    facts = evolve(CLAIM, needs=(HOME, FoundNeed(need="ZZCANARY")))
    with pytest.raises(UnknownName) as refused:
        claim(facts, RULES, on=LATER)

    assert [(p.path, p.code) for p in refused.value.problems] == [
        ("/needs/1/need", "unknown-need")
    ]
    assert "ZZCANARY" not in str(refused.value)


def test_findings_never_say_which_need_it_is() -> None:
    """They can be shown and counted; the record answers the rest."""
    facts = evolve(CLAIM, needs=(ATTENDANCE, evolve(HOME, met="no")))
    shown = claim(facts, RULES, on=LATER).explain()

    assert "every-need-met" in shown
    assert HOME.need not in shown


# --- what is shipped


def test_the_shipped_rules_are_those_of_2022_to_2025() -> None:
    """Three needs, six months, two terms for attendance; read and written alike."""
    (shipped,) = ENGLAND.claims

    assert shipped.by_terms is not None
    assert (shipped.needs.least, shipped.needs.count_by) == (3, CountBy.NEED)
    assert str(shipped.holding.span) == "6 months"
    assert shipped.by_terms.needs == ("1.1", "1.2", "1.3")
    assert shipped.framework == ENGLAND.outcome_frameworks[0]
    assert wire.from_data(wire.to_data(shipped), ClaimRules) == shipped
    assert wire.from_data(wire.to_data(RULES), ClaimRules) == RULES


def test_rules_may_name_a_framework_of_the_catalogue() -> None:
    """By its id alone, as levels are named; an unknown one is told."""
    data = {**wire.to_data(RULES), "framework": "framework"}

    assert wire.from_data(data, ClaimRules, catalogue=[a_framework()]) == RULES
    with pytest.raises(Invalid) as refused:
        wire.from_data(data, ClaimRules)

    assert [(p.path, p.code) for p in refused.value.problems] == [
        ("/framework", "unknown-outcome-framework")
    ]
