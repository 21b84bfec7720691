"""Comparing one year's plan with another's: who corresponds to whom, and what changed between them.

``compare_plans(old, new, pins)`` is what ``workplan_parser.diff`` calls; ``patch(old, diff)`` leads from the
old plan's contents to the new one's.
"""

from workplan_parser.compare.apply import patch
from workplan_parser.compare.model import PlanDiff
from workplan_parser.compare.pins import Pins, read_pins
from workplan_parser.compare.plans import compare_plans

__all__ = ["Pins", "PlanDiff", "compare_plans", "patch", "read_pins"]
