"""
Proofs: what they say of safe pathways, and when a property has no meaning.
"""

from __future__ import annotations

from datetime import date

import pytest

from earlyhelp_core import partnerships
from earlyhelp_core.dates import Span
from earlyhelp_core.errors import Impossible
from earlyhelp_core.fields import evolve
from earlyhelp_core.ids import LevelCode
from earlyhelp_core.transitions import (
    CATALOGUE,
    AllOf,
    AnyOf,
    AtLeast,
    AtMost,
    Counterexample,
    Includes,
    Is,
    KindLike,
    Not,
    Pathway,
    Predicate,
    Property,
    Protective,
    Result,
    Verdict,
    Within,
    verify,
)
from tests.transitions.builders import (
    FRAMEWORK,
    SAFE,
    a_pathway,
    a_rule,
    ask,
    asks,
    with_rule,
    without_rule,
)
from tests.transitions.unsafe import UNSAFE, rule_of

ALL_PROVED = dict.fromkeys(
    [
        "referral-open",
        "referral-free",
        "agreement-first",
        "no-less-help-in-danger",
        "leaving-statutory-support",
        "every-child-considered",
        "closure-within-reach",
        "evidence-never-harms",
        "remedies-suffice",
        "one-rule-each",
    ],
    Verdict.PROVED,
)


def test_every_requirement_of_the_catalogue_can_be_proved_of() -> None:
    """A rule that asks for all of them at once is as safe as one that asks for few."""
    everything = [
        ask(
            name,
            within="4 weeks" if requirement.takes_span else None,
            role=f"{name} role" if requirement.takes_role else None,
        )
        for name, requirement in CATALOGUE.items()
    ]
    closing = evolve(rule_of(SAFE, "close"), requires=tuple(everything))

    verification = verify(with_rule(SAFE, closing))

    assert {r.name: r.verdict for r in verification.results} == ALL_PROVED


def verdicts(pathway: Pathway) -> dict[str, Verdict]:
    """What was found of each property, in order."""
    return {result.name: result.verdict for result in verify(pathway).results}


def refuted(pathway: Pathway) -> list[str]:
    """The properties that do not hold."""
    return [n for n, verdict in verdicts(pathway).items() if verdict == "refuted"]


def told(pathway: Pathway, name: str) -> list[Counterexample]:
    """What is shown against the property of that name."""
    [result] = [r for r in verify(pathway).results if r.name == name]
    return list(result.counterexamples)


def where(pathway: Pathway, name: str) -> list[str]:
    """The situations alone."""
    return [c.story.partition("; for example where ")[2] for c in told(pathway, name)]


def level_shown(pathway: Pathway, name: str) -> list[LevelCode | None]:
    """The levels of the facts that are shown."""
    return [c.facts.level for c in told(pathway, name) if c.facts is not None]


def test_all_ten_properties_of_a_safe_pathway_are_proved() -> None:
    """Nothing is shown against it."""
    verification = verify(SAFE)

    assert (verdicts(SAFE), verification.proved) == (ALL_PROVED, True)


@pytest.mark.parametrize("name", partnerships.names())
def test_every_shipped_pathway_is_proved(name: str) -> None:
    """What the library ships is safe by its own measure."""
    pathways = partnerships.load(name, on=None).pathways

    assert [p.id for p in pathways if not verify(p).proved] == []


def test_the_proof_in_words() -> None:
    """Each property with its verdict, what was found, and what a proof cannot show."""
    lines = verify(UNSAFE["nobody-authorises-leaving"].pathway).explain().splitlines()

    assert lines[0] == (
        "proved          a protective referral is open from every level, "
        "whatever is recorded"
    )
    assert lines[4][:8] == "refuted "
    assert lines[5] == (
        "                step-down leaves statutory support on nobody's authority"
    )
    assert lines[-2][:46] == "This proves the file, not the child's safety: "


def test_a_result_says_what_its_property_is() -> None:
    """The name is for programs, the statement for readers."""
    found = {result.name: result.statement for result in verify(SAFE).results}

    assert found["referral-free"] == "nothing delays or gates a protective referral"
    assert len(set(found.values())) == len(ALL_PROVED)


MEETING = AtLeast(fact="closing-meeting", value="yes")
OWN = Property(
    id="closing-brings-everybody-together",
    says="no closure without a closing meeting",
    kinds=["close"],
    holds=(MEETING,),
    source=SAFE.rules[0].source,
)


