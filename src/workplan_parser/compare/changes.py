"""The change from one target to another, as a row of the diff."""

from __future__ import annotations

from decimal import Decimal

from workplan_parser.compare.amounts import aspects, compare_values
from workplan_parser.compare.deadlines import Years, differ
from workplan_parser.compare.goals import Goal
from workplan_parser.compare.matching import Match
from workplan_parser.compare.model import Aspect, TargetChange, TargetVerdict
from workplan_parser.model import Target


def lone(goal: Goal, change: TargetVerdict, basis: str = "") -> TargetChange:
    """The row of a target that has no counterpart."""
    is_new = change == "added"
    return TargetChange(
        change=change,
        indicator=goal.target.indicator,
        old=None if is_new else goal.target,
        new=goal.target if is_new else None,
        basis=basis,
        old_item=None if is_new else goal.item,
        new_item=goal.item if is_new else None,
        old_path=None if is_new else goal.path,
        new_path=goal.path if is_new else None,
    )


def row(old: Goal, new: Goal, years: Years, found: Match) -> TargetChange:
    """The change from *old* to *new*."""
    change, delta, percent = compare_values(old.target, new.target)
    told = _all_aspects(old.target, new.target, years)
    if change == "unchanged" and told:
        change = "restated"
    return TargetChange(
        change=change,
        indicator=new.target.indicator,
        old=old.target,
        new=new.target,
        delta=delta,
        percent=percent,
        aspects=told,
        basis=found.basis,
        score=Decimal(str(found.score)),
        review=found.review,
        old_item=old.item,
        new_item=new.item,
        old_path=old.path,
        new_path=new.path,
    )


def _all_aspects(old: Target, new: Target, years: Years) -> tuple[Aspect, ...]:
    late = differ(old.deadline, new.deadline, years)
    return (*aspects(old, new), "deadline") if late else aspects(old, new)
