"""
What a caller's checker is told: read by mypy and pyright, and true when run.

Each wrong use is marked as an error that both must report: a mark that is not needed is
an error itself, to mypy by our settings and to pyright by the line below.
"""

# pyright: reportUnnecessaryTypeIgnoreComment=true

from __future__ import annotations

import ast
import inspect
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal, assert_never

import attrs
import pytest

import earlyhelp_core as eh
from tests.cases.records import everything, parts_of
from tests.typing.promises import is_of

# An exception to "no TYPE_CHECKING imports": checkers know the word from there only,
# and run, it would try nothing.
if TYPE_CHECKING:
    from typing import assert_type
else:
    from tests.typing.promises import assert_type

ON = date(2026, 3, 2)
TUTORIAL = Path(__file__).parents[2] / "docs/tutorial/a-small-case.md"


def the_smallest_useful_case() -> eh.cases.Case:
    """A child, a plan with a goal and an action, a team with a lead, and one move."""
    day = "2026-02-02"
    child = eh.people.Person(id="ada", born="2014-09-01")
    there = eh.people.Membership(person="ada")
    family = eh.people.Family(id="f1", people=[child], memberships=[there])
    ring = eh.plans.Action(id="a1", what="Ring the school.", due="2026-03-09")
    goal = eh.plans.Goal(id="g1", words="Calm mornings.", area="home", actions=[ring])
    plan = eh.plans.FamilyPlan(id="p1", started=day, goals=[goal])
    worker = eh.teams.Practitioner(id="m1", role="family worker", agency="hub")
    since = eh.dates.Period(start=day)
    lead = eh.teams.Lead(member="m1", kind="lead-practitioner", period=since)
    return eh.cases.Case(
        id="c1",
        ladder=eh.frameworks.Ladder(framework="f", codes=["universal", "targeted"]),
        family=family,
        plans=[plan],
        team=eh.teams.Team(members=[worker], leads=[lead]),
        moves=[
            eh.transitions.Move(
                id="mv1", kind="open", from_="universal", to="targeted", effective=day
            )
        ],
    )


def test_the_smallest_useful_case_says_where_the_child_stands() -> None:
    """With one import, in text and lists."""
    assert the_smallest_useful_case().level(ON, "ada") == "targeted"


def test_the_smallest_useful_case_fits_on_half_a_page() -> None:
    """In at most thirty lines."""
    lines = inspect.getsource(the_smallest_useful_case).splitlines()

    assert len(lines) <= 30


def test_the_tutorial_starts_with_a_case_as_small() -> None:
    """In at most thirty lines of at most 88 columns, with at most two imports."""
    text = TUTORIAL.read_text(encoding="utf-8")
    block = text.partition("```python\n")[2].partition("```")[0]
    lines = block.splitlines()
    imports = [part for part in ast.parse(block).body if _is_import(part)]
    made: dict[str, object] = {}
    exec(block, made)  # noqa: S102 - our own page

    assert (len(lines) <= 30, max(map(len, lines)) <= 88) == (True, True)
    assert len(imports) <= 2
    assert isinstance(case := made["case"], eh.cases.Case)
    assert (len(case.plans[0].goals[0].actions), len(case.team.leads)) == (1, 1)
    assert (len(case.moves), case.level("2026-03-02", "ada")) == (1, "targeted")


def _is_import(part: ast.stmt) -> bool:
    return isinstance(part, ast.Import | ast.ImportFrom)


def test_every_question_of_a_case_is_typed() -> None:
    """Days and ids are plain text for callers who have text."""
    case = the_smallest_useful_case()
    child, day = "ada", "2026-03-02"

    assert_type(case.level(day), eh.ids.LevelCode | None)
    assert_type(case.level(ON, child), eh.ids.LevelCode | None)
    assert_type(case.levels(day), dict[str, eh.ids.LevelCode | None])
    assert_type(case.family_level(day), eh.cases.FamilyLevel)
    assert_type(case.last_move(day, child), eh.transitions.Move | None)
    assert_type(case.status(day, child), eh.people.LegalBasis | None)
    assert_type(case.episodes(day), tuple[eh.cases.Episode, ...])
    assert_type(case.holder(child, day), eh.cases.Holder)
    assert_type(case.holders(day), dict[str, eh.cases.Holder])
    assert_type(case.open_referrals(day), tuple[eh.contacts.Referral, ...])
    assert_type(case.open_handovers(day), tuple[eh.transitions.Handover, ...])
    assert_type(case.open_points(day), tuple[eh.cases.OpenPoint, ...])
    assert_type(case.departures(), tuple[eh.cases.LoggedDeparture, ...])
    assert_type(case.expectations((), day), tuple[eh.transitions.Expectation, ...])
    assert_type(case.chronology(day), tuple[eh.cases.Entry, ...])
    assert_type(case.view_for(child, day), eh.cases.View)
    now = case.as_of(day)
    assert_type(now, eh.cases.CaseOn)
    assert_type(now.level, eh.ids.LevelCode | None)
    assert_type(now.levels, dict[str, eh.ids.LevelCode | None])
    assert_type(now.leads, tuple[eh.teams.Lead, ...])
    assert_type(now.plans, tuple[eh.plans.FamilyPlan, ...])
    assert_type(now.overdue(), tuple[eh.plans.Action, ...])
    contact = eh.contacts.Contact(id="k1", received=day, from_role="teacher")
    assert_type(case.with_record(contact), eh.cases.Case)
    assert_type(case.with_changed(case.plans[0]), eh.cases.Case)
    move = eh.transitions.Move(
        id="mv2", kind="close", from_="targeted", to="universal", effective=day
    )
    assert_type(case.with_move(move), eh.cases.Case)
    assert_type(eh.fields.evolve(case, id="c2"), eh.cases.Case)
    assert now.level == "targeted"


