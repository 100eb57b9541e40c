"""
Identifiers that others issue, verified on the way in.

The algorithms follow their public definitions. A number whose check digit is wrong
belongs to nobody, or worse, to somebody else's child.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable
from typing import ClassVar, Self, final

from earlyhelp_core import fields
from earlyhelp_core._authorities import SYNTHETIC, is_known
from earlyhelp_core._check_digits import (
    has_ten_digits,
    has_upn_shape,
    nhs_number_passes,
    uln_passes,
    upn_passes,
)
from earlyhelp_core.errors import Impossible, Misuse, UnknownAuthorityWarning
from earlyhelp_core.fields import Taken, tried
from earlyhelp_core.privacy import Masked

__all__ = ["LocalAuthority", "NhsNumber", "SchoolUrn", "Uln", "Upn"]


def _compact(value: str) -> str:
    return fields.as_text(value).replace(" ", "").replace("-", "").upper()


def _refusal(about: str, code: str, message: str) -> Impossible:
    return Impossible.of(about, code=code, message=message)


def _as_upn(value: str) -> str:
    text = _compact(value)
    if not has_upn_shape(text):
        raise _refusal(
            "Upn", "not-a-upn", "give a letter and 12 digits; the last may be a letter"
        )
    if not upn_passes(text):
        raise _refusal("Upn", "check-letter", "check the number: its letter is wrong")
    return text


def _as_nhs_number(value: str) -> str:
    text = _compact(value)
    if not has_ten_digits(text):
        raise _refusal("NhsNumber", "not-an-nhs-number", "give its 10 digits")
    if not nhs_number_passes(text):
        raise _refusal("NhsNumber", "check-digit", "check the number: a digit is wrong")
    return text


#: Stands for "no learner number" where a form will not let it be left out.
_NO_ULN = "9" * 10


def _as_uln(value: str) -> str:
    text = _compact(value)
    if not has_ten_digits(text):
        raise _refusal("Uln", "not-a-uln", "give its 10 digits")
    if text != _NO_ULN and not uln_passes(text):
        raise _refusal("Uln", "check-digit", "check the number: a digit is wrong")
    return text


@final
class Upn(Masked):
    """
    A unique pupil number: what a school knows a child by, from school to school.

    An authority code we have not heard of is accepted with an
    `UnknownAuthorityWarning`: authorities come and go, and a slip of the pen that
    keeps the check letter right is rare.

    Raises `Impossible` where the shape or the check letter is wrong.

    >>> pupil = Upn("l000200001001")
    >>> pupil, pupil.is_temporary, str(pupil.authority)
    (<Upn ····>, False, '000')
    """

    __slots__ = ()

    @classmethod
    def _taken(cls, value: str) -> str:
        """Warn of an authority that the list does not have. Never refuse it."""
        text = _as_upn(value)
        authority = text[1:4]
        if authority != SYNTHETIC and not is_known(authority):
            warnings.warn(
                "a pupil number names an authority that the list of known codes does "
                "not have; check the number, or the list if the authority is new",
                UnknownAuthorityWarning,
                # Past `tried` and `Masked`.
                stacklevel=4,
            )
        return text

    @classmethod
    def is_valid(cls, text: str) -> bool:
        """Whether *text* is a pupil number with the right check letter."""
        return _is_taken(_as_upn, text)

    @property
    def is_temporary(self) -> bool:
        """Whether a school gave it until the permanent one is known."""
        return not self.reveal()[-1].isdigit()

    @property
    def authority(self) -> LocalAuthority:
        """The authority of the school that first gave it, often not today's."""
        return LocalAuthority(self.reveal()[1:4])

    @property
    def is_synthetic(self) -> bool:
        """Whether no pupil can have it: its authority code was never issued."""
        return self.reveal()[1:4] == SYNTHETIC


