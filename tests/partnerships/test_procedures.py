"""
Pathways over other steps than the levels of help, and a question put to one.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from earlyhelp_core import partnerships
from earlyhelp_core.answers import State
from earlyhelp_core.errors import Invalid, Misuse, UnknownName
from earlyhelp_core.fields import evolve
from earlyhelp_core.partnerships import Partnership
from earlyhelp_core.transitions import Facts, Kind, Request, Waiver, weigh
from tests.cases.builders import a_case
from tests.partnerships.folders import a_folder, an_edition

ON = date(2026, 3, 2)
BOROUGH = partnerships.load("kensington-and-chelsea", on=ON)
ATTENDANCE = BOROUGH.procedure("attendance")
WAIVER = Waiver(
    requirement="order-considered",
    kind="lateral",
    by="attendance officer",
    reason="It was considered last term.",
    granted=ON,
    until=ON,
)


def test_a_borough_has_its_own_and_those_of_its_bases() -> None:
    """Nearest first, each once."""
    found = {
        name: [p.id for p in partnerships.load(name, on=None).procedures]
        for name in ("england", "kensington-and-chelsea", "st-helens", "westminster")
    }
    england = ["england-attendance-2024", "england-disagreement-default"]

    assert found == {
        "england": england,
        "kensington-and-chelsea": ["kensington-and-chelsea-inclusion-2020", *england],
        "st-helens": ["st-helens-disagreement-2016", *england],
        "westminster": england,
    }


def test_a_procedure_is_found_by_its_id_or_a_word_of_it() -> None:
    """A borough's own before those of its bases; half a word is none."""
    st_helens = partnerships.load("st-helens", on=None)

    assert st_helens.procedure("disagreement").id == "st-helens-disagreement-2016"
    assert st_helens.procedure("england-disagreement-default") == BOROUGH.procedure(
        "disagreement"
    )
    for name in ("agreement", "exclusion"):
        with pytest.raises(UnknownName):
            BOROUGH.procedure(name)


def test_no_procedure_is_the_support_pathway() -> None:
    """England lends procedures and still has no pathway between levels of help."""
    with pytest.raises(UnknownName):
        _ = partnerships.load("england", on=None).pathway


def test_what_a_procedure_rests_on_is_among_the_publications() -> None:
    """Whoever reads a partnership's publications sees those too, each once."""
    listed = partnerships.load("st-helens", on=None).publications

    assert len(listed) == len(set(listed))
    assert "st-helens-escalation-2016" in {p.id for p in listed}


def test_a_borough_writes_its_own(tmp_path: Path) -> None:
    """In a folder of the edition or beside them all; no other file is read."""
    folder = a_folder(tmp_path)
    place = folder / "2024" / "procedures"
    place.mkdir()
    text = (folder / "2024" / "pathways" / "support.toml").read_text(encoding="utf-8")
    (place / "own.toml").write_text(
        text.replace('id = "support"', 'id = "our-steps"'), encoding="utf-8"
    )
    found = partnerships.read(folder, on=None)

    assert found.procedures[0].id == "our-steps"
    assert found.pathway.id == "support"


def test_a_broken_one_is_named(tmp_path: Path) -> None:
    """Whoever mends it must know which file it is."""
    place = an_edition(tmp_path, "2024", period="start = 2024-01-01") / "procedures"
    place.mkdir()
    (place / "own.toml").write_text("kind = 1", encoding="utf-8")

    with pytest.raises(Invalid, match=r"own\.toml"):
        partnerships.read(tmp_path, on=None)


def test_a_case_asks_a_procedure_in_one_line() -> None:
    """Where the child stands in it is stated; the case itself keeps its own levels."""
    answer = BOROUGH.ask(
        a_case(),
        "lateral",
        to="prosecution",
        child="otto",
        on=ON,
        pathway="attendance",
        stated=Facts(on=ON, level="support", attendance_support=ON),
    )

    assert {f.requirement: f.state for f in answer.findings}[
        "attendance-support-first"
    ] is State.MET
    assert [f.requirement for f in answer.outstanding] == [
        "order-considered",
        "authorised-by",
    ]


def test_without_a_level_the_procedure_says_what_is_missing() -> None:
    """And a referral waits for that no more than for anything else."""
    asked = [
        BOROUGH.ask(a_case(), kind, on=ON, pathway=ATTENDANCE.id)
        for kind in ("close", "refer")
    ]

    assert [f.requirement for f in asked[0].outstanding] == ["level-recorded"]
    assert asked[1].met


def test_a_pathway_may_be_named_that_is_the_support_pathway() -> None:
    """The same answer as without its name."""
    case = a_case(ladder=BOROUGH.framework.ladder, starts_at="targeted")
    plain = BOROUGH.ask(case, "close", on=ON)

    for name in (BOROUGH.pathway.id, "support"):
        assert BOROUGH.ask(case, "close", on=ON, pathway=name) == plain
    with pytest.raises(UnknownName) as refused:
        BOROUGH.ask(case, "close", on=ON, pathway="exclusion")
    assert [p.code for p in refused.value.problems] == ["unknown-pathway"]


