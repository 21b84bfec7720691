"""The columns of the 台账 in order: one row a column, with what it holds and how it is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Literal, NamedTuple

from workplan_parser.model import QualitativeTarget, Target
from workplan_parser.words import COMPARATORS, QUALITIES

if TYPE_CHECKING:
    from workplan_parser.ledger.rows import Entry, Row, Value

Kind = Literal["number", "text", "date", "fill", "identifier", "reckoned"]
Place = Literal["printed", "beside", "program"]
"""On paper; beside it, to fill in and to reckon with; last, for the program."""


class Column(NamedTuple):
    """``key`` in code, ``header`` as printed, ``kind`` of content, ``width`` in characters of half width; ``read`` gives
    the value of an entry, and is missing where people fill the column or the spreadsheet reckons it."""

    key: str
    header: str
    kind: Kind
    width: float
    read: Callable[[Entry], Value] | None = None
    centred: bool = False
    place: Place = "printed"


def _target(field: str) -> Callable[[Entry], Value]:
    """Of a target; a goal without a number has no value and no unit."""
    return lambda entry: getattr(entry.target, field, None)


def _comparator(entry: Entry) -> Value:
    """In words: a cell that began with = or > would be a formula to one program and noise to a reader.

    Of a goal without a number what kind of state it is: 全覆盖, 完成.
    """
    match entry.target:
        case Target():
            return COMPARATORS[entry.target.comparator]
        case QualitativeTarget():
            return QUALITIES[entry.target.kind]
    return None


COLUMNS: tuple[Column, ...] = (
    Column("serial", "序号", "number", 4.5, lambda entry: entry.serial, centred=True),
    Column("section", "一级任务", "text", 8, lambda entry: entry.task.section),
    Column("title", "工作任务", "text", 12, lambda entry: entry.task.heading),
    Column("text", "工作内容", "text", 30, lambda entry: entry.text),
    Column("indicator", "指标", "text", 11, _target("indicator")),
    Column("raw", "目标(原文)", "identifier", 10, _target("raw"), centred=True),
    Column("lead", "牵头单位", "text", 9, lambda entry: "、".join(entry.leads)),
    Column("support", "责任/配合单位", "text", 11, lambda entry: "、".join(entry.others)),
    Column("due", "完成时限", "date", 11.5, lambda entry: entry.due, centred=True),
    Column("person", "责任人", "fill", 6.5, centred=True),
    Column("latest", "最新进展", "reckoned", 12),
    Column("status", "完成状态", "fill", 8, centred=True),
    Column("leader", "牵头领导", "fill", 9, centred=True, place="beside"),
    Column("q1", "一季度进展", "fill", 24, place="beside"),
    Column("q2", "二季度进展", "fill", 24, place="beside"),
    Column("q3", "三季度进展", "fill", 24, place="beside"),
    Column("q4", "四季度进展", "fill", 24, place="beside"),
    Column("done", "完成值", "fill", 9, centred=True, place="beside"),
    Column("problem", "存在问题", "fill", 16, place="beside"),
    Column("note", "备注", "fill", 16, place="beside"),
    Column("label", "编号", "identifier", 7, lambda entry: entry.task.label, centred=True, place="beside"),
    Column("comparator", "比较", "text", 7, _comparator, centred=True, place="beside"),
    Column("value", "目标值", "number", 10, _target("value"), place="beside"),
    Column("value_max", "目标上限", "number", 11, _target("value_max"), place="beside"),
    Column("unit", "单位", "text", 7, _target("unit"), centred=True, place="beside"),
    Column("task_id", "任务ID", "identifier", 11, lambda entry: entry.task.id, place="program"),
    Column("target_id", "目标ID", "identifier", 8, lambda entry: entry.target_id, place="program"),
    Column("place", "来源", "identifier", 24, lambda entry: entry.place, place="program"),
)

QUARTERS = ("q1", "q2", "q3", "q4")
"""What 最新进展 looks at: it shows the last of them that is filled in."""
SHARED = ("section", "title", "text", "lead", "support")
"""What rows have in common, those of one task or (:data:`RUNNING`) any: it is shown beside the first of them alone."""
RUNNING = ("section",)

FATE = Column("fate", "去向", "text", 24)
FORMER_FATE = "撤销说明"
"""Its header in ledgers made before 0.2."""
"""Stands on the sheet of what a revision took out."""

BY_KEY: dict[str, Column] = {column.key: column for column in COLUMNS}
BY_HEADER: dict[str, Column] = {column.header: column for column in COLUMNS}
FILLS: tuple[str, ...] = tuple(column.key for column in COLUMNS if column.kind == "fill")

LATE, DONE = "进度滞后", "已完成"
STATUSES: tuple[str, ...] = ("未启动", "正常推进", LATE, DONE, "已调整")
"""完成状态: what the drop-down offers."""


def shown(rows: Iterable[Row]) -> tuple[Column, ...]:
    """The columns of one ledger: 目标上限 stands only where some target is a range."""
    ranges = any(row.values.get("value_max") is not None for row in rows)
    return tuple(column for column in COLUMNS if ranges or column.key != "value_max")
