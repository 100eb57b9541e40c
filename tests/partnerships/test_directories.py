"""
The directories that are shipped: what they claim, and what stands behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from earlyhelp_core import partnerships
from earlyhelp_core.agencies import Agency, Service, ServiceDirectory, Tie
from earlyhelp_core.errors import Invalid
from earlyhelp_core.partnerships import Partnership
from earlyhelp_core.sources import Basis, Citation
from tests.partnerships.folders import a_folder

WITH_DIRECTORY = tuple(
    found
    for name in partnerships.names()
    if (found := partnerships.load(name, on=None)).directory is not None
)


def directory(partnership: Partnership) -> ServiceDirectory:
    """The directory of a partnership that has one."""
    assert partnership.directory is not None
    return partnership.directory


def citations(found: ServiceDirectory) -> Iterator[Citation]:
    """Where each entry comes from."""
    yield from (agency.source for agency in found.agencies)
    yield from (service.source for service in found.services)
    yield from (tie.source for tie in found.ties)


def test_the_boroughs_whose_documents_tell_of_agencies() -> None:
    """A base has no directory to lend, nor has one borough for the next."""
    assert [found.id for found in WITH_DIRECTORY] == [
        "kensington-and-chelsea",
        "kingston-and-richmond",
        "westminster",
    ]


@pytest.mark.parametrize("found", WITH_DIRECTORY, ids=lambda found: found.id)
def test_practice_is_never_dressed_as_a_publication(found: Partnership) -> None:
    """What is recalled or usual is marked practice, and nothing else is."""
    cited = [*citations(directory(found))]
    practice = {c.publication for c in cited if c.basis is Basis.PRACTICE}
    other = {c.publication for c in cited if c.basis is not Basis.PRACTICE}

    assert practice == {"early-help-practice"}
    assert other & practice == set()


@pytest.mark.parametrize("found", WITH_DIRECTORY, ids=lambda found: found.id)
def test_no_source_is_listed_in_vain(found: Partnership) -> None:
    """A publication that nothing rests on would lend weight it does not have."""
    used = {citation.publication for citation in citations(directory(found))}

    assert {p.id for p in directory(found).publications} == used


@pytest.mark.parametrize("found", WITH_DIRECTORY, ids=lambda found: found.id)
def test_what_is_stated_names_its_row_of_the_inventory(found: Partnership) -> None:
    """So that whoever doubts an entry can look it up."""
    without = {
        citation.clause
        for citation in citations(directory(found))
        if citation.basis is not Basis.PRACTICE
        and re.search(r"\b[KWDAGTR]\d{2,3}\b", citation.clause) is None
    }

    assert without == set()


@pytest.mark.parametrize("found", WITH_DIRECTORY, ids=lambda found: found.id)
def test_an_entry_is_as_firm_as_the_least_firm_thing_in_it(found: Partnership) -> None:
    """A note that owns to a memory or a reading belongs to no firmer entry."""
    known = directory(found)
    entries: list[Agency | Service | Tie]
    entries = [*known.agencies, *known.services, *known.ties]
    for entry in entries:
        note, basis = (entry.note or "").casefold(), entry.source.basis
        assert "recalled" not in note or basis is Basis.PRACTICE, entry
        assert "our reading" not in note or basis is not Basis.STATED, entry


@pytest.mark.parametrize("found", WITH_DIRECTORY, ids=lambda found: found.id)
def test_levels_are_those_the_partnership_works_with(found: Partnership) -> None:
    """In their order; a directory that lagged behind would say nothing of new ones."""
    levels = {
        framework.id: tuple(level.code for level in framework.levels)
        for framework in found.frameworks
    }

    for each in directory(found).frameworks:
        assert each.codes == levels[each.framework]


def test_all_divide_needs_alike() -> None:
    """So that they can be joined and compared."""
    first, *others = (directory(found).needs for found in WITH_DIRECTORY)

    assert others == [first, first]


@pytest.mark.parametrize("found", WITH_DIRECTORY, ids=lambda found: found.id)
def test_an_edition_has_the_time_of_its_partnership(found: Partnership) -> None:
    """The directory stands as long as the strategy it is read from."""
    assert directory(found).in_force == found.edition.in_force


@pytest.mark.parametrize("found", WITH_DIRECTORY, ids=lambda found: found.id)
def test_nothing_is_claimed_of_capacity_or_language(found: Partnership) -> None:
    """No document says how full a service is, or in what languages it is offered."""
    services = directory(found).services

    assert {service.capacity for service in services} == {()}
    assert {service.languages for service in services} == {()}


def test_a_folder_with_a_directory_that_names_nobody_known(tmp_path: Path) -> None:
    """The file is named, with the place of what leads nowhere."""
    place = a_folder(tmp_path) / "2024"
    (place / "directory.toml").write_text(
        """
        kind = "service-directory"
        version = "1.0"
        id = "vale"
        title = "Who helps"
        publisher = "The council"
        in_force = { start = 2024-01-01 }

        [[agencies]]
        id = "hub"
        name = "Hub"
        kind = "family-hub"
        areas = ["vale"]
        source = { publication = "procedure", clause = "1", basis = "stated" }
        """,
        encoding="utf-8",
    )

    with pytest.raises(Invalid) as caught:
        partnerships.read(tmp_path, on=date(2024, 6, 1))
    assert caught.value.about == "directory.toml"
    assert {problem.path for problem in caught.value.problems} == {
        "/agencies/0/areas/0",
        "/agencies/0/source/publication",
    }
