"""
The two decorators: `record` for what is kept about people, `policy` for vocabulary.
"""

from __future__ import annotations

import builtins
import collections.abc
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from functools import cache, wraps
from types import FunctionType, GenericAlias, MappingProxyType, NoneType, UnionType
from typing import (
    Annotated,
    Any,
    ClassVar,
    ForwardRef,
    Literal,
    TypeAlias,
    TypeVar,
    Union,
    cast,
    dataclass_transform,
    get_args,
    get_origin,
    get_type_hints,
)

import attrs

from earlyhelp_core.errors import Impossible, Misuse, Problem
from earlyhelp_core.fields._grains import HIDDEN, KEY, Sensitivity, Spelled
from earlyhelp_core.fields._text import as_text
from earlyhelp_core.fields._values import (
    Code,
    Taken,
    Taking,
    as_bool,
    as_date,
    as_float,
    as_int,
    as_moment,
    each,
    refusal,
    spaced,
)

_T = TypeVar("_T")
_Check: TypeAlias = Callable[[object], object]

# What the three below give stands for a value of the field's own type, which no
# signature can name: a checker reads the field's annotation.


def default(  # type: ignore[explicit-any] # see above
    value: object,
    /,
    *,
    repr: Callable[[Any], str] | bool = True,  # noqa: A002 - as in attrs
    meaning: Mapping[str, object] = MappingProxyType({}),
) -> Any:  # noqa: ANN401 - see above
    """
    Say what a field holds where callers leave it out.

    *repr* is how it shows itself, where that is not the usual way; *meaning* is kept in
    the metadata of the field.
    """
    return attrs.field(default=value, repr=repr, metadata=dict(meaning))


def made_by(make: Callable[[], object], /) -> Any:  # type: ignore[explicit-any] # noqa: ANN401 - see above
    """Say how a field is made where callers leave it out."""
    return attrs.field(factory=make)


def derived(value: object = attrs.NOTHING, /, *, init: Literal[False] = False) -> Any:  # type: ignore[explicit-any] # noqa: ANN401 - see above
    """
    Declare a field that the class works out for itself, and that nobody gives.

    It takes no part in ``==`` or ``repr``; *init* tells checkers that it is not given.
    """
    return attrs.field(default=value, init=init, eq=False, repr=False)


@dataclass_transform(
    kw_only_default=True, frozen_default=True, field_specifiers=(derived,)
)
def record(cls: type[_T], /) -> type[_T]:
    """
    Make a frozen class of what is kept about people, each field with its grain.

    Personal and special fields stay out of ``repr``; lists show their length.
    """
    return _made(cls, is_shown=lambda said: said.sensitivity not in HIDDEN)


@dataclass_transform(
    kw_only_default=True, frozen_default=True, field_specifiers=(derived,)
)
def policy(cls: type[_T], /) -> type[_T]:
    """
    Make a frozen class of policy or vocabulary: every field is public.
    """
    return _made(cls, is_shown=None)


def attributes(cls: type, /) -> tuple[attrs.Attribute[object], ...]:
    """List the fields of one of our classes, in order, as attrs describes them."""
    # attrs asks for one of its own classes, which every class of ours is.
    found: tuple[attrs.Attribute[object], ...] = attrs.fields(
        cast("type[attrs.AttrsInstance]", cls)
    )
    return found


def evolve(value: _T, /, **changes: object) -> _T:
    """
    Copy *value* with some fields changed, checked as in its constructor.

    >>> from earlyhelp_core.dates import Period
    >>> evolve(Period(start="2026-03-02"), end="2026-03-09").end
    datetime.date(2026, 3, 9)
    """
    given = {
        argument: getattr(value, field.name)
        for field in attributes(type(value))
        if field.init and (argument := field.alias or field.name) not in changes
    }
    try:
        return type(value)(**given, **changes)
    except (Misuse, TypeError):
        # As in the constructor: nothing that was given stays in a frame.
        del value, given, changes
        raise


# --- how a class is made -------------------------------------------------------------


def _made(cls: type[_T], *, is_shown: Callable[[Spelled], bool] | None) -> type[_T]:
    names = _Names(cls.__module__)
    hints = get_type_hints(cls, localns=names, include_extras=True)
    for name in vars(cls).get("__annotations__", {}):
        hint = hints[name]
        if get_origin(hint) is ClassVar:
            continue
        kept, spelled = _parts_of(hint, f"{cls.__name__}.{name}")
        if is_shown is None and spelled.sensitivity is not Sensitivity.PUBLIC:
            message = f"policy is public: declare {cls.__name__}.{name} so"
            raise TypeError(message)
        field = vars(cls).get(name, attrs.field())
        if field.init:
            field.converter = check_for(kept)
        field.metadata = {KEY: spelled.sensitivity, **field.metadata}
        if is_shown is not None and field.repr is True:
            field.repr = _shown(kept, spelled, is_shown)
        setattr(cls, name, field)
        cls.__annotations__[name] = plain(kept)
    made = attrs.frozen(kw_only=True)(cls)
    _report_together(made, hints)
    return made


