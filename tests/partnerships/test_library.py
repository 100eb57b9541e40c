"""
Finding editions: those shipped, and a borough's own.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from earlyhelp_core import partnerships
from earlyhelp_core.errors import EarlyHelpError, Invalid, Misuse, UnknownName
from earlyhelp_core.frameworks import LevelFramework
from earlyhelp_core.partnerships import Standing
from earlyhelp_core.sources import Publication
from tests.partnerships.folders import a_folder, an_edition

BOROUGH = "kensington-and-chelsea"


def codes(error: EarlyHelpError) -> list[tuple[str, str]]:
    """Where the problems are and of what sort; their wording is no promise."""
    return [(problem.path, problem.code) for problem in error.problems]


def test_what_is_shipped() -> None:
    """The boroughs, the two bases they stand on, and three partial illustrations."""
    assert partnerships.names() == (
        "croydon",
        "england",
        BOROUGH,
        "kingston-and-richmond",
        "london",
        "pan-berkshire",
        "st-helens",
        "westminster",
    )


@pytest.mark.parametrize("name", partnerships.names())
def test_each_is_loaded_by_its_name(name: str) -> None:
    """What is asked for is what comes, and without a day it stands to none."""
    found = partnerships.load(name, on=None)

    assert (found.id, found.on, found.standing) == (name, None, None)


def test_a_near_name_is_offered() -> None:
    """Whoever half remembers the name is told the whole of it."""
    with pytest.raises(UnknownName) as caught:
        partnerships.load("kensington", on=None)

    assert codes(caught.value) == [("", "unknown-partnership")]
    assert f"did you mean {BOROUGH}?" in str(caught.value)


@pytest.mark.parametrize(
    "name",
    [
        "",
        ".",
        "..",
        "../data/london",
        "london/2020",
        "london/../england",
        "/etc",
        "LONDON",
        "london\0",
    ],
)
def test_a_name_is_never_a_way_through_folders(name: str) -> None:
    """Only a shipped name is a name: nothing leads out of the shipped folder."""
    with pytest.raises(UnknownName) as caught:
        partnerships.load(name, on=None)

    assert codes(caught.value) == [("", "unknown-partnership")]


@pytest.mark.parametrize(
    ("on", "standing"),
    [
        (date(2019, 12, 31), Standing.NOT_YET),
        (date(2020, 1, 1), Standing.IN_FORCE),
        (date(2023, 12, 31), Standing.IN_FORCE),
        (date(2024, 1, 1), Standing.HISTORICAL),
    ],
)
def test_an_edition_out_of_its_time_says_so(on: date, standing: Standing) -> None:
    """The strategy ended in 2023; asked of another day it is used and marked."""
    found = partnerships.load(BOROUGH, on=on)

    assert (found.edition.id, found.on, found.standing) == (
        "kensington-and-chelsea-2020",
        on,
        standing,
    )


@pytest.mark.parametrize(
    ("on", "edition"),
    [
        (date(2019, 6, 1), "2020"),
        (date(2020, 6, 1), "2020"),
        # A trial year within a longer edition: the later beginning holds.
        (date(2022, 6, 1), "2022-trial"),
        (date(2023, 6, 1), "2020"),
        (date(2025, 6, 1), "2022-trial"),
        (date(2026, 6, 1), "2026"),
        (None, "2026"),
    ],
)
def test_the_edition_of_the_day(tmp_path: Path, on: date | None, edition: str) -> None:
    """In force if there is one, else the last begun, else the first; or the newest."""
    an_edition(tmp_path, "2026", period="start = 2026-01-01")
    an_edition(tmp_path, "2020", period="start = 2020-01-01, end = 2024-12-31")
    an_edition(tmp_path, "2022-trial", period="start = 2022-01-01, end = 2022-12-31")

    assert partnerships.read(tmp_path, on=on).edition.id == edition


def test_a_boroughs_own_folder_on_shipped_bases(tmp_path: Path) -> None:
    """Its own comes first, then what it builds on, also at second hand."""
    found = partnerships.read(a_folder(tmp_path), on=date(2026, 3, 2))

    assert found.id == "thistle-vale"
    assert [edition.id for edition in found.bases] == ["london-2020", "england-2023"]
    assert [f.id for f in found.frameworks] == [
        "thistle-vale",
        "london-continuum-2020",
    ]
    assert [p.id for p in found.publications][:2] == ["procedure", "london-continuum"]
    assert "working-together" in [p.id for p in found.publications]


def test_the_support_pathway_comes_first(tmp_path: Path) -> None:
    """Of several pathways the one in support.toml is meant; other files are left."""
    found = partnerships.read(a_folder(tmp_path), on=None)

    assert [pathway.id for pathway in found.pathways] == ["support", "attendance"]
    assert (found.pathway.id, found.pathway.framework) == ("support", found.framework)


def test_without_levels_of_its_own_a_borough_uses_those_of_its_bases(
    tmp_path: Path,
) -> None:
    """A borough may take the shared continuum as it is."""
    an_edition(tmp_path, "2024", period="start = 2024-01-01")
    found = partnerships.read(tmp_path, on=None)

    assert (found.framework.id, found.pathways) == ("london-continuum-2020", ())


def test_a_folder_without_editions_is_told_what_it_lacks(tmp_path: Path) -> None:
    """Empty, or not there, or with loose files only: no edition is found."""
    (tmp_path / "edition.toml").write_text("", encoding="utf-8")
    (tmp_path / "2024").mkdir()

    for folder in (tmp_path, tmp_path / "2024", tmp_path / "nowhere"):
        with pytest.raises(Misuse) as caught:
            partnerships.read(folder, on=None)
        assert codes(caught.value) == [("", "no-editions")]


def test_a_broken_file_is_named_with_all_its_problems(tmp_path: Path) -> None:
    """Of several files, whoever mends one must know which, and all that is wrong."""
    place = a_folder(tmp_path) / "2024" / "pathways" / "support.toml"
    text = place.read_text(encoding="utf-8")
    text = text.replace('"together"', '"togther"').replace('"agreement-given"', '"x"')
    place.write_text(text, encoding="utf-8")

    with pytest.raises(Invalid) as caught:
        partnerships.read(tmp_path, on=None)

    assert caught.value.about == "support.toml"
    assert ("/rules/0/requires/0", "unknown-requirement") in codes(caught.value)


def test_levels_that_are_broken_are_named_too(tmp_path: Path) -> None:
    """A misspelt source and a gap in the tiers are told at once."""
    place = a_folder(tmp_path) / "2024" / "levels.toml"
    text = place.read_text(encoding="utf-8")
    text = text.replace("tiers = [2, 3]", "tiers = [2, 4]").replace(
        "agreement_needed", "agreement_neded"
    )
    place.write_text(text, encoding="utf-8")

    with pytest.raises(Invalid) as caught:
        partnerships.read(tmp_path, on=None)

    assert caught.value.about == "levels.toml"
    assert {code for _, code in codes(caught.value)} == {"unknown-key", "not-a-span"}


def test_a_base_that_is_not_shipped_is_the_files_fault(tmp_path: Path) -> None:
    """Every unknown base is told, with its place in the cover sheet."""
    an_edition(
        tmp_path,
        "2024",
        period="start = 2024-01-01",
        bases='"londn", "england", "elsewhere"',
    )

    with pytest.raises(Invalid) as caught:
        partnerships.read(tmp_path, on=None)

    assert caught.value.about == "edition.toml"
    assert codes(caught.value) == [
        ("/bases/0", "unknown-partnership"),
        ("/bases/2", "unknown-partnership"),
    ]


def test_the_catalogue_holds_every_shipped_source_and_framework_once() -> None:
    """Any edition may name these by id alone."""
    known = partnerships.catalogue()
    loaded = [partnerships.load(name, on=None) for name in partnerships.names()]

    assert len(known) == len({each.id for each in known})
    assert {each.id for each in known if isinstance(each, LevelFramework)} == {
        framework.id
        for found in loaded
        for framework in (
            *found.frameworks,
            *(procedure.framework for procedure in found.procedures),
        )
    }
    assert {each.id for each in known if isinstance(each, Publication)} == {
        publication.id for found in loaded for publication in found.publications
    }
