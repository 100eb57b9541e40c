"""
Nothing personal is ever seen: every public class, through every way out.

What is shown, logged, raised or told is searched for what was put in (see `canaries`).
"""

from __future__ import annotations

import copy
import csv
import difflib
import inspect
import io
import json
import logging
import pickle
import pprint
import reprlib
import string
import sys
import traceback
import warnings
from collections import ChainMap, OrderedDict, defaultdict, deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace
from typing import Any, final
from unittest import mock

import attrs
import cattrs
import polars as pl
import pytest
import rich
from _pytest._io.saferepr import saferepr
from IPython.core.formatters import DisplayFormatter
from IPython.core.ultratb import VerboseTB
from IPython.lib.pretty import pretty
from rich.console import Console
from rich.pretty import Pretty, pretty_repr

import earlyhelp_core
from earlyhelp_core import cli, frameworks, partnerships, people, transitions, wire
from earlyhelp_core.answers import Audience, as_when
from earlyhelp_core.cases import (
    Case,
    diff,
    facts_for,
    merge,
    pseudonymised,
    what_may_be_given,
)
from earlyhelp_core.dates import as_date
from earlyhelp_core.errors import EarlyHelpError
from earlyhelp_core.fields import Sensitivity, evolve
from earlyhelp_core.ids import GoalId, MeetingId, MemberId, PersonId
from earlyhelp_core.privacy import Masked
from earlyhelp_core.teams import LeadKind, MeetingKind
from earlyhelp_core.transitions import Kind, Request
from tests.privacy.canaries import (
    BOROUGH,
    CLASSES,
    NHS,
    ON,
    POSTCODE,
    TEXT,
    ULN,
    UPN,
    fields_of,
    instances,
    is_hidden,
    leaks,
)

# By name, for it is untyped.
pandas: Any = import_module("pandas")

# Instances of any class at all go through the same channels.
_Thing = Any
Channel = Callable[[_Thing], str]

LOGGER = logging.getLogger("tests.privacy")


# --- what an error holds


each_class = pytest.mark.parametrize("name", CLASSES)
#: Those that are made of fields.
each_record = pytest.mark.parametrize(
    "name", [name for name, cls in CLASSES.items() if attrs.has(cls)]
)


def told_by(error: BaseException | None) -> Iterator[str]:
    """Every text in an error, and in the errors it hangs on to, however deep."""
    if error is None:
        return
    yield str(error)
    yield repr(error)
    yield repr(error.args)
    yield repr(getattr(error, "__notes__", ()))
    if isinstance(error, EarlyHelpError):
        yield from (f"{problem} {problem!r}" for problem in error.problems)
    if isinstance(error, BaseExceptionGroup):
        for inner in error.exceptions:
            yield from told_by(inner)
    yield from told_by(error.__cause__)
    yield from told_by(error.__context__)


def raised_by(attempt: Callable[[], object]) -> str:
    """All that an attempt tells when it fails; nothing where it does not."""
    try:
        attempt()
    except Exception as error:  # noqa: BLE001 - whatever it is, it must not tell
        printed = "".join(traceback.format_exception(error))
        return "\n".join([printed, *told_by(error)])
    return ""


# --- the ways out


def _logged(thing: _Thing, message: str, *, failing: bool = False) -> str:
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    LOGGER.addHandler(handler)
    LOGGER.propagate = False
    try:
        if failing:
            try:
                _raise(thing)
            except RuntimeError:
                LOGGER.exception(message, thing)
        else:
            LOGGER.error(message, thing)
    finally:
        LOGGER.removeHandler(handler)
        LOGGER.propagate = True
    return stream.getvalue()


def _with_locals(thing: _Thing) -> str:
    def failing(record: _Thing) -> None:
        again = record
        raise ValueError(again)

    try:
        failing(thing)
    except ValueError as error:
        found = traceback.TracebackException.from_exception(error, capture_locals=True)
        return "".join(found.format())
    return ""