def test_no_method_of_a_case_is_left_out_above() -> None:
    """One that is added is promised here too."""
    asked = ast.parse(inspect.getsource(test_every_question_of_a_case_is_typed))
    called = {part.attr for part in ast.walk(asked) if isinstance(part, ast.Attribute)}
    methods = {
        name
        for name, thing in vars(eh.cases.Case).items()
        if inspect.isfunction(thing) and not name.startswith("_")
    }

    assert len(methods) >= 18
    assert methods <= called


def test_families_plans_and_teams_are_asked_with_text() -> None:
    """And answer with what they are made of."""
    case = the_smallest_useful_case()
    family, plan, team = case.family, case.plans[0], case.team

    assert_type(family.person("ada"), eh.people.Person)
    assert_type(family.members("2026-03-02"), tuple[eh.people.Person, ...])
    assert_type(family.children(ON), tuple[eh.people.Person, ...])
    assert_type(family.label("ada", ON), str)
    assert_type(family.person("ada").is_child("2026-03-02"), eh.answers.YesNo | None)
    assert_type(plan.goal("g1"), eh.plans.Goal)
    assert_type(plan.is_open("2026-03-02"), bool)
    assert_type(plan.overdue(ON), tuple[eh.plans.Action, ...])
    assert_type(team.member("m1"), eh.teams.Member)
    assert_type(team.leading("2026-03-02"), tuple[eh.teams.Lead, ...])
    assert_type(family.person("ada").age("2026-03-02"), int | None)
    assert_type(family.as_of("2026-03-02"), eh.people.Family)
    assert_type(family.known_to("ada"), eh.people.Family)
    assert_type(plan.actions(ON), tuple[eh.plans.Action, ...])
    assert_type(plan.actions_settled("2026-03-02"), eh.answers.YesNo | None)
    assert_type(plan.latest_review("2026-03-02"), eh.plans.Review | None)
    assert_type(plan.answer_of("ada", "2026-03-02"), eh.plans.Response | None)
    assert_type(team.active("2026-03-02"), tuple[eh.teams.Member, ...])
    assert_type(team.practitioners(ON), tuple[eh.teams.Practitioner, ...])
    assert_type(team.has_lead(ON, "lead-practitioner"), eh.answers.YesNo | None)
    assert_type(team.to_ring("2026-03-02"), tuple[eh.ids.MemberId, ...])
    assert_type(team.latest("review", "2026-03-02"), eh.teams.Meeting | None)
    assert_type(eh.dates.as_date("2026-03-02"), date)
    assert_type(eh.dates.age_on("2014-09-01", "2026-03-02"), int)
    assert_type(eh.dates.working_days_between("2026-03-02", "2026-03-09"), int)
    assert_type(eh.dates.add_working_days("2026-03-02", 10), date)
    assert eh.dates.age_on("2014-09-01", ON) == 11


def test_a_plan_grows_by_copies_of_its_own_kind() -> None:
    """Steps of a goal and of an action are text; the plan one had stays as it was."""
    plan = the_smallest_useful_case().plans[0]
    quiet = eh.plans.Goal(id="g2", words="A quiet desk.", area="school", whose=["ada"])
    tidy = eh.plans.Action(id="a2", what="Clear the desk.", owner=None)

    assert_type(plan.with_goal(quiet), eh.plans.FamilyPlan)
    assert_type(plan.with_action("g1", tidy), eh.plans.FamilyPlan)
    assert_type(
        plan.with_action_status("a1", "done", on="2026-03-02"), eh.plans.FamilyPlan
    )
    met = plan.with_goal_status("g1", "met", on="2026-03-02", because="It worked.")
    assert_type(met, eh.plans.FamilyPlan)
    assert_type(met.as_of("2026-03-02"), eh.plans.FamilyPlan)
    assert_type(met.goal("g1").is_ended, bool)
    assert_type(quiet.with_status("not-met", on="2026-03-09"), eh.plans.Goal)
    assert_type(tidy.with_status("done", on="2026-03-09"), eh.plans.Action)
    assert_type(tidy.is_overdue("2026-03-09"), bool)
    assert [plan.goal("g1").is_ended, met.goal("g1").is_ended] == [False, True]


def test_text_days_and_any_iterable_are_taken_where_types_say_more() -> None:
    """What is kept is of the promised kind, however it was given."""
    noon = datetime(2026, 3, 2, 12, tzinfo=UTC)
    contact = eh.contacts.Contact(
        id=eh.ids.ContactId("k1"),
        received=ON,
        from_role="teacher",
        about={"ada"},
        recorded=eh.sources.Recorded(at="2026-03-02T12:00:00+00:00", role="clerk"),
    )
    goal = eh.plans.Goal(
        id="g1",
        words=eh.privacy.Narrative("Calm mornings."),
        area="home",
        whose=(person for person in ["ada", "otto"]),
        status=eh.plans.GoalStatus.MET,
        ended_on="2026-03-02",
    )
    pupil = eh.people.Person(
        id="ada", upn="L000200001001", nhs_number="999 000 0018", young_carer=True
    )

    assert_type(contact.about, tuple[eh.ids.PersonId, ...])
    assert_type(goal.whose, tuple[eh.ids.PersonId, ...])
    assert_type(goal.status, eh.plans.GoalStatus)
    assert contact.recorded is not None
    assert_type(contact.recorded.at, datetime | None)
    assert (contact.recorded.at, contact.received) == (noon, date(2026, 3, 2))
    assert (goal.whose, goal.ended_on) == (("ada", "otto"), ON)
    assert (pupil.young_carer, str(pupil.upn)) == (eh.answers.YesNo.YES, "<Upn ····>")


