"""
What has come since the assessment: only that counts, and silence is never a yes.
"""

from __future__ import annotations

from datetime import date

import pytest

from earlyhelp_core.answers import HappenedOn
from earlyhelp_core.assessments import Contrary
from earlyhelp_core.cases import Case
from earlyhelp_core.contacts import Contact
from earlyhelp_core.fields import evolve
from earlyhelp_core.people import AgreementToSupport, Asked, Said
from earlyhelp_core.plans import FamilyPlan, PlanAgreement, Response, Review
from tests.cases.builders import FAMILY, ON, a_case
from tests.cases.parts import (
    BEFORE,
    BOTH,
    BOTH_HEARD,
    DAY,
    LONG_AGO,
    NO,
    WITH_BABY,
    YES,
    a_meeting,
    a_plan,
    a_referral,
    a_team,
    an_assessment,
    asked,
    doubt,
    heard,
    met,
    visited,
)

#: Each kind of thing that speaks against an assessment, and the fact it makes no.
FACT = {
    Contrary.CHILD_SAYS_OTHERWISE: "children-agree",
    Contrary.MEMBER_DISSENTS: "members-agree",
    Contrary.NEW_CONTACT: "contacts-weighed",
    Contrary.NEW_INCIDENT: "incidents-weighed",
    Contrary.CHILD_NOT_SEEN: "children-seen",
}
each_kind = pytest.mark.parametrize("kind", FACT)


def assessed(*, completed: date | None = BEFORE, **parts: object) -> Case:
    """A case with one assessment of both children."""
    whole = an_assessment(completed=completed)
    # Checked at run time.
    return a_case(assessments=[evolve(whole, **parts)])


def contrary_facts(case: Case, child: str | None = None) -> list[object]:
    """What each fact says, in the order above."""
    facts = asked(case, child=child)
    return [facts.value(name) for name in FACT.values()]


def test_every_kind_of_contrary_evidence_is_a_fact() -> None:
    """None is lost, and each stands by itself."""
    assert list(FACT) == list(Contrary)
    for kind in Contrary:
        case = assessed(contrary=[doubt(kind)])
        assert contrary_facts(case) == [
            NO if other is kind else None for other in Contrary
        ]


@each_kind
@pytest.mark.parametrize(
    ("on", "expected"),
    [(BEFORE - DAY, None), (BEFORE, NO), (BEFORE + DAY, NO), (None, NO)],
    ids=["before", "of its day", "after", "of no known day"],
)
def test_only_what_came_after_the_assessment_counts(
    kind: Contrary, on: date | None, expected: HappenedOn
) -> None:
    """Its author could weigh what was known before."""
    case = assessed(contrary=[doubt(kind, on=on)])

    assert asked(case).value(FACT[kind]) == expected


@each_kind
def test_while_nothing_is_completed_there_is_nothing_to_speak_against(
    kind: Contrary,
) -> None:
    """Then it can still be weighed."""
    case = assessed(completed=None, contrary=[doubt(kind)])

    assert contrary_facts(case) == [None] * 5


@each_kind
def test_a_new_assessment_has_weighed_what_came_before_it(kind: Contrary) -> None:
    """That is the way out of each of them; what comes after it counts again."""
    old = an_assessment(completed=LONG_AGO, on=LONG_AGO, contrary=[doubt(kind)])
    undated = an_assessment(
        completed=LONG_AGO, on=LONG_AGO, contrary=[doubt(kind, on=None)]
    )
    under_way = an_assessment(contrary=[doubt(kind, on=None)])
    new = evolve(an_assessment(completed=BEFORE + 2 * DAY), id="a2")
    earlier = evolve(new, completed=BEFORE)

    assert [
        asked(a_case(assessments=pair)).value(FACT[kind])
        for pair in ([old, new], [old, earlier], [undated, new], [under_way, new])
    ] == [None, NO, None, None]


@each_kind
def test_it_is_about_the_child_it_names(kind: Contrary) -> None:
    """And the family's answer is the gravest of its children's."""
    case = assessed(contrary=[doubt(kind, "otto")])

    assert [asked(case, child=c).value(FACT[kind]) for c in (*BOTH, None)] == [
        NO,
        None,
        NO,
    ]


