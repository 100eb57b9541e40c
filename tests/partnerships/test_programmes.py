"""
The shipped programmes: what they claim, where they stand, and that they can be read.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

import earlyhelp_core.partnerships
from earlyhelp_core import partnerships, wire
from earlyhelp_core.answers import State
from earlyhelp_core.errors import Invalid
from earlyhelp_core.programmes import Circumstances, Programme, eligible
from earlyhelp_core.sources import Basis, Citation
from tests.partnerships.folders import a_folder, an_edition

DATA = Path(earlyhelp_core.partnerships.__file__).parent / "data"
LOADED = {
    name: partnerships.load(name, on=date(2022, 6, 1)).programmes
    for name in partnerships.names()
}
SHIPPED = {programme.id: programme for found in LOADED.values() for programme in found}

_PROGRAMME = """\
kind = "programme"
version = "1.0"
id = "{id}"
title = "{title}"
summary = "Help with mornings."
takes_part = "family"
in_force = {{ start = 2024-01-01 }}
publications = ["procedure"]
source = {{ publication = "{source}", clause = "4", basis = "stated" }}
"""


def a_file(
    folder: Path, name: str, *, title: str = "Ours", source: str = "procedure"
) -> None:
    """A programme in a folder of its own kind."""
    folder.mkdir(exist_ok=True)
    text = _PROGRAMME.format(id=name, title=title, source=source)
    (folder / f"{name}.toml").write_text(text, encoding="utf-8")


def cited(programme: Programme) -> Iterator[tuple[str, Citation]]:
    """Everything a programme says, with where it comes from."""
    yield "what it is", programme.source
    for name, part in (("ages", programme.ages), ("dosage", programme.dosage)):
        if part is not None:
            yield name, part.source
    for criterion in programme.criteria:
        yield criterion.name, criterion.source
    for against in programme.contraindications:
        yield against.name, against.source
    for follow_up in programme.follow_ups:
        yield follow_up.name, follow_up.source


# What the publications say themselves. All the rest is our inference or practice, and
# says so. Whoever adds a line here has read it there.
STATED = {
    "bridging-the-gap": {"what it is", "not-in-education-employment-or-training"},
    "church-street-transitions": {
        "what it is",
        "moving-to-secondary-school",
        "vulnerable-at-the-move",
    },
    "crying-sons-mentoring": {"what it is", "exploitation-or-violence"},
    "early-education-at-two": {"what it is", "ages"},
    "early-years-intensive-support": {
        "what it is",
        "pre-birth-to-five",
        "wider-vulnerabilities",
    },
    "early-years-pathway": {"what it is", "pre-birth-to-five"},
    "ending-abuse-one-to-one": {"what it is", "assessed-risk-medium-to-high"},
    "enhanced-triple-p": {"what it is", "parental-conflict"},
    "family-check-up": {"what it is", "parental-conflict"},
    "family-transitions-triple-p": {"what it is", "parental-conflict"},
    "for-babys-sake": {
        "what it is",
        "baby-expected",
        "domestic-abuse",
        "wants-abuse-to-end",
    },
    "hotel-families-support": {
        "what it is",
        "seeking-asylum",
        "staying-in-contingency-hotel",
    },
    "inclusion-programme": {
        "what it is",
        "exclusion-or-its-risk",
        "asked-for-by-the-school",
        "agrees-to-take-part",
        "new-to-family-services",
        "dosage",
        "post-closure-review",
    },
    "intensive-support-team": {"what it is", "at-risk-of-entering-care"},
    "kids-time": {"what it is", "parent-mentally-unwell"},
    "mental-health-support-team": {"what it is", "need-within-the-teams-scope"},
    "non-violent-resistance": {"what it is", "ages", "aggression-at-home"},
    "parent-child-plus": {
        "what it is",
        "ages",
        "speech-delay-at-two-year-review",
        "dosage",
    },
    "project-x": {"what it is", "exploitation-or-violence"},
    "secondary-exclusion-project": {
        "what it is",
        "at-risk-of-exclusion",
        "secondary-or-alternative",
    },
    "turnaround": {
        "what it is",
        "ages",
        "on-the-edge-of-youth-justice",
        "first-time-on-turnaround",
        "no-statutory-order",
        "not-looked-after",
        "no-child-protection-plan",
        "no-whole-family-support-yet",
        "agrees-to-take-part",
    },
    "westminster-non-violent-resistance": {
        "what it is",
        "destructive-controlling-or-violent",
    },
    "whole-family-targeted-offer": {"what it is", "ages"},
    "within-my-reach": {"what it is", "parental-conflict"},
    "your-choice": {"what it is", "concern-outside-the-home", "dosage"},
    "youth-hub-mental-health-worker": {"what it is", "comes-to-a-youth-hub"},
    "youth-work-at-arrest": {"what it is", "arrested"},
}


def test_exactly_what_is_stated() -> None:
    """A claim that a publication says so is made here and nowhere else."""
    stated = {
        name: {what for what, c in cited(programme) if c.basis is Basis.STATED}
        for name, programme in SHIPPED.items()
    }

    assert stated == STATED


def test_every_file_is_loaded() -> None:
    """No programme lies where nobody looks."""
    files = {path.stem for path in DATA.rglob("programmes/*.toml")}

    assert files == set(SHIPPED)


def test_each_borough_gives_its_own() -> None:
    """Beside those of its bases; another borough's are not there."""
    shared = {programme.id for programme in LOADED["london"]}
    own = {
        name: {programme.id for programme in LOADED[name]} - shared
        for name in ("kingston-and-richmond", "westminster")
    }

    assert own == {
        "kingston-and-richmond": {
            "crying-sons-mentoring",
            "project-x",
            "youth-work-at-arrest",
        },
        "westminster": {
            "bridging-the-gap",
            "church-street-transitions",
            "early-years-intensive-support",
            "early-years-pathway",
            "hotel-families-support",
            "intensive-support-team",
            "kids-time",
            "westminster-non-violent-resistance",
            "whole-family-targeted-offer",
            "youth-hub-mental-health-worker",
        },
    }


