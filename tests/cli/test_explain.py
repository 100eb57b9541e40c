"""
``earlyhelp explain``: one move, weighed for a case.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from earlyhelp_core import partnerships, wire
from earlyhelp_core.cases import Case
from earlyhelp_core.wire import JSON
from tests.cli.shell import ON, Said, an_example, changed, earlyhelp

CANARY = "ZZCANARY Thistledown"


def explained(
    capsys: pytest.CaptureFixture[str], name: str, kind: str, *more: str
) -> Said:
    """What is said of a move, for one of the worked cases."""
    case = an_example(name)
    return earlyhelp(capsys, "explain", case, "--kind", kind, "--on", ON, *more)


def test_something_is_outstanding(capsys: pytest.CaptureFixture[str]) -> None:
    """The family in a few lines, the question, and every finding."""
    said = explained(capsys, "step-down", "step-down", "--to", "targeted")
    case = wire.load(an_example("step-down"), Case)
    borough = partnerships.load("kensington-and-chelsea", on=date(2022, 11, 21))
    answer = borough.ask(case, "step-down", to="targeted", on=date(2022, 11, 21))

    assert (said.code, said.err) == (1, "")
    for shown in (
        "case-step-down",
        "Early Help Strategy 2020-2023",
        "mother; father (not a member); child 1, 14; child 2, 10 (not a member)",
        "child 3, 7; unborn child",
        "statutory",
        "social worker as lead social worker",
        "1 of 2 outcomes met",
        "actions overdue: 1",
        "step-down to targeted",
        "outstanding: 2 missing, 3 not recorded",
    ):
        assert shown in said.words
    assert [f for f in answer.findings if f.reason not in said.words] == []


def test_nothing_stands_in_the_way(capsys: pytest.CaptureFixture[str]) -> None:
    """What must happen next is told with its day."""
    said = explained(capsys, "harm-suspected", "refer")

    assert (said.code, said.err) == (0, "")
    assert "the front door" in said.words
    assert "22 November 2022" in said.words
    assert "nobody recorded" in said.words


def test_for_programs(capsys: pytest.CaptureFixture[str]) -> None:
    """The keys are those that are documented, and dates are written year first."""
    said = explained(capsys, "harm-suspected", "refer", "--json")
    data = said.data

    assert isinstance(data, dict)
    assert said.code == 0
    assert list(data) == ["outcome", "findings", "obligations"]
    assert data["outcome"] == "met"
    findings, obligations = data["findings"], data["obligations"]
    assert isinstance(findings, list)
    assert isinstance(obligations, list)
    for finding in findings:
        assert isinstance(finding, dict)
        assert list(finding) == [
            "requirement",
            "state",
            "severity",
            "reason",
            "remedy",
            "source",
        ]
    assert obligations[0] == {
        "do": "acknowledge the referral and decide what follows",
        "by": "the front door",
        "due": "2022-11-22",
    }
    assert [o["due"] for o in obligations if isinstance(o, dict)].count(None) == 6


def test_outstanding_for_programs(capsys: pytest.CaptureFixture[str]) -> None:
    """Missing and not recorded are told apart, and the code is as without."""
    said = explained(capsys, "step-down", "step-down", "--to", "targeted", "--json")
    data = said.data

    assert isinstance(data, dict)
    assert (said.code, data["outcome"], data["obligations"]) == (1, "outstanding", [])
    findings = data["findings"]
    assert isinstance(findings, list)
    assert {
        str(f["requirement"]): f["state"]
        for f in findings
        if isinstance(f, dict) and f["severity"] == "required" and f["state"] != "met"
    } == {
        "support-in-place": "not-recorded",
        "receiving-lead-accepted": "unmet",
        "no-protection-plan-or-order": "not-recorded",
        "every-child-considered": "unmet",
        "authorised-by": "not-recorded",
    }


def test_of_one_child(capsys: pytest.CaptureFixture[str]) -> None:
    """It is said which child, by number and age, and where that child stands."""
    said = explained(
        capsys, "step-down", "step-down", "--to", "targeted", "--child", "younger"
    )

    assert said.code == 1
    assert "child 3, 7; level statutory" in said.out
    assert "outstanding: 2 missing, 2 not recorded" in said.out


def test_of_one_child_whose_level_is_not_recorded(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Silence is said to be silence; a referral is open all the same."""
    case = changed("harm-suspected", tmp_path, starts_at=None)
    said = earlyhelp(
        capsys, "explain", case, "--kind", "refer", "--on", ON, "--child", "child"
    )

    assert said.code == 0
    assert "child, 6; level not recorded" in said.out


