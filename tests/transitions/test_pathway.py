"""
Pathways: what can be seen to be wrong without any facts.
"""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from earlyhelp_core.errors import Impossible
from earlyhelp_core.fields import evolve
from earlyhelp_core.ids import RuleId
from earlyhelp_core.sources import Citation, Source
from earlyhelp_core.transitions import (
    Kind,
    KindLike,
    NextStep,
    Pathway,
    Protective,
    Rule,
)
from tests.transitions.builders import (
    ALL_GOOD,
    FRAMEWORK,
    NOTHING,
    PROCEDURE,
    SAFE,
    a_pathway,
    a_rule,
    asks,
    places,
    weighed,
)
from tests.transitions.unsafe import rule_of

ELSEWHERE = Citation(publication="handbook", clause="page 3", basis="practice")


def ids_of(rules: Iterable[Rule]) -> list[RuleId]:
    """The ids alone."""
    return [rule.id for rule in rules]


def test_everything_that_is_wrong_is_told_at_once() -> None:
    """Each with its place; one fault hides no other."""
    cites_elsewhere = evolve(
        a_rule("open", "open", ["universal"], ["targeted"], advises=asks("lead-named")),
        source=ELSEWHERE,
    )
    with pytest.raises(Impossible) as refused:
        a_pathway(
            a_rule("open", "open", ["universal", "univrsal"], ["targeted", "other"]),
            cites_elsewhere,
            a_rule("down", "step-down", ["universal"], ["statutory"]),
            protective=Protective(kind="close", to="statuory"),
        )

    assert places(refused.value) == [
        ("/rules/1", "repeated-id"),
        ("/protective/kind", "contradicts-kind"),
        ("/protective/to", "unknown-level"),
        ("/rules/0/from/1", "unknown-level"),
        ("/rules/0/to/1", "unknown-level"),
        ("/rules/2/kind", "contradicts-kind"),
        ("/rules/1/source/publication", "unknown-publication"),
    ]


def test_an_unknown_level_has_neighbours() -> None:
    """The nearest code is offered."""
    with pytest.raises(Impossible) as refused:
        a_pathway(a_rule("open", "open", ["universal"], ["targetted"]))

    [problem] = refused.value.problems
    assert problem.message == "no such level; did you mean targeted?"


def test_every_citation_is_listed_among_the_publications() -> None:
    """Those of the single asks and steps too."""
    own = [evolve(asked, source=ELSEWHERE) for asked in asks("agreement-given")]
    steps = [NextStep(do="hold a meeting", by="the lead", source=ELSEWHERE)]
    rule = a_rule(
        "open",
        "open",
        ["universal"],
        ["targeted"],
        requires=[*own, *asks("lead-named")],
        advises=own,
        obligations=steps,
    )
    with pytest.raises(Impossible) as refused:
        a_pathway(evolve(rule, source=ELSEWHERE))

    assert places(refused.value) == [
        (f"/rules/0/{place}source/publication", "unknown-publication")
        for place in ("", "requires/0/", "advises/0/", "obligations/0/")
    ]


def test_a_publication_is_listed_once() -> None:
    """Two of one id could say two things."""
    with pytest.raises(Impossible) as refused:
        evolve(SAFE, publications=(PROCEDURE, PROCEDURE))

    assert places(refused.value) == [("/publications/1", "repeated-id")]


LEVELS = ("universal", "targeted", "statutory")


def refusal(rule: Rule) -> list[tuple[str, str]]:
    """What is wrong with a pathway of that one rule."""
    try:
        a_pathway(rule)
    except Impossible as refused:
        return places(refused)
    return []


@pytest.mark.parametrize(
    ("kind", "allowed"),
    [
        ("open", "ut us ts"),
        ("reopen", "ut us ts"),
        ("step-up", "ut us ts"),
        ("refer", "uu ut us tt ts ss"),
        ("step-down", "tu su st"),
        ("close", "uu tu tt su st ss"),
        ("lateral", "ts st"),
        ("change-oversight", "uu ut us tu tt ts su st ss"),
    ],
)
def test_a_kind_says_in_which_direction_it_leads(kind: KindLike, allowed: str) -> None:
    """A step down leads down, and a lateral move shares a tier of the continuum."""
    found = {
        start[0] + end[0]: refusal(a_rule("rule", kind, [start], [end]))
        for start in LEVELS
        for end in LEVELS
    }

    assert found == {
        ends: [] if ends in allowed.split() else [("/rules/0/kind", "contradicts-kind")]
        for ends in found
    }