def _noted(thing: _Thing) -> str:
    def attempt() -> None:
        error = ValueError("no")
        error.add_note(f"while looking at {thing}")
        raise error from KeyError(thing)

    return raised_by(attempt)


def _grouped(thing: _Thing) -> str:
    def attempt() -> None:
        message = f"{thing!s}"
        raise ExceptionGroup(message, [ValueError(thing)])

    return raised_by(attempt)


def _warned(thing: _Thing) -> str:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        warnings.warn(f"look at {thing!r}", stacklevel=1)
    return "".join(
        warnings.formatwarning(w.message, w.category, w.filename, w.lineno)
        for w in caught
    )


def _shortened(thing: _Thing) -> str:
    shortener = reprlib.Repr()
    shortener.maxlevel, shortener.maxstring, shortener.maxother = 20, 10_000, 10_000
    return shortener.repr(thing)


def _printed(thing: _Thing) -> str:
    stream = io.StringIO()
    print(thing, file=stream)
    return stream.getvalue()


def _hooked(thing: _Thing) -> str:
    stream, before = io.StringIO(), sys.stderr
    sys.stderr = stream
    try:
        _raise(thing)
    except RuntimeError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    finally:
        sys.stderr = before
    return stream.getvalue()


def _changed(thing: _Thing) -> str:
    def attempt() -> None:
        fields = fields_of(type(thing))
        setattr(thing, fields[0].name if len(fields) else "anything", TEXT)

    return raised_by(attempt)


@final
class _Unpicklable:
    """Something that stands in the way of a copy."""

    def __init__(self, thing: _Thing) -> None:
        self.thing = thing
        self.way = lambda: thing

    def __deepcopy__(self, memo: object) -> object:
        raise TypeError(self.thing)


def _shown_by_rich(thing: _Thing) -> str:
    stream = io.StringIO()
    console = Console(file=stream, width=200)
    console.print(thing, Pretty(thing))
    return stream.getvalue()


def _inspected_by_rich(thing: _Thing) -> str:
    stream = io.StringIO()
    rich.inspect(thing, console=Console(file=stream, width=200), private=True)
    return stream.getvalue()


def _traced_by_rich(thing: _Thing) -> str:
    stream = io.StringIO()
    try:
        _raise(thing)
    except RuntimeError:
        Console(file=stream, width=200).print_exception(show_locals=True)
    return stream.getvalue()


def _traced_by_notebook(thing: _Thing) -> str:
    try:
        _raise(thing)
    except RuntimeError as error:
        with warnings.catch_warnings():
            # IPython reads source files without naming their encoding.
            warnings.simplefilter("ignore", EncodingWarning)
            shower = VerboseTB()
            return str(shower.text(type(error), error, error.__traceback__))
    return ""


def _displayed_by_notebook(thing: _Thing) -> str:
    data, _ = DisplayFormatter().format(thing)  # type: ignore[no-untyped-call] # IPython has no types
    return str(data)


def _framed(thing: _Thing) -> str:
    frame = pandas.DataFrame({"thing": [thing, thing]})
    series = frame["thing"]
    return "".join(
        (
            f"{frame!r}{frame.to_string()}{frame.to_html()}{frame.to_csv()}",
            f"{series!r}{series.to_string()}{series.astype(str).to_csv()}",
            str(frame.describe(include="all")),
            frame.to_json(default_handler=str),
        )
    )


def _framed_by_polars(thing: _Thing) -> str:
    frame = pl.DataFrame({"thing": pl.Series([thing], dtype=pl.Object)})
    return f"{frame!r}{frame._repr_html_()}{frame.rows()}"


def _mocked(thing: _Thing) -> str:
    called = mock.Mock()
    called(thing, again=thing)
    return f"{called.mock_calls}{called.call_args}"


def _differed(thing: _Thing) -> str:
    lines = difflib.unified_diff([repr(thing)], ["nothing"])
    return "\n".join(lines)


def _members(thing: _Thing) -> str:
    return repr(
        [
            (name, value)
            for name, value in inspect.getmembers(thing)
            if not callable(value)
            # What a field that is no masked value holds is asked for by its name.
            and (isinstance(thing, Masked) or name.startswith("__"))
        ]
    )


