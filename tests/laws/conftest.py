"""
Laws are tried, not measured: chance must not be what takes a branch.

Every branch is taken by the tests that name it, which is shown without the laws. That
also halves the time of the laws, which spend most of it in drawing examples.
"""

from __future__ import annotations

from collections.abc import Generator

import pytest
from coverage import Coverage


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call() -> Generator[None]:
    """Stop measuring while a law is tried, if anybody measures."""
    measuring = Coverage.current()
    if measuring is None:
        yield
        return
    measuring.stop()
    try:
        yield
    finally:
        measuring.start()
