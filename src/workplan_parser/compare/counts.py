"""摘要: how many of each a diff holds, whole or cut down to a part."""

from __future__ import annotations

from collections import Counter

from workplan_parser.compare.model import OfficeCounts, PlanDiff, Summary, TargetCounts


def counted(diff: PlanDiff) -> PlanDiff:
    """*diff* with the summary of what it lists."""
    return diff.model_copy(update={"summary": _summary(diff)})


def _summary(diff: PlanDiff) -> Summary:
    pairs = diff.pairs
    statuses = Counter(word for pair in pairs for word in pair.status)
    rows = [*diff.targets, *(row for pair in pairs for row in pair.targets)]
    return Summary(
        added=len(diff.added),
        removed=len(diff.removed),
        moved=statuses["moved"],
        retitled=statuses["retitled"],
        edited=statuses["edited"],
        renumbered=statuses["renumbered"],
        unchanged=sum(set(pair.status) <= {"renumbered"} for pair in pairs),
        split=len(diff.splits),
        merged=len(diff.merges),
        review=sum(pair.review for pair in pairs),
        targets=TargetCounts(
            review=sum(row.review for row in rows), **dict(Counter(row.change for row in rows))
        ),
        responsible=OfficeCounts(
            added=sum(len(pair.responsible.added) for pair in pairs),
            removed=sum(len(pair.responsible.removed) for pair in pairs),
        ),
    )
