"""
On what footing something may be shared: duty first, agreement never alone.
"""

from __future__ import annotations

from datetime import date

import pytest

from earlyhelp_core import partnerships
from earlyhelp_core.answers import Answer, Finding, Severity, State, YesNoLike
from earlyhelp_core.dates import Period
from earlyhelp_core.errors import Impossible
from earlyhelp_core.fields import evolve
from earlyhelp_core.people import (
    Agreement,
    BasisGround,
    SharingBasis,
    SharingBasisLike,
    SharingCondition,
    SharingPoint,
    SharingQuestion,
    SharingRules,
    sharing_basis,
)
from earlyhelp_core.sources import Basis, Citation, Publication
from tests.people.builders import ON, places


def shipped() -> SharingRules:
    """The rules that England's edition ships."""
    rules = partnerships.load("england", on=ON).sharing
    assert rules is not None
    return rules


RULES = shipped()
READY = SharingQuestion(
    on=ON,
    harm_suspected="no",
    bases=["public-task"],
    special_information="yes",
    conditions=["health-or-social-care"],
    necessity_considered="yes",
    proportionality_considered="yes",
    agreement_sought="yes",
    safe_to_tell="yes",
    family_told="yes",
)
P = SharingPoint


def asked(**changes: object) -> Answer:
    """The answer to the ready question with something else about it."""
    return sharing_basis(evolve(READY, **changes), RULES)


def of(answer: Answer, point: SharingPoint) -> Finding:
    """The first finding on that point."""
    return next(f for f in answer.findings if f.requirement == point)


def test_all_in_place() -> None:
    """With a task, a condition and the thought behind it, nothing is outstanding."""
    answer = asked()

    assert (answer.met, answer.advisory) == (True, ())
    assert [f.requirement for f in answer.findings] == [
        point for point in P if point is not P.RECORD
    ]


def test_rules_of_another_time_say_so() -> None:
    """They are weighed all the same: an old share is looked at by old rules."""
    old = partnerships.load("england", on=date(2019, 5, 1)).sharing
    assert old is not None
    found = [
        of(sharing_basis(evolve(READY, on=day), rules), P.IN_FORCE)
        for day, rules in (
            (date(2019, 5, 1), old),
            (ON, old),
            (date(2024, 4, 30), RULES),
        )
    ]

    assert [f.state for f in found] == [State.MET, State.UNMET, State.UNMET]
    assert found[1].reason == (
        "these rules hold from Wed 4 July 2018 to Tue 30 April 2024"
    )
    assert not any(f.stands_in_the_way for f in found)


def test_agreement_alone_is_no_footing() -> None:
    """A family that agreed in writing has not given a lawful basis by it."""
    answer = asked(bases=(), agreement=Agreement.IN_WRITING)

    assert not answer.met
    assert [f.requirement for f in answer.outstanding] == [P.LAWFUL_BASIS]
    assert of(answer, P.LAWFUL_BASIS).state is State.NOT_RECORDED
    assert "the tasks of a public body" in answer.remedies[0]


def test_consent_alone_is_unsound() -> None:
    """Consent in data law, alone, is named as unsound and not as missing."""
    answer = asked(bases=["consent"], conditions=["explicit-consent"])

    assert [(f.requirement, f.state) for f in answer.outstanding] == [
        (P.LAWFUL_BASIS, State.UNMET),
        (P.CONDITION, State.UNMET),
    ]


def test_consent_beside_a_task_does_no_harm() -> None:
    """Beside a sound footing, consent takes nothing away and carries nothing."""
    answer = asked(
        bases=["consent", "public-task"],
        conditions=["explicit-consent", "safeguarding"],
    )

    assert answer.met
    assert "consent" not in of(answer, P.LAWFUL_BASIS).reason


def test_every_sound_footing_is_told_in_the_editions_order() -> None:
    """Each basis and condition that was named is told, with its own source."""
    answer = asked(
        bases=["vital-interests", "public-task"],
        conditions=["vital-interests", "health-or-social-care"],
    )
    told = [
        (f.requirement, f.source.clause.partition(":")[0])
        for f in answer.findings
        if f.source is not None and f.severity is Severity.REQUIRED
    ]

    assert told[:2] == [
        (P.LAWFUL_BASIS, "lawful basis"),
        (P.LAWFUL_BASIS, "life at risk as a basis (UK GDPR article 6(1)(d))"),
    ]
    assert [requirement for requirement, _ in told[2:4]] == [P.CONDITION, P.CONDITION]


