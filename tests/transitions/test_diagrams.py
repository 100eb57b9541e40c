"""
A pathway shown: the table says what the rules say, and no text breaks either form.
"""

from __future__ import annotations

import re
from html import unescape

import pytest

from earlyhelp_core.dates import Span
from earlyhelp_core.fields import evolve
from earlyhelp_core.transitions import (
    AllOf,
    AnyOf,
    AtLeast,
    AtMost,
    Includes,
    Is,
    Not,
    Predicate,
    Within,
    markdown,
    mermaid,
)
from tests.transitions.builders import (
    CITED,
    FRAMEWORK,
    SAFE,
    a_pathway,
    a_rule,
    ask,
    step,
)

#: What either notation gives a meaning to, and a second line.
NASTY = (
    'a"b\n--> [*]; %% {y} <script>x</script> #35; `c` |d| __e__ *f* :: [z](w) \\ & ŵ £'
)
PLAIN = " ".join(NASTY.split())
#: All of that on one line: PLAIN has 79 characters, and a role takes 80.
ROLE = PLAIN


def cells(table: str) -> list[list[str]]:
    """The rows of a table below its head, each cell as it is read."""
    return [
        [unescape(cell) for cell in line.removeprefix("| ")[:-2].split(" | ")]
        for line in table.splitlines()[2:]
    ]


def read(line: str) -> str:
    """A line of a diagram with the letters that were written as codes."""
    return re.sub(r"#(\d+);", lambda code: chr(int(code[1])), line).strip()


def test_the_table_has_a_row_for_each_rule() -> None:
    """In the order of the file, by kind and levels."""
    assert [row[:4] for row in cells(markdown(SAFE))] == [
        [rule.id, rule.kind, "<br>".join(rule.from_), "<br>".join(rule.to)]
        for rule in SAFE.rules
    ]


def test_a_row_says_all_that_its_rule_says() -> None:
    """When, what is required and advised, whose word, what follows, and the source."""
    cited = evolve(ask("plan-in-place"), source=CITED)
    follows = evolve(step("tell the family", "the lead"), source=CITED)
    rule = a_rule(
        "down",
        "step-down",
        ["statutory"],
        ["universal", "targeted"],
        when=[Is(fact="legal-status", values=("none", "section-17"))],
        requires=[
            ask("plan-reviewed", within="6 weeks"),
            evolve(ask("authorised-by", role="panel"), source=CITED),
        ],
        advises=[cited, ask("authorised-by", role="service manager")],
        handover="sender-holds-until-accepted",
        obligations=[step("meet", "both leads", "2 weeks"), follows],
    )

    follow = (
        "the sender holds until the receiver has accepted",
        "both leads: meet, within 2 weeks",
        "the lead: tell the family (stated)",
    )

    assert cells(markdown(a_pathway(rule))) == [
        [
            "down",
            "step-down",
            "statutory",
            "universal<br>targeted",
            "legal-status is none or section-17",
            "plan-reviewed within 6 weeks",
            "plan-in-place (stated)<br>authorised-by service manager",
            "panel (stated)",
            "<br>".join(follow),
            "A council, Moving between levels (2025), section 1 [stated]",
        ]
    ]


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        (AtLeast(fact="agreement", value="given"), "agreement is at least given"),
        (AtMost(fact="agreement", value="given"), "agreement is at most given"),
        (
            Within(fact="plan-reviewed", span=Span.parse("6 weeks")),
            "plan-reviewed is within 6 weeks",
        ),
        (Includes(fact="authorised-by", role="panel"), "authorised-by includes panel"),
        (Not(of=Is(fact="unborn", values=("yes",))), "not (unborn is yes)"),
        (
            AllOf(of=(Is(fact="unborn", values=("yes",)), AnyOf(of=()))),
            "(unborn is yes) and (never)",
        ),
        (
            AnyOf(of=(Is(fact="unborn", values=("yes",)), AllOf(of=()))),
            "(unborn is yes) or (always)",
        ),
    ],
)
def test_a_situation_is_told_in_words(condition: Predicate, words: str) -> None:
    """Whatever form of condition a file uses."""
    rule = a_rule("r", "open", ["universal"], ["targeted"], when=[condition])

    assert cells(markdown(a_pathway(rule)))[0][4] == words


def test_the_authority_of_a_rule_has_its_column() -> None:
    """Also where the rule names it without asking for it as a requirement."""
    rows = {row[0]: row for row in cells(markdown(SAFE))}

    assert rows["step-down"][7] == "team manager"
    assert rows["close"][7] == ""


def test_the_diagram_has_an_arrow_for_each_way() -> None:
    """From each level a rule starts at to each it leads to, the levels in order."""
    lead = a_rule(
        "taken-on",
        "step-up",
        ["universal", "targeted"],
        ["statutory"],
        handover="same-lead-continues",
    )
    leave = a_rule("gone", "transfer-out", ["targeted"])

    assert mermaid(a_pathway(lead, leave)).splitlines() == [
        "flowchart BT",
        "    accTitle: Support",
        '    level0["Universal"]',
        '    level1["Targeted"]',
        '    level2["Statutory"]',
        "    level0 ~~~ level1 ~~~ level2",
        '    level0 -->|"step-up, taken-on"| level2',
        '    level1 -->|"step-up, taken-on"| level2',
        '    level1 -->|"transfer-out, gone"| out(["another area"])',
    ]
    assert [row[3] for row in cells(markdown(a_pathway(lead, leave)))] == [
        "statutory",
        "another area",
    ]


def test_a_code_that_says_more_than_the_name_is_shown() -> None:
    """On the desk a level may be called 2b."""
    levels = tuple(evolve(level, name="Together") for level in FRAMEWORK.levels)
    pathway = evolve(SAFE, framework=evolve(FRAMEWORK, levels=levels))

    assert '    level1["targeted, Together"]' in mermaid(pathway).splitlines()


def test_no_text_breaks_out_of_the_table() -> None:
    """It can end no cell, add no line, start no link and bring no markup."""
    rule = a_rule(
        "open",
        "open",
        ["universal"],
        ["targeted"],
        authority=ROLE,
        obligations=[step(NASTY, ROLE)],
    )
    table = markdown(a_pathway(rule))

    assert re.findall(r"[^\w ,()'/?&#;|\n-]", table.replace("<br>", "")) == []
    assert cells(table)[0][7:9] == [ROLE, f"{ROLE}: {PLAIN}"]


def test_no_text_breaks_out_of_the_diagram() -> None:
    """It can end no label, add no line and bring no arrow."""
    levels = tuple(evolve(level, name=NASTY) for level in FRAMEWORK.levels)
    framework = evolve(FRAMEWORK, levels=levels)
    drawn = mermaid(evolve(SAFE, title=NASTY, framework=framework))

    assert len(drawn.splitlines()) == len(mermaid(SAFE).splitlines())
    assert [read(line) for line in drawn.splitlines()[1:3]] == [
        f"accTitle: {PLAIN}",
        f'level0["universal, {PLAIN}"]',
    ]
    assert drawn.count('"') == mermaid(SAFE).count('"')
