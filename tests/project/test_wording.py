"""
Nothing the library says blames or labels a family, and what it tells them is plain.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import earlyhelp_core.partnerships
from earlyhelp_core import fields, partnerships, wire
from earlyhelp_core.answers import Audience, PlainWords, State
from earlyhelp_core.cli._wording import advice_on
from earlyhelp_core.transitions import CATALOGUE, FACTS, FactSort
from tests.privacy.public import modules

DATA = Path(earlyhelp_core.partnerships.__file__).parent / "data"
FILES = sorted(DATA.rglob("*.toml"))
WORDING = partnerships.wording()
KNOWN = partnerships.catalogue()
MODULES = tuple(modules())


def codes(cls: type[fields.Code] = fields.Code) -> Iterator[type[fields.Code]]:
    """Every closed list of the library."""
    for below in cls.__subclasses__():
        if below.__module__.startswith("earlyhelp_core."):
            yield below
            yield from codes(below)


@pytest.mark.parametrize(
    "path", FILES, ids=lambda path: path.relative_to(DATA).as_posix()
)
def test_no_edition_labels_or_blames(path: Path) -> None:
    """Nor does one tell a family anything in practitioners' words."""
    assert advice_on(path, wire.check(path, catalogue=KNOWN), WORDING) == ()


def test_no_code_labels_or_blames() -> None:
    """What a system stores is read by the family one day."""
    lists = list(codes())
    said = [f"{cls.__name__} {code}" for cls in lists for code in cls]

    assert len(said) > 200
    assert [text for text in said if WORDING.advice(text)] == []


def test_no_finding_labels_or_blames() -> None:
    """Reasons, remedies and what a fact says, for every requirement."""
    said = [
        text
        for requirement in CATALOGUE.values()
        for text in (
            requirement.name,
            requirement.meaning,
            *(requirement.words.reason(state) for state in State),
            *(requirement.words.way_out(state) or "" for state in State),
        )
    ]
    said += [text for fact in FACTS.values() for text in (fact.name, fact.meaning)]
    said += [sort.value for sort in FactSort]

    assert [text for text in said if WORDING.advice(text)] == []


def plain_words() -> Iterator[tuple[str, PlainWords]]:
    """What may be told of any requirement, and of what happens next."""
    for requirement in CATALOGUE.values():
        yield requirement.name, requirement.words.plain_met
        yield requirement.name, requirement.words.plain_open
    for name in partnerships.names():
        for pathway in partnerships.load(name, on=None).pathways:
            for rule in pathway.rules:
                for step in rule.obligations:
                    yield step.do, step.tell


@pytest.mark.parametrize("audience", [Audience.FAMILY, Audience.CHILD])
def test_what_a_family_and_a_child_are_told_is_plain(audience: Audience) -> None:
    """Short sentences in everyday words, one to a line and without a full stop."""
    said = [text for _, words in plain_words() if (text := words.to(audience))]

    assert len(said) > 30
    assert {t: a for t in said if (a := WORDING.plain_advice(t))} == {}
    assert [t for t in said if t[:1].isupper() or t.endswith(".") or "{" in t] == []


#: What is never told as a finding: harm and protection, what agencies settle among
#: themselves, who was told or not, what somebody said of somebody else, and meetings
#: and sharing of which one of the family may not know.
WITHHELD = {
    "agreed-by-panel",
    "also-authorised-by",
    "authorised-by",
    "children-seen",
    "children-seen-recently",
    "disagreement-outcome",
    "disagreement-tried-here",
    "escalation-notice",
    "family-told",
    "flagged-by-school",
    "front-door-accepted",
    "harm-considered",
    "network-invited",
    "no-child-says-otherwise",
    "no-contact-since-assessment",
    "no-incident-since-assessment",
    "no-member-dissents",
    "no-protection-plan-or-order",
    "not-straight-from-protection",
    "notice-considered",
    "notice-limit-open",
    "notice-threshold-reached",
    "notice-to-improve",
    "order-considered",
    "partner-actions-on-time",
    "referrer-told",
    "safety-meanwhile",
    "school-shares",
    "sharing-basis-for-receiver",
    "social-care-consulted",
    "way-to-ask-stated",
}


def test_exactly_what_is_withheld() -> None:
    """Whoever takes a line from this list has thought about whom it could endanger."""
    silent = {
        name
        for name, requirement in CATALOGUE.items()
        if not any(_words(requirement.words.plain_met))
        and not any(_words(requirement.words.plain_open))
    }

    assert silent == WITHHELD


def test_nothing_is_told_of_a_referral_or_a_step_towards_more_protection() -> None:
    """Whoever reads it may be the one whom a child is to be protected from."""
    told = [
        step.do
        for name in partnerships.names()
        for pathway in partnerships.load(name, on=None).pathways
        for rule in pathway.rules
        if rule.kind in {"refer", "step-up"}
        for step in rule.obligations
        if any(_words(step.tell))
    ]

    assert told == []


def test_each_entry_of_the_table_finds_its_own_words() -> None:
    """An entry that finds nothing would be a comfort and no help."""
    entries = [*WORDING.avoided, *WORDING.jargon]
    dead = [
        word
        for entry in entries
        for word in entry.words
        if not entry.are_in(word.replace("*", "ing"))
    ]

    assert (len(entries) > 20, dead) == (True, [])


def test_what_is_said_instead_is_not_in_the_table_itself() -> None:
    """Advice that would need advice."""
    assert [e.say for e in WORDING.avoided if WORDING.advice(e.say)] == []
    assert [e.say for e in WORDING.jargon if WORDING.plain_advice(e.say)] == []


def _words(words: PlainWords) -> tuple[str | None, str | None]:
    return words.family, words.child
