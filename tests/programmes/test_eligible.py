"""
Whether a programme is for somebody now.
"""

from __future__ import annotations

from datetime import date

import pytest

from earlyhelp_core.answers import Met, Outstanding, Severity, YesNo
from earlyhelp_core.dates import Period
from earlyhelp_core.fields import evolve
from earlyhelp_core.programmes import Ages, Circumstances, Intake, eligible
from tests.programmes.builders import (
    ON,
    RULE,
    a_criterion,
    a_programme,
    against,
    known,
    states,
)

NO, YES = YesNo.NO, YesNo.YES


def finding(answer: Met | Outstanding, name: str) -> tuple[str, str, str | None]:
    """How a condition stands, with its reason and the way out."""
    (found,) = (f for f in answer.findings if f.requirement == name)
    return found.state.value, found.reason, found.remedy


def test_without_conditions_it_is_enough_that_it_runs() -> None:
    """And the answer says until when."""
    answer = eligible(a_programme(), known())

    assert answer.met
    assert finding(answer, "programme-running") == (
        "met",
        (
            "the programme runs on this day; it runs from "
            "Wed 1 January 2025 to Fri 31 December 2027"
        ),
        None,
    )


@pytest.mark.parametrize(
    ("on", "state"),
    [
        (date(2024, 12, 31), "unmet"),
        (date(2025, 1, 1), "met"),
        (date(2027, 12, 31), "met"),
        (date(2028, 1, 1), "unmet"),
    ],
)
def test_it_runs_from_its_first_to_its_last_day(on: date, state: str) -> None:
    """Both days belong to it."""
    answer = eligible(a_programme(), Circumstances(on=on))

    assert states(answer) == {"programme-running": state}


def test_before_its_start_the_way_out_is_to_ask_again() -> None:
    """Afterwards it is to look for what there is now."""
    soon = eligible(a_programme(), Circumstances(on=date(2024, 12, 31)))
    late = eligible(a_programme(), Circumstances(on=date(2028, 1, 1)))

    assert soon.remedies + late.remedies == (
        (
            "ask again from Wed 1 January 2025; until then, look together with the "
            "family for help that is there now"
        ),
        "look together with the family for help that is there now",
    )


@pytest.mark.parametrize(
    ("last", "state"),
    [(date(2026, 3, 1), "unmet"), (ON, "met"), (None, "met")],
)
def test_a_place_can_be_taken_up_until_the_last_start(
    last: date | None, state: str
) -> None:
    """A programme may run on for those who have begun."""
    intake = Intake(period=Period(start=date(2025, 1, 1), end=last), source=RULE)
    answer = eligible(evolve(a_programme(), intake=intake), known())

    assert states(answer) == {"programme-running": "met", "intake-open": state}


@pytest.mark.parametrize(
    ("years", "state", "remedy"),
    [
        (9, "unmet", "look together with the family for what there is at this age"),
        (10, "met", None),
        (17, "met", None),
        (18, "unmet", "look together with the family for what there is at this age"),
        (None, "not-recorded", "record the date of birth, or ask the age"),
    ],
)
def test_the_age_on_that_day(years: int | None, state: str, remedy: str | None) -> None:
    """An age that nobody recorded is a question to ask."""
    programme = a_programme(ages=Ages(youngest=10, oldest=17, source=RULE))
    answer = eligible(programme, known(age=years))

    assert finding(answer, "age")[::2] == (state, remedy)


@pytest.mark.parametrize(
    ("wanted", "given", "state", "reason"),
    [
        (YES, {"a": "yes"}, "met", "recorded as so: there is a"),
        (YES, {"a": date(2020, 1, 1)}, "met", "recorded as so: there is a"),
        (YES, {"a": "no"}, "unmet", "recorded as not so: there is a"),
        (YES, {}, "not-recorded", "it is not recorded whether there is a"),
        (NO, {"a": "no"}, "met", "recorded as not so: there is a"),
        (NO, {"a": "yes"}, "unmet", "recorded as so: there is a"),
        (NO, {}, "not-recorded", "it is not recorded whether there is a"),
    ],
)
def test_one_circumstance(
    wanted: YesNo, given: dict[str, date | str], state: str, reason: str
) -> None:
    """Wanted so or not so: what nobody recorded is neither."""
    programme = a_programme(a_criterion("a", wanted=wanted))
    answer = eligible(programme, known(**given))  # type: ignore[arg-type] # one table

    assert finding(answer, "a")[:2] == (state, reason)