def test_a_partnership_answers_with_one_of_two() -> None:
    """Both hold everything that is read of an answer."""
    borough = eh.partnerships.load("kensington-and-chelsea", on="2022-11-21")
    facts = eh.transitions.Facts(
        on="2022-11-21", level="targeted", harm="none", lead_named=True
    )
    assert_type(facts.harm, eh.assessments.Harm)
    assert_type(facts.lead_named, eh.answers.YesNo | None)
    assert_type(facts.plan_reviewed, date | eh.answers.YesNo | None)
    asked = eh.transitions.Request(kind="close")
    answer = eh.transitions.weigh(borough.pathway, asked, facts)
    assert_type(answer, eh.answers.Met | eh.answers.Outstanding)
    assert_type(answer.met, bool)
    assert_type(answer.findings, tuple[eh.answers.Finding, ...])
    assert_type(answer.outstanding, tuple[eh.answers.Finding, ...])
    assert_type(answer.advisory, tuple[eh.answers.Finding, ...])
    assert_type(answer.obligations, tuple[eh.answers.Obligation, ...])
    assert_type(answer.remedies, tuple[str, ...])
    assert_type(answer.on, date)
    assert_type(answer.explain("family"), str)
    assert_type(answer.to_records(), list[dict[str, str | None]])
    assert_type(answer.findings[0].state, eh.answers.State)
    assert_type(answer.findings[0].source, eh.sources.Source | None)
    found = eh.transitions.options(borough.pathway, facts)
    assert_type(found, tuple[eh.transitions.Option, ...])
    assert_type(found[0].kind, eh.transitions.Kind)
    assert_type(found[0].to, eh.ids.LevelCode | None)
    assert_type(found[0].answer, eh.answers.Met | eh.answers.Outstanding)
    assert not answer.met


def test_a_partnership_is_asked_about_a_case_in_text() -> None:
    """A kind of move, a level, a child and a day; and it answers in types."""
    day = "2022-11-21"
    borough = eh.partnerships.load("kensington-and-chelsea", on=day)
    case = eh.wire.load("examples/step-down.json", eh.cases.Case)

    assert_type(borough, eh.partnerships.Partnership)
    assert_type(borough.standing, eh.partnerships.Standing | None)
    assert_type(borough.standing_on(day), eh.partnerships.Standing)
    assert_type(borough.pathway, eh.transitions.Pathway)
    assert_type(borough.timescales, tuple[eh.transitions.Timescales, ...])
    assert_type(case, eh.cases.Case)
    answer = borough.ask(case, "step-down", to="targeted", on=day)
    assert_type(answer, eh.answers.Met | eh.answers.Outstanding)
    assert_type(answer.obligations, tuple[eh.answers.Obligation, ...])
    each = borough.ask_each(case, eh.transitions.Kind.CLOSE, on=day)
    assert_type(each, eh.partnerships.FamilyAnswer)
    assert_type(each.met, bool)
    options = borough.options(case, on=day)
    assert_type(options, tuple[eh.transitions.Option, ...])
    told = borough.tell(case, "close", reader="mother", on=day)
    assert_type(told, str)
    assert_type(eh.cases.digest(case), str)
    assert_type(eh.cases.diff(case, case), tuple[eh.cases.Change, ...])
    assert [answer.met, options[0].kind.value] == [False, "refer"]


def test_what_is_due_is_a_table_of_typed_rows() -> None:
    """Each says which clock, whose, and how it stands on the day."""
    day = "2022-11-21"
    borough = eh.partnerships.load("kensington-and-chelsea", on=day)
    case = eh.wire.load("examples/step-down.json", eh.cases.Case)

    due = case.expectations(borough.timescales, day)
    assert_type(due, tuple[eh.transitions.Expectation, ...])
    assert_type(
        case.as_of(day).expectations(iter(borough.timescales)),
        tuple[eh.transitions.Expectation, ...],
    )
    assert_type(due[0].timescale, eh.ids.TimescaleId)
    assert_type(due[0].child, eh.ids.PersonId | None)
    assert_type(due[0].state, eh.transitions.ExpectationState)
    assert_type(due[0].due, date | None)
    assert_type(due[0].explain(), str)
    clock = borough.timescales[0].clocks[0]
    assert_type(clock.within, eh.dates.Span | None)
    assert_type(clock.starts, tuple[eh.transitions.EventKind, ...])


