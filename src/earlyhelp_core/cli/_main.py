"""
Arguments in, exit code out.
"""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Sequence
from datetime import date
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO

from earlyhelp_core import __version__
from earlyhelp_core.cli import _ask_directory, _commands, _due
from earlyhelp_core.cli._answer import Stated, answer
from earlyhelp_core.cli._lines import answer_lines
from earlyhelp_core.cli._pathways import pathway_named
from earlyhelp_core.cli._requirements import requirements
from earlyhelp_core.dates import as_date
from earlyhelp_core.errors import Conflict, Invalid, Misuse
from earlyhelp_core.transitions import Kind

_MISUSE = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """
    Run one command and return its exit code.

    Takes the *arguments* of the process where none are given.
    """
    given = _parser().parse_args(arguments)
    _take_every_letter(sys.stdout)
    try:
        code = _run(given)
        # Here rather than at exit, where nobody would be left to hear of it.
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader had seen enough, as with `| head`: end quietly, and let nothing
        # be written to the closed pipe at exit either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Invalid as invalid:
        sys.stderr.write(f"{invalid}\n")
        return 1
    except (Misuse, Conflict) as misuse:
        sys.stderr.write(f"{misuse}\n")
        return _MISUSE
    return code


def _take_every_letter(out: TextIO) -> None:
    # A role may be written in Welsh and the output go to a file in an older code
    # page: a letter that has no place there is spelled out, and nothing is lost.
    if isinstance(out, TextIOWrapper):
        out.reconfigure(errors="backslashreplace")


def _run(given: Namespace) -> int:  # noqa: PLR0911 - one for each command
    out = sys.stdout
    match given.command:
        case "demo":
            return _commands.demo(out, as_json=given.json)
        case "check":
            return _commands.check(given.files, out, as_json=given.json)
        case "explain":
            question = _commands.Question(
                case=given.case,
                kind=given.kind,
                to=given.to,
                child=given.child,
                on=given.on,
                partnership=given.partnership,
            )
            return _commands.explain(question, out, as_json=given.json)
        case "options":
            question = _commands.Question(
                case=given.case,
                child=given.child,
                on=given.on,
                partnership=given.partnership,
            )
            return _commands.options(question, out, as_json=given.json)
        case "who-can-help" | "route" | "coverage":
            return _ask_directory.ask(given, out)
        case "table":
            return _commands.table(
                given.pathway, out, as_mermaid=given.mermaid, which=given.which
            )
        case "requirements":
            return requirements(given.name, out, as_json=given.json)
        case "answer":
            return _answered(given)
        case "due":
            question = _commands.Question(
                case=given.case,
                child=given.child,
                on=given.on,
                partnership=given.partnership,
            )
            return _due.due(question, out, as_json=given.json)
        case _:
            return _commands.verify(
                given.pathway, out, as_json=given.json, which=given.which
            )


def _answered(given: Namespace) -> int:
    if given.lines:
        if given.facts or given.kind or given.to:
            message = "with --lines, each line says its facts and what is asked"
            raise Misuse.of("answer", code="too-much", message=message)
        pathway = pathway_named(given.pathway)
        return answer_lines(pathway, sys.stdin.buffer, sys.stdout)
    if given.facts is None or (given.to and not given.kind):
        message = "give a file of facts, or - to read them; and a kind to go with --to"
        raise Misuse.of("answer", code="too-little", message=message)
    stated = Stated(
        pathway=given.pathway,
        facts=None if given.facts == Path("-") else given.facts,
        kind=None if given.kind is None else Kind(given.kind),
        to=given.to,
    )
    return answer(stated, sys.stdin.buffer, sys.stdout, as_json=given.json)


def _parser() -> ArgumentParser:
    parser = ArgumentParser(
        prog="earlyhelp",
        description="Weigh what may happen next for a family, and say why. "
        "A practitioner decides; this explains.",
        epilog="Exit codes: 0 met, valid or proved; 1 outstanding, invalid or "
        "unproved; 2 misuse.",
    )
    parser.add_argument(
        "--version", action="version", version=f"earlyhelp-core {__version__}"
    )
    commands = parser.add_subparsers(dest="command", required=True)
    demo = commands.add_parser("demo", help="walk through four invented families")

    check = commands.add_parser("check", help="say all that is wrong with a document")
    check.add_argument("files", nargs="+", type=_file, metavar="FILE")

    explain = commands.add_parser("explain", help="weigh one move for a case")
    _about_a_case(explain)
    explain.add_argument("--kind", required=True, choices=[kind.value for kind in Kind])
    explain.add_argument("--to", metavar="LEVEL", help="where there is a choice")

    options = commands.add_parser("options", help="weigh every move from here")
    _about_a_case(options)

    due = commands.add_parser("due", help="say by when what is due")
    _about_a_case(due)

    verify = commands.add_parser("verify", help="prove that a pathway is safe")
    table = commands.add_parser("table", help="write down the rules of a pathway")
    for command in (verify, table):
        command.add_argument(
            "pathway",
            metavar="PATHWAY",
            help="a pathway file, a folder of editions, or a shipped partnership",
        )
        command.add_argument(
            "--which",
            metavar="NAME",
            help="another than its support pathway, such as disagreement",
        )
    table.add_argument(
        "--mermaid", action="store_true", help="as a Mermaid diagram, not a table"
    )

    requirements = commands.add_parser(
        "requirements", help="list what a rule may ask for"
    )
    requirements.add_argument("name", nargs="?", metavar="NAME", help="all of one")

    answer = commands.add_parser("answer", help="weigh stated facts, without a case")
    answer.add_argument("--lines", action="store_true", help="a question to each line")
    answer.add_argument(
        "pathway",
        metavar="PATHWAY",
        help="a pathway file, a folder of editions, or a shipped partnership",
    )
    answer.add_argument(
        "facts",
        nargs="?",
        type=_file_or_stream,
        metavar="FACTS",
        help="a facts document; - reads it from standard input",
    )
    answer.add_argument("--kind", choices=[kind.value for kind in Kind])
    answer.add_argument("--to", metavar="LEVEL", help="where there is a choice")
    _ask_directory.add_to(commands, day=_day)
    for command in (demo, check, explain, options, due, verify, requirements, answer):
        command.add_argument("--json", action="store_true", help="for programs")
    return parser


def _about_a_case(command: ArgumentParser) -> None:
    command.add_argument("case", type=_file, metavar="CASE", help="a case document")
    command.add_argument("--on", required=True, type=_day, metavar="YYYY-MM-DD")
    command.add_argument("--child", metavar="ID", help="one child, not the family")
    command.add_argument(
        "--partnership", metavar="NAME", help="if the case does not name its own"
    )


def _file(text: str) -> Path:
    path = Path(text)
    if not path.is_file():
        message = "there is no such file"
        raise ArgumentTypeError(message)
    return path


def _file_or_stream(text: str) -> Path:
    return Path("-") if text == "-" else _file(text)


def _day(text: str) -> date:
    try:
        return as_date(text)
    except Misuse:
        message = "give the day as YYYY-MM-DD"
        raise ArgumentTypeError(message) from None