def _wrapped(thing: _Thing) -> str:
    @dataclass
    class Wrapper:
        thing: object

    return f"{Wrapper(thing)}{SimpleNamespace(thing=thing)}{partial(print, thing)}"


def _collected(thing: _Thing) -> str:
    found = defaultdict(list, {"thing": [thing]})
    return f"{deque([thing])}{found}{ChainMap({'a': thing})}{OrderedDict(a=thing)}"


CHANNELS: Mapping[str, Channel] = {
    "repr": repr,
    "str": str,
    "format": format,
    "ascii": ascii,
    "f-string": lambda thing: f"{thing} {thing!s} {thing!r} {thing!a}",
    "percent": lambda thing: "%s %r" % (thing, thing),  # noqa: UP031 - an old habit that must be safe
    "str.format": "{0} {0!r}".format,
    "template": lambda thing: string.Template("$thing").substitute(thing=thing),
    "print": _printed,
    "pprint": pprint.pformat,
    "reprlib": _shortened,
    "in a list": lambda thing: repr([thing]),
    "in a dict": lambda thing: str({"thing": (thing,)}),
    "log %s": lambda thing: _logged(thing, "looked at %s"),
    "log %r": lambda thing: _logged(thing, "looked at %r"),
    "log exception": lambda thing: _logged(thing, "failed at %s", failing=True),
    "traceback": lambda thing: raised_by(lambda: _raise(thing)),
    "traceback with locals": _with_locals,
    "excepthook": _hooked,
    "notes and causes": _noted,
    "exception group": _grouped,
    "warning": _warned,
    "no such argument": lambda t: raised_by(lambda: evolve(t, zz_none=1)),
    "no such field": lambda thing: raised_by(lambda: thing.zz_none),
    "frozen": _changed,
    "not callable": raised_by,
    "no items": lambda thing: raised_by(lambda: thing["zz_none"]),
    "no order": lambda thing: raised_by(lambda: sorted([thing, thing])),
    "no number": lambda thing: raised_by(lambda: float(thing)),
    "no json": lambda thing: raised_by(lambda: json.dumps(thing)),
    "no truth": lambda thing: raised_by(lambda: bool(thing)),
    "failed copy": lambda t: raised_by(lambda: copy.deepcopy(_Unpicklable(t))),
    "failed pickle": lambda t: raised_by(lambda: pickle.dumps(_Unpicklable(t))),
    "rich inspect": lambda t: _inspected_by_rich(t) if isinstance(t, Masked) else "",
    "pytest": lambda thing: saferepr([thing], maxsize=None),
    "mock": _mocked,
    "difflib": _differed,
    "members": _members,
    "wrapped": _wrapped,
    "collected": _collected,
    "json as text": lambda t: json.dumps([t], default=str),
    "json as repr": lambda t: json.dumps([t], default=repr),
    "csv": lambda t: _as_csv([[t]]),
    "a shallow copy": lambda thing: repr(copy.copy(thing)),
    "a copy": lambda thing: repr(copy.deepcopy(thing)),
    "a pickle's copy": lambda t: repr(pickle.loads(pickle.dumps(t))),  # noqa: S301 - our own bytes
}


def _as_csv(rows: Sequence[Sequence[object]]) -> str:
    stream = io.StringIO()
    csv.writer(stream).writerows(rows)
    return stream.getvalue()


def _tables(thing: _Thing) -> list[dict[str, object]]:
    return [attrs.asdict(thing)]


