"""
How the documentation is built: from this tree alone, without a network.
"""

from __future__ import annotations

import sys
from pathlib import Path

from earlyhelp_core import __version__

_HERE = Path(__file__).parent

sys.path.insert(0, str(_HERE / "_ext"))

project = "earlyhelp-core"
author = "The earlyhelp-core contributors"
project_copyright = f"2026, {author}"
version = release = __version__
language = "en_GB"

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "catalogue",
    "layers",
    "names",
    "pathways",
    "protocols",
    "references",
]
exclude_patterns = ["_build", "_ext"]
nitpicky = True
# The documentation is built without a network, so without numpy's index of names.
nitpick_ignore_regex = [("py:.*", r"(numpy|np)\..*")]

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

# Docstrings put names of ours, and words of Python, between single backquotes.
default_role = "py:obj"

autodoc_member_order = "bysource"
autodoc_default_options = {"members": True, "undoc-members": True}
autodoc_typehints = "signature"
autodoc_typehints_format = "short"
python_display_short_literal_types = True
python_maximum_signature_line_length = 72
add_module_names = False
toc_object_entries_show_parents = "hide"

html_theme = "furo"
html_title = f"earlyhelp-core {release}"
html_show_sphinx = False
html_copy_source = False
# Nothing in a page comes from anywhere else.
html_theme_options = {
    "light_css_variables": {
        "color-brand-primary": "#12436D",
        "color-brand-content": "#12436D",
        "font-stack": "Arial, Helvetica, sans-serif",
    },
    "dark_css_variables": {
        "color-brand-primary": "#9DC3E6",
        "color-brand-content": "#9DC3E6",
    },
}
