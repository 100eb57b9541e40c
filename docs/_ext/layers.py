"""
Draws who may know whom from the contract that enforces it.

The ``layers`` directive reads the import-linter contract ``layers`` in
``pyproject.toml`` and the modules that exist, and emits a picture and the same in
words. The picture cannot be out of date: what it shows is what CI checks.
"""

from __future__ import annotations

import ast
import tomllib
from html import escape
from pathlib import Path
from typing import ClassVar

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import ExtensionMetadata

__all__ = ["Layers", "layers_of", "picture", "setup", "summary"]

_FILL, _INK, _LINE = "#12436D", "#FFFFFF", "#5A6B7B"
_WIDTH, _MARGIN = 960, 24
_BOX, _GAP, _BETWEEN = 34, 10, 30
_LETTER, _PADDING = 8.6, 24
_SVG = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img"
 aria-labelledby="layers-title layers-desc" style="max-width:100%;height:auto"
 font-family="Arial, Helvetica, sans-serif" font-size="15">
<title id="layers-title">The layers of earlyhelp_core</title>
<desc id="layers-desc">From the outermost to the innermost; each may import only
those that come after it: {words}.</desc>
{drawing}
</svg>"""


def layers_of(root: Path) -> list[list[str]]:
    """The layers of the contract, outermost first, with the modules that exist."""
    contracts = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))[
        "tool"
    ]["importlinter"]["contracts"]
    (contract,) = (one for one in contracts if one["id"] == "layers")
    package = root / "src" / contract["containers"][0]
    rows = [
        [name.strip(" ()") for name in row.split("|")] for row in contract["layers"]
    ]
    there = [[name for name in row if _source(package, name)] for row in rows]
    return [row for row in there if row]


def _source(package: Path, name: str) -> Path | None:
    places = (package / f"{name}.py", package / name / "__init__.py")
    return next((place for place in places if place.is_file()), None)


def summary(root: Path, name: str) -> str:
    """The first sentence of the module's docstring."""
    place = _source(root / "src" / "earlyhelp_core", name)
    if place is None:
        return ""
    docstring = ast.get_docstring(ast.parse(place.read_text(encoding="utf-8"))) or ""
    first = docstring.split("\n\n", maxsplit=1)[0].replace("``", "")
    return " ".join(first.split())


def _width(name: str) -> float:
    return len(name) * _LETTER + _PADDING


def _lines(row: list[str]) -> list[list[str]]:
    """The row, broken where it would leave the picture."""
    lines: list[list[str]] = [[]]
    for name in row:
        taken = sum(_width(other) + _GAP for other in lines[-1])
        if taken + _width(name) > _WIDTH - 2 * _MARGIN:
            lines.append([])
        lines[-1].append(name)
    return lines


def picture(layers: list[list[str]]) -> str:
    """
    The layers as one SVG: a row of boxes for each, an arrow from each to the next.
    """
    parts: list[str] = []
    top = float(_MARGIN)
    for row in layers:
        if parts:
            parts.append(_arrow(top))
            top += _BETWEEN
        for line in _lines(row):
            parts.extend(_boxes(line, top))
            top += _BOX + _GAP
        top -= _GAP
    return _SVG.format(
        width=_WIDTH,
        height=round(top + _MARGIN),
        words=escape("; ".join(" and ".join(row) for row in layers)),
        drawing="\n".join(parts),
    )


def _arrow(top: float) -> str:
    middle, start, end = _WIDTH / 2, top + 4, top + _BETWEEN - 4
    return (
        f'<path d="M{middle} {start}V{end}m-6 -7l6 7l6 -7" fill="none" '
        f'stroke="{_LINE}" stroke-width="2"/>'
    )


def _boxes(names: list[str], top: float) -> list[str]:
    left = (_WIDTH - sum(map(_width, names)) - _GAP * (len(names) - 1)) / 2
    boxes = []
    for name in names:
        wide = _width(name)
        boxes.append(
            f'<rect x="{left:.1f}" y="{top}" width="{wide:.1f}" height="{_BOX}" '
            f'rx="4" fill="{_FILL}"/>'
            f'<text x="{left + wide / 2:.1f}" y="{top + 22}" fill="{_INK}" '
            f'text-anchor="middle">{escape(name)}</text>'
        )
        left += wide + _GAP
    return boxes


class Layers(SphinxDirective):
    """The picture of the layers, and the same in words."""

    has_content: ClassVar[bool] = False

    def run(self) -> list[nodes.Node]:
        """Read the contract; rebuild the page when it changes."""
        root = Path(self.env.srcdir).parent
        self.env.note_dependency(str(root / "pyproject.toml"))
        layers = layers_of(root)
        words = nodes.enumerated_list()
        for row in layers:
            words += nodes.list_item("", *(_said(root, name) for name in row))
        return [nodes.raw("", picture(layers), format="html"), words]


def _said(root: Path, name: str) -> nodes.paragraph:
    said = nodes.paragraph()
    said += nodes.literal(text=name)
    said += nodes.Text(f": {summary(root, name)}")
    return said


def setup(app: Sphinx) -> ExtensionMetadata:
    """Give Sphinx the directive."""
    app.add_directive("layers", Layers)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
