"""
How every class of the library is written: grain, type and check in one line a field.

A field says how private it is, what it keeps, and what callers may give::

    @record
    class Referral:
        id: Internal[ReferralId, str]
        received: Internal[date, DateLike]
        about: InternalList[PersonId, str] = default(())
        summary: Special[Narrative | None, Narrative | str | None] = default(None)

``Internal[date, DateLike]`` keeps a date and takes a date, a midnight timestamp of
pandas, or ISO text; ``InternalList[PersonId, str]`` keeps a tuple and takes any
iterable. The check follows from the kept type, nested records and lists included. A
constructor reports the problems of all its fields together, each with its path, before
anything is made. A field without a grain stops the class from being made.

To a type checker a grain is a descriptor: set with what callers give, read as what is
kept (the idiom of SQLAlchemy's ``Mapped[…]``). At run time the class is a frozen,
slotted, keyword-only attrs class.

What one field cannot see (an end before its start) is a *check* in
``__attrs_post_init__``: `refuse` gathers the problems of all checks and raises them
together. attrs' own validators would stop at the first problem and put the offending
value into the message.
"""

from __future__ import annotations

from earlyhelp_core.fields._checks import in_order, no_repeats, refuse, when
from earlyhelp_core.fields._grains import (
    Internal,
    InternalList,
    Personal,
    PersonalList,
    Public,
    PublicList,
    Sensitivity,
    Special,
    SpecialList,
    sensitivity,
)
from earlyhelp_core.fields._record import (
    attributes,
    count,
    default,
    derived,
    evolve,
    made_by,
    policy,
    record,
)
from earlyhelp_core.fields._text import as_line, as_role, as_text
from earlyhelp_core.fields._values import (
    Code,
    Count,
    DateLike,
    MomentLike,
    Role,
    Taken,
    Taking,
    Tally,
    as_bool,
    as_date,
    as_float,
    as_int,
    as_moment,
    each,
    refusal,
    spaced,
    tried,
)

__all__ = [
    "Code",
    "Count",
    "DateLike",
    "Internal",
    "InternalList",
    "MomentLike",
    "Personal",
    "PersonalList",
    "Public",
    "PublicList",
    "Role",
    "Sensitivity",
    "Special",
    "SpecialList",
    "Taken",
    "Taking",
    "Tally",
    "as_bool",
    "as_date",
    "as_float",
    "as_int",
    "as_line",
    "as_moment",
    "as_role",
    "as_text",
    "attributes",
    "count",
    "default",
    "derived",
    "each",
    "evolve",
    "in_order",
    "made_by",
    "no_repeats",
    "policy",
    "record",
    "refusal",
    "refuse",
    "sensitivity",
    "spaced",
    "tried",
    "when",
]
