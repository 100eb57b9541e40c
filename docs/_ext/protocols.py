"""
Weighs one family under each protocol in ``examples/protocols``.

The ``side-by-side`` directive asks each the same question, a step down out of
statutory support, and tells the answers in a table; ``who-asks`` tells which protocol
asks for what, and how firmly. Both read the files as the library does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import ClassVar, TypeAlias

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import ExtensionMetadata, OptionSpec

from earlyhelp_core import partnerships, wire
from earlyhelp_core.answers import Answer
from earlyhelp_core.fields import evolve
from earlyhelp_core.sources import Basis
from earlyhelp_core.transitions import Facts, Kind, Pathway, Request, Rule, weigh

__all__ = ["Asked", "SideBySide", "WhoAsks", "asked", "setup", "weighed", "who_asks"]

Asked: TypeAlias = tuple[str, Pathway, Rule]


def asked(folder: Path) -> Iterator[Asked]:
    """
    Each authority, its pathway, and its rule for stepping down out of statutory help.
    """
    for place in sorted(folder.iterdir()):
        if place.is_dir():
            read = partnerships.read(place, on=None)
            level = read.framework.level
            rule = next(
                rule
                for rule in read.pathway.rules
                if rule.kind is Kind.STEP_DOWN and level(rule.from_[0]).statutory
            )
            yield read.edition.title.partition(":")[0], read.pathway, rule


def weighed(protocol: Asked, facts: Facts) -> tuple[str, ...]:
    """What one protocol says of these *facts*: a row of the table."""
    authority, pathway, rule = protocol
    start, end = rule.from_[0], rule.to[0]
    answer = weigh(
        pathway,
        Request(kind=Kind.STEP_DOWN, to=end),
        evolve(facts, level=start),
    )
    said = "met" if answer.met else "outstanding"
    return authority, f"{start} to {end}", said, _in_the_way(answer)


def _in_the_way(answer: Answer) -> str:
    found = [
        f"{finding.requirement}: {finding.reason}" for finding in answer.outstanding
    ]
    return "; ".join(found) or "nothing"


def who_asks(protocols: Iterable[Asked]) -> Iterator[tuple[str, ...]]:
    """Each condition: who states it, who asks for it all the same, who advises it."""
    found: dict[str, tuple[list[str], list[str], list[str]]] = {}
    for authority, _, rule in protocols:
        for ask in (*rule.asks, *rule.advises):
            stated, ours, advised = found.setdefault(ask.name, ([], [], []))
            if ask in rule.advises:
                advised.append(authority)
            elif (ask.source or rule.source).basis is Basis.STATED:
                stated.append(authority)
            else:
                ours.append(authority)
    for name, columns in sorted(found.items(), key=lambda row: -len(row[1][0])):
        yield name, *(", ".join(column) for column in columns)


def _table(header: Iterable[str], rows: Iterable[Iterable[str]]) -> nodes.table:
    # Built node by node: nothing that a file says is read as markup.
    titles = list(header)
    group = nodes.tgroup(cols=len(titles))
    group += [nodes.colspec(colwidth=1) for _ in titles]
    group += nodes.thead("", _row(titles))
    group += nodes.tbody("", *map(_row, rows))
    return nodes.table("", group)


def _row(cells: Iterable[str]) -> nodes.row:
    return nodes.row(
        "", *(nodes.entry("", nodes.paragraph(text=cell)) for cell in cells)
    )


class _OfProtocols(SphinxDirective):
    """What both tables read."""

    has_content: ClassVar[bool] = False

    def _read(self) -> tuple[Path, list[Asked]]:
        folder = Path(self.env.srcdir).parent / "examples" / "protocols"
        for place in folder.rglob("*.*"):
            self.env.note_dependency(str(place))
        return folder, list(asked(folder))


class SideBySide(_OfProtocols):
    """The same family under each, with another legal status where one is given."""

    option_spec: ClassVar[OptionSpec | None] = {
        "legal-status": directives.unchanged_required
    }

    def run(self) -> list[nodes.Node]:
        """Weigh it under each."""
        folder, protocols = self._read()
        facts = wire.load(folder / "one-family.json", Facts)
        status = self.options.get("legal-status", facts.legal_status)
        family = evolve(facts, legal_status=status)
        header = ("authority", "asked", "answer", "stands in the way")
        return [_table(header, (weighed(one, family) for one in protocols))]


class WhoAsks(_OfProtocols):
    """Which protocol asks for what, and how firmly."""

    def run(self) -> list[nodes.Node]:
        """Go through the rules."""
        _, protocols = self._read()
        header = ("condition", "stated by", "asked for, not stated", "advised")
        return [_table(header, who_asks(protocols))]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Give Sphinx the directives."""
    app.add_directive("side-by-side", SideBySide)
    app.add_directive("who-asks", WhoAsks)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
