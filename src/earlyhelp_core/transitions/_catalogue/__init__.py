"""
The catalogue of requirements: what a rule may ask for.

Definitions, not policy: none is in force until an edition asks for it, and the source
that a finding shows is the edition's. Each says where such a gate is found all the
same. One module for each subject; a new subject is one more in `GROUPS`.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from earlyhelp_core.transitions._catalogue._actions import ACTIONS
from earlyhelp_core.transitions._catalogue._agreement import AGREEMENT
from earlyhelp_core.transitions._catalogue._attendance import ATTENDANCE
from earlyhelp_core.transitions._catalogue._authority import AUTHORITY
from earlyhelp_core.transitions._catalogue._build import Group
from earlyhelp_core.transitions._catalogue._contrary import CONTRARY
from earlyhelp_core.transitions._catalogue._disagreement import DISAGREEMENT
from earlyhelp_core.transitions._catalogue._holders import HOLDERS
from earlyhelp_core.transitions._catalogue._inclusion import INCLUSION
from earlyhelp_core.transitions._catalogue._meetings import MEETINGS
from earlyhelp_core.transitions._catalogue._plans import PLANS
from earlyhelp_core.transitions._catalogue._safety import SAFETY
from earlyhelp_core.transitions._catalogue._telling import TELLING
from earlyhelp_core.transitions._requirements import Requirement

__all__ = ["CATALOGUE", "GROUPS"]

#: The requirements by subject, in the order in which they are listed.
GROUPS: tuple[Group, ...] = (
    AGREEMENT,
    SAFETY,
    AUTHORITY,
    HOLDERS,
    MEETINGS,
    PLANS,
    ACTIONS,
    CONTRARY,
    TELLING,
    DISAGREEMENT,
    ATTENDANCE,
    INCLUSION,
)

#: Every requirement of the library, by name.
CATALOGUE: Mapping[str, Requirement] = MappingProxyType(
    {requirement.name: requirement for group in GROUPS for requirement in group}
)
