"""
A borough's own folder for tests: small, valid, and easy to break in one place.
"""

from __future__ import annotations

from pathlib import Path

__all__ = ["a_folder", "an_edition"]

_EDITION = """\
kind = "partnership"
version = "1.0"
id = "{id}"
partnership = "thistle-vale"
title = "Thistle Vale: {id}"
publisher = "Thistle Vale Council"
in_force = {{ {period} }}
bases = [{bases}]

[[publications]]
id = "procedure"
title = "Our procedure"
publisher = "Thistle Vale Council"
"""
_LEVELS = """\
kind = "level-framework"
version = "1.0"
id = "thistle-vale"
title = "Two steps"
publisher = "Thistle Vale Council"
in_force = { start = 2024-01-01 }
publications = ["procedure"]

[[levels]]
code = "everyone"
name = "Everyone"
meaning = "Help that is there for all."
tiers = [1]
agreement_needed = false
source = { publication = "procedure", clause = "1", basis = "stated" }

[[levels]]
code = "together"
name = "Together"
meaning = "Help from several at once."
tiers = [2, 3]
source = { publication = "procedure", clause = "2", basis = "stated" }
"""
_PATHWAY = """\
kind = "pathway"
version = "1.0"
id = "{id}"
title = "{id}"
publisher = "Thistle Vale Council"
in_force = {{ start = 2024-01-01 }}
framework = "thistle-vale"
protective = "none"
publications = ["procedure", "working-together"]

[[rules]]
id = "open-together"
kind = "open"
from = ["everyone"]
to = ["together"]
requires = ["agreement-given"]
source = {{ publication = "procedure", clause = "3", basis = "stated" }}
"""


def an_edition(
    folder: Path, name: str, *, period: str, bases: str = '"london"'
) -> Path:
    """A cover sheet alone, in a sub-folder of its own."""
    place = folder / name
    place.mkdir(parents=True)
    cover = _EDITION.format(id=name, period=period, bases=bases)
    (place / "edition.toml").write_text(cover, encoding="utf-8")
    return place


def a_folder(folder: Path) -> Path:
    """One edition with its own levels and two pathways, building on a shipped base."""
    place = an_edition(folder, "2024", period="start = 2024-01-01")
    (place / "levels.toml").write_text(_LEVELS, encoding="utf-8")
    pathways = place / "pathways"
    pathways.mkdir()
    for name in ("attendance", "support"):
        text = _PATHWAY.format(id=name)
        (pathways / f"{name}.toml").write_text(text, encoding="utf-8")
    (pathways / "notes.txt").write_text("Ask the schools first.", encoding="utf-8")
    (folder / "README.txt").write_text("What we work under.", encoding="utf-8")
    return folder
