"""
What a programme asks about the person it might be for, as its edition file says it.
"""

from __future__ import annotations

from typing import final

import attrs

from earlyhelp_core import _model, ids
from earlyhelp_core.answers import Severity, YesNo
from earlyhelp_core.dates import Period, Span
from earlyhelp_core.ids import CircumstanceName, RequirementName
from earlyhelp_core.private import policy
from earlyhelp_core.sources import Citation

__all__ = ["Ages", "Circumstance", "Contraindication", "Criterion", "Intake"]


@final
@attrs.frozen(kw_only=True, field_transformer=policy)
class Circumstance:
    """
    A name that a programme asks by, and what it means.

    Each file spells out its own, so that two boroughs may mean two things by one name.

    >>> Circumstance(name="looked-after", meaning="the child is looked after").ask
    'ask, and record the answer either way'
    """

    name: CircumstanceName = attrs.field(converter=ids.circumstance_name)
    #: A plain statement, in words that could stand in a letter to the family.
    meaning: str = attrs.field(converter=_model.as_text)
    #: How to find out, where that takes care: "ask each parent alone".
    ask: str = attrs.field(
        default="ask, and record the answer either way", converter=_model.as_text
    )


@final
@attrs.frozen(kw_only=True, field_transformer=policy)
class Ages:
    """
    The ages of the children it is for, in whole years, both ends included.

    Raises `Impossible` where neither end is given, and where they are swapped.

    >>> from earlyhelp_core.sources import Citation
    >>> rule = Citation(publication="guide", clause="who it is for", basis="stated")
    >>> Ages(youngest=10, oldest=17, source=rule).holds(17)
    True
    """

    youngest: int | None = attrs.field(
        default=None, converter=attrs.converters.optional(_model.as_int)
    )
    oldest: int | None = attrs.field(
        default=None, converter=attrs.converters.optional(_model.as_int)
    )
    source: Citation

    def __attrs_post_init__(self) -> None:
        """Refuse no ages at all, and a range without room."""
        _model.refuse(
            self,
            _model.when(
                self.youngest is None and self.oldest is None,
                "",
                "blank",
                "give the youngest age, the oldest, or both; or leave ages out",
            ),
            _model.when(
                self.youngest is not None
                and self.oldest is not None
                and self.oldest < self.youngest,
                "/oldest",
                "oldest-below-youngest",
                "the oldest lies below the youngest; swap the two",
            ),
        )

    def holds(self, years: int) -> bool:
        """Whether a child of that age is among them."""
        return (self.youngest is None or self.youngest <= years) and (
            self.oldest is None or years <= self.oldest
        )

    @property
    def words(self) -> str:
        """As said in a sentence: "aged 10 to 17"."""
        if self.oldest is None:
            return f"aged {self.youngest} or over"
        if self.youngest is None:
            return f"aged {self.oldest} or under"
        if self.youngest == self.oldest:
            return f"aged {self.oldest}"
        return f"aged {self.youngest} to {self.oldest}"


@final
@attrs.frozen(kw_only=True, field_transformer=policy)
class Intake:
    """
    When somebody can start, where that is not as long as the programme runs.
    """

    period: Period
    source: Citation


@final
@attrs.frozen(kw_only=True, field_transformer=policy)
class Criterion:
    """
    One condition: that one of these circumstances is so, or is not so.

    Several names are alternatives: one of them is enough. An exclusion is a criterion
    that wants a no; not recorded is neither, and so it stands in the way as well.

    Raises `Impossible` where no circumstance is named, and where one stands twice.

    >>> from earlyhelp_core.sources import Citation
    >>> rule = Citation(publication="guide", clause="who it is for", basis="stated")
    >>> criterion = Criterion(
    ...     name="recent-contact-with-police",
    ...     any_of=["interviewed-under-caution", "community-resolution"],
    ...     within=Span.parse("3 months"),
    ...     source=rule,
    ... )
    >>> criterion.wanted
    <YesNo.YES: 'yes'>
    """

    #: The stable name of the condition, as findings carry it.
    name: RequirementName = attrs.field(converter=ids.requirement_name)
    any_of: tuple[CircumstanceName, ...] = attrs.field(converter=ids.circumstance_names)
    wanted: YesNo = attrs.field(default=YesNo.YES, converter=YesNo)
    #: No longer ago than this on the day asked of; then the day must be recorded.
    within: Span | None = None
    #: Whether it stands in the way or is good advice.
    severity: Severity = attrs.field(default=Severity.REQUIRED, converter=Severity)
    #: What to do where it is not met.
    remedy: str = attrs.field(
        default="look together with the family for help that fits as things are",
        converter=_model.as_text,
    )
    source: Citation

    def __attrs_post_init__(self) -> None:
        """Refuse a condition about nothing."""
        _model.refuse(
            self,
            _model.when(
                not self.any_of, "/any_of", "blank", "name at least one circumstance"
            ),
            _model.no_repeats("/any_of", self.any_of),
        )


@final
@attrs.frozen(kw_only=True, field_transformer=policy)
class Contraindication:
    """
    A circumstance in which the programme could do harm.

    Where it is so, or nobody has asked, the programme is not eligible *yet*. It is
    never only advice, and it says what to offer instead.

    >>> from earlyhelp_core.sources import Citation
    >>> rule = Citation(publication="practice", clause="safety", basis="practice")
    >>> Contraindication(
    ...     name="safe-to-attend",
    ...     circumstance="domestic-abuse",
    ...     because="talking in the other's presence may not be safe",
    ...     instead="offer a specialist service",
    ...     source=rule,
    ... ).name
    'safe-to-attend'
    """

    name: RequirementName = attrs.field(converter=ids.requirement_name)
    circumstance: CircumstanceName = attrs.field(converter=ids.circumstance_name)
    #: Continues "not now, for": what the harm could be.
    because: str = attrs.field(converter=_model.as_text)
    #: What to offer where it is so.
    instead: str = attrs.field(converter=_model.as_text)
    source: Citation
