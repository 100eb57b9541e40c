"""
How a class is made of its fields: grain, check and type in one line each.
"""

from __future__ import annotations

import copy
import inspect
import pickle
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from typing import Annotated, Any, ClassVar, Literal, TypeAlias

import pytest

import earlyhelp_core
from earlyhelp_core import fields
from earlyhelp_core.answers import YesNo, YesNoLike
from earlyhelp_core.cases import Case
from earlyhelp_core.contacts import Contact
from earlyhelp_core.errors import Impossible, Misuse, Problem
from earlyhelp_core.fields import (
    DateLike,
    Internal,
    InternalList,
    Personal,
    PersonalList,
    Public,
    PublicList,
    Sensitivity,
    Special,
    SpecialList,
    Taking,
    attributes,
    default,
    derived,
    evolve,
    made_by,
    policy,
    record,
    sensitivity,
)
from earlyhelp_core.frameworks import Ladder
from earlyhelp_core.ids import GoalId, PersonId
from earlyhelp_core.people import Family, Membership, Person
from earlyhelp_core.plans import Action, Goal
from earlyhelp_core.privacy import Narrative

MARCH = date(2026, 3, 2)
OURS = earlyhelp_core.__path__[0]


def _even(value: int) -> int:
    if fields.as_int(value) % 2:
        raise fields.refusal("odd", "give an even number")
    return value


_Even: TypeAlias = Annotated[int, Taking.by(_even)]


@record
class Step:
    """A step, for these tests."""

    id: Internal[GoalId, str]
    done: Internal[date | None, DateLike | None] = default(None)


@record
class Told:
    """A record with a field of every sort."""

    sort: ClassVar[str] = "told"

    id: Internal[PersonId, str]
    kind: Public[Literal["plan", "visit"]] = default("plan")
    on: Internal[date | None, DateLike | None] = default(None)
    languages: PersonalList[str] = default(())
    harm: Special[YesNo | None, YesNoLike | None] = default(None)
    words: Special[Narrative | None, Narrative | str | None] = default(None)
    steps: InternalList[Step] = default(())
    first: Internal[Step | None] = default(None)
    notes: SpecialList[Narrative, Narrative | str] = default(())
    pairs: Internal[_Even] = default(0)
    seen: Internal[bool] = default(False)
    place: Internal[tuple[int, str]] = default((0, "here"))
    count: Internal[int] = derived()

    def __attrs_post_init__(self) -> None:
        """Count the steps."""
        object.__setattr__(self, "count", len(self.steps))


@policy
class Stated:
    """A piece of policy."""

    title: Public[str]
    codes: PublicList[str] = default(())
    note: Public[str | None] = default(None, meaning={"told": "once"})


def places(refused: pytest.ExceptionInfo[Impossible]) -> list[tuple[str, str]]:
    """Where the problems are, and their codes."""
    return [(p.path, p.code) for p in refused.value.problems]


def test_text_lists_and_days_are_taken_for_what_is_kept() -> None:
    """Callers write what they have; the value holds one kind of thing."""
    told = Told(
        id="p1",
        on="2026-03-02",
        languages=["Welsh"],
        harm=True,
        words="Loud.",
        steps=iter([Step(id="g1")]),
        notes=["One."],
        place=[3, "there"],  # type: ignore[arg-type] # a list is taken all the same
    )

    assert (told.id, type(told.id)) == ("p1", PersonId)
    assert (told.on, told.languages, told.harm) == (MARCH, ("Welsh",), YesNo.YES)
    assert (told.words, told.notes) == (Narrative("Loud."), (Narrative("One."),))
    assert (told.steps, told.count) == ((Step(id="g1"),), 1)
    assert told.place == (3, "there")


