"""
Tables of clocks: what a file may say, and how several tables stand together.
"""

from __future__ import annotations

import pytest

from earlyhelp_core.errors import Impossible
from earlyhelp_core.sources import Citation
from earlyhelp_core.transitions import Timescale, Timescales, timescales_in_use
from tests.transitions.clocks import AWAY, a_clock, a_table, source


def problems(refused: pytest.ExceptionInfo[Impossible]) -> list[tuple[str, str]]:
    """Where and what."""
    return [(p.path, p.code) for p in refused.value.problems]


def statutory(name: str = "law", **parts: object) -> Timescale:
    """A statutory clock."""
    return a_clock(name, **{"sort": "statutory", **parts})  # type: ignore[arg-type] # checked at run time


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        ({"starts": []}, [("/starts", "blank")]),
        ({"met_by": []}, [("/met_by", "blank")]),
        ({"within": None}, [("/within", "not-a-limit")]),
        ({"within_school_weeks": 3}, [("/within", "not-a-limit")]),
        (
            {"within": None, "within_school_weeks": 0},
            [("/within_school_weeks", "out-of-range")],
        ),
        (
            {"sort": "statutory", "may_pause_for": [AWAY]},
            [("/may_pause_for", "statutory-never-paused")],
        ),
        (
            {"sort": "statutory", "source": source("practice")},
            [("/source/basis", "statutory-needs-source")],
        ),
        ({"sort": "practice"}, [("/source/basis", "contradicts-sort")]),
        (
            {"ended_by": ["plan-ended", "plan-reviewed"]},
            [("/ended_by/1", "met-and-ended")],
        ),
        ({"supersedes": ["old", "old"]}, [("/supersedes/1", "repeated-id")]),
        ({"supersedes": ["review"]}, [("/supersedes", "supersedes-itself")]),
        ({"starts": ["a-birthday"]}, [("/starts/0", "unknown-code")]),
        ({"supersedes": ["no id"]}, [("/supersedes/0", "not-an-id")]),
    ],
)
def test_what_no_clock_can_be_is_refused(
    parts: dict[str, object], told: list[tuple[str, str]]
) -> None:
    """With its place and the way out."""
    with pytest.raises(Impossible) as refused:
        a_clock(**parts)  # type: ignore[arg-type] # checked at run time

    assert problems(refused) == told


@pytest.mark.parametrize(
    ("clock", "limit"),
    [
        (a_clock(within="1 working day"), "1 working day"),
        (a_clock(within=None, within_school_weeks=1), "1 school week"),
        (a_clock(within=None, within_school_weeks=6), "6 school weeks"),
    ],
)
def test_a_clock_says_its_limit(clock: Timescale, limit: str) -> None:
    """As people say it."""
    assert clock.limit == limit


def test_a_clock_recurs_where_what_meets_it_starts_it_anew() -> None:
    """A first review does not; the next one does."""
    assert [a_clock(starts=["plan-started"]).recurs, a_clock().recurs] == [False, True]


def test_a_table_that_contradicts_itself_is_refused() -> None:
    """Ids given twice, sources that are not listed, the law superseded."""
    elsewhere = Citation(publication="gossip", clause="1", basis="stated")
    with pytest.raises(Impossible) as refused:
        a_table(
            statutory(),
            a_clock("review", source=elsewhere),
            a_clock("review", supersedes=["law"]),
        )

    assert problems(refused) == [
        ("/clocks/2", "repeated-id"),
        ("/clocks/1/source/publication", "unknown-publication"),
        ("/clocks/2/supersedes/0", "statutory-never-superseded"),
    ]


def test_a_local_clock_gives_way_to_the_one_that_supersedes_it() -> None:
    """And each that runs names its source in full."""
    base = a_table(statutory(), a_clock("review"), name="base")
    own = a_table(a_clock("our-review", "4 weeks", supersedes=["review"]))

    running = timescales_in_use([own, base])

    assert list(running) == ["our-review", "law"]
    assert running["law"][1].publication == "Procedure"


def test_no_table_supersedes_the_law_of_another() -> None:
    """A local table is refused beside the statutory one, though it is sound alone."""
    base, own = a_table(statutory(), name="base"), a_table(a_clock(supersedes=["law"]))

    with pytest.raises(Impossible) as refused:
        timescales_in_use([own, base])

    assert problems(refused) == [
        ("/0/clocks/0/supersedes/0", "statutory-never-superseded")
    ]


def test_no_table_hides_a_clock_behind_its_own_id() -> None:
    """A looser local clock that is called like the law would hide it."""
    base = a_table(statutory("answer", within="1 working day"), name="base")
    own = a_table(a_clock("answer", within="5 weeks"))

    with pytest.raises(Impossible) as refused:
        timescales_in_use([own, base])

    assert problems(refused) == [("/1/clocks/0/id", "repeated-id")]


def test_superseding_nothing_is_refused() -> None:
    """A slip of the pen in an id would leave two clocks running."""
    with pytest.raises(Impossible) as refused:
        timescales_in_use([a_table(a_clock("ours", supersedes=["reviw"]))])

    assert problems(refused) == [("/0/clocks/0/supersedes/0", "unknown-timescale")]


def test_a_table_given_twice_is_one() -> None:
    """It may be reached by two ways."""
    table: Timescales = a_table(a_clock())

    assert list(timescales_in_use([table, table])) == ["review"]
