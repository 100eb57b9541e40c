"""
What can go wrong, told apart by whose fault it is.

* `Misuse`: the caller asked for something that has no meaning, such as a level the
  framework does not have. `Impossible` is the kind met most often: a value that
  cannot be true was given to a constructor.
* `Invalid`: a document does not say what a document of its kind must say.
* `Conflict`: a change contradicts the record as it stands.

All are `EarlyHelpError` and carry *every* problem found, each with a path, a stable
code and a message that names the way out. None ever carries the offending value:
in this field a value may be a child's name, and errors end up in logs.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from typing import ClassVar, Self, final

import attrs

from earlyhelp_core._check_digits import holds_identifier

__all__ = [
    "Conflict",
    "EarlyHelpError",
    "EarlyHelpWarning",
    "IdentifierAsIdWarning",
    "Impossible",
    "Invalid",
    "Misuse",
    "Problem",
    "UnknownAuthorityWarning",
    "UnknownName",
    "unknown_name",
]


@final
@attrs.frozen
class Problem:
    """
    One thing that is wrong: where it is, a stable code, and what to do about it.

    >>> print(Problem("/period/end", "ends-before-start", "the end comes first; swap"))
    /period/end: the end comes first; swap [ends-before-start]
    """

    #: A JSON Pointer (RFC 6901) from the object or document named by the error.
    #: The empty string is the whole of it.
    path: str
    #: Stable across releases: safe to count and to branch on.
    code: str
    #: In words, with the way out. Never the offending value.
    message: str

    def __str__(self) -> str:
        """Path, message and code on one line."""
        return f"{self.path or '(the whole)'}: {self.message} [{self.code}]"

    def under(self, *steps: str | int) -> Problem:
        """
        The same problem seen from further out, its path led by *steps*.

        >>> Problem("/end", "ends-before-start", "…").under("goals", 2).path
        '/goals/2/end'
        """
        prefix = "".join(f"/{_escaped(str(step))}" for step in steps)
        return attrs.evolve(self, path=prefix + self.path)


def _escaped(step: str) -> str:
    # RFC 6901, section 3: "~" and "/" are written "~0" and "~1".
    return step.replace("~", "~0").replace("/", "~1")


class EarlyHelpError(Exception):
    """
    The root of all errors of this library. It holds every problem found, in order.

    Two errors are equal when they are of one type and tell of the same problems,
    so tests compare values, not words.
    """

    #: What the error is about, in a word or two: "Goal", "case document".
    about: str
    problems: tuple[Problem, ...]

    _opening: ClassVar[str] = "something is wrong with"

    def __init__(self, about: str, problems: Iterable[Problem]) -> None:
        self.about = about
        self.problems = tuple(problems)
        super().__init__(self.about, self.problems)

    @classmethod
    def of(cls, about: str, *, code: str, message: str, path: str = "") -> Self:
        """
        An error about a single problem.

        >>> raise_me = Misuse.of("Pathway", code="unknown-level", message="choose …")
        >>> raise_me.problems[0].code
        'unknown-level'
        """
        return cls(about, (Problem(path, code, message),))

    def __str__(self) -> str:
        """The whole story: one line per problem."""
        lines = "".join(f"\n  {problem}" for problem in self.problems)
        return f"{self._opening} {self.about}:{lines}"

    def __eq__(self, other: object) -> bool:
        """Equal by type and by what is told, never by identity."""
        if type(self) is not type(other) or not isinstance(other, EarlyHelpError):
            return NotImplemented
        return (self.about, self.problems) == (other.about, other.problems)

    def __hash__(self) -> int:
        """Consistent with equality."""
        return hash((type(self), self.about, self.problems))


class Misuse(EarlyHelpError, ValueError):
    """
    The call itself has no answer: mend the call.
    """

    _opening = "cannot answer about"


@final
class Impossible(Misuse):
    """
    A value that cannot be true was given. Nothing was built.

    The unwise is never refused: it is recorded and shows as a finding.
    """

    _opening = "cannot be:"


@final
class UnknownName(Misuse, LookupError):
    """
    Nothing goes by the id, code or name that was given; near matches are listed.
    """

    _opening = "unknown name in"


@final
class Invalid(EarlyHelpError, ValueError):
    """
    A document was refused. All of its problems are listed; nothing was kept of it.
    """

    _opening = "invalid"


@final
class Conflict(EarlyHelpError):
    """
    The change contradicts the record as it stands, so it was not made.
    """

    _opening = "conflict in"


class EarlyHelpWarning(UserWarning):
    """
    The root of all warnings: something lawful that a careful colleague would query.
    """


@final
class IdentifierAsIdWarning(EarlyHelpWarning):
    """
    An id passes as an NHS number or a pupil number, and so may be a child's.

    The id is taken: one ten-digit number in eleven passes by chance.
    """


@final
class UnknownAuthorityWarning(EarlyHelpWarning):
    """
    A pupil number names an authority that our dated list does not have.

    The number is taken: authorities come and go faster than lists.
    """


def unknown_name(
    noun: str, given: str, known: Sequence[str], *, path: str = ""
) -> Problem:
    """
    The problem of a name that is not among those known, with the nearest of them.

    Only *known* names are spoken, for what was given may be anything; and of those
    none that holds what passes as an NHS number or a pupil number: it may be a child's.

    >>> unknown_name("level", "targetted", ["universal", "targeted"]).message
    'no such level; did you mean targeted?'
    >>> unknown_name("level", "x", ["universal", "targeted"]).message
    'no such level; choose from universal, targeted'
    """
    # Comparing is slow, and a broken file may ask for it a thousand times.
    is_compared = len(known) <= _COMPARED and len(given) <= _LONGEST
    near = get_close_matches(given, known, n=3) if is_compared else []
    if any(map(holds_identifier, (*near, *known[:_FEW]))):
        way_out = f"{len(known)} are known; look it up in the record"
    elif near:
        way_out = f"did you mean {' or '.join(near)}?"
    elif not known:
        way_out = "none is known here, so add it first"
    elif len(known) <= _FEW:
        way_out = f"choose from {', '.join(known)}"
    else:
        way_out = f"{len(known)} are known, such as {', '.join(known[:3])}"
    code = f"unknown-{noun.replace(' ', '-')}"
    return Problem(path, code, f"no such {noun}; {way_out}")


#: As many names as fit in one message that is still read to its end.
_FEW = 16
#: As many names as are compared with the one that was given.
_COMPARED = 64
#: What is longer was never meant to be a name.
_LONGEST = 1_000
