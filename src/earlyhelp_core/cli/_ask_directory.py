"""
The commands that ask a directory of services: their arguments, and which one is meant.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from datetime import date
from typing import Protocol, TextIO

from earlyhelp_core.cli._coverage import coverage
from earlyhelp_core.cli._directories import Wanted, graph_of
from earlyhelp_core.cli._route import route
from earlyhelp_core.cli._who_can_help import who_can_help


class _Commands(Protocol):
    """
    Where a command is added, as far as that is needed here.
    """

    def add_parser(self, name: str, *, help: str) -> ArgumentParser:  # noqa: A002 - argparse's word
        """Add a command."""
        ...


def add_to(commands: _Commands, *, day: Callable[[str], date]) -> None:
    """
    Add the commands; *day* reads a day, or says how one is given.
    """
    helps = commands.add_parser(
        "who-can-help", help="name the services for a need, and why each fits or not"
    )
    way = commands.add_parser("route", help="find the way to a service, step by step")
    covers = commands.add_parser(
        "coverage", help="count who helps with each need at each level"
    )
    for command in (helps, way, covers):
        command.add_argument(
            "partnership",
            metavar="PARTNERSHIP",
            help="a shipped partnership, a folder of editions, or a directory file",
        )
    way.add_argument("start", metavar="START", help="the agency that asks")
    for command in (helps, way):
        command.add_argument("--need", required=True, metavar="NEED")
        command.add_argument("--age", type=int, metavar="YEARS")
        command.add_argument("--level", metavar="LEVEL")
        command.add_argument("--area", metavar="PLACE")
        command.add_argument("--language", metavar="LANGUAGE")
    covers.add_argument(
        "--by-area", action="store_true", help="each place apart, not all together"
    )
    for command in (helps, way, covers):
        command.add_argument(
            "--on", type=day, metavar="YYYY-MM-DD", help="else as it last stood"
        )
        command.add_argument("--json", action="store_true", help="for programs")


def ask(given: Namespace, out: TextIO) -> int:
    """
    Put the question that was given to the directory, and return the exit code.
    """
    graph = graph_of(given.partnership, given.on)
    if given.command == "coverage":
        return coverage(graph, out, by_area=given.by_area, as_json=given.json)
    wanted = Wanted(
        need=given.need,
        age=given.age,
        level=given.level,
        area=given.area,
        language=given.language,
    )
    if given.command == "route":
        return route(graph, given.start, wanted, out, as_json=given.json)
    return who_can_help(graph, wanted, out, as_json=given.json)
