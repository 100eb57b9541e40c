"""
How text is cleaned, in one place: what looks like nothing is nothing.

A name, a role or an id that holds controls or marks of direction may be read as another
(Unicode Technical Report 36), so they are refused; what has no width is dropped at
either end, and accents are kept in one form, so that the same name is one value (NFC,
Unicode Standard Annex 15).
"""

from __future__ import annotations

import re
import unicodedata

from earlyhelp_core.errors import Impossible

_LONGEST = 100_000
_LONGEST_LINE = 1_000
_LONGEST_ROLE = 80

#: Controls but for line feed and tab; the separators of lines and paragraphs; marks and
#: overrides of direction; tags; the byte order mark; halves of a character, which no
#: document could hold.
_HIDDEN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f"
    r"\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)
#: What is seen as nothing. The joiners stand in names of several scripts, so they are
#: refused only where nothing else is there.
_UNSEEN = re.compile(
    r"[\s\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2060-\u2064"
    r"\u2800\u3164\ufe00-\ufe0f\uffa0\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    r"\U000e0100-\U000e01ef]+"
)
#: What is no part of a text at either end: white space, and what has neither width nor
#: effect there. Text copied from pages and letters brings it along.
_AROUND = (
    "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005"
    "\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
    "\u00ad\u034f\u200b\u200c\u200d\u2060\u2061\u2062\u2063\u2064"
)
_JOINER = "\u200d"
#: The class of the sign that takes a letter's vowel away (Unicode Standard, table 4-3).
_VIRAMA = 9
#: More marks on one letter than any language writes (UAX 15, Stream-Safe Text Format):
#: putting them in order takes time that grows with their square.
_MOST_MARKS = 30


def _refusal(code: str, message: str) -> Impossible:
    return Impossible.of("value", code=code, message=message)


def as_text(value: str) -> str:
    """
    A word or some sentences: not blank, in composed form, nothing hidden.

    >>> as_text("  a team around the family ")
    'a team around the family'
    """
    if not isinstance(value, str):
        raise _refusal("wrong-type", "give text")
    if len(value) > _LONGEST:
        raise _refusal("too-long", f"give at most {_LONGEST:,} characters")
    # Windows ends its lines with two characters, where one is meant.
    text = value.replace("\r\n", "\n")
    text = text.strip() if text.isascii() else _trimmed(_composed(text))
    if not text:
        raise _refusal("blank", "give some text, or leave it out")
    # Whatever hides is not printable, and most text is: that is asked faster.
    if not text.isprintable() and _HIDDEN.search(text):
        raise _refusal("hidden-character", "remove control and direction characters")
    return text


def as_line(value: str) -> str:
    """
    Text of one line: a title, a name. Raises `Impossible` where it has more.
    """
    return _line(value, _LONGEST_LINE)


def as_role(value: str) -> str:
    """
    What somebody does, in one line: "team manager". Never a name.
    """
    return _line(value, _LONGEST_ROLE)


def _line(value: str, most: int) -> str:
    text = as_text(value)
    if "\n" in text or "\t" in text:
        raise _refusal("not-one-line", "write it in one line")
    if len(text) > most:
        raise _refusal("too-long", f"give at most {most} characters")
    return text


def _composed(text: str) -> str:
    if _UNSEEN.fullmatch(text):
        raise _refusal("blank", "give some text that can be seen, or leave it out")
    _refuse_stacks(text)
    composed = unicodedata.normalize("NFC", text)
    # Some letters and marks fall apart when they are composed (UAX 15, section 5.1):
    # what is kept must be taken when it is read back.
    _refuse_stacks(composed)
    if len(composed) > _LONGEST:
        raise _refusal("too-long", f"give at most {_LONGEST:,} characters")
    return composed


def _trimmed(text: str) -> str:
    text = text.lstrip(_AROUND)
    kept = text.rstrip(_AROUND)
    # After that sign a joiner at the end is part of the word, as Malayalam was long
    # written (UAX 31, context B of the joiners).
    if text.startswith(_JOINER, len(kept)) and kept:
        return kept + _JOINER * (unicodedata.combining(kept[-1]) == _VIRAMA)
    return kept


def _refuse_stacks(text: str) -> None:
    # A heap longer than that many covers one place in each such stretch, so a look at
    # these places is enough for most text, and for all that is short.
    looked_at = text[_MOST_MARKS :: _MOST_MARKS + 1]
    if not looked_at or not any(map(unicodedata.combining, looked_at)):
        return
    marks = 0
    for character in text:
        marks = marks + 1 if unicodedata.combining(character) else 0
        if marks > _MOST_MARKS:
            raise _refusal("too-many-marks", "remove the marks on top of each other")
