"""
The clocks that are shipped, and those of a borough's own folder.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from earlyhelp_core import partnerships, wire
from earlyhelp_core.errors import Invalid
from earlyhelp_core.sources import Basis
from earlyhelp_core.transitions import (
    Timescale,
    Timescales,
    TimescaleSort,
    timescales_in_use,
)
from tests.partnerships.folders import a_folder

THEN, NOW = date(2022, 11, 21), date(2026, 3, 2)
BOROUGH = partnerships.load("kensington-and-chelsea", on=THEN)

_TABLE = """\
kind = "timescales"
version = "1.0"
id = "thistle-vale-clocks"
title = "Our clocks"
publisher = "Thistle Vale Council"
in_force = {{ start = 2024-01-01 }}
publications = ["procedure"]

[[clocks]]
id = "{id}"
words = "the answer to whoever referred"
sort = "local"
per = "family"
starts = ["referral-decided"]
met_by = ["referrer-told"]
within = "2 working days"
supersedes = ["{supersedes}"]
source = {{ publication = "procedure", clause = "4", basis = "stated" }}
"""


@cache
def running(name: str, on: date) -> dict[str, Timescale]:
    """The clocks that run in a partnership on a day."""
    tables = partnerships.load(name, on=on).timescales
    return {str(key): clock for key, (clock, _) in timescales_in_use(tables).items()}


@pytest.mark.parametrize("on", [THEN, NOW])
def test_the_clocks_of_statutory_guidance(on: date) -> None:
    """The same in both editions: what starts each, and how long it may take."""
    law = {
        key: (clock.starts[0].value, clock.limit)
        for key, clock in running("england", on).items()
        if clock.sort is TimescaleSort.STATUTORY
    }

    assert law == {
        "front-door-decision": ("referral-received", "1 working day"),
        "child-and-family-assessment": ("referral-for-assessment", "45 working days"),
        "initial-conference": ("section-47-started", "15 working days"),
        "first-core-group": ("initial-conference", "10 working days"),
        "first-review-conference": ("initial-conference", "3 months"),
        "next-review-conference": ("review-conference", "6 months"),
    }


@pytest.mark.parametrize("name", partnerships.names())
def test_the_law_runs_everywhere(name: str) -> None:
    """No shipped partnership is without it."""
    clocks = running(name, NOW)

    assert all(
        clocks[key] == clock
        for key, clock in running("england", NOW).items()
        if clock.sort is TimescaleSort.STATUTORY
    )


def test_what_is_recalled_says_so() -> None:
    """No number that we have not read is called law, or a borough's own."""
    for table in partnerships.load("kensington-and-chelsea", on=NOW).timescales:
        for clock in table.clocks:
            is_practice = clock.source.basis is Basis.PRACTICE
            assert (clock.sort is TimescaleSort.PRACTICE) == is_practice


def test_the_birth_clock_is_londons() -> None:
    """England's guidance does not state it."""
    assert "review-after-birth" in running("london", NOW)
    assert "review-after-birth" not in running("england", NOW)


def test_a_boroughs_clocks_agree_with_what_its_pathway_asks_for() -> None:
    """What must follow the start of support is due by the same day in both."""
    (opening,) = (r for r in BOROUGH.pathway.rules if r.id == "open-targeted-support")
    asked = sorted(str(step.within) for step in opening.obligations)
    clocks = running("kensington-and-chelsea", THEN).values()

    assert asked == sorted(
        clock.limit for clock in clocks if clock.starts == ("support-opened",)
    )


@pytest.mark.parametrize("table", BOROUGH.timescales, ids=lambda table: str(table.id))
def test_a_shipped_table_comes_back_as_it_went(table: Timescales) -> None:
    """As any document."""
    assert wire.loads(wire.dumps(table), Timescales) == table


def a_boroughs(folder: Path, **words: str) -> Path:
    """A folder with a table of its own."""
    place = a_folder(folder)
    table = _TABLE.format(**words)
    (place / "2024" / "timescales.toml").write_text(table, encoding="utf-8")
    return place


def test_a_boroughs_own_clock_takes_the_place_of_the_usual_one(tmp_path: Path) -> None:
    """The nearest table comes first, and those of the bases run on."""
    folder = a_boroughs(tmp_path, id="our-answer", supersedes="referrer-told")

    tables = partnerships.read(folder, on=NOW).timescales

    assert [str(table.id) for table in tables] == [
        "thistle-vale-clocks",
        "london-2020-local",
        "england-2023-statutory",
        "england-practice",
    ]
    assert "referrer-told" not in timescales_in_use(tables)


@pytest.mark.parametrize(
    ("id_", "supersedes", "code"),
    [
        ("our-answer", "front-door-decision", "statutory-never-superseded"),
        ("our-answer", "a-slip", "unknown-timescale"),
        ("front-door-decision", "referrer-told", "repeated-id"),
    ],
)
def test_a_folder_that_would_stop_the_law_is_refused(
    tmp_path: Path, id_: str, supersedes: str, code: str
) -> None:
    """When it is loaded, and the file is named."""
    folder = a_boroughs(tmp_path, id=id_, supersedes=supersedes)

    with pytest.raises(Invalid) as refused:
        partnerships.read(folder, on=NOW)

    assert (refused.value.about, [p.code for p in refused.value.problems]) == (
        "timescales.toml",
        [code],
    )


def test_a_file_that_pauses_the_law_is_refused(tmp_path: Path) -> None:
    """At its place in the file."""
    text = _TABLE.format(id="law", supersedes="referrer-told")
    text = text.replace(
        'sort = "local"', 'sort = "statutory"\nmay_pause_for = ["snow"]'
    )
    file = tmp_path / "clocks.toml"
    file.write_text(text, encoding="utf-8")

    report = wire.check(file, catalogue=BOROUGH.publications)

    assert ("/clocks/0/may_pause_for", "statutory-never-paused") in {
        (problem.path, problem.code) for problem in report.problems
    }