def test_only_children_who_were_assessed_are_asked_after() -> None:
    """Of the others there is nothing yet that could be relied on."""
    case = assessed(children=["otto"], visits=[visited("otto")])

    assert [asked(case, child=c).children_seen for c in (*BOTH, None)] == [ON, None, ON]


# --- the children


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ([("otto", "agrees", ON), ("willa", "agrees", ON)], YES),
        ([("otto", "agrees", ON)], None),
        ([("otto", "agrees", ON), ("willa", "does-not-agree", ON)], NO),
        ([("otto", "does-not-agree", BEFORE - DAY)], None),
        ([("otto", "does-not-agree", None)], None),
        ([("otto", "does-not-agree", BEFORE), ("otto", "agrees", ON)], None),
        ([("otto", "not-asked", ON), ("willa", "could-not-answer", ON)], None),
    ],
    ids=[
        "both",
        "one, of the other nothing",
        "one says no",
        "no before it",
        "no of no known day",
        "no, and then yes",
        "no answers",
    ],
)
def test_what_children_answer_to_the_plan_and_to_support(
    answers: list[tuple[str, str, date | None]], expected: HappenedOn
) -> None:
    """Their last word since the assessment, in either place."""
    to_the_plan = a_case(
        assessments=[an_assessment(completed=BEFORE)], plans=[answered(*answers)]
    )
    to_support = a_case(
        assessments=[an_assessment(completed=BEFORE)],
        agreements=[
            AgreementToSupport(
                id="g1",
                scope="a plan",
                asked=tuple(
                    Asked(person=p, said=Said(s), on=on) for p, s, on in answers
                ),
            )
        ],
    )

    assert [asked(case).children_agree for case in (to_the_plan, to_support)] == [
        expected,
        expected,
    ]


def answered(*answers: tuple[str, str, date | None]) -> FamilyPlan:
    """A plan, and what people said to it."""
    agreed = tuple(
        PlanAgreement(person=p, said=Response(said), on=on) for p, said, on in answers
    )
    return evolve(a_plan(), agreed=agreed)


@pytest.mark.parametrize(
    ("voices", "expected"),
    [
        (BOTH_HEARD, YES),
        (BOTH_HEARD[:1], None),
        ((heard("otto", BEFORE - DAY), heard("willa", ON)), None),
        ((heard("otto"), heard("willa", ON)), None),
    ],
    ids=["both", "one", "one before", "one of no known day"],
)
def test_a_child_heard_since_who_says_nothing_else_sees_it_so(
    voices: tuple[object, ...], expected: HappenedOn
) -> None:
    """A child who was not asked has not agreed."""
    assert asked(assessed(voices=voices)).children_agree == expected


def test_an_unborn_child_is_neither_asked_nor_seen() -> None:
    """Of those who are born it can still be said."""
    case = a_case(
        family=WITH_BABY,
        assessments=[
            an_assessment(*BOTH_HEARD, completed=BEFORE, visits=[visited(*BOTH)])
        ],
    )

    facts = asked(case)
    assert (facts.children_agree, facts.children_seen) == (YES, ON)
    assert asked(case, child="baby").children_seen is None


# --- the team


def test_a_team_agrees_once_each_of_it_was_heard_since() -> None:
    """At a meeting, or by an update; one silence is not a yes."""
    teams = [
        a_team(met("nurse", "t", on=BEFORE)),
        a_team(met("nurse")),
        a_team(met("nurse", "t", on=BEFORE - DAY)),
        a_team(),
    ]
    cases = [
        a_case(assessments=[an_assessment(completed=BEFORE)], team=team)
        for team in teams
    ]

    assert [asked(case).members_agree for case in cases] == [YES, None, None, None]


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ([("mother", "does-not-agree", ON)], NO),
        ([("mother", "does-not-agree", BEFORE), ("mother", "agrees", ON)], YES),
        ([("mother", "does-not-agree", BEFORE - DAY)], YES),
        ([("otto", "does-not-agree", ON)], YES),
    ],
    ids=["no", "no, and then yes", "no before it", "a child's no is told as theirs"],
)
def test_a_grown_up_of_the_family_who_does_not_agree_dissents_too(
    answers: list[tuple[str, str, date | None]], expected: HappenedOn
) -> None:
    """Though the whole team was heard."""
    case = a_case(
        assessments=[an_assessment(completed=BEFORE)],
        plans=[answered(*answers)],
        team=a_team(met("nurse", "t")),
    )

    assert asked(case).members_agree == expected


