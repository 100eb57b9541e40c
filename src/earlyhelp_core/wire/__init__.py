"""
Documents in and out: the one gate through which anything enters.

Whatever arrives as a file, as bytes or as plain data is checked here, strictly and all
at once: unknown and repeated names, wrong types, words outside a list, dates that do
not exist, references to nothing, facts that contradict each other. Each problem has its
place, a stable code and the way out, and never the value: a report can be logged and
sent to a supplier.

A document says what it is: ``{"kind": "case", "version": "1.0", …}``, in JSON or, for
editions that people write, in TOML. What equals its default may be left out, and is.
Dates are written ``2026-03-02``, instants in UTC, identifiers and codes as text. A key
is the name of a field; only trailing underscores are dropped (``from``).

How editions are written in TOML:

* a span is a phrase, ``"30 working days"``; a period a table of ``start`` and ``end``
* a condition names a fact and asks one question of it: ``is`` (a value or several),
  ``at_least``, ``at_most``, ``within`` (a span) or ``includes`` (a role); conditions
  are joined by ``not``, ``all`` and ``any``
* an entry of ``requires`` and ``advises`` is a bare name, or a table with ``name`` and
  ``within``, ``role`` or ``source``
* a clock of ``timescales`` has one limit: ``within`` (a span), or
  ``within_school_weeks`` (a number)
* ``protective`` must be given, as a table or as ``"none"``
* ``framework`` and the entries of ``publications`` are whole, or an id that the
  caller's *catalogue* knows; they are always written whole
* where several kinds of things may stand in one place, ``sort`` says which it is
"""

from __future__ import annotations

from earlyhelp_core.wire._documents import (
    Report,
    check,
    dump,
    dumps,
    from_data,
    load,
    loads,
    to_data,
)
from earlyhelp_core.wire._kinds import KINDS, DocumentKind
from earlyhelp_core.wire._reading import JSON, LIMIT, Format, Source
from earlyhelp_core.wire._structure import Known

__all__ = [
    "JSON",
    "KINDS",
    "LIMIT",
    "DocumentKind",
    "Format",
    "Known",
    "Report",
    "Source",
    "check",
    "dump",
    "dumps",
    "from_data",
    "load",
    "loads",
    "to_data",
]
