"""
Everything public: the modules, and the classes that hold data.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from importlib import import_module
from types import ModuleType

import attrs

import earlyhelp_core
from earlyhelp_core.privacy import Masked

__all__ = ["data_classes", "modules"]


def modules() -> Iterator[ModuleType]:
    """Every module whose name hides nothing, the root first."""
    yield earlyhelp_core
    for found in pkgutil.walk_packages(earlyhelp_core.__path__, "earlyhelp_core."):
        if not any(part.startswith("_") for part in found.name.split(".")):
            yield import_module(found.name)


def data_classes() -> dict[str, type]:
    """Every public class of fields, and every masked one, by its public name."""
    return {
        f"{module.__name__.partition('.')[2]}.{name}": thing
        for module in modules()
        for name in module.__all__
        if isinstance(thing := getattr(module, name), type)
        and (attrs.has(thing) or issubclass(thing, Masked))
    }