def test_an_edition_out_of_its_time_is_marked(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Used in 2026, the strategy of 2020 to 2023 is said to be historical."""
    case = an_example("inclusion")
    said = earlyhelp(capsys, "explain", case, "--kind", "close", "--on", "2026-03-02")

    assert (said.code, "[historical]" in said.out) == (1, True)


def test_how_measures_changed_and_whose(capsys: pytest.CaptureFixture[str]) -> None:
    """One child's readings are never shown as the family's."""
    said = explained(capsys, "inclusion", "close")

    assert "Behaviour points at school (child 1, 12): 108 to 42" in said.out
    assert "School attendance (child 1, 12): 86 to 90" in said.out
    assert "0 of 3 outcomes met, reviewed Wed 19 October 2022" in said.out


def test_a_measure_of_the_family_and_one_read_only_once(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Change takes two readings; without a person it is the family's."""
    case = changed(
        "harm-suspected",
        tmp_path,
        measures=[
            {"id": "m1", "title": "Calm evenings", "unit": "in a week"},
            {"id": "m2", "title": "Late days", "unit": "in a week"},
        ],
        readings=[
            {"measure": "m1", "on": "2022-10-03", "value": 2},
            {"measure": "m1", "on": "2022-11-07", "value": 4.5},
            {"measure": "m2", "on": "2022-11-07", "value": 1},
        ],
    )
    said = earlyhelp(capsys, "explain", case, "--kind", "refer", "--on", ON)

    assert "Calm evenings (family): 2 to 4.5 (in a week)" in said.out
    assert "Late days" not in said.out


def test_a_team_led_from_within_the_family_and_a_plan_not_yet_reviewed(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """A parent may lead; a plan that is new has no review."""
    case = changed(
        "harm-suspected",
        tmp_path,
        plans=[{"id": "plan-1", "started": "2022-11-01"}],
        team={
            "members": [{"sort": "family", "id": "m1", "person": "carer"}],
            "leads": [
                {
                    "kind": "lead-practitioner",
                    "member": "m1",
                    "period": {"start": "2022-11-01"},
                }
            ],
        },
    )
    said = earlyhelp(capsys, "explain", case, "--kind", "refer", "--on", ON)

    assert said.code == 0
    assert "family as lead practitioner" in said.out
    assert "not yet reviewed" in said.out


def test_an_invalid_document(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """All of its problems are told on the other stream, and nothing of its values."""
    case = changed(
        "harm-suspected",
        tmp_path,
        starts_at=CANARY,
        family={"id": "f1", "people": [{"id": "child", "name": 5, "born": CANARY}]},
    )
    said = earlyhelp(capsys, "explain", case, "--kind", "refer", "--on", ON)

    assert (said.code, said.out) == (1, "")
    assert "/family/people/0/born" in said.err
    assert "/family/people/0/name" in said.err
    assert CANARY not in said.err


def test_another_kind_of_document(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """A document that is no case is invalid as one."""
    path = tmp_path / "facts.json"
    path.write_bytes(b'{"kind": "facts", "version": "1.0", "on": "2026-03-02"}')
    said = earlyhelp(capsys, "explain", str(path), "--kind", "refer", "--on", ON)

    assert (said.code, said.out, "[wrong-kind]" in said.err) == (1, "", True)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--kind", "step-down"), "say-which-level"),
        (("--kind", "step-down", "--to", "targetted"), "did you mean targeted?"),
        (("--kind", "refer", "--child", "eldst"), "did you mean eldest?"),
        (("--kind", "refer", "--partnership", "englnd"), "did you mean england?"),
        (("--kind", "refer", "--partnership", "../england"), "unknown-partnership"),
        (("--kind", "refer", "--partnership", "london"), "unknown-pathway"),
        (("--kind", "stepdown"), "invalid choice"),
        (("--kind", "refer", "--on", "21/11/2022"), "give the day as YYYY-MM-DD"),
        (("--kind", "refer", "--on", "2022-02-30"), "give the day as YYYY-MM-DD"),
        ((), "--kind"),
    ],
)
def test_a_call_without_a_meaning(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], told: str
) -> None:
    """It ends with 2, says the way out on the other stream, and answers nothing."""
    case = an_example("step-down")
    said = earlyhelp(capsys, "explain", case, "--on", ON, *arguments)

    assert (said.code, said.out) == (2, "")
    assert told in said.err


def test_a_day_must_be_given(capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is assumed to be today."""
    said = earlyhelp(capsys, "explain", an_example("inclusion"), "--kind", "close")

    assert (said.code, "--on" in said.err) == (2, True)


def test_a_case_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    """A missing file is the call's fault."""
    said = explained(capsys, "nowhere", "refer")

    assert (said.code, "there is no such file" in said.err) == (2, True)


def test_a_case_that_names_no_partnership(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """It must be said which rules to weigh by; then they are."""
    case = changed("inclusion", tmp_path, partnership=None)
    question = ("explain", case, "--kind", "refer", "--on", ON)
    without = earlyhelp(capsys, *question)
    given = earlyhelp(capsys, *question, "--partnership", "kensington-and-chelsea")

    assert (without.code, "--partnership" in without.err) == (2, True)
    assert (given.code, given.err) == (0, "")


def test_a_case_in_other_levels(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """The record is not answered in words of another framework."""
    ladder: JSON = {
        "framework": "elsewhere",
        "codes": ["universal", "targeted", "statutory"],
    }
    case = changed("inclusion", tmp_path, ladder=ladder)
    said = earlyhelp(capsys, "explain", case, "--kind", "refer", "--on", ON)

    assert (said.code, said.out, "[other-framework]" in said.err) == (2, "", True)


def test_a_waiver_in_the_case_is_weighed(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """By explain and by options, which say that it does not count here."""
    waiver: JSON = {
        "requirement": "harm-considered",
        "kind": "close",
        "by": "service manager",
        "reason": CANARY,
        "granted": "2022-11-01",
        "until": "2022-11-30",
    }
    case = changed("inclusion", tmp_path, harm=None, waivers=[waiver])
    one = earlyhelp(capsys, "explain", case, "--kind", "close", "--on", ON)
    every = earlyhelp(capsys, "options", case, "--on", ON)
    told = "the waiver of harm-considered does not count: nobody may waive it"

    assert one.code == 1
    assert told in one.words
    assert told in every.words
    assert CANARY not in one.out + every.out