def own(**changes: object) -> tuple[Result, ...]:
    """The results for that property, in a pathway that promises it too."""
    changed = evolve(OWN, **changes)
    return verify(evolve(SAFE, properties=(changed,))).results[len(ALL_PROVED) :]


def test_what_a_partnership_promises_is_proved_or_shown_broken() -> None:
    """After what is proved of every pathway, and in its own words."""
    [result] = own()

    assert (result.name, result.verdict) == (OWN.id, Verdict.REFUTED)
    assert result.statement == "no closure without a closing meeting"
    (broken,) = result.counterexamples
    assert broken.story == (
        "close (close from targeted to universal) goes through without "
        "closing-brings-everybody-together; for example where closing-meeting is "
        "not recorded"
    )
    close = rule_of(SAFE, "close")
    requires = (*close.requires, ask("closing-meeting-or-updates"))
    updates = AtLeast(fact="updates-gathered", value="yes")
    kept = evolve(OWN, holds=(AnyOf(of=(MEETING, updates)),))
    held = with_rule(SAFE, evolve(close, requires=requires))
    held = evolve(held, properties=(kept,))
    assert verify(held).proved


def test_a_promise_may_be_for_some_levels_or_some_situations_only() -> None:
    """Where no rule is concerned it has no meaning; where none gets past, it holds."""
    nowhere = [own(to=["statutory"]), own(from_=["statutory"]), own(kinds=["lateral"])]
    danger = Is(fact="harm", values=("suspected",))

    assert [[r.verdict for r in found] for found in nowhere] == [
        [Verdict.DOES_NOT_APPLY]
    ] * 3
    assert [r.verdict for r in own(to=["universal"], from_=["targeted"])] == [
        Verdict.REFUTED
    ]
    assert [r.verdict for r in own(when=(danger,))] == [Verdict.PROVED]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"kinds": ["close", "close"]}, "repeated-id"),
        ({"kinds": []}, "blank"),
        ({"kinds": ["refer"]}, "gates-a-referral"),
        ({"holds": ()}, "blank"),
        ({"id": "referral-open"}, "promised-already"),
    ],
)
def test_an_empty_promise_or_one_that_gates_a_referral_is_refused(
    changes: dict[str, object], code: str
) -> None:
    """A referral waits for nothing, so nothing can be promised of it."""
    with pytest.raises(Impossible) as refused:
        evolve(OWN, **changes)

    assert [problem.code for problem in refused.value.problems] == [code]


def test_a_promise_of_an_unknown_level_or_source_is_refused() -> None:
    """At its place in the file."""
    lost = evolve(
        OWN,
        from_=["targetted"],
        source=evolve(OWN.source, publication="nowhere"),
    )
    with pytest.raises(Impossible) as refused:
        evolve(SAFE, properties=(lost, OWN))

    assert [problem.path for problem in refused.value.problems] == [
        "/properties/1",
        "/properties/0/from/0",
        "/properties/0/source/publication",
    ]


def test_a_ladder_without_a_protective_move_has_no_danger_to_speak_of() -> None:
    """What rests on such a move, or on levels of help, does not apply."""
    levels = tuple(evolve(lv, statutory=False) for lv in FRAMEWORK.levels)
    ladder = evolve(SAFE, protective=None, framework=evolve(FRAMEWORK, levels=levels))

    assert verdicts(ladder) == {
        **ALL_PROVED,
        "referral-open": Verdict.DOES_NOT_APPLY,
        "referral-free": Verdict.DOES_NOT_APPLY,
        "no-less-help-in-danger": Verdict.DOES_NOT_APPLY,
        "leaving-statutory-support": Verdict.DOES_NOT_APPLY,
        "every-child-considered": Verdict.DOES_NOT_APPLY,
    }
    assert verify(ladder).proved


def test_naming_no_protective_move_is_no_way_round_the_question() -> None:
    """Where children may be in statutory support, somebody must be able to refer."""
    evasive = evolve(SAFE, protective=None)

    assert refuted(evasive) == ["referral-open"]
    assert verdicts(evasive)["no-less-help-in-danger"] is Verdict.PROVED


