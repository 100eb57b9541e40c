"""
A pathway shown: its table in Markdown, and its moves as a Mermaid diagram.

Both are written from the very rules that are weighed, so a practice lead reads what
the library reads. They hold policy only; nobody's facts come near them. Whatever a
file says stands in them as text: no name in it can end a cell, start a link or add a
line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import assert_never

from earlyhelp_core.frameworks import Level
from earlyhelp_core.sources import Citation
from earlyhelp_core.transitions._pathway import Pathway
from earlyhelp_core.transitions._predicates import (
    AllOf,
    AnyOf,
    AtLeast,
    AtMost,
    Includes,
    Is,
    Not,
    Predicate,
    Within,
)
from earlyhelp_core.transitions._rules import Ask, Holding, NextStep, Rule

# All but letters and digits of any alphabet and what means nothing in either notation.
# (A full stop may make a link of an address, or a list of a number.)
_RISKY = re.compile(r"[^\w ,()'/?-]|_")


def mermaid(pathway: Pathway) -> str:
    """
    The moves of a *pathway* as a Mermaid diagram, the least help at the foot.

    A rule from or to several levels is an arrow for each. A transfer to another area
    leads out of the picture.

    >>> from earlyhelp_core import partnerships
    >>> pathway = partnerships.load("kensington-and-chelsea", on=None).pathway
    >>> print(mermaid(pathway).splitlines()[2].strip())
    level0["Universal"]
    """
    levels = pathway.framework.levels
    names = {level.code: f"level{place}" for place, level in enumerate(levels)}
    lines = ["flowchart BT", f"accTitle: {_for_mermaid(pathway.title)}"]
    lines += [
        f'{names[level.code]}["{_for_mermaid(_label(level))}"]' for level in levels
    ]
    # Unseen, and first: it keeps the levels in their order whatever the moves are.
    # (A state diagram has no such link, and may draw a lower level above a higher.)
    lines.append(" ~~~ ".join(names.values()))
    for rule in pathway.rules:
        said = _for_mermaid(_move(rule))
        lines += [
            f'{names[start]} -->|"{said}"| {names[end] if end else _OUT}'
            for start in rule.from_
            for end in (rule.to or (None,))
        ]
    return "\n    ".join(lines) + "\n"


_OUT = 'out(["another area"])'
_HEADER = (
    "rule",
    "kind",
    "from",
    "to",
    "when",
    "requires",
    "advises",
    "authority",
    "what follows",
    "source",
)


def markdown(pathway: Pathway) -> str:
    """
    The rules of a *pathway* as a Markdown table, one row for each.

    Behind a condition that has a source of its own stands how firmly it rests there.

    >>> from earlyhelp_core import partnerships
    >>> pathway = partnerships.load("kensington-and-chelsea", on=None).pathway
    >>> markdown(pathway).splitlines()[2].startswith("| open-targeted-support | open")
    True
    """
    rows = [_row(_HEADER), _row("---" for _ in _HEADER)]
    rows += [_row(_cells(pathway, rule)) for rule in pathway.rules]
    return "\n".join(rows) + "\n"


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cells(pathway: Pathway, rule: Rule) -> Iterator[str]:
    # Whose word is needed has a column of its own.
    authority = [ask for ask in rule.asks if ask.name == _AUTHORISED]
    required = [ask for ask in rule.asks if ask.name != _AUTHORISED]
    yield from _lines(rule.id)
    yield from _lines(rule.kind)
    yield "<br>".join(_lines(*rule.from_))
    yield "<br>".join(_lines(*rule.to)) or "another area"
    yield "<br>".join(_lines(*map(_said, rule.when)))
    yield "<br>".join(_lines(*map(_asked, required)))
    yield "<br>".join(_lines(*map(_asked, rule.advises)))
    yield "".join(_lines(*(f"{ask.role}{_basis(ask.source)}" for ask in authority)))
    holds = [] if rule.handover is None else [_HOLDS[rule.handover]]
    yield "<br>".join(_lines(*holds, *map(_step, rule.obligations)))
    yield from _lines(str(pathway.source_of(rule)))


_AUTHORISED = "authorised-by"
_HOLDS = {
    Holding.SENDER_UNTIL_ACCEPTED: "the sender holds until the receiver has accepted",
    Holding.SAME_LEAD: "the same lead goes on",
}


def _asked(ask: Ask) -> str:
    within = "" if ask.within is None else f" within {ask.within}"
    role = "" if ask.role is None else f" {ask.role}"
    waived = "" if ask.waivable_by is None else f", {ask.waivable_by} may waive it"
    return f"{ask.name}{within}{role}{waived}{_basis(ask.source)}"


def _step(step: NextStep) -> str:
    within = "" if step.within is None else f", within {step.within}"
    return f"{step.by}: {step.do}{within}{_basis(step.source)}"


def _basis(source: Citation | None) -> str:
    return "" if source is None else f" ({source.basis})"


def _said(predicate: Predicate) -> str:  # noqa: PLR0911 - one for each form
    match predicate:
        case Is(fact=fact, values=values):
            return f"{fact} is {' or '.join(values)}"
        case AtLeast(fact=fact, value=value):
            return f"{fact} is at least {value}"
        case AtMost(fact=fact, value=value):
            return f"{fact} is at most {value}"
        case Within(fact=fact, span=span):
            return f"{fact} is within {span}"
        case Includes(fact=fact, role=role):
            return f"{fact} includes {role}"
        case Not(of=inner):
            return f"not ({_said(inner)})"
        case AllOf(of=parts):
            return " and ".join(f"({_said(part)})" for part in parts) or "always"
        case AnyOf(of=parts):
            return " or ".join(f"({_said(part)})" for part in parts) or "never"
        case _:
            assert_never(predicate)


def _label(level: Level) -> str:
    same = level.code.replace("-", " ").casefold() == level.name.casefold()
    return level.name if same else f"{level.code}, {level.name}"


def _move(rule: Rule) -> str:
    named = rule.id.startswith(rule.kind)
    return rule.id if named else f"{rule.kind}, {rule.id}"


def _lines(*texts: str) -> list[str]:
    return [_escaped(text, "&#{};".format) for text in texts]


def _for_mermaid(text: str) -> str:
    return _escaped(text, "#{};".format)


def _escaped(text: str, code: Callable[[int], str]) -> str:
    """The *text* on one line, with every letter that may mean something as its code."""
    return _RISKY.sub(lambda found: code(ord(found[0])), " ".join(text.split()))