@attrs.frozen
class _Later:
    """
    A type that its module defines further down: a condition may hold conditions.
    """

    name: str
    module: str

    @property
    def type(self) -> object:
        """The type, once the module is there."""
        return getattr(sys.modules[self.module], self.name)

    def __or__(self, other: object) -> object:
        """Stand in a union as the type will."""
        return Union[self, other]  # noqa: UP007 - neither is a class yet


class _Names(dict[str, object]):
    """The names of a module; one it does not have yet stands for a type to come."""

    def __init__(self, module: str) -> None:
        super().__init__()
        self._module = module

    def __missing__(self, name: str) -> object:
        if name in vars(sys.modules[self._module]) or hasattr(builtins, name):
            raise KeyError(name)
        return _Later(name, self._module)


def _parts_of(hint: object, where: str) -> tuple[object, Spelled]:
    kept, *said = get_args(hint) if get_origin(hint) is Annotated else (hint,)
    if not said or not isinstance(said[-1], Spelled):
        message = f"declare the sensitivity of {where}"
        raise TypeError(message)
    spelled = said.pop()
    return (Annotated[(kept, *said)] if said else kept), spelled


def _shown(
    kept: object, spelled: Spelled, is_shown: Callable[[Spelled], bool]
) -> Callable[[tuple[object, ...]], str] | bool:
    return is_shown(spelled) and (count if get_origin(kept) is tuple else True)


def count(values: tuple[object, ...]) -> str:
    """How a list of records shows itself: by its length."""
    return f"<{len(values)}>"


def _report_together(cls: type, hints: Mapping[str, object]) -> None:
    """Let the constructor report what is wrong with all fields, not with the first."""
    fields = [field for field in attributes(cls) if field.init]
    arguments = {field.alias or field.name: field for field in fields}
    init = vars(cls)["__init__"]
    init.__annotations__ = {
        argument: get_args(hints[field.name])[-1].given
        for argument, field in arguments.items()
    }
    init.__annotations__["return"] = None
    lists = tuple(
        argument
        for argument, field in arguments.items()
        if get_origin(get_args(hints[field.name])[0]) is tuple
    )

    @wraps(init)
    def __init__(self: object, **given: object) -> None:  # noqa: N807 - it becomes one
        for argument in lists:
            if argument in given and type(given[argument]) not in _LISTS:
                given[argument] = _again_and_again(given[argument])
        try:
            init(self, **given)
        except Misuse as refused:
            # Not the error itself: its traceback leads to what was given.
            error, first = type(refused), (refused.about, refused.problems)
        except TypeError:
            # An argument too many or too few: what else was given is no less secret.
            del self, given
            raise
        else:
            return
        problems = tuple(
            problem
            for argument, field in arguments.items()
            if argument in given
            for problem in _problems_of(field, argument, given[argument])
        )
        about = type(self).__name__
        # Nothing that was given stays in a frame of the traceback, which may be logged.
        del self, given
        if problems:
            raise Impossible(about, problems)
        raise error(*first)

    cls.__init__ = __init__  # type: ignore[misc] # the class has just been made


#: What most lists are when they are given.
_LISTS = frozenset({list, tuple})


def _again_and_again(values: object) -> object:
    """Keep what can be gone through only once: a refusal goes through it again."""
    return list(values) if isinstance(values, Iterator) else values


def _problems_of(
    field: attrs.Attribute[object], argument: str, value: object
) -> Iterable[Problem]:
    try:
        cast("_Check", field.converter)(value)
    except Misuse as refused:
        step = argument.rstrip("_")
        return [problem.under(step) for problem in refused.problems]
    return ()


def plain(kept: object) -> object:
    """Drop what only says how a type is taken: what is left is the type itself."""
    if isinstance(kept, _Later):
        return ForwardRef(kept.name, module=kept.module)
    origin, args = get_origin(kept), get_args(kept)
    if origin is Annotated:
        return plain(args[0])
    if origin is tuple:
        return GenericAlias(
            tuple, tuple(arg if arg is ... else plain(arg) for arg in args)
        )
    if origin in _UNIONS:
        return Union[tuple(plain(arg) for arg in args)]  # noqa: UP007 - of a tuple
    return kept


_UNIONS = frozenset({Union, UnionType})

# --- how a kept type is checked ------------------------------------------------------