def test_all_problems_of_all_fields_are_told_together_by_their_paths() -> None:
    """Also those inside lists and nested records; nothing is made."""
    given = {
        "id": "Wilhelmina Quince",
        "kind": "call",
        "on": "02/03/2026",
        "languages": ["Welsh", "", 7],
        "harm": "perhaps",
        "words": 7,
        "steps": [Step(id="g1"), "g2", None],
        "first": "g1",
        "pairs": 3,
        "seen": "no",
        "place": (1, 2),
    }

    with pytest.raises(Impossible) as refused:
        Told(**given)  # type: ignore[arg-type] # that is the test

    assert refused.value.about == "Told"
    assert places(refused) == [
        ("/id", "not-an-id"),
        ("/kind", "unknown-code"),
        ("/on", "not-a-date"),
        ("/languages/1", "blank"),
        ("/languages/2", "wrong-type"),
        ("/harm", "unknown-code"),
        ("/words", "wrong-type"),
        ("/steps/1", "wrong-type"),
        ("/steps/2", "wrong-type"),
        ("/first", "wrong-type"),
        ("/pairs", "odd"),
        ("/seen", "wrong-type"),
        ("/place/1", "wrong-type"),
    ]


@pytest.mark.parametrize("given", ["12", b"34", 56, None, {"a": 1}], ids=str)
def test_what_is_no_list_is_refused(given: object) -> None:
    """A text is not a list of its letters, nor a table one of its names."""
    with pytest.raises(Impossible) as refused:
        Told(id="p1", languages=given)  # type: ignore[arg-type] # that is the test

    assert places(refused) == [("/languages", "wrong-type")]


def test_a_refusal_keeps_nothing_of_what_was_given() -> None:
    """Not in its words, nor in what it came from, nor in a frame of ours."""
    secret = "Zqxcanary of 3 Mill Lane"  # noqa: S105 - it only stands for one

    with pytest.raises(Impossible) as refused:
        Told(id="p1", first=secret)  # type: ignore[arg-type] # that is the test

    error = refused.value
    assert (error.__context__, error.__cause__) == (None, None)
    assert secret not in repr(error)
    frames = []
    trace = refused.tb
    while trace is not None:
        if trace.tb_frame.f_code.co_filename.startswith(OURS):
            frames.append(repr(trace.tb_frame.f_locals))
        trace = trace.tb_next  # type: ignore[assignment] # the last has none
    assert frames
    assert not any(secret in shown for shown in frames)


def _leads_to(error: BaseException, told: str) -> bool:
    """Whether a frame of an error, or of an error in such a frame, holds a text."""
    waiting, seen = [error], set()
    while waiting:
        one = waiting.pop()
        seen.add(id(one))
        trace = one.__traceback__
        while trace is not None:
            frame = trace.tb_frame
            if frame.f_code.co_filename.startswith(OURS):
                held = frame.f_locals.values()
                if any(told in repr(value) for value in held):
                    return True
                waiting += [
                    value
                    for value in held
                    if isinstance(value, BaseException) and id(value) not in seen
                ]
            trace = trace.tb_next
    return False


@pytest.mark.parametrize(
    "refuse",
    [
        lambda secret: Told(id=secret),
        lambda secret: Told(id="p1", steps=[secret]),
        lambda secret: Told(id="p1", notes=iter(["One.", secret, ""])),
        lambda secret: evolve(Told(id="p1"), kind=secret),
        lambda secret: Told(id=secret, colour="red"),  # type: ignore[call-arg] # that is the test
    ],
    ids=["an id", "a list", "an iterator", "a change", "a strange name"],
)
def test_an_error_in_a_frame_leads_to_nothing_that_was_given(
    refuse: Callable[[str], object],
) -> None:
    """What looks into the frames of a traceback may look into the errors there too."""
    with pytest.raises((Impossible, TypeError)) as refused:
        refuse("Zqxcanary of 3 Mill Lane")

    assert not _leads_to(refused.value, "Zqxcanary")


def test_a_list_that_can_be_gone_through_only_once_is_refused_at_its_place() -> None:
    """Generators and maps are lists to their callers; all fields are told as well."""
    with pytest.raises(Impossible) as refused:
        Told(id="p1", languages=iter(["Welsh", ""]), notes=map(str, ["One.", " "]))

    assert refused.value.about == "Told"
    assert places(refused) == [("/languages/1", "blank"), ("/notes/1", "blank")]


