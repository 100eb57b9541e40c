"""
The vocabulary of a directory: what sort of body an agency is, and what joins two.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, TypeAlias

from earlyhelp_core import fields


class AgencyKind(fields.Code):
    """
    What sort of body an agency is.
    """

    COUNCIL = "council"
    COUNCIL_DEPARTMENT = "council-department"
    COUNCIL_TEAM = "council-team"
    #: Where anybody may raise a concern or ask for help. Open to everyone, always.
    FRONT_DOOR = "front-door"
    FAMILY_HUB = "family-hub"
    YOUTH_HUB = "youth-hub"
    #: The statutory safeguarding partners together, to whom others answer.
    SAFEGUARDING_PARTNERSHIP = "safeguarding-partnership"
    #: A board that steers: an early help partnership, a strategic board.
    BOARD = "board"
    #: A panel or forum that looks at families or cases.
    PANEL = "panel"
    EARLY_YEARS_SETTING = "early-years-setting"
    SCHOOL = "school"
    ALTERNATIVE_PROVISION = "alternative-provision"
    NHS_BODY = "nhs-body"
    GP_PRACTICE = "gp-practice"
    POLICE = "police"
    YOUTH_JUSTICE = "youth-justice"
    HOUSING_PROVIDER = "housing-provider"
    VOLUNTARY = "voluntary"
    #: Works to a contract, whatever its legal form.
    COMMISSIONED_PROVIDER = "commissioned-provider"
    FUNDER = "funder"
    GOVERNMENT = "government"
    OTHER = "other"


AgencyKindLike: TypeAlias = (
    AgencyKind
    | Literal[
        "council",
        "council-department",
        "council-team",
        "front-door",
        "family-hub",
        "youth-hub",
        "safeguarding-partnership",
        "board",
        "panel",
        "early-years-setting",
        "school",
        "alternative-provision",
        "nhs-body",
        "gp-practice",
        "police",
        "youth-justice",
        "housing-provider",
        "voluntary",
        "commissioned-provider",
        "funder",
        "government",
        "other",
    ]
)


class TieKind(fields.Code):
    """
    How one end of a tie stands to the other, read from the first to the second.

    >>> TieKind.REFERS_TO.words, TieKind.REFERS_TO.inverse_words
    ('refers to', 'takes referrals from')
    >>> TieKind.CO_LOCATED_WITH.is_mutual
    True
    """

    MEMBER_OF = "member-of"
    PART_OF = "part-of"
    #: From an agency to a service, beside the one that answers for it.
    PROVIDES = "provides"
    REFERS_TO = "refers-to"
    STEPS_UP_TO = "steps-up-to"
    STEPS_DOWN_TO = "steps-down-to"
    #: Within one organisation: an inbox to a team.
    ALLOCATES_TO = "allocates-to"
    #: A professional disagreement goes there next. No way for a family's referral.
    ESCALATES_TO = "escalates-to"
    COMMISSIONS = "commissions"
    FUNDS = "funds"
    REPORTS_TO = "reports-to"
    SUPERVISES = "supervises"
    OWNED_BY = "owned-by"
    DELIVERS_FOR = "delivers-for"
    CHAIRS = "chairs"
    CONVENES = "convenes"
    EVALUATES = "evaluates"
    #: Under an arrangement that says what, why and with whom.
    SHARES_INFORMATION_WITH = "shares-information-with"
    #: Figures or extracts, not a word about a family between practitioners.
    SUPPLIES_DATA_TO = "supplies-data-to"
    SHARES_SERVICES_WITH = "shares-services-with"
    CO_LOCATED_WITH = "co-located-with"
    #: From an agency to a locality.
    COVERS = "covers"

    @property
    def words(self) -> str:
        """Read from the first end to the second: "refers to"."""
        return _WORDS.get(self, self.value.replace("-", " "))

    @property
    def inverse_words(self) -> str:
        """Read from the second end to the first: "takes referrals from"."""
        return _INVERSE[self]

    @property
    def is_mutual(self) -> bool:
        """Whether it reads the same from both ends."""
        return self.words == self.inverse_words

    @property
    def is_referral(self) -> bool:
        """Whether a family's request for help may go this way."""
        return self in REFERRALS


TieKindLike: TypeAlias = (
    TieKind
    | Literal[
        "member-of",
        "part-of",
        "provides",
        "refers-to",
        "steps-up-to",
        "steps-down-to",
        "allocates-to",
        "escalates-to",
        "commissions",
        "funds",
        "reports-to",
        "supervises",
        "owned-by",
        "delivers-for",
        "chairs",
        "convenes",
        "evaluates",
        "shares-information-with",
        "supplies-data-to",
        "shares-services-with",
        "co-located-with",
        "covers",
    ]
)


_K = TieKind
#: Where the code with spaces does not read as English.
_WORDS: Mapping[TieKind, str] = MappingProxyType(
    {_K.CO_LOCATED_WITH: "is in one building with"}
)
_INVERSE: Mapping[TieKind, str] = MappingProxyType(
    {
        _K.MEMBER_OF: "has as a member",
        _K.PART_OF: "has as a part",
        _K.PROVIDES: "is provided by",
        _K.REFERS_TO: "takes referrals from",
        _K.STEPS_UP_TO: "takes step-ups from",
        _K.STEPS_DOWN_TO: "takes step-downs from",
        _K.ALLOCATES_TO: "is allocated work by",
        _K.ESCALATES_TO: "takes disagreements from",
        _K.COMMISSIONS: "is commissioned by",
        _K.FUNDS: "is funded by",
        _K.REPORTS_TO: "takes reports from",
        _K.SUPERVISES: "is supervised by",
        _K.OWNED_BY: "owns",
        _K.DELIVERS_FOR: "has its services delivered by",
        _K.CHAIRS: "is chaired by",
        _K.CONVENES: "is convened by",
        _K.EVALUATES: "is evaluated by",
        _K.SHARES_INFORMATION_WITH: "is given information by",
        _K.SUPPLIES_DATA_TO: "is supplied with data by",
        _K.SHARES_SERVICES_WITH: "shares services with",
        _K.CO_LOCATED_WITH: "is in one building with",
        _K.COVERS: "is covered by",
    }
)

#: The kinds by which a family's request for help may pass on.
REFERRALS = frozenset({_K.REFERS_TO, _K.STEPS_UP_TO, _K.STEPS_DOWN_TO, _K.ALLOCATES_TO})
#: The kinds by which practitioners of two agencies work together on families, rather
#: than sit on one board, pay or answer to each other.
WORKING = REFERRALS | {
    _K.PROVIDES,
    _K.ESCALATES_TO,
    _K.SHARES_INFORMATION_WITH,
    _K.CO_LOCATED_WITH,
}
#: Bodies that steer or pay, and work with no family themselves.
STEERING = frozenset(
    {
        AgencyKind.BOARD,
        AgencyKind.FUNDER,
        AgencyKind.GOVERNMENT,
        AgencyKind.SAFEGUARDING_PARTNERSHIP,
    }
)
#: The kinds that lead to whom an agency answers: from it, or against the direction.
ACCOUNTABLE = frozenset({_K.REPORTS_TO, _K.PART_OF, _K.SUPERVISES})