def test_one_wrong_pair_of_ends_is_enough() -> None:
    """A rule from several levels must suit them all."""
    with pytest.raises(Impossible) as refused:
        a_pathway(a_rule("up", "step-up", ["targeted", "statutory"], ["statutory"]))

    [problem] = refused.value.problems
    assert problem.message == "step-up leads up; correct the kind or the levels"


@pytest.mark.parametrize("kind", Kind)
def test_what_protects_leads_to_more_help(kind: Kind) -> None:
    """A pathway cannot say that closing is its protective move."""
    protective = Protective(kind=kind, to="statutory")
    if kind in {Kind.REFER, Kind.STEP_UP}:
        assert a_pathway(protective=protective).protective == protective
        return
    with pytest.raises(Impossible) as refused:
        a_pathway(protective=protective)

    assert places(refused.value) == [("/protective/kind", "contradicts-kind")]


def test_a_pathway_may_say_that_it_has_no_protective_move() -> None:
    """Not every ladder has one, but every file says so."""
    assert a_pathway(protective=None).protective is None


def test_the_rules_from_a_level() -> None:
    """All of them, or those of one kind."""
    assert ids_of(SAFE.rules_from("targeted")) == ["refer", "step-up", "close"]
    assert ids_of(SAFE.rules_from("targeted", Kind.CLOSE)) == ["close"]
    assert ids_of(SAFE.rules_from("elsewhere")) == []


def test_a_rule_shows_its_source_in_full() -> None:
    """With the title and the publisher that the file lists once."""
    assert SAFE.source_of(rule_of(SAFE, "close")) == Source(
        publication="Moving between levels",
        publisher="A council",
        year=2025,
        clause="section 1",
        basis="stated",
    )


# --- what is worked out once and kept


def remembered(pathway: Pathway) -> list[int]:
    """How many combinations each rule has met so far."""
    return [len(compiled._known) for compiled in pathway.compiled]


def test_a_fresh_pathway_remembers_nothing() -> None:
    """A changed edition starts anew."""
    used = evolve(SAFE)
    weighed("close", ALL_GOOD, pathway=used)
    fresh = evolve(used, title="Another")

    assert (sum(remembered(used)), sum(remembered(fresh))) == (1, 0)


def test_what_was_worked_out_stays_true() -> None:
    """Each thing kept is what would be worked out again."""
    pathway = evolve(SAFE)
    for harm in ("suspected", "none", "not-considered"):
        for facts in (ALL_GOOD, NOTHING):
            for kind, level in (("close", "targeted"), ("refer", "universal")):
                asked = evolve(facts, level=level, harm=harm)
                weighed(Kind(kind), asked, pathway=pathway)

    assert remembered(pathway) == [0, 0, 4, 0, 0, 0, 0, 6]
    for compiled in pathway.compiled:
        assert compiled._known == {
            known: compiled._worked_out(*known) for known in compiled._known
        }


def test_weighing_the_same_twice_works_out_nothing_new() -> None:
    """And facts that differ in nothing the rule asks are the same to it."""
    pathway = evolve(SAFE)
    weighed("close", ALL_GOOD, pathway=pathway)
    weighed("close", evolve(ALL_GOOD, unborn="yes"), pathway=pathway)

    assert sum(remembered(pathway)) == 1


def test_pathways_that_were_used_and_not_are_equal() -> None:
    """What is remembered is no part of the value."""
    used, unused = evolve(SAFE), evolve(SAFE)
    weighed("close", ALL_GOOD, pathway=used)

    assert (used, hash(used)) == (unused, hash(unused))


def test_the_levels_are_those_of_the_framework() -> None:
    """In its order."""
    assert SAFE.framework.ladder.codes == FRAMEWORK.ladder.codes