def test_a_problem_of_the_whole_is_told_as_the_class_told_it() -> None:
    """Another kind of error than a wrong field keeps its kind."""

    @record
    class Whole:
        on: Internal[date, DateLike]

        def __attrs_post_init__(self) -> None:
            raise Misuse.of("Whole", code="closed", message="ask another day")

    with pytest.raises(Misuse) as refused:
        Whole(on=MARCH)

    assert type(refused.value) is Misuse
    assert refused.value.problems == (Problem("", "closed", "ask another day"),)


def test_a_fault_of_ours_is_not_dressed_up_as_the_caller_s() -> None:
    """Only refusals are given a place; any other error comes through as it is."""

    @record
    class Faulty:
        on: Internal[date, DateLike]

        def __attrs_post_init__(self) -> None:
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        Faulty(on=MARCH)


def test_a_field_without_a_grain_stops_the_class() -> None:
    """Whoever forgets notices before anything is stored."""
    with pytest.raises(TypeError, match=r"declare the sensitivity of Silent\.name"):

        @record
        class Silent:
            name: str

    with pytest.raises(TypeError, match=r"declare the sensitivity of Mute\.name"):

        @policy
        class Mute:
            name: Annotated[str, "a note"]


def test_policy_is_public_throughout() -> None:
    """What says something about a person is no policy."""
    with pytest.raises(TypeError, match=r"policy is public: declare Private\.name so"):

        @policy
        class Private:
            name: Personal[str]


@pytest.mark.parametrize(
    "kept",
    [
        object,
        Any,
        list,
        dict,
        list[int],
        dict[str, int],
        date | list[int],
        type[int] | date,
        str | int,
        PersonId | Step,
        YesNo | Step,
    ],
    ids=str,
)
def test_a_type_that_nothing_can_check_stops_the_class(kept: object) -> None:
    """A field that takes anything is a mistake of ours."""
    with pytest.raises(TypeError, match=r"nothing can (check|tell)"):
        record(type("Loose", (), {"__annotations__": {"kept": Internal[kept]}}))  # type: ignore[valid-type] # that is the test


def test_each_field_says_who_may_see_it() -> None:
    """The grain can be asked for."""
    assert {f.name: sensitivity(f) for f in attributes(Told)} == {
        "id": Sensitivity.INTERNAL,
        "kind": Sensitivity.PUBLIC,
        "on": Sensitivity.INTERNAL,
        "languages": Sensitivity.PERSONAL,
        "harm": Sensitivity.SPECIAL,
        "words": Sensitivity.SPECIAL,
        "steps": Sensitivity.INTERNAL,
        "first": Sensitivity.INTERNAL,
        "notes": Sensitivity.SPECIAL,
        "pairs": Sensitivity.INTERNAL,
        "seen": Sensitivity.INTERNAL,
        "place": Sensitivity.INTERNAL,
        "count": Sensitivity.INTERNAL,
    }


def test_a_record_shows_no_personal_field_and_the_length_of_its_lists() -> None:
    """What a log gets to see by accident says nothing about anybody."""
    told = Told(id="p1", languages=["Welsh"], harm="yes", steps=[Step(id="g1")])

    assert repr(told) == (
        "Told(id='p1', kind='plan', on=None, steps=<1>, first=None, pairs=0, "
        "seen=False, place=<2>)"
    )


def test_policy_shows_what_it_holds_and_keeps_what_its_fields_mean() -> None:
    """Vocabulary says nothing about anybody."""
    note = next(f for f in attributes(Stated) if f.name == "note")

    assert repr(Stated(title="t", codes=["a"])) == (
        "Stated(title='t', codes=('a',), note=None)"
    )
    assert note.metadata["told"] == "once"


def test_a_field_of_another_library_declares_nothing() -> None:
    """Nothing is guessed of it."""
    import attrs  # noqa: PLC0415 - the other library

    @attrs.frozen
    class Foreign:
        name: str

    [name] = attrs.fields(Foreign)
    with pytest.raises(KeyError):
        sensitivity(name)


