"""
Partnerships: what the boroughs work under, as editions that anyone can read.

An edition is a folder of TOML files: a cover sheet, the levels and the pathways, each
rule with its source and how firmly it stands. It passes the same gate as a borough's
own files, and it can be proved: see `earlyhelp_core.transitions.verify`.
"""

from __future__ import annotations

from earlyhelp_core.partnerships._family import (
    ChildAnswer,
    FamilyAnswer,
    NotConcerned,
    WhyNotConcerned,
)
from earlyhelp_core.partnerships._library import catalogue, load, names, read, wording
from earlyhelp_core.partnerships._partnership import Partnership, Standing

__all__ = [
    "ChildAnswer",
    "FamilyAnswer",
    "NotConcerned",
    "Partnership",
    "Standing",
    "WhyNotConcerned",
    "catalogue",
    "load",
    "names",
    "read",
    "wording",
]
