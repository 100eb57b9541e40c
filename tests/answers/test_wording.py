"""
Words that label or blame, and what is said instead.
"""

from __future__ import annotations

from datetime import date

import pytest

from earlyhelp_core.answers import Wording, WordsToAvoid
from earlyhelp_core.dates import Period
from earlyhelp_core.errors import Impossible
from earlyhelp_core.sources import Citation, Publication

TROUBLED = WordsToAvoid(
    words=("troubled", "hard to reach", "refus*"),
    say="what happens",
    unless=("troubled families programme",),
)
OURS = Publication(id="ours", title="Our words", publisher="A council")


def a_wording(*, longest: int = 6, publication: str = "ours") -> Wording:
    """A small table."""
    return Wording(
        id="words",
        title="Words",
        publisher="A council",
        in_force=Period(start=date(2026, 1, 1)),
        publications=(OURS,),
        avoided=(TROUBLED,),
        jargon=(WordsToAvoid(words=("panel",), say="who decides"),),
        longest=longest,
        source=Citation(publication=publication, clause="words", basis="practice"),
    )


@pytest.mark.parametrize(
    "text",
    [
        "A troubled child.",
        "TROUBLED",
        "hard-to-reach",
        "hard_to_reach",
        "hard\u2011to reach",
        "She refused.",
        "refusals",
        "The troubled families programme, and a troubled child.",
    ],
)
def test_words_are_found(text: str) -> None:
    """However they are written, and in codes too."""
    assert TROUBLED.are_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "untroubled",
        "troubles",
        "hard to teach",
        "The Troubled Families Programme.",
        "troubled-families-programme",
    ],
)
def test_other_words_are_not(text: str) -> None:
    """Nor is a name in which they stand by right."""
    assert not TROUBLED.are_in(text)


@pytest.mark.parametrize(
    ("words", "place", "code"),
    [
        ([], "/words", "blank"),
        (["*"], "/words/0", "misplaced-star"),
        (["a", "re*fuse"], "/words/1", "misplaced-star"),
    ],
)
def test_an_entry_that_finds_nothing_or_everything(
    words: list[str], place: str, code: str
) -> None:
    """It is refused."""
    with pytest.raises(Impossible) as refused:
        WordsToAvoid(words=tuple(words), say="something else")

    assert [(p.path, p.code) for p in refused.value.problems] == [(place, code)]


def test_advice_says_where_and_what_instead() -> None:
    """It never repeats the text."""
    [advice] = a_wording().advice("A troubled child.", "/rules/0/do")

    assert (advice.path, advice.code, advice.message) == (
        "/rules/0/do",
        "wording",
        "say instead: what happens",
    )


def test_what_practitioners_say_among_themselves_is_not_for_a_family() -> None:
    """Among themselves they may."""
    wording = a_wording()

    assert wording.advice("The panel decides.") == ()
    assert [p.message for p in wording.plain_advice("A troubled panel.")] == [
        "say instead: what happens",
        "say instead: who decides",
    ]


def test_a_sentence_for_a_family_is_short() -> None:
    """Each by itself."""
    wording = a_wording()

    assert wording.plain_advice("We meet on Monday. You can come.") == ()
    assert [
        p.code for p in wording.plain_advice("We meet on Monday and you can come.")
    ] == ["long-sentence"]


def test_a_table_that_cannot_be() -> None:
    """No words in a sentence, and a source that nobody lists."""
    with pytest.raises(Impossible) as refused:
        a_wording(longest=0, publication="theirs")

    assert [(p.path, p.code) for p in refused.value.problems] == [
        ("/longest", "out-of-range"),
        ("/source/publication", "unknown-publication"),
    ]