def test_what_the_edition_does_not_state() -> None:
    """A basis or a condition that the edition does not state is told as such."""
    bare = evolve(RULES, bases=RULES.bases[1:], conditions=RULES.conditions[1:])
    answer = sharing_basis(READY, bare)

    assert [(f.requirement, f.state) for f in answer.outstanding] == [
        (P.LAWFUL_BASIS, State.UNMET),
        (P.CONDITION, State.UNMET),
    ]


@pytest.mark.parametrize(
    ("special", "state"),
    [
        ("yes", State.UNMET),
        ("no", State.NOT_APPLICABLE),
        (None, State.NOT_RECORDED),
    ],
)
def test_special_information_without_a_condition(
    special: str | None, state: State
) -> None:
    """Without a condition, it turns on whether special information is part of it."""
    answer = asked(special_information=special, conditions=())
    found = of(answer, P.CONDITION)

    assert (found.state, found.stands_in_the_way) == (state, special != "no")


@pytest.mark.parametrize(
    ("value", "state"), [("no", State.UNMET), (None, State.NOT_RECORDED)]
)
@pytest.mark.parametrize(
    ("field", "point"),
    [
        ("necessity_considered", P.NECESSITY),
        ("proportionality_considered", P.PROPORTIONALITY),
    ],
)
def test_the_thought_behind_it(
    field: str, point: SharingPoint, value: YesNoLike | None, state: State
) -> None:
    """Necessity and proportion must have been considered, and unknown is not no."""
    answer = asked(**{field: value})

    assert [(f.requirement, f.state) for f in answer.outstanding] == [(point, state)]


@pytest.mark.parametrize("harm", ["yes", "no", None])
@pytest.mark.parametrize("agreement", [None, *Agreement])
def test_every_answer_says_that_agreement_is_no_barrier(
    harm: YesNoLike | None, agreement: Agreement | None
) -> None:
    """Whatever was asked, lack of agreement is told to be no barrier."""
    answer = asked(harm_suspected=harm, agreement=agreement)
    found = of(answer, P.NO_BARRIER)

    assert "no barrier" in found.reason
    assert found.source is not None
    assert found.source.basis is Basis.STATED
    assert not found.is_open


def test_harm_suspected_sets_everything_aside() -> None:
    """Where harm is suspected nothing is in the way, and the first duty is to act."""
    answer = sharing_basis(SharingQuestion(on=ON, harm_suspected="yes"), RULES)

    assert (answer.met, answer.outstanding) == (True, ())
    assert {f.state for f in answer.findings if f.severity is Severity.REQUIRED} == {
        State.SET_ASIDE
    }
    first, *others = answer.duties
    assert first.by == "whoever suspects harm"
    assert all(step in first.do for step in ("share now", "no more", "refer"))
    assert [duty.within for duty in answer.duties] == [None] * 3
    assert "write down" in others[0].do


def test_harm_not_considered_is_asked_first() -> None:
    """Where nobody thought of harm, the answer asks, and never reads it as no."""
    found = of(asked(harm_suspected=None), P.HARM)

    assert (found.state, found.severity) == (State.NOT_RECORDED, Severity.ADVISED)
    assert "without waiting" in (found.remedy or "")


@pytest.mark.parametrize(
    ("value", "state"),
    [("yes", State.MET), ("no", State.UNMET), (None, State.NOT_RECORDED)],
)
def test_being_open_is_advised(value: str | None, state: State) -> None:
    """Asking the family is good practice and stands in nobody's way."""
    answer = asked(agreement_sought=value)
    found = of(answer, P.AGREEMENT_SOUGHT)

    assert (answer.met, found.state, found.severity) == (True, state, Severity.ADVISED)


