"""
What is known, on one day, about one child or one family.

*Situation* facts say where things stand and have no order: the level, the legal
status, whether harm is suspected. *Evidence* facts say what has been done, and are
ordered: not recorded, then no, then yes; a dated one, yes undated, then the older
date, then the newer. More evidence never makes a family worse off: `verify` proves
that of every pathway.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from enum import Enum
from types import MappingProxyType
from typing import NewType, TypeAlias, final

import attrs
from attrs.converters import optional

from earlyhelp_core import _model, ids
from earlyhelp_core.answers import YesNo
from earlyhelp_core.assessments import Harm
from earlyhelp_core.dates import parse_date
from earlyhelp_core.errors import Problem, UnknownName, unknown_name
from earlyhelp_core.ids import LevelCode
from earlyhelp_core.people import Agreement, LegalBasis
from earlyhelp_core.private import INTERNAL, SPECIAL, policy, record

__all__ = [
    "FACTS",
    "About",
    "Fact",
    "FactName",
    "FactSort",
    "FactValue",
    "Facts",
    "HappenedOn",
    "fact_name",
]

FactName = NewType("FactName", str)

#: Something that happened: on a date; yes, but nobody wrote down when; or no.
HappenedOn: TypeAlias = date | YesNo | None

#: The roles that have said yes; an empty list says that nobody has.
_Roles: TypeAlias = tuple[str, ...] | None

FactValue: TypeAlias = date | str | tuple[str, ...] | None


class About(_model.Code):
    """
    Whether a question is about one child or about the family as a whole.
    """

    CHILD = "child"
    FAMILY = "family"


class FactSort(Enum):
    """
    What values a fact takes, and so what may be asked of it.
    """

    #: One of a closed list, without order.
    SITUATION = "one of a list"
    #: Not recorded, no, yes.
    YES_NO = "yes or no"
    #: One of a closed list, in order.
    GRADE = "a grade"
    #: Not recorded, no, yes undated, or a date; the newer, the more.
    DATED = "a date"
    #: The roles that have said yes.
    ROLES = "roles"


_SORT, _MEANING, _CHOICES = "fact.sort", "fact.meaning", "fact.choices"
_Declared: TypeAlias = Mapping[str, object]


def _declare(sort: FactSort, meaning: str, choices: Iterable[str] = ()) -> _Declared:
    sensitivity = SPECIAL if sort is FactSort.SITUATION else INTERNAL
    facts = {_SORT: sort, _MEANING: meaning, _CHOICES: tuple(choices)}
    return MappingProxyType({**sensitivity, **facts})


def _situation(meaning: str, choices: Iterable[str] = ()) -> _Declared:
    return _declare(FactSort.SITUATION, meaning, choices)


def _yes_no(meaning: str) -> _Declared:
    return _declare(FactSort.YES_NO, meaning, (YesNo.NO, YesNo.YES))


def _happened(meaning: str) -> _Declared:
    return _declare(FactSort.DATED, meaning)


def happened_on(value: HappenedOn | str) -> HappenedOn:
    """A date, "yes", "no" or nothing recorded; a date may be an ISO text."""
    if value is None or isinstance(value, YesNo):
        return value
    if isinstance(value, str):
        return YesNo(value) if value in {"yes", "no"} else parse_date(value)
    return _model.as_date(value)


def _roles(value: Iterable[str] | None) -> _Roles:
    if value is None:
        return None
    # A single role is text, and the letters of a text are no roles.
    if isinstance(value, str | bytes) or not isinstance(value, Iterable):
        raise _model.refusal("wrong-type", "give a list of roles")
    return tuple(sorted({_model.as_text(role) for role in value}))


def _how_many(roles: _Roles) -> str:
    return "None" if roles is None else _model.count(roles)


@final
@attrs.frozen(kw_only=True, field_transformer=record)
class Facts:
    """
    One flat list of facts about one child or the family, on one date.

    What is left out is not recorded, never no. A partner system without our `Case`
    fills it in directly.

    >>> from datetime import date
    >>> facts = Facts(on=date(2026, 3, 2), level="targeted", agreement="given")
    >>> facts.lead_named is None
    True
    """

    #: The day the question is asked of.
    on: date = attrs.field(converter=_model.as_date, metadata=INTERNAL)
    #: Whether it is asked of one child or of the family.
    about: About = attrs.field(default=About.FAMILY, converter=About, metadata=INTERNAL)
    #: The level of help now; the family's is the highest of its children's.
    level: LevelCode | None = attrs.field(
        default=None, converter=optional(ids.level_code), metadata=INTERNAL
    )

    legal_status: LegalBasis | None = attrs.field(
        default=None,
        converter=optional(LegalBasis),
        metadata=_situation("the legal status", LegalBasis),
    )
    harm: Harm = attrs.field(
        default=Harm.NOT_CONSIDERED,
        converter=Harm,
        metadata=_situation(
            "whether harm is suspected",
            (h for h in Harm if h is not Harm.NOT_CONSIDERED),
        ),
    )
    unborn: YesNo | None = attrs.field(
        default=None,
        converter=optional(YesNo),
        metadata=_situation("whether a child is not yet born", YesNo),
    )
    same_lead: YesNo | None = attrs.field(
        default=None,
        converter=optional(YesNo),
        metadata=_situation("whether the same lead practitioner goes on", YesNo),
    )
    previously_supported: YesNo | None = attrs.field(
        default=None,
        converter=optional(YesNo),
        metadata=_situation("whether the family was supported before", YesNo),
    )

    agreement: Agreement | None = attrs.field(
        default=None,
        converter=optional(Agreement),
        metadata=_declare(
            FactSort.GRADE, "the family's agreement to support", Agreement
        ),
    )
    authorised_by: _Roles = attrs.field(
        default=None,
        converter=_roles,
        repr=_how_many,
        metadata=_declare(FactSort.ROLES, "the roles that have authorised the move"),
    )
    lead_named: YesNo | None = attrs.field(
        default=None,
        converter=optional(YesNo),
        metadata=_yes_no("whether a lead practitioner is named"),
    )
    lead_accepted: HappenedOn = attrs.field(
        default=None,
        converter=happened_on,
        metadata=_happened("when the lead practitioner accepted the role"),
    )
    receiving_lead_accepted: HappenedOn = attrs.field(
        default=None,
        converter=happened_on,
        metadata=_happened("when the next lead practitioner accepted the handover"),
    )
    front_door_accepted: HappenedOn = attrs.field(
        default=None,
        converter=happened_on,
        metadata=_happened("when the authority accepted the referral"),
    )
    support_in_place: HappenedOn = attrs.field(
        default=None,
        converter=happened_on,
        metadata=_happened("when the next support was arranged"),
    )
    assessment_completed: HappenedOn = attrs.field(
        default=None,
        converter=happened_on,
        metadata=_happened("when the assessment was completed"),
    )
    plan_in_place: HappenedOn = attrs.field(
        default=None,
        converter=happened_on,
        metadata=_happened("when the family plan was agreed"),
    )
    plan_reviewed: HappenedOn = attrs.field(
        default=None,
        converter=happened_on,
        metadata=_happened("when the family plan was last reviewed"),
    )
    closing_meeting: HappenedOn = attrs.field(
        default=None,
        converter=happened_on,
        metadata=_happened("when the closing or handover meeting was held"),
    )
    updates_gathered: HappenedOn = attrs.field(
        default=None,
        converter=happened_on,
        metadata=_happened("when updates were gathered in place of a meeting"),
    )
    network_invited: YesNo | None = attrs.field(
        default=None,
        converter=optional(YesNo),
        metadata=_yes_no("whether the whole team was invited to close or hand over"),
    )
    child_voice: HappenedOn = attrs.field(
        default=None,
        converter=happened_on,
        metadata=_happened("when each child was last heard"),
    )
    every_child_considered: YesNo | None = attrs.field(
        default=None,
        converter=optional(YesNo),
        metadata=_yes_no("whether every child was considered"),
    )
    actions_settled: YesNo | None = attrs.field(
        default=None,
        converter=optional(YesNo),
        metadata=_yes_no("whether each action is done, carried over or not needed"),
    )
    partner_actions_on_time: YesNo | None = attrs.field(
        default=None,
        converter=optional(YesNo),
        metadata=_yes_no("whether no agency's action is overdue"),
    )
    supporter_named: YesNo | None = attrs.field(
        default=None,
        converter=optional(YesNo),
        metadata=_yes_no("whether somebody is named who supports the family after"),
    )
    contingency_agreed: YesNo | None = attrs.field(
        default=None,
        converter=optional(YesNo),
        metadata=_yes_no("whether it is agreed what to do if things get harder"),
    )
    informed_decision_to_end: HappenedOn = attrs.field(
        default=None,
        converter=happened_on,
        metadata=_happened("when ending was talked through and decided, informed"),
    )
    family_told: HappenedOn = attrs.field(
        default=None,
        converter=happened_on,
        metadata=_happened("when the family was told of the decision and why"),
    )
    referrer_told: HappenedOn = attrs.field(
        default=None,
        converter=happened_on,
        metadata=_happened("when whoever referred was told what came of it"),
    )
    universal_services_told: HappenedOn = attrs.field(
        default=None,
        converter=happened_on,
        metadata=_happened("when the universal services around them were told"),
    )
    route_back_given: YesNo | None = attrs.field(
        default=None,
        converter=optional(YesNo),
        metadata=_yes_no("whether the family knows how to ask for help again"),
    )

    def __attrs_post_init__(self) -> None:
        """Refuse evidence from after the day that is asked of."""
        _model.refuse(self, self._from_the_future())

    def _from_the_future(self) -> Iterable[Problem]:
        for field in _DATED:
            value = getattr(self, field)
            if isinstance(value, date) and value > self.on:
                yield Problem(
                    f"/{field}",
                    "after-the-question",
                    "this happened after the day asked of; ask of a later day",
                )

    def value(self, name: str) -> FactValue:
        """
        What is known of the fact of that *name*; ``None`` is not recorded.

        Harm that nobody considered reads as not recorded. Raises `UnknownName`.
        """
        value: FactValue = getattr(self, fact_named(name).field)
        return None if value is Harm.NOT_CONSIDERED else value


@final
@attrs.frozen(kw_only=True, field_transformer=policy)
class Fact:
    """
    What one fact is: its name in pathway files, what it says and the values it takes.
    """

    name: FactName
    #: The same name as a field of `Facts`.
    field: str
    sort: FactSort
    #: Continues "it is not recorded …".
    meaning: str
    #: Lowest first where the fact is ordered.
    choices: tuple[str, ...]

    @property
    def is_evidence(self) -> bool:
        """Whether more of it is better; situation facts have no better."""
        return self.sort is not FactSort.SITUATION


def _definitions() -> Iterable[Fact]:
    for field in attrs.fields(Facts):
        if _SORT in field.metadata:
            yield Fact(
                name=FactName(field.name.replace("_", "-")),
                field=field.name,
                sort=field.metadata[_SORT],
                meaning=field.metadata[_MEANING],
                choices=tuple(str(c) for c in field.metadata[_CHOICES]),
            )


#: Every fact that a rule may ask about, by name.
FACTS: Mapping[str, Fact] = MappingProxyType({f.name: f for f in _definitions()})
#: The fields that may say when; a proof makes facts by the hundred thousand.
_DATED = tuple(f.field for f in FACTS.values() if f.sort is FactSort.DATED)


def fact_named(name: str) -> Fact:
    """The definition of that *name*. Raises `UnknownName`, with the nearest ones."""
    fact = FACTS.get(name)
    if fact is None:
        raise UnknownName("facts", [unknown_name("fact", name, sorted(FACTS))])
    return fact


def fact_name(value: str) -> FactName:
    """The name itself, if there is such a fact. Raises `UnknownName`."""
    return fact_named(value).name
