"""
The shipped editions themselves: what they claim, and what stands behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import earlyhelp_core.partnerships
from earlyhelp_core import partnerships, transitions, wire
from earlyhelp_core.frameworks import Edition, LevelFramework
from earlyhelp_core.partnerships import Partnership
from earlyhelp_core.sources import Basis, Citation
from earlyhelp_core.transitions import Kind, Pathway, Rule, Verdict

DATA = Path(earlyhelp_core.partnerships.__file__).parent / "data"
FILES = sorted(DATA.rglob("*.toml"))
SHIPPED = tuple(partnerships.load(name, on=None) for name in partnerships.names())
KNOWN = partnerships.catalogue()
PATHWAYS = tuple(pathway for found in SHIPPED for pathway in found.pathways)
#: Each once, though boroughs have those of their bases too.
PROCEDURES = tuple(dict.fromkeys(p for found in SHIPPED for p in found.procedures))
SUPPORT = partnerships.load("kensington-and-chelsea", on=None).pathway


def named(path: Path) -> str:
    """A file by its place among the editions."""
    return path.relative_to(DATA).as_posix()


def rule(id_: str) -> Rule:
    """A rule of the support pathway."""
    (found,) = (rule for rule in SUPPORT.rules if rule.id == id_)
    return found


def cited(rule: Rule) -> Iterator[tuple[str, Citation]]:
    """Each thing a rule says, with where it comes from: its own place or the rule's."""
    yield "the rule", rule.source
    for ask in (*rule.asks, *rule.advises):
        yield ask.name, ask.source or rule.source
    for step in rule.obligations:
        yield step.do, step.source or rule.source


# What the publications say themselves. All the rest is our inference or practice, and
# says so. Whoever adds a line here has read it there.
STATED = {
    ("open-targeted-support", "the rule", "strategy-2020"),
    ("open-targeted-support", "lead-named", "strategy-2020"),
    ("refer-to-social-work", "the rule", "strategy-2020"),
    (
        "refer-to-social-work",
        "acknowledge the referral and decide what follows",
        "working-together",
    ),
    ("step-up-to-statutory", "the rule", "strategy-2020"),
    ("step-down-to-targeted", "the rule", "strategy-2020"),
    ("step-down-to-universal", "the rule", "strategy-2020"),
}


def test_exactly_what_is_stated() -> None:
    """A claim that a publication says so is made here and nowhere else."""
    stated = {
        (rule.id, what, citation.publication)
        for rule in SUPPORT.rules
        for what, citation in cited(rule)
        if citation.basis is Basis.STATED
    }

    assert stated == STATED


@pytest.mark.parametrize(
    "pathway", [*PATHWAYS, *PROCEDURES], ids=lambda pathway: pathway.id
)
def test_everything_has_a_listed_source_and_a_basis(pathway: Pathway) -> None:
    """Each rule, condition and next step names a publication that its file lists."""
    citations = [c for rule in pathway.rules for _, c in cited(rule)]
    listed = {publication.id for publication in pathway.publications}

    assert {citation.publication for citation in citations} <= listed
    assert {citation.basis for citation in citations} <= set(Basis)


@pytest.mark.parametrize(
    "pathway", [*PATHWAYS, *PROCEDURES], ids=lambda pathway: pathway.id
)
def test_no_source_is_listed_in_vain(pathway: Pathway) -> None:
    """A publication that nothing rests on would lend weight it does not have."""
    used = {c.publication for rule in pathway.rules for _, c in cited(rule)}

    assert {publication.id for publication in pathway.publications} - used == set()


@pytest.mark.parametrize("found", SHIPPED, ids=lambda found: found.id)
def test_what_an_edition_uses_it_or_its_bases_list(found: Partnership) -> None:
    """Whoever reads a partnership's publications sees all that its files rest on."""
    listed = {publication.id for publication in found.publications}
    files: tuple[LevelFramework | Pathway, ...] = (
        *found.frameworks,
        *found.pathways,
        *found.procedures,
    )
    used = {publication.id for file in files for publication in file.publications}

    assert used - listed == set()


