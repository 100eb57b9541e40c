"""
Laws of whole columns: each row is answered as it would be alone.
"""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from earlyhelp_core import partnerships
from earlyhelp_core.fields import evolve
from earlyhelp_core.transitions import (
    FACTS,
    Facts,
    FactSort,
    Kind,
    Pathway,
    Request,
    columns,
    weigh_undated,
)
from tests.transitions.builders import ON, SAFE
from tests.transitions.strategies import LEVELS, some_facts

SHIPPED = partnerships.load("kensington-and-chelsea", on=None).pathway
both_pathways = pytest.mark.parametrize(
    "pathway", [SAFE, SHIPPED], ids=["safe", "shipped"]
)
days = st.sampled_from([0, 1, 14, 40]).map(lambda n: ON + timedelta(days=n))
#: Also at no level that is recorded.
a_row = st.builds(
    lambda facts, on, level: evolve(facts, on=on, level=level),
    some_facts,
    days,
    st.sampled_from((*LEVELS, None)),
)
some_rows = st.lists(a_row, min_size=1, max_size=6)
questions = st.builds(Request, kind=st.sampled_from(Kind), to=st.sampled_from(LEVELS))


def in_columns(facts: list[Facts], *, dated: bool) -> columns.Rows:
    """The same facts by columns; dates as numpy has them, where it can say it all."""
    told: dict[str, columns.Column] = {
        name: [row.value(name) for row in facts] for name in FACTS
    }
    for name, fact in FACTS.items():
        values = [row.value(name) for row in facts]
        is_date = [isinstance(value, date) or value is None for value in values]
        if dated and fact.sort is FactSort.DATED and all(is_date):
            told[name] = np.array(values, dtype="datetime64[D]")
        elif dated and fact.choices:
            codes = [
                fact.choices.index(str(v)) if v is not None else -1 for v in values
            ]
            told[name] = columns.Coded(np.array(codes, dtype=np.int8), fact.choices)
    return columns.Rows(
        on=np.array([row.on for row in facts], dtype="datetime64[D]")
        if dated
        else [row.on for row in facts],
        level=[row.level for row in facts],
        facts=told,
    )


@given(facts=some_rows, dated=st.booleans())
def test_rows_hold_the_facts_they_were_given(facts: list[Facts], dated: bool) -> None:  # noqa: FBT001 - drawn
    """However a column is told."""
    rows = in_columns(facts, dated=dated)

    assert [rows.facts(row) for row in range(len(rows))] == facts


@both_pathways
@given(request=questions, facts=some_rows, dated=st.booleans())
def test_each_row_is_answered_as_alone(
    pathway: Pathway,
    request: Request,
    facts: list[Facts],
    dated: bool,  # noqa: FBT001 - drawn
) -> None:
    """Whatever stands beside it."""
    answers = columns.weigh(pathway, request, in_columns(facts, dated=dated))
    alone = [weigh_undated(pathway, request, row) for row in facts]

    assert [answers.answers[place] for place in answers.places] == alone
    assert answers.met.tolist() == [answer.met for answer in alone]
    assert answers.in_the_way() == {
        name: sum(
            finding.stands_in_the_way and finding.requirement == name
            for answer in alone
            for finding in answer.findings
        )
        for name in answers.in_the_way()
    }
