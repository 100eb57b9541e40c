"""
What holds of every document, sound or spoiled.
"""

from __future__ import annotations

import json
import pickle
from copy import deepcopy
from typing import TypeAlias

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from earlyhelp_core import wire
from earlyhelp_core.agencies import ServiceDirectory
from earlyhelp_core.attendance import AttendanceRules
from earlyhelp_core.cases import Case
from earlyhelp_core.errors import Invalid, Problem
from earlyhelp_core.frameworks import Edition, LevelFramework, OutcomeFramework
from earlyhelp_core.outcomes import ClaimRules, Instrument
from earlyhelp_core.people import SharingRules
from earlyhelp_core.programmes import Programme
from earlyhelp_core.transitions import Ask, Facts, Pathway
from earlyhelp_core.wire import JSON
from tests.wire.anything import classes, places_in, spoiled, values_of
from tests.wire.documents import (
    CANARY,
    a_case,
    a_framework,
    a_pathway,
    as_bytes,
    found,
)

# Most nouns refuse some of what their types allow, and the whole takes long to draw.
# There are a great many classes, so each gets a share of the profile's examples.
_PATIENT = settings(
    max_examples=max(10, settings().max_examples // 4),
    suppress_health_check=[
        HealthCheck.filter_too_much,
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
    ],
)

# Whose parts must agree in ways that chance does not find: below, their documents are
# spoiled instead, and the tests of the editions take those that are shipped there and
# back. An ask by itself is a text; rules hold them.
_HARD_TO_DRAW = {
    Ask,
    AttendanceRules,
    Case,
    ClaimRules,
    Instrument,
    LevelFramework,
    OutcomeFramework,
    Pathway,
    Programme,
    ServiceDirectory,
    SharingRules,
}

CASE = wire.to_data(a_case())
PATHWAY = wire.to_data(a_pathway())
FRAMEWORK = wire.to_data(a_framework())
DOCUMENTS = st.one_of(spoiled(CASE), spoiled(PATHWAY), spoiled(FRAMEWORK))
_Document: TypeAlias = Case | Pathway | LevelFramework
CLASSES: dict[JSON, type[_Document]] = {
    "case": Case,
    "pathway": Pathway,
    "level-framework": LevelFramework,
}


@pytest.mark.parametrize(
    "cls",
    [cls for cls in classes() if cls not in _HARD_TO_DRAW],
    # Two nouns may each have a class of one name.
    ids=lambda cls: f"{cls.__module__.split('.')[1]}-{cls.__name__}",
)
@_PATIENT
@given(data=st.data())
def test_every_value_comes_back_as_it_went(cls: type, data: st.DataObject) -> None:
    """Whatever can be made can be written, read back, copied, pickled and hashed."""
    value = data.draw(values_of(cls))
    written = wire.to_data(value)
    assert wire.from_data(written, cls) == value
    assert json.loads(json.dumps(written)) == written
    kept = pickle.loads(pickle.dumps(value))  # noqa: S301 - our own bytes
    assert (kept, deepcopy(value)) == (value, value)
    assert hash(kept) == hash(value)


@_PATIENT
@given(st.one_of(values_of(Facts), values_of(Edition)))
def test_bytes_are_canonical(value: Facts | Edition) -> None:
    """The same value always gives the same bytes, whichever way it came."""
    written = wire.dumps(value)
    assert wire.loads(written, type(value)) == value
    assert wire.dumps(wire.loads(written, type(value))) == written


def loaded(
    document: bytes, cls: type[_Document]
) -> tuple[_Document | None, tuple[Problem, ...]]:
    """The value, or why there is none."""
    try:
        return wire.loads(document, cls), ()
    except Invalid as refused:
        return None, refused.problems


@given(DOCUMENTS)
def test_check_and_load_agree(data: dict[str, JSON]) -> None:
    """A document is valid if and only if it can be loaded; both tell the same."""
    document = as_bytes(data)
    name = data.get("kind")
    kind = name if isinstance(name, str) and name in CLASSES else "case"
    report = wire.check(document, kind=kind)
    value, problems = loaded(document, CLASSES[kind])
    assert problems == report.problems
    if value is not None:
        assert wire.loads(wire.dumps(value), CLASSES[kind]) == value


@given(DOCUMENTS)
def test_no_problem_is_told_twice_or_nowhere(data: dict[str, JSON]) -> None:
    """Each place and code is told once, and the place, or what it lacks, is there."""
    told = found(as_bytes(data))
    assert len(told) == len(set(told))
    there = set(places_in(data))
    assert [path for path, _ in told if path.rpartition("/")[0] not in there] == []


@given(DOCUMENTS)
def test_no_report_repeats_a_value(data: dict[str, JSON]) -> None:
    """Whatever is wrong, nothing of what somebody recorded stands in the report."""
    report = wire.check(as_bytes(data))
    assert CANARY not in f"{report}{report!r}"
    assert "Jane Roe" not in f"{report}{report!r}"


@given(DOCUMENTS, st.data())
def test_one_more_fault_hides_none(data: dict[str, JSON], more: st.DataObject) -> None:
    """A stray key anywhere is one problem more at most; all others are still told."""
    before = set(found(as_bytes(data)))
    tables = [place for place in places_in(data) if isinstance(_at(data, place), dict)]
    place = more.draw(st.sampled_from(tables))
    table = _at(data, place)
    assert isinstance(table, dict)
    table["a_stray_key"] = 1
    after = set(found(as_bytes(data)))
    stray = {code for path, code in after - before if path == f"{place}/a_stray_key"}
    assert before <= after
    assert len(after - before) == len(stray)
    assert stray <= {"unknown-key", "unknown-parameter"}


def _at(data: JSON, place: str) -> JSON:
    for step in place.split("/")[1:]:
        if isinstance(data, dict):
            data = data[step]
        elif isinstance(data, list):
            data = data[int(step)]
    return data


@given(st.binary(max_size=200), st.sampled_from(["json", "toml"]))
def test_any_bytes(content: bytes, syntax: wire.Format) -> None:
    """Whatever bytes come, loading refuses them as invalid and checking tells why."""
    report = wire.check(content, format=syntax)
    assert not report.valid
    with pytest.raises(Invalid) as refused:
        wire.loads(content, Case, format=syntax)
    assert refused.value.problems


@given(DOCUMENTS, st.data())
def test_any_damage(data: dict[str, JSON], damage: st.DataObject) -> None:
    """A document with bytes lost, doubled or changed is valid or told to be invalid."""
    document = bytearray(as_bytes(data))
    for _ in range(damage.draw(st.integers(1, 5))):
        place = damage.draw(st.integers(0, len(document)))
        length = damage.draw(st.integers(0, 20))
        document[place : place + length] = damage.draw(
            st.sampled_from(
                [b"", b"{", b"]", b'"', b"1e999", b"NaN", b'"id":', b"\xff"]
            )
        )
    value, problems = loaded(bytes(document), Case)
    assert (value is None) == bool(problems)
    assert wire.check(bytes(document), kind="case").problems == problems
