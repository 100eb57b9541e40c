"""
Laws of waivers: what they may change, and what they never do.
"""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from earlyhelp_core.answers import State
from earlyhelp_core.fields import evolve
from earlyhelp_core.transitions import (
    CATALOGUE,
    Ask,
    Facts,
    Kind,
    Pathway,
    Request,
    Waiver,
    weigh,
)
from tests.transitions.builders import ON, SAFE
from tests.transitions.strategies import any_facts, levels


def lenient(pathway: Pathway) -> Pathway:
    """The same rules, and everything may be waived that ever may."""
    return evolve(
        pathway,
        rules=tuple(
            evolve(
                rule,
                requires=tuple(map(waivable, rule.requires)),
                advises=tuple(map(waivable, rule.advises)),
            )
            for rule in pathway.rules
        ),
    )


def waivable(ask: Ask) -> Ask:
    """That it may be waived, unless it protects."""
    if not CATALOGUE[ask.name].may_be_waived:
        return ask
    return evolve(ask, waivable_by="service manager")


PATHWAY = lenient(SAFE)
asked = sorted({a.name for r in SAFE.rules for a in (*r.requires, *r.advises)})
waivers = st.builds(
    Waiver,
    requirement=st.sampled_from(asked),
    kind=st.sampled_from(Kind),
    to=st.none() | levels,
    by=st.sampled_from(["service manager", "team manager"]),
    reason=st.just("Because."),
    granted=st.sampled_from([ON - timedelta(days=1), ON, ON + timedelta(days=1)]),
    until=st.just(ON + timedelta(days=1)),
)


@given(
    kind=st.sampled_from(Kind),
    to=levels,
    facts=any_facts,
    some=st.lists(waivers, max_size=4),
)
def test_a_waiver_sets_aside_and_does_nothing_else(
    kind: Kind, to: str, facts: Facts, some: list[Waiver]
) -> None:
    """Never what protects, never to the family's harm, and duties stay."""
    request = Request(kind=kind, to=to)
    before = weigh(PATHWAY, request, facts)
    after = weigh(PATHWAY, request, facts, some)
    changed = [
        (old, new)
        for old, new in zip(before.findings, after.findings, strict=False)
        if old != new
    ]
    notes = after.findings[len(before.findings) :]

    assert [new.state for _, new in changed] == [State.SET_ASIDE] * len(changed)
    assert all(old.is_open for old, _ in changed)
    assert all(CATALOGUE[old.requirement].may_be_waived for old, _ in changed)
    assert [f.stands_in_the_way for f in notes] == [False] * len(notes)
    assert after.met >= before.met
    assert after.duties[: len(before.duties)] == before.duties
