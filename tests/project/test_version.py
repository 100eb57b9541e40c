"""
Which release this is, and what its metadata says of where to find more.
"""

from __future__ import annotations

import subprocess
import sys
import tomllib
from importlib.metadata import version
from pathlib import Path
from urllib.parse import urlsplit
from zipfile import ZipFile

import pytest

import earlyhelp_core
from earlyhelp_core import cli

ROOT = Path(__file__).parents[2]
ABOUT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def test_the_package_knows_its_release() -> None:
    """As packaging reads it, for it is written nowhere else."""
    assert earlyhelp_core.__version__ == version("earlyhelp-core")
    assert ABOUT["project"]["dynamic"] == ["version"]
    assert ABOUT["tool"]["hatch"]["version"]["path"] == (
        "src/earlyhelp_core/__init__.py"
    )


def test_the_command_says_which_release_it_is(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """What a supplier writes into a fault report, with the name of the package."""
    with pytest.raises(SystemExit) as done:
        cli.main(["--version"])

    assert done.value.code == 0
    assert capsys.readouterr().out == f"earlyhelp-core {earlyhelp_core.__version__}\n"


def test_the_release_is_known_from_a_zip_file_and_without_metadata(
    tmp_path: Path,
) -> None:
    """Some services carry their packages in one archive, with nothing installed."""
    root = Path(earlyhelp_core.__file__)
    with ZipFile(tmp_path / "packed.zip", "w") as packed:
        packed.write(root, "earlyhelp_core/__init__.py")
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); import earlyhelp_core as e; "
        "print(e.__version__, 'importlib.metadata' in sys.modules)"
    )
    done = subprocess.run(  # noqa: S603 - this Python, and code from this file
        # Neither installed packages, nor what measures this run, nor a path of ours.
        [sys.executable, "-I", "-S", "-c", code, str(tmp_path / "packed.zip")],
        capture_output=True,
        check=True,
        text=True,
        encoding="utf-8",
    )

    assert done.stdout == f"{earlyhelp_core.__version__} False\n"


def test_no_address_in_the_metadata_is_made_up() -> None:
    """Once the project has a place of its own, all four are given; until then, none."""
    addresses: dict[str, str] = ABOUT["project"]["urls"]
    ours = {"Documentation", "Source", "Changelog", "Issues"}
    hosts = {name: urlsplit(url).hostname or "" for name, url in addresses.items()}
    reserved = ("example", "invalid", "localhost", "test")

    assert ours & set(addresses) in (set(), ours)
    assert [n for n, host in hosts.items() if "." not in host] == []
    assert [n for n, h in hosts.items() if set(reserved) & set(h.split("."))] == []
    assert {urlsplit(url).scheme for url in addresses.values()} == {"https"}