#: Ways that take a record apart. A day of birth or a code is shown: whoever takes a
#: record apart asked for it. A masked value keeps its mask.
APART: Mapping[str, Channel] = {
    "asdict": lambda t: repr(attrs.asdict(t)),
    "asdict, not deep": lambda t: repr(attrs.asdict(t, recurse=False)),
    "astuple": lambda t: repr(attrs.astuple(t)),
    "cattrs": lambda t: repr(cattrs.Converter().unstructure(t)),
    "json of asdict": lambda t: json.dumps(attrs.asdict(t), default=str),
    "json, asdict by default": lambda t: json.dumps([t], default=_apart_or_text),
    "csv of astuple": lambda t: _as_csv([list(attrs.astuple(t))]),
    "pandas of asdict": lambda t: pandas.DataFrame(_tables(t)).to_csv(),
    "pandas of asdict, HTML": lambda t: pandas.DataFrame(_tables(t)).to_html(),
    "pandas json_normalize": lambda t: repr(
        pandas.json_normalize(_tables(t)).to_dict()
    ),
    "Polars of astuple": lambda t: repr(
        [_framed_by_polars(v) for v in attrs.astuple(t)]
    ),
    "rich inspect of a record": _inspected_by_rich,
    "members of a record": lambda t: repr(
        [v for n, v in inspect.getmembers(t) if not n.startswith("__")]
    ),
}


def _apart_or_text(thing: _Thing) -> object:
    return attrs.asdict(thing) if attrs.has(type(thing)) else str(thing)


def masked_in(thing: _Thing) -> Iterator[str]:
    """The text of every masked value in a thing, in lower case."""
    if isinstance(thing, Masked):
        yield thing.reveal().lower()
    elif isinstance(thing, tuple):
        for part in thing:
            yield from masked_in(part)
    elif attrs.has(type(thing)):
        for field in fields_of(type(thing)):
            yield from masked_in(getattr(thing, field.name))


@each_record
def test_what_is_masked_stays_masked_when_a_record_is_taken_apart(name: str) -> None:
    """By whatever takes it apart, as deep as it goes."""
    shown = [
        (way, text)
        for thing in instances(name)
        if (hidden := set(masked_in(thing)))
        for way, apart in APART.items()
        for seen in [apart(thing).lower()]
        for text in hidden
        if text in seen
    ]

    assert shown == []


def _raise(thing: _Thing) -> None:
    raise RuntimeError(thing)


#: Ways that take long. Each shows all things of a noun together.
SLOW: Mapping[str, Channel] = {
    "rich traceback": _traced_by_rich,
    "IPython traceback": _traced_by_notebook,
    "pandas": _framed,
    "Polars": _framed_by_polars,
    "IPython display": _displayed_by_notebook,
    "rich": _shown_by_rich,
    "rich pretty": pretty_repr,
    "IPython pretty": pretty,
}
NOUNS = sorted({name.partition(".")[0] for name in CLASSES})


@pytest.mark.parametrize("noun", NOUNS)
@pytest.mark.parametrize("way", SLOW)
def test_nothing_of_a_noun_is_seen_in_a_console_notebook_or_frame(
    way: str, noun: str
) -> None:
    """Each looks into what it shows in a manner of its own."""
    things = [
        thing
        for name in CLASSES
        if name.partition(".")[0] == noun
        for thing in instances(name)
    ]

    assert leaks(SLOW[way](things)) == []
    assert [t for t in things if way == "pandas" and leaks(_framed(t))] == []


def seen_in(thing: _Thing) -> dict[str, list[str]]:
    """What can be seen of a thing, by the channel it is seen through."""
    return {
        name: found
        for name, channel in CHANNELS.items()
        if (found := leaks(channel(thing)))
    }


@each_class
def test_nothing_of_it_is_seen(name: str) -> None:
    """No canary of any instance comes out of any channel."""
    assert [seen_in(thing) for thing in instances(name)] == [
        {} for _ in instances(name)
    ]


@each_class
def test_every_personal_field_holds_a_canary_once(name: str) -> None:
    """A field that is never filled would never be seen to leak."""
    built = instances(name)
    empty = [
        field.name
        for field in fields_of(CLASSES[name])
        if is_hidden(field)
        and all(getattr(one, field.name) in {None, ()} for one in built)
    ]

    assert empty == []