def test_a_ladder_without_voluntary_or_statutory_levels() -> None:
    """Agreement, and leaving statutory support, have no meaning there."""
    plain = evolve(
        FRAMEWORK,
        levels=tuple(
            evolve(level, agreement_needed=False, statutory=False)
            for level in FRAMEWORK.levels
        ),
    )
    found = verdicts(evolve(SAFE, framework=plain))

    assert found == {
        **ALL_PROVED,
        "agreement-first": Verdict.DOES_NOT_APPLY,
        "leaving-statutory-support": Verdict.DOES_NOT_APPLY,
    }


def test_an_empty_pathway_refers_nobody_and_closes_nothing() -> None:
    """What is not there is shown too."""
    assert refuted(a_pathway()) == ["referral-open", "closure-within-reach"]


# --- the referral


def test_a_referral_open_in_every_situation_by_several_rules() -> None:
    """Two rules that divide all situations between them are as good as one."""
    known = AnyOf(
        of=(
            Is(fact="unborn", values=("yes",)),
            Is(fact="unborn", values=("no",)),
        )
    )
    refer = rule_of(SAFE, "refer")
    narrow = with_rule(SAFE, evolve(refer, when=(known,)))
    rest = a_rule(
        "refer-all-the-same",
        "refer",
        ["universal", "targeted", "statutory"],
        ["statutory"],
    )

    assert where(narrow, "referral-open") == ["unborn is not recorded"] * 3
    assert told(with_rule(narrow, rest), "referral-open") == []


def test_another_kind_of_move_may_protect() -> None:
    """A pathway may protect by a step up, if nothing is asked for it."""
    up = a_rule("up", "step-up", ["universal", "targeted"], ["statutory"])
    protects = a_pathway(up, protective=Protective(kind="step-up", to="statutory"))

    assert [c.story for c in told(protects, "referral-open")] == [
        "from statutory the pathway has no protective referral"
    ]
    assert told(protects, "referral-free") == []


def test_a_referral_under_the_same_lead_waits_for_nobody() -> None:
    """Where nothing changes hands there is no handover to wait for."""
    refer = evolve(rule_of(SAFE, "refer"), handover="same-lead-continues")

    assert verify(with_rule(SAFE, refer)).proved


# --- agreement


@pytest.mark.parametrize("kind", ["step-up", "change-oversight", "reopen"])
def test_support_starts_by_any_name(kind: KindLike) -> None:
    """From where no agreement is needed to where it is, every way is a start."""
    rule = a_rule("start", kind, ["universal"], ["targeted"])
    pathway = evolve(SAFE, rules=(*without_rule(SAFE, "reopen").rules, rule))

    assert refuted(pathway) == ["agreement-first"]
    assert level_shown(pathway, "agreement-first") == ["universal"]


def test_a_referral_starts_no_support() -> None:
    """It changes no level, so nobody need agree to it."""
    refer = a_rule("ask", "refer", ["universal"], ["targeted"])

    assert told(with_rule(SAFE, refer), "agreement-first") == []


def test_support_that_goes_on_at_another_voluntary_level_was_agreed_before() -> None:
    """More help within voluntary support is not a start; stepping down is one."""
    both = evolve(
        FRAMEWORK,
        levels=(
            FRAMEWORK.levels[0],
            FRAMEWORK.levels[1],
            evolve(FRAMEWORK.levels[2], agreement_needed=True),
        ),
    )
    pathway = a_pathway(
        a_rule("more", "step-up", ["targeted"], ["statutory"]),
        a_rule("less", "step-down", ["statutory"], ["targeted"]),
        framework=both,
    )

    assert [c.rule for c in told(pathway, "agreement-first")] == ["less"]


# --- less help


def test_the_level_shown_is_the_one_that_is_left() -> None:
    """A rule from several levels is shown from where it leads down."""
    rule = a_rule(
        "both-ways", "change-oversight", ["universal", "statutory"], ["targeted"]
    )
    pathway = with_rule(SAFE, rule)
    shown = {
        name: level_shown(pathway, name)
        for name in (
            "no-less-help-in-danger",
            "every-child-considered",
            "leaving-statutory-support",
        )
    }

    assert shown == {
        "no-less-help-in-danger": ["statutory", "statutory"],
        "every-child-considered": ["statutory"],
        "leaving-statutory-support": ["statutory"],
    }


