"""变化对照表: one row a target, for Excel on Chinese Windows (UTF-8 with BOM, CRLF, formulas defused)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from workplan_parser import words
from workplan_parser.compare.model import Pair, PlanDiff
from workplan_parser.compare.render import phrases, states
from workplan_parser.writers.csv import lines

HEADER = (
    "变化", "指标", "上年", "本年", "增减", "单位", "增幅", "责任单位变化", "条目", "上年位置", "本年位置", "备注",
)  # fmt: skip


class Percentage:
    """25% or -12.5% as a spreadsheet reads it: a number, so not to be defused like a formula."""

    def __init__(self, number: Decimal) -> None:
        self.number = number

    def __str__(self) -> str:
        return f"{phrases.plain(self.number)}%"


def render(diff: PlanDiff, *, bom: bool = True) -> str:
    """The table as CSV text; unchanged targets are rows too, so that the table is the whole picture."""
    return "".join(lines(HEADER, _rows(diff), bom=bom))


def _rows(diff: PlanDiff) -> Iterator[tuple[Any, ...]]:
    for r in phrases.lines(diff, unchanged=True):
        row, owner = r.row, r.owner
        one = row.new or row.old
        unit = one.unit if one else ""
        yield (
            r.verdict,
            r.indicator,
            r.old,
            r.new,
            row.delta,
            phrases.POINTS if unit in ("%", "％") and row.delta is not None else unit,
            Percentage(row.percent) if r.percent and row.percent is not None else None,
            duties(owner) if owner else "",
            phrases.name(owner.new) if owner else "",
            r.old_path,
            r.new_path,
            "；".join(r.notes),
        )
    for s in states.lines(diff, unchanged=True):
        nothing = (None, "", None, "", "")
        yield (s.verdict, s.indicator, s.old, s.new, *nothing, s.old_path, s.new_path, "；".join(s.notes))


def duties(pair: Pair) -> str:
    """新增：甲处；减少：乙处；丙处 配合→牵头"""
    change = pair.responsible
    parts = [f"新增：{'、'.join(change.added)}"] if change.added else []
    parts += [f"减少：{'、'.join(change.removed)}"] if change.removed else []
    parts += [f"{r.name} {words.ROLES[r.old]}→{words.ROLES[r.new]}" for r in change.role_changed]
    return "；".join(parts)
