"""
The vocabulary of relationships, and what it is called.
"""

from __future__ import annotations

import pytest

from earlyhelp_core.people import RelationshipKind, Sex
from earlyhelp_core.people._kinds import (
    ELDERS,
    PARENTS,
    RESPONSIBLE,
    SIBLINGS,
    YOUNGER,
    word_for,
)


@pytest.mark.parametrize("kind", list(RelationshipKind))
def test_every_kind_has_its_words(kind: RelationshipKind) -> None:
    """Every kind has a word for a woman, a man and anybody."""
    said = {word_for(kind, sex) for sex in (Sex.FEMALE, Sex.MALE, Sex.NOT_KNOWN, None)}

    assert 1 <= len(said) <= 3
    assert all(word and word == word.strip() for word in said)


def test_the_vocabulary_is_whole() -> None:
    """The kinds that families in this country are made of are there."""
    assert {
        "adoptive-parent-of",
        "private-foster-carer-of",
        "kinship-carer-of",
        "great-grandparent-of",
        "parent-in-law-of",
        "guardian-of",
        "ex-partner-of",
        "relative-of",
    } <= set(RelationshipKind)
    assert len(RelationshipKind) == 36


def test_groups_agree_with_each_other() -> None:
    """Parents are elders, elders may be responsible, and the young belong to them."""
    assert PARENTS < ELDERS < RESPONSIBLE
    assert {kind.inverse for kind in YOUNGER} <= RESPONSIBLE
    assert {kind.is_mutual for kind in SIBLINGS} == {True}
    assert {kind.is_mutual for kind in RESPONSIBLE} == {False}


def test_an_adoption_is_not_told_by_a_word() -> None:
    """An adoptive mother is called a mother, and an adopted son a son."""
    assert [
        word_for(RelationshipKind.ADOPTIVE_PARENT_OF, Sex.FEMALE),
        word_for(RelationshipKind.ADOPTED_BY, Sex.MALE),
    ] == ["mother", "son"]
