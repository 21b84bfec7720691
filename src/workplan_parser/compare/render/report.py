"""What a page of a diff shows, in order, and the counts of just that: every rendering draws this and nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from workplan_parser.compare.model import Addition, Merge, NodeRef, Pair, PlanDiff, Removal, Split
from workplan_parser.compare.render.headline import headline
from workplan_parser.compare.render.rows import Index, NumberRow, Row, StateRow, numbers, states
from workplan_parser.words import SENSES, STATUSES

Region = Literal["plan", "beyond", "apart"]
GROUPS: dict[str, tuple[str, ...]] = {"有变": ("~",), "新增": ("+",), "未再提及": ("-",), "未变": ("=",)}
"""What changed comes first; the marks of each group's rows."""


@dataclass(frozen=True, slots=True)
class Group:
    """Rows of one kind that became of alike, under their heading."""

    name: str
    rows: tuple[Row, ...]


@dataclass(slots=True)
class Part:
    """One part of the page: the plan's own period, a longer one, or what explains words and is annexed."""

    region: Region
    numbers: list[NumberRow] = field(default_factory=list)
    states: list[StateRow] = field(default_factory=list)
    pairs: list[Pair] = field(default_factory=list)
    added: list[Addition] = field(default_factory=list)
    removed: list[Removal] = field(default_factory=list)
    splits: list[Split] = field(default_factory=list)
    merges: list[Merge] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.numbers or self.states or self.items or self.pairs)

    @property
    def items(self) -> bool:
        """True where anything is to be said of items themselves."""
        return bool(self.changed or self.added or self.removed or self.splits or self.merges)

    @property
    def changed(self) -> list[Pair]:
        """Pairs to list: more than a new number, more than targets, or one a person should look at."""
        return [pair for pair in self.pairs if pair.review or set(pair.status) - {"renumbered", "targets"}]

    @property
    def same(self) -> list[Pair]:
        """Pairs in which nothing but the number changed."""
        return [pair for pair in self.pairs if set(pair.status) <= {"renumbered"}]

    def counts(self) -> Iterator[tuple[str, str]]:
        """(head, line): goals, items and offices of this part, just those that it lists or may list."""
        if self.numbers:
            yield "目标", _counted(self.numbers) + _asked(self.numbers)
        if self.states:
            yield "定性目标", _counted(self.states)
        if self.pairs or self.items:
            yield "条目", self._items()
        gained = sum(len(pair.responsible.added) for pair in self.pairs)
        lost = sum(len(pair.responsible.removed) for pair in self.pairs)
        if gained or lost:
            yield "责任单位", f"+{gained} -{lost}"
        if told := self._review():
            yield "待核", told

    def _items(self) -> str:
        kinds: Counter[str] = Counter(word for pair in self.changed for word in pair.status)
        said = [
            f"{word} {kinds[code]}" for code, word in STATUSES.items() if kinds[code] and code != "renumbered"
        ]
        kept = f"~{len(self.changed)} 有变" + (f"（{'、'.join(said)}）" if said else "")
        told = [kept] * bool(self.changed)
        for mark, some, word in (
            ("+", self.added, "新增"),
            ("-", self.removed, "未再提及"),
            ("~", self.splits, "拆分"),
            ("~", self.merges, "合并"),
            ("=", self.same, "未变"),
        ):
            told += [f"{mark}{len(some)} {word}"] * bool(some)
        return " ".join(told) or "只目标有变"

    def _review(self) -> str:
        pairs, rows = sum(pair.review for pair in self.pairs), sum(row.review for row in self.numbers)
        told = [f"条目 {pairs} 对"] * bool(pairs) + [f"目标 {rows} 对"] * bool(rows)
        return "、".join(told) + "（标有 ?）" if told else ""


@dataclass(frozen=True, slots=True)
class Report:
    """The whole page: the main figures, then its parts."""

    main: tuple[NumberRow, ...]
    parts: tuple[Part, ...]
    unchanged: bool

    def groups(self, rows: Sequence[Row], *, all: bool = False) -> list[Group]:
        """*rows* as they are listed: what changed first, what stayed only where it was asked for."""
        wanted = [name for name in GROUPS if name != "未变" or self.unchanged or all]
        found = [Group(name, tuple(row for row in rows if row.mark in GROUPS[name])) for name in wanted]
        return [group for group in found if group.rows]


def report(diff: PlanDiff, *, unchanged: bool = False) -> Report:
    """What to show of *diff*; with *unchanged* also what stayed as it was."""
    index = Index(diff)
    parts: dict[Region, Part] = {name: Part(name) for name in ("plan", "beyond", "apart")}
    for row in numbers(diff, index):
        parts[_region(row.nodes)].numbers.append(row)
    for state in states(diff, index):
        parts[_region(state.nodes)].states.append(state)
    for pair in diff.pairs:
        parts[_region((pair.new,))].pairs.append(pair)
    for added in diff.added:
        parts[_region((added,))].added.append(added)
    for removed in diff.removed:
        parts[_region((removed,))].removed.append(removed)
    for split in diff.splits:
        parts[_region((split.old,))].splits.append(split)
    for merge in diff.merges:
        parts[_region((merge.new,))].merges.append(merge)
    return Report(headline(parts["plan"].numbers), tuple(filter(None, parts.values())), unchanged)


def _region(nodes: Sequence[NodeRef]) -> Region:
    if not nodes:
        return "plan"
    return "apart" if nodes[0].part != "body" else "beyond" if nodes[0].horizon == "beyond" else "plan"


def _counted(rows: Sequence[Row]) -> str:
    """Rows by what became of them: ~2 提高 +1 新增."""
    seen = Counter((row.mark, row.verdict) for row in rows)
    order = {mark: at for at, mark in enumerate("~+-=")}
    return " ".join(
        f"{mark}{seen[mark, word]} {word}" for mark, word in sorted(seen, key=lambda one: order[one[0]])
    )


def _asked(rows: Sequence[Row]) -> str:
    """（要求更高 3、要求更低 1）, where it is known of any."""
    seen = Counter(row.sense for row in rows)
    told = [f"{word} {seen[code]}" for code, word in SENSES.items() if seen[code]]  # type: ignore[index]
    return f"（{'、'.join(told)}）" if told else ""