@pytest.mark.parametrize(
    ("wanted", "given", "state", "reason"),
    [
        (
            YES,
            {"a": "yes", "b": "no"},
            "met",
            "at least one of these is recorded as so: there is a; there is b",
        ),
        (
            YES,
            {"a": "no", "b": "no"},
            "unmet",
            "all of these are recorded as not so: there is a; there is b",
        ),
        (
            YES,
            {"a": "no"},
            "not-recorded",
            (
                "none of these is recorded as so, and of some it is not recorded "
                "whether they are: there is a; there is b"
            ),
        ),
        (
            NO,
            {"a": "no"},
            "met",
            "at least one of these is recorded as not so: there is a; there is b",
        ),
        (
            NO,
            {"a": "yes", "b": "yes"},
            "unmet",
            "all of these are recorded as so: there is a; there is b",
        ),
    ],
)
def test_one_of_several_is_enough(
    wanted: YesNo, given: dict[str, str], state: str, reason: str
) -> None:
    """And while one is open it may be that one."""
    programme = a_programme(a_criterion("any", "a", "b", wanted=wanted))
    answer = eligible(programme, known(**given))  # type: ignore[arg-type] # one table

    assert finding(answer, "any")[:2] == (state, reason)


@pytest.mark.parametrize(
    ("when", "state", "reason"),
    [
        (date(2025, 12, 2), "met", "recorded as so within 3 months: there is a"),
        (date(2025, 12, 1), "unmet", "recorded as not so within 3 months: there is a"),
        ("no", "unmet", "recorded as not so within 3 months: there is a"),
        (
            "yes",
            "not-recorded",
            "it is not recorded whether, and on which day, there is a",
        ),
    ],
)
def test_a_window_is_counted_from_the_day(
    when: date | str, state: str, reason: str
) -> None:
    """The last day of it still counts; without the day nobody can say."""
    programme = a_programme(a_criterion("a", within="3 months"))
    answer = eligible(programme, known(a=when))

    assert finding(answer, "a")[:2] == (state, reason)


def test_the_way_out_of_not_knowing_is_to_ask() -> None:
    """Each way of asking is said once."""
    programme = a_programme(a_criterion("any", "a", "b"))

    assert finding(eligible(programme, known()), "any")[2] == (
        "ask, and record the answer either way"
    )
    assert finding(eligible(programme, known(a="no", b="no")), "any")[2] == (
        "look together with the family for help that fits as things are"
    )
    assert finding(eligible(programme, known(a="yes")), "any")[2] is None


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ({"a": "no"}, ("met", "recorded as not so: there is a", None)),
        (
            {"a": "yes"},
            (
                "unmet",
                "recorded as so: there is a; not now, for it could do harm",
                "offer something else",
            ),
        ),
        (
            {"a": date(2020, 1, 1)},
            (
                "unmet",
                "recorded as so: there is a; not now, for it could do harm",
                "offer something else",
            ),
        ),
        (
            {},
            (
                "not-recorded",
                "it is not recorded whether there is a; not yet, for it could do harm",
                "ask, and record the answer either way",
            ),
        ),
    ],
)
def test_what_could_do_harm_must_be_known_not_to_be_so(
    given: dict[str, str], found: tuple[str, str, str | None]
) -> None:
    """Nobody having asked is not eligible yet."""
    programme = a_programme(contraindications=(against("safe", "a"),))
    answer = eligible(programme, known(**given))  # type: ignore[arg-type] # one table

    assert finding(answer, "safe") == found
    assert answer.met == (found[0] == "met")


def test_advice_stands_in_nobodys_way_and_comes_last() -> None:
    """What is required is told first, each in the order of the file."""
    programme = a_programme(
        a_criterion("good", severity=Severity.ADVISED),
        a_criterion("needed"),
        contraindications=(against("safe", "danger"),),
    )
    answer = eligible(programme, known(needed="yes", danger="no", good="no"))

    assert answer.met
    assert [f.requirement for f in answer.findings] == [
        "programme-running",
        "needed",
        "safe",
        "good",
    ]
    assert [f.requirement for f in answer.advisory] == ["good"]


def test_every_finding_names_its_source() -> None:
    """A rule without a source is an opinion."""
    programme = evolve(
        a_programme(
            a_criterion("a"),
            contraindications=(against("safe", "b"),),
            ages=Ages(youngest=1, source=RULE),
        ),
        intake=Intake(period=Period(start=date(2025, 1, 1)), source=RULE),
    )
    answer = eligible(programme, known())

    assert {str(finding.source) for finding in answer.findings} == {
        "Thistle Vale Council, A guide, section 1 [stated]"
    }
    assert len(answer.findings) == 5
