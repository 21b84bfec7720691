"""``workplan review`` and ``workplan diff --review``: pages to check a reading or a comparison by, which need no network.

:func:`plan_page` shows a document as its reader sees it, every value marked in it, and beside it the outline with what
was read, by which rule, and what was not taken; what a person says there comes back as a file of corrections.
:func:`pairs_page` shows the items of two plans side by side; what a person says there comes back as pins.
"""

from __future__ import annotations

from workplan_parser.compare.model import PlanDiff
from workplan_parser.compare.pins import Pins
from workplan_parser.corrections import Corrections
from workplan_parser.model import Plan
from workplan_parser.review.contents import contents
from workplan_parser.review.page import written
from workplan_parser.review.pairs import pairs
from workplan_parser.source.model import Source

__all__ = ["pairs_page", "plan_page"]

_PLAN = ("offsets.js", "state.js", "marks.js", "outline.js", "editor.js", "filters.js", "keys.js")


def plan_page(source: Source, plan: Plan, corrections: Corrections | None = None) -> str:
    """The HTML document: *plan* is *source* as it was read, *corrections* what people said of it so far."""
    title = plan.metadata.title or source.name
    return written("review", title, contents(source, plan, corrections or Corrections()), _PLAN)


def pairs_page(old: Plan, new: Plan, found: PlanDiff, pins: Pins | None, name: str) -> str:
    """The HTML document: *found* is the comparison of *old* with *new* under *pins*; it saves NAME.pins.json."""
    title = f"{old.metadata.title or old.source.name} → {new.metadata.title or new.source.name}"
    return written("pairs", title, pairs(old, new, found, pins or Pins(), name), ("pairs.js",))