def test_a_record_cannot_be_changed() -> None:
    """Neither by setting nor by deleting, and nothing is added to it."""
    told = Told(id="p1")

    for change in (
        lambda: setattr(told, "kind", "visit"),
        lambda: delattr(told, "kind"),
        lambda: setattr(told, "colour", "red"),
    ):
        with pytest.raises(AttributeError):
            change()  # type: ignore[no-untyped-call] # a lambda has no types
    assert not hasattr(told, "__dict__")


def _pickled(told: Told) -> Told:
    same: Told = pickle.loads(pickle.dumps(told))  # noqa: S301 - our own pickle
    return same


@pytest.mark.parametrize("again", [copy.copy, copy.deepcopy, _pickled])
def test_a_record_goes_through_copies_and_pickles(
    again: Callable[[Told], Told],
) -> None:
    """It equals what it was, and hashes like it."""
    told = Told(id="p1", words="Loud.", steps=[Step(id="g1")])
    same = again(told)

    assert (same, hash(same)) == (told, hash(told))


def test_a_change_is_checked_like_a_beginning() -> None:
    """What is derived follows, and is not carried over."""
    told = Told(id="p1", steps=[Step(id="g1")])

    assert evolve(told, steps=()).count == 0
    assert evolve(told, on="2026-03-02") == Told(
        id="p1", on=MARCH, steps=[Step(id="g1")]
    )
    with pytest.raises(Impossible) as refused:
        evolve(told, on="soon", id=7)
    assert places(refused) == [("/id", "not-an-id"), ("/on", "not-a-date")]
    with pytest.raises(TypeError, match="colour"):
        evolve(told, colour="red")


def test_what_a_class_works_out_nobody_gives() -> None:
    """It takes no part in equality either."""
    with pytest.raises(TypeError, match="count"):
        Told(id="p1", count=3)  # type: ignore[call-arg] # that is the test
    with pytest.raises(TypeError):
        Told("p1")  # type: ignore[call-arg] # nor is anything given by its place


def test_a_default_may_be_made_anew() -> None:
    """For what is a record itself."""

    @record
    class Holder:
        step: Internal[Step] = made_by(lambda: Step(id="g0"))

    assert Holder().step == Step(id="g0")


def test_a_name_that_python_keeps_for_itself_is_told_without_its_mark() -> None:
    """A caller reads from, and only Python needs the underscore."""

    @record
    class Moved:
        from_: Internal[PersonId, str]

    with pytest.raises(Impossible) as refused:
        Moved(from_="no id")

    assert places(refused) == [("/from", "not-an-id")]


@record
class Branch:
    """A record that may hold its like, and what comes further down."""

    inside: InternalList[Twig] = default(())
    below: Internal[Branch | None] = default(None)


@record
class Twig:
    """The smallest part."""

    id: Internal[GoalId, str]


def test_a_type_that_is_defined_further_down_is_checked_too() -> None:
    """When the first value comes, it is there."""
    tree = Branch(inside=[Twig(id="g1")], below=Branch())

    assert tree.below == Branch()
    with pytest.raises(Impossible) as refused:
        Branch(inside=["twig"], below=Twig(id="g1"))  # type: ignore[list-item, arg-type] # that is the test
    assert places(refused) == [("/inside/0", "wrong-type"), ("/below", "wrong-type")]


def test_a_notebook_is_told_what_may_be_given() -> None:
    """Shift and Tab show the signature."""
    given = inspect.signature(Told).parameters

    assert given["id"].annotation is str
    assert given["on"].annotation == DateLike | None
    assert given["languages"].annotation == Iterable[str]
    assert "count" not in given


def test_the_converter_of_a_type_goes_before_its_class() -> None:
    """An alias says how its values are taken."""
    with pytest.raises(Impossible, match="give an even number"):
        Told(id="p1", pairs=1)


def test_a_word_of_a_closed_pair_is_taken_from_a_table_too() -> None:
    """Whatever kind of text it comes in, the word itself is kept."""

    class TableText(str):
        __slots__ = ()

    kind = Told(id="p1", kind=TableText("visit")).kind  # type: ignore[arg-type] # that is the test

    assert (kind, type(kind)) == ("visit", str)