#: Things given where they cannot be taken.
WRONG: Sequence[object] = (
    f"{TEXT} where it has no business",
    f"{TEXT}-where-it-has-no-business",
    f"{TEXT}\x00",
    f"{TEXT} " * 20_000,
    TEXT.encode(),
    (TEXT,),
    [[TEXT]],
    {TEXT: TEXT},
    (7.31971,),
)


@each_class
def test_no_refusal_repeats_what_was_given(name: str) -> None:
    """Whatever is put into whichever field, the error tells the place and the way."""
    cls = CLASSES[name]
    thing = instances(name)[0]
    given = {
        f.alias or f.name: getattr(thing, f.name) for f in fields_of(cls) if f.init
    }
    told = {
        (field, number): leaks(raised_by(lambda: cls(**{**given, field: wrong})))  # noqa: B023 - called at once
        for field in given
        for number, wrong in enumerate(WRONG)
    }

    assert {place: found for place, found in told.items() if found} == {}


@each_class
def test_no_change_that_fails_repeats_what_was_given(name: str) -> None:
    """`attrs.evolve` builds anew, and refuses as a constructor does."""
    thing = instances(name)[0]
    told = [
        leaks(raised_by(lambda: evolve(thing, **{str(field.alias): wrong})))  # noqa: B023 - called at once
        for field in fields_of(CLASSES[name])
        if field.init and field.alias
        for wrong in WRONG
    ]

    assert [found for found in told if found] == []


# --- asking after what is not there


def a_case() -> Case:
    """A case full of canaries."""
    (case,) = instances("cases.Case")
    assert isinstance(case, Case)
    return case


def questions(case: Case) -> Mapping[str, Callable[[str], object]]:
    """Everything that can be asked by a name, an id, a code or a day."""
    family, plan, team = case.family, case.plans[0], case.team
    return {
        "person": lambda name: family.person(PersonId(name)),
        "label": lambda name: family.label(PersonId(name), ON),
        "holders": lambda name: family.holders_of_parental_responsibility(
            PersonId(name), ON
        ),
        "goal": lambda name: plan.goal(GoalId(name)),
        "goal given up": lambda name: plan.without_goal(
            GoalId(name), because=None, on=ON
        ),
        "member": lambda name: team.member(MemberId(name)),
        "meeting": lambda name: team.meeting(MeetingId(name)),
        "leading": lambda name: team.leading(ON, LeadKind(name)),
        "latest": lambda name: team.latest(MeetingKind(name), ON),
        "rank": case.ladder.rank,
        "level": BOROUGH.framework.level,
        "level of": lambda name: case.level(ON, name),
        "facts of": lambda name: facts_for(
            case, Request(kind="close"), on=ON, child=name
        ),
        "status of": lambda name: case.status(ON, name),
        "view for": lambda name: case.view_for(name, ON),
        "given to": lambda name: what_may_be_given(case, name, ON),
        "changed": lambda name: case.with_changed(
            evolve(case.contacts[0], id=name.replace(" ", "-"))
        ),
        "merged": lambda name: merge(
            case, case, id="c2", same=[(PersonId(name), PersonId(name))]
        ),
        "expecting": lambda name: case.with_record(case.contacts[0], expecting=name),
        "stand-ins": lambda name: pseudonymised(
            case, key=name[:9].encode(), purpose=name
        ),
        "facts about": lambda name: Request(kind=Kind(name)),
        "facts to": lambda name: Request(kind="close", to=name),
        "fact": transitions.Facts(on=ON).value,
        "condition": lambda name: transitions.Is(fact=name, values=("yes",)),
        "value": lambda name: transitions.Is(fact="agreement", values=(name,)),
        "at least": lambda name: transitions.AtLeast(fact="agreement", value=name),
        "requirement": lambda name: transitions.Ask(name=name),
        "happened on": as_when,
        "day": as_date,
        "ask to": lambda name: BOROUGH.ask(case, "refer", to=name, on=ON),
        "ask for": lambda name: BOROUGH.ask(case, Kind(name), on=ON),
        "options of": lambda name: BOROUGH.options(case, child=name, on=ON),
        "partnership": lambda name: partnerships.load(name, on=ON),
        "kind of document": lambda name: wire.check(b"{}", kind=name),
        "code": people.Agreement,
        "ladder": lambda name: frameworks.Ladder(framework=name, codes=(name, name)),
        "name in the root": lambda name: getattr(earlyhelp_core, name),
    }


