"""
Identifiers that others issue: the right ones are taken, and stay hidden.

The people do not exist: numbers are made up and completed with their check digit.
"""

from __future__ import annotations

import pickle
from typing import TypeAlias

import pytest

from earlyhelp_core._check_digits import holds_identifier, passes_as_identifier
from earlyhelp_core.errors import IdentifierAsIdWarning, Impossible, Problem
from earlyhelp_core.identifiers import LocalAuthority, NhsNumber, SchoolUrn, Uln, Upn
from earlyhelp_core.ids import PersonId

Masked: TypeAlias = type[Upn] | type[NhsNumber] | type[Uln]

UPN = "L000200001001"
TEMPORARY = "X00020000100A"
NHS = "9434765870"
ULN = "1000000019"

MASKED: list[tuple[Masked, str]] = [
    (Upn, UPN),
    (NhsNumber, NHS),
    (Uln, ULN),
]


@pytest.mark.parametrize(("kind", "text"), MASKED)
def test_an_identifier_hides_itself_until_asked(kind: Masked, text: str) -> None:
    """Printed, logged or formatted it shows its kind alone."""
    value = kind(text)

    assert {repr(value), str(value), f"{value:>40}"} == {f"<{kind.__name__} ····>"}
    assert value.reveal() == text


@pytest.mark.parametrize(("kind", "text"), MASKED)
def test_an_identifier_is_taken_as_people_write_it(kind: Masked, text: str) -> None:
    """With spaces, with hyphens and in small letters it is the same."""
    spaced = f" {text[:3]} {text[3:6]}-{text[6:].lower()} "

    assert kind(spaced) == kind(text)
    assert hash(kind(spaced)) == hash(kind(text))


@pytest.mark.parametrize(("kind", "text"), MASKED)
def test_an_identifier_survives_another_process(kind: Masked, text: str) -> None:
    """Equal there to what it was here."""
    assert pickle.loads(pickle.dumps(kind(text))) == kind(text)  # noqa: S301 - ours


@pytest.mark.parametrize(("kind", "text"), MASKED)
def test_a_slip_of_the_pen_is_noticed(kind: Masked, text: str) -> None:
    """Any one digit changed makes it another number, and none that exists."""
    slips = [
        text[:place] + digit + text[place + 1 :]
        for place in range(len(text))
        for digit in "0123456789"
        if text[place].isdigit() and text[place] != digit
    ]

    assert [slip for slip in slips if kind.is_valid(slip)] == []


@pytest.mark.parametrize(
    ("kind", "text", "code"),
    [
        (Upn, "A000200001001", "check-letter"),
        (Upn, "I000200001001", "not-a-upn"),
        (Upn, "000200001001", "not-a-upn"),
        (Upn, "L00020000100", "not-a-upn"),
        (Upn, "L0002000010011", "not-a-upn"),
        (Upn, "L00020000100S", "not-a-upn"),
        (Upn, "UN1", "not-a-upn"),
        (NhsNumber, "9434765871", "check-digit"),
        (NhsNumber, "943476587", "not-an-nhs-number"),
        (NhsNumber, "943476587O", "not-an-nhs-number"),
        (NhsNumber, "٩٤٣٤٧٦٥٨٧٠", "not-an-nhs-number"),
        (Uln, "1000000018", "check-digit"),
        (Uln, "100000001", "not-a-uln"),
        (Uln, "", "blank"),
    ],
)
def test_a_wrong_identifier_is_refused(kind: Masked, text: str, code: str) -> None:
    """Told apart by what is wrong with it, so that the right thing is checked."""
    with pytest.raises(Impossible) as refused:
        kind(text)

    assert [p.code for p in refused.value.problems] == [code]
    assert not kind.is_valid(text)


def test_the_refusal_does_not_repeat_the_number() -> None:
    """A wrong number is nearly somebody's right one."""
    with pytest.raises(Impossible) as refused:
        NhsNumber("9434765871")

    assert refused.value.problems == (
        Problem("", "check-digit", "check the number: a digit is wrong"),
    )


@pytest.mark.parametrize("nine", ["987654321", "400000001", "111111111"])
def test_an_nhs_number_has_at_most_one_check_digit(nine: str) -> None:
    """Of ten numbers that differ in the last digit no more than one is taken."""
    taken = [digit for digit in "0123456789" if NhsNumber.is_valid(nine + digit)]

    assert len(taken) <= 1


def test_nine_digits_that_would_need_a_ten_make_no_nhs_number() -> None:
    """Where the check digit would be ten, the number is never issued."""
    # 4 x 10 + 5 x 2 = 50, which leaves 6 of 11 and needs 5; 4 x 10 + 6 x 2 = 52
    # leaves 8 and needs 3; 4 x 10 + 8 x 2 = 56 leaves 1 and would need ten.
    taken = {
        ninth: [d for d in "0123456789" if NhsNumber.is_valid(f"40000000{ninth}{d}")]
        for ninth in "568"
    }

    assert taken == {"5": ["5"], "6": ["3"], "8": []}


