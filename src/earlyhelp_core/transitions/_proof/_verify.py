"""
Proof that a pathway file is safe, or the nearest situation in which it is not.

Ten properties, each checked over every combination of facts that the file can tell
apart. A proof is about the file: it shows that no combination of recorded facts gets
past it. It cannot show that what is recorded is true, or that a child is safe.
"""

from __future__ import annotations

from earlyhelp_core import fields
from earlyhelp_core.fields import Public, PublicList, default, policy
from earlyhelp_core.ids import PathwayId
from earlyhelp_core.transitions._pathway import Pathway
from earlyhelp_core.transitions._promises import ALWAYS_PROMISED
from earlyhelp_core.transitions._proof._counterexamples import Counterexample
from earlyhelp_core.transitions._proof._properties import PROPERTIES, Search, own_search


class Verdict(fields.Code):
    """
    What the search found.
    """

    PROVED = "proved"
    REFUTED = "refuted"
    #: The property has no meaning for this ladder.
    DOES_NOT_APPLY = "does-not-apply"


@policy
class Result:
    """
    One property, and what the search found.
    """

    name: Public[str]
    #: What the property says, in words.
    statement: Public[str]
    verdict: Public[Verdict]
    counterexamples: PublicList[Counterexample] = default(())


@policy
class Verification:
    """
    The results for every property of a pathway.
    """

    pathway: Public[PathwayId, str]
    results: PublicList[Result]

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

    The ten that every pathway is asked for come first, then the partnership's own.

    >>> from earlyhelp_core import partnerships
    >>> verify(partnerships.load("kensington-and-chelsea", on=None).pathway).proved
    True
    """
    results = [
        _result(name, ALWAYS_PROMISED[name], search, pathway)
        for name, search in PROPERTIES.items()
    ]
    results += [
        _result(own.id, own.says, own_search(own), pathway)
        for own in pathway.properties
    ]
    return Verification(pathway=pathway.id, results=tuple(results))


def _result(name: str, statement: str, search: Search, pathway: Pathway) -> Result:
    found = search(pathway)
    if found is None:
        verdict = Verdict.DOES_NOT_APPLY
    else:
        found = tuple(found)
        verdict = Verdict.REFUTED if found else Verdict.PROVED
    return Result(
        name=name,
        statement=statement,
        verdict=verdict,
        counterexamples=tuple(found or ()),
    )
