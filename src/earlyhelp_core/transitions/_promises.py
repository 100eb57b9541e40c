"""
What is promised of pathways: ten things of every one, and what a partnership adds.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from earlyhelp_core import fields
from earlyhelp_core.fields import Public, PublicList, default, policy
from earlyhelp_core.ids import LevelCode, PropertyId
from earlyhelp_core.sources import Citation
from earlyhelp_core.transitions._kinds import Kind, KindLike
from earlyhelp_core.transitions._predicates import Predicate

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
#: What is proved of every pathway, by name, in words.
ALWAYS_PROMISED: Mapping[str, str] = MappingProxyType(_STATEMENTS)


@policy
class Property:
    """
    A promise of the pathway: whenever such a move is met, these conditions hold.

    `verify` proves it of every rule of those kinds, whatever the rule asks for, or
    shows the nearest situation in which a family gets past it. A new rule that forgets
    the promise is found when the file is verified, and not when a family has left.

    Raises `Impossible` where it promises nothing, and for a referral: whatever were
    promised of one would be a gate before it.
    """

    id: Public[PropertyId, str]
    #: What is promised, in one sentence for the practice lead.
    says: Public[str]
    kinds: PublicList[Kind, KindLike]
    #: Only rules from or to one of these levels; left out, from or to any.
    from_: PublicList[LevelCode, str] = default(())
    to: PublicList[LevelCode, str] = default(())
    #: Only in this situation: every one of these.
    when: PublicList[Predicate] = default(())
    #: What then always holds: every one of these.
    holds: PublicList[Predicate]
    source: Public[Citation]

    def __attrs_post_init__(self) -> None:
        """Refuse a promise of nothing, and one that would gate a referral."""
        fields.refuse(
            self,
            fields.when(
                self.id in ALWAYS_PROMISED,
                "/id",
                "promised-already",
                "this is proved of every pathway; give your own another id",
            ),
            fields.no_repeats("/kinds", self.kinds),
            fields.when(not self.kinds, "/kinds", "blank", "name at least one kind"),
            fields.when(
                Kind.REFER in self.kinds,
                "/kinds",
                "gates-a-referral",
                "leave refer out: a referral waits for nothing",
            ),
            fields.when(not self.holds, "/holds", "blank", "say what always holds"),
        )