def test_a_directory_is_asked_in_text() -> None:
    """Agencies, needs and levels by the words that people have for them."""
    borough = eh.partnerships.load("kensington-and-chelsea", on="2022-11-21")
    assert borough.directory is not None
    graph = eh.agencies.AgencyGraph(directory=borough.directory, on="2022-11-21")

    fits = graph.who_can_help("exclusion", age=14, level="targeted", harm="no")
    assert_type(fits, tuple[eh.agencies.Fit, ...])
    assert_type(fits[0].service, eh.agencies.Service)
    assert_type(fits[0].service.id, eh.ids.ServiceId)
    assert_type(fits[0].to_ask, tuple[eh.answers.Finding, ...])
    assert_type(graph.front_doors, tuple[eh.agencies.Agency, ...])
    way = graph.route("gp-practices", "exclusion", agreement=True)
    assert_type(way, eh.agencies.Route | eh.agencies.NoRoute)
    assert_type(way.open_to_all, tuple[eh.agencies.Agency, ...])
    assert_type(graph.path("gp-practices", "early-help"), tuple[eh.ids.TieEnd, ...])
    near = graph.within("gp-practices", "exclusion", hops=3)
    assert_type(near, tuple[eh.ids.ServiceId, ...])
    assert_type(graph.as_of("2022-11-22"), eh.agencies.AgencyGraph)
    assert_type(graph.without("early-help"), eh.agencies.AgencyGraph)
    assert_type(graph.coverage(), eh.agencies.Coverage)
    assert_type(graph.brokers(), tuple[eh.agencies.Broker, ...])
    assert_type(graph.silos(), tuple[tuple[eh.ids.AgencyId, ...], ...])
    assert_type(graph.governance_of("early-help"), eh.agencies.Governance)
    assert_type(graph.compare(graph), eh.agencies.Comparison)
    if way.found is True:
        assert_type(way, eh.agencies.Route)
        assert_type(way.words, tuple[str, ...])
    else:
        assert_type(way, eh.agencies.NoRoute)
        assert_type(way.out_of_reach, tuple[eh.agencies.Fit, ...])
    assert graph.front_doors[0].id == "front-door"


def needed(answer: eh.answers.Answer) -> tuple[str, ...]:
    """
    What a caller goes on with after ``if answer.met``, the same on either side.

    mypy tells the two apart there; pyright does so for no attribute's mere truth, by
    design. What both classes have has one type on both, so nothing is lost by it.
    """
    if answer.met:
        assert_type(answer.obligations, tuple[eh.answers.Obligation, ...])
        assert_type(answer.outstanding, tuple[eh.answers.Finding, ...])
        assert_type(answer.advisory, tuple[eh.answers.Finding, ...])
        assert_type(answer.remedies, tuple[str, ...])
        assert_type(answer.findings, tuple[eh.answers.Finding, ...])
        assert_type(answer.explain(), str)
        return answer.remedies
    assert_type(answer.obligations, tuple[eh.answers.Obligation, ...])
    assert_type(answer.outstanding, tuple[eh.answers.Finding, ...])
    assert_type(answer.advisory, tuple[eh.answers.Finding, ...])
    assert_type(answer.remedies, tuple[str, ...])
    assert_type(answer.findings, tuple[eh.answers.Finding, ...])
    assert_type(answer.explain(), str)
    return answer.remedies


def told_apart(answer: eh.answers.Answer) -> str:
    """The two answers told apart in three ways that both checkers follow."""
    if answer.met is True:
        assert_type(answer, eh.answers.Met)
        assert_type(answer.met, Literal[True])
    else:
        assert_type(answer, eh.answers.Outstanding)
        assert_type(answer.met, Literal[False])
    if isinstance(answer, eh.answers.Outstanding):
        assert_type(answer, eh.answers.Outstanding)
        return "outstanding"
    assert_type(answer, eh.answers.Met)
    return matched(answer)


def matched(answer: eh.answers.Answer) -> str:
    """The class of an answer, found by matching; both checkers know of no third."""
    match answer:
        case eh.answers.Met(findings=findings):
            assert_type(findings, tuple[eh.answers.Finding, ...])
            return "met"
        case eh.answers.Outstanding(outstanding=outstanding):
            assert_type(outstanding, tuple[eh.answers.Finding, ...])
            return "outstanding"
        case _:
            assert_never(answer)


def test_the_two_answers_are_told_apart() -> None:
    """In the same way when run."""
    met = eh.answers.Met(findings=[], on="2026-03-02")
    outstanding = eh.answers.Outstanding(findings=[], on="2026-03-02")

    assert [told_apart(met), told_apart(outstanding)] == ["met", "outstanding"]
    assert [matched(met), matched(outstanding)] == ["met", "outstanding"]
    assert needed(met) == needed(outstanding) == ()
    assert {*dir(met)} == {*dir(outstanding)}


def test_what_may_be_missing_is_narrowed_by_asking() -> None:
    """Not recorded is part of the type, so that nobody forgets to ask."""
    person = eh.people.Person(id="ada", born="2014-09-01", name="Ada Quince")

    assert_type(person.born, date | None)
    if person.born is not None:
        assert_type(person.born, date)
    assert_type(person.name, eh.privacy.PersonName | None)
    if person.name is not None:
        assert_type(person.name.reveal(), str)
    assert person.born == date(2014, 9, 1)
    case = the_smallest_useful_case()
    level = case.level(ON, "ada")
    assert level is not None
    assert_type(level, eh.ids.LevelCode)
    if (move := case.last_move(ON)) is not None:
        assert_type(move, eh.transitions.Move)
    match case.plans[0].goals[0].actions[0].owner:
        case eh.plans.FamilyOwner(person=owner):
            assert_type(owner, eh.ids.PersonId)
        case eh.plans.AgencyOwner(agency=agency):
            assert_type(agency, eh.ids.AgencyId)
        case nobody:
            assert_type(nobody, None)
    assert_type(person.young_carer, eh.answers.YesNo | None)
    if person.young_carer is eh.answers.YesNo.YES:
        assert_type(person.young_carer, Literal[eh.answers.YesNo.YES])


