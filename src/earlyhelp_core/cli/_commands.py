"""
The commands: each asks the library one thing and writes down what it says.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TextIO, final

import attrs

from earlyhelp_core import partnerships, transitions, wire
from earlyhelp_core.cases import Case
from earlyhelp_core.cli import _words
from earlyhelp_core.cli._json import Json as _Json
from earlyhelp_core.cli._json import as_data as _as_data
from earlyhelp_core.cli._json import option_as_data as _option_as_data
from earlyhelp_core.cli._json import problems_as_data, write_line
from earlyhelp_core.cli._json import write as _write
from earlyhelp_core.cli._pathways import pathway_named
from earlyhelp_core.cli._wording import advice_on
from earlyhelp_core.errors import Misuse
from earlyhelp_core.partnerships import Partnership
from earlyhelp_core.transitions import Kind, KindLike


@final
@attrs.frozen(kw_only=True)
class Question:
    """
    What is asked of a case document.
    """

    case: Path
    on: date
    kind: KindLike = Kind.REFER
    to: str | None = None
    child: str | None = None
    partnership: str | None = None

    def opened(self) -> tuple[Case, Partnership]:
        """The case, and the partnership it works under."""
        case = wire.load(self.case, Case)
        name = self.partnership or case.partnership
        if name is None:
            raise Misuse.of(
                "Case",
                code="no-partnership",
                message="the case names no partnership; say which with --partnership",
            )
        return case, partnerships.load(name, on=self.on)


def check(paths: Sequence[Path], out: TextIO, *, as_json: bool) -> int:
    """
    Say all that is wrong with each document; with JSON, one line for each.

    Of a policy file also what might be said better, which makes nothing invalid.
    """
    known, wording = partnerships.catalogue(), partnerships.wording()
    reports = [wire.check(path, catalogue=known) for path in paths]
    for path, report in zip(paths, reports, strict=True):
        advice = advice_on(path, report, wording)
        if as_json:
            shown: _Json = {
                "file": str(path),
                "valid": report.valid,
                "problems": problems_as_data(report.problems),
                "advice": problems_as_data(advice),
            }
            # One object to a line, so that many files can be read one by one.
            write_line(out, shown)
        else:
            out.writelines(_words.report(str(path), report, advice))
    return 0 if all(report.valid for report in reports) else 1


def explain(question: Question, out: TextIO, *, as_json: bool) -> int:
    """
    Weigh one move for a case.
    """
    case, partnership = question.opened()
    answer = partnership.ask(
        case, question.kind, to=question.to, child=question.child, on=question.on
    )
    if as_json:
        _write(out, _as_data(answer))
    else:
        out.writelines(_words.case(case, partnership, question.on, question.child))
        out.writelines(_words.answer(question.kind, question.to, answer))
    return 0 if answer.met else 1


def options(question: Question, out: TextIO, *, as_json: bool) -> int:
    """
    Weigh every move from where a case stands.
    """
    case, partnership = question.opened()
    found = partnership.options(case, child=question.child, on=question.on)
    if as_json:
        _write(out, [_option_as_data(option) for option in found])
    else:
        out.writelines(_words.case(case, partnership, question.on, question.child))
        for option in found:
            out.writelines(_words.answer(option.kind, option.to, option.answer))
    return 0


def verify(name: str, out: TextIO, *, as_json: bool, which: str | None = None) -> int:
    """
    Prove a pathway file, or a pathway of a folder or shipped partnership.

    That of support, unless *which* names another or a procedure.
    """
    pathway = pathway_named(name, which)
    verification = transitions.verify(pathway)
    if as_json:
        results: list[_Json] = [
            {
                "property": result.name,
                "statement": result.statement,
                "verdict": result.verdict.value,
                "counterexamples": [
                    {"rule": c.rule, "story": c.story} for c in result.counterexamples
                ],
            }
            for result in verification.results
        ]
        _write(
            out,
            {
                "pathway": verification.pathway,
                "proved": verification.proved,
                "results": results,
            },
        )
    else:
        out.write(f"{pathway.title} ({pathway.id})\n{verification.explain()}\n")
    return 0 if verification.proved else 1


def table(name: str, out: TextIO, *, as_mermaid: bool, which: str | None = None) -> int:
    """
    Write down the rules of a pathway in Markdown, or its moves in Mermaid.
    """
    pathway = pathway_named(name, which)
    shown = transitions.mermaid if as_mermaid else transitions.markdown
    out.write(shown(pathway))
    return 0


#: What the demonstration asks, of which family.
_DEMONSTRATION = (
    ("inclusion.json", Kind.CLOSE, None),
    ("step-down.json", Kind.STEP_DOWN, "targeted"),
    ("harm-suspected.json", Kind.REFER, None),
    ("below-threshold.json", Kind.CLOSE, None),
)
#: A Monday while the edition was in force.
_DEMONSTRATION_DAY = date(2022, 11, 21)


def demo(out: TextIO, *, as_json: bool) -> int:
    """
    Walk through the worked cases: each family, and one question about it.
    """
    on, told = _DEMONSTRATION_DAY, list[_Json]()
    folder = _first_folder(
        (
            files("earlyhelp_core.cli") / "examples",
            # In a checkout they stand beside the source, not in the package.
            Path(__file__).parents[3] / "examples",
        )
    )
    for name, kind, to in _DEMONSTRATION:
        case = wire.loads((folder / name).read_bytes(), Case)
        partnership = partnerships.load(str(case.partnership), on=on)
        answer = partnership.ask(case, kind, to=to, on=on)
        if as_json:
            asked = {"case": str(case.id), "kind": kind.value, "to": to}
            told.append({**asked, **_as_data(answer)})
        else:
            out.writelines(_words.case(case, partnership, on))
            out.writelines(_words.answer(kind, to, answer))
            out.write("\n")
    if as_json:
        _write(out, told)
    else:
        out.write(_words.CLOSING)
    return 0


def _first_folder(places: Iterable[Traversable]) -> Traversable:
    for place in places:
        if place.is_dir():
            return place
    raise Misuse.of(
        "demo", code="no-examples", message="the examples are not installed; reinstall"
    )