def test_what_the_case_says_itself_is_not_stated_beside_it() -> None:
    """Between levels of help the record speaks, and nothing overrules it."""
    case = a_case(ladder=BOROUGH.framework.ladder, starts_at="targeted")

    beside = (
        lambda: BOROUGH.ask(case, "close", on=ON, stated=Facts(on=ON, harm="none")),
        lambda: BOROUGH.ask(case, "close", on=ON, waivers=[WAIVER]),
        lambda: BOROUGH.options(case, on=ON, stated=Facts(on=ON, harm="none")),
        lambda: BOROUGH.options(case, on=ON, waivers=[WAIVER]),
    )
    for question in beside:
        with pytest.raises(Misuse) as refused:
            question()
        assert [p.code for p in refused.value.problems] == ["stated-beside-the-case"]


def lenient() -> Partnership:
    """The borough, if its attendance officer might waive the thought of an order."""
    name = "order-considered"
    rules = tuple(
        evolve(
            rule,
            requires=tuple(
                evolve(ask, waivable_by=WAIVER.by) if ask.name == name else ask
                for ask in rule.requires
            ),
        )
        for rule in ATTENDANCE.rules
    )
    others = (p for p in BOROUGH.procedures if p.id != ATTENDANCE.id)
    table = evolve(ATTENDANCE, rules=rules)
    return evolve(BOROUGH, procedures=(table, *others))


def test_a_waiver_of_a_procedure_is_stated_as_its_level_is() -> None:
    """Those that the case keeps are of moves between levels of help."""
    borough, case = lenient(), a_case(waivers=[WAIVER])
    stated = Facts(on=ON, level="support", attendance_support=ON)

    def missing(*waivers: Waiver) -> list[str]:
        answer = borough.ask(
            case,
            "lateral",
            to="prosecution",
            child="otto",
            on=ON,
            pathway="attendance",
            stated=stated,
            waivers=waivers,
        )
        return [f.requirement for f in answer.outstanding]

    assert missing() == ["order-considered", "authorised-by"]
    assert missing(WAIVER) == ["authorised-by"]


def test_every_move_of_a_procedure_is_told_as_if_it_were_asked() -> None:
    """With what is stated, and the waivers that are."""
    borough, case = lenient(), a_case()
    stated = Facts(on=ON, level="support", attendance_support=ON)
    found = borough.options(
        case,
        child="otto",
        on=ON,
        pathway="attendance",
        stated=stated,
        waivers=[WAIVER],
    )

    assert ("lateral", "prosecution") in [(o.kind.value, o.to) for o in found]
    assert [o.answer for o in found] == [
        borough.ask(
            case,
            o.kind,
            to=o.to,
            child="otto",
            on=ON,
            pathway="attendance",
            stated=stated,
            waivers=[WAIVER],
        )
        for o in found
    ]


def test_the_moves_of_a_pathway_that_is_named() -> None:
    """The support pathway by its name; one that is unknown is said so."""
    case = a_case(ladder=BOROUGH.framework.ladder, starts_at="targeted")

    assert BOROUGH.options(case, on=ON, pathway="support") == BOROUGH.options(
        case, on=ON
    )
    with pytest.raises(UnknownName):
        BOROUGH.options(case, on=ON, pathway="exclusion")


@pytest.mark.parametrize("level", ["support", "contract", "notice", "order"])
def test_harm_sets_no_condition_of_a_prosecution_aside(level: str) -> None:
    """Prosecuting protects nobody; the referral is named first."""
    answer = weigh(
        ATTENDANCE,
        Request(kind="lateral", to="prosecution"),
        Facts(on=ON, level=level, harm="suspected"),
    )

    assert [f.requirement for f in answer.outstanding] == [
        "attendance-support-first",
        "order-considered",
        "authorised-by",
    ]
    assert answer.obligations[0].by == "whoever suspects harm"


def test_a_step_up_that_is_no_step_to_more_help_waits_for_its_conditions() -> None:
    """A notice without support is a step up in its table, and harm is no ground."""
    answer = weigh(
        ATTENDANCE,
        Request(kind="step-up", to="notice"),
        Facts(on=ON, level="ordinary", harm="suspected"),
    )

    assert {f.state for f in answer.findings} == {State.NOT_RECORDED, State.UNMET}
    assert not ATTENDANCE.is_of_help
    assert BOROUGH.pathway.is_of_help


@pytest.mark.parametrize(
    "name", sorted({p.id for p in (*BOROUGH.procedures, ATTENDANCE)})
)
def test_no_procedure_gates_a_referral(name: str) -> None:
    """From any step of any procedure, with nothing recorded, a referral is open."""
    procedure = BOROUGH.procedure(name)

    for level in procedure.framework.ladder.codes:
        request, facts = Request(kind=Kind.REFER), Facts(on=ON, level=level)
        assert weigh(procedure, request, facts).met
