"""
A small directory as a borough would write it, for the commands that ask one.
"""

from __future__ import annotations

from pathlib import Path

__all__ = ["ON", "SAMPLEFORD", "a_directory_file"]

ON = "2026-03-02"
SAMPLEFORD = """
kind = "service-directory"
version = "1.0"
id = "sampleford-2026"
title = "Who helps families in Sampleford"
publisher = "Sampleford Council"
in_force = { start = 2026-01-01 }
publications = [{ id = "handbook", title = "A handbook", publisher = "The council" }]
localities = [
  { code = "sampleford", name = "Sampleford" },
  { code = "north", name = "The north", within = "sampleford" },
]
needs = [
  { code = "exclusion", name = "Risk of exclusion" },
  { code = "debt", name = "Debt" },
]
frameworks = [{ framework = "sampleford-2026", codes = ["universal", "targeted"] }]

[[agencies]]
id = "school"
name = "A school"
kind = "school"
source = { publication = "handbook", clause = "schools", basis = "stated" }

[[agencies]]
id = "hub"
name = "Family Hub"
kind = "family-hub"
areas = ["sampleford"]
source = { publication = "handbook", clause = "hubs", basis = "stated" }

[[agencies]]
id = "charity"
name = "A charity"
kind = "voluntary"
period = { start = 2026-02-01 }
source = { publication = "handbook", clause = "charity", basis = "practice" }

[[services]]
id = "inclusion"
agency = "hub"
name = "Inclusion programme"
needs = ["exclusion"]
levels = [{ framework = "sampleford-2026", codes = ["targeted"] }]
ages = { youngest = 5, oldest = 16 }
needs_agreement = "yes"
refer_by = "the referral form"
ask_for = "hub manager"
eligibility = "pupils of the town"
note = "Began as a pilot."
source = { publication = "handbook", clause = "inclusion", basis = "stated" }

[[services]]
id = "mentoring"
agency = "charity"
name = "Mentoring"
needs = ["exclusion"]
ages = { youngest = 11 }
source = { publication = "handbook", clause = "charity", basis = "practice" }

[[ties]]
from = "school"
kind = "refers-to"
to = "hub"
levels = [{ framework = "sampleford-2026", codes = ["targeted"] }]
source = { publication = "handbook", clause = "hubs", basis = "stated" }

[[ties]]
from = "school"
kind = "refers-to"
to = "charity"
levels = [{ framework = "sampleford-2026", codes = ["universal"] }]
source = { publication = "handbook", clause = "charity", basis = "practice" }
"""


def a_directory_file(folder: Path, *, front_door: bool = True) -> str:
    """Where the directory of Sampleford is, with its front door or without."""
    text = SAMPLEFORD
    if front_door:
        text += """
[[agencies]]
id = "door"
name = "Front door"
kind = "front-door"
source = { publication = "handbook", clause = "front door", basis = "stated" }
"""
    path = folder / "directory.toml"
    path.write_text(text, encoding="utf-8")
    return str(path)
