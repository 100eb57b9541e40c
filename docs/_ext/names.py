"""
Lists everything a public module promises, grouped by what it is.

The ``names-of`` directive documents each name in a module's ``__all__``, wherever the
underscored part lies that defines it. What is promised cannot be left out of the
reference, and what is not promised cannot slip into it.
"""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterable, Iterator
from enum import Enum
from importlib import import_module
from types import ModuleType
from typing import ClassVar, get_type_hints

import attrs
from docutils import nodes
from docutils.statemachine import StringList
from sphinx.application import Sphinx
from sphinx.errors import PycodeError
from sphinx.pycode import ModuleAnalyzer
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import ExtensionMetadata, stringify_annotation

__all__ = ["NamesOf", "kind_of", "setup", "signature"]

#: Heading and autodoc directive for each kind, in the order of the page.
_KINDS = {
    "value": ("Values", "autoclass"),
    "list": ("Closed lists", "autoclass"),
    "function": ("Functions", "autofunction"),
    "error": ("Errors and warnings", "autoexception"),
    "constant": ("Aliases and constants", None),
}


def kind_of(thing: object) -> str:
    """Which of the kinds *thing* is."""
    if isinstance(thing, type):
        if issubclass(thing, BaseException):
            return "error"
        return "list" if issubclass(thing, Enum) else "value"
    return "function" if inspect.isroutine(thing) else "constant"


def _comment(module: ModuleType, name: str) -> list[str]:
    """What the ``#:`` comment above the constant says, where it is defined."""
    try:
        analyzer = ModuleAnalyzer.for_module(module.__name__)
    except PycodeError:
        return []
    said = analyzer.find_attr_docs().get(("", name))
    if said:
        return list(said)
    for part in ast.parse(analyzer.code).body:
        if (
            isinstance(part, ast.ImportFrom)
            and part.module
            and any(name == (alias.asname or alias.name) for alias in part.names)
        ):
            return _comment(import_module(part.module), name)
    return []


def _constant(module: ModuleType, name: str) -> Iterator[str]:
    yield f".. py:data:: {name}"
    yield f"   :module: {module.__name__}"
    yield ""
    yield from (f"   {line}" for line in _comment(module, name))
    yield ""


#: What is said once of many names.
_GIVEN = (
    "What callers may give for a member of the closed list of that name: the member, "
    "or its code as text."
)
_GRAIN = (
    "How private a field is: the first word of its annotation. A name that ends in "
    "List keeps a tuple and takes any iterable."
)


def _said_of_many(module: ModuleType, name: str) -> str | None:
    """What is said of the name together with others, if it says nothing of its own."""
    thing = getattr(module, name)
    if type(thing).__module__ == "earlyhelp_core.fields._grains":
        return _GRAIN
    meant = getattr(module, name.removesuffix("Like"), None)
    is_of_a_list = name.endswith("Like") and kind_of(meant) == "list"
    return _GIVEN if is_of_a_list and not _comment(module, name) else None


def _together(module: ModuleType, names: Iterable[str], said: str) -> Iterator[str]:
    """Several names in one entry."""
    for place, name in enumerate(names):
        yield f"{' ' * 12 if place else '.. py:data::'} {name}"
    yield f"   :module: {module.__name__}"
    yield ""
    yield f"   {said}"
    yield ""


def _constants(module: ModuleType, names: Iterable[str]) -> Iterator[str]:
    alone: list[str] = []
    shared: dict[str, list[str]] = {}
    for name in names:
        said = _said_of_many(module, name)
        (alone if said is None else shared.setdefault(said, [])).append(name)
    for text, of_one_kind in shared.items():
        yield from _together(module, of_one_kind, text)
    for name in alone:
        yield from _constant(module, name)


def _inherits(thing: object) -> bool:
    """Whether part of what it offers stands in an underscored class of ours."""
    bases = thing.__mro__[1:] if isinstance(thing, type) else ()
    return any(
        base.__name__.startswith("_") or base.__module__.split(".")[-1][:1] == "_"
        for base in bases
        if base.__module__.startswith("earlyhelp_core.")
        and not issubclass(base, BaseException | Enum)
    )


def _page(module: ModuleType) -> Iterator[str]:
    yield f".. automodule:: {module.__name__}"
    yield "   :no-members:"
    yield ""
    names: list[str] = getattr(module, "__all__", [])
    things = {name: getattr(module, name) for name in sorted(names)}
    for kind, (heading, directive) in _KINDS.items():
        of_kind = [name for name in things if kind_of(things[name]) == kind]
        if of_kind:
            yield f".. rubric:: {heading}"
            yield ""
        if directive is None:
            yield from _constants(module, of_kind)
            continue
        for name in of_kind:
            yield f".. {directive}:: {module.__name__}.{name}"
            if _inherits(things[name]):
                yield "   :inherited-members:"
            yield ""


class NamesOf(SphinxDirective):
    """Everything in the ``__all__`` of the module that is named."""

    required_arguments: ClassVar[int] = 1
    has_content: ClassVar[bool] = False

    def run(self) -> list[nodes.Node]:
        """Write the page as autodoc directives, and have them run."""
        module = import_module(self.arguments[0])
        if module.__file__:
            self.env.note_dependency(module.__file__)
        lines = StringList(list(_page(module)), source=module.__file__)
        holder = nodes.Element()
        self.state.nested_parse(lines, 0, holder)
        return holder.children


def signature(thing: object) -> str | None:
    """
    How a value of ours is made: each field with the type it has once it is there.

    Constructors take more than that, such as plain text for a name, a list for a tuple
    or a code for a member of a closed list, and Python shows only that they do.
    """
    if not isinstance(thing, type) or not attrs.has(thing):
        return None
    types = get_type_hints(thing)
    shown: list[str] = []
    for field in attrs.fields(thing):
        if not field.init:
            continue
        if field.kw_only and "*" not in shown:
            shown.append("*")
        default = "" if field.default is attrs.NOTHING else f" = {_short(field)}"
        known = stringify_annotation(types[field.name], "smart")
        shown.append(f"{field.alias}: {known}{default}")
    return f"({', '.join(shown)})"


def _short(field: attrs.Attribute[object]) -> str:
    plain = field.default is None or field.default in ((), "", True, False)
    return repr(field.default) if plain else "..."


def _signed(
    _app: Sphinx,
    what: str,
    _name: str,
    thing: object,
    _options: object,
    given: str | None,
    returns: str | None,
) -> tuple[str | None, str | None]:
    made = signature(thing) if what == "class" else None
    return made or given, returns


def setup(app: Sphinx) -> ExtensionMetadata:
    """Give Sphinx the directive."""
    app.add_directive("names-of", NamesOf)
    app.connect("autodoc-process-signature", _signed)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
