"""Two plans → their :class:`PlanDiff`: align, then compare what corresponds, then count."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import Any, NamedTuple

from workplan_parser.compare import containment, order, targets
from workplan_parser.compare.align import THRESHOLD, align
from workplan_parser.compare.alignment import Alignment
from workplan_parser.compare.deadlines import Years, deadlines, telling
from workplan_parser.compare.goals import PREAMBLE, goals
from workplan_parser.compare.model import (
    Addition,
    DiffOptions,
    Edit,
    Merge,
    NodeRef,
    OfficeCounts,
    Pair,
    PlanDiff,
    PlanHead,
    Removal,
    Split,
    Status,
    Summary,
    TargetChange,
    TargetCounts,
)
from workplan_parser.compare.nodes import Node, flatten, printed
from workplan_parser.compare.offices import offices
from workplan_parser.compare.pins import Pins
from workplan_parser.compare.redline import recast, redline
from workplan_parser.model import HORIZONS, Item, Plan
from workplan_parser.version import GENERATOR


def compare_plans(
    old: Plan, new: Plan, *, pins: Pins | None = None, threshold: float = THRESHOLD
) -> PlanDiff:
    """Everything that changed from *old* to *new*. Raises WorkplanError where a pin matches nothing."""
    before, after = flatten(old), flatten(new)
    forced, forbidden = (pins or Pins()).resolve(before, after)
    found = align(before, after, threshold=threshold, forced=forced, forbidden=forbidden)
    years = Years(old.metadata.year, new.metadata.year)
    rows = _target_rows(old, new, before, after, found, years)
    moved = order.moved(before, after, found.pairs)
    splits = containment.splits(found)
    merges = containment.merges(found)
    pairs = tuple(
        _pair(before[i], after[j], i in moved, found, rows, years)
        for i, j in sorted(found.pairs.items(), key=lambda pair: pair[1])
        if not before[i].implicit
    )
    parted = {j for parts in splits.values() for j in parts}
    joined = {i for parts in merges.values() for i in parts}
    added = [n for n in after if n.at not in found.back and not n.implicit and n.at not in parted]
    removed = [n for n in before if n.at not in found.pairs and not n.implicit and n.at not in joined]
    return PlanDiff(
        generator=GENERATOR,
        old=_head(old),
        new=_head(new),
        options=DiffOptions(threshold=Decimal(str(threshold)), pinned=len(forced), forbidden=len(forbidden)),
        warnings=tuple(_warnings(years, same=old.source.sha256 == new.source.sha256)),
        summary=_summary(pairs, len(added), len(removed), len(splits), len(merges), rows.elsewhere),
        pairs=pairs,
        added=tuple(_addition(n) for n in added),
        removed=tuple(Removal(**_fields(n.ref), looks_back=n.horizon == "review") for n in removed),
        splits=tuple(_split(before[i], [after[j] for j in parts], found) for i, parts in splits.items()),
        merges=tuple(
            Merge(old=tuple(before[i].ref for i in parts), new=after[j].ref) for j, parts in merges.items()
        ),
        targets=tuple(rows.elsewhere),
    )


def _head(plan: Plan) -> PlanHead:
    source = plan.source.model_copy(update={"text": None})
    return PlanHead(title=plan.metadata.title, year=plan.metadata.year, source=source)


def _warnings(years: Years, *, same: bool) -> list[str]:
    if years.old is None or years.new is None:
        return ["两份计划中有一份没有年份，无法判断先后"] if years.old != years.new else []
    if years.old == years.new:
        return [] if same else [f"两份计划同为{years.old}年"]
    return (
        [f"旧计划（{years.old}年）晚于新计划（{years.new}年），请核对先后"] if years.old > years.new else []
    )


class TargetRows(NamedTuple):
    """Target rows by the new position of their pair, those of no pair, and the pairs a target came to or left."""

    of: dict[int, list[TargetChange]]
    elsewhere: list[TargetChange]
    crossed: set[int]


def _target_rows(
    old: Plan, new: Plan, before: list[Node], after: list[Node], found: Alignment, years: Years
) -> TargetRows:
    rows = TargetRows({}, [], set())
    home = {**found.pairs, PREAMBLE: PREAMBLE}
    for horizon in HORIZONS:
        mine = goals(before, old.preamble, horizon)
        theirs = goals(after, new.preamble, horizon)
        matched = targets.match(mine, theirs, found.pairs)
        partner = {j: i for i, j in matched.items()}
        for goal in theirs:
            was = mine[partner[goal.at]] if goal.at in partner else None
            change = targets.row(was, goal, years)
            if goal.node in found.back:
                rows.of.setdefault(goal.node, []).append(change)
            elif horizon != "review":
                rows.elsewhere.append(change)
            if was is not None and home.get(was.node) != goal.node:
                rows.crossed.update((goal.node, home.get(was.node, goal.node)))
        for goal in mine:
            if goal.at not in matched:
                change = targets.row(goal, None, years)
                if goal.node in found.pairs:
                    rows.of.setdefault(found.pairs[goal.node], []).append(change)
                elif horizon != "review":
                    rows.elsewhere.append(change)
    return rows


def _pair(a: Node, b: Node, moved: bool, found: Alignment, rows: TargetRows, years: Years) -> Pair:
    mine = rows.of.get(b.at, [])
    duties = offices(a.item.responsible, b.item.responsible)
    due = deadlines(a.item.deadlines, b.item.deadlines, years)
    marks: tuple[tuple[Status, bool], ...] = (
        ("moved", moved),
        ("retitled", a.title != b.title),
        ("edited", a.text != b.text),
        ("renumbered", a.item.number != b.item.number),
        (
            "targets",
            b.horizon != "review"
            and (b.at in rows.crossed or any(r.change != "unchanged" or r.aspects for r in mine)),
        ),
        ("responsible", bool(duties.added or duties.removed or duties.role_changed)),
        ("deadlines", any(map(telling, due))),
    )
    return Pair(
        old=a.ref,
        new=b.ref,
        status=tuple(word for word, is_so in marks if is_so),
        score=Decimal(str(found.scores.get((a.at, b.at), 1.0))),
        review=(a.at, b.at) in found.review,
        looks_back=a.horizon == b.horizon == "review",
        targets=tuple(mine),
        responsible=duties,
        deadlines=due,
        text=_redline(a, b, found),
    )


def _redline(a: Node, b: Node, found: Alignment) -> tuple[Edit, ...]:
    if a.text == b.text:
        return ()
    edits = redline(a.text, b.text, found.space.seen)
    return recast(edits, printed(a.item.text), printed(b.item.text))


def _addition(node: Node) -> Addition:
    return Addition(**_fields(node.ref), looks_back=node.horizon == "review", item=_bare(node))


def _split(whole: Node, parts: list[Node], found: Alignment) -> Split:
    fresh = tuple(_bare(n) for n in parts if n.at not in found.back)
    return Split(old=whole.ref, new=tuple(n.ref for n in parts), items=fresh)


def _bare(node: Node) -> Item:
    return Item(**{name: getattr(node.item, name) for name in Item.model_fields if name != "items"})


def _fields(ref: NodeRef) -> dict[str, Any]:
    return {name: getattr(ref, name) for name in NodeRef.model_fields}


def _summary(
    pairs: tuple[Pair, ...],
    added: int,
    removed: int,
    splits: int,
    merges: int,
    elsewhere: list[TargetChange],
) -> Summary:
    statuses = Counter(word for pair in pairs for word in pair.status)
    words = Counter(row.change for pair in pairs if not pair.looks_back for row in pair.targets)
    words.update(row.change for row in elsewhere)
    return Summary(
        added=added,
        removed=removed,
        moved=statuses["moved"],
        retitled=statuses["retitled"],
        edited=statuses["edited"],
        renumbered=statuses["renumbered"],
        unchanged=sum(set(pair.status) <= {"renumbered"} for pair in pairs),
        split=splits,
        merged=merges,
        review=sum(pair.review for pair in pairs),
        targets=TargetCounts(**dict(words)),
        responsible=OfficeCounts(
            added=sum(len(pair.responsible.added) for pair in pairs),
            removed=sum(len(pair.responsible.removed) for pair in pairs),
        ),
    )
