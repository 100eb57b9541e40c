"""
Where a name in a signature or between backquotes leads.

To the public name, where a package keeps its parts in underscored modules. Nowhere,
where it belongs to Python or to a dependency: the documentation is built without a
network. Everything else of ours must lead somewhere, or Sphinx warns.
"""

from __future__ import annotations

import builtins
import sys

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.typing import ExtensionMetadata

__all__ = ["public", "setup", "shown"]

_DEPENDENCIES = frozenset({"attr", "attrs", "cattrs", "networkx", "nx", "pendulum"})


def public(target: str) -> str:
    """
    The name as it is imported, without the module that happens to hold it.

    >>> public("earlyhelp_core.people._person.Person")
    'earlyhelp_core.people.Person'
    """
    return ".".join(
        part
        for part in target.split(".")
        if not part.startswith("_") or part.startswith("__")
    )


def _elsewhere(target: str) -> bool:
    first = target.partition(".")[0]
    return (
        first in _DEPENDENCIES
        or first in sys.stdlib_module_names
        or hasattr(builtins, first)
    )


def _ours(env: BuildEnvironment, target: str) -> list[str]:
    """The names we document that *target* can mean, written as short as it is."""
    known = env.domains.python_domain.objects
    name = public(target)
    if name in known:
        return [name]
    return [full for full in known if full.endswith(f".{name}")]


def shown(
    app: Sphinx,
    env: BuildEnvironment,
    node: pending_xref,
    contents: nodes.TextElement,
) -> nodes.Node | None:
    """What to show for a name that was not found; nothing where Sphinx should warn."""
    if node.get("refdomain") != "py":
        return None
    target = str(node["reftarget"])
    names = _ours(env, target)
    if len(names) == 1:
        return env.domains.python_domain.resolve_xref(
            env, str(node["refdoc"]), app.builder, "obj", names[0], node, contents
        )
    # A word that several classes share, such as `reveal`, is shown as it is; so is what
    # is ours and private, since a signature may have to say it.
    return contents if names or target != public(target) or _elsewhere(target) else None


def setup(app: Sphinx) -> ExtensionMetadata:
    """Have Sphinx ask before it warns."""
    app.connect("missing-reference", shown)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
