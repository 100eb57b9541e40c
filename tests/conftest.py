"""
What holds for every test: how hard the laws are tried.

The profile is named by ``HYPOTHESIS_PROFILE``: ``tests`` unless it says otherwise,
``fast`` while writing, ``thorough`` before a release. On a build machine (``CI``) the
examples are the same in every run, so that a failure there is a failure here.
"""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

# No timed assertion: a slow machine is not a wrong answer.
settings.register_profile(
    "tests",
    deadline=None,
    derandomize="CI" in os.environ,
    suppress_health_check=[HealthCheck.too_slow],
    print_blob=True,
)
settings.register_profile("fast", settings.get_profile("tests"), max_examples=10)
settings.register_profile(
    "thorough",
    settings.get_profile("tests"),
    max_examples=2_000,
    derandomize=False,
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "tests"))
