"""Which row of the older ledger each new row continues: plans first, then tasks, then targets."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from workplan_parser.ledger.cell import normal
from workplan_parser.ledger.reborn import head_of, plan_of
from workplan_parser.ledger.rows import Entry, Row, source_names
from workplan_parser.ledger.sheets import GONE_SHEET
from workplan_parser.ledger.tabs import OldRow
from workplan_parser.model import Plan, Promise
from workplan_parser.span import Span
from workplan_parser.tasks import PREAMBLE_ID

if TYPE_CHECKING:
    from workplan_parser.compare.model import QualityChange, TargetChange


@dataclass(slots=True)
class Pairing:
    """``old_of``: new row's position → the old row; ``heirs``: old task id → title of the task it went to;
    ``warnings``: what is odd about taking one for the other."""

    old_of: dict[int, OldRow] = field(default_factory=dict)
    heirs: dict[tuple[str, str], str] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)

    def fate(self, row: OldRow) -> str:
        """Why *row* has no counterpart, for the person who reads 未再提及."""
        heir = self.heirs.get(row.key[:2])
        if heir is None:
            return "任务已不在修订后的计划中"
        return (
            f"任务仍在（现为“{heir}”），此目标{GONE_SHEET}"
            if row.key[2]
            else f"任务现为“{heir}”，已按目标分行"
        )


def pair(plans: Sequence[Plan], rows: Sequence[Row], old: Sequence[OldRow]) -> Pairing:
    """Pair *rows*, made from *plans*, with *old* ones; each stands in one pair at most."""
    found = Pairing()
    by_file: dict[str, list[OldRow]] = {}
    for row in old:
        by_file.setdefault(row.key[0], []).append(row)
    for plan, before in _same_plan(plans, by_file):
        found.warnings += _odd(before, plan)
        _pair_plan(plan, rows, before, found)
    return found


def _odd(before: Sequence[OldRow], plan: Plan) -> Iterator[str]:
    """A ledger of another body, or of another year than the plan."""
    from workplan_parser.compare.warnings import bodies

    head = head_of(before)
    yield from bodies(plan.model_copy(update={"metadata": head}), plan)
    years = head.year, plan.metadata.year
    if all(years) and years[0] != years[1]:
        yield f"旧台账是{years[0]}年计划的，新计划是{years[1]}年的"


def _same_plan(plans: Sequence[Plan], by_file: dict[str, list[OldRow]]) -> list[tuple[Plan, list[OldRow]]]:
    """Each plan with the rows of its older self: by file name, the rest by what they share, then in order."""
    named = zip(plans, source_names(plans), strict=True)
    pairs = [(plan, by_file.pop(name)) for plan, name in named if name in by_file]
    done = {id(plan) for plan, _ in pairs}
    for plan in plans:
        if id(plan) in done or not by_file:
            continue
        titles = {item.title for section in plan.sections for item in (section, *section.items) if item.title}

        def shared(name: str, titles: set[str] = titles) -> int:
            return len(titles & {str(row.at_first("title")) for row in by_file[name]})

        best = max(by_file, key=shared)
        pairs.append((plan, by_file.pop(best)))
    return pairs


def _pair_plan(plan: Plan, rows: Sequence[Row], before: Sequence[OldRow], found: Pairing) -> None:
    from workplan_parser.compare import compare_plans

    old_plan = plan_of(before, plan.metadata.year)
    diff = compare_plans(old_plan, plan)
    old_row = dict(_targets(old_plan, before))
    mine = [(n, row.entry) for n, row in enumerate(rows) if row.entry and row.entry.plan is plan]
    new_row = {entry.target.span: n for n, entry in mine if entry.target is not None}
    changes: list[TargetChange | QualityChange] = [c for p in diff.pairs for c in p.targets]
    for change in (*changes, *diff.targets, *diff.qualitative):
        if change.old is not None and change.new is not None:
            a, b = old_row.get(change.old.span), new_row.get(change.new.span)
            if a is not None and b is not None:
                found.old_of.setdefault(b, a)
    _pair_unchanged(before, [n for n, _ in mine], rows, found)
    task_pairs = [(p.old.id, p.new.id) for p in diff.pairs]
    task_pairs += [(s.old.id, s.new[0].id) for s in diff.splits]
    task_pairs += [(ref.id, m.new.id) for m in diff.merges for ref in m.old]
    task_pairs.append((PREAMBLE_ID, PREAMBLE_ID))
    new_tasks: dict[str, list[tuple[int, Entry]]] = {}
    for n, entry in mine:
        new_tasks.setdefault(entry.task.id, []).append((n, entry))
    old_tasks: dict[str, list[OldRow]] = {}
    for old in before:
        old_tasks.setdefault(old.key[1], []).append(old)
    taken = {id(old) for old in found.old_of.values()}
    for old_id, new_id in dict(reversed(task_pairs)).items():
        ours, theirs = new_tasks.get(new_id), old_tasks.get(old_id, [])
        if ours:
            for old in theirs:
                found.heirs[old.key[:2]] = ours[0][1].task.heading
            _pair_rest(theirs, ours, taken, found)


def _pair_unchanged(
    before: Sequence[OldRow], mine: Sequence[int], rows: Sequence[Row], found: Pairing
) -> None:
    """A row that stands where it stood and reads as it read."""
    taken = {id(old) for old in found.old_of.values()}
    waiting = {_read(old.key[1:], old.at_first): old for old in before if id(old) not in taken}
    for n in mine:
        row = rows[n]
        key = (normal(row.values["task_id"]), normal(row.values["target_id"]))
        if n not in found.old_of and (old := waiting.get(_read(key, row.values.get))):
            found.old_of[n] = old


def _read(key: tuple[str, ...], value: Callable[[str], Any]) -> tuple[str, ...]:
    return (*key, *(normal(value(name)) for name in ("title", "indicator", "raw")))


def _targets(plan: Plan, rows: Sequence[OldRow]) -> list[tuple[Span, OldRow]]:
    """The span that stands for each old row's target in its reborn plan."""
    by_key = {(row.key[1], row.key[2]): row for row in rows}
    of_task: dict[str, list[str]] = {}
    for task_id, target_id in by_key:
        if target_id:
            of_task.setdefault(task_id, []).append(target_id)
    pairs = []
    nodes = [item for section in plan.sections for item in (section, *section.items)]
    holders: list[tuple[str, tuple[Promise, ...]]] = [
        (node.id, (*node.targets, *node.qualitative_targets)) for node in nodes
    ]
    if plan.preamble:
        holders.append((PREAMBLE_ID, (*plan.preamble.targets, *plan.preamble.qualitative_targets)))
    for task_id, targets in holders:
        ids = sorted(of_task.get(task_id, ()), key=lambda t: (t[:1] != "t", len(t), t))
        pairs += [(target.span, by_key[task_id, t]) for target, t in zip(targets, ids, strict=True)]
    return pairs


def _pair_rest(
    theirs: Sequence[OldRow], ours: Sequence[tuple[int, Entry]], taken: set[int], found: Pairing
) -> None:
    """What is left of one task: a row without a target continues in the first free row, and the other way round."""
    left = [row for row in theirs if id(row) not in taken]
    free = [(n, row) for n, row in ours if n not in found.old_of]
    for before in left:
        if not free:
            return
        if not before.key[2] or free[0][1].target is None:
            found.old_of[free.pop(0)[0]] = before
            taken.add(id(before))
