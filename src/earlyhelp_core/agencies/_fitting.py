"""
A service that may help, with every reason for and against it in words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from earlyhelp_core.agencies._fit import (
    ADVISED,
    REQUIRED,
    Fits,
    Sought,
    Weighed,
    fits_by,
    last_said,
)
from earlyhelp_core.agencies._services import Agency, Capacity, Service
from earlyhelp_core.agencies._vocabulary import LevelsIn
from earlyhelp_core.answers import (
    Answer,
    Finding,
    Met,
    Outstanding,
    Severity,
    State,
    YesNo,
)
from earlyhelp_core.dates import written
from earlyhelp_core.fields import Public, policy

_S = State


@policy
class Fit:
    """
    A service and how it fits: what speaks for it, against it, and what to ask it.

    It is advice about a service. Whoever knows the family decides with them, and a
    referral to the front door is open to anyone, always.
    """

    service: Public[Service]
    agency: Public[Agency]
    answer: Public[Answer]

    @property
    def fits(self) -> Fits:
        """Whether it is for what was asked; unknown is not no."""
        return fits_by(
            finding.state
            for finding in self.answer.findings
            if finding.severity is Severity.REQUIRED
        )

    @property
    def for_it(self) -> tuple[Finding, ...]:
        """What speaks for it."""
        return self._that_are(_S.MET)

    @property
    def against_it(self) -> tuple[Finding, ...]:
        """What speaks against it."""
        return self._that_are(_S.UNMET)

    @property
    def to_ask(self) -> tuple[Finding, ...]:
        """What the directory does not say."""
        return self._that_are(_S.NOT_RECORDED)

    @property
    def rank(self) -> tuple[int, int, int]:
        """What comes first: what fits, what less speaks against, what more is known."""
        return _ORDER[self.fits], len(self.against_it), len(self.to_ask)

    def _that_are(self, state: State) -> tuple[Finding, ...]:
        return tuple(f for f in self.answer.findings if f.state is state)


_ORDER = {fits: place for place, fits in enumerate(Fits)}


# --- in words

_Words: TypeAlias = tuple[str, str | None]


def answered(weighed: Weighed, sought: Sought) -> Fit:
    """The service with every finding, and its reason."""
    findings = tuple(_findings(weighed, sought))
    open_ = any(finding.stands_in_the_way for finding in findings)
    answer = (Outstanding if open_ else Met)(findings=findings, on=weighed.on)
    return Fit(service=weighed.service, agency=weighed.agency, answer=answer)


def _findings(weighed: Weighed, sought: Sought) -> Iterator[Finding]:
    for name, state_of in (REQUIRED | ADVISED).items():
        state = state_of(weighed, sought)
        reason, remedy = _worded(name, state, weighed, sought)
        yield Finding(
            requirement=name,
            state=state,
            severity="required" if name in REQUIRED else "advised",
            reason=reason,
            remedy=remedy,
            source=weighed.source,
        )


def _worded(name: str, state: State, weighed: Weighed, sought: Sought) -> _Words:
    if state is _S.NOT_APPLICABLE:
        return _NOT_ASKED[name], None
    if state is _S.SET_ASIDE:
        return "where harm is suspected, help does not wait for agreement", None
    said = _offered(name, weighed, sought) or _UNSAID[name]
    if name == "service-agreement" and state is _S.UNMET:
        said = f"{said}, and they did not"
    return said, _WAYS_OUT[name, state] if state in _OPEN else None


_OPEN = frozenset({_S.UNMET, _S.NOT_RECORDED})
_NOT_ASKED = {
    "service-age": "nothing was asked about an age",
    "service-level": "nothing was asked about a level",
    "service-area": "nothing was asked about a place",
    "service-language": "nothing was asked about a language",
}
_UNSAID = {
    "service-need": "the directory does not say what it helps with",
    "service-age": "the directory does not say for what ages it is",
    "service-level": "the directory does not say for which of these levels it is",
    "service-area": "the directory does not say where it works",
    "service-agreement": "the directory does not say whether the family must agree",
    "service-capacity": "nothing recent is known of whether it takes referrals",
    "service-language": "the directory does not say in what languages it is offered",
}
_ASK_AGE = "ask the service for what ages it is"
_ASK_LEVEL = "ask the service at which levels it helps"
_ASK_AREA = "ask the service whether it works where the family lives"
_ASK_CAPACITY = "ask the service whether it takes referrals, and how long a wait is"
_ASK_LANGUAGE = "ask the service about the language, and for an interpreter"
_ELSEWHERE = "look at the services that do, or ask the front door"
_WAYS_OUT = {
    ("service-need", _S.NOT_RECORDED): "ask the service whether it helps with this",
    ("service-need", _S.UNMET): _ELSEWHERE,
    ("service-age", _S.NOT_RECORDED): _ASK_AGE,
    ("service-age", _S.UNMET): _ELSEWHERE,
    ("service-level", _S.NOT_RECORDED): _ASK_LEVEL,
    ("service-level", _S.UNMET): _ELSEWHERE,
    ("service-area", _S.NOT_RECORDED): _ASK_AREA,
    ("service-area", _S.UNMET): _ELSEWHERE,
    ("service-agreement", _S.NOT_RECORDED): "ask the family, and write down what they "
    "say",
    ("service-agreement", _S.UNMET): "ask the family what would help; where a child "
    "may be at risk, the front door does not wait",
    ("service-capacity", _S.NOT_RECORDED): _ASK_CAPACITY,
    ("service-capacity", _S.UNMET): _ASK_CAPACITY,
    ("service-language", _S.NOT_RECORDED): _ASK_LANGUAGE,
    ("service-language", _S.UNMET): _ASK_LANGUAGE,
}


def _offered(name: str, weighed: Weighed, sought: Sought) -> str | None:
    """What the directory says of it, if it says anything."""
    service, capacity = weighed.service, last_said(weighed, sought)
    said = {
        "service-need": f"helps with {_list(weighed.needs)}" if weighed.needs else None,
        "service-age": None if service.ages is None else f"for {service.ages.words}",
        "service-level": _levels(service.levels, sought),
        "service-area": f"works in {_list(weighed.places)}" if weighed.places else None,
        "service-agreement": _AGREEMENT[service.needs_agreement],
        "service-capacity": None if capacity is None else _full(capacity),
        "service-language": _languages(service),
    }
    return said[name]


_AGREEMENT = {
    YesNo.YES: "starts only if the family agrees",
    YesNo.NO: "needs no agreement",
    None: None,
}


def _levels(levels: Iterable[LevelsIn], sought: Sought) -> str | None:
    framework = sought.level and sought.level[0]
    for each in levels:
        if each.framework == framework:
            return f"for the levels {_list(each.codes)}"
    return None


def _full(said: Capacity) -> str:
    told = {
        YesNo.YES: "takes referrals",
        YesNo.NO: "takes no referrals for now",
        None: "did not say whether it takes referrals",
    }[said.taking_referrals]
    more = (
        None if said.places is None else f"{said.places} free",
        None if said.waiting is None else f"{said.waiting} waiting",
        None if said.wait is None else f"a wait of {said.wait}",
    )
    extra = "".join(f", {each}" for each in more if each is not None)
    return f"{told}{extra}, as of {written(said.on)}"


def _languages(service: Service) -> str | None:
    offered = f"offered in {_list(service.languages)}" if service.languages else ""
    through = {
        YesNo.YES: "with an interpreter where needed",
        YesNo.NO: "without interpreters",
        None: "",
    }[service.interpreter]
    return ", ".join(part for part in (offered, through) if part) or None


def _list(names: Iterable[str]) -> str:
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last
