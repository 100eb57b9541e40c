"""
Which assessment is used at which level: what an edition says, and nothing more.
"""

from __future__ import annotations

from datetime import date

import pytest

from earlyhelp_core import partnerships
from earlyhelp_core.answers import YesNo
from earlyhelp_core.assessments import AssessmentKind, AssessmentKindLike, fits
from earlyhelp_core.errors import Impossible
from earlyhelp_core.frameworks import LevelFramework


def framework() -> LevelFramework:
    """The five steps of two boroughs, each with what is used at it."""
    return partnerships.load("kingston-and-richmond", on=date(2022, 11, 21)).framework


@pytest.mark.parametrize(
    ("kind", "fitting"),
    [
        ("partnership-tool", ["1", "2a"]),
        ("single-agency", ["1", "2a"]),
        ("early-help-assessment", ["2b"]),
        ("child-and-family-assessment", []),
    ],
)
def test_an_edition_says_which_tool_is_used_where(
    kind: AssessmentKindLike, fitting: list[str]
) -> None:
    """The Early Help assessment is used at 2b, and not on the way to it."""
    levels = framework().levels

    assert [str(x.code) for x in levels if fits(kind, x) is YesNo.YES] == fitting


def test_where_an_edition_names_no_tools_nobody_can_say() -> None:
    """An empty list is silence, and silence is no prohibition."""
    assert {fits(kind, framework().level("3")) for kind in AssessmentKind} == {None}


def test_an_unknown_kind_is_refused() -> None:
    """With the kinds there are."""
    with pytest.raises(Impossible):
        fits("star", framework().level("2b"))  # type: ignore[arg-type] # that is the test


def test_every_tool_that_is_shipped_is_known() -> None:
    """A misspelt tool would fit no assessment for ever."""
    kinds = {str(kind) for kind in AssessmentKind}
    shipped = (partnerships.load(n, on=date(2026, 3, 2)) for n in partnerships.names())
    tools = {
        tool
        for partnership in shipped
        for levels in partnership.frameworks
        for level in levels.levels
        for tool in level.tools
    }

    assert tools <= kinds
