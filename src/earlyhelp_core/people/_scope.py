"""
Whom an edition's help is for: a person measured against an age scope.
"""

from __future__ import annotations

from typing import Protocol

from earlyhelp_core.answers import YesNo
from earlyhelp_core.fields import DateLike
from earlyhelp_core.people._person import Person, SendStatus


class Scope(Protocol):
    """
    Ages that help is for, such as `earlyhelp_core.frameworks.AgeScope`.
    """

    def covers(
        self, age: int | None, *, before_birth: bool, send: YesNo | None
    ) -> YesNo | None:
        """Whether it is for somebody of that age, expected or born."""
        ...


def in_scope(person: Person, scope: Scope, on: DateLike) -> YesNo | None:
    """
    Whether help under an edition is for *person* by age; ``None``: not enough known.

    A whole family is helped, so somebody out of scope may well be in a plan. And no
    scope ever stands before a referral where a child may be at risk.

    >>> from earlyhelp_core import partnerships
    >>> edition = partnerships.load("kensington-and-chelsea", on=None).edition
    >>> child = Person(id="p1", born="2014-09-01")
    >>> str(in_scope(child, edition.scope, "2022-06-01"))
    'yes'
    """
    now = person.as_of(on)
    if not person.is_expected_or_living(on):
        return YesNo.NO
    return scope.covers(now.age(on), before_birth=now.is_unborn, send=_send(now.send))


def _send(status: SendStatus | None) -> YesNo | None:
    if status is None:
        return None
    return YesNo.NO if status is SendStatus.NONE else YesNo.YES
