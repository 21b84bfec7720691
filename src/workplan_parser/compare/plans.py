"""Two plans → their :class:`PlanDiff`: align, then compare what corresponds, then count."""

from __future__ import annotations

from decimal import Decimal
from operator import itemgetter

from workplan_parser.compare import containment, order, qualities
from workplan_parser.compare.align import align
from workplan_parser.compare.alignment import Alignment
from workplan_parser.compare.constants import THRESHOLD
from workplan_parser.compare.counts import counted
from workplan_parser.compare.deadlines import Years
from workplan_parser.compare.model import (
    Addition,
    DiffOptions,
    Merge,
    PlanDiff,
    PlanHead,
    Removal,
    Split,
    Summary,
)
from workplan_parser.compare.nodes import Node, flatten
from workplan_parser.compare.pairs import pair
from workplan_parser.compare.pins import Pins
from workplan_parser.compare.rows import target_rows
from workplan_parser.compare.warnings import warnings
from workplan_parser.model import Item, Plan
from workplan_parser.version import GENERATOR


def compare_plans(
    old: Plan, new: Plan, *, pins: Pins | None = None, threshold: float = THRESHOLD
) -> PlanDiff:
    """Everything that changed from *old* to *new*. Raises WorkplanError where a pin matches nothing."""
    for one in (old, new):
        if not isinstance(one, Plan):
            raise TypeError(
                f"diff takes two Plans; parse_file makes one of a file (given: {type(one).__name__})"
            )
    before, after = flatten(old), flatten(new)
    forced, forbidden = (pins or Pins()).resolve(before, after)
    found = align(before, after, threshold=threshold, forced=forced, forbidden=forbidden)
    years = Years(old.metadata.year, new.metadata.year)
    rows = target_rows(old, new, found, years)
    moved = order.moved(before, after, found.pairs)
    splits = containment.splits(found)
    merges = containment.merges(found)
    pairs = tuple(
        pair(before[i], after[j], i in moved, found, rows, years)
        for i, j in sorted(found.pairs.items(), key=itemgetter(1))
        if not before[i].implicit
    )
    parted = {j for parts in splits.values() for j in parts}
    joined = {i for parts in merges.values() for i in parts}
    added = [n for n in after if n.at not in found.back and not n.implicit and n.at not in parted]
    removed = [n for n in before if n.at not in found.pairs and not n.implicit and n.at not in joined]
    goals = tuple(qualities.changes(old, new, found, years, rows.alone))
    told = PlanDiff(
        generator=GENERATOR,
        old=head(old),
        new=head(new),
        options=DiffOptions(threshold=Decimal(str(threshold)), pinned=len(forced), forbidden=len(forbidden)),
        warnings=tuple(warnings(old, new, rows.alone)),
        summary=Summary(),
        pairs=pairs,
        added=tuple(Addition(**dict(n.ref), item=_bare(n)) for n in added),
        removed=tuple(Removal(**dict(n.ref), item=_bare(n)) for n in removed),
        splits=tuple(_split(before[i], [after[j] for j in parts], found) for i, parts in splits.items()),
        merges=tuple(
            Merge(old=tuple(before[i].ref for i in parts), new=after[j].ref) for j, parts in merges.items()
        ),
        targets=tuple(rows.elsewhere),
        qualitative=goals,
    )
    return counted(told)


def head(plan: Plan) -> PlanHead:
    """What a comparison says of one of its plans."""
    source = plan.source.model_copy(update={"text": None})
    return PlanHead(title=plan.metadata.title, year=plan.metadata.year, source=source)


def _split(whole: Node, parts: list[Node], found: Alignment) -> Split:
    fresh = tuple(_bare(n) for n in parts if n.at not in found.back)
    return Split(old=whole.ref, new=tuple(n.ref for n in parts), items=fresh)


def _bare(node: Node) -> Item:
    """The item without those below it."""
    return Item(**{**dict(node.item), "items": ()})
