"""
Everything that is wrong with a table, in one pass, and nothing that is only an echo.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Annotated

import pytest

from earlyhelp_core import fields, ids, wire
from earlyhelp_core.dates import Period
from earlyhelp_core.errors import Invalid, Problem
from earlyhelp_core.fields import (
    Public,
    PublicList,
    Taking,
    default,
    derived,
    made_by,
    policy,
)
from earlyhelp_core.identifiers import Upn
from earlyhelp_core.ids import GoalId, PersonId
from earlyhelp_core.plans import Action, Goal
from earlyhelp_core.privacy import Narrative
from earlyhelp_core.wire import JSON


class Stage(fields.Code):
    """
    How far something is.
    """

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


def _owned(text: str) -> str:
    if text == "nobody":
        raise fields.refusal("nobody", "name somebody")
    return fields.as_text(text)


_Owned = Annotated[str, Taking.by(_owned)]


@policy
class Task:
    """
    A thing with relations between its fields.
    """

    id: Public[GoalId]
    stage: Public[Stage] = default(Stage.OPEN)
    owner: Public[_Owned] = default("us")
    ended: Public[date | None] = default(None)
    period: Public[Period | None] = default(None)
    after: PublicList[GoalId] = default(())

    def __attrs_post_init__(self) -> None:
        """Refuse an end while it is open, and coming after itself."""
        fields.refuse(
            self,
            fields.when(
                self.ended is not None and self.stage is Stage.OPEN,
                "/ended",
                "ended-yet-open",
                "…",
            ),
            fields.when(self.id in self.after, "", "after-itself", "…"),
        )


@policy
class Work:
    """
    Tasks that refer to each other.
    """

    title: Public[str]
    tasks: PublicList[Task]
    first: Public[GoalId | None] = default(None)
    notes: PublicList[str] = default(())
    extra: Public[Task | None] = default(None)

    def __attrs_post_init__(self) -> None:
        """Refuse references to nothing."""
        known = [task.id for task in self.tasks]
        if self.extra is not None:
            known.append(self.extra.id)
        fields.refuse(
            self,
            fields.when(not self.tasks, "/tasks", "blank", "…"),
            fields.no_repeats("/tasks", known[: len(self.tasks)]),
            self._unknown(known),
        )

    def _unknown(self, known: list[GoalId]) -> Iterable[Problem]:
        if self.first is not None and self.first not in known:
            yield Problem("/first", "unknown-reference", "…")
        for number, task in enumerate(self.tasks):
            for place, other in enumerate(task.after):
                if other not in known:
                    path = f"/tasks/{number}/after/{place}"
                    yield Problem(path, "unknown-reference", "…")


def wrong(cls: type, **data: JSON) -> list[tuple[str, str]]:
    """Place and code of every problem."""
    with pytest.raises(Invalid) as refused:
        wire.from_data(data, cls)
    return [(problem.path, problem.code) for problem in refused.value.problems]


def test_every_field_is_told() -> None:
    """One bad field does not hide the next, nor a missing one, nor an unknown one."""
    assert wrong(Task, stage="oepn", ended="soon", colour="red") == [
        ("/stage", "unknown-code"),
        ("/ended", "not-a-date"),
        ("/colour", "unknown-key"),
        ("/id", "missing-key"),
    ]


def test_an_unknown_key_names_its_neighbours() -> None:
    """A slip of the pen in a key is answered with the key that was meant."""
    with pytest.raises(Invalid) as refused:
        wire.from_data({"id": "t1", "stge": "open"}, Task)
    assert "did you mean stage?" in refused.value.problems[0].message


def test_a_fields_own_converter_is_asked_with_the_others() -> None:
    """What only the field itself can refuse is told beside what its type refuses."""
    assert wrong(Task, id="t1", owner="nobody", ended="soon") == [
        ("/owner", "nobody"),
        ("/ended", "not-a-date"),
    ]


def test_a_fields_own_converter_hides_no_relation() -> None:
    """A field that refuses by itself does not stop the class from being asked."""
    assert wrong(Task, id="t1", owner="nobody", ended="2026-03-02") == [
        ("/owner", "nobody"),
        ("/ended", "ended-yet-open"),
    ]


def test_relations_are_told_beside_types() -> None:
    """A contradiction between two fields shows though a third is wrong."""
    data: dict[str, JSON] = {"id": "t1", "ended": "2026-03-02", "period": 7}
    assert wrong(Task, **data) == [
        ("/ended", "ended-yet-open"),
        ("/period", "wrong-type"),
    ]


def test_what_a_missing_part_may_explain_is_not_told() -> None:
    """With the stage unreadable, nobody can say that the task is open."""
    data: dict[str, JSON] = {"id": "t1", "ended": "2026-03-02", "stage": "oepn"}
    assert wrong(Task, **data) == [("/stage", "unknown-code")]


def test_what_no_missing_part_can_explain_is_told() -> None:
    """Whatever the stage is, nothing comes after itself."""
    data: dict[str, JSON] = {"id": "t1", "after": ["t1"], "stage": "oepn"}
    assert wrong(Task, **data) == [("", "after-itself"), ("/stage", "unknown-code")]


def test_a_stand_in_explains_itself() -> None:
    """A required id that cannot be read is replaced for the second look only."""
    data: dict[str, JSON] = {"id": "t 1", "ended": "2026-03-02"}
    assert wrong(Task, **data) == [
        ("/id", "not-an-id"),
        ("/ended", "ended-yet-open"),
    ]


def test_places_after_a_gap_are_those_of_the_document() -> None:
    """Entries that follow a spoiled one are told at their place in the document."""
    tasks: JSON = [
        {"id": "t1"},
        {"id": "t 2"},
        {"id": "t3", "after": ["t1", "t 9", "t8"]},
        {"id": "t1"},
    ]
    assert wrong(Work, title="W", tasks=tasks) == [
        ("/tasks/1/id", "not-an-id"),
        ("/tasks/2/after/1", "not-an-id"),
        ("/tasks/2/after/2", "unknown-reference"),
        ("/tasks/3", "repeated-id"),
    ]


def test_a_reference_to_a_spoiled_entry_is_not_told() -> None:
    """Whoever mends the entry mends the reference: it is no problem of its own."""
    tasks: JSON = [{"id": "t1", "period": {"start": 7}}, {"id": "t2", "stage": []}]
    assert wrong(Work, title=7, tasks=tasks, first="t2") == [
        ("/title", "wrong-type"),
        ("/tasks/0/period/start", "wrong-type"),
        ("/tasks/1/stage", "wrong-type"),
    ]
    dropped: JSON = [{"id": "t1"}, {"id": "t2", "after": ["t2"]}]
    assert wrong(Work, title="W", tasks=dropped, first="t2") == [
        ("/tasks/1", "after-itself")
    ]


def test_a_list_with_gaps_may_be_shorter_than_it_should() -> None:
    """That nothing is left in a list is no problem where something was spoiled."""
    assert wrong(Work, title="W", tasks=[{"id": "t 1"}]) == [
        ("/tasks/0/id", "not-an-id")
    ]


def test_without_a_whole_list_nothing_more_is_asked() -> None:
    """Where a list cannot be read at all, references to it are not doubted."""
    assert wrong(Work, title="W", tasks={}, first="t1") == [("/tasks", "wrong-type")]
    assert wrong(Work, title="W", first="t1") == [("/tasks", "missing-key")]


def test_names_under_a_misspelt_key_are_known_all_the_same() -> None:
    """An entry under a wrong key is misplaced, not missing."""
    assert wrong(
        Work, title="W", tasks=[{"id": "t1"}], extr={"id": "e"}, first="e"
    ) == [("/extr", "unknown-key")]


def test_a_contradiction_inside_does_not_hide_those_outside() -> None:
    """A part that contradicts itself is looked through without what it stumbled on."""
    tasks: JSON = [
        {"id": "t1", "ended": "2026-03-02", "after": ["t9"]},
        {"id": "t2", "after": ["t1"]},
    ]
    assert wrong(Work, title="W", tasks=tasks, first="t8") == [
        ("/tasks/0/ended", "ended-yet-open"),
        ("/tasks/0/after/0", "unknown-reference"),
        ("/first", "unknown-reference"),
    ]


@policy
class Shelf:
    """
    Something that refuses in several ways at once.
    """

    works: PublicList[Work] = default(())
    codes: PublicList[str] = default(())
    size: Public[int] = default(1)
    upn: Public[Upn | None] = default(None)

    def __attrs_post_init__(self) -> None:
        """Refuse by list, by entry, by field and by what is no field at all."""
        fields.refuse(
            self,
            fields.when(self.size < 0, "/size", "negative", "…"),
            fields.when(self.size == 0, "/volume", "no-room", "…"),
            fields.when("b" in self.codes, "/codes/1", "no-b", "…"),
            fields.when("c" in self.codes, "/codes", "no-c", "…"),
            fields.when("e" in self.codes, "/upn/value", "no-e", "…"),
            fields.when("f" in self.codes, "/codes/9", "no-f", "…"),
            fields.when("d" in self.codes and self.size > 1, "", "no-d", "…"),
        )


@policy
class Room:
    """
    What holds shelves, and refers to what stands on them.
    """

    shelf: Public[Shelf]
    wanted: Public[str | None] = default(None)

    def __attrs_post_init__(self) -> None:
        """Refuse to want what is not there."""
        fields.refuse(
            self,
            fields.when(
                self.wanted is not None and self.wanted not in self.shelf.codes,
                "/wanted",
                "unknown-reference",
                "…",
            ),
        )


@pytest.mark.parametrize(
    ("shelf", "wanted", "problems"),
    [
        ({"size": -1, "codes": ["a"]}, "z", ["/shelf/size", "/wanted"]),
        ({"size": 0, "codes": ["a"]}, "z", ["/shelf/volume"]),
        ({"codes": ["a", "b"]}, "z", ["/shelf/codes/1", "/wanted"]),
        ({"codes": ["a", "b"]}, "b", ["/shelf/codes/1"]),
        ({"codes": ["c"]}, "c", ["/shelf/codes"]),
        ({"codes": ["c", "b"]}, "z", ["/shelf/codes", "/shelf/codes/1", "/wanted"]),
        ({"codes": ["a", 7, "b"]}, "b", ["/shelf/codes/1", "/shelf/codes/2"]),
        ({"codes": ["e"]}, "z", ["/shelf/upn/value"]),
        ({"codes": ["f"]}, "f", ["/shelf/codes/9"]),
        ({"codes": [7, "f"]}, "f", ["/shelf/codes/9", "/shelf/codes/0"]),
        ({"codes": ["d"], "size": 2}, "z", ["/shelf"]),
        ({"codes": ["d"], "size": "2"}, "z", ["/shelf/size", "/wanted"]),
    ],
)
def test_what_a_part_stumbled_on_is_set_aside(
    shelf: dict[str, JSON], wanted: str, problems: list[str]
) -> None:
    """The whole is asked without it, where there is a whole without it."""
    told = wrong(Room, shelf=shelf, wanted=wanted)
    assert [path for path, _ in told] == problems


def test_a_part_without_a_stand_in_ends_the_second_look() -> None:
    """Where nothing can stand in for what is missing, the class is not asked."""

    @policy
    class Needy:
        period: Public[Period]
        other: Public[int]

        def __attrs_post_init__(self) -> None:
            fields.refuse(self, fields.when(self.other, "/other", "never", "…"))

    assert wrong(Needy, period=7, other=1) == [("/period", "wrong-type")]


def test_problems_that_depend_on_what_is_missing_are_not_told() -> None:
    """Where each possible word would be wrong in its own way, none of them is told."""

    @policy
    class Fussy:
        stage: Public[Stage]

        def __attrs_post_init__(self) -> None:
            fields.refuse(
                self,
                fields.when(self.stage is Stage.OPEN, "", "not-open", "…"),
                fields.when(self.stage is not Stage.OPEN, "", "not-ended", "…"),
            )

    assert wrong(Fussy, stage="oepn") == [("/stage", "unknown-code")]


def test_words_of_the_record_have_stand_ins() -> None:
    """A goal without words is still asked whether its dates agree."""
    assert wrong(
        Goal, id="g", words=7, area="a", ended_on="2026-03-02", status="active"
    ) == [("/words", "wrong-type"), ("/ended_on", "ended-yet-open")]


def test_what_the_field_makes_of_itself_is_made() -> None:
    """Defaults that are made anew for each value are made."""

    @policy
    class Made:
        task: Public[Task] = made_by(lambda: Task(id=GoalId("t0")))

    assert wire.from_data({}, Made) == Made()
    assert wire.to_data(Made()) == {}


def test_what_is_worked_out_is_no_part_of_a_document() -> None:
    """A field that the constructor does not take is neither read nor written."""

    @policy
    class Counted:
        names: PublicList[PersonId] = default(())
        many: Public[int] = derived(0)

    assert wire.to_data(Counted(names=(PersonId("a"),))) == {"names": ["a"]}
    assert wrong(Counted, many=1) == [("/many", "unknown-key")]


def test_a_document_is_told_in_its_own_order() -> None:
    """Problems come as a reader of the document comes upon them; gaps come last."""
    data: dict[str, JSON] = {
        "actions": [{"what": 1, "id": 2}],
        "words": 3,
        "id": [4],
    }
    assert [path for path, _ in wrong(Goal, **data)] == [
        "/actions/0/what",
        "/actions/0/id",
        "/words",
        "/id",
        "/area",
    ]


def test_a_part_of_a_document_is_read_by_itself() -> None:
    """Any class of the library can be taken from plain data, without an envelope."""
    action = Action(id=ids.ActionId("a1"), what=Narrative("Ask."))
    assert wire.from_data({"id": "a1", "what": "Ask."}, Action) == action
    assert action.what == Narrative("Ask.")
