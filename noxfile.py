"""
The developer's commands, one word each: ``nox -l`` lists them.

Each runs in an environment made from the pinned requirements. Where that is already
at hand, ``nox --no-venv -s tests`` uses it as it stands.
"""

from __future__ import annotations

import secrets
import tarfile
from pathlib import Path

import nox

nox.needs_version = ">=2025.5"
nox.options.default_venv_backend = "uv|virtualenv"
nox.options.reuse_existing_virtualenvs = True
nox.options.sessions = ["tests", "typing", "blocks", "lint", "layers", "docs"]

# Text read or written without naming its encoding breaks on Windows laptops first.
_STRICT_TEXT = {"PYTHONWARNDEFAULTENCODING": "1"}

# Blocks of one documentation page share their names, so a file stays together.
_SIDE_BY_SIDE = ("--numprocesses", "2", "--dist", "loadfile")

# Where the same tests run once more, each law is tried with few examples.
_AGAIN = {**_STRICT_TEXT, "HYPOTHESIS_PROFILE": "fast"}


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


@nox.session
def fresh(session: nox.Session) -> None:
    """Try the laws with other examples than last time; or again, with a seed."""
    _ready(session)
    given = next((word for word in session.posargs if word.isdecimal()), None)
    seed = str(secrets.randbelow(2**32)) if given is None else given
    session.log(f"to try exactly these again: nox -s fresh -- {seed}")
    session.run(
        *("pytest", "tests/laws", f"--hypothesis-seed={seed}"),
        *("-p", "randomly", f"--randomly-seed={seed}"),
        *(word for word in session.posargs if word != given),
        # On a build machine the examples would be the same in every run.
        env={**_AGAIN, "CI": None},
    )


@nox.session(tags=["check"])
def typing(session: nox.Session) -> None:
    """Check the types of everything that is Python here, as either checker sees it."""
    _ready(session)
    session.run("mypy", *session.posargs)
    session.run("pyright", *session.posargs)


@nox.session(tags=["check"])
def blocks(session: nox.Session) -> None:
    """Check the types of every Python block of the README and the documentation."""
    _ready(session)
    session.run("python", "docs/_ext/blocks.py")


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


def _beside(session: nox.Session, name: str) -> tuple[Path, str]:
    """A folder of the session's own, and the Python of a new environment in it."""
    folder = Path(session.create_tmp()).resolve()
    session.run("uv", "venv", "--quiet", "--clear", f"{folder / name}")
    return folder, f"{folder / name / 'bin' / 'python'}"


def _pinned(session: nox.Session, python: str, *package: str) -> None:
    into = ("uv", "pip", "install", "--quiet", "--python", python)
    session.run(*into, "--require-hashes", "-r", "requirements/dev.txt")
    session.run(*into, "--no-deps", *package)


@nox.session
def lowest(session: nox.Session) -> None:
    """Run the tests with the oldest versions that are promised to do."""
    _ready(session)
    _, python = _beside(session, "lowest")
    session.run(
        *("uv", "pip", "install", "--quiet", "--resolution", "lowest-direct"),
        *("--group", "test", "--group", "docs", "--group", "typing"),
        *("--python", python, "--editable", "."),
    )
    tests = (python, "-m", "pytest", *_SIDE_BY_SIDE, *session.posargs)
    session.run(*tests, external=True, env=_AGAIN)


@nox.session
def bare(session: nox.Session) -> None:
    """Run the tests without numpy; what needs it is skipped, and nothing else."""
    _ready(session)
    _, python = _beside(session, "bare")
    _pinned(session, python, "--editable", ".")
    without = ("uv", "pip", "uninstall", "--quiet", "--python", python)
    session.run(*without, "numpy", "pandas")
    tests = (python, "-m", "pytest", *_SIDE_BY_SIDE, "--ignore=tests/laws")
    session.run(*tests, *session.posargs, external=True, env=_AGAIN)


@nox.session
def built(session: nox.Session) -> None:
    """Run the tests of the source archive on the wheel that is made of it."""
    _ready(session)
    folder, python = _beside(session, "built")
    made = folder / "dist"
    for old in made.glob("*"):
        old.unlink()
    session.run("uv", "build", "--quiet", "--out-dir", f"{made}")
    (wheel,) = made.glob("*.whl")
    (archive,) = made.glob("*.tar.gz")
    with tarfile.open(archive) as packed:
        packed.extractall(folder, filter="data")
    _pinned(session, python, f"{wheel}")
    # The archive's own src is not on the path. Examples in docstrings are those of the
    # package that is installed.
    places = ("tests", "docs", "README.md", "--pyargs", "earlyhelp_core")
    tests = (python, "-m", "pytest", *_SIDE_BY_SIDE, "--installed", *places)
    with session.chdir(folder / archive.name.removesuffix(".tar.gz")):
        session.run(*tests, *session.posargs, external=True, env=_AGAIN)


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
