"""
``earlyhelp due``: by when what is due for one family, and how each piece stands.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import TextIO

from earlyhelp_core.cases import Case
from earlyhelp_core.cli import _words
from earlyhelp_core.cli._commands import Question
from earlyhelp_core.transitions import Expectation, ExpectationState

_WIDTH = 78
_OVER = frozenset(
    {ExpectationState.MET, ExpectationState.MET_LATE, ExpectationState.ENDED}
)


def due(question: Question, out: TextIO, *, as_json: bool) -> int:
    """
    Say of each clock that runs for a case how it stands on the day.
    """
    case, partnership = question.opened()
    found = case.expectations(partnership.timescales, question.on, child=question.child)
    if as_json:
        rows = [expectation.to_record() for expectation in found]
        out.write(f"{json.dumps(rows, indent=2)}\n")
    else:
        out.writelines(_words.case(case, partnership, question.on, question.child))
        out.writelines(_told(case.as_of(question.on).case, question, found))
        out.write(_words.CLOSING)
    return 0


def _told(
    case: Case, question: Question, found: Iterable[Expectation]
) -> Iterator[str]:
    each = list(found)
    for expectation in each:
        if expectation.state.is_open:
            yield f"{'-' * _WIDTH}\n{_whose(case, question, expectation)}\n"
            yield f"{expectation.explain()}\n"
    yield f"{'-' * _WIDTH}\n"
    for expectation in each:
        if expectation.state in _OVER:
            how = expectation.explain().partition("\n")[0]
            yield f"{_whose(case, question, expectation)}: {how}\n"
    quiet = {e.words: None for e in each if e.state is ExpectationState.NOT_STARTED}
    yield f"not started (for one child at least): {'; '.join(quiet) or 'nothing'}\n"


def _whose(case: Case, question: Question, expectation: Expectation) -> str:
    of = f" ({expectation.of})" if expectation.of else ""
    if expectation.child is None:
        return f"the family{of}"
    return f"{case.family.label(expectation.child, question.on)}{of}"