#: What the root says is Python's own sentence about its own names.
SAID_BY_PYTHON = {"name in the root"}


@pytest.mark.parametrize("name", [TEXT, f"{TEXT} {TEXT}"], ids=["a word", "words"])
def test_asking_after_the_unknown_repeats_nothing(name: str) -> None:
    """Near matches are spoken; what was asked for may be anything."""
    told = {
        label: leaks(raised_by(lambda: ask(name)))  # noqa: B023 - called at once
        for label, ask in questions(a_case()).items()
    }

    assert {label for label, found in told.items() if found} == SAID_BY_PYTHON


# --- answers


def test_no_answer_tells_what_the_record_holds() -> None:
    """Findings are worded by rules, so they can be shown, counted and logged."""
    case = a_case()
    facts = [
        facts_for(case, Request(kind=kind, to=to), on=ON, child=child)
        for kind in Kind
        for to in (None, *case.ladder.codes)
        for child in (None, "person-2")
    ]
    answers = [
        o.answer
        for child in (None, "person-2")
        for o in BOROUGH.options(case, child=child, on=ON)
    ]
    answers += [BOROUGH.ask(case, kind, to="statutory", on=ON) for kind in Kind]
    told = [
        *map(repr, facts),
        *(repr(answer) for answer in answers),
        *(answer.explain(to) for answer in answers for to in Audience),
        *(
            BOROUGH.tell(case, kind, reader=person.id, to="statutory", on=ON)
            for kind in Kind
            for person in case.family.people
        ),
        *(json.dumps(answer.to_records()) for answer in answers),
        *(repr(answer.obligations) for answer in answers),
        *(repr(answer.remedies) for answer in answers),
    ]

    assert len(answers) > len(Kind)
    assert [found for text in told if (found := leaks(text))] == []


def test_no_expectation_tells_what_the_record_holds() -> None:
    """What is due is worded by the clock; days are the days of work."""
    found = a_case().expectations(BOROUGH.timescales, ON)
    told = [
        *map(repr, found),
        *(expectation.explain() for expectation in found),
        *(json.dumps(expectation.to_record()) for expectation in found),
    ]

    assert any(expectation.started for expectation in found)
    assert [seen for text in told if (seen := leaks(text))] == []


def test_no_view_shows_more_than_the_record_itself() -> None:
    """Neither what is shown to a reader nor what is told of what was left out."""
    case = a_case()
    readers = [*(p.id for p in case.family.people), "agency-1"]
    views = [case.view_for(reader, ON) for reader in readers]
    views += [what_may_be_given(case, p.id, ON) for p in case.family.people]
    told = [
        *map(repr, views),
        *(repr(view.case) for view in views),
        *(repr(left) for view in views for left in view.left_out),
        *(case.family.label(p.id, ON, p.id) for p in case.family.people),
        *map(repr, case.chronology()),
        *map(repr, diff(case, views[0].case)),
        repr(merge(case, case, id="c2")),
        repr(pseudonymised(case, key=b"k" * 32, purpose="a test")),
    ]

    assert [found for text in told if (found := leaks(text))] == []


def test_stand_ins_leave_no_canary_even_when_revealed() -> None:
    """Not in a document either, but for the dates and codes that stay."""
    case = pseudonymised(a_case(), key=b"k" * 32, purpose="a test")
    data = json.dumps(wire.to_data(case))

    assert not {POSTCODE, UPN, NHS, ULN} & set(data.split('"'))


# --- documents


def places_in(
    data: _Thing, path: tuple[str | int, ...] = ()
) -> Iterator[tuple[str | int, ...]]:
    """The place of everything in a document."""
    if path:
        yield path
    entries = (
        data.items()
        if isinstance(data, dict)
        else enumerate(data)
        if isinstance(data, list)
        else ()
    )
    for key, part in entries:
        yield from places_in(part, (*path, key))


