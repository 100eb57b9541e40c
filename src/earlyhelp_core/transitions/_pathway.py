"""
A pathway: the table of moves between the levels of one framework.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import TypeAlias, assert_never

from earlyhelp_core import fields
from earlyhelp_core.answers import Duty
from earlyhelp_core.dates import Period
from earlyhelp_core.errors import Problem, unknown_name
from earlyhelp_core.fields import Public, PublicList, default, evolve, policy
from earlyhelp_core.frameworks import LevelFramework
from earlyhelp_core.ids import LevelCode, PathwayId
from earlyhelp_core.sources import Citation, Publication, Source
from earlyhelp_core.transitions._compile import PROTECTIVE_KINDS, Compiled, Sources
from earlyhelp_core.transitions._kinds import Kind, KindLike
from earlyhelp_core.transitions._promises import Property
from earlyhelp_core.transitions._remembered import Remembered
from earlyhelp_core.transitions._rules import Rule
from earlyhelp_core.transitions._undated import Undated

#: What was asked: the kind, to which level, and from which. (Found three times by one
#: word each it is found sooner than once by three words together.)
Questions: TypeAlias = dict[
    Kind, dict[LevelCode | None, dict[LevelCode | None, Remembered[Undated]]]
]
#: Nothing, where the situation rules the move out.
Possible: TypeAlias = Remembered[Undated | None]


@policy
class Protective:
    """
    The move that protects: always open, to everyone, from every level.
    """

    kind: Public[Kind, KindLike]
    to: Public[LevelCode, str]


@policy
class Pathway:
    """
    An edition of rules over the levels of a framework.

    Construction refuses what can be seen without facts: unknown levels, repeated ids,
    a kind that contradicts the order of the levels, a source that is not listed. What
    needs facts to be seen is found by `verify`.
    """

    id: Public[PathwayId, str]
    title: Public[str]
    publisher: Public[str]
    in_force: Public[Period]
    framework: Public[LevelFramework]
    #: ``None`` says that this ladder has no protective move: the file writes "none".
    protective: Public[Protective | None]
    publications: PublicList[Publication] = default(())
    rules: PublicList[Rule]
    #: What `verify` proves of it, beside what it proves of every pathway.
    properties: PublicList[Property] = default(())

    def __attrs_post_init__(self) -> None:
        """Refuse what contradicts the framework or itself."""
        fields.refuse(
            self,
            fields.no_repeats("/publications", [p.id for p in self.publications]),
            fields.no_repeats("/rules", [rule.id for rule in self.rules]),
            fields.no_repeats("/properties", [own.id for own in self.properties]),
            self._unprotective(),
            self._unknown_levels(),
            self._contradictions(),
            self._unlisted_publications(),
        )

    def _unprotective(self) -> Iterable[Problem]:
        if self.protective is not None:
            yield from fields.when(
                self.protective.kind not in PROTECTIVE_KINDS,
                "/protective/kind",
                "contradicts-kind",
                "what protects is a refer or a step-up; name one of them",
            )

    def _unknown_levels(self) -> Iterable[Problem]:
        known = self.framework.ladder.codes
        if self.protective is not None and self.protective.to not in known:
            yield unknown_name("level", self.protective.to, known).under(
                "protective", "to"
            )
        for name, lines in (
            ("rules", [(rule.from_, rule.to) for rule in self.rules]),
            ("properties", [(own.from_, own.to) for own in self.properties]),
        ):
            for number, ends in enumerate(lines):
                for end, codes in zip(("from", "to"), ends, strict=True):
                    for place, code in enumerate(codes):
                        if code not in known:
                            problem = unknown_name("level", code, known)
                            yield problem.under(name, number, end, place)

    def _contradictions(self) -> Iterable[Problem]:
        for number, rule in enumerate(self.rules):
            pairs = [(a, b) for a in rule.from_ for b in rule.to]
            known = self.framework.ladder.codes
            if any(
                not self._suits(rule.kind, a, b)
                for a, b in pairs
                if a in known and b in known
            ):
                yield Problem(
                    f"/rules/{number}/kind",
                    "contradicts-kind",
                    f"{rule.kind} {_SENSE[rule.kind]}; correct the kind or the levels",
                )

    def _suits(self, kind: Kind, start: LevelCode, end: LevelCode) -> bool:
        step = self.framework.rank(end) - self.framework.rank(start)
        match kind:
            case Kind.OPEN | Kind.REOPEN | Kind.STEP_UP:
                return step > 0
            case Kind.REFER:
                return step >= 0
            case Kind.STEP_DOWN:
                return step < 0
            case Kind.CLOSE:
                return step <= 0
            case Kind.LATERAL:
                tiers = self.framework.level
                return step != 0 and bool(
                    set(tiers(start).tiers) & set(tiers(end).tiers)
                )
            case Kind.CHANGE_OVERSIGHT | Kind.TRANSFER_OUT:
                return True
            case _:
                assert_never(kind)

    def _unlisted_publications(self) -> Iterable[Problem]:
        listed = [publication.id for publication in self.publications]
        for path, citation in self._citations():
            if citation.publication not in listed:
                problem = unknown_name("publication", citation.publication, listed)
                yield evolve(problem, path=f"{path}/publication")

    def _citations(self) -> Iterable[tuple[str, Citation]]:
        for number, own in enumerate(self.properties):
            yield f"/properties/{number}/source", own.source
        for number, rule in enumerate(self.rules):
            at = f"/rules/{number}"
            yield f"{at}/source", rule.source
            for name in ("requires", "advises", "obligations"):
                for place, entry in enumerate(getattr(rule, name)):
                    if entry.source is not None:
                        yield f"{at}/{name}/{place}/source", entry.source

    @cached_property
    def is_of_help(self) -> bool:
        """
        Whether its levels are levels of help, where danger and closing have a meaning.

        Not where a file says that it has no protective move, and none of its levels
        rests on a duty in law: a ladder of disagreement, attendance, a programme.
        """
        return self.protective is not None or any(
            level.statutory for level in self.framework.levels
        )

    @cached_property
    def _sources(self) -> Sources:
        return {publication.id: publication for publication in self.publications}

    @cached_property
    def compiled(self) -> tuple[Compiled, ...]:
        """The rules made ready to be weighed, in order. For the library's own use."""
        return tuple(
            Compiled.of(rule, self._sources, of_help=self.is_of_help)
            for rule in self.rules
        )

    @cached_property
    def questions(self) -> Questions:
        """The questions that were asked before, ready to be asked again. Ours too."""
        return {}

    @cached_property
    def moves(
        self,
    ) -> dict[LevelCode | None, tuple[tuple[Compiled, Possible], ...]]:
        """What may be asked from a level, ready to be asked. For our own use too."""
        return {}

    def source_of(self, rule: Rule) -> Source:
        """Where a rule of this pathway comes from, in full."""
        return rule.source.within(self._sources[rule.source.publication])

    def duties_of(self, rule: Rule) -> tuple[Duty, ...]:
        """What must follow a move by a *rule* of this pathway, each with its source."""
        return next(c.duties for c in self.compiled if c.rule.id == rule.id)

    def rules_from(self, level: str, kind: KindLike | None = None) -> tuple[Rule, ...]:
        """The rules that start at *level*, of one *kind* or of any."""
        kind = None if kind is None else Kind(kind)
        return tuple(
            rule
            for rule in self.rules
            if level in rule.from_ and kind in {None, rule.kind}
        )


_SENSE = {
    Kind.OPEN: "leads up",
    Kind.REOPEN: "leads up",
    Kind.STEP_UP: "leads up",
    Kind.REFER: "leads up or stays",
    Kind.STEP_DOWN: "leads down",
    Kind.CLOSE: "leads down or stays",
    Kind.LATERAL: "leads to another level that shares a tier",
}
