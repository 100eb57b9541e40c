"""
What neighbours read and write: each format in a module of its own.

* `graphs`: networks for drawing and analysis, as GraphML, GEXF and Cytoscape JSON
"""

from __future__ import annotations

__all__ = []
