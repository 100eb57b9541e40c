"""
The page that weighs one family under each protocol says what its tables show.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from docs._ext.protocols import Asked, asked, weighed, who_asks
from earlyhelp_core import wire
from earlyhelp_core.fields import evolve
from earlyhelp_core.transitions import Facts

FOLDER = Path(__file__).parents[2] / "examples" / "protocols"


@pytest.fixture(name="protocols", scope="module")
def protocols_() -> list[Asked]:
    """What each is asked."""
    return list(asked(FOLDER))


@pytest.fixture(name="family", scope="module")
def family_() -> Facts:
    """The facts that are weighed."""
    return wire.load(FOLDER / "one-family.json", Facts)


def names(reasons: str) -> list[str]:
    """The conditions in the last cell of a row."""
    return [reason.partition(":")[0] for reason in reasons.split("; ")]


def test_one_family_gets_eight_answers(protocols: list[Asked], family: Facts) -> None:
    """Each protocol finds missing what it guards."""
    rows = [weighed(protocol, family) for protocol in protocols]

    assert {row[0]: names(row[3]) for row in rows} == {
        "Camden": ["nothing"],
        "Cheshire West and Chester": ["actions-settled", "network-invited"],
        "Devon": ["agreement-in-writing", "assessment-completed"],
        "Gloucestershire": ["authorised-by"],
        "Hull": ["authorised-by"],
        "Islington": ["actions-settled"],
        "Knowsley": ["nothing"],
        "Rotherham": ["child-voice-recorded"],
    }
    assert [row[0] for row in rows if row[2] == "met"] == ["Camden", "Knowsley"]


def test_an_open_protection_plan_is_no_to_all(
    protocols: list[Asked], family: Facts
) -> None:
    """Seven have the move and a condition on it; Knowsley has no such move."""
    protected = evolve(family, legal_status="child-protection-plan")
    rows = [weighed(protocol, protected) for protocol in protocols]

    assert {row[2] for row in rows} == {"outstanding"}
    assert [
        row[0] for row in rows if "no-protection-plan-or-order" not in names(row[3])
    ] == ["Knowsley"]
    assert [row[0] for row in rows if "no-rule" in names(row[3])] == ["Knowsley"]


def test_what_no_page_states_is_asked_by_all(protocols: list[Asked]) -> None:
    """Harm, every child and the next holder are the library's own insistence."""
    rows = {row[0]: row[1:] for row in who_asks(protocols)}
    everybody = ", ".join(protocol[0] for protocol in protocols)

    for name in ("harm-considered", "every-child-considered"):
        assert rows[name] == ("", everybody, "")
    assert rows["receiving-lead-accepted"] == ("", everybody, "")
    assert rows["agreement-in-writing"] == ("Devon", "", "")
    assert rows["assessment-completed"] == ("Devon", "", "Cheshire West and Chester")
