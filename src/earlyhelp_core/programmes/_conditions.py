"""
What a programme asks about the person it might be for, as its edition file says it.
"""

from __future__ import annotations

from earlyhelp_core import fields
from earlyhelp_core.answers import Severity, SeverityLike, YesNo, YesNoLike
from earlyhelp_core.dates import Period, Span
from earlyhelp_core.fields import Public, PublicList, default, policy
from earlyhelp_core.ids import CircumstanceName, RequirementName
from earlyhelp_core.sources import Citation


@policy
class Circumstance:
    """
    A name that a programme asks by, and what it means.

    Each file spells out its own, so that two boroughs may mean two things by one name.

    >>> Circumstance(name="looked-after", meaning="the child is looked after").ask
    'ask, and record the answer either way'
    """

    name: Public[CircumstanceName, str]
    #: A plain statement, in words that could stand in a letter to the family.
    meaning: Public[str]
    #: How to find out, where that takes care: "ask each parent alone".
    ask: Public[str] = default("ask, and record the answer either way")


@policy
class Ages:
    """
    The ages of the children it is for, in whole years, both ends included.

    Raises `Impossible` where neither end is given, and where they are swapped.

    >>> from earlyhelp_core.sources import Citation
    >>> rule = Citation(publication="guide", clause="who it is for", basis="stated")
    >>> Ages(youngest=10, oldest=17, source=rule).holds(17)
    True
    """

    youngest: Public[int | None] = default(None)
    oldest: Public[int | None] = default(None)
    source: Public[Citation]

    def __attrs_post_init__(self) -> None:
        """Refuse no ages at all, and a range without room."""
        fields.refuse(
            self,
            fields.when(
                self.youngest is None and self.oldest is None,
                "",
                "blank",
                "give the youngest age, the oldest, or both; or leave ages out",
            ),
            fields.when(
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


@policy
class Intake:
    """
    When somebody can start, where that is not as long as the programme runs.
    """

    period: Public[Period]
    source: Public[Citation]


@policy
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
    name: Public[RequirementName, str]
    any_of: PublicList[CircumstanceName, str]
    wanted: Public[YesNo, YesNoLike] = default(YesNo.YES)
    #: No longer ago than this on the day asked of; then the day must be recorded.
    within: Public[Span | None] = default(None)
    #: Whether it stands in the way or is good advice.
    severity: Public[Severity, SeverityLike] = default(Severity.REQUIRED)
    #: What to do where it is not met.
    remedy: Public[str] = default(
        "look together with the family for help that fits as things are"
    )
    source: Public[Citation]

    def __attrs_post_init__(self) -> None:
        """Refuse a condition about nothing."""
        fields.refuse(
            self,
            fields.when(
                not self.any_of, "/any_of", "blank", "name at least one circumstance"
            ),
            fields.no_repeats("/any_of", self.any_of),
        )


@policy
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

    name: Public[RequirementName, str]
    circumstance: Public[CircumstanceName, str]
    #: Continues "not now, for": what the harm could be.
    because: Public[str]
    #: What to offer where it is so.
    instead: Public[str]
    source: Public[Citation]
