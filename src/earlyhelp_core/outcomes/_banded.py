"""
In which band a reading lies, or why in none; and the step from one band to another.

A band is a reason to talk, never a diagnosis: it says how a score compares with those
of other children in one country, when one informant answers.
"""

from __future__ import annotations

from types import MappingProxyType

from earlyhelp_core import fields
from earlyhelp_core.answers import YesNo
from earlyhelp_core.fields import Internal, Public, Special, Tally, default, record
from earlyhelp_core.ids import InstrumentId, MeasureId
from earlyhelp_core.outcomes._change import Change, differing
from earlyhelp_core.outcomes._instruments import Instrument
from earlyhelp_core.outcomes._measures import Informant, InformantLike, Reading
from earlyhelp_core.sources import Source


class WhyNoBand(fields.Code):
    """
    Why a reading lies in no band.
    """

    #: The instrument does not read this measure.
    OTHER_INSTRUMENT = "other-instrument"
    #: Who answered is not recorded, and the bands differ by that.
    INFORMANT_NOT_RECORDED = "informant-not-recorded"
    #: This edition gives no bands for this measure and informant.
    NO_BANDS = "no-bands"
    #: It lies off the scale, or between two whole scores.
    NOT_A_SCORE = "not-a-score"

    @property
    def words(self) -> str:
        """As told beside a reading, with the way out."""
        return _WORDS[self]


_WORDS = MappingProxyType(
    {
        WhyNoBand.OTHER_INSTRUMENT: "this instrument does not read the measure; "
        "ask the one that does",
        WhyNoBand.INFORMANT_NOT_RECORDED: "record who answered: the bands of a "
        "parent, a teacher and a young person differ",
        WhyNoBand.NO_BANDS: "this edition gives no bands for the measure and the "
        "informant; compare the scores themselves",
        WhyNoBand.NOT_A_SCORE: "only a whole score on the scale has a band; look "
        "whether it was copied rightly",
    }
)


@record
class Banded:
    """
    The band of a reading, or why it has none. It says whose cut it is.

    Raises `Impossible` for a band and a reason against it at once, and for neither.
    """

    instrument: Internal[InstrumentId, str]
    measure: Internal[MeasureId, str]
    informant: Internal[Informant | None, InformantLike | None] = default(None)
    #: The word for it in the scheme of that instrument.
    word: Special[str | None] = default(None)
    #: How far from the band of least concern, which is 0.
    place: Special[Tally | None] = default(None)
    why_none: Internal[WhyNoBand | None] = default(None)
    #: Where the bands are from.
    source: Public[Source | None] = default(None)

    def __attrs_post_init__(self) -> None:
        """Refuse a band and a reason against it, and half of a band."""
        fields.refuse(
            self,
            fields.when(
                (self.word is None) != (self.place is None),
                "/place",
                "half-a-band",
                "give the word and the place of the band, or neither",
            ),
            fields.when(
                (self.word is None) == (self.why_none is None),
                "/why_none",
                "one-of-two",
                "give a band, or why there is none",
            ),
        )


def band(instrument: Instrument, reading: Reading) -> Banded:
    """
    In which band of an instrument a reading lies, or why in none.

    >>> from earlyhelp_core import partnerships
    >>> england = partnerships.load("england", on=None)
    >>> three = next(i for i in england.instruments if i.id == "sdq-uk-three-band")
    >>> total = Reading(
    ...     measure="sdq-total", on="2026-03-02", value=15, informant="parent"
    ... )
    >>> band(three, total).word
    'borderline'
    >>> from attrs import evolve
    >>> band(three, evolve(total, informant=None)).why_none.value
    'informant-not-recorded'
    """
    table = instrument.table(reading.measure, reading.informant)
    known = {area.id: area.measure for area in instrument.areas}
    if reading.measure not in known:
        return _none(instrument, reading, WhyNoBand.OTHER_INSTRUMENT)
    if table is None and reading.informant is None and instrument.tables:
        return _none(instrument, reading, WhyNoBand.INFORMANT_NOT_RECORDED)
    if table is None:
        return _none(instrument, reading, WhyNoBand.NO_BANDS)
    place = table.place_of(reading.value)
    if place is None:
        return _none(instrument, reading, WhyNoBand.NOT_A_SCORE)
    return Banded(
        instrument=instrument.id,
        measure=reading.measure,
        informant=reading.informant,
        word=table.bands[place].word,
        place=place,
        source=instrument.cited(table.source),
    )


def _none(instrument: Instrument, reading: Reading, why: WhyNoBand) -> Banded:
    return Banded(
        instrument=instrument.id,
        measure=reading.measure,
        informant=reading.informant,
        why_none=why,
    )


@record
class BandChange:
    """
    The step from one band to another of the same instrument.

    Raises `Impossible` for bands of two instruments, which are two schemes, two
    countries or two editions, of two measures, and of two informants.
    """

    first: Internal[Banded]
    last: Internal[Banded]

    def __attrs_post_init__(self) -> None:
        """Refuse what cannot be compared."""
        fields.refuse(
            self, differing(self, "bands", "instrument", "measure", "informant")
        )

    @property
    def bands_better(self) -> int | None:
        """
        By how many bands it is better; below nought, by how many it is worse.

        ``None`` where one of the two has no band. A score may move a good way within
        a band: see `Change.difference` too.
        """
        if self.first.place is None or self.last.place is None:
            return None
        return self.first.place - self.last.place

    @property
    def improved(self) -> YesNo | None:
        """Whether it came into a band of less concern; staying is no."""
        if self.bands_better is None:
            return None
        return YesNo.YES if self.bands_better > 0 else YesNo.NO


def band_change(instrument: Instrument, step: Change) -> BandChange:
    """The bands of the first and of the last reading of a change."""
    return BandChange(
        first=band(instrument, step.first), last=band(instrument, step.last)
    )
