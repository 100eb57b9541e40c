"""
Proof that a pathway file is safe, or the nearest situation in which it is not.

Ten properties, each checked over every combination of facts that the file can tell
apart. A proof is about the file: it shows that no combination of recorded facts gets
past it. It cannot show that what is recorded is true, or that a child is safe.
"""

from __future__ import annotations

from typing import final

import attrs

from earlyhelp_core import _model
from earlyhelp_core.ids import PathwayId
from earlyhelp_core.private import policy
from earlyhelp_core.transitions._counterexamples import Counterexample
from earlyhelp_core.transitions._pathway import Pathway
from earlyhelp_core.transitions._properties import PROPERTIES

__all__ = ["Result", "Verdict", "Verification", "verify"]


class Verdict(_model.Code):
    """
    What the search found.
    """

    PROVED = "proved"
    REFUTED = "refuted"
    #: The property has no meaning for this ladder.
    DOES_NOT_APPLY = "does-not-apply"


@final
@attrs.frozen(kw_only=True, field_transformer=policy)
class Result:
    """
    One property, and what the search found.
    """

    name: str
    verdict: Verdict
    counterexamples: tuple[Counterexample, ...] = ()

    @property
    def statement(self) -> str:
        """What the property says, in words."""
        return _STATEMENTS[self.name]


@final
@attrs.frozen(kw_only=True, field_transformer=policy)
class Verification:
    """
    The results for every property of a pathway.
    """

    pathway: PathwayId
    results: tuple[Result, ...]

    @property
    def proved(self) -> bool:
        """Whether no property is refuted."""
        return all(result.verdict is not Verdict.REFUTED for result in self.results)

    def explain(self) -> str:
        """The results in plain words."""
        lines = []
        for result in self.results:
            lines.append(f"{result.verdict:<15} {result.statement}")
            lines += [f"{'':<15} {c.story}" for c in result.counterexamples]
        lines.append(_LIMITS)
        return "\n".join(lines)


_LIMITS = (
    "This proves the file, not the child's safety: it shows that no combination of\n"
    "recorded facts gets past the rules, not that what is recorded is true."
)


def verify(pathway: Pathway) -> Verification:
    """
    Prove each property of a *pathway*, or show the nearest situation that breaks it.

    >>> from earlyhelp_core import partnerships
    >>> verify(partnerships.load("kensington-and-chelsea", on=None).pathway).proved
    True
    """
    results = [_result(name, pathway) for name in PROPERTIES]
    return Verification(pathway=pathway.id, results=tuple(results))


def _result(name: str, pathway: Pathway) -> Result:
    found = PROPERTIES[name](pathway)
    if found is None:
        return Result(name=name, verdict=Verdict.DOES_NOT_APPLY)
    counterexamples = tuple(found)
    verdict = Verdict.REFUTED if counterexamples else Verdict.PROVED
    return Result(name=name, verdict=verdict, counterexamples=counterexamples)


_STATEMENTS = {
    "referral-open": "a protective referral is open from every level, "
    "whatever is recorded",
    "referral-free": "nothing delays or gates a protective referral",
    "agreement-first": "voluntary support never starts without agreement",
    "no-less-help-in-danger": "no step down or closure while harm is suspected or "
    "not considered, or a child protection plan or order is open",
    "leaving-statutory-support": "leaving statutory support needs authority, and an "
    "accepted next holder or an informed ending with universal services told and a "
    "route back",
    "every-child-considered": "every child is considered before a family's level is "
    "lowered",
    "closure-within-reach": "every level reaches closure without asking for more help",
    "evidence-never-harms": "more evidence never turns an answer against the family",
    "remedies-suffice": "carrying out all remedies meets the conditions, or a remedy "
    "names another move that is open",
    "one-rule-each": "at most one rule applies to any situation, and each can apply",
}