def test_a_rule_for_when_harm_is_suspected_is_no_way_to_less_help() -> None:
    """Harm that was considered and is suspected is shown as such."""
    suspected = Is(fact="harm", values=("suspected",))
    rule = a_rule("close", "close", ["targeted"], ["universal"], when=[suspected])

    assert where(a_pathway(rule), "no-less-help-in-danger") == [
        "harm is suspected",
        "harm is suspected, legal-status is not recorded",
    ]


def test_authority_may_be_asked_for_as_a_requirement() -> None:
    """With a source of its own, say; it is authority all the same."""
    rule = rule_of(SAFE, "step-down")
    asked = evolve(
        rule,
        authority=None,
        requires=(*rule.requires, ask("authorised-by", role="team manager")),
    )

    assert verify(with_rule(SAFE, asked)).proved


# --- evidence


def test_evidence_that_is_negated_counts_against_the_family() -> None:
    """A rule for when something did not happen lately is left once it does."""
    stale = Not(of=Within(fact="plan-reviewed", span=Span.parse("30 working days")))
    rule = evolve(rule_of(SAFE, "open"), when=(stale,))
    [found] = told(with_rule(SAFE, rule), "evidence-never-harms")

    assert (
        "it is met where plan-reviewed is no, and no longer where it is 2025-06-18"
        in found.story
    )


def test_evidence_with_the_same_answer_before_and_after_does_no_harm() -> None:
    """A condition that no evidence turns is none that evidence turns against them."""
    either = AnyOf(
        of=(
            AtMost(fact="lead-named", value="no"),
            Is(fact="lead-named", values=("yes",)),
        )
    )
    rule = evolve(rule_of(SAFE, "open"), when=(either,))

    assert told(with_rule(SAFE, rule), "evidence-never-harms") == []


def test_another_role_is_more_only_if_nobody_takes_back_their_word() -> None:
    """Authorised by one and authorised by another are beside each other."""
    roles = [Includes(fact="authorised-by", role=role) for role in ("one", "other")]
    only_one = AllOf(of=(roles[0], Not(of=roles[1])))
    rule = evolve(rule_of(SAFE, "open"), when=(only_one,))
    [found] = told(with_rule(SAFE, rule), "evidence-never-harms")

    assert (
        "it is met where authorised-by is one, and no longer where it is one and other"
        in found.story
    )


def test_the_nearest_turn_is_shown() -> None:
    """Of several pieces that count against the family, the one nearest to all good."""
    turns = AnyOf(
        of=(
            AllOf(
                of=(
                    Is(fact="unborn", values=("yes",)),
                    AtMost(fact="lead-named", value="no"),
                )
            ),
            AllOf(
                of=(
                    Is(fact="unborn", values=("no",)),
                    AtMost(fact="route-back-given", value="no"),
                )
            ),
        )
    )
    rule = evolve(rule_of(SAFE, "open"), when=(turns,))
    [found] = told(with_rule(SAFE, rule), "evidence-never-harms")

    assert found.story.endswith("for example where all else is well")


# --- remedies


def test_harm_that_leads_to_no_referral_is_the_end_of_the_road() -> None:
    """A remedy that names another move is none where there is no such move."""
    pathway = evolve(without_rule(SAFE, "refer"), protective=None)

    assert refuted(pathway) == ["referral-open", "remedies-suffice"]
    assert where(pathway, "remedies-suffice")[-1] == "harm is suspected"


def test_the_nearest_situation_without_a_way_out_is_shown() -> None:
    """A rule that no evidence meets is shown where all is calm."""
    rule = evolve(
        rule_of(SAFE, "close"), when=(AtMost(fact="route-back-given", value="no"),)
    )
    pathway = with_rule(SAFE, rule)
    [found] = told(pathway, "remedies-suffice")

    assert found.facts is not None
    assert (found.facts.harm, found.facts.legal_status) == ("none", "none")


def test_remedies_that_undo_one_another_lead_nowhere() -> None:
    """Each alone could be carried out, and the two together never meet the rule."""
    either_missing = AnyOf(
        of=(
            AtMost(fact="route-back-given", value="no"),
            AtMost(fact="every-child-considered", value="no"),
        )
    )
    rule = evolve(rule_of(SAFE, "close"), when=(either_missing,))

    assert refuted(with_rule(SAFE, rule)) == ["remedies-suffice"]


# --- one rule each


