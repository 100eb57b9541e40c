"""
How families are written about, as a table of words and what is said instead.

Advice for whoever writes an edition, a form or a letter: a word in the table is never
refused, for it may stand in the title of an Act. Which words they are is edition data.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

from earlyhelp_core import fields
from earlyhelp_core.dates import Period
from earlyhelp_core.errors import Problem, unknown_name
from earlyhelp_core.fields import Public, PublicList, default, policy
from earlyhelp_core.ids import EditionId
from earlyhelp_core.sources import Citation, Publication


@policy
class WordsToAvoid:
    """
    Words that blame or label, and what is said instead.

    A star stands for any ending. Hyphens, underscores and spaces are one, so that
    codes are found too. Raises `Impossible` where a star stands elsewhere.

    >>> words = WordsToAvoid(words=["refus*"], say="did not agree")
    >>> words.are_in("The mother refused."), words.are_in("She did not agree.")
    (True, False)
    """

    words: PublicList[str]
    #: What is said instead, or what to write down in its place.
    say: Public[str]
    #: Names and titles in which they stand by right: "troubled families programme".
    unless: PublicList[str] = default(())

    def __attrs_post_init__(self) -> None:
        """Refuse an entry without words, and a star that is no ending."""
        fields.refuse(
            self,
            fields.when(not self.words, "/words", "blank", "give at least one word"),
            *(
                fields.when(
                    "*" in word[:-1] or word == "*",
                    f"/words/{place}",
                    "misplaced-star",
                    "a star stands for any ending, so only at the end of a word",
                )
                for place, word in enumerate(self.words)
            ),
        )

    @cached_property
    def _anywhere(self) -> re.Pattern[str]:
        return re.compile("|".join(map(_pattern, self.words)))

    @cached_property
    def _by_right(self) -> re.Pattern[str]:
        return re.compile("|".join(map(_pattern, self.unless)) or r"(?!)")

    def are_in(self, text: str) -> bool:
        """Whether any of them stands in a *text*."""
        others = self._by_right.sub("", _plain(text))
        return self._anywhere.search(others) is not None


def _plain(text: str) -> str:
    return re.sub(r"[\s_\u2010\u2011-]+", " ", text.casefold().replace("\u2019", "'"))


def _pattern(words: str) -> str:
    escaped = re.escape(_plain(words))
    return rf"\b{escaped.replace(re.escape('*'), '[a-z]*')}(?![a-z])"


@policy
class Wording:
    """
    An edition of how families are written about, and how they are written to.

    Raises `Impossible` for a source that is not listed, and for no words at all in a
    sentence.

    >>> from earlyhelp_core import partnerships
    >>> advice = partnerships.wording().advice("hard-to-reach families")
    >>> [problem.message for problem in advice]
    ['say instead: families whom our services do not reach']
    """

    id: Public[EditionId, str]
    title: Public[str]
    publisher: Public[str]
    in_force: Public[Period]
    publications: PublicList[Publication] = default(())
    #: Not written of families anywhere.
    avoided: PublicList[WordsToAvoid] = default(())
    #: Practitioners' words among themselves, which are not said to a family.
    jargon: PublicList[WordsToAvoid] = default(())
    #: The most words of a sentence that is said to a family or a child.
    longest: Public[int]
    source: Public[Citation]

    def __attrs_post_init__(self) -> None:
        """Refuse sentences without words, and a source that is not listed."""
        fields.refuse(
            self,
            fields.no_repeats("/publications", [p.id for p in self.publications]),
            fields.when(
                self.longest < 1, "/longest", "out-of-range", "give one word at least"
            ),
            self._unlisted(),
        )

    def _unlisted(self) -> Iterable[Problem]:
        listed = [publication.id for publication in self.publications]
        if self.source.publication not in listed:
            problem = unknown_name("publication", self.source.publication, listed)
            yield problem.under("source", "publication")

    def advice(self, text: str, path: str = "") -> tuple[Problem, ...]:
        """What to say instead in a *text* for practitioners, at its place."""
        return tuple(_instead(self.avoided, text, path))

    def plain_advice(self, text: str, path: str = "") -> tuple[Problem, ...]:
        """What to say instead in a *text* for a family or a child, at its place."""
        too_long = any(
            len(sentence.split()) > self.longest
            for sentence in re.split(r"[.!?]\s", text)
        )
        return (
            *self.advice(text, path),
            *_instead(self.jargon, text, path),
            *fields.when(
                too_long,
                path,
                "long-sentence",
                f"use at most {self.longest} words in a sentence",
            ),
        )


def _instead(
    entries: Iterable[WordsToAvoid], text: str, path: str
) -> Iterable[Problem]:
    for entry in entries:
        if entry.are_in(text):
            yield Problem(path, "wording", f"say instead: {entry.say}")