def test_practice_is_never_dressed_as_a_publication() -> None:
    """What rests on usual practice is marked practice, and nothing else is."""
    citations = [c for rule in SUPPORT.rules for _, c in cited(rule)]

    assert {c.basis for c in citations if c.publication == "early-help-practice"} == {
        Basis.PRACTICE
    }
    assert {c.publication for c in citations if c.basis is Basis.PRACTICE} == {
        "early-help-practice"
    }


def test_the_audit_of_social_care_only_ever_advises() -> None:
    """Closure meetings and partner delay were found about social care (A014, A015)."""
    required = {
        ask.name
        for rule in SUPPORT.rules
        for ask in rule.asks
        if (ask.source or rule.source).publication == "self-assessment-2023"
    }
    advised = {
        (rule.id, ask.name)
        for rule in SUPPORT.rules
        for ask in rule.advises
        if (ask.source or rule.source).publication == "self-assessment-2023"
    }

    assert required == set()
    assert advised == {
        ("close-targeted-support", "closing-meeting-or-updates"),
        ("close-targeted-support", "network-invited"),
        ("close-targeted-support", "supporter-after-closure-named"),
        ("close-targeted-support", "partner-actions-on-time"),
    }


def test_what_the_audit_found_is_required_nowhere() -> None:
    """Under whatever source: none of it stands in a family's way."""
    found = {
        "closing-meeting-or-updates",
        "network-invited",
        "supporter-after-closure-named",
        "partner-actions-on-time",
    }

    assert {ask.name for rule in SUPPORT.rules for ask in rule.asks} & found == set()


@pytest.mark.parametrize("pathway", PATHWAYS, ids=lambda pathway: pathway.id)
def test_a_referral_starts_anywhere_and_needs_nothing(pathway: Pathway) -> None:
    """What protects starts from every level, and no referral has a condition."""
    refers = [rule for rule in pathway.rules if rule.kind is Kind.REFER]
    wanted = pathway.protective
    assert wanted is not None
    (refer,) = (rule for rule in refers if wanted.to in rule.to)

    assert set(refer.from_) == set(pathway.framework.ladder.codes)
    assert {(rule.asks, rule.when) for rule in refers} == {((), ())}
    assert wanted == transitions.Protective(kind=Kind.REFER, to=refer.to[0])


def test_support_at_step_down_is_our_inference() -> None:
    """The strategy asks for support to go on; that it stands in the way is ours."""
    (ask,) = (
        ask
        for ask in rule("step-down-to-targeted").asks
        if ask.name == "support-in-place"
    )

    assert ask.source is not None
    assert (ask.source.publication, ask.source.basis) == (
        "strategy-2020",
        Basis.INFERENCE,
    )


def test_every_kind_of_move_of_the_support_pathway() -> None:
    """Open, refer, step up, step down, change oversight, close and reopen."""
    assert [(rule.kind.value, rule.from_, rule.to) for rule in SUPPORT.rules] == [
        ("open", ("universal",), ("targeted",)),
        ("reopen", ("universal",), ("targeted",)),
        ("refer", ("universal", "targeted", "statutory"), ("statutory",)),
        ("step-up", ("universal", "targeted"), ("statutory",)),
        ("change-oversight", ("targeted",), ("statutory",)),
        ("change-oversight", ("statutory",), ("targeted",)),
        ("step-down", ("statutory",), ("targeted",)),
        ("step-down", ("statutory",), ("universal",)),
        ("close", ("targeted",), ("universal",)),
    ]


