"""
A person: a child, born or expected, or a grown-up in a child's life.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal, TypeAlias

from earlyhelp_core import fields
from earlyhelp_core.answers import YesNo, YesNoLike
from earlyhelp_core.dates import age_on
from earlyhelp_core.errors import Problem
from earlyhelp_core.fields import (
    DateLike,
    Internal,
    Personal,
    PersonalList,
    Special,
    as_date,
    default,
    evolve,
    record,
)
from earlyhelp_core.identifiers import NhsNumber, SchoolUrn, Uln, Upn
from earlyhelp_core.ids import PersonId
from earlyhelp_core.privacy import PersonName
from earlyhelp_core.sources import Recorded


class Birth(fields.Code):
    """
    Whether somebody is born, expected, or was expected.
    """

    BORN = "born"
    UNBORN = "unborn"
    #: By miscarriage, stillbirth or choice: the record does not ask. It silences
    #: every reminder about the child, and it is not a death of a family member.
    PREGNANCY_ENDED = "pregnancy-ended"


BirthLike: TypeAlias = Birth | Literal["born", "unborn", "pregnancy-ended"]


class Sex(fields.Code):
    """
    Sex as the children in need census counts it. Nobody asked is ``None``.
    """

    FEMALE = "female"
    MALE = "male"
    #: Looked into, and it cannot be said yet, as before birth. The census writes U.
    NOT_KNOWN = "not-known"


SexLike: TypeAlias = Sex | Literal["female", "male", "not-known"]


class SendStatus(fields.Code):
    """
    Special educational needs and disabilities, as the school system records them.
    """

    #: Recorded as having none; not the same as nobody having looked.
    NONE = "none"
    SEN_SUPPORT = "sen-support"
    #: An education, health and care plan is in force.
    EHCP = "ehcp"


SendStatusLike: TypeAlias = SendStatus | Literal["none", "sen-support", "ehcp"]


class UpnUnknown(fields.Code):
    """
    Why a child of school age has no pupil number on record, as the census asks it.

    Source: children in need census code sets. The meaning of the sixth stands in
    nothing we have read, so it is taken and left unexplained.
    """

    #: Under school age.
    UN1 = "UN1"
    #: Never went to a maintained school in England.
    UN2 = "UN2"
    #: Educated outside England.
    UN3 = "UN3"
    #: Looked after for so short a time that it is not known yet.
    UN4 = "UN4"
    #: The sources that would tell it contradict each other.
    UN5 = "UN5"
    UN6 = "UN6"
    #: Referred, and nothing further was done.
    UN7 = "UN7"


UpnUnknownLike: TypeAlias = (
    UpnUnknown | Literal["UN1", "UN2", "UN3", "UN4", "UN5", "UN6", "UN7"]
)


#: Nobody is expected earlier than this many days before birth: 42 weeks.
_LONGEST_PREGNANCY = 42 * 7
_ADULT = 18


@record
class Person:
    """
    Somebody in a family's life. Little need be known; what is not is ``None``.

    A child is in the record before birth, because help before birth is help. Several
    may be expected at once, each a person of their own.

    Raises `Impossible` for what cannot be true of one person: a date of birth while
    unborn, a death before birth, a pupil number with a reason why there is none.

    >>> child = Person(id="p2", name="Ottoline Thistledown", born=date(2014, 9, 1))
    >>> child
    Person(id='p2', recorded=None)
    >>> child.age(date(2026, 3, 2)), str(child.is_child(date(2026, 3, 2)))
    (11, 'yes')
    """

    id: Internal[PersonId, str]
    name: Personal[PersonName | None, PersonName | str | None] = default(None)
    #: Special, because a pregnancy is a fact of somebody's health.
    birth: Special[Birth, BirthLike] = default(Birth.BORN)
    born: Personal[date | None, DateLike | None] = default(None)
    #: The expected date of birth; it stays on the record after the birth. Special,
    #: because it tells of a pregnancy.
    due: Special[date | None, DateLike | None] = default(None)
    #: Kept only so that no reminder goes out after it.
    pregnancy_ended: Special[date | None, DateLike | None] = default(None)
    died: Personal[date | None, DateLike | None] = default(None)
    sex: Personal[Sex | None, SexLike | None] = default(None)
    #: The code of the list the council uses, for example the school census.
    ethnicity: Special[str | None] = default(None)
    #: The language spoken at home first.
    languages: PersonalList[str] = default(())
    #: Whether this person needs one to take part.
    interpreter: Personal[YesNo | None, YesNoLike | None] = default(None)
    send: Special[SendStatus | None, SendStatusLike | None] = default(None)
    school: Personal[SchoolUrn | None, str | None] = default(None)
    #: Whether this child looks after somebody at home.
    young_carer: Special[YesNo | None, YesNoLike | None] = default(None)
    upn: Personal[Upn | None, Upn | str | None] = default(None)
    #: Numbers the child had before, temporary ones too: old records go by them.
    former_upns: PersonalList[Upn, Upn | str] = default(())
    #: Special, because one of the reasons is that the child is newly looked after.
    upn_unknown_because: Special[UpnUnknown | None, UpnUnknownLike | None] = default(
        None
    )
    uln: Personal[Uln | None, Uln | str | None] = default(None)
    nhs_number: Personal[NhsNumber | None, NhsNumber | str | None] = default(None)
    #: Who wrote down what is here, and when. Before that nothing of them is known.
    recorded: Internal[Recorded | None] = default(None)

    def __attrs_post_init__(self) -> None:
        """Refuse what cannot be true of one person."""
        fields.refuse(
            self,
            self._before_birth(),
            fields.in_order("born", self.born, "died", self.died),
            fields.when(
                self.pregnancy_ended is not None
                and self.birth is not Birth.PREGNANCY_ENDED,
                "/pregnancy_ended",
                "pregnancy-not-ended",
                "give birth as pregnancy-ended, or leave this date out",
            ),
            self._contrary_numbers(),
        )

    def _before_birth(self) -> Iterable[Problem]:
        if self.birth is Birth.BORN:
            return
        yield from fields.when(
            self.born is not None,
            "/born",
            "not-born",
            "somebody with a date of birth is born; an expected date goes into due",
        )
        yield from fields.when(
            self.died is not None,
            "/died",
            "not-born",
            "a pregnancy that ended is not a death; give pregnancy_ended",
        )
        for name in ("upn", "nhs_number", "school", "uln", "former_upns"):
            yield from fields.when(
                getattr(self, name),
                f"/{name}",
                "not-born",
                "nobody has this before birth; give birth as born, or leave it out",
            )

    def _contrary_numbers(self) -> Iterable[Problem]:
        yield from fields.when(
            self.upn is not None and self.upn_unknown_because is not None,
            "/upn_unknown_because",
            "upn-known",
            "the number is on record; leave out why it is not",
        )
        for place, former in enumerate(self.former_upns):
            yield from fields.when(
                former in {self.upn, *self.former_upns[:place]},
                f"/former_upns/{place}",
                "repeated-number",
                "this number stands here already; leave it out once",
            )

    @property
    def is_unborn(self) -> bool:
        """Whether this child is still expected."""
        return self.birth is Birth.UNBORN

    def age(self, on: DateLike) -> int | None:
        """
        Whole years since birth; ``None`` before it or where its date is not recorded.

        It says nothing of whether the person is living.
        """
        on = as_date(on)
        if self.born is None or on < self.born:
            return None
        return age_on(self.born, on)

    def was_expected_by(self, on: DateLike) -> bool:
        """
        Whether by that day the person was born or could have been on the way.

        A record read as of an earlier year must not ask after children nobody could
        have known of: those born, or due, more than 42 weeks later.
        """
        on = as_date(on)
        if self.born is not None and self.born <= on:
            return True
        # The expected date first: before a birth or a loss nothing else was known.
        arrival = self.due or self.born or self.pregnancy_ended
        return arrival is None or (arrival - on).days <= _LONGEST_PREGNANCY

    def is_expected_or_living(self, on: DateLike) -> bool:
        """Whether on that day this is somebody to reckon with and to speak of."""
        now = self.as_of(on)
        over = now.birth is Birth.PREGNANCY_ENDED or now.died is not None
        return not over and self.was_expected_by(on)

    def is_child(self, on: DateLike) -> YesNo | None:
        """
        Whether this is a living child on that day: expected, or under 18.

        ``None`` where nobody recorded a date of birth: that is a question to ask, and
        no reason to leave somebody out. A pregnancy that ended is no child to ask
        after, whether or not its date is known.

        Source: Children Act 1989, section 105 (a child is under eighteen).

        >>> baby = Person(id="p3", birth="unborn", due=date(2026, 6, 1))
        >>> str(baby.is_child(date(2026, 3, 2)))
        'yes'
        >>> Person(id="p4").is_child(date(2026, 3, 2)) is None
        True
        """
        if not self.is_expected_or_living(on):
            return YesNo.NO
        if self.as_of(on).is_unborn:
            return YesNo.YES
        age = self.age(on)
        if age is None:
            return None
        return YesNo.YES if age < _ADULT else YesNo.NO

    def as_of(self, on: DateLike) -> Person:
        """
        The person as that day knew them: later births, deaths and losses are left out.

        Somebody born later is unborn then, and of what the record holds now only the
        expected date could be known. When it was written down stays, as everywhere.
        """
        on = as_date(on)
        if self.born is not None and self.born > on:
            return Person(
                id=self.id, birth=Birth.UNBORN, due=self.due, recorded=self.recorded
            )
        if self.pregnancy_ended is not None and self.pregnancy_ended > on:
            return evolve(self, birth=Birth.UNBORN, pregnancy_ended=None)
        if self.died is not None and self.died > on:
            return evolve(self, died=None)
        return self
