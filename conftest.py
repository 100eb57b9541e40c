"""
What is collected, in which order, what is measured, and which package is tried.

Every Python block of the README and the documentation is a test. Blocks of one page
share their names, in order, so a page reads as one session. Examples in docstrings are
run by pytest itself (``--doctest-modules``).
"""

from __future__ import annotations

from collections.abc import Generator
from doctest import ELLIPSIS, IGNORE_EXCEPTION_DETAIL
from importlib.util import find_spec
from pathlib import Path

import pytest
from coverage import Coverage
from sybil import Sybil
from sybil.integration.pytest import SybilItem
from sybil.parsers.markdown import PythonCodeBlockParser, SkipParser

# Also where the tests run side by side and this process tries none itself: it then
# measures nothing else, and coverage would warn that our package was never there.
import earlyhelp_core

_ROOT = Path(__file__).parent

# Sphinx reads these by path; they are no part of the package.
collect_ignore_glob = ["docs/conf.py", "docs/_build/*", "docs/_ext/*"]

pytest_collect_file = Sybil(
    parsers=[
        PythonCodeBlockParser(doctest_optionflags=ELLIPSIS | IGNORE_EXCEPTION_DETAIL),
        SkipParser(),
    ],
    patterns=["README.md", "docs/*.md", "docs/*/*.md"],
).pytest()


# --- which package is tried


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let the gate say that the package is to be the one that was built."""
    parser.addoption(
        "--installed",
        action="store_true",
        help="try the package that is installed, and not the tree's own src",
    )


def pytest_sessionstart(session: pytest.Session) -> None:
    """Stop where another package would be tried than the one that is meant."""
    found = Path(earlyhelp_core.__file__).resolve()
    wanted = session.config.getoption("--installed")
    if wanted != ("site-packages" in found.parts):
        message = f"with --installed={wanted} the package tried would be {found}"
        raise pytest.UsageError(message)


# --- what is quick

# Laws and walks try each thing often, and a proof of a table tries everything; what
# asks about the project starts other programs. The rest is done within a minute.
_SLOW = (
    "tests/laws",
    "tests/privacy",
    "tests/project",
    "tests/transitions/test_unsafe_pathways.py",
    "tests/transitions/test_verify.py",
)


def _lies_in(path: Path, places: tuple[str, ...]) -> bool:
    return any(path.is_relative_to(_ROOT / place) for place in places)


def pytest_itemcollected(item: pytest.Item) -> None:
    """Mark what ``pytest -m quick`` runs, so that no test need say so itself."""
    if not _lies_in(item.path, _SLOW):
        item.add_marker("quick")


# --- what needs an extra

# Everything that asks for numpy, by itself or by a walk over every public module.
_NEEDS_NUMPY = (
    "docs/reference/transitions.md",
    "src/earlyhelp_core/dates/columns.py",
    "src/earlyhelp_core/transitions/columns",
    "tests/dates/test_columns.py",
    "tests/laws/test_columns.py",
    "tests/fields/test_pandas.py",
    "tests/privacy",
    "tests/project/test_gate.py",
    "tests/project/test_public_api.py",
    "tests/project/test_wording.py",
    "tests/transitions/test_columns.py",
)
_HAS_NUMPY = find_spec("numpy") is not None


@pytest.hookimpl(tryfirst=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> pytest.CollectReport | None:
    """Skip what needs numpy where it is not installed, and only there."""
    if _HAS_NUMPY or not _lies_in(collector.path, _NEEDS_NUMPY):
        return None
    why = (str(collector.path), 0, "Skipped: it needs earlyhelp-core[columns]")
    return pytest.CollectReport(collector.nodeid, "skipped", why, [])


# --- what is measured, and in which order

# Laws, and walks over every class: they are tried and not measured, for no branch
# should be taken by chance, or by everything at once, and by no test that names it.
# That every branch is taken is shown without them, and they take half the time.
_UNMEASURED = ("tests/laws", "tests/privacy")


def _is_measured(item: pytest.Item) -> bool:
    return not _lies_in(item.path, _UNMEASURED)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None]:
    """Stop measuring while a law is tried, if anybody measures."""
    measuring = None if _is_measured(item) else Coverage.current()
    if measuring is None:
        yield
        return
    measuring.stop()
    try:
        yield
    finally:
        measuring.start()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """
    Tests run in random order, but the blocks of a page in the order of reading.

    What is not measured comes last: what is worked out once and kept must have been
    worked out by a test that is.
    """
    last = [item for item in items if not _is_measured(item)]
    blocks = [item for item in items if isinstance(item, SybilItem)]
    blocks.sort(key=lambda block: (block.path, block.example.line))
    apart = {*last, *blocks}
    items[:] = [*(item for item in items if item not in apart), *blocks, *last]
