"""
What an error tells: every problem, its place, its code and the way out.
"""

from __future__ import annotations

import copy
import pickle

import pytest

from earlyhelp_core.errors import (
    Conflict,
    EarlyHelpError,
    EarlyHelpWarning,
    Impossible,
    Invalid,
    Misuse,
    Problem,
    UnknownName,
    unknown_name,
)

END_FIRST = Problem("/period/end", "ends-before-start", "the end comes first; swap")
BLANK = Problem("", "blank", "give some text")
LEVELS = ["universal", "targeted", "statutory"]

every_kind = pytest.mark.parametrize(
    "kind",
    [EarlyHelpError, Misuse, Impossible, UnknownName, Invalid, Conflict],
    ids=lambda kind: kind.__name__,
)


def test_a_problem_reads_as_place_message_and_code() -> None:
    """One line, so that many can be read below each other."""
    assert [str(END_FIRST), str(BLANK)] == [
        "/period/end: the end comes first; swap [ends-before-start]",
        "(the whole): give some text [blank]",
    ]


@pytest.mark.parametrize(
    ("steps", "path"),
    [
        ((), "/end"),
        (("period",), "/period/end"),
        (("goals", 2), "/goals/2/end"),
        (("a/b", "c~d"), "/a~1b/c~0d/end"),
    ],
    ids=["none", "one", "many", "marks of the pointer"],
)
def test_a_problem_is_seen_from_further_out(
    steps: tuple[str | int, ...], path: str
) -> None:
    """The path grows at its front, as RFC 6901 writes it."""
    assert Problem("/end", "c", "m").under(*steps) == Problem(path, "c", "m")


@every_kind
def test_an_error_tells_all_its_problems(kind: type[EarlyHelpError]) -> None:
    """Whoever mends the first should not have to come back for the second."""
    error = kind("Goal", iter([END_FIRST, BLANK]))

    assert (error.about, error.problems) == ("Goal", (END_FIRST, BLANK))
    assert str(error).splitlines()[1:] == [f"  {END_FIRST}", f"  {BLANK}"]
    assert "Goal" in str(error).splitlines()[0]


@every_kind
def test_an_error_about_one_thing_is_made_in_one_line(
    kind: type[EarlyHelpError],
) -> None:
    """The path is left out where it is the whole."""
    error = kind.of("Goal", code="blank", message="give some text")

    assert error == kind("Goal", [BLANK])
    assert type(error) is kind


def test_errors_are_told_apart_by_whose_fault_it_is() -> None:
    """A handler for the caller's faults leaves the document's alone."""
    caught = {
        kind: [
            parent
            for parent in (Misuse, ValueError, LookupError)
            if issubclass(kind, parent)
        ]
        for kind in (Misuse, Impossible, UnknownName, Invalid, Conflict)
    }

    assert caught == {
        Misuse: [Misuse, ValueError],
        Impossible: [Misuse, ValueError],
        UnknownName: [Misuse, ValueError, LookupError],
        Invalid: [ValueError],
        Conflict: [],
    }


def test_errors_are_equal_by_kind_and_by_what_they_tell() -> None:
    """So that a test compares values, not words."""
    first = Misuse("Goal", [BLANK])

    assert first == Misuse("Goal", [BLANK])
    assert hash(first) == hash(Misuse("Goal", [BLANK]))
    assert [
        first == other
        for other in (
            Misuse("Plan", [BLANK]),
            Misuse("Goal", [END_FIRST]),
            Impossible("Goal", [BLANK]),
            ValueError("Goal"),
            "Goal",
        )
    ] == [False] * 5


@every_kind
def test_an_error_survives_the_way_between_processes(
    kind: type[EarlyHelpError],
) -> None:
    """A worker's error arrives whole."""
    error = kind("Goal", [END_FIRST, BLANK])

    assert pickle.loads(pickle.dumps(error)) == error  # noqa: S301 - our own bytes
    assert copy.copy(error) == error


@pytest.mark.parametrize(
    ("given", "known", "message"),
    [
        ("targetted", LEVELS, "no such level; did you mean targeted?"),
        ("x", LEVELS, "no such level; choose from universal, targeted, statutory"),
        ("x", [], "no such level; none is known here, so add it first"),
        (
            "x",
            [f"level-{n}" for n in range(17)],
            "no such level; 17 are known, such as level-0, level-1, level-2",
        ),
        ("level" * 300, ["level" * 299], f"no such level; choose from {'level' * 299}"),
    ],
    ids=["near", "few", "none", "many", "endless"],
)
def test_an_unknown_name_is_answered_with_the_known_ones(
    given: str, known: list[str], message: str
) -> None:
    """The nearest if there are any, else those there are; never what was given."""
    assert unknown_name("level", given, known, path="/to") == Problem(
        "/to", "unknown-level", message
    )


def test_several_near_names_are_all_offered() -> None:
    """The nearest comes first."""
    problem = unknown_name("goal", "goal-1", ["goal-2", "goal-12", "plan"])

    assert problem.message == "no such goal; did you mean goal-12 or goal-2?"


def test_a_noun_of_two_words_makes_one_code() -> None:
    """Codes have no blanks in them."""
    assert unknown_name("need area", "x", []).code == "unknown-need-area"


def test_our_warnings_can_be_told_from_others() -> None:
    """A program may turn ours into errors and leave the rest."""
    assert issubclass(EarlyHelpWarning, UserWarning)


@pytest.mark.parametrize(
    "known",
    [
        ["9434765870", "9434765919"],
        ["l000200001001"],
        ["person:9434765870", "person:9434765919"],
        ["943-476-5870"],
    ],
)
def test_no_name_that_may_be_a_child_s_number_is_spoken(known: list[str]) -> None:
    """A record may use them as ids, and errors end up in logs."""
    problem = unknown_name("person", known[0][:-1], known)

    assert problem.message == (
        f"no such person; {len(known)} are known; look it up in the record"
    )