@cache
def check_for(kept: object) -> _Check:  # noqa: PLR0911 - one line for each form
    """
    Find how a value of that type is taken, or refused.

    Raises `TypeError` for a type that nothing can check: a mistake of ours.
    """
    origin, args = get_origin(kept), get_args(kept)
    if origin is Annotated:
        [taking] = (said for said in args[1:] if isinstance(said, Taking))
        return taking.convert
    if origin is tuple:
        return _list_of(args[0]) if args[1:] == (...,) else _row_of(args)
    if origin is Literal:
        return _one_of(args)
    if origin is type:
        return lambda value: value if isinstance(value, type) else _refused([type])
    if origin is collections.abc.Callable:
        return lambda value: value if callable(value) else _refused([FunctionType])
    if origin in _UNIONS:
        present = [arg for arg in args if arg is not NoneType]
        check = check_for(present[0]) if len(present) == 1 else _any_of(present)
        return check if len(present) == len(args) else _optional(check, present)
    return _class_check(kept)


def _class_check(kept: object) -> _Check:
    if isinstance(kept, _Later):
        # The type is looked for when the first value comes.
        return lambda value: check_for(kept.type)(value)  # noqa: PLW0108 - see above
    if kept in _PLAIN:
        return _PLAIN[kept]
    if not isinstance(kept, type) or kept in _UNCHECKED:
        message = f"nothing can check a field that keeps {kept}"
        raise TypeError(message)
    if issubclass(kept, Code):
        return _member_of(kept)
    if issubclass(kept, Taken):
        convert = cast("_Check", kept)
        return lambda value: value if type(value) is kept else convert(value)
    return lambda value: value if isinstance(value, kept) else _refused([kept])


def _member_of(codes: type[Code]) -> _Check:
    members: Mapping[object, Code] = {code.value: code for code in codes}
    convert = cast("_Check", codes)

    def take(value: object) -> object:
        # Looked up at once: asking the class takes six times as long.
        try:
            return members[value]
        except (KeyError, TypeError):
            return convert(value)

    return take


def _refused(classes: Iterable[type]) -> object:
    words = " or ".join(spaced(cls.__name__) for cls in classes)
    article = "an" if words[0] in "aeiou" else "a"
    raise refusal("wrong-type", f"give {article} {words}")


def _optional(check: _Check, present: list[object]) -> _Check:
    exact = present[0] if len(present) == 1 else None
    if isinstance(exact, type) and issubclass(exact, Taken):
        check = cast("_Check", exact)
    elif exact not in _KEPT_AS_GIVEN:
        return lambda value: None if value is None else check(value)
    return lambda value: (
        value if value is None or type(value) is exact else check(value)
    )


def _any_of(present: list[object]) -> _Check:
    """Take an instance of one of several classes, which stand beside each other."""
    # What is cleaned or converted would pass uncleaned beside others.
    classes = tuple(
        cls
        for cls in present
        if isinstance(cls, type)
        and cls not in _PLAIN
        and not issubclass(cls, Code | Taken)
    )
    if len(classes) < len(present):
        message = f"nothing can tell {present} apart"
        raise TypeError(message)
    return lambda value: value if isinstance(value, classes) else _refused(classes)


def _one_of(words: tuple[object, ...]) -> _Check:
    choices = " or ".join(str(word) for word in words)

    def take(value: object) -> object:
        # 1 equals True, and neither is the other. A text of a table's own is a text.
        kind = str if isinstance(value, str) else type(value)
        for word in words:
            if kind is type(word) and value == word:
                return word
        raise refusal("unknown-code", f"give {choices}")

    return take


def _list_of(kept: object) -> _Check:
    check = check_for(kept)

    def take(values: object) -> object:
        if type(values) is list or type(values) is tuple:
            try:
                return tuple([check(value) for value in values])
            except Misuse:
                pass
        # Tells the places of all that are refused; and refuses what is no list.
        return each(check, cast("Iterable[object]", values))

    if not isinstance(kept, type) or kept in _PLAIN:
        return take

    def unless_taken(values: object) -> object:
        # Most lists are made of what has been checked before, and stay as they are.
        if type(values) is tuple and all(type(value) is kept for value in values):
            return values
        return take(values)

    return unless_taken


def _row_of(kept: tuple[object, ...]) -> _Check:
    """Take a tuple of so many values, each of its own type."""
    checks = tuple(check_for(each_kept) for each_kept in kept)

    def take(values: object) -> object:
        if not isinstance(values, tuple | list) or len(values) != len(checks):
            raise refusal("wrong-type", f"give {len(checks)} values")
        pairs = zip(checks, values, strict=True)
        return each(lambda pair: pair[0](pair[1]), pairs)

    return take


_PLAIN: Mapping[object, _Check] = MappingProxyType(
    {
        date: Taking.by(as_date).convert,
        datetime: Taking.by(as_moment).convert,
        str: Taking.by(as_text).convert,
        bool: as_bool,
        int: Taking.by(as_int).convert,
        float: Taking.by(as_float).convert,
    }
)
#: Everything is one of these, or may be in one of these.
_UNCHECKED: frozenset[object] = frozenset(
    {object, Any, dict, frozenset, list, set, tuple}
)
#: What needs no second look once it is of exactly this type.
_KEPT_AS_GIVEN = frozenset({date, bool})
