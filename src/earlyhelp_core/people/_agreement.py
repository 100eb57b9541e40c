"""
A family's agreement to support: who was asked, what each said, and what stands.

Agreement here is a family's yes to working together. It is not consent in data law,
which is rarely what sharing rests on, nor consent to treatment. Where a child may be
at risk of harm, nothing waits for it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Literal, TypeAlias

from earlyhelp_core import _dated, fields
from earlyhelp_core.answers import YesNo, YesNoLike
from earlyhelp_core.dates import london_date
from earlyhelp_core.errors import Problem
from earlyhelp_core.fields import (
    DateLike,
    Internal,
    InternalList,
    MomentLike,
    Personal,
    Special,
    as_date,
    default,
    evolve,
    record,
)
from earlyhelp_core.ids import AgreementId, PersonId
from earlyhelp_core.privacy import Narrative
from earlyhelp_core.sources import Recorded


class Said(fields.Code):
    """
    What came of asking somebody.
    """

    AGREES = "agrees"
    DOES_NOT_AGREE = "does-not-agree"
    #: Asked, and not able to say: unwell, away, not ready.
    COULD_NOT_ANSWER = "could-not-answer"
    #: Deliberately on the record: this person has a say and was not asked.
    NOT_ASKED = "not-asked"


SaidLike: TypeAlias = (
    Said | Literal["agrees", "does-not-agree", "could-not-answer", "not-asked"]
)


class Capacity(fields.Code):
    """
    In what standing somebody gives their answer.

    Source: Children Act 1989, sections 2 and 3 (parental responsibility); Gillick
    (1985) on a child's own competence; Family Law Reform Act 1969, section 8, which
    speaks of treatment from 16 and which practice follows for support.
    """

    PARENTAL_RESPONSIBILITY = "parental-responsibility"
    #: A carer whom those with parental responsibility have entrusted with this.
    DELEGATED_CARE = "delegated-care"
    #: Under 16, and found to understand this decision well enough to make it.
    OWN_COMPETENCE = "own-competence"
    #: 16 or over, speaking for themselves.
    OWN_AGE = "own-age"


CapacityLike: TypeAlias = (
    Capacity
    | Literal["parental-responsibility", "delegated-care", "own-competence", "own-age"]
)


class AgreementMethod(fields.Code):
    """
    How an agreement was given.
    """

    SPOKEN = "spoken"
    WRITTEN = "written"
    ELECTRONIC = "electronic"


AgreementMethodLike: TypeAlias = (
    AgreementMethod | Literal["spoken", "written", "electronic"]
)


class Agreement(fields.Code):
    """
    What stands of a family's agreement, lowest first. Not recorded is ``None``.

    The order is that of the list: not given, given, given in writing. As text they
    would sort by the alphabet, so compare them with `is_at_least`.

    >>> Agreement.IN_WRITING.is_at_least(Agreement.GIVEN)
    True
    >>> Agreement.NOT_GIVEN.is_at_least(Agreement.GIVEN)
    False
    """

    #: Asked, and nobody with a say agrees; or agreed once and withdrawn.
    NOT_GIVEN = "not-given"
    GIVEN = "given"
    #: On paper or electronically.
    IN_WRITING = "in-writing"

    def is_at_least(self, other: AgreementLike) -> bool:
        """Whether this is the same or more."""
        other = Agreement(other)
        order = tuple(Agreement)
        return order.index(self) >= order.index(other)


AgreementLike: TypeAlias = Agreement | Literal["not-given", "given", "in-writing"]


_WRITING = frozenset({AgreementMethod.WRITTEN, AgreementMethod.ELECTRONIC})
_ANSWERS = frozenset({Said.AGREES, Said.DOES_NOT_AGREE})


@record
class Asked(_dated.Dated, by="on"):
    """
    One person's answer, on one occasion, in their standing.

    Somebody who later thinks again is asked again: the last answer is theirs, and the
    earlier one stays on the record.

    >>> Asked(person="p1", said="agrees", capacity="parental-responsibility")
    Asked(person='p1', on=None, recorded=None)
    """

    person: Internal[PersonId, str]
    said: Personal[Said, SaidLike]
    #: ``None`` where nobody wrote down why this person's answer counts.
    capacity: Personal[Capacity | None, CapacityLike | None] = default(None)
    on: Internal[date | None, DateLike | None] = default(None)
    #: Their own words, where they matter.
    words: Special[Narrative | None, Narrative | str | None] = default(None)
    recorded: Internal[Recorded | None] = default(None)


@record
class Withdrawal(_dated.Dated, by="on"):
    """
    The end of an agreement by those who gave it.

    It counts from its instant on; where only the day was written down, from the
    beginning of that day. What was lawfully shared before stays lawfully shared, and
    one parent's no while another's yes stands is an answer (`Asked`), not this.

    Raises `Impossible` for an instant that London had on another day.

    >>> from earlyhelp_core.dates import london
    >>> withdrawal = Withdrawal(on=date(2026, 3, 2), by="p1", informed="yes")
    >>> withdrawal.counts_at(london(2026, 3, 2, 9))
    True
    >>> said = evolve(withdrawal, at=london(2026, 3, 2, 15, 30))
    >>> said.counts_at(london(2026, 3, 2, 9)), said.counts_at(london(2026, 3, 2, 16))
    (False, True)
    """

    on: Internal[date, DateLike]
    #: The moment, where it was written down.
    at: Internal[datetime | None, MomentLike | None] = default(None)
    by: Internal[PersonId | None, str | None] = default(None)
    #: Whether they were told what ending means and how to come back.
    informed: Personal[YesNo | None, YesNoLike | None] = default(None)
    words: Special[Narrative | None, Narrative | str | None] = default(None)
    recorded: Internal[Recorded | None] = default(None)

    def __attrs_post_init__(self) -> None:
        """Refuse an instant of another day."""
        fields.refuse(self, _dated.on_its_day(self.at, self.on))

    def counts_at(self, moment: MomentLike) -> bool:
        """Whether it had been said by that *moment*."""
        if self.at is not None:
            return self.at <= fields.as_moment(moment)
        return self.on <= london_date(moment)


@record
class AgreementToSupport(_dated.Dated):
    """
    Who was asked whether support may go on, what each said, and what became of it.

    One parent's no need not stop work with the other household: both answers stay on
    record, the agreement stands on the yes, and `dissenting` names the no.

    Raises `Impossible` for a withdrawal before anybody had agreed.

    >>> agreement = AgreementToSupport(
    ...     id="g1",
    ...     scope="a team around the family",
    ...     method="written",
    ...     asked=[
    ...         Asked(
    ...             person="p1",
    ...             said="agrees",
    ...             on=date(2026, 1, 12),
    ...             capacity="parental-responsibility",
    ...         ),
    ...         Asked(
    ...             person="p2",
    ...             said="does-not-agree",
    ...             on=date(2026, 1, 15),
    ...             capacity="parental-responsibility",
    ...         ),
    ...     ],
    ... )
    >>> str(agreement.standing(date(2026, 3, 2)))
    'in-writing'
    >>> agreement.dissenting(date(2026, 3, 2))
    ('p2',)
    >>> agreement.standing(date(2026, 1, 1)) is None
    True
    """

    id: Internal[AgreementId, str]
    #: What the family was asked to agree to.
    scope: Special[str]
    method: Internal[AgreementMethod | None, AgreementMethodLike | None] = default(None)
    #: In the order of asking, which settles who spoke last on one day.
    asked: InternalList[Asked] = default(())
    withdrawn: Internal[Withdrawal | None] = default(None)
    recorded: Internal[Recorded | None] = default(None)

    def __attrs_post_init__(self) -> None:
        """Refuse a withdrawal of what nobody had given yet."""
        fields.refuse(self, self._withdrawn_too_early())

    def _withdrawn_too_early(self) -> Iterable[Problem]:
        agreed = [a.on for a in self.asked if a.said is Said.AGREES]
        return fields.when(
            self.withdrawn is not None
            and agreed
            and all(day is not None and self.withdrawn.on < day for day in agreed),
            "/withdrawn/on",
            "withdrawn-before-agreed",
            "nobody had agreed by then; correct a date, or record a later yes as "
            "an agreement of its own",
        )

    @property
    def dated(self) -> date | None:
        """The day of the first answer; ``None`` where any is without a date."""
        days = [answer.on for answer in self.asked]
        known = [day for day in days if day is not None]
        return min(known) if known and len(known) == len(days) else None

    def standing(self, on: DateLike) -> Agreement | None:
        """
        What stands of the agreement on that day; ``None`` where it cannot be said.

        It is given where the last answer of at least one person with a say is yes and
        no withdrawal has followed. It cannot be said where nobody has been asked, or
        where the only yes is from somebody whose standing was not written down.
        """
        on = as_date(on)
        standing = [a for a in self._last_answers(on) if self._stands(a, on)]
        if any(a.capacity is not None for a in standing):
            in_writing = self.method in _WRITING
            return Agreement.IN_WRITING if in_writing else Agreement.GIVEN
        if standing:
            return None
        return Agreement.NOT_GIVEN if self._was_asked(on) else None

    def standing_at(self, moment: MomentLike) -> Agreement | None:
        """
        What stands of it at that *moment*, as `standing` says it of a whole day.

        Answers count from the beginning of their day, a withdrawal from its instant:
        what was shared at nine rests on the agreement that ended at three.
        """
        on = london_date(moment)
        ended = self.withdrawn
        if ended is None or ended.on != on or ended.counts_at(moment):
            return self.standing(on)
        return evolve(self, withdrawn=None).standing(on)

    def dissenting(self, on: DateLike) -> tuple[PersonId, ...]:
        """Those whose last answer by that day is that they do not agree."""
        on = as_date(on)
        return tuple(
            a.person for a in self._last_answers(on) if a.said is Said.DOES_NOT_AGREE
        )

    def with_answer(self, answer: Asked) -> AgreementToSupport:
        """The agreement with one more answer; the earlier ones stay."""
        return evolve(self, asked=(*self.asked, answer))

    def with_withdrawal(self, withdrawal: Withdrawal) -> AgreementToSupport:
        """The agreement, withdrawn from that day on."""
        return evolve(self, withdrawn=withdrawal)

    def as_of(self, on: DateLike) -> AgreementToSupport:
        """The agreement as that day saw it: later answers and endings are left out."""
        on = as_date(on)
        return evolve(
            self, asked=_dated.known_by(self.asked, on), withdrawn=self._ended_by(on)
        )

    def _ended_by(self, on: date) -> Withdrawal | None:
        known = self.withdrawn is not None and self.withdrawn.on <= on
        return self.withdrawn if known else None

    def _was_asked(self, on: date) -> bool:
        asked = (a.said is not Said.NOT_ASKED for a in _dated.known_by(self.asked, on))
        return self._ended_by(on) is not None or any(asked)

    def _last_answers(self, on: date) -> tuple[Asked, ...]:
        # An undated answer may be of any age, so every dated one counts as later.
        answers = [a for a in _dated.known_by(self.asked, on) if a.said in _ANSWERS]
        answers.sort(key=lambda a: a.on or date.min)
        return tuple({a.person: a for a in answers}.values())

    def _stands(self, answer: Asked, on: date) -> bool:
        # A yes given after the withdrawal is a new one.
        ended = self._ended_by(on)
        return answer.said is Said.AGREES and (
            ended is None or (answer.on is not None and answer.on > ended.on)
        )
