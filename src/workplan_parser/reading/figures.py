"""Cells of figures: goals, sums, results, starting points. A bare number takes its name, unit and time from cells around it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from workplan_parser.extract.indicators.verbs import empty, is_act
from workplan_parser.model import Deadline, OtherQuantity, QuantityRole, Target
from workplan_parser.reading import prose, times
from workplan_parser.reading.findings import Finding, Stretch
from workplan_parser.reading.walk import Setting
from workplan_parser.span import Span
from workplan_parser.tables import Column, Entry
from workplan_parser.tables.amounts import is_amount, unit_place
from workplan_parser.tables.cells import lines
from workplan_parser.text.sheet import Sheet

M = TypeVar("M", Target, OtherQuantity)

_ROLES: dict[str, QuantityRole] = {
    "result": "achieved", "base": "baseline", "overall": "attribute", "note": "attribute",
}  # fmt: skip
"""What a number is under each kind of header; under any other it is promised."""


def read(sheet: Sheet, entry: Entry, setting: Setting) -> Sequence[Stretch]:
    """The figures of a cell: 6左右 in 2026年目标 is a target, 5.2 in 2025年完成 is achieved."""
    due = _due(sheet, entry.column, setting)
    role = _ROLES.get(entry.column.kind) or _past(due, setting)
    setting = setting._replace(horizon="review") if role == "achieved" else setting
    found = [_named(sheet, entry, stretch) for stretch in _stretches(sheet, entry, setting)]
    if role:
        return [told(stretch, role) for stretch in found]
    return [_by(due, stretch) for stretch in found] if due else found


def told(stretch: Stretch, role: QuantityRole) -> Stretch:
    """*stretch* with its targets as quantities of that *role*: a column of results or remarks promises nothing."""
    others = [Finding(_other(one.value, role), "cell", one.evidence) for one in stretch.targets]
    return stretch._replace(targets=(), qualities=(), others=[*others, *stretch.others], deadlines=())


def _other(target: Target, role: QuantityRole) -> OtherQuantity:
    fields = {
        name: getattr(target, name) for name in OtherQuantity.model_fields if name not in ("role", "rule")
    }
    return OtherQuantity(**fields, role=role, rule="cell")


def _stretches(sheet: Sheet, entry: Entry, setting: Setting) -> list[Stretch]:
    """A bare number is read with its unit behind it; words as the prose they are."""
    flow = sheet.flow(*entry.place)
    at = unit_place(flow.text) if entry.unit else None
    if at is not None:
        return [prose.read_flow(sheet, flow.with_word(at, entry.unit), entry.place, setting)]
    return [prose.read(sheet, line, setting) for line in lines(sheet, entry.place)]


def _named(sheet: Sheet, entry: Entry, stretch: Stretch) -> Stretch:
    """Quantities that the cell does not name are named by what heads the row, or by the header: 老旧小区改造 | 完工30个."""
    if entry.measure is None:
        return stretch
    bare = is_amount(sheet.flow(*entry.place).text)
    name = sheet.flow(*entry.measure)
    said = sheet.spelt(name, 0, len(name.text))
    return stretch._replace(
        targets=[_called(one, said, entry.measure, bare) for one in stretch.targets],
        others=[_called(one, said, entry.measure, bare) for one in stretch.others],
    )


def _called(one: Finding[M], name: str, place: Span, bare: bool) -> Finding[M]:
    own = one.value.indicator
    if not bare and own and not (is_act(own) or empty(own, 0, len(own))):
        return one
    return one._replace(
        quoted=("cell",),
        value=one.value.model_copy(
            update={"indicator": name, "indicator_span": place, "indicator_spans": (place,)}
        ),
    )


# ── the time a header names ─────────────────────────────────────────────────────────────────────────


def _due(sheet: Sheet, column: Column, setting: Setting) -> Deadline | None:
    """The last day of the year or the quarter in a header: 二季度目标."""
    if column.when is None:
        return None
    dated = times.read(sheet.flow(*column.when), sheet, setting, limit=True)
    return dated.findings[-1].value if dated.findings else None


def _past(due: Deadline | None, setting: Setting) -> QuantityRole | None:
    """2025年 in a plan of 2026."""
    return "achieved" if due and setting.year and due.due.year < setting.year else None


def _by(due: Deadline, stretch: Stretch) -> Stretch:
    """The targets of a quarter are due at its end; those of a year, where the row has no limit of its own."""
    governing = times.governing(due, "heading")
    if due.precision == "year":
        return stretch._replace(within=governing)
    return stretch._replace(
        targets=[times.due_by(one, governing) for one in stretch.targets],
        qualities=[times.due_by(one, governing) for one in stretch.qualities],
    )
