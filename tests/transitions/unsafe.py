"""
Pathways that are unsafe on purpose: the safe one with one change each.

Each breaks exactly one property, and tells in which nearest situation. The same ones
are kept as files, as a borough would write them, in ``tests/golden/unsafe-pathways``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import final

import attrs

from earlyhelp_core.fields import evolve
from earlyhelp_core.ids import RequirementName, RuleId
from earlyhelp_core.transitions import (
    AtMost,
    Is,
    Pathway,
    Rule,
)
from tests.transitions.builders import (
    SAFE,
    a_rule,
    ask,
    asks,
    codes,
    with_rule,
    without_rule,
)

__all__ = ["UNSAFE", "Unsafe", "rule_of"]


@final
@attrs.frozen(kw_only=True)
class Unsafe:
    """
    An unsafe pathway and what `verify` must say of it.
    """

    pathway: Pathway
    #: The one property that is refuted.
    breaks: str
    #: The rules told of, in order; ``None`` for the lack of one.
    rules: tuple[str | None, ...]
    #: The words between the move and the situation, of each counterexample.
    although: tuple[str, ...]
    #: The facts that differ from "all is well", of each counterexample; ``None``
    #: where facts play no part.
    where: tuple[str | None, ...]


def rule_of(pathway: Pathway, id: str) -> Rule:  # noqa: A002 - as in the file
    """The rule of that id."""
    [rule] = [rule for rule in pathway.rules if rule.id == RuleId(id)]
    return rule


def _no_longer_asking(id: str, *names: str) -> Pathway:  # noqa: A002 - as in the file
    """The safe pathway where a rule no longer asks for the requirements named."""
    rule = rule_of(SAFE, id)
    left_out = {RequirementName(name) for name in names}
    kept = tuple(asked for asked in rule.requires if asked.name not in left_out)
    return with_rule(SAFE, evolve(rule, requires=kept))


_REFER, _OPEN, _CLOSE = (rule_of(SAFE, n) for n in ("refer", "open", "close"))
_STEP_DOWN = rule_of(SAFE, "step-down")

UNSAFE: Mapping[str, Unsafe] = {
    "referral-not-from-every-level": Unsafe(
        pathway=with_rule(SAFE, evolve(_REFER, from_=codes("targeted", "statutory"))),
        breaks="referral-open",
        rules=(None,),
        although=("from universal the pathway has no protective referral",),
        where=(None,),
    ),
    "referral-only-in-some-situations": Unsafe(
        pathway=with_rule(
            SAFE,
            evolve(
                _REFER, when=(Is(fact="legal-status", values=("none", "section-17")),)
            ),
        ),
        breaks="referral-open",
        rules=("refer", "refer", "refer"),
        although=("is not open",) * 3,
        where=("legal-status is not recorded",) * 3,
    ),
    "referral-waits-for-paperwork": Unsafe(
        pathway=with_rule(
            SAFE,
            evolve(
                _REFER, requires=asks("assessment-completed"), authority="team manager"
            ),
        ),
        breaks="referral-free",
        rules=("refer", "refer"),
        although=(
            "would wait for assessment-completed",
            "would wait for authorised-by",
        ),
        where=(
            "assessment-completed is not recorded",
            "authorised-by is not recorded",
        ),
    ),
    "referral-waits-for-a-handover": Unsafe(
        pathway=with_rule(SAFE, evolve(_REFER, handover="sender-holds-until-accepted")),
        breaks="referral-free",
        rules=("refer",),
        although=("refer would wait for a handover; a referral waits for none",),
        where=(None,),
    ),
    "support-without-agreement": Unsafe(
        pathway=_no_longer_asking("open", "agreement-given"),
        breaks="agreement-first",
        rules=("open",),
        although=("starts voluntary support without agreement",),
        where=("agreement is not recorded",),
    ),
    "oversight-ends-without-agreement": Unsafe(
        pathway=_no_longer_asking("same-lead-goes-on", "agreement-given"),
        breaks="agreement-first",
        rules=("same-lead-goes-on",),
        although=("starts voluntary support without agreement",),
        where=("same-lead is yes, agreement is not recorded",),
    ),
    "closure-while-harm-is-suspected": Unsafe(
        pathway=_no_longer_asking("close", "harm-considered"),
        breaks="no-less-help-in-danger",
        rules=("close",),
        although=("goes through while harm is suspected or not considered",),
        where=("harm is not recorded",),
    ),
    "step-down-from-a-protection-plan": Unsafe(
        pathway=_no_longer_asking("step-down", "no-protection-plan-or-order"),
        breaks="no-less-help-in-danger",
        rules=("step-down",),
        although=(
            "goes through while a plan or order is open, or nobody knows of one",
        ),
        where=("legal-status is not recorded",),
    ),
    "lateral-move-that-lowers": Unsafe(
        pathway=with_rule(
            SAFE,
            a_rule(
                "other-help",
                "lateral",
                ["statutory"],
                ["targeted"],
                requires=asks(
                    "agreement-given",
                    "receiving-lead-accepted",
                    "no-protection-plan-or-order",
                    "every-child-considered",
                ),
                authority="team manager",
            ),
        ),
        breaks="no-less-help-in-danger",
        rules=("other-help",),
        although=("goes through while harm is suspected or not considered",),
        where=("harm is not recorded",),
    ),
    "nobody-holds-the-family": Unsafe(
        pathway=_no_longer_asking("step-down", "receiving-lead-accepted"),
        breaks="leaving-statutory-support",
        rules=("step-down",),
        although=("leaves statutory support with nobody holding the family",),
        where=(
            (
                "receiving-lead-accepted is not recorded, "
                "informed-decision-to-end is not recorded"
            ),
        ),
    ),
    "nobody-authorises-leaving": Unsafe(
        pathway=with_rule(SAFE, evolve(_STEP_DOWN, authority=None)),
        breaks="leaving-statutory-support",
        rules=("step-down",),
        although=("step-down leaves statutory support on nobody's authority",),
        where=(None,),
    ),
    "a-child-is-forgotten": Unsafe(
        pathway=_no_longer_asking("close", "every-child-considered"),
        breaks="every-child-considered",
        rules=("close",),
        although=("goes through although not every child was considered",),
        where=("every-child-considered is not recorded",),
    ),
    "no-way-to-close": Unsafe(
        pathway=without_rule(SAFE, "close"),
        breaks="closure-within-reach",
        rules=(None,),
        although=("from targeted no way leads to closure except through more help",),
        where=(None,),
    ),
    "writing-counts-against-the-family": Unsafe(
        pathway=with_rule(
            SAFE,
            evolve(_OPEN, when=(AtMost(fact="agreement", value="given"),)),
        ),
        breaks="evidence-never-harms",
        rules=("open",),
        although=(
            (
                "counts evidence against the family: it is met where agreement is "
                "given, and no longer where it is in-writing"
            ),
        ),
        where=("all else is well",),
    ),
    "remedies-that-lead-nowhere": Unsafe(
        pathway=with_rule(
            SAFE,
            evolve(_CLOSE, when=(AtMost(fact="route-back-given", value="no"),)),
        ),
        breaks="remedies-suffice",
        rules=("close",),
        although=("cannot be met by carrying out all remedies",),
        where=("all else is well",),
    ),
    "two-rules-for-one-situation": Unsafe(
        pathway=with_rule(
            SAFE,
            a_rule(
                "open-once-more",
                "open",
                ["universal"],
                ["targeted"],
                when=[Is(fact="unborn", values=("yes",))],
                requires=[
                    *asks("agreement-given"),
                    ask("authorised-by", role="midwife"),
                ],
            ),
        ),
        breaks="one-rule-each",
        rules=("open",),
        although=("applies together with open-once-more",),
        where=("unborn is yes",),
    ),
    "a-rule-for-no-situation": Unsafe(
        pathway=with_rule(
            SAFE,
            a_rule(
                "never",
                "reopen",
                ["universal"],
                ["targeted"],
                when=[
                    Is(fact="previously-supported", values=("no",)),
                    Is(fact="previously-supported", values=("yes",)),
                ],
                requires=asks("agreement-given"),
            ),
        ),
        breaks="one-rule-each",
        rules=("never",),
        although=("never can never apply: no situation fulfils all of its when",),
        where=(None,),
    ),
}
