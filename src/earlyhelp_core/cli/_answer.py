"""
``earlyhelp answer``: stated facts, weighed without a case.
"""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO, TextIO, final

import attrs

from earlyhelp_core import transitions, wire
from earlyhelp_core.cli import _words
from earlyhelp_core.cli._json import as_data, option_as_data, write
from earlyhelp_core.cli._pathways import pathway_named
from earlyhelp_core.transitions import Facts, Kind, Request


@final
@attrs.frozen(kw_only=True)
class Stated:
    """
    What is asked of a pathway, and where the facts are told.
    """

    pathway: str
    #: ``None``: they come in on the stream.
    facts: Path | None
    #: ``None`` asks of every move from here.
    kind: Kind | None = None
    to: str | None = None


def answer(stated: Stated, source: BinaryIO, out: TextIO, *, as_json: bool) -> int:
    """
    Weigh one move, or every move from here, for facts that somebody states.
    """
    pathway = pathway_named(stated.pathway)
    if stated.facts is None:
        facts = wire.loads(source.read(wire.LIMIT + 1), Facts)
    else:
        facts = wire.load(stated.facts, Facts)
    if stated.kind is None:
        options = transitions.options(pathway, facts)
        if as_json:
            write(out, [option_as_data(option) for option in options])
        else:
            for option in options:
                out.writelines(_words.answer(option.kind, option.to, option.answer))
        return 0
    found = transitions.weigh(pathway, Request(kind=stated.kind, to=stated.to), facts)
    if as_json:
        write(out, as_data(found))
    else:
        out.writelines(_words.answer(stated.kind, stated.to, found))
    return 0 if found.met else 1
