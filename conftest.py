"""
Runs every Python block of the README and the documentation as a test.

Blocks of one page share their names, in order, so a page reads as one session.
Examples in docstrings are run by pytest itself (``--doctest-modules``).
"""

from __future__ import annotations

from doctest import ELLIPSIS, IGNORE_EXCEPTION_DETAIL
from pathlib import Path

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


_LAWS = Path(__file__).parent / "tests" / "laws"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """
    Tests run in random order, but the blocks of a page in the order of reading.

    The laws come last. They are not measured (see `tests/laws/conftest.py`), so what
    is worked out once and kept must have been worked out by a test before them.
    """
    laws = [item for item in items if _LAWS in item.path.parents]
    blocks = [item for item in items if isinstance(item, SybilItem)]
    blocks.sort(key=lambda block: (block.path, block.example.line))
    apart = {*laws, *blocks}
    items[:] = [*(item for item in items if item not in apart), *blocks, *laws]