@pytest.mark.parametrize(
    ("safe", "told", "states", "duty"),
    [
        ("yes", "yes", (State.MET, State.MET), None),
        ("yes", "no", (State.MET, State.UNMET), "tell the family"),
        ("yes", None, (State.MET, State.NOT_RECORDED), "tell the family"),
        ("no", None, (State.MET, State.NOT_APPLICABLE), "keep it from those"),
        ("no", "no", (State.MET, State.NOT_APPLICABLE), "keep it from those"),
        ("no", "yes", (State.MET, State.UNMET), "keep it from those"),
        ("not-considered", "no", (State.UNMET, State.UNMET), "until then tell nobody"),
        (
            None,
            None,
            (State.NOT_RECORDED, State.NOT_RECORDED),
            "until then tell nobody",
        ),
    ],
)
def test_telling_the_family(
    safe: str | None,
    told: str | None,
    states: tuple[State, State],
    duty: str | None,
) -> None:
    """The family is told unless that is unsafe, and nobody before it was considered."""
    answer = asked(safe_to_tell=safe, family_told=told)
    last = answer.duties[-1].do

    assert answer.met
    assert (of(answer, P.SAFE_TO_TELL).state, of(answer, P.FAMILY_TOLD).state) == states
    assert ("write down" in last) if duty is None else (duty in last)


def test_told_although_unsafe_is_urgent() -> None:
    """A family told when it was not safe is a thing to act on, not only to note."""
    found = of(asked(safe_to_tell="no", family_told="yes"), P.FAMILY_TOLD)

    assert found.remedy == "look at once at who is less safe for it, and act"


def test_everything_shipped_has_its_source() -> None:
    """Each basis, condition and point of the shipped edition says where it is said."""
    assert {ground.basis for ground in RULES.bases} == set(SharingBasis)
    assert {ground.condition for ground in RULES.conditions} == set(SharingCondition)
    assert {point.point for point in RULES.points} == set(P)
    assert all(f.source is not None for f in sharing_basis(READY, RULES).findings)
    assert all(d.source is not None for d in sharing_basis(READY, RULES).duties)


def test_consent_comes_last_in_what_is_shipped() -> None:
    """Whoever looks for a footing looks at consent after everything else."""
    assert RULES.bases[-1].basis is SharingBasis.CONSENT


def test_rules_without_sources_still_answer() -> None:
    """An edition that states nothing gives an answer without sources, not none."""
    bare = SharingRules(
        id="r", title="Rules", publisher="A council", in_force=Period(start=ON)
    )
    answer = sharing_basis(SharingQuestion(on=ON), bare)

    assert {f.source for f in answer.findings} == {None}
    assert of(answer, P.LAWFUL_BASIS).state is State.NOT_RECORDED


def ground(basis: SharingBasisLike, publication: str = "p") -> BasisGround:
    """A basis from that publication."""
    source = Citation(publication=publication, clause="c", basis="practice")
    return BasisGround(basis=basis, words="a task", source=source)


def test_rules_that_cannot_be() -> None:
    """What stands twice, is not listed, or puts consent first is told all at once."""
    publication = Publication(id="p", title="T", publisher="P")
    with pytest.raises(Impossible) as refused:
        SharingRules(
            id="r",
            title="Rules",
            publisher="A council",
            in_force=Period(start=date(2024, 5, 1)),
            publications=[publication, publication],
            bases=(
                ground("consent"),
                ground("public-task"),
                ground("public-task", "x"),
            ),
        )

    assert places(refused.value) == [
        ("/publications/1", "repeated-id"),
        ("/bases/2", "repeated-id"),
        ("/bases/0", "consent-before-duty"),
        ("/bases/2/source/publication", "unknown-publication"),
    ]


def test_a_boroughs_sharing_rests_on_its_base() -> None:
    """A borough without rules of its own goes by those of England, if of that time."""
    boroughs = [
        partnerships.load("kensington-and-chelsea", on=day)
        for day in (date(2022, 6, 1), date(2026, 3, 2))
    ]

    old = partnerships.load("england", on=date(2022, 6, 1)).sharing
    assert old is not None
    assert old.in_force.end == date(2024, 4, 30)
    assert [borough.sharing for borough in boroughs] == [old, RULES]
