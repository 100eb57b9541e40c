"""
A family moves to another area: candidates, what goes on, and what is asked anew.
"""

from __future__ import annotations

import pytest

from earlyhelp_core import partnerships, wire
from earlyhelp_core.answers import YesNo
from earlyhelp_core.cases import (
    Case,
    Transfer,
    WhatIsAsked,
    WhatIsCarried,
    transfer,
)
from earlyhelp_core.contacts import UnmetNeed
from earlyhelp_core.errors import Conflict
from earlyhelp_core.ids import PersonId
from earlyhelp_core.people import LegalBasis, LegalBasisLike
from tests.cases.builders import ON, OTTO, WILLA, a_case, a_move
from tests.cases.parts import a_plan, a_status, an_assessment, heard, not_heard

HERE, THERE = (
    partnerships.load(name, on=None).framework
    for name in ("kensington-and-chelsea", "kingston-and-richmond")
)


def moving(**parts: object) -> Transfer:
    """What goes over of a case in the levels of the sending area."""
    case: Case = a_case(**{"ladder": HERE.ladder, **parts})
    return transfer(case, sending=HERE, receiving=THERE, on=ON)


def asked(found: Transfer) -> list[tuple[WhatIsAsked, tuple[str, ...]]]:
    """What is asked that depends on the children."""
    return [(item.what, item.about) for item in found.asked_again if item.about]


def test_each_childs_level_has_candidates_and_none_is_chosen() -> None:
    """By the tiers both areas share; without a level there is nothing to go by."""
    case = {"moves": [a_move("m1", ON, "targeted", "otto", kind="open")]}
    otto, willa = moving(**case).children

    assert (otto.child, otto.level, otto.tiers) == (OTTO, "targeted", (2, 3))
    assert (otto.candidates, otto.exact) == (("2a", "2b", "3"), YesNo.NO)
    assert (willa.child, willa.level, willa.candidates) == (WILLA, None, ())
    assert (willa.tiers, willa.exact) == ((), None)
    assert moving(starts_at="universal").children[0].exact is YesNo.YES


def test_legal_status_is_told_and_decided_anew() -> None:
    """Each sort by whoever decides on it; and one that nobody recorded is asked for."""
    found = moving(
        starts_at="statutory", legal_statuses=a_status("child-protection-plan", WILLA)
    )

    assert [child.legal_status for child in found.children] == [
        None,
        LegalBasis.CHILD_PROTECTION_PLAN,
    ]
    assert asked(found) == [
        (WhatIsAsked.PROTECTION_PLAN, (WILLA,)),
        (WhatIsAsked.STATUS_NOT_RECORDED, (OTTO,)),
    ]


@pytest.mark.parametrize(
    ("status", "what"),
    [
        ("section-17", [WhatIsAsked.CHILD_IN_NEED]),
        ("section-20", [WhatIsAsked.ACCOMMODATION_OR_ORDER]),
        ("order", [WhatIsAsked.ACCOMMODATION_OR_ORDER]),
        ("none", []),
    ],
)
def test_what_a_status_asks_for(
    status: LegalBasisLike, what: list[WhatIsAsked]
) -> None:
    """Child-in-need work does not go over by itself, and an order does not end."""
    found = moving(legal_statuses=a_status(status))

    assert asked(found) == [(one, (OTTO, WILLA)) for one in what]
    assert [item.what for item in found.asked_again] == [
        WhatIsAsked.HARM,
        WhatIsAsked.LEVEL,
        *what,
        WhatIsAsked.AGREEMENT,
        WhatIsAsked.SHARING,
        WhatIsAsked.LEAD,
    ]


FULL = {
    "starts_at": "targeted",
    "assessments": [an_assessment(heard("otto"), not_heard("willa"))],
    "plans": [a_plan()],
    "unmet_needs": [UnmetNeed(id="u1", area="housing", who=[PersonId("mother")])],
}


def test_what_the_family_need_not_tell_again() -> None:
    """How much there is of each, and what there is none of is left out."""
    carried = [(item.what, item.how_many) for item in moving(**FULL).carried_on]

    assert carried == [
        (WhatIsCarried.EPISODES, 1),
        (WhatIsCarried.ASSESSMENTS, 1),
        (WhatIsCarried.VOICES, 2),
        (WhatIsCarried.PLANS, 1),
        (WhatIsCarried.UNMET_NEEDS, 1),
    ]
    assert moving().carried_on == ()


def test_the_receiving_area_reads_it_as_a_document() -> None:
    """Whatever system it has: it is a kind of document of its own."""
    found = moving(**FULL)
    document = wire.dumps(found)

    assert wire.check(document).kind == "transfer"
    assert wire.loads(document, Transfer) == found


def test_it_is_told_in_words() -> None:
    """For whoever takes over; what is decided is theirs."""
    told = moving(
        starts_at="universal",
        legal_statuses=a_status("section-17", OTTO),
        plans=[a_plan()],
    ).explain()

    assert "otto: universal may be 1, exactly the same" in told
    assert "plans: 1" in told
    assert "child-in-need work does not go over by itself (otto)" in " ".join(
        told.split()
    )
    assert max(map(len, told.splitlines())) <= 78


def test_what_is_not_the_same_and_what_is_not_known_are_told_so() -> None:
    """Nobody takes a candidate for a conversion."""
    told = moving(moves=[a_move("m1", ON, "targeted", "otto", kind="open")]).explain()

    assert "otto: targeted may be 2a or 2b or 3, not exactly the same" in told
    assert "willa: the level is not recorded, so there is no candidate" in told


def test_a_level_with_no_counterpart_is_told_so() -> None:
    """The other area may have nothing on that tier."""
    alone = a_case(ladder=HERE.ladder, starts_at="universal")
    high = partnerships.load("kingston-and-richmond", on=None).framework
    top = type(high)(
        id="top-2020",
        title="Only the highest",
        publisher="A council",
        in_force=high.in_force,
        publications=high.publications,
        levels=high.levels[-1:],
    )
    found = transfer(alone, sending=HERE, receiving=top, on=ON)

    assert found.children[0].candidates == ()
    assert "otto: universal may be nothing, not exactly the same" in found.explain()


def test_a_case_in_other_levels() -> None:
    """Its levels would be read as something they are not."""
    with pytest.raises(Conflict):
        transfer(a_case(), sending=HERE, receiving=THERE, on=ON)