@final
class NhsNumber(Masked):
    """
    An NHS number, kept as its ten digits. Spaces are taken as people write them.

    Raises `Impossible` where the shape or the check digit is wrong.

    >>> NhsNumber("943 476 5870").reveal()
    '9434765870'
    >>> NhsNumber("943 476 5870").is_synthetic
    True
    """

    __slots__ = ()

    @classmethod
    def _taken(cls, value: str) -> str:
        return _as_nhs_number(value)

    @classmethod
    def is_valid(cls, text: str) -> bool:
        """Whether *text* is ten digits with the right check digit."""
        return _is_taken(_as_nhs_number, text)

    @property
    def is_placeholder(self) -> bool:
        """
        Whether it is one digit ten times, as exports fill a column.

        Such a number passes the check and is nobody's: it finds nobody.
        """
        return len(set(self.reveal())) == 1

    @property
    def is_synthetic(self) -> bool:
        """Whether it begins with the 9 of numbers for tests, which no patient has."""
        # As we recall how numbers are given out; no publication we have read says it.
        return self.reveal().startswith("9")


@final
class Uln(Masked):
    """
    A unique learner number, from the age of fourteen.

    Raises `Impossible` where the shape or the check digit is wrong.

    >>> Uln("9999999999").is_placeholder
    True
    """

    __slots__ = ()

    @classmethod
    def _taken(cls, value: str) -> str:
        return _as_uln(value)

    @classmethod
    def is_valid(cls, text: str) -> bool:
        """Whether *text* is ten digits with the right check digit, or all nines."""
        return _is_taken(_as_uln, text)

    @property
    def is_placeholder(self) -> bool:
        """Whether it only says that there is no learner number: it finds nobody."""
        return self.reveal() == _NO_ULN


def _is_taken(convert: Callable[[str], str], text: str) -> bool:
    try:
        convert(text)
    except Impossible:
        return False
    return True


_URN = re.compile(r"[0-9]{5,6}")
_AUTHORITY = re.compile(r"[0-9]{3}")


def _as_urn(value: str) -> str:
    text = _compact(value)
    if not _URN.fullmatch(text):
        raise _refusal("SchoolUrn", "not-a-urn", "give its 5 or 6 digits")
    return text


def _as_authority(value: str) -> str:
    text = _compact(value)
    if not _AUTHORITY.fullmatch(text):
        raise _refusal(
            "LocalAuthority", "not-an-authority", "give its 3 digits, as text"
        )
    return text


class _Listed(Taken, str):
    """
    A number of a public register, which is shown as it is.
    """

    __slots__ = ()
    _taken: ClassVar[staticmethod[[str], str]]

    def __new__(cls, value: str) -> Self:
        """Take the text, or the number itself."""
        if type(value) is cls:
            return value
        text = tried(cls._taken, value)
        if isinstance(text, Misuse):
            # It stays in no frame of the traceback, which may be logged.
            del value
            raise text
        return super().__new__(cls, text)

    @classmethod
    def is_valid(cls, text: str) -> bool:
        """Whether *text* has the shape of one; whether it was given to any is open."""
        return _is_taken(cls._taken, text)


@final
class SchoolUrn(_Listed):
    """
    A school's unique reference number in the national register. Schools are public.

    >>> SchoolUrn("100001")
    '100001'
    """

    __slots__ = ()
    _taken: ClassVar[staticmethod[[str], str]] = staticmethod(_as_urn)

    @property
    def is_placeholder(self) -> bool:
        """Whether it is all nines: the school is other, or not known."""
        return set(self) == {"9"}


@final
class LocalAuthority(_Listed):
    """
    An authority by its three-digit code at the Department for Education.

    >>> LocalAuthority("207")
    '207'
    """

    __slots__ = ()
    _taken: ClassVar[staticmethod[[str], str]] = staticmethod(_as_authority)

    @property
    def is_known(self) -> bool:
        """Whether our dated list has it. A code it does not have may be newer."""
        return is_known(self)
