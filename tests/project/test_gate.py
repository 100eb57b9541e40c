"""
The gate cannot be hollowed: what must exist exists, and what must be strict is strict.

A suite of which half is gone still passes, and so does one that lets warnings by. Here
each of these would fail.
"""

from __future__ import annotations

import ast
import os
import re
import socket
import subprocess
import sys
import tomllib
import warnings
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from pytest_socket import SocketBlockedError

from tests.project.kept import LIST, ROOT, kept

ABOUT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
TOOL: dict[str, Any] = ABOUT["tool"]
GATE = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
TESTS = ROOT / "tests"


def functions(folder: str) -> Iterator[ast.FunctionDef]:
    """Every test function that is written in the files of a folder of tests."""
    for path in sorted((TESTS / folder).glob("test_*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                yield node


def begun_collecting(seed: str, *, installed: bool) -> subprocess.Popen[str]:
    """A fresh process that collects all tests, with hashes of its own."""
    # What is only collected need not be measured, and has options of its own.
    ours = ("COVERAGE_", "PYTEST_")
    apart = {
        name: text for name, text in os.environ.items() if not name.startswith(ours)
    }
    return subprocess.Popen(  # noqa: S603 - this Python, on our own tests
        [
            *(sys.executable, "-m", "pytest", "--collect-only", "--quiet"),
            *("-p", "no:randomly", "-p", "no:cacheprovider"),
            *(["--installed"] if installed else []),
            *("tests", "docs", "README.md"),
        ],
        cwd=ROOT,
        env=apart | {"PYTHONHASHSEED": seed},
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


@pytest.fixture(name="collected", scope="module")
def collected_(request: pytest.FixtureRequest) -> list[list[str]]:
    """The names of all tests, in the order in which two processes collect them."""
    installed = bool(request.config.getoption("installed"))
    begun = [begun_collecting(seed, installed=installed) for seed in ("1", "2")]
    return [
        [line for line in process.communicate()[0].splitlines() if "::" in line]
        for process in begun
    ]


# --- what must exist


def test_what_is_kept_is_there() -> None:
    """
    No law, walk, story, page, example or edition vanishes or changes unnoticed.

    Where it is meant, ``python -m tests.project.kept`` writes the list anew, and the
    change shows; a changed edition also wants a fragment of the kind ``policy``.
    """
    listed = LIST.read_text(encoding="utf-8").splitlines()
    now = kept()

    assert (set(listed) - set(now), set(now) - set(listed)) == (set(), set())
    assert len(listed) > 200


@pytest.mark.parametrize(
    ("folder", "least"),
    [
        pytest.param("laws", 500, id="laws"),
        pytest.param("privacy", 1_000, id="walks"),
        pytest.param("project", 400, id="the project's own"),
        pytest.param("stories", 160, id="stories"),
    ],
)
def test_as_many_are_tried_as_ever(
    collected: list[list[str]], folder: str, least: int
) -> None:
    """A floor for each kind: what is written but not collected protects nobody."""
    found = Counter(name.split("/")[1] for name in collected[0] if "tests/" in name)

    assert found[folder] >= least


def test_all_are_collected_in_the_same_order_by_every_process(
    collected: list[list[str]],
) -> None:
    """
    Tests run side by side only where each process collects them alike.

    Sets of text are walked in another order in every process. What is parametrized
    over one (or over what was made of one) is sorted first.
    """
    one, other = collected

    assert [names for names in zip(one, other, strict=True) if len({*names}) > 1] == []


def test_laws_draw_what_they_are_tried_on() -> None:
    """Most of the laws hold for all values, and some for whole journeys."""
    drawn = [
        law.name
        for law in functions("laws")
        if any("given" in ast.unparse(decorator) for decorator in law.decorator_list)
    ]
    machines = [
        name
        for path in (TESTS / "laws").glob("test_*.py")
        for name in re.findall(
            r"^class (\w+)\(RuleBasedStateMachine\)",
            path.read_text(encoding="utf-8"),
            re.MULTILINE,
        )
        if f"= {name}.TestCase" in path.read_text(encoding="utf-8")
    ]

    assert len(drawn) >= 240
    assert len(machines) >= 1


def test_unsafe_pathways_are_there_to_be_refused() -> None:
    """Each shows one way past what protects a family."""
    assert len(list((TESTS / "golden" / "unsafe-pathways").glob("*.toml"))) >= 17


def test_the_next_release_has_something_to_say() -> None:
    """There are fragments, or a release that has gathered them."""
    fragments = {path.name for path in (ROOT / "changelog.d").glob("*.md")}
    released = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8").count("\n## ")

    assert len(fragments - {"README.md"}) + released > 0


#: Where a test may be skipped, and why. In the gate, nothing is.
SKIPPED = {
    "tests/wire/test_documents.py": "Windows has other ways to say this",
}


def test_no_test_is_skipped_that_could_be_run() -> None:
    """A tool that is missing is pinned, and its test run, instead."""
    skips = re.compile(r"\b(skipif|skip|xfail|importorskip|collect_ignore\w*)\b[=( ]")
    found = {
        path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
        for path in TESTS.rglob("*.py")
        if path != Path(__file__)
    }
    skipping = {name: text for name, text in found.items() if skips.search(text)}

    assert {n for n, text in skipping.items() if SKIPPED.get(n, "\0") not in text} == (
        set()
    )


# --- what must be strict


def test_a_warning_is_an_error() -> None:
    """As this very run has it."""
    with pytest.raises(UserWarning, match="noticed"):
        warnings.warn("noticed", UserWarning, stacklevel=1)


def test_there_is_no_network() -> None:
    """As this very run has it: nothing is asked of another machine."""
    # It refuses with an error, or warns of it, which is an error too.
    with pytest.raises((SocketBlockedError, UserWarning), match=r"socket\.socket"):
        socket.socket(socket.AF_INET)


def test_tests_are_run_strictly() -> None:
    """All of them, in random order, with misspelt markers and odd passes as errors."""
    asked = TOOL["pytest"]

    assert (asked["strict"], asked["filterwarnings"]) == (True, ["error"])
    assert asked["testpaths"] == ["tests", "src", "docs", "README.md"]
    assert asked["addopts"] == [
        "--import-mode=importlib",
        "--doctest-modules",
        "--disable-socket",
        "--allow-unix-socket",
        "--no-loadscope-reorder",
    ]
    assert {"pytest-randomly", "pytest-xdist"} <= {
        re.split(r"[<>=]", one)[0] for one in ABOUT["dependency-groups"]["test"]
    }


def test_a_law_is_tried_on_a_hundred_examples() -> None:
    """Fewer while writing, and where all runs once more."""
    assert settings.get_profile("tests").max_examples >= 100
    assert "unset VIRTUAL_ENV PYTHONPATH HYPOTHESIS_PROFILE" in GATE


def test_every_branch_is_asked_for() -> None:
    """Of the whole package, and nothing is left out but what never runs."""
    assert TOOL["coverage"] == {
        "run": {
            "branch": True,
            "patch": ["subprocess"],
            "source_pkgs": ["earlyhelp_core"],
        },
        "report": {
            "fail_under": 100,
            "show_missing": True,
            "skip_covered": True,
            "exclude_lines": [
                r"^if TYPE_CHECKING:$",
                r"^\s*\.\.\.$",
                r"^\s*case _( as \w+)?:\n\s*assert_never\(",
                r"^\s*assert_never\(",
                r'^if __name__ == "__main__":$',
            ],
            "partial_branches": ["(?!)"],
        },
    }
    conftest = (ROOT / "conftest.py").read_text(encoding="utf-8")
    assert '_UNMEASURED = ("tests/laws", "tests/privacy")' in conftest


def test_types_are_checked_strictly_by_both_checkers() -> None:
    """Nothing is exempt but what stands here."""
    assert TOOL["mypy"] == {
        "strict": True,
        "files": ["src", "tests", "conftest.py", "noxfile.py", "docs"],
        "python_version": "3.11",
        "mypy_path": "$MYPY_CONFIG_FILE_DIR/src",
        "explicit_package_bases": True,
        "namespace_packages": True,
        "enable_error_code": [
            "deprecated",
            "ignore-without-code",
            "mutable-override",
            "possibly-undefined",
            "redundant-self",
            "truthy-bool",
            "truthy-iterable",
            "unused-awaitable",
        ],
        "overrides": [
            {"module": "earlyhelp_core.*", "disallow_any_explicit": True},
            {
                "module": ["earlyhelp_core.wire.*", "earlyhelp_core.interop.*"],
                "disallow_any_explicit": False,
            },
        ],
    }
    assert TOOL["pyright"] == {
        "include": ["src", "tests", "docs", "conftest.py", "noxfile.py"],
        "exclude": ["docs/_build"],
        "extraPaths": ["src", "docs/_ext"],
        "pythonVersion": "3.11",
        "typeCheckingMode": "standard",
    }


def test_style_is_checked_by_every_rule_but_these() -> None:
    """A rule that is switched off is switched off here too, with its reason there."""
    asked = TOOL["ruff"]["lint"]

    assert asked["select"] == ["ALL"]
    assert set(asked["ignore"]) == {
        *("COM812", "CPY001", "D105", "D107", "D200", "D401"),
        *("DOC", "EM101", "FIX", "N818", "TC"),
    }
    assert asked["per-file-ignores"] == {
        "tests/**": ["INP001", "PLR2004", "S101", "SLF001"],
        "benchmarks/**": ["D102", "INP001", "S101", "T201", "TID251"],
        "examples/**": ["INP001", "S101", "T201"],
        "docs/**": ["INP001"],
    }
    assert set(TOOL["ruff"]) == {
        "line-length",
        "target-version",
        "src",
        "format",
        "lint",
    }
    assert set(asked["flake8-tidy-imports"]["banned-api"]) == {
        *("datetime.date.today", "datetime.datetime.now", "datetime.datetime.today"),
        *("datetime.datetime.utcnow", "pendulum.now", "pendulum.today"),
        *("time.time", "uuid.uuid4"),
    }


def test_every_contract_of_the_layers_stands() -> None:
    """And every module must have its place in one."""
    contracts = {one["id"]: one for one in TOOL["importlinter"]["contracts"]}

    assert set(contracts) == {
        *("layers", "calendar", "graphs", "bytes", "nothing-ambient", "small"),
    }
    assert contracts["layers"]["exhaustive"]


# --- that all of it is asked


def test_the_gate_asks_everything() -> None:
    """Each step is there, and a step that fails stops it."""
    checks = re.findall(
        r'^@nox\.session\(tags=\["check"\]\)\ndef (\w+)\(',
        (ROOT / "noxfile.py").read_text(encoding="utf-8"),
        re.MULTILINE,
    )
    wanted = [
        "set -euo pipefail\n",
        "export CI=true ",
        "demo=$(command_of demo)\n",
        "tests=$(command_of tests)\n",
        "\ncoverage report\n",
        " pytest -q tests/project/test_gate.py\n",
        " nox --no-venv --tags check\n",
        *(f"--session {name} " for name in ("lowest", "bare", "built", "fresh")),
        "for version in 3.12 3.13 3.14; do\n",
    ]

    assert [text for text in wanted if text not in GATE] == []
    assert checks == ["typing", "blocks", "lint", "layers", "docs", "changelog"]