def test_one_id_is_one_programme() -> None:
    """An enrolment names a programme by id: no two boroughs share one by chance."""
    found = {programme for programmes in LOADED.values() for programme in programmes}

    assert len(found) == len(SHIPPED)


@pytest.mark.parametrize("programme", SHIPPED.values(), ids=lambda found: found.id)
def test_every_programme_can_be_written_and_read(programme: Programme) -> None:
    """What is written stands by itself: it needs no catalogue to be read again."""
    written = wire.dumps(programme)

    assert wire.loads(written, Programme) == programme
    assert wire.dumps(wire.loads(written, Programme)) == written


def test_one_name_means_one_thing_among_them() -> None:
    """One list of circumstances is put to all: its names may not change their sense."""
    meanings: dict[str, set[str]] = {}
    for programme in SHIPPED.values():
        for circumstance in programme.circumstances:
            meanings.setdefault(circumstance.name, set()).add(circumstance.meaning)
    # Who it is that agrees differs, and is said by the programme.
    del meanings["agrees-to-take-part"]

    assert {name for name, found in meanings.items() if len(found) > 1} == set()


@pytest.mark.parametrize("programme", SHIPPED.values(), ids=lambda found: found.id)
def test_no_name_is_declared_in_vain(programme: Programme) -> None:
    """Each circumstance that a file declares is asked about in it."""
    asked = {name for criterion in programme.criteria for name in criterion.any_of}
    asked |= {against.circumstance for against in programme.contraindications}

    assert {circumstance.name for circumstance in programme.circumstances} == asked


@pytest.mark.parametrize("programme", SHIPPED.values(), ids=lambda found: found.id)
def test_with_nothing_known_nothing_is_refused(programme: Programme) -> None:
    """Every condition about the family is then a question, and none a no."""
    answer = eligible(programme, Circumstances(on=programme.in_force.start))

    assert {finding.state for finding in answer.outstanding} == {State.NOT_RECORDED}


@pytest.mark.parametrize(
    ("name", "start", "end"),
    [
        ("turnaround", date(2022, 12, 1), date(2026, 3, 31)),
        ("your-choice", date(2022, 4, 1), date(2023, 12, 31)),
        ("within-my-reach", date(2019, 4, 1), None),
    ],
)
def test_each_says_when_it_runs(name: str, start: date, end: date | None) -> None:
    """Its own dates, whichever edition it stands in or outlasts."""
    period = SHIPPED[name].in_force  # type: ignore[index] # a plain name

    assert (period.start, period.end) == (start, end)


def test_what_outlasts_an_edition_is_there_in_each() -> None:
    """Turnaround began under one edition of the guidance and ended under the next."""
    found = [
        [programme.id for programme in partnerships.load("england", on=on).programmes]
        for on in (date(2023, 6, 1), date(2025, 6, 1))
    ]

    assert found[0] == found[1]
    assert "turnaround" in found[0]


def test_a_boroughs_own_come_first_and_stand_for_those_of_its_bases(
    tmp_path: Path,
) -> None:
    """Its edition's, then those beside its editions, then what it builds on."""
    folder = a_folder(tmp_path)
    a_file(folder / "2024" / "programmes", "turnaround", title="Turnaround with us")
    (folder / "2024" / "programmes" / "notes.txt").write_bytes(b"Later: a choir.")
    a_file(folder / "programmes", "a-choir")
    a_file(folder / "programmes", "turnaround")
    found = partnerships.read(folder, on=None).programmes

    assert [programme.title for programme in found[:2]] == [
        "Turnaround with us",
        "Ours",
    ]
    assert [programme.id for programme in found].count(found[0].id) == 1
    assert "within-my-reach" in {programme.id for programme in found}


def test_a_faulty_file_is_named(tmp_path: Path) -> None:
    """Whoever mends it must know which it is."""
    place = an_edition(tmp_path, "2024", period="start = 2024-01-01")
    a_file(place / "programmes", "a-choir", source="procedures")
    with pytest.raises(Invalid) as refused:
        partnerships.read(tmp_path, on=None)

    assert refused.value.about == "a-choir.toml"
    assert [p.path for p in refused.value.problems] == ["/source/publication"]
