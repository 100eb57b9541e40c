"""
Authorities that pupil numbers name, and numbers that can be nobody's.
"""

from __future__ import annotations

import pickle
import re
import warnings
from pathlib import Path

import pytest

from earlyhelp_core.errors import EarlyHelpWarning, UnknownAuthorityWarning
from earlyhelp_core.identifiers import LocalAuthority, NhsNumber, Uln, Upn

ROOT = Path(__file__).parents[2]
UNKNOWN = "Z999200001001"


def test_an_unknown_authority_warns_and_is_taken() -> None:
    """A number of an authority we have not heard of is kept, with a warning."""
    with pytest.warns(UnknownAuthorityWarning, match="check the number"):
        pupil = Upn(UNKNOWN)

    assert pupil.reveal() == UNKNOWN


def test_the_warning_does_not_repeat_the_number() -> None:
    """What is warned of ends up in logs, so no part of the number is in it."""
    with pytest.warns(EarlyHelpWarning) as told:
        Upn(UNKNOWN)

    assert ["999" in str(one.message) for one in told] == [False]


def test_whoever_gave_the_number_is_warned() -> None:
    """The warning points at the line that made the number."""
    with pytest.warns(UnknownAuthorityWarning) as told:
        Upn(UNKNOWN)

    assert [one.filename for one in told] == [__file__]


def test_a_known_authority_is_silent() -> None:
    """Bristol's code stands in the list; asking of its shape warns of nothing."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")

        assert Upn("X801000000000").authority == LocalAuthority("801")
        assert Upn.is_valid(UNKNOWN)


def test_an_old_number_read_back_warns_nobody_again() -> None:
    """Pickled and copied, a number that was taken once is the same."""
    with pytest.warns(UnknownAuthorityWarning):
        pupil = Upn(UNKNOWN)

    assert pickle.loads(pickle.dumps(pupil)) == pupil  # noqa: S301 - ours


@pytest.mark.parametrize(
    ("code", "known"),
    [
        *((code, True) for code in ("207", "213", "314", "318", "868", "205")),
        *((code, True) for code in ("001", "005", "320", "420", "896", "941")),
        *((code, False) for code in ("000", "006", "200", "321", "419", "942", "999")),
    ],
)
def test_the_list_of_authorities(code: str, *, known: bool) -> None:
    """The boroughs we know are in it, the edges of its ranges, and nothing beyond."""
    assert LocalAuthority(code).is_known is known


def test_synthetic_numbers() -> None:
    """A number can be nobody's where its authority or its first digit says so."""
    assert [
        Upn("L000200001001").is_synthetic,
        Upn("X801000000000").is_synthetic,
        NhsNumber("9990000018").is_synthetic,
        NhsNumber("4010232137").is_synthetic,
    ] == [True, False, True, False]


def test_numbers_in_a_list() -> None:
    """A list of texts and numbers becomes a list of numbers."""
    number = Upn("L000200001001")

    assert [Upn(n) for n in (number, "X00020000100A")] == [
        number,
        Upn("X00020000100A"),
    ]


def shown() -> str:
    """Every text that a reader of the library may take a number from."""
    folders = ("src", "docs", "examples")
    kinds = {".py", ".md", ".toml", ".json", ".ndjson", ".csv"}
    files = [
        path
        for folder in folders
        for path in sorted((ROOT / folder).rglob("*"))
        if path.suffix in kinds and "_build" not in path.parts
    ]
    texts = [path.read_text(encoding="utf-8") for path in (*files, ROOT / "README.md")]
    return "\n".join(texts)


def test_examples_carry_synthetic_numbers_only() -> None:
    """No example could be a real child's number: all are of a kind never issued."""
    text = shown()
    pupils = {
        number
        for number in re.findall(r"(?i)\b[A-Z]\d{11}[\dA-Z]\b", text)
        if Upn.is_valid(number)
    }
    ten = set(re.findall(r"\b\d{3}[ -]?\d{3}[ -]?\d{4}\b", text))

    assert pupils
    assert [n for n in pupils if not Upn(n).is_synthetic] == []
    assert [
        n
        for n in ten
        if not (NhsNumber.is_valid(n) and _is_nobody_s(NhsNumber(n)))
        and not (Uln.is_valid(n) and Uln(n).is_placeholder)
    ] == []


def _is_nobody_s(number: NhsNumber) -> bool:
    return number.is_synthetic or number.is_placeholder
