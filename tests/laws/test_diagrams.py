"""
Whatever a file says stands in the table and the diagram as that text.
"""

from __future__ import annotations

import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from earlyhelp_core.fields import evolve
from earlyhelp_core.transitions import markdown, mermaid
from tests.transitions.builders import FRAMEWORK, SAFE, a_pathway, a_rule, step

texts = st.text(
    st.characters(exclude_categories=["C"]), min_size=1, max_size=30
).filter(str.strip)


@given(texts)
def test_any_text_reads_as_it_was_written(text: str) -> None:
    """One row for a rule, one line for a level, and every letter there."""
    done = a_rule(
        "open", "open", ["universal"], ["targeted"], obligations=[step(text, "all")]
    )
    words = " ".join(done.obligations[0].do.split())
    level = evolve(FRAMEWORK.levels[0], name=text)
    framework = evolve(FRAMEWORK, levels=(level, *FRAMEWORK.levels[1:]))
    table = markdown(a_pathway(done)).split("\n")
    drawn = mermaid(evolve(SAFE, framework=framework)).split("\n")

    assert unescape(table[2].split(" | ")[8]) == f"all: {words}"
    assert len(table) == 4
    assert re.sub(r"#(\d+);", lambda c: chr(int(c[1])), drawn[2]).endswith(f'{words}"]')
    assert len(drawn) == len(mermaid(SAFE).split("\n"))
