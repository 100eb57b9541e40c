"""
Runs every Python block of the README and the documentation as a test.

Blocks of one page share their names, in order, so a page reads as one session.
Examples in docstrings are run by pytest itself (``--doctest-modules``).
"""

from __future__ import annotations

from collections.abc import Generator
from doctest import ELLIPSIS, IGNORE_EXCEPTION_DETAIL
from pathlib import Path

import pytest
from coverage import Coverage
from sybil import Sybil
from sybil.integration.pytest import SybilItem
from sybil.parsers.markdown import PythonCodeBlockParser, SkipParser

# Sphinx reads these by path; they are no part of the package.
collect_ignore_glob = ["docs/conf.py", "docs/_build/*", "docs/_ext/*"]

pytest_collect_file = Sybil(
    parsers=[
        PythonCodeBlockParser(doctest_optionflags=ELLIPSIS | IGNORE_EXCEPTION_DETAIL),
        SkipParser(),
    ],
    patterns=["README.md", "docs/*.md", "docs/*/*.md"],
).pytest()


# Laws, and walks over every class: they are tried and not measured, for no branch
# should be taken by chance, or by everything at once, and by no test that names it.
# That every branch is taken is shown without them, and they take half the time.
_TESTS = Path(__file__).parent / "tests"
_UNMEASURED = {_TESTS / "laws", _TESTS / "privacy"}


def _is_measured(item: pytest.Item) -> bool:
    return _UNMEASURED.isdisjoint(item.path.parents)


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
