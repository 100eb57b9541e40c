"""
The forms in which people write editions.
"""

from __future__ import annotations

from typing import cast

import pytest

from earlyhelp_core import wire
from earlyhelp_core.answers import YesNo
from earlyhelp_core.dates import Span
from earlyhelp_core.frameworks import LevelFramework
from earlyhelp_core.people import LegalBasis
from earlyhelp_core.transitions import (
    AllOf,
    AnyOf,
    Ask,
    AtLeast,
    AtMost,
    FactName,
    Includes,
    Is,
    Not,
    Pathway,
    Rule,
    Within,
)
from earlyhelp_core.wire import JSON
from tests.wire.documents import (
    a_framework,
    a_pathway,
    as_bytes,
    codes,
    found,
    framework_data,
    pathway_data,
)

Table = dict[str, JSON]


def rules(data: Table) -> list[Table]:
    """The rules of a pathway's data."""
    return cast("list[Table]", data["rules"])


def rule(**fields: JSON) -> bytes:
    """The pathway with these fields in its second rule."""
    data = pathway_data()
    rules(data)[1].update(fields)
    return as_bytes(data)


def pathway(**fields: JSON) -> bytes:
    """The pathway with these fields."""
    return as_bytes({**pathway_data(), **fields})


def test_every_form_of_condition() -> None:
    """What an edition writes in a table is the condition of the algebra."""
    assert a_pathway().rules[1].when == (
        Is(
            fact=FactName("legal-status"),
            values=(LegalBasis.NONE, LegalBasis.SECTION_17),
        ),
        Is(fact=FactName("same-lead"), values=(YesNo.NO,)),
        Not(of=Is(fact=FactName("harm"), values=("suspected",))),
        AnyOf(
            of=(
                AtLeast(fact=FactName("agreement"), value="given"),
                AtMost(fact=FactName("lead-named"), value="yes"),
                Within(fact=FactName("child-voice"), span=Span.parse("6 weeks")),
                Includes(fact=FactName("authorised-by"), role="team manager"),
                AllOf(of=()),
            )
        ),
    )


def test_asks_in_both_forms() -> None:
    """A bare name asks without parameters; a table says more."""
    bare, within, sourced = a_pathway().rules[1].requires
    assert (bare.name, bare.within) == ("agreement-in-writing", None)
    assert within.within == Span.parse("30 working days")
    assert sourced.source is not None


def test_a_pathway_is_written_whole() -> None:
    """What is written stands by itself: it needs no catalogue to be read again."""
    written = wire.dumps(a_pathway())
    assert wire.loads(written, Pathway) == a_pathway()
    assert wire.dumps(wire.loads(written, Pathway)) == written


def test_bare_forms_are_written_bare() -> None:
    """An ask without parameters is written as its name, as people write it."""
    data = wire.to_data(a_pathway().rules[1])
    assert data["requires"] == [
        "agreement-in-writing",
        {"name": "plan-reviewed", "within": "30 working days"},
        {
            "name": "receiving-lead-accepted",
            "source": {
                "publication": "strategy",
                "clause": "stages",
                "basis": "stated",
            },
        },
    ]
    assert wire.from_data(data, Rule) == a_pathway().rules[1]


@pytest.mark.parametrize(
    ("condition", "problem"),
    [
        ("harm", ("", "wrong-type")),
        ({}, ("", "not-a-condition")),
        ({"fact": "harm"}, ("", "not-a-condition")),
        (
            {"fact": "harm", "is": ["none"], "at_least": "none"},
            ("", "not-a-condition"),
        ),
        ({"is": ["none"]}, ("/fact", "missing-key")),
        ({"fact": "hram", "is": ["none"]}, ("/fact", "unknown-fact")),
        ({"fact": "harm", "is": "some"}, ("/is", "unknown-value")),
        ({"fact": "harm", "is": ["none", "some"]}, ("/is/1", "unknown-value")),
        ({"fact": "harm", "is": []}, ("/is", "blank")),
        ({"fact": "harm", "is": 7}, ("/is", "wrong-type")),
        ({"fact": "harm", "is": "none", "and": 1}, ("/and", "unknown-key")),
        ({"fact": "agreement", "at_least": "much"}, ("/at_least", "unknown-value")),
        ({"fact": "harm", "at_most": "none"}, ("/at_most", "wrong-question")),
        ({"fact": "child-voice", "within": "long"}, ("/within", "not-a-span")),
        ({"fact": "harm", "includes": "x"}, ("/includes", "wrong-question")),
        ({"not": {"fact": "harm", "is": "some"}}, ("/not/is", "unknown-value")),
        ({"all": [{"any": [{}]}]}, ("/all/0/any/0", "not-a-condition")),
        ({"all": [], "fact": "harm"}, ("/fact", "unknown-key")),
    ],
)
def test_conditions_that_ask_nothing(condition: JSON, problem: tuple[str, str]) -> None:
    """A condition must ask one question that its fact can answer."""
    path, code = problem
    assert found(rule(when=[condition])) == [(f"/rules/1/when/0{path}", code)]


@pytest.mark.parametrize(
    ("ask", "problem"),
    [
        ("agreement-in-wirting", ("", "unknown-requirement")),
        ("agreement in writing", ("", "not-an-id")),
        ({"name": "agreement-in-wirting"}, ("/name", "unknown-requirement")),
        (
            {"name": "agreement-in-writing", "within": "6 weeks"},
            ("/within", "unknown-parameter"),
        ),
        ({"name": "agreement-in-writing", "by": "x"}, ("/by", "unknown-parameter")),
        ("plan-reviewed", ("/within", "missing-parameter")),
        (7, ("", "wrong-type")),
    ],
)
def test_asks_that_ask_nothing(ask: JSON, problem: tuple[str, str]) -> None:
    """An ask names a requirement of the catalogue and gives what that takes."""
    path, code = problem
    assert found(rule(requires=[ask])) == [(f"/rules/1/requires/0{path}", code)]


