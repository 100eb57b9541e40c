"""
What a pathway says before it has a day: the part that many families share.
"""

from __future__ import annotations

from earlyhelp_core.answers import Answer, Duty, Finding, Met, Outstanding
from earlyhelp_core.fields import (
    DateLike,
    Public,
    PublicList,
    default,
    derived,
    policy,
)
from earlyhelp_core.ids import LevelCode, RuleId
from earlyhelp_core.sources import Source
from earlyhelp_core.transitions._kinds import Kind, KindLike


@policy
class Undated:
    """
    An answer before it has a day: every finding, and what follows without its dates.

    One value serves all facts that stand alike, so that a whole borough can be weighed
    and counted at little cost. `on` makes it the answer for a day.
    """

    #: The rule that was weighed; ``None`` where there was none to weigh.
    rule: Public[RuleId | None, str | None] = default(None)
    kind: Public[Kind, KindLike]
    #: The level that was asked for, if one was named.
    to: Public[LevelCode | None, str | None] = default(None)
    #: Where the rule comes from.
    source: Public[Source | None] = default(None)
    #: As in the answer.
    findings: PublicList[Finding]
    duties: PublicList[Duty] = default(())

    #: Whether nothing required stands in the way.
    met: Public[bool] = derived()

    def __attrs_post_init__(self) -> None:
        """Work out once what is asked most."""
        in_the_way = any(finding.stands_in_the_way for finding in self.findings)
        object.__setattr__(self, "met", not in_the_way)

    def on(self, day: DateLike) -> Answer:
        """The answer for that *day*."""
        answer: Answer = _NEW(Met) if self.met else _NEW(Outstanding)
        # Set one by one: the checks of the fields were passed when this was made.
        _SET_FINDINGS(answer, self.findings)
        _SET_DUTIES(answer, self.duties)
        _SET_ON(answer, day)
        return answer


_NEW = object.__new__
_SET_FINDINGS, _SET_DUTIES, _SET_ON = (
    getattr(Met, name).__set__ for name in ("findings", "duties", "on")
)