# --- what came in, and what happened


def a_contact(on: date, *about: str) -> Contact:
    """Somebody got in touch."""
    return Contact(id="k1", received=on, from_role="neighbour", about=about)


@pytest.mark.parametrize(
    ("about", "otto", "willa"),
    [((), NO, NO), (("otto",), NO, None), (("mother",), NO, NO)],
    ids=["nobody in particular", "one child", "a grown-up"],
)
def test_whom_a_new_contact_is_about(
    about: tuple[str, ...], otto: HappenedOn, willa: HappenedOn
) -> None:
    """What names only grown-ups may be about any of the children."""
    case = a_case(
        assessments=[an_assessment(completed=BEFORE)], contacts=[a_contact(ON, *about)]
    )

    assert [asked(case, child=c).contacts_weighed for c in BOTH] == [otto, willa]


def test_contacts_and_referrals_are_one_list() -> None:
    """A contact of the day itself may be what the assessment was about."""
    cases = [
        a_case(assessments=[an_assessment(completed=BEFORE)], **heard_of)
        for heard_of in (
            {"contacts": [a_contact(BEFORE)]},
            {"contacts": [a_contact(BEFORE)], "referrals": [a_referral(on=ON)]},
            {},
        )
    ]

    assert [asked(case).contacts_weighed for case in cases] == [YES, NO, None]


def test_whether_something_happened_is_known_once_somebody_has_looked() -> None:
    """At a review or a meeting since; that it is not written down says nothing."""
    assessment = an_assessment(completed=BEFORE)
    cases = [
        a_case(assessments=[assessment], team=a_team(a_meeting("review", BEFORE))),
        a_case(
            assessments=[assessment], team=a_team(a_meeting("review", BEFORE - DAY))
        ),
        a_case(
            assessments=[assessment],
            plans=[a_plan(reviews=[Review(on=ON, kind="updates")])],
        ),
        a_case(assessments=[assessment]),
    ]

    assert [asked(case).incidents_weighed for case in cases] == [YES, None, YES, None]


# --- who was seen


@pytest.mark.parametrize(
    ("visits", "missed", "expected"),
    [
        ([], [], None),
        ([visited(*BOTH, on=BEFORE)], [], BEFORE),
        ([visited("otto", on=ON), visited("willa", on=BEFORE)], [], BEFORE),
        ([visited("otto")], [], NO),
        ([visited(took_place="no")], [], NO),
        ([visited()], [], None),
        ([visited(*BOTH, on=BEFORE - DAY)], [], None),
        ([visited(*BOTH, on=ON)], [BEFORE], ON),
        ([visited(*BOTH, on=BEFORE)], [ON], NO),
        ([visited(*BOTH, on=BEFORE)], [None], BEFORE),
    ],
    ids=[
        "no visits",
        "both on its day",
        "the one seen longest ago speaks",
        "one of them",
        "nobody was met",
        "nobody wrote down who was seen",
        "before it",
        "not seen, and then seen",
        "seen, and then not",
        "not seen, of no known day",
    ],
)
def test_when_each_child_was_seen_since(
    visits: list[object], missed: list[date | None], expected: HappenedOn
) -> None:
    """A later sight of the child answers that they had not been seen."""
    doubts = [doubt("child-not-seen", on=on) for on in missed]
    case = assessed(visits=visits, contrary=doubts)

    assert asked(case).children_seen == expected


def test_of_a_family_without_an_assessment_nothing_is_said() -> None:
    """Also where much else is recorded."""
    case = a_case(
        family=FAMILY,
        contacts=[a_contact(ON)],
        team=a_team(met("nurse", "t")),
        plans=[answered(("otto", "does-not-agree", ON))],
    )

    assert contrary_facts(case) == [None] * 5