def test_what_cannot_be_is_refused_by_the_checkers_and_by_the_constructors() -> None:
    """Before it runs, and when it does."""
    wrong = eh.errors.EarlyHelpError
    with pytest.raises(wrong):
        eh.transitions.Move(id="m", kind="opne", effective=ON)  # type: ignore[arg-type]
    with pytest.raises(wrong):
        eh.people.Person(id=3)  # type: ignore[arg-type]
    with pytest.raises(wrong):
        eh.people.Person(id="ada", sex="girl")  # type: ignore[arg-type]
    with pytest.raises(wrong):
        eh.people.Membership(person=None)  # type: ignore[arg-type]
    with pytest.raises(wrong):
        eh.people.Family(id="f1", people=[{"id": "ada"}])  # type: ignore[list-item]
    with pytest.raises(wrong):
        eh.people.Person(id="ada", recorded="Ada said so")  # type: ignore[arg-type]
    with pytest.raises(wrong):
        eh.plans.Action(id="a1", what="Ring.", owner="mum")  # type: ignore[arg-type]
    with pytest.raises(AttributeError):
        eh.people.Person(id="ada").born = ON  # type: ignore[misc]
    goal = eh.plans.Goal(id="g1", words="Calm mornings.", area="home")
    with pytest.raises(AttributeError):
        goal.id = "x"  # type: ignore[misc]
    with pytest.raises(AttributeError):
        goal.title  # type: ignore[attr-defined] # noqa: B018 - only asked for
    case = the_smallest_useful_case()
    with pytest.raises(wrong):
        case.level(3)  # type: ignore[arg-type]
    with pytest.raises(wrong):
        case.level("2026-03-02", child=3)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        case.level()  # type: ignore[call-arg]
    with pytest.raises(wrong):
        case.plans[0].with_goal_status("g1", "mett", on=ON)  # type: ignore[arg-type]
    with pytest.raises(wrong):
        case.with_record("a contact")  # type: ignore[arg-type]
    with pytest.raises(wrong):
        eh.plans.Goal(id="g1", words=None, area="home")  # type: ignore[arg-type]
    with pytest.raises(wrong):
        eh.plans.Goal(id="g", words="Calm.", area="x", whose=1)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        eh.people.Person(name="Ada Quince")  # type: ignore[call-arg]


# --- what each class keeps


@pytest.mark.parametrize(
    ("value", "promised"),
    [
        ("2026-03-02", date),
        (None, date),
        ("ada", eh.ids.PersonId | None),
        (("ada",), tuple[eh.ids.PersonId, ...]),
        (["ada"], tuple[str, ...]),
        ({"ada": "targeted"}, dict[str, eh.ids.LevelCode | None]),
        (True, Literal[False]),
        (eh.people.Person(id="ada"), eh.people.Family),
    ],
)
def test_a_promise_that_is_not_kept_is_noticed(value: object, promised: object) -> None:
    """Plain text is no id and no date, and a list is no tuple."""
    assert not is_of(value, promised)


def _kept() -> Iterator[object]:
    cases = [everything(), the_smallest_useful_case()]
    names = ["step-down", "harm-suspected", "inclusion", "below-threshold"]
    cases += [eh.wire.load(f"examples/{name}.json", eh.cases.Case) for name in names]
    for case in cases:
        yield from parts_of(case)


def test_what_is_kept_is_what_is_promised_below() -> None:
    """In a case with something of everything, and in the examples."""
    promised: dict[type, Callable[..., None]] = {
        eh.people.Person: person_fields,
        eh.people.Family: family_fields,
        eh.people.LegalStatus: status_fields,
        eh.people.AgreementToSupport: agreement_fields,
        eh.contacts.Contact: contact_fields,
        eh.contacts.Referral: referral_fields,
        eh.plans.Goal: goal_fields,
        eh.plans.Action: action_fields,
        eh.plans.FamilyPlan: plan_fields,
        eh.teams.Practitioner: member_fields,
        eh.teams.Lead: lead_fields,
        eh.teams.Meeting: meeting_fields,
        eh.teams.Team: team_fields,
        eh.transitions.Move: move_fields,
        eh.transitions.Handover: handover_fields,
        eh.cases.Case: case_fields,
        eh.assessments.Assessment: assessment_fields,
        eh.outcomes.Reading: reading_fields,
    }
    tried = set()
    for value in _kept():
        if (kind := type(value)) in promised:
            promised[kind](value)
            tried.add(kind)

    assert tried == {*promised}


def test_no_field_is_left_out_below() -> None:
    """One that is added to any of these classes is promised here too."""
    source = ast.parse(Path(__file__).read_text(encoding="utf-8"))
    listed = {
        function.args.args[0].annotation: {
            part.attr
            for part in ast.walk(function)
            if isinstance(part, ast.Attribute)
            and isinstance(part.value, ast.Name)
            and part.value.id == function.args.args[0].arg
        }
        for function in source.body
        if isinstance(function, ast.FunctionDef) and function.name.endswith("_fields")
    }
    for annotation, names in listed.items():
        assert annotation is not None
        kind = eval(ast.unparse(annotation))  # noqa: S307 - our own annotation
        assert names == {field.name for field in attrs.fields(kind)}, kind


