"""
The vocabulary of relationships: every kind with its inverse, and what each is called.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, TypeAlias

from earlyhelp_core import fields
from earlyhelp_core.people._person import Sex


class RelationshipKind(fields.Code):
    """
    What one person is to another, read from the first to the second.

    Every kind has an `inverse`, and the inverse of the inverse is the kind itself.

    >>> str(RelationshipKind.PARENT_OF.inverse)
    'child-of'
    >>> RelationshipKind.SIBLING_OF.is_mutual
    True
    """

    #: By birth, or otherwise a parent in law without an adoption.
    PARENT_OF = "parent-of"
    CHILD_OF = "child-of"
    #: By an adoption order. Whoever may not know of it stands on the edge.
    ADOPTIVE_PARENT_OF = "adoptive-parent-of"
    ADOPTED_BY = "adopted-by"
    STEP_PARENT_OF = "step-parent-of"
    STEP_CHILD_OF = "step-child-of"
    #: Approved, with the child placed by an authority.
    FOSTER_CARER_OF = "foster-carer-of"
    FOSTERED_BY = "fostered-by"
    #: Arranged by the parents with somebody who is no close relative. The authority
    #: must be told of it.
    PRIVATE_FOSTER_CARER_OF = "private-foster-carer-of"
    PRIVATELY_FOSTERED_BY = "privately-fostered-by"
    #: A relative or friend who raises the child, on whatever footing.
    KINSHIP_CARER_OF = "kinship-carer-of"
    IN_KINSHIP_CARE_OF = "in-kinship-care-of"
    #: By a special guardianship order.
    SPECIAL_GUARDIAN_OF = "special-guardian-of"
    HAS_SPECIAL_GUARDIAN = "has-special-guardian"
    #: Appointed to take a parent's place after death.
    GUARDIAN_OF = "guardian-of"
    HAS_GUARDIAN = "has-guardian"
    GRANDPARENT_OF = "grandparent-of"
    GRANDCHILD_OF = "grandchild-of"
    GREAT_GRANDPARENT_OF = "great-grandparent-of"
    GREAT_GRANDCHILD_OF = "great-grandchild-of"
    AUNT_OR_UNCLE_OF = "aunt-or-uncle-of"
    NIECE_OR_NEPHEW_OF = "niece-or-nephew-of"
    PARENT_IN_LAW_OF = "parent-in-law-of"
    CHILD_IN_LAW_OF = "child-in-law-of"
    #: Whoever looks after somebody, whatever their ages: a young carer too.
    CARER_OF = "carer-of"
    CARED_FOR_BY = "cared-for-by"
    SIBLING_OF = "sibling-of"
    HALF_SIBLING_OF = "half-sibling-of"
    STEP_SIBLING_OF = "step-sibling-of"
    #: Raised by the same carers, without being related.
    FOSTER_SIBLING_OF = "foster-sibling-of"
    SIBLING_IN_LAW_OF = "sibling-in-law-of"
    COUSIN_OF = "cousin-of"
    #: Married, in a civil partnership, or living as if so.
    PARTNER_OF = "partner-of"
    EX_PARTNER_OF = "ex-partner-of"
    #: Related in a way that no other kind tells.
    RELATIVE_OF = "relative-of"
    FRIEND_OF = "friend-of"

    @property
    def inverse(self) -> RelationshipKind:
        """The same relationship read from the other person."""
        return _INVERSE[self]

    @property
    def is_mutual(self) -> bool:
        """Whether it reads the same from both sides."""
        return self.inverse is self


RelationshipKindLike: TypeAlias = (
    RelationshipKind
    | Literal[
        "parent-of",
        "child-of",
        "adoptive-parent-of",
        "adopted-by",
        "step-parent-of",
        "step-child-of",
        "foster-carer-of",
        "fostered-by",
        "private-foster-carer-of",
        "privately-fostered-by",
        "kinship-carer-of",
        "in-kinship-care-of",
        "special-guardian-of",
        "has-special-guardian",
        "guardian-of",
        "has-guardian",
        "grandparent-of",
        "grandchild-of",
        "great-grandparent-of",
        "great-grandchild-of",
        "aunt-or-uncle-of",
        "niece-or-nephew-of",
        "parent-in-law-of",
        "child-in-law-of",
        "carer-of",
        "cared-for-by",
        "sibling-of",
        "half-sibling-of",
        "step-sibling-of",
        "foster-sibling-of",
        "sibling-in-law-of",
        "cousin-of",
        "partner-of",
        "ex-partner-of",
        "relative-of",
        "friend-of",
    ]
)


_K = RelationshipKind
_PAIRS = (
    (_K.PARENT_OF, _K.CHILD_OF),
    (_K.ADOPTIVE_PARENT_OF, _K.ADOPTED_BY),
    (_K.STEP_PARENT_OF, _K.STEP_CHILD_OF),
    (_K.FOSTER_CARER_OF, _K.FOSTERED_BY),
    (_K.PRIVATE_FOSTER_CARER_OF, _K.PRIVATELY_FOSTERED_BY),
    (_K.KINSHIP_CARER_OF, _K.IN_KINSHIP_CARE_OF),
    (_K.SPECIAL_GUARDIAN_OF, _K.HAS_SPECIAL_GUARDIAN),
    (_K.GUARDIAN_OF, _K.HAS_GUARDIAN),
    (_K.GRANDPARENT_OF, _K.GRANDCHILD_OF),
    (_K.GREAT_GRANDPARENT_OF, _K.GREAT_GRANDCHILD_OF),
    (_K.AUNT_OR_UNCLE_OF, _K.NIECE_OR_NEPHEW_OF),
    (_K.PARENT_IN_LAW_OF, _K.CHILD_IN_LAW_OF),
    (_K.CARER_OF, _K.CARED_FOR_BY),
)
_INVERSE = {kind: kind for kind in _K} | {
    kind: other for pair in _PAIRS for kind, other in (pair, pair[::-1])
}

#: Parents in law, by birth and by adoption.
PARENTS = frozenset({_K.PARENT_OF, _K.ADOPTIVE_PARENT_OF})
#: Kinds that only somebody of the older generation has towards a child they raise.
ELDERS = PARENTS | {
    _K.STEP_PARENT_OF,
    _K.FOSTER_CARER_OF,
    _K.PRIVATE_FOSTER_CARER_OF,
    _K.KINSHIP_CARER_OF,
    _K.SPECIAL_GUARDIAN_OF,
    _K.GUARDIAN_OF,
    _K.GRANDPARENT_OF,
    _K.GREAT_GRANDPARENT_OF,
}
#: Kinds whose first person may hold parental responsibility for the second.
RESPONSIBLE = ELDERS | {_K.AUNT_OR_UNCLE_OF, _K.CARER_OF}
#: Kinds by which a child belongs to a grown-up, wherever the child lives.
YOUNGER = frozenset(
    {
        _K.CHILD_OF,
        _K.ADOPTED_BY,
        _K.STEP_CHILD_OF,
        _K.FOSTERED_BY,
        _K.PRIVATELY_FOSTERED_BY,
        _K.IN_KINSHIP_CARE_OF,
        _K.HAS_SPECIAL_GUARDIAN,
        _K.HAS_GUARDIAN,
        _K.CARED_FOR_BY,
    }
)
#: Kinds by which a child belongs to another child.
SIBLINGS = frozenset({_K.SIBLING_OF, _K.HALF_SIBLING_OF, _K.STEP_SIBLING_OF})

#: What somebody is called by what they are to another: a woman or girl, a man or boy,
#: anybody. An adoptive mother is a mother: the word must not tell of the adoption.
_WORDS: Mapping[RelationshipKind, tuple[str, ...]] = MappingProxyType(
    {
        _K.PARENT_OF: ("mother", "father", "parent"),
        _K.CHILD_OF: ("daughter", "son", "child"),
        _K.ADOPTIVE_PARENT_OF: ("mother", "father", "parent"),
        _K.ADOPTED_BY: ("daughter", "son", "child"),
        _K.STEP_PARENT_OF: ("stepmother", "stepfather", "step-parent"),
        _K.STEP_CHILD_OF: ("stepdaughter", "stepson", "stepchild"),
        _K.FOSTER_CARER_OF: ("foster carer",) * 3,
        _K.FOSTERED_BY: ("fostered child",) * 3,
        _K.PRIVATE_FOSTER_CARER_OF: ("private foster carer",) * 3,
        _K.PRIVATELY_FOSTERED_BY: ("privately fostered child",) * 3,
        _K.KINSHIP_CARER_OF: ("kinship carer",) * 3,
        _K.IN_KINSHIP_CARE_OF: ("child in the kinship care",) * 3,
        _K.SPECIAL_GUARDIAN_OF: ("special guardian",) * 3,
        _K.HAS_SPECIAL_GUARDIAN: ("child in the special guardianship",) * 3,
        _K.GUARDIAN_OF: ("guardian",) * 3,
        _K.HAS_GUARDIAN: ("child in the guardianship",) * 3,
        _K.GRANDPARENT_OF: ("grandmother", "grandfather", "grandparent"),
        _K.GRANDCHILD_OF: ("granddaughter", "grandson", "grandchild"),
        _K.GREAT_GRANDPARENT_OF: (
            "great-grandmother",
            "great-grandfather",
            "great-grandparent",
        ),
        _K.GREAT_GRANDCHILD_OF: (
            "great-granddaughter",
            "great-grandson",
            "great-grandchild",
        ),
        _K.AUNT_OR_UNCLE_OF: ("aunt", "uncle", "aunt or uncle"),
        _K.NIECE_OR_NEPHEW_OF: ("niece", "nephew", "niece or nephew"),
        _K.PARENT_IN_LAW_OF: ("mother-in-law", "father-in-law", "parent-in-law"),
        _K.CHILD_IN_LAW_OF: (
            "daughter-in-law",
            "son-in-law",
            "daughter- or son-in-law",
        ),
        _K.CARER_OF: ("carer",) * 3,
        _K.CARED_FOR_BY: ("person in the care",) * 3,
        _K.SIBLING_OF: ("sister", "brother", "sibling"),
        _K.HALF_SIBLING_OF: ("half-sister", "half-brother", "half-sibling"),
        _K.STEP_SIBLING_OF: ("stepsister", "stepbrother", "step-sibling"),
        _K.FOSTER_SIBLING_OF: ("foster sister", "foster brother", "foster sibling"),
        _K.SIBLING_IN_LAW_OF: (
            "sister-in-law",
            "brother-in-law",
            "sister- or brother-in-law",
        ),
        _K.COUSIN_OF: ("cousin",) * 3,
        _K.PARTNER_OF: ("partner",) * 3,
        _K.EX_PARTNER_OF: ("former partner",) * 3,
        _K.RELATIVE_OF: ("relative",) * 3,
        _K.FRIEND_OF: ("family friend",) * 3,
    }
)
_BY_SEX = {Sex.FEMALE: 0, Sex.MALE: 1, Sex.NOT_KNOWN: 2, None: 2}


def word_for(kind: RelationshipKind, sex: Sex | None) -> str:
    """The word for somebody of that *sex* who is this *kind* to another."""
    return _WORDS[kind][_BY_SEX[sex]]
