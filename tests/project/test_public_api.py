"""
One public path to each name, each documented, and the root that leads to all.
"""

from __future__ import annotations

import ast
import inspect
import re
import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

import earlyhelp_core
from tests.privacy.public import modules

PACKAGE = Path(earlyhelp_core.__file__).parent
#: The public ones: what an underscored module holds is known to its neighbours.
SOURCES = sorted(
    source
    for path in PACKAGE.rglob("*.py")
    if not re.search(r"/_(?!_)", source := path.relative_to(PACKAGE.parent).as_posix())
)
#: What a noun offers of another: everybody looks for `as_date` among the dates, and
#: every class takes its days by it.
LENT = {"earlyhelp_core.dates.as_date"}
MODULES = {module.__name__: module for module in modules()}
#: Starts the command, and offers no names of its own.
ENTRY = "earlyhelp_core.__main__"

each_source = pytest.mark.parametrize("source", SOURCES)
each_module = pytest.mark.parametrize("name", MODULES)


def dotted(source: str) -> str:
    """The name by which a source file is imported."""
    return source.removesuffix(".py").replace("/", ".").removesuffix(".__init__")


def stated(source: str) -> list[ast.expr]:
    """The values that ``__all__`` is given in a source file."""
    tree = ast.parse((PACKAGE.parent / source).read_text(encoding="utf-8"))
    return [
        node.value
        for node in tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name) and target.id == "__all__"
    ]


def exported(module: ModuleType) -> list[str]:
    """The names that a module offers."""
    names: list[str] = module.__all__
    return names


@each_source
def test_every_module_lists_its_names_once_in_order_and_literally(source: str) -> None:
    """So that people and tools read them without running anything."""
    if dotted(source) == ENTRY:
        assert stated(source) == []
        return
    (value,) = stated(source)
    names = ast.literal_eval(value)

    assert isinstance(value, ast.List)
    assert len(set(names)) == len(names)
    assert names == sorted(names, key=lambda name: (_place(name), name))


def _place(name: str) -> int:
    # As ruff sorts them: constants, then classes, then the rest.
    return 0 if name.isupper() else 1 if name.lstrip("_")[:1].isupper() else 2


@each_source
def test_every_listed_name_exists_and_the_module_says_what_it_is(source: str) -> None:
    """A name that is advertised is there."""
    if dotted(source) == ENTRY:
        return
    module = import_module(dotted(source))

    assert [name for name in exported(module) if not hasattr(module, name)] == []
    assert (module.__doc__ or "").strip() != ""


@each_module
def test_every_public_class_and_function_is_documented(name: str) -> None:
    """Each says in a sentence what it is, in practice's words."""
    things = {n: getattr(MODULES[name], n) for n in exported(MODULES[name])}
    silent = [
        n
        for n, thing in things.items()
        if (inspect.isclass(thing) or inspect.isfunction(thing))
        and not (thing.__doc__ or "").strip()
    ]

    assert silent == []


@each_module
def test_every_public_method_is_documented(name: str) -> None:
    """What can be called from outside says what it answers."""
    classes = [
        thing
        for n in exported(MODULES[name])
        if inspect.isclass(thing := getattr(MODULES[name], n))
    ]
    silent = [
        f"{cls.__name__}.{method}"
        for cls in classes
        for method, thing in vars(cls).items()
        if not method.startswith("_")
        and (inspect.isfunction(thing) or isinstance(thing, property | classmethod))
        and not (inspect.getdoc(thing) or "").strip()
    ]

    assert silent == []


def test_every_name_has_one_public_path() -> None:
    """Two paths to one thing would be two things to remember."""
    paths: dict[int, list[str]] = {}
    for name, module in MODULES.items():
        for offered in exported(module):
            thing = getattr(module, offered)
            if f"{name}.{offered}" in LENT:
                continue
            if inspect.isclass(thing) or inspect.isfunction(thing):
                paths.setdefault(id(thing), []).append(f"{name}.{offered}")

    assert [found for found in paths.values() if len(found) > 1] == []


@each_module
def test_a_public_module_offers_its_own(name: str) -> None:
    """Its classes and functions are defined in it or in its underscored parts."""
    foreign = [
        offered
        for offered in exported(MODULES[name])
        if (inspect.isclass(thing := getattr(MODULES[name], offered)))
        or inspect.isfunction(thing)
        if not thing.__module__.startswith(f"{name}._")
        and thing.__module__ != name
        and f"{name}.{offered}" not in LENT
    ]

    assert foreign == []


# --- the root


def test_the_root_completes_every_noun() -> None:
    """Also those that nobody has loaded yet."""
    nouns = sorted(name.partition(".")[2] for name in MODULES if name.count(".") == 1)

    assert dir(earlyhelp_core) == earlyhelp_core.__all__ == nouns


@pytest.mark.parametrize("noun", earlyhelp_core.__all__)
def test_the_root_loads_a_noun_when_it_is_named(
    noun: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And it is the module itself."""
    loaded = import_module(f"earlyhelp_core.{noun}")
    monkeypatch.delattr(earlyhelp_core, noun)

    assert getattr(earlyhelp_core, noun) is loaded
    assert sys.modules[f"earlyhelp_core.{noun}"] is loaded


@pytest.mark.parametrize("name", ["plan", "_dated_", "__wrapped__", ""])
def test_the_root_has_no_other_names(name: str) -> None:
    """As any module would say it."""
    with pytest.raises(AttributeError, match="has no attribute"):
        getattr(earlyhelp_core, name)