def test_each_of_a_row_is_refused_at_its_place() -> None:
    """A row of another length is no such row at all."""
    with pytest.raises(Impossible) as refused:
        Told(id="p1", place=("one", 2))  # type: ignore[arg-type] # that is the test

    assert places(refused) == [("/place/0", "wrong-type"), ("/place/1", "wrong-type")]


@pytest.mark.parametrize("given", [True, "7", 10**18], ids=["yes", "text", "large"])
def test_a_number_that_may_be_left_out_is_checked_where_it_is_not(
    given: int,
) -> None:
    """None is what is not recorded, and anything else is a number or refused."""

    @record
    class Counted:
        number: Internal[int | None] = default(None)

    assert [Counted(number=n).number for n in (None, 7)] == [None, 7]
    with pytest.raises(Impossible) as refused:
        Counted(number=given)
    assert [path for path, _ in places(refused)] == ["/number"]


@policy
class Machine:
    """What the library keeps for its own use."""

    cls: Public[type[object]]
    ask: Public[Callable[[str], str]]
    pair: Public[tuple[int, str]]


def test_a_class_a_function_and_a_row_are_checked_as_such() -> None:
    """They are what a value of the library's own may hold."""
    made = Machine(cls=date, ask=str.strip, pair=(1, "one"))

    assert (made.cls, made.ask, made.pair) == (date, str.strip, (1, "one"))
    with pytest.raises(Impossible) as refused:
        Machine(cls="date", ask="strip", pair=(1,))  # type: ignore[arg-type] # that is the test
    assert places(refused) == [
        ("/cls", "wrong-type"),
        ("/ask", "wrong-type"),
        ("/pair", "wrong-type"),
    ]


# --- classes of the library, as callers get them wrong

PARENT = Person(id="mum")
FAMILY = Family(id="f", people=[PARENT])
CASE = Case(id="c", ladder=Ladder(framework="f", codes=["universal"]), family=FAMILY)


@pytest.mark.parametrize(
    ("make", "found"),
    [
        (lambda given: Person(id="p1", recorded=given), ["/recorded"]),
        (lambda given: Family(id="f", people=[PARENT, given]), ["/people/1"]),
        (lambda given: evolve(CASE, family=given, team=given), ["/family", "/team"]),
        (lambda given: evolve(CASE, plans=[given, given]), ["/plans/0", "/plans/1"]),
        (lambda given: Action(id="a", what="Call", owner=given), ["/owner"]),
        (lambda given: Membership(person="mum", period=given), ["/period"]),
    ],
    ids=["recorded", "people", "family", "plans", "owner", "period"],
)
@pytest.mark.parametrize(
    "given",
    ["2026-03-02", {"id": "f"}, (MARCH, None), PersonId("mum"), Step(id="g1")],
    ids=["text", "table", "row", "id", "another record"],
)
def test_what_is_no_record_is_refused_where_one_is_meant(
    make: Callable[[object], object], found: list[str], given: object
) -> None:
    """By its place, before anything is made."""
    with pytest.raises(Impossible) as refused:
        make(given)

    assert places(refused) == [(path, "wrong-type") for path in found]


def test_when_something_was_written_down_is_no_bare_moment() -> None:
    """A case that kept one could never be read again."""
    contact = Contact(id="k", received=MARCH, from_role="teacher")

    with pytest.raises(Misuse) as refused:
        CASE.with_record(contact, recorded=datetime(2026, 3, 2, tzinfo=UTC))  # type: ignore[arg-type] # that is the test

    assert [p.code for p in refused.value.problems] == ["wrong-type"]


def test_the_signature_of_a_class_of_the_library_says_what_may_be_given() -> None:
    """As an editor and a notebook show it."""
    given = inspect.signature(Goal).parameters

    assert given["id"].annotation is str
    assert given["words"].annotation == Narrative | str
    assert given["actions"].annotation == Iterable[Action]
    assert all(p.kind is p.KEYWORD_ONLY for p in given.values())
