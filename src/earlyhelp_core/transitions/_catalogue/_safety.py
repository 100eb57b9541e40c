"""
Safety: harm, protection, and every child of the family.

What speaks of harm, or of looking for it, has no words for the family here.
"""

from __future__ import annotations

from earlyhelp_core.answers import YesNo
from earlyhelp_core.assessments import Harm
from earlyhelp_core.people import LegalBasis
from earlyhelp_core.transitions._catalogue._build import (
    Group,
    done,
    inferred,
    plain,
    practice,
    requirement,
    stated,
)
from earlyhelp_core.transitions._kinds import Kind
from earlyhelp_core.transitions._predicates import Is
from earlyhelp_core.transitions._requirements import Words

#: What protects children.
SAFETY: Group = (
    requirement(
        "harm-considered",
        "Harm has been considered for every child, and is not suspected.",
        Is(fact="harm", values=(Harm.NONE, Harm.CONCERN_BELOW)),
        Words(
            met="harm has been considered and is not suspected",
            unmet="harm is suspected",
            not_recorded="it is not recorded that harm was considered",
            remedy="make a referral to the front door now; this move can be asked "
            "about again once the referral has been answered",
            record="consider harm for every child today, and record it; if it is "
            "suspected, make a referral to the front door now",
        ),
        inferred("hull", "safeguarding stands above the protocol"),
        instead=Kind.REFER,
    ),
    requirement(
        "no-protection-plan-or-order",
        "No child protection plan, section 20 arrangement or court order is open.",
        Is(
            fact="legal-status",
            values=(LegalBasis.NONE, LegalBasis.SECTION_17),
        ),
        Words(
            met="no child protection plan, section 20 arrangement or order is open",
            unmet="a child protection plan, section 20 arrangement or order is open",
            not_recorded="the legal status of each child is not recorded",
            remedy="ask whoever decides on it (the conference, the court, or social "
            "work management); until it ends, more help can always be asked for",
            record="record the legal status of each child, also where it is none",
        ),
        inferred("knowsley", "no step down directly from child protection"),
        instead=Kind.REFER,
    ),
    requirement(
        "not-straight-from-protection",
        "No child comes straight from a child protection plan, section 20 or an "
        "order, without a time as a child in need between.",
        Is(fact="straight-from-protection", values=(YesNo.NO,)),
        Words(
            met="no child comes straight from a child protection plan, section 20 or "
            "an order",
            unmet="a child comes straight from a child protection plan, section 20 or "
            "an order",
            not_recorded="it is not recorded what each child's legal status was before",
            remedy="let social work hold the family as children in need first; until "
            "then, more help can always be asked for",
            record="record the legal status of each child, and the one before it",
        ),
        stated("knowsley", "no step down directly from child protection"),
        instead=Kind.REFER,
    ),
    requirement(
        "every-child-considered",
        "Every child was considered: unborn, living elsewhere, half-siblings too.",
        done("every-child-considered"),
        Words(
            met="every child has been considered",
            unmet="not every child has been considered",
            not_recorded="it is not recorded which children were considered",
            remedy="consider each child by name, also those unborn or living "
            "elsewhere, and record it",
            plain_met=plain(
                "we have thought about what each child needs",
                "we have thought about what each child needs",
            ),
            plain_open=plain(
                "we still want to think with you about what each child needs",
                "we still want to think about what each child needs",
            ),
        ),
        practice("every child of the family"),
    ),
)
