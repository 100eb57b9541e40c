"""
What the entries of a directory are described by: places, needs, levels and ages.
"""

from __future__ import annotations

from earlyhelp_core import fields
from earlyhelp_core.answers import YesNo, YesNoLike, as_yes_no
from earlyhelp_core.fields import Public, PublicList, Tally, default, policy
from earlyhelp_core.ids import FrameworkId, LevelCode, LocalityCode, NeedAreaCode


@policy
class Locality:
    """
    A borough, or a part of one such as its north.

    Whoever serves a borough serves its parts; whoever serves a part may or may not
    serve the family that asks.
    """

    code: Public[LocalityCode, str]
    name: Public[str]
    #: The place it is a part of.
    within: Public[LocalityCode | None, str | None] = default(None)


@policy
class NeedArea:
    """
    An area of need, as this partnership divides them: attendance, housing, parenting.
    """

    code: Public[NeedAreaCode, str]
    name: Public[str]
    #: Other words under which people look for it.
    also_called: PublicList[str] = default(())


@policy
class LevelsIn:
    """
    Levels of one framework. Levels of two frameworks do not compare.

    In a directory, all levels of the framework, lowest first; of a service or a tie,
    those it is for.

    >>> LevelsIn(framework="borough-2026", codes=["universal", "targeted"]).codes
    ('universal', 'targeted')
    """

    framework: Public[FrameworkId, str]
    codes: PublicList[LevelCode, str]

    def __attrs_post_init__(self) -> None:
        """Refuse no levels at all, and one that stands twice."""
        fields.refuse(
            self,
            fields.when(not self.codes, "/codes", "blank", "give at least one level"),
            fields.no_repeats("/codes", self.codes),
        )


@policy
class AgeRange:
    """
    The ages of the children it is for, in whole years, both ends included.

    Raises `Impossible` where it says nothing, and where the ends are swapped.

    >>> ages = AgeRange(youngest=0, oldest=19, oldest_with_send=25)
    >>> ages.holds(21, send=None) is None, str(ages.holds(21, send=YesNo.YES))
    (True, 'yes')
    """

    youngest: Public[Tally | None] = default(None)
    oldest: Public[int | None] = default(None)
    #: The oldest with special educational needs or disabilities, where it is later.
    oldest_with_send: Public[int | None] = default(None)
    #: Whether it is for a child before birth too.
    before_birth: Public[YesNo | None, YesNoLike | None] = default(None)

    def __attrs_post_init__(self) -> None:
        """Refuse a range that says nothing, or has no room."""
        stated = (self.youngest, self.oldest, self.before_birth)
        youngest = 0 if self.youngest is None else self.youngest
        fields.refuse(
            self,
            fields.when(
                stated == (None, None, None),
                "",
                "blank",
                "give the youngest age, the oldest, or both; or leave ages out",
            ),
            fields.when(
                self.oldest is not None and self.oldest < youngest,
                "/oldest",
                "oldest-below-youngest",
                "the oldest lies below the youngest; swap the two",
            ),
            fields.when(
                self.oldest_with_send is not None
                and (self.oldest is None or self.oldest_with_send <= self.oldest),
                "/oldest_with_send",
                "out-of-range",
                "give a later age than oldest, or leave it out",
            ),
        )

    def holds(self, years: int, *, send: YesNoLike | None = None) -> YesNo | None:
        """
        Whether it is for a child of that age; ``None`` where not enough is known.

        *send*: whether there are special educational needs or disabilities.
        """
        send = as_yes_no(send)
        if self.youngest is not None and years < self.youngest:
            return YesNo.NO
        if self.youngest is None and self.oldest is None:
            # It speaks of children before birth only.
            return None
        if self.oldest is None or years <= self.oldest:
            return YesNo.YES
        if self.oldest_with_send is None or years > self.oldest_with_send:
            return YesNo.NO
        return send

    def holds_unborn(self) -> YesNo | None:
        """Whether it is for a child before birth; ``None`` where nobody says."""
        older = self.before_birth is None and self.youngest
        return YesNo.NO if older else self.before_birth

    @property
    def words(self) -> str:
        """In words: "ages 0 to 19, to 25 with SEND"."""
        if self.oldest is None:
            ages = "" if self.youngest is None else f"ages {self.youngest} and over"
        elif self.youngest is None:
            ages = f"ages up to {self.oldest}"
        else:
            ages = f"ages {self.youngest} to {self.oldest}"
        send = self.oldest_with_send
        parts = (
            "before birth" if self.before_birth is YesNo.YES else "",
            ages,
            "" if send is None else f"to {send} with SEND",
        )
        return ", ".join(part for part in parts if part) or "children already born"