def person_fields(person: eh.people.Person) -> None:
    """What a Person keeps."""
    assert_type(person.id, eh.ids.PersonId)
    assert_type(person.name, eh.privacy.PersonName | None)
    assert_type(person.birth, eh.people.Birth)
    assert_type(person.born, date | None)
    assert_type(person.due, date | None)
    assert_type(person.pregnancy_ended, date | None)
    assert_type(person.died, date | None)
    assert_type(person.sex, eh.people.Sex | None)
    assert_type(person.ethnicity, str | None)
    assert_type(person.languages, tuple[str, ...])
    assert_type(person.interpreter, eh.answers.YesNo | None)
    assert_type(person.send, eh.people.SendStatus | None)
    assert_type(person.school, eh.identifiers.SchoolUrn | None)
    assert_type(person.young_carer, eh.answers.YesNo | None)
    assert_type(person.upn, eh.identifiers.Upn | None)
    assert_type(person.former_upns, tuple[eh.identifiers.Upn, ...])
    assert_type(person.upn_unknown_because, eh.people.UpnUnknown | None)
    assert_type(person.uln, eh.identifiers.Uln | None)
    assert_type(person.nhs_number, eh.identifiers.NhsNumber | None)
    assert_type(person.recorded, eh.sources.Recorded | None)


def family_fields(family: eh.people.Family) -> None:
    """What a Family keeps."""
    assert_type(family.id, eh.ids.FamilyId)
    assert_type(family.people, tuple[eh.people.Person, ...])
    assert_type(family.memberships, tuple[eh.people.Membership, ...])
    assert_type(family.relationships, tuple[eh.people.Relationship, ...])
    assert_type(family.households, tuple[eh.people.Household, ...])


def status_fields(status: eh.people.LegalStatus) -> None:
    """What a LegalStatus keeps."""
    assert_type(status.child, eh.ids.PersonId)
    assert_type(status.basis, eh.people.LegalBasis)
    assert_type(status.period, eh.dates.Period)
    assert_type(status.decided_by, str | None)
    assert_type(status.recorded, eh.sources.Recorded | None)


def agreement_fields(agreement: eh.people.AgreementToSupport) -> None:
    """What an AgreementToSupport keeps."""
    assert_type(agreement.id, eh.ids.AgreementId)
    assert_type(agreement.scope, str)
    assert_type(agreement.method, eh.people.AgreementMethod | None)
    assert_type(agreement.asked, tuple[eh.people.Asked, ...])
    assert_type(agreement.withdrawn, eh.people.Withdrawal | None)
    assert_type(agreement.recorded, eh.sources.Recorded | None)


def contact_fields(contact: eh.contacts.Contact) -> None:
    """What a Contact keeps."""
    assert_type(contact.id, eh.ids.ContactId)
    assert_type(contact.received, date)
    assert_type(contact.from_role, str)
    assert_type(contact.from_agency, eh.ids.AgencyId | None)
    assert_type(contact.about, tuple[eh.ids.PersonId, ...])
    assert_type(contact.summary, eh.privacy.Narrative | None)
    assert_type(contact.family_knows, eh.contacts.FamilyKnows | None)
    assert_type(contact.recorded, eh.sources.Recorded | None)


def referral_fields(referral: eh.contacts.Referral) -> None:
    """What a Referral keeps."""
    assert_type(referral.id, eh.ids.ReferralId)
    assert_type(referral.contact, eh.ids.ContactId | None)
    assert_type(referral.received, date)
    assert_type(referral.from_role, str)
    assert_type(referral.from_agency, eh.ids.AgencyId | None)
    assert_type(referral.to_agency, eh.ids.AgencyId | None)
    assert_type(referral.to, eh.ids.LevelCode)
    assert_type(referral.about, tuple[eh.ids.PersonId, ...])
    assert_type(referral.need, eh.privacy.Narrative | None)
    assert_type(referral.harm_suspected, eh.answers.YesNo | None)
    assert_type(referral.urgency, eh.contacts.Urgency | None)
    assert_type(referral.family_knows, eh.contacts.FamilyKnows | None)
    assert_type(referral.family_said, eh.privacy.Narrative | None)
    assert_type(referral.outcome, eh.contacts.FrontDoorOutcome | None)
    assert_type(referral.withdrawn, eh.contacts.ReferralWithdrawal | None)
    assert_type(referral.feedback_given, date | None)
    assert_type(referral.recorded, eh.sources.Recorded | None)


def goal_fields(goal: eh.plans.Goal) -> None:
    """What a Goal keeps."""
    assert_type(goal.id, eh.ids.GoalId)
    assert_type(goal.words, eh.privacy.Narrative)
    assert_type(goal.area, str)
    assert_type(goal.whose, tuple[eh.ids.PersonId, ...])
    assert_type(goal.measure, eh.ids.MeasureId | None)
    assert_type(goal.baseline, float | None)
    assert_type(goal.target, float | None)
    assert_type(goal.set_on, date | None)
    assert_type(goal.due, date | None)
    assert_type(goal.status, eh.plans.GoalStatus)
    assert_type(goal.ended_on, date | None)
    assert_type(goal.removed_because, eh.privacy.Narrative | None)
    assert_type(goal.ended_because, eh.privacy.Narrative | None)
    assert_type(goal.notes, tuple[eh.plans.GoalNote, ...])
    assert_type(goal.actions, tuple[eh.plans.Action, ...])
    assert_type(goal.recorded, eh.sources.Recorded | None)