def test_the_three_stages_and_the_tiers_they_span() -> None:
    """Universal, targeted and statutory, on the four tiers that London shares."""
    borough = partnerships.load("kensington-and-chelsea", on=None)
    london = partnerships.load("london", on=None)

    assert {level.code: level.tiers for level in borough.framework.levels} == {
        "universal": (1,),
        "targeted": (2, 3),
        "statutory": (3, 4),
    }
    assert {level.code: level.tiers for level in london.framework.levels} == {
        "1": (1,),
        "2": (2,),
        "3": (3,),
        "4": (4,),
    }


@pytest.mark.parametrize("pathway", PATHWAYS, ids=lambda pathway: pathway.id)
def test_every_shipped_pathway_is_proved(pathway: Pathway) -> None:
    """All ten properties hold, and each has a meaning for these ladders."""
    verification = transitions.verify(pathway)

    verdicts = [result.verdict for result in verification.results]
    assert verdicts == [Verdict.PROVED] * (10 + len(pathway.properties))


@pytest.mark.parametrize("pathway", PROCEDURES, ids=lambda pathway: pathway.id)
def test_every_procedure_is_proved(pathway: Pathway) -> None:
    """What has no meaning for it says so; agreement has one where support starts."""
    found = {r.name: r.verdict for r in transitions.verify(pathway).results}
    meaningless = {name for name, v in found.items() if v is Verdict.DOES_NOT_APPLY}
    of_help = {
        "referral-open",
        "referral-free",
        "no-less-help-in-danger",
        "leaving-statutory-support",
        "every-child-considered",
    }
    is_support = any(level.agreement_needed for level in pathway.framework.levels)

    assert set(found.values()) == {Verdict.PROVED, Verdict.DOES_NOT_APPLY}
    assert meaningless == of_help | (set() if is_support else {"agreement-first"})


@pytest.mark.parametrize("path", FILES, ids=named)
def test_each_file_passes_the_gate(path: Path) -> None:
    """With what the catalogue knows, each file is valid by itself."""
    report = wire.check(path, catalogue=KNOWN)

    assert (report.problems, report.kind is None) == ((), False)


@pytest.mark.parametrize("found", SHIPPED, ids=lambda found: found.id)
def test_editions_survive_being_written_and_read(found: Partnership) -> None:
    """As JSON, whole and without a catalogue, each is what it was."""
    for edition in (found.edition, *found.bases):
        assert wire.loads(wire.dumps(edition), Edition) == edition
    for framework in found.frameworks:
        assert wire.loads(wire.dumps(framework), LevelFramework) == framework
    for pathway in found.pathways:
        written = wire.dumps(pathway)
        assert wire.loads(written, Pathway) == pathway
        assert wire.dumps(wire.loads(written, Pathway)) == written


@pytest.mark.parametrize("path", FILES, ids=named)
def test_each_file_survives_being_written_and_read(path: Path) -> None:
    """Whatever kind of edition it is; written whole, it needs no catalogue."""
    report = wire.check(path, catalogue=KNOWN)
    [cls] = [kind.cls for kind in wire.KINDS if kind.name == report.kind]
    value: object = wire.load(path, cls, catalogue=KNOWN)

    assert wire.loads(wire.dumps(value), cls) == value


# An address, a telephone number, and somebody by their title.
PERSONAL = re.compile(
    r"@"
    r"|(?<![\d-])(?:\+44|\(?0)[\d ()-]{8,}\d"
    r"|\b(?:Mr|Mrs|Ms|Miss|Dr|Cllr|Prof|Sir|Dame)\b\.? [A-Z]"
)


@pytest.mark.parametrize("path", FILES, ids=named)
def test_no_file_names_or_reaches_a_person(path: Path) -> None:
    """Roles and publishers only: no address, no number, nobody's name."""
    assert PERSONAL.findall(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "text",
    ["ask a.b@c.example", "ring 020 7946 0000", "+44 20 7946 0000", "Cllr Thistle"],
)
def test_somebody_named_would_be_found(text: str) -> None:
    """The search above sees what it is for."""
    assert PERSONAL.search(text) is not None
