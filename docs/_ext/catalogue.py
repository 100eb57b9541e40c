"""
Lists what rules may ask for, from the catalogue itself.

The ``requirements``, ``facts`` and ``clock-events`` directives write a table each, so
that the page cannot fall behind the library.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import ExtensionMetadata

from earlyhelp_core.people import StepKind
from earlyhelp_core.transitions import (
    CATALOGUE,
    FACTS,
    EventKind,
    FactSort,
    Requirement,
)

__all__ = ["ClockEventTable", "FactTable", "RequirementTable", "setup"]


def _table(header: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    lines = [".. list-table::", "   :header-rows: 1", ""]
    for row in (header, *rows):
        for place, cell in enumerate(row):
            lines.append(f"   {'* ' if place == 0 else '  '}- {cell}")
    return "\n".join(lines)


def _parameters(requirement: Requirement) -> str:
    taken = {"within": requirement.takes_span, "role": requirement.takes_role}
    return ", ".join(f"``{name}``" for name, takes in taken.items() if takes)


class RequirementTable(SphinxDirective):
    """
    What a rule may require or advise.
    """

    has_content: ClassVar[bool] = False

    def run(self) -> list[nodes.Node]:
        """Every requirement, in the order of the catalogue."""
        rows = [
            (
                f"``{requirement.name}``",
                requirement.meaning,
                _parameters(requirement),
                ", ".join(f"``{fact.name}``" for fact in requirement.facts),
                str(requirement.source or ""),
            )
            for requirement in CATALOGUE.values()
        ]
        header = (
            "name",
            "what it asks",
            "takes",
            "facts",
            "where such a gate is found",
        )
        return self.parse_text_to_nodes(_table(header, rows))


class FactTable(SphinxDirective):
    """
    What may be known of a child or a family.
    """

    has_content: ClassVar[bool] = False

    def run(self) -> list[nodes.Node]:
        """Every fact, in the order of `Facts`."""
        rows = [
            (f"``{fact.name}``", fact.meaning, _values(fact.sort, fact.choices))
            for fact in FACTS.values()
        ]
        return self.parse_text_to_nodes(_table(("name", "says", "values"), rows))


def _values(sort: FactSort, choices: Iterable[str]) -> str:
    match sort:
        case FactSort.DATED:
            return "``no``, ``yes``, or a date"
        case FactSort.ROLES:
            return "a list of roles"
        case FactSort.GRADE:
            return ", then ".join(f"``{choice}``" for choice in choices)
        case FactSort.SITUATION | FactSort.YES_NO:
            return ", ".join(f"``{choice}``" for choice in choices)


class ClockEventTable(SphinxDirective):
    """
    What may start, meet or end a clock.
    """

    has_content: ClassVar[bool] = False

    def run(self) -> list[nodes.Node]:
        """Every event, and whether it is recorded as a statutory step."""
        steps = {kind.value for kind in StepKind}
        rows = [
            (f"``{kind}``", kind.words, "a step" if kind.value in steps else "")
            for kind in EventKind
        ]
        header = ("name", "what happened", "recorded as")
        return self.parse_text_to_nodes(_table(header, rows))


def setup(app: Sphinx) -> ExtensionMetadata:
    """Make the directives known to Sphinx."""
    app.add_directive("requirements", RequirementTable)
    app.add_directive("facts", FactTable)
    app.add_directive("clock-events", ClockEventTable)
    return {"version": "1", "parallel_read_safe": True}
