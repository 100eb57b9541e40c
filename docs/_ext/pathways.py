"""
Shows every shipped pathway: its moves as a picture, its rules as a table.

The ``pathways`` directive reads the editions as the library does, so the page cannot
fall behind them. The picture is drawn here and the Mermaid source stands below it:
nothing is fetched when the page is built or read.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date
from html import escape
from importlib.resources import files
from typing import ClassVar

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import ExtensionMetadata

from earlyhelp_core import partnerships
from earlyhelp_core.ids import LevelCode
from earlyhelp_core.transitions import Pathway, Rule, markdown, mermaid

__all__ = ["Pathways", "picture", "setup", "shipped"]

_MARGIN, _BETWEEN, _COLUMN = 20, 64, 34
#: The width of a letter of the labels, about; and how far they rise as they run.
_LETTER, _RISE, _RUN = 7.2, 0.71, 0.71
_SVG = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}"
 role="img" aria-labelledby="{id}-title {id}-desc" fill="currentColor"
 style="max-width:100%;height:auto" font-family="Arial, Helvetica, sans-serif"
 font-size="13">
<title id="{id}-title">{title}</title>
<desc id="{id}-desc">Each move is a column: a dot where it may start, an arrow head
where it leads. {words}.</desc>
{drawing}
</svg>"""

#: Ten columns need room: the table scrolls sideways, and reads from the top.
_WIDE = """\
<style>
.wide table { min-width: 130rem; }
.wide td { text-align: left; vertical-align: top; }
</style>"""


def shipped() -> Iterator[Pathway]:
    """Every pathway of every edition that is shipped, by partnership and age."""
    for name in partnerships.names():
        found: dict[str, Pathway] = {}
        for day in sorted(_first_days(name)):
            for pathway in partnerships.load(name, on=day).pathways:
                found.setdefault(pathway.id, pathway)
        yield from found.values()


def _first_days(name: str) -> Iterator[date]:
    folder = files("earlyhelp_core.partnerships") / "data" / name
    for place in folder.iterdir():
        cover = place / "edition.toml"
        if cover.is_file():
            yield tomllib.loads(cover.read_text(encoding="utf-8"))["in_force"]["start"]


def picture(pathway: Pathway) -> str:
    """
    The moves as one SVG: a line for each level, and a column for each rule.

    The least help is at the foot.
    """
    levels = pathway.framework.levels
    names = [rule.id for rule in pathway.rules]
    top = _MARGIN + max(map(len, names), default=0) * _LETTER * _RISE
    left = _MARGIN + max(len(level.name) for level in levels) * _LETTER + _COLUMN
    right = left + _COLUMN * len(names)
    height = {
        level.code: top + _BETWEEN * (len(levels) - place) - _BETWEEN / 2
        for place, level in enumerate(levels)
    }
    drawing = [
        f'<path d="M{_MARGIN} {height[level.code]:.0f}H{right:.0f}" '
        f'stroke="currentColor" stroke-opacity="0.35"/>'
        f'<text x="{_MARGIN}" y="{height[level.code] - 6:.0f}">'
        f"{escape(level.name)}</text>"
        for level in levels
    ]
    for place, rule in enumerate(pathway.rules):
        drawing += _column(rule, left + _COLUMN * (place + 0.5), top, height)
    return _SVG.format(
        width=right + _MARGIN + len(names[-1]) * _LETTER * _RUN,
        height=top + _BETWEEN * len(levels),
        id=escape(pathway.id),
        title=escape(pathway.title),
        words=escape("; ".join(map(_told, pathway.rules))),
        drawing="\n".join(drawing),
    )


def _told(rule: Rule) -> str:
    ends = " or ".join(rule.to) or "another area"
    return f"{rule.id} leads from {' or '.join(rule.from_)} to {ends}"


def _column(
    rule: Rule, x: float, top: float, height: dict[LevelCode, float]
) -> Iterator[str]:
    starts = [height[code] for code in rule.from_]
    ends = [height[code] for code in rule.to]
    reached = [*starts, *ends]
    yield (
        f'<text x="{x:.0f}" y="{top:.0f}" transform="rotate(-45 {x:.0f} {top:.0f})">'
        f"{escape(rule.id)}</text>"
        f'<path d="M{x:.0f} {min(reached):.0f}V{max(reached):.0f}" '
        f'stroke="currentColor" stroke-width="2"/>'
    )
    for y in starts:
        yield f'<circle cx="{x:.0f}" cy="{y:.0f}" r="4"/>'
    for y in ends:
        # A move up is told by its head even where it also starts from there.
        point = 9 if y > min(starts) else -9
        yield f'<path d="M{x:.0f} {y:.0f}l-6 {-point}h12z"/>'
    if not ends:
        yield f'<path d="M{x + 4:.0f} {starts[0]:.0f}h8v-5l8 5l-8 5v-5"/>'


class Pathways(SphinxDirective):
    """Every shipped pathway, one below the other."""

    has_content: ClassVar[bool] = False

    def run(self) -> list[nodes.Node]:
        """Draw and write down each; the page is Markdown, and so are the tables."""
        shown: list[nodes.Node] = [nodes.raw("", _WIDE, format="html")]
        for pathway in shipped():
            section = nodes.section(ids=[nodes.make_id(pathway.id)])
            section += nodes.title(text=pathway.title)
            section += nodes.raw("", picture(pathway), format="html")
            section += nodes.container(
                "", *self.parse_text_to_nodes(markdown(pathway)), classes=["wide"]
            )
            section += nodes.paragraph(text="The same moves in Mermaid:")
            section += nodes.literal_block(text=mermaid(pathway), language="text")
            shown.append(section)
        return shown


def setup(app: Sphinx) -> ExtensionMetadata:
    """Give Sphinx the directive."""
    app.add_directive("pathways", Pathways)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