def action_fields(action: eh.plans.Action) -> None:
    """What an Action keeps."""
    assert_type(action.id, eh.ids.ActionId)
    assert_type(action.what, eh.privacy.Narrative)
    assert_type(action.owner, eh.plans.FamilyOwner | eh.plans.AgencyOwner | None)
    assert_type(action.due, date | None)
    assert_type(action.set_on, date | None)
    assert_type(action.status, eh.plans.ActionStatus)
    assert_type(action.settled_on, date | None)
    assert_type(action.note, eh.privacy.Narrative | None)
    assert_type(action.recorded, eh.sources.Recorded | None)


def plan_fields(plan: eh.plans.FamilyPlan) -> None:
    """What a FamilyPlan keeps."""
    assert_type(plan.id, eh.ids.PlanId)
    assert_type(plan.started, date)
    assert_type(plan.agreed, tuple[eh.plans.PlanAgreement, ...])
    assert_type(plan.goals, tuple[eh.plans.Goal, ...])
    assert_type(plan.reviews, tuple[eh.plans.Review, ...])
    assert_type(plan.contingency, eh.privacy.Narrative | None)
    assert_type(plan.supporter, eh.plans.Supporter | None)
    assert_type(plan.versions, tuple[eh.plans.PlanVersion, ...])
    assert_type(plan.safety_plans, tuple[eh.plans.SafetyPlan, ...])
    assert_type(plan.network, eh.plans.FamilyNetwork | None)
    assert_type(plan.ended, date | None)
    assert_type(plan.recorded, eh.sources.Recorded | None)


def member_fields(member: eh.teams.Practitioner) -> None:
    """What a Practitioner keeps."""
    assert_type(member.sort, Literal["practitioner"])
    assert_type(member.id, eh.ids.MemberId)
    assert_type(member.agency, eh.ids.AgencyId | None)
    assert_type(member.role, str)
    assert_type(member.name, eh.privacy.PersonName | None)
    assert_type(member.period, eh.dates.Period | None)
    assert_type(member.recorded, eh.sources.Recorded | None)


def lead_fields(lead: eh.teams.Lead) -> None:
    """What a Lead keeps."""
    assert_type(lead.kind, eh.teams.LeadKind)
    assert_type(lead.member, eh.ids.MemberId)
    assert_type(lead.plan, eh.ids.PlanId | None)
    assert_type(lead.period, eh.dates.Period)
    assert_type(lead.accepted, date | None)
    assert_type(lead.chosen_by_family, eh.answers.YesNo | None)
    assert_type(lead.cover, eh.ids.MemberId | None)
    assert_type(lead.covered, tuple[eh.teams.CoverPeriod, ...])
    assert_type(lead.recorded, eh.sources.Recorded | None)


def meeting_fields(meeting: eh.teams.Meeting) -> None:
    """What a Meeting keeps."""
    assert_type(meeting.id, eh.ids.MeetingId)
    assert_type(meeting.on, date)
    assert_type(meeting.kind, eh.teams.MeetingKind)
    assert_type(meeting.attended, tuple[eh.teams.Attended, ...])
    assert_type(meeting.next_on, date | None)
    assert_type(meeting.notes, eh.privacy.Narrative | None)
    assert_type(meeting.apart_because, eh.privacy.Narrative | None)
    assert_type(meeting.recorded, eh.sources.Recorded | None)


def team_fields(team: eh.teams.Team) -> None:
    """What a Team keeps."""
    assert_type(
        team.members,
        tuple[
            eh.teams.FamilyMember | eh.teams.InformalSupporter | eh.teams.Practitioner,
            ...,
        ],
    )
    assert_type(team.leads, tuple[eh.teams.Lead, ...])
    assert_type(team.vacancies, tuple[eh.teams.Vacancy, ...])
    assert_type(team.meetings, tuple[eh.teams.Meeting, ...])


def move_fields(move: eh.transitions.Move) -> None:
    """What a Move keeps."""
    assert_type(move.id, eh.ids.MoveId)
    assert_type(move.kind, eh.transitions.Kind)
    assert_type(move.from_, eh.ids.LevelCode | None)
    assert_type(move.to, eh.ids.LevelCode | None)
    assert_type(move.children, tuple[eh.ids.PersonId, ...])
    assert_type(move.effective, date)
    assert_type(move.decided_by, str | None)
    assert_type(move.reason, eh.privacy.Narrative | None)
    assert_type(move.pathway, eh.ids.PathwayId | None)
    assert_type(move.rule, eh.ids.RuleId | None)
    assert_type(move.handover, eh.ids.HandoverId | None)
    assert_type(move.referral, eh.ids.ReferralId | None)
    assert_type(move.departures, tuple[eh.transitions.Departure, ...])
    assert_type(move.recorded, eh.sources.Recorded | None)


