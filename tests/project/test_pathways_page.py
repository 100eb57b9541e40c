"""
The page of shipped pathways shows them all, and its pictures can be read.
"""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest

from docs._ext.pathways import picture, shipped
from earlyhelp_core.transitions import Pathway
from tests.transitions.builders import SAFE, a_pathway, a_rule

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(name="pathways", scope="module")
def pathways_() -> list[Pathway]:
    """What is shipped."""
    return list(shipped())


def test_every_shipped_pathway_is_there_once(pathways: list[Pathway]) -> None:
    """Two pictures of one id would share their words for those who listen."""
    ids = [pathway.id for pathway in pathways]

    assert "kensington-and-chelsea-support-2020" in ids
    assert len(set(ids)) == len(ids)


def test_a_picture_names_each_level_and_each_rule() -> None:
    """The levels as lines, the rules as columns."""
    drawn = ET.fromstring(picture(SAFE))  # noqa: S314 - our own picture
    labels = [label.text for label in drawn.iter(f"{SVG}text")]

    assert labels == [
        *(level.name for level in SAFE.framework.levels),
        *(rule.id for rule in SAFE.rules),
    ]


def test_an_arrow_points_where_the_help_goes() -> None:
    """Up for more help, down for less, and out of the picture for another area."""
    moves = a_pathway(
        a_rule("up", "step-up", ["targeted"], ["statutory"]),
        a_rule("again", "refer", ["statutory"], ["statutory"]),
        a_rule("down", "close", ["targeted"], ["universal"]),
        a_rule("out", "transfer-out", ["targeted"]),
    )
    heads = re.findall(r"[0-9](l-6 -?9|h8v-5)", picture(moves))

    assert heads == ["l-6 9", "l-6 9", "l-6 -9", "h8v-5"]


def test_a_picture_can_be_heard() -> None:
    """Each move is told in words as well."""
    drawn = ET.fromstring(picture(SAFE))  # noqa: S314 - our own picture
    said = drawn.find(f"{SVG}desc")

    assert said is not None
    assert "close leads from targeted to universal." in (said.text or "")


def test_nothing_in_a_picture_comes_from_elsewhere() -> None:
    """No address but that of the SVG language itself, and no text as markup."""
    assert re.findall(r"https?://[^\"]*", picture(SAFE)) == [
        "http://www.w3.org/2000/svg"
    ]
