"""
Values that show nothing of themselves until they are asked to.
"""

from __future__ import annotations

import copy
import pickle

import pytest

from earlyhelp_core.errors import Impossible, Misuse
from earlyhelp_core.identifiers import NhsNumber, Uln, Upn
from earlyhelp_core.privacy import (
    Masked,
    Narrative,
    PersonName,
    Postcode,
)

NAME, WORDS, CODE = (
    PersonName("Ottoline Thistledown"),
    Narrative("Mornings are hard."),
    Postcode("ZZ99 3VZ"),
)

each_sort = pytest.mark.parametrize(
    "masked", [NAME, WORDS, CODE], ids=lambda masked: type(masked).__name__
)


@each_sort
def test_a_masked_value_shows_its_kind_only(masked: Masked) -> None:
    """However it is printed, and whatever the format asks for."""
    kind = f"<{type(masked).__name__} ····>"

    assert [repr(masked), str(masked), f"{masked}", f"{masked:>40}", f"{masked!r}"] == [
        kind
    ] * 5


def test_the_value_is_told_when_asked_for() -> None:
    """There is one word for it, so that each place can be found."""
    assert [masked.reveal() for masked in (NAME, WORDS, CODE)] == [
        "Ottoline Thistledown",
        "Mornings are hard.",
        "ZZ99 3VZ",
    ]


@each_sort
def test_masked_values_are_compared_by_what_they_hide(masked: Masked) -> None:
    """They can be looked up and counted without being seen."""
    same = type(masked)(masked.reveal())

    assert (same, hash(same), {masked: 1}[same]) == (masked, hash(masked), 1)


def test_kinds_of_masked_values_are_never_equal() -> None:
    """A name is no narrative and no plain text, whatever its letters."""
    others: list[Masked | str] = [Narrative("Quince"), Masked("Quince"), "Quince"]

    assert PersonName("Quince") not in others


@each_sort
def test_a_masked_value_cannot_be_changed(masked: Masked) -> None:
    """The refusal says nothing of either value."""
    with pytest.raises(AttributeError) as refused:
        masked._value = "Hephzibah"  # type: ignore[attr-defined] # that is the test

    assert "Hephzibah" not in str(refused.value)


@each_sort
def test_a_masked_value_survives_copying(masked: Masked) -> None:
    """It goes to a worker process as itself."""
    again = pickle.loads(pickle.dumps(masked))  # noqa: S301 - our own bytes

    assert [again, copy.copy(masked), copy.deepcopy(masked)] == [masked] * 3


@each_sort
def test_a_masked_value_has_nothing_to_read_but_what_reveals_it(masked: Masked) -> None:
    """What lists attributes, as debuggers and serialisers do, finds none."""
    plain = [name for name in dir(masked) if not callable(getattr(masked, name))]

    assert [n for n in plain if "Ottoline" in repr(getattr(masked, n))] == []
    assert not hasattr(masked, "_value")
    assert not hasattr(masked, "__dict__")


@each_sort
def test_a_text_and_a_masked_value_are_taken_alike(masked: Masked) -> None:
    """What is masked already stays the same thing; another kind is refused."""
    assert type(masked)(masked.reveal()) == masked
    assert type(masked)(masked) is masked
    with pytest.raises(Impossible) as refused:
        type(masked)(Masked("Quince"))
    assert [p.code for p in refused.value.problems] == ["wrong-type"]


@pytest.mark.parametrize("name", ["two\nlines", "a\ttab", "x" * 1001])
def test_a_name_is_one_line(name: str) -> None:
    """What somebody wrote may have many."""
    with pytest.raises(Impossible):
        PersonName(name)
    assert Narrative(name).reveal() == name


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("zz993vz", "ZZ99 3VZ"),
        (" W1A 1AA ", "W1A 1AA"),
        ("m11ae", "M1 1AE"),
        ("b33 8th", "B33 8TH"),
        ("CR2 6XH", "CR2 6XH"),
        ("EC1A1BB", "EC1A 1BB"),
    ],
)
def test_a_postcode_is_kept_in_one_form(text: str, kept: str) -> None:
    """However it was typed, two of the same address are equal."""
    assert Postcode(text).reveal() == kept


@pytest.mark.parametrize(
    "text",
    [
        "QX7",
        "QX799 3VQ",
        "QX7-3VQ",
        "7654321",
        "W1Q 1Q1",
        "ЖЖ٣ ٣ЖЖ",
        "A² ²AA",
        "\uff33\uff371A 1AA",
    ],
)
def test_what_has_no_shape_of_a_postcode_is_refused(text: str) -> None:
    """And the refusal does not repeat it."""
    with pytest.raises(Misuse) as refused:
        Postcode(text)

    assert [p.code for p in refused.value.problems] == ["not-a-postcode"]
    assert text not in str(refused.value)


@pytest.mark.parametrize("blank", ["", "  "])
def test_a_masked_value_is_never_blank(blank: str) -> None:
    """No name is ``None``, not an empty one."""
    with pytest.raises(Impossible) as refused:
        PersonName(blank)

    assert [p.code for p in refused.value.problems] == ["blank"]


@pytest.mark.parametrize(
    "kind",
    [PersonName, Narrative, Postcode, Upn, NhsNumber, Uln],
    ids=lambda kind: str(kind.__name__),
)
def test_nothing_is_derived_from_a_final_mask(kind: type[Masked]) -> None:
    """A subclass could show what it holds; `Masked` itself is there to derive from."""
    with pytest.raises(Misuse) as refused:
        type("Open", (kind,), {"__repr__": Masked.reveal})

    assert [p.code for p in refused.value.problems] == ["final"]
    assert issubclass(type("Address", (Masked,), {"__slots__": ()}), Masked)