def test_rules_apart_in_situation_kind_start_or_end_do_not_meet() -> None:
    """They may stand beside each other."""
    born = Is(fact="unborn", values=("no",))
    unborn = Is(fact="unborn", values=("yes",))
    pathway = a_pathway(
        a_rule("a", "open", ["universal"], ["targeted"], when=[born]),
        a_rule("b", "open", ["universal"], ["targeted"], when=[unborn]),
        a_rule("c", "step-up", ["universal"], ["targeted"]),
        a_rule("d", "step-up", ["universal"], ["statutory"]),
        a_rule("e", "step-up", ["targeted"], ["statutory"]),
    )

    assert told(pathway, "one-rule-each") == []


def test_rules_that_share_an_end_meet_at_the_level_they_share() -> None:
    """One of several levels is enough."""
    pathway = a_pathway(
        a_rule("a", "step-up", ["universal", "targeted"], ["statutory"]),
        a_rule("b", "step-up", ["targeted"], ["statutory"]),
    )

    assert level_shown(pathway, "one-rule-each") == ["targeted"]


def test_two_transfers_from_one_level_meet() -> None:
    """They lead to no level, and so to the same."""
    pathway = a_pathway(
        a_rule("a", "transfer-out", ["targeted"]),
        a_rule("b", "transfer-out", ["targeted"]),
    )

    assert [c.story for c in told(pathway, "one-rule-each")] == [
        (
            "a (transfer-out from targeted to another area) applies together with b; "
            "for example where all else is well"
        )
    ]


def test_a_span_of_no_days_is_today() -> None:
    """A meeting that must be held today is told apart from yesterday's."""
    today = Within(fact="closing-meeting", span=Span.parse("0 days"))
    rule = a_rule("a", "open", ["universal"], ["targeted"], when=[Not(of=today), today])

    assert [c.story for c in told(a_pathway(rule), "one-rule-each")] == [
        "a can never apply: no situation fulfils all of its when"
    ]


def test_what_happened_too_long_ago_is_a_situation_of_its_own() -> None:
    """Reviewed, but not lately, is neither unreviewed nor undated."""
    lapsed: list[Predicate] = [
        AtLeast(fact="plan-reviewed", value="yes"),
        Not(of=Within(fact="plan-reviewed", span=Span.parse("6 weeks"))),
    ]
    rule = a_rule("a", "open", ["universal"], ["targeted"], when=lapsed)

    assert told(a_pathway(rule), "one-rule-each") == []


def test_two_spans_of_one_fact_are_both_told_apart() -> None:
    """Reviewed within six weeks and not within three is a situation of its own."""
    spans = [
        Within(fact="plan-reviewed", span=Span.parse(f"{n} weeks")) for n in (3, 6)
    ]
    rule = a_rule(
        "a", "open", ["universal"], ["targeted"], when=[Not(of=spans[0]), spans[1]]
    )
    again = evolve(rule, id="b")
    [found] = told(a_pathway(rule, again), "one-rule-each")

    assert found.facts is not None
    assert found.facts.plan_reviewed == date(2025, 5, 7)


def test_a_role_that_nobody_holds_is_said_so() -> None:
    """The story speaks of nobody where a list of roles is empty."""
    nobody = Not(of=Includes(fact="authorised-by", role="team manager"))
    rule = a_rule("a", "open", ["universal"], ["targeted"], when=[nobody])
    again = evolve(rule, id="b")

    assert where(a_pathway(rule, again), "one-rule-each") == ["authorised-by is nobody"]


# --- closing


def test_closing_by_way_of_another_level_is_closing() -> None:
    """Down to where support ends is a way; up and round is none."""
    direct = a_pathway(
        a_rule("down", "step-down", ["statutory"], ["targeted"], requires=asks()),
        a_rule("close", "close", ["targeted"], ["universal"]),
    )
    round_about = a_pathway(
        a_rule("up", "step-up", ["targeted"], ["statutory"]),
        a_rule("close", "close", ["statutory"], ["universal"]),
    )

    assert [
        [c.story for c in told(pathway, "closure-within-reach")]
        for pathway in (direct, round_about)
    ] == [[], ["from targeted no way leads to closure except through more help"]]


def test_a_referral_is_no_way_to_close() -> None:
    """It changes no level."""
    pathway = a_pathway(
        a_rule("ask", "refer", ["targeted"], ["statutory", "targeted"]),
        a_rule("close", "close", ["statutory"], ["universal"]),
    )

    assert [c.rule for c in told(pathway, "closure-within-reach")] == [None]
