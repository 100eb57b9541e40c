"""
What a person may be, and what cannot be true of one.
"""

from __future__ import annotations

import copy
import pickle
from datetime import UTC, date, datetime, timedelta

import pytest

from earlyhelp_core.answers import YesNo
from earlyhelp_core.errors import Impossible
from earlyhelp_core.fields import Sensitivity, attributes, evolve, sensitivity
from earlyhelp_core.people import Birth, Person, SendStatus, Sex, UpnUnknown
from earlyhelp_core.sources import Recorded
from tests.people.builders import ON, SON, places

FULL = Person(
    id="p1",
    name="Ottoline Thistledown-Quince",
    born=date(2014, 9, 1),
    due=date(2014, 9, 9),
    sex="female",
    ethnicity="WBRI",
    languages=("Welsh", "English"),
    interpreter="no",
    send="sen-support",
    school="100000",
    young_carer="yes",
    upn="L000200001001",
    nhs_number="9990000018",
    former_upns=("X00020000100A",),
    uln="9999999999",
)


def test_little_need_be_known() -> None:
    """A person is somebody of whom only a local id is known; the rest is unknown."""
    person = Person(id="p1")

    assert (person.birth, person.born, person.sex) == (Birth.BORN, None, None)


def test_shows_only_its_id() -> None:
    """A person shows the local id and nothing personal."""
    assert repr(FULL) == "Person(id='p1', recorded=None)"


def test_takes_codes() -> None:
    """Plain codes become members of their closed lists."""
    assert (FULL.sex, FULL.send) == (Sex.FEMALE, SendStatus.SEN_SUPPORT)


def test_copies_and_pickles() -> None:
    """A person survives copying and pickling, and hashes by value."""
    again = pickle.loads(pickle.dumps(FULL))  # noqa: S301 - our own bytes

    assert {again, copy.deepcopy(FULL)} == {FULL}


def test_unborn_has_no_birth_date() -> None:
    """All that only the born have is refused before birth, each at its place."""
    with pytest.raises(Impossible) as refused:
        evolve(FULL, birth="unborn")

    assert places(refused.value) == [
        ("/born", "not-born"),
        ("/upn", "not-born"),
        ("/nhs_number", "not-born"),
        ("/school", "not-born"),
        ("/uln", "not-born"),
        ("/former_upns", "not-born"),
    ]


def test_ended_pregnancy_is_no_death() -> None:
    """A pregnancy that ended has an end of its own, and no date of death."""
    with pytest.raises(Impossible) as refused:
        Person(id="p1", birth="pregnancy-ended", died=ON)

    assert places(refused.value) == [("/died", "not-born")]


def test_nobody_dies_before_birth() -> None:
    """A death before the birth is refused at the later field."""
    with pytest.raises(Impossible) as refused:
        evolve(SON, died=SON.born and SON.born - timedelta(days=1))

    assert places(refused.value) == [("/died", "ends-before-start")]


@pytest.mark.parametrize("birth", [Birth.BORN, Birth.UNBORN])
def test_end_of_pregnancy_needs_its_code(birth: Birth) -> None:
    """A date on which a pregnancy ended contradicts every other kind of birth."""
    with pytest.raises(Impossible) as refused:
        Person(id="p1", birth=birth, pregnancy_ended=ON)

    assert places(refused.value) == [("/pregnancy_ended", "pregnancy-not-ended")]


def test_all_problems_of_a_person_at_once() -> None:
    """Contradictions are told together, never the first only."""
    with pytest.raises(Impossible) as refused:
        Person(id="p1", birth="unborn", born=ON, died=ON, pregnancy_ended=ON)

    assert places(refused.value) == [
        ("/born", "not-born"),
        ("/died", "not-born"),
        ("/pregnancy_ended", "pregnancy-not-ended"),
    ]


def test_age_where_known() -> None:
    """Age is in whole years, and unknown before birth or without a date."""
    first = date(2014, 8, 31)

    assert [SON.age(ON), SON.age(first), Person(id="p1").age(ON)] == [11, None, None]


@pytest.mark.parametrize(
    ("person", "expected"),
    [
        (Person(id="p1", born=date(2008, 3, 3)), YesNo.YES),
        (Person(id="p1", born=date(2008, 3, 2)), YesNo.NO),
        (Person(id="p1"), None),
        (Person(id="p1", birth="unborn"), YesNo.YES),
        (Person(id="p1", birth="unborn", due=ON + timedelta(days=294)), YesNo.YES),
        (Person(id="p1", birth="unborn", due=ON + timedelta(days=295)), YesNo.NO),
        (Person(id="p1", born=ON + timedelta(days=294)), YesNo.YES),
        (Person(id="p1", born=ON + timedelta(days=295)), YesNo.NO),
        (Person(id="p1", birth="pregnancy-ended"), YesNo.NO),
        (Person(id="p1", birth="pregnancy-ended", pregnancy_ended=ON), YesNo.NO),
        (Person(id="p1", born=date(2014, 9, 1), died=ON), YesNo.NO),
        (Person(id="p1", died=ON), YesNo.NO),
    ],
)
def test_who_is_a_child(person: Person, expected: YesNo | None) -> None:
    """A child is expected or under 18, living; without a date of birth nobody knows."""
    assert person.is_child(ON) == expected


