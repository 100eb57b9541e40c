"""
A record for those who must not know whose it is, and need to see how it went.
"""

from __future__ import annotations

from datetime import date
from typing import TypeVar

from earlyhelp_core import fields
from earlyhelp_core.cases._tree import (
    Field,
    changed,
    evolved,
    fields_of,
    named,
    renamed,
)
from earlyhelp_core.fields import Sensitivity, sensitivity
from earlyhelp_core.identifiers import NhsNumber, SchoolUrn, Uln, Upn
from earlyhelp_core.ids import LevelCode, MeasureId
from earlyhelp_core.privacy import Masked, Narrative, PersonName, Postcode, pseudonym

_A = TypeVar("_A")

#: Ids that an edition gives; they say nothing of a family.
_PUBLIC = frozenset({LevelCode, MeasureId})
#: Dates that tell who somebody is, rather than what was done.
_TELLING_DATES = frozenset({"born", "due", "died", "pregnancy_ended"})
#: Texts that are codes of a list, which whoever studies records needs.
_CODES = frozenset({"area", "ethnicity"})
_HIDDEN = frozenset({Sensitivity.PERSONAL, Sensitivity.SPECIAL})
_TAKEN_OUT = "taken out"


def pseudonymised(case: _A, *, key: bytes, purpose: str) -> _A:
    """
    The *case* under stand-ins: without names, numbers, addresses and free text.

    Where somebody wrote something it says only that they did.

    Every id that the record gives is replaced, alike wherever it stands, so that
    references still hold; only holders of the *key* can make the stand-ins again, and
    each *purpose* has its own. Dates of birth, expected or real, of death and of loss
    become the first of their month: ages may be up to a month too high, and somebody
    may count as grown up some days early. All other dates, the levels, roles,
    agencies and codes stay, and so does the shape of the family.

    It is still personal data in law (ICO, 2025): a family of six with twins and a
    date of a conference is soon recognised. Never call it anonymous, and never
    publish it.

    Raises `Misuse` when *key* is shorter than 32 bytes.
    """
    stand_ins = {
        id_type: {id_: pseudonym(id_, key=key, purpose=purpose) for id_ in texts}
        for id_type, texts in named(case).items()
        if id_type not in _PUBLIC
    }
    return changed(renamed(case, stand_ins), _without_words)


def _without_words(record: object) -> object:
    hidden = {
        field.name
        for field in fields.attributes(type(record))
        if sensitivity(field) in _HIDDEN
    }
    new = {
        field.name: _blurred(field, getattr(record, field.name))
        for field in fields_of(type(record))
        if field.name in hidden or field.holds_any(Masked)
    }
    changes = {n: v for n, v in new.items() if v != getattr(record, n)}
    return evolved(record, changes) if changes else record


def _blurred(field: Field, value: object) -> object:
    if type(value) is date:
        return value.replace(day=1) if field.name in _TELLING_DATES else value
    # A member of a closed list is a text too, and stays.
    is_told = str in field.holds or field.holds_any(Masked, SchoolUrn)
    if field.name in _CODES or not is_told:
        return value
    if field.is_list:
        return ()
    if value is None or field.holds_any(Postcode, Upn, NhsNumber, Uln, SchoolUrn):
        return None
    # That something was written stays to be seen: whether a child was heard, say.
    kind = next((k for k in (Narrative, PersonName) if field.holds_any(k)), str)
    return kind(_TAKEN_OUT)