def with_other(data: _Thing, path: tuple[str | int, ...], other: _Thing) -> _Thing:
    """The document with something else in one place; what is beside it is shared."""
    key, *inside = path
    changed = copy.copy(data)
    changed[key] = with_other(data[key], tuple(inside), other) if inside else other
    return changed


BREAKS: Mapping[str, _Thing] = {
    "text": f"{TEXT} 1971-03-09",
    "word": TEXT,
    "number": 7.31971,
    "list": [TEXT],
    "table": {TEXT: {TEXT: TEXT}},
}


def is_a_name(path: tuple[str | int, ...]) -> bool:
    """Whether local ids or codes stand there, which near matches are chosen from."""
    keys = [key for key in path if isinstance(key, str)]
    return keys[-1] in {"id", "codes"}


@pytest.mark.parametrize("broken", BREAKS)
def test_no_report_on_a_document_tells_what_stands_in_it(broken: str) -> None:
    """Broken in each place in turn, the report tells the place and never the value."""
    data = wire.to_data(a_case())
    found = []
    for path in places_in(data):
        if is_a_name(path):
            continue
        content = json.dumps(with_other(data, path, BREAKS[broken])).encode()
        report = wire.check(content)
        told = f"{report} {report!r}"
        if leaks(told):
            found.append((path, leaks(told)))

    assert found == []


@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: text[:-40],
        lambda text: f"{text}{TEXT}",
        lambda text: text.replace('"id"', f'"{TEXT}"'),
        lambda text: text.replace('"kind": "case"', f'"kind": "{TEXT}"'),
        lambda text: text.replace('"1.0"', f'"{TEXT}"'),
        lambda text: text.replace('"name"', '"name": "x", "name"'),
        lambda text: f'["{TEXT}", {text}]',
        json.dumps,
        lambda text: text.replace("2022-03-07", "2022-02-31"),
        lambda text: text.replace(TEXT, f"{TEXT}\\ud800"),
        lambda text: text.replace(TEXT, f"{TEXT}\\u0000"),
        lambda text: text.replace(TEXT, f"{TEXT}\n"),
    ],
    ids=[
        "cut off",
        "more after it",
        "unknown keys",
        "unknown kind",
        "unknown version",
        "repeated keys",
        "a list",
        "a text",
        "no such day",
        "half a character",
        "hidden characters",
        "broken lines",
    ],
)
def test_no_document_that_is_refused_is_repeated(spoil: Callable[[str], str]) -> None:
    """By the report, by the error, or by whatever the error hangs on to."""
    content = spoil(json.dumps(wire.to_data(a_case()))).encode()
    refused = raised_by(lambda: wire.loads(content, Case))

    assert leaks(f"{wire.check(content)}{refused}") == []
    assert refused != ""


# --- the command


