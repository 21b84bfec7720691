"""Why a plan reads as it does: for each thing found in a place the rule, what it matched, the lexicon entry and its file.

``explain(source)`` reads the document again, passage by passage, and gives an :class:`Explained` that can be
asked for a line or an id.
"""

from workplan_parser.explain.findings import Evidence, Finding
from workplan_parser.explain.report import Explained, explain

__all__ = ["Evidence", "Explained", "Finding", "explain"]
