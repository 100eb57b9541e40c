"""
The picture of the layers says what the contract says, and can be read.
"""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from docs._ext.layers import layers_of, picture, summary

ROOT = Path(__file__).parents[2]
SVG = "{http://www.w3.org/2000/svg}"

#: Far more names in one row than fit beside each other.
CROWDED = [["cli"], [f"module{n:02}" for n in range(30)], ["errors"]]


def boxes(layers: list[list[str]]) -> list[tuple[float, float, float, float]]:
    """Left, top, right and bottom of every box in the picture."""
    drawn = ET.fromstring(picture(layers))  # noqa: S314 - our own picture
    return [
        (left, top, left + width, top + height)
        for box in drawn.iter(f"{SVG}rect")
        for left, top, width, height in [
            [float(box.attrib[side]) for side in ("x", "y", "width", "height")]
        ]
    ]


def names(layers: list[list[str]]) -> list[str | None]:
    """The labels of the picture, in order."""
    drawn = ET.fromstring(picture(layers))  # noqa: S314 - our own picture
    return [label.text for label in drawn.iter(f"{SVG}text")]


def test_the_picture_shows_every_module_of_the_contract_that_exists() -> None:
    """What is drawn is what is checked."""
    layers = layers_of(ROOT)

    assert names(layers) == [name for row in layers for name in row]
    assert layers[-2:] == [["errors"], ["_authorities", "_check_digits"]]


@pytest.mark.parametrize(
    "layers", [layers_of(ROOT), CROWDED], ids=["as it is", "crowded"]
)
def test_no_box_lies_on_another(layers: list[list[str]]) -> None:
    """Boxes neither touch each other nor leave the picture."""
    drawn = boxes(layers)
    touching = [
        (one, other)
        for place, one in enumerate(drawn)
        for other in drawn[place + 1 :]
        if one[0] < other[2]
        and other[0] < one[2]
        and one[1] < other[3]
        and other[1] < one[3]
    ]
    outside = [box for box in drawn if box[0] < 0 or box[2] > 960]

    assert (touching, outside) == ([], [])


def test_the_picture_can_be_heard() -> None:
    """A reader who does not see it gets the layers in words, in the same order."""
    drawn = ET.fromstring(  # noqa: S314 - our own picture
        picture([["cli"], ["plans", "teams"], ["errors"]])
    )
    said = drawn.find(f"{SVG}desc")

    assert said is not None
    assert re.findall(r": (.*)\.$", said.text or "", re.DOTALL) == [
        "cli; plans and teams; errors"
    ]


def test_nothing_in_the_picture_comes_from_elsewhere() -> None:
    """The picture names no address but that of the SVG language itself."""
    assert re.findall(r"https?://[^\"]*", picture(layers_of(ROOT))) == [
        "http://www.w3.org/2000/svg"
    ]


def test_a_module_is_told_in_its_own_first_sentence() -> None:
    """The words beside the picture are those at the top of the module."""
    assert summary(ROOT, "errors") == (
        "What can go wrong, told apart by whose fault it is."
    )
