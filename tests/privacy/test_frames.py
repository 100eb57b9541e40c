"""
A refusal keeps nothing of what was given: not in its words, and in no frame of ours.

A program that logs its errors with the variables on their way logs those frames.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator
from types import TracebackType
from typing import Any, TypeAlias

import pytest

import earlyhelp_core
from earlyhelp_core.errors import EarlyHelpError
from earlyhelp_core.fields import as_text
from earlyhelp_core.identifiers import LocalAuthority, NhsNumber, SchoolUrn, Uln, Upn
from earlyhelp_core.ids import Id, PersonId
from earlyhelp_core.privacy import Masked, Narrative, PersonName, Postcode
from tests.privacy.canaries import CLASSES, TEXT, fields_of, instances, leaks
from tests.privacy.test_canary import WRONG, each_record, told_by

# Values of any kind are given where they cannot be taken.
_Thing: TypeAlias = Any

OURS = earlyhelp_core.__path__[0]


def frames_of(trace: TracebackType | None) -> Iterator[str]:
    """What stood in the variables of our own code when it failed."""
    while trace is not None:
        if trace.tb_frame.f_code.co_filename.startswith(OURS):
            for name, value in trace.tb_frame.f_locals.items():
                yield f"{trace.tb_frame.f_code.co_name}: {name}={_shown(value)}"
        trace = trace.tb_next


def _shown(value: object) -> str:
    # What is half made cannot say what it is.
    try:
        return repr(value)
    except AttributeError:
        return ""


def kept_by(attempt: Callable[[], object]) -> list[str]:
    """The canaries that the error of an attempt keeps, wherever it keeps them."""
    try:
        attempt()
    except (EarlyHelpError, TypeError) as error:
        kept = [
            *told_by(error),
            *traceback.format_exception(error),
            *frames_of(error.__traceback__),
        ]
        context = error.__context__
        while context is not None:
            kept += frames_of(context.__traceback__)
            context = context.__context__
        return [text for text in kept if leaks(text)]
    return []


@each_record
def test_no_record_that_is_refused_keeps_what_was_given(name: str) -> None:
    """Whatever is put into whichever field."""
    make: Callable[..., object] = CLASSES[name]
    thing = instances(name)[0]
    given = {
        f.alias or f.name: getattr(thing, f.name)
        for f in fields_of(CLASSES[name])
        if f.init
    }
    kept = {
        (field, number): found
        for field in given
        for number, wrong in enumerate(WRONG)
        if (found := kept_by(lambda: make(**{**given, field: wrong})))  # noqa: B023 - called at once
    }

    assert kept == {}


@pytest.mark.parametrize(
    "kind",
    [
        *(Masked, PersonName, Narrative, Postcode, Upn, NhsNumber, Uln),
        *(SchoolUrn, LocalAuthority, Id, PersonId),
    ],
    ids=lambda kind: kind.__name__,
)
def test_no_text_that_is_refused_is_kept(kind: Callable[[_Thing], object]) -> None:
    """A name pasted where an id belongs, or a number with a slip of the pen."""
    with pytest.raises(EarlyHelpError):
        kind(f"{TEXT} Thistledown\x00")
    assert kept_by(lambda: kind(f"{TEXT} Thistledown\x00")) == []
    assert kept_by(lambda: kind([TEXT])) == []


def test_what_a_frame_keeps_is_found() -> None:
    """Or nothing would be looked at."""
    with pytest.raises(EarlyHelpError) as refused:
        # It takes the text as it comes, so its frame holds it.
        as_text(f"{TEXT}\x00")

    assert any(leaks(text) for text in frames_of(refused.tb))