@pytest.mark.parametrize(
    ("protective", "problem"),
    [
        (None, ("/protective", "wrong-type")),
        ("nothing", ("/protective", "wrong-type")),
        ({"kind": "refer"}, ("/protective/to", "missing-key")),
        ({"kind": "refer", "to": "statuory"}, ("/protective/to", "unknown-level")),
    ],
)
def test_the_protective_move_is_said(
    protective: JSON, problem: tuple[str, str]
) -> None:
    """A pathway says which move protects, or that none does; silence is neither."""
    assert found(pathway(protective=protective)) == [problem]


def test_a_ladder_without_a_protective_move() -> None:
    """The word is "none", both ways, and leaving it out is not that word."""
    catalogue = (a_framework(),)
    data = {**pathway_data(), "protective": "none", "publications": []}
    data["rules"] = []
    without = wire.from_data(data, Pathway, catalogue=catalogue)
    assert without.protective is None
    assert wire.to_data(without)["protective"] == "none"
    del data["protective"]
    assert found(as_bytes(data)) == [("/protective", "missing-key")]


def test_an_unknown_framework_has_neighbours() -> None:
    """An id the catalogue does not hold is answered with those it does."""
    catalogue = (a_framework(),)
    report = wire.check(pathway(framework="elsewhere"), catalogue=catalogue)
    [problem] = [p for p in report.problems if p.path == "/framework"]
    assert problem.code == "unknown-framework"
    assert problem.message == "no such framework; choose from f"


def test_an_unknown_publication() -> None:
    """It is told where it is listed, and so is what cites one that nobody listed."""
    assert found(pathway(publications=["strategie"])) == [
        ("/publications/0", "unknown-publication"),
        *[
            (f"/rules/{path}/source/publication", "unknown-publication")
            for path in ("0", "1/requires/2", "1")
        ],
    ]


def test_a_framework_may_stand_in_the_pathway() -> None:
    """Whole, it needs no catalogue; and no envelope, for it is no document there."""
    data = pathway_data()
    inline = framework_data()
    del inline["kind"], inline["version"]
    data["framework"] = inline
    data["publications"] = inline["publications"]
    assert wire.check(as_bytes(data)).valid


def test_relations_are_told_beside_forms() -> None:
    """An unknown requirement in one rule hides nothing that is wrong between others."""
    data = pathway_data()
    first, second = rules(data)
    first["requires"] = ["no-such-thing", {"name": "agreement-given", "by": "x"}]
    second.update(kind="step-up", to=["targetted", "targeted"])
    rules(data).append({**second, "obligations": [{"do": "meet"}]})
    rules(data).append({**second, "kind": "step-down", "to": ["targeted"]})
    assert found(as_bytes(data)) == [
        ("/rules/0/requires/0", "unknown-requirement"),
        ("/rules/0/requires/1/by", "unknown-parameter"),
        ("/rules/1/kind", "contradicts-kind"),
        ("/rules/1/to/0", "unknown-level"),
        ("/rules/2", "repeated-id"),
        ("/rules/2/kind", "contradicts-kind"),
        ("/rules/2/to/0", "unknown-level"),
        ("/rules/2/obligations/0/by", "missing-key"),
        ("/rules/3", "repeated-id"),
    ]


def test_a_spoiled_level_does_not_spoil_the_rules() -> None:
    """Rules that name a level whose table is wrong are not wrong for that."""
    data = pathway_data()
    inline = framework_data()
    del inline["kind"], inline["version"]
    levels = cast("list[Table]", inline["levels"])
    levels[1]["tiers"] = [2, 4]
    data["framework"] = inline
    data["publications"] = inline["publications"]
    assert codes(as_bytes(data)) == ["not-a-span"]


def test_an_edition_in_toml() -> None:
    """The same forms in TOML, with its own dates."""
    content = b"""
kind = "level-framework"
version = "1.0"
id = "f"
title = "One stage"
publisher = "A council"
in_force = { start = 2020-01-01, end = 2023-12-31 }
publications = [{ id = "strategy", title = "S", publisher = "A council" }]

[[levels]]
code = "universal"
name = "Universal"
meaning = "Help."
tiers = [1]
agreement_needed = false
source = { publication = "strategy", clause = "stages", basis = "stated" }
"""
    framework = wire.loads(content, LevelFramework, format="toml")
    assert framework.in_force.start.isoformat() == "2020-01-01"
    assert not framework.levels[0].agreement_needed


def test_a_condition_without_its_span_survives() -> None:
    """A condition of the catalogue, whose span each rule gives, is still written."""
    open_span = Within(fact=FactName("plan-reviewed"))
    asked = Not(of=open_span)
    assert wire.to_data(asked) == {"not": {"fact": "plan-reviewed", "within": None}}
    assert wire.from_data(wire.to_data(asked), Not) == asked


def test_an_ask_by_itself_is_a_table() -> None:
    """The bare name is for lists; by itself an ask without parameters is a text."""
    ask = Ask(name=a_pathway().rules[1].requires[1].name, within=Span.parse("1 week"))
    assert wire.from_data(wire.to_data(ask), Ask) == ask


def test_conditions_inside_conditions_are_looked_at_once() -> None:
    """A fault thirty conditions deep takes as long as thirty conditions, not as 2³⁰."""
    condition: JSON = {"fact": "harm", "is": "some"}
    for _ in range(28):
        condition = {"all": [condition]}
    place = "/rules/1/when/0" + "/all/0" * 28 + "/is"
    assert found(rule(when=[condition])) == [(place, "unknown-value")]