def test_nine_digits_without_remainder_make_no_learner_number() -> None:
    """Where the weighted sum leaves nothing, the number is never issued."""
    # 1 x 10 + 6 x 2 = 22.
    taken = [d for d in "0123456789" if Uln.is_valid(f"10000000{6}{d}")]

    assert taken == []


def test_a_temporary_pupil_number_ends_with_a_letter() -> None:
    """It is taken, and says that a permanent one is to come."""
    assert Upn(TEMPORARY).is_temporary
    assert not Upn(UPN).is_temporary


def test_a_pupil_number_names_the_authority_that_gave_it() -> None:
    """Not necessarily where the child goes to school today."""
    assert Upn(UPN).authority == LocalAuthority("000")


def test_nines_stand_for_no_learner_number() -> None:
    """The placeholder is taken, and says that it finds nobody."""
    assert Uln("9999999999").is_placeholder
    assert not Uln(ULN).is_placeholder


@pytest.mark.parametrize(
    ("kind", "text"),
    [(SchoolUrn, "100001"), (SchoolUrn, "10001"), (LocalAuthority, "207")],
)
def test_codes_of_schools_and_authorities_are_public(
    kind: type[SchoolUrn | LocalAuthority], text: str
) -> None:
    """They show themselves."""
    value = kind(f" {text} ")

    assert (value, str(value), repr(value)) == (text, text, repr(text))
    assert (type(value), kind(value) is value) == (kind, True)
    assert kind.is_valid(text)


@pytest.mark.parametrize(
    ("kind", "text", "code"),
    [
        (SchoolUrn, "1234", "not-a-urn"),
        (SchoolUrn, "1234567", "not-a-urn"),
        (SchoolUrn, "", "blank"),
        (LocalAuthority, "20", "not-an-authority"),
        (LocalAuthority, "E09", "not-an-authority"),
    ],
)
def test_codes_without_their_shape_are_refused(
    kind: type[SchoolUrn | LocalAuthority], text: str, code: str
) -> None:
    """A name or a code of another register is not taken for one."""
    with pytest.raises(Impossible) as refused:
        kind(text)

    assert [(p.path, p.code) for p in refused.value.problems] == [("", code)]
    assert not kind.is_valid(text)


@pytest.mark.parametrize(("kind", "text"), MASKED)
def test_a_number_that_was_taken_is_taken_again(kind: Masked, text: str) -> None:
    """As itself."""
    value = kind(text)

    assert kind(value) is value


@pytest.mark.parametrize("number", ["0000000000", "9999999999", "3333333333"])
def test_one_digit_ten_times_is_a_placeholder(number: str) -> None:
    """It passes the check, and exports fill a column with it."""
    assert NhsNumber(number).is_placeholder
    assert not NhsNumber(NHS).is_placeholder


def test_nines_stand_for_no_school() -> None:
    """The school is another kind of place, or not known."""
    assert SchoolUrn("999999").is_placeholder
    assert not SchoolUrn("100001").is_placeholder


@pytest.mark.parametrize("text", ["\uff19434765870", "9434765²70", "Ж000200001001"])
def test_digits_and_letters_of_other_scripts_are_none(text: str) -> None:
    """Python calls some of them digits."""
    assert not NhsNumber.is_valid(text)
    assert not Upn.is_valid(text)


@pytest.mark.parametrize(
    ("text", "passes"),
    [
        (NHS, True),
        (UPN, True),
        (UPN.lower(), True),
        (TEMPORARY, True),
        ("9434765871", False),
        ("A000200001001", False),
        ("person-001", False),
        ("p1", False),
        ("", False),
    ],
)
def test_what_passes_as_a_number_of_somebody_is_known(
    text: str, *, passes: bool
) -> None:
    """So that an id made of it is hidden."""
    assert passes_as_identifier(text) is passes


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        (NHS, True),
        (UPN.lower(), True),
        ("943-476-5870", True),
        ("943.476:5870", True),
        ("person:9434765870", True),
        ("pupil_l000200001001", True),
        ("nhs:943-476-5870", True),
        ("9434765870-1", True),
        ("9434765871", False),
        ("person:9434765871", False),
        ("x9434765870", False),
        ("assessment-2026-03-02", False),
        ("kensington-and-chelsea", False),
        ("", False),
    ],
)
def test_a_number_is_known_between_the_marks_of_an_id(
    text: str, *, holds: bool
) -> None:
    """People write numbers apart, and programs put names before them."""
    assert holds_identifier(text) is holds


@pytest.mark.parametrize("text", [NHS, "943-476-5870", f"nhs:{UPN}"])
def test_an_id_that_may_be_somebody_s_number_is_taken_and_hidden(text: str) -> None:
    """One number in eleven passes by chance, so it is not refused."""
    with pytest.warns(IdentifierAsIdWarning) as warned:
        person = PersonId(text)

    assert (repr(person), person == text) == ("<PersonId ····>", True)
    assert text not in str(warned[0].message)
