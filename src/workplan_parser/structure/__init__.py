"""A document cut into its parts: front matter, preamble, the outline of nodes, annexes, closing."""

from __future__ import annotations

from workplan_parser.diagnostics import Doubt
from workplan_parser.source.model import Source
from workplan_parser.structure.model import Annex, Field, Horizon, Identity, Node, Outline
from workplan_parser.structure.reader import read

__all__ = ["Annex", "Field", "Horizon", "Identity", "Node", "Outline", "outline"]


def outline(source: Source) -> tuple[Outline, list[Doubt]]:
    """The parts of the document, who speaks and of which year, and doubts. Never fails: at worst all is preamble."""
    return read(source)
