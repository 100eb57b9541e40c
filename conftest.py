"""
Runs every Python block of the README and the documentation as a test.

Blocks of one page share their names, in order, so a page reads as one session.
Examples in docstrings are run by pytest itself (``--doctest-modules``).
"""

from __future__ import annotations

from doctest import ELLIPSIS, IGNORE_EXCEPTION_DETAIL

import pytest
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


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests run in random order, but the blocks of a page in the order of reading."""
    blocks = [item for item in items if isinstance(item, SybilItem)]
    blocks.sort(key=lambda block: (block.path, block.example.line))
    others = [item for item in items if not isinstance(item, SybilItem)]
    items[:] = [*others, *blocks]
