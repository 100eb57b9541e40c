"""
Bands: where a score of a questionnaire lies among those of a country's children.

There is more than one way to cut the same scores. Three bands call the outermost
"abnormal", four bands call theirs "very high", and the cuts fall elsewhere. A scheme is
therefore named, its words are its own, and words of two schemes never meet.
"""

from __future__ import annotations

from collections.abc import Iterable

from earlyhelp_core import fields
from earlyhelp_core.errors import Problem
from earlyhelp_core.fields import Public, PublicList, default, policy
from earlyhelp_core.ids import MeasureId
from earlyhelp_core.outcomes._measures import (
    Better,
    BetterLike,
    Informant,
    InformantLike,
    Measure,
    room,
)
from earlyhelp_core.sources import Citation


@policy
class BandScheme:
    """
    The words of one way to cut scores into bands, least concern first.

    >>> scheme = BandScheme(
    ...     title="three-band",
    ...     words=["normal", "borderline", "abnormal"],
    ...     source=Citation(publication="p", clause="bands", basis="stated"),
    ... )
    >>> scheme.words_for(Better.LOWER)[-1]
    'abnormal'
    """

    title: Public[str]
    words: PublicList[str]
    #: The words where a *low* score is the concern, if they are others: "very low".
    words_when_low: PublicList[str] = default(())
    source: Public[Citation]

    def __attrs_post_init__(self) -> None:
        """Refuse fewer than two bands, a word twice, and two lists of unlike length."""
        fields.refuse(
            self,
            fields.when(len(self.words) < _FEWEST, "/words", "blank", "give two words"),
            fields.no_repeats("/words", self.words),
            fields.no_repeats("/words_when_low", self.words_when_low),
            fields.when(
                self.words_when_low and len(self.words_when_low) != len(self.words),
                "/words_when_low",
                "other-length",
                "give as many words as for high scores, or leave them out",
            ),
        )

    def words_for(self, better: BetterLike) -> tuple[str, ...]:
        """Its words for a measure that is better this way, least concern first."""
        better = Better(better)
        low = better is Better.HIGHER and self.words_when_low
        return self.words_when_low if low else self.words


_FEWEST = 2


@policy
class Band:
    """
    A stretch of whole scores and its word; both ends belong to it.
    """

    word: Public[str]
    lowest: Public[int]
    highest: Public[int]

    def __attrs_post_init__(self) -> None:
        """Refuse a band that holds no score."""
        fields.refuse(self, room(self.lowest, self.highest))

    def holds(self, score: float) -> bool:
        """Whether that score lies in it."""
        return self.lowest <= score <= self.highest


@policy
class BandTable:
    """
    The bands of one measure for one informant, least concern first.

    Each whole score of the measure lies in exactly one. An instrument asks `misfits`
    of each of its tables, and is refused if there are any.
    """

    measure: Public[MeasureId, str]
    informant: Public[Informant, InformantLike]
    bands: PublicList[Band]
    source: Public[Citation]

    def misfits(self, measure: Measure, scheme: BandScheme) -> Iterable[Problem]:
        """What keeps the bands from cutting that measure by that scheme."""
        better, lowest, highest = measure.better, measure.lowest, measure.highest
        if better is None or lowest is None or highest is None:
            yield Problem(
                "/measure",
                "not-bandable",
                "bands need a measure with a lowest and a highest score, and a "
                "direction; give all three",
            )
            return
        words = tuple(band.word for band in self.bands)
        yield from fields.when(
            words != scheme.words_for(better),
            "/bands",
            "other-scheme",
            f"name the bands, in order: {', '.join(scheme.words_for(better))}",
        )
        upward = self.bands if better is Better.LOWER else self.bands[::-1]
        # Beside each other, the end of one and the start of the next lie one apart.
        ends = [lowest - 1, *(band.highest for band in upward)]
        starts = [*(band.lowest for band in upward), highest + 1]
        yield from fields.when(
            any(end + 1 != start for end, start in zip(ends, starts, strict=True)),
            "/bands",
            "not-a-partition",
            "let each whole score of the measure lie in exactly one band, the bands "
            "in order from the least concern",
        )

    def place_of(self, score: float) -> int | None:
        """How far from the least concern a whole score lies; else none."""
        if not float(score).is_integer():
            return None
        for place, band in enumerate(self.bands):
            if band.holds(score):
                return place
        return None