@pytest.mark.parametrize("as_json", [[], ["--json"]], ids=["words", "json"])
@pytest.mark.parametrize(
    "command",
    [
        ["check", "{valid}", "{invalid}"],
        ["explain", "{valid}", "--on", str(ON), "--kind", "close"],
        ["explain", "{valid}", "--on", str(ON), "--kind", "refer"],
        ["explain", "{valid}", "--on", str(ON), "--kind", "close", "--child", TEXT],
        ["explain", "{valid}", "--on", str(ON), "--kind", "close", "--to", TEXT],
        ["explain", "{invalid}", "--on", str(ON), "--kind", "close"],
        ["options", "{valid}", "--on", str(ON)],
        ["options", "{invalid}", "--on", str(ON)],
        ["due", "{valid}", "--on", str(ON)],
        ["due", "{invalid}", "--on", str(ON)],
        ["verify", "{invalid}"],
    ],
    ids=" ".join,
)
def test_the_command_tells_nothing(
    command: list[str],
    as_json: list[str],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Neither on its output nor where it complains; people go by role and age."""
    data = wire.to_data(a_case())
    files = {"valid": tmp_path / "valid.json", "invalid": tmp_path / "invalid.json"}
    files["valid"].write_text(json.dumps(data), encoding="utf-8")
    files["invalid"].write_text(
        json.dumps(data | {TEXT: TEXT, "moves": TEXT}), encoding="utf-8"
    )
    cli.main([*(part.format_map(files) for part in command), *as_json])
    said = capsys.readouterr()

    assert leaks(said.out + said.err) == []
    assert said.out + said.err != ""


# --- that the canary sings


@final
@attrs.frozen(kw_only=True)
class Leaky:
    """A class that says what it holds, and repeats what it refuses."""

    name: str = attrs.field(
        metadata={"earlyhelp_core.sensitivity": Sensitivity.PERSONAL}
    )

    def __attrs_post_init__(self) -> None:
        """Refuse, in so many words."""
        if "\x00" in self.name:
            raise ValueError(self.name)


@final
class Half(Masked):
    """A masked value that forgot one way of being seen."""

    __slots__ = ()

    def __format__(self, spec: str) -> str:
        """What it should not."""
        return self.reveal()


def test_there_are_many_ways_out() -> None:
    """At least forty were asked for."""
    assert len(CHANNELS) + len(SLOW) + len(APART) >= 60


class Plain:
    """A thing of nobody's, that says what it is."""

    def __repr__(self) -> str:
        """So that every way shows it."""
        return f"<{TEXT}>"

    def __call__(self) -> None:
        """Fail, like any thing."""
        raise TypeError(self)


#: Ways in which a failure is told, that may well not name the thing.
_SILENT = frozenset(
    {
        *("no such argument", "no such field", "frozen", "not callable", "no items"),
        *("no order", "no number", "no json", "no truth", "failed pickle"),
        *("rich inspect", "members"),
    }
)


@pytest.mark.parametrize(
    "way", [way for way in (*CHANNELS, *SLOW) if way not in _SILENT]
)
def test_each_way_shows_what_is_not_hidden(way: str) -> None:
    """A way that shows nothing would find nothing wrong."""
    assert leaks({**CHANNELS, **SLOW}[way](Plain())) != []


@pytest.mark.parametrize("way", APART)
def test_each_way_of_taking_apart_shows_what_is_not_masked(way: str) -> None:
    """The name of a level is no secret."""
    ladder = frameworks.Ladder(framework="f", codes=[f"{TEXT}-low", "high"])

    assert leaks(APART[way](ladder)) != []


def test_a_class_that_leaks_is_caught() -> None:
    """Through every channel that shows what a class says of itself."""
    caught = seen_in(Leaky(name=f"{TEXT} Thistledown"))

    assert {"repr", "str", "pprint", "log %r", "traceback with locals"} <= set(caught)


def test_a_refusal_that_leaks_is_caught() -> None:
    """Also where the error only hangs on to another."""

    def chained() -> None:
        try:
            Leaky(name=f"{TEXT}\x00")
        except ValueError:
            message = "no"
            raise KeyError(message) from None

    assert leaks(raised_by(lambda: Leaky(name=f"{TEXT}\x00"))) == [TEXT.lower()]
    assert leaks(raised_by(chained)) == [TEXT.lower()]


def test_one_forgotten_way_is_caught() -> None:
    """And only that way."""
    assert set(seen_in(Half(f"{TEXT} Quince"))) == {
        "format",
        "f-string",
        "str.format",
        "notes and causes",
    }


@pytest.mark.parametrize(
    "text",
    [
        "Zzcanary",
        "born 1971-03-09",
        "datetime.date(1971, 3, 9)",
        "9 March 1971",
        "7.31971",
        "qx77zq",
        "QX7 7ZQ",
    ],
)
def test_a_canary_is_known_by_its_song(text: str) -> None:
    """In whichever way it is written."""
    assert leaks(f"… {text} …") != []


def test_what_is_no_canary_is_not_taken_for_one() -> None:
    """Or every test here would fail for ever."""
    assert leaks("Person(id='person-1') born 2014-09-01") == []
