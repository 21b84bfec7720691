"""Why a plan reads as it does: for each thing found in a place the rule that decided, and the words it saw.

A page over the findings the plan is assembled from: :func:`explain` gives an :class:`Explained` that can be asked for
a line or an id, and reads the nodes that stand there.
"""

from workplan_parser.explain.explanation import Evidence, Explanation
from workplan_parser.explain.report import Explained, explain

__all__ = ["Evidence", "Explained", "Explanation", "explain"]