def handover_fields(handover: eh.transitions.Handover) -> None:
    """What a Handover keeps."""
    assert_type(handover.id, eh.ids.HandoverId)
    assert_type(handover.kind, eh.transitions.Kind)
    assert_type(handover.to, eh.ids.LevelCode | None)
    assert_type(handover.children, tuple[eh.ids.PersonId, ...])
    assert_type(handover.proposed, date)
    assert_type(handover.sending_agency, eh.ids.AgencyId | None)
    assert_type(handover.receiving_agency, eh.ids.AgencyId | None)
    assert_type(handover.receiving_role, str | None)
    assert_type(handover.same_lead, eh.answers.YesNo | None)
    assert_type(handover.accepted, date | None)
    assert_type(handover.declined, date | None)
    assert_type(handover.declined_because, eh.privacy.Narrative | None)
    assert_type(handover.withdrawn, date | None)
    assert_type(handover.withdrawn_because, eh.privacy.Narrative | None)
    assert_type(handover.reachable, eh.answers.YesNo | None)
    assert_type(handover.support_arranged, date | None)
    assert_type(handover.leaving, tuple[eh.ids.MemberId, ...])
    assert_type(handover.nobody_leaves, eh.answers.YesNo | None)
    assert_type(handover.recorded, eh.sources.Recorded | None)
    assert_type(handover.answer_recorded, eh.sources.Recorded | None)


def case_fields(case: eh.cases.Case) -> None:
    """What a Case keeps."""
    assert_type(case.id, eh.ids.CaseId)
    assert_type(case.partnership, eh.ids.PartnershipId | None)
    assert_type(case.ladder, eh.frameworks.Ladder)
    assert_type(case.family, eh.people.Family)
    assert_type(case.starts_at, eh.ids.LevelCode | None)
    assert_type(case.legal_statuses, tuple[eh.people.LegalStatus, ...])
    assert_type(case.steps, tuple[eh.people.StatutoryStep, ...])
    assert_type(case.agreements, tuple[eh.people.AgreementToSupport, ...])
    assert_type(case.endings, tuple[eh.people.EndingDiscussion, ...])
    assert_type(case.contacts, tuple[eh.contacts.Contact, ...])
    assert_type(case.referrals, tuple[eh.contacts.Referral, ...])
    assert_type(case.notices, tuple[eh.contacts.Notice, ...])
    assert_type(case.harm, tuple[eh.assessments.HarmConsideration, ...])
    assert_type(case.assessments, tuple[eh.assessments.Assessment, ...])
    assert_type(case.plans, tuple[eh.plans.FamilyPlan, ...])
    assert_type(case.team, eh.teams.Team)
    assert_type(case.measures, tuple[eh.outcomes.Measure, ...])
    assert_type(case.readings, tuple[eh.outcomes.Reading, ...])
    assert_type(case.authorisations, tuple[eh.transitions.Authorisation, ...])
    assert_type(case.handovers, tuple[eh.transitions.Handover, ...])
    assert_type(case.sharing, tuple[eh.people.SharingRecord, ...])
    assert_type(case.unmet_needs, tuple[eh.contacts.UnmetNeed, ...])
    assert_type(case.enrolments, tuple[eh.programmes.Enrolment, ...])
    assert_type(case.disagreements, tuple[eh.transitions.Disagreement, ...])
    assert_type(case.attendance, tuple[eh.attendance.AttendanceRecord, ...])
    assert_type(case.pauses, tuple[eh.transitions.ClockPause, ...])
    assert_type(case.waivers, tuple[eh.transitions.Waiver, ...])
    assert_type(case.moves, tuple[eh.transitions.Move, ...])
    assert_type(case.recorded, eh.sources.Recorded | None)


def assessment_fields(assessment: eh.assessments.Assessment) -> None:
    """What an Assessment keeps."""
    assert_type(assessment.id, eh.ids.AssessmentId)
    assert_type(assessment.kind, eh.assessments.AssessmentKind)
    assert_type(assessment.children, tuple[eh.ids.PersonId, ...])
    assert_type(assessment.started, date)
    assert_type(assessment.completed, date | None)
    assert_type(assessment.author_role, str | None)
    assert_type(assessment.observations, tuple[eh.assessments.Observation, ...])
    assert_type(assessment.scalings, tuple[eh.assessments.Scaling, ...])
    assert_type(assessment.voices, tuple[eh.assessments.Voice, ...])
    assert_type(assessment.visits, tuple[eh.assessments.Visit, ...])
    assert_type(assessment.considered, tuple[eh.ids.PersonId, ...])
    assert_type(assessment.not_considered, tuple[eh.assessments.NotConsidered, ...])
    assert_type(assessment.judged_level, eh.ids.LevelCode | None)
    assert_type(assessment.judged, tuple[eh.assessments.JudgedLevel, ...])
    assert_type(assessment.rationale, eh.privacy.Narrative | None)
    assert_type(assessment.countersigned, eh.sources.Recorded | None)
    assert_type(assessment.contrary, tuple[eh.assessments.ContraryEvidence, ...])
    assert_type(assessment.recorded, eh.sources.Recorded | None)


def reading_fields(reading: eh.outcomes.Reading) -> None:
    """What a Reading keeps."""
    assert_type(reading.measure, eh.ids.MeasureId)
    assert_type(reading.about, eh.ids.PersonId | None)
    assert_type(reading.on, date)
    assert_type(reading.value, float)
    assert_type(reading.source, str | None)
    assert_type(reading.informant, eh.outcomes.Informant | None)
    assert_type(reading.recorded, eh.sources.Recorded | None)