def test_child_until_a_loss() -> None:
    """Up to the day before a death or a loss, this was a child to ask after."""
    lost = Person(id="p1", birth="pregnancy-ended", pregnancy_ended=ON)
    died = evolve(SON, died=ON)
    before = ON - timedelta(days=1)

    assert (lost.is_child(before), died.is_child(before)) == (YesNo.YES, YesNo.YES)


def test_before_birth_the_due_date_decides() -> None:
    """Who could be on the way is read from the expected date, as it was then."""
    early = Person(id="p1", born=ON + timedelta(days=1), due=ON + timedelta(days=295))

    assert [early.is_child(ON), early.as_of(ON).is_child(ON)] == [YesNo.NO, YesNo.NO]


def test_before_birth_only_the_due_date_was_known() -> None:
    """As of a day before the birth, a child is unborn with the expected date kept."""
    assert FULL.as_of(date(2014, 8, 1)) == Person(
        id="p1", birth="unborn", due=date(2014, 9, 9)
    )


def test_before_birth_it_stays_when_it_was_written_down() -> None:
    """Or a later look would take it for as late as the record around it."""
    stamp = Recorded(at=datetime(2026, 3, 1, 12, tzinfo=UTC))
    early = Person(id="p1", born=ON + timedelta(days=1), recorded=stamp)

    assert early.as_of(ON) == Person(id="p1", birth="unborn", recorded=stamp)


def test_later_losses_are_hidden() -> None:
    """As of an earlier day, a later death or loss is left out; a past one stays."""
    lost = Person(id="p1", birth="pregnancy-ended", pregnancy_ended=ON)
    died = evolve(SON, died=ON)
    before = ON - timedelta(days=1)

    assert [lost.as_of(before), lost.as_of(ON), died.as_of(before), died.as_of(ON)] == [
        Person(id="p1", birth="unborn"),
        lost,
        SON,
        died,
    ]


def test_unborn_is_a_fact_of_now() -> None:
    """Only somebody still expected is unborn."""
    born, expected = Person(id="p1"), Person(id="p1", birth="unborn")

    assert (born.is_unborn, expected.is_unborn) == (False, True)


def test_the_expected_date_is_special() -> None:
    """An expected date tells of a pregnancy, which is a fact of health."""
    [due] = (field for field in attributes(Person) if field.name == "due")
    assert sensitivity(due) is Sensitivity.SPECIAL


def test_a_number_that_is_known_is_not_unknown() -> None:
    """A pupil number together with a reason why there is none cannot be."""
    with pytest.raises(Impossible) as refused:
        evolve(FULL, upn_unknown_because="UN5")

    assert places(refused.value) == [("/upn_unknown_because", "upn-known")]


@pytest.mark.parametrize("code", list(UpnUnknown))
def test_why_there_is_no_number(code: UpnUnknown) -> None:
    """The census's own codes say why a child has no pupil number, before birth too."""
    born = Person(id="p1", upn_unknown_because=UpnUnknown(str(code)))
    unborn = Person(id="p1", birth="unborn", upn_unknown_because=code)

    assert (born.upn_unknown_because, unborn.upn_unknown_because) == (code, code)


def test_former_numbers_are_former() -> None:
    """A number that is today's too, or stands twice, is told at its place."""
    today, temporary = "L000200001001", "X00020000100A"
    with pytest.raises(Impossible) as refused:
        evolve(FULL, former_upns=(temporary, today, temporary))

    assert places(refused.value) == [
        ("/former_upns/1", "repeated-number"),
        ("/former_upns/2", "repeated-number"),
    ]


def test_former_numbers_find_a_child() -> None:
    """Earlier numbers are kept as numbers, temporary ones among them."""
    assert [number.is_temporary for number in FULL.former_upns] == [True]


def test_each_wrong_number_is_told_at_its_place() -> None:
    """Of several former numbers each that is none is told."""
    with pytest.raises(Impossible) as refused:
        evolve(FULL, former_upns=("X00020000100A", "nothing"))

    assert places(refused.value) == [("/former_upns/1", "not-a-upn")]
