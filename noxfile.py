"""
The developer's commands, one word each: ``nox -l`` lists them.

Each runs in an environment made from the pinned requirements. Where that is already
at hand, ``nox --no-venv -s tests`` uses it as it stands.
"""

from __future__ import annotations

import nox

nox.needs_version = ">=2025.5"
nox.options.default_venv_backend = "uv|virtualenv"
nox.options.reuse_existing_virtualenvs = True
nox.options.sessions = ["tests", "typing", "lint", "layers", "docs", "changelog"]

# Text read or written without naming its encoding breaks on Windows laptops first.
_STRICT_TEXT = {"PYTHONWARNDEFAULTENCODING": "1"}

# Blocks of one documentation page share their names, so a file stays together.
_SIDE_BY_SIDE = ("--numprocesses", "2", "--dist", "loadfile")


def _ready(session: nox.Session) -> None:
    if session.venv_backend == "none":
        return
    session.install("--require-hashes", "-r", "requirements/dev.txt")
    session.install("--no-deps", "--editable", ".")


@nox.session
def tests(session: nox.Session) -> None:
    """Run every test and example, and ask for every branch to have been taken."""
    _ready(session)
    measured = ("coverage", "run", "-m", "pytest", *_SIDE_BY_SIDE)
    session.run("coverage", "erase")
    session.run(*measured, *session.posargs, env=_STRICT_TEXT)
    if not session.posargs:
        session.run("coverage", "combine", "--quiet")
        session.run("coverage", "report")


@nox.session
def laws(session: nox.Session) -> None:
    """Try the laws hard, with fresh examples."""
    _ready(session)
    thorough = {**_STRICT_TEXT, "HYPOTHESIS_PROFILE": "thorough"}
    session.run("pytest", "tests/laws", *session.posargs, env=thorough)


@nox.session(tags=["check"])
def typing(session: nox.Session) -> None:
    """Check the types, strictly, of everything that is Python here."""
    _ready(session)
    session.run("mypy", *session.posargs)


@nox.session(tags=["check"])
def lint(session: nox.Session) -> None:
    """Check style and formatting."""
    _ready(session)
    session.run("ruff", "check")
    session.run("ruff", "format", "--check")


@nox.session(tags=["check"])
def layers(session: nox.Session) -> None:
    """Check which part of the library may know which."""
    _ready(session)
    session.run("lint-imports", "--no-logo", "--no-cache")


@nox.session(tags=["check"])
def docs(session: nox.Session) -> None:
    """Build the documentation; a warning is an error."""
    _ready(session)
    target = ("docs", "docs/_build/html")
    session.run("sphinx-build", "-W", "-n", "--keep-going", "--quiet", "-E", *target)


@nox.session(tags=["check"])
def changelog(session: nox.Session) -> None:
    """Show what the next release will say."""
    _ready(session)
    session.run("towncrier", "build", "--draft")


@nox.session
def lowest(session: nox.Session) -> None:
    """Run the tests with the oldest versions that are promised to do."""
    _ready(session)
    python = f"{session.create_tmp()}/lowest/bin/python"
    session.run("uv", "venv", "--quiet", "--clear", f"{session.create_tmp()}/lowest")
    session.run(
        *("uv", "pip", "install", "--quiet", "--resolution", "lowest-direct"),
        *("--python", python, "--group", "test", "--group", "docs", "--editable", "."),
    )
    quick = {**_STRICT_TEXT, "HYPOTHESIS_PROFILE": "fast"}
    session.run(
        *(python, "-m", "pytest", *_SIDE_BY_SIDE, *session.posargs),
        external=True,
        env=quick,
    )


@nox.session
def pins(session: nox.Session) -> None:
    """Pin every dependency, with hashes, and without saying where it was fetched."""
    _ready(session)
    for name, groups in {"run": (), "dev": ("--group", "dev")}.items():
        session.run(
            *("uv", "pip", "compile", "pyproject.toml", *groups, "--upgrade"),
            *("--universal", "--python-version", "3.11", "--generate-hashes"),
            *("--no-emit-index-url", "--no-emit-find-links", "--quiet"),
            *("--custom-compile-command", "nox -s pins"),
            *("--output-file", f"requirements/{name}.txt"),
        )
