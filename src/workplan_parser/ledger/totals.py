"""按单位汇总: how many tasks and targets each office has, and how many of its rows are done or late, reckoned as they are filled in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from workplan_parser.ledger.columns import DONE, LATE, Column
from workplan_parser.ledger.looks import PLAIN, Looks
from workplan_parser.ledger.paper import PAPER
from workplan_parser.ledger.sheets import MAIN_SHEET
from workplan_parser.words import ROLES

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

HEADERS = (
    "单位",
    f"{ROLES['lead']}任务",
    f"{ROLES['responsible']}/{ROLES['support']}任务",
    "目标",
    DONE,
    LATE,
)
_WIDTHS = (34, 12, 16, 10, 10, 10)


class Duty(NamedTuple):
    """What a row of the ledger is to an office: its task, who leads it, who else is of it, whether it has a target."""

    task: tuple[str, str]
    leads: Sequence[str]
    others: Sequence[str]
    target: bool
    status: str = ""


class Total(NamedTuple):
    """One office, or (``office`` 合计) all: tasks led, tasks otherwise, targets, rows done and late."""

    office: str
    led: int
    other: int
    targets: int
    done: int
    late: int


def totals(duties: Iterable[Duty]) -> list[Total]:
    """The offices, who leads most first; last the whole, in which a task of several offices counts once."""
    every = list(duties)
    by_office: dict[str, list[Duty]] = {}
    for duty in every:
        for office in dict.fromkeys((*duty.leads, *duty.others)):
            by_office.setdefault(office, []).append(duty)
    found = [
        _total(office, its, [duty for duty in its if office in duty.leads])
        for office, its in by_office.items()
    ]
    whole = _total("合计", every, [duty for duty in every if duty.leads])
    return [*sorted(found, key=lambda one: (-one.led, -one.other)), whole] if found else []


def _total(office: str, its: Sequence[Duty], led: Sequence[Duty]) -> Total:
    leading = {duty.task for duty in led}
    return Total(
        office,
        len(leading),
        len({duty.task for duty in its} - leading),
        sum(duty.target for duty in its),
        sum(duty.status == DONE for duty in its),
        sum(duty.status == LATE for duty in its),
    )


COUNTED = 4
"""So many columns are counted once and for all; those after them are reckoned."""


def texts(found: Iterable[Total]) -> Iterator[tuple[str, ...]]:
    """The lines of the sheet as far as they are counted."""
    yield HEADERS[:COUNTED]
    for total in found:
        yield tuple(map(str, total[:COUNTED]))


def fill(
    sheet: Worksheet, title: str, found: Sequence[Total], columns: Sequence[Column], end: int, looks: Looks
) -> None:
    """Fill *sheet*; the ledger has these *columns*, its last row stands at *end*."""
    frame = {"font_name": "宋体", "font_size": 11, "border": 1, "valign": "vcenter", "text_wrap": True}
    name, number = looks.look(**frame), looks.look(**frame, align="center", num_format="0;-0;;@")
    sheet.merge_range(
        0, 0, 0, len(HEADERS) - 1, title, looks.look(font_name="黑体", font_size=16, align="center")
    )
    for c, (header, width) in enumerate(zip(HEADERS, _WIDTHS, strict=True)):
        sheet.write_string(1, c, header, looks.head(PLAIN))
        sheet.set_column(c, c, width)
    at = {column.key: c for c, column in enumerate(columns)}
    for r, total in enumerate(found, 2):
        sheet.write_string(r, 0, total.office, name)
        for c, count in enumerate(total[1:COUNTED], 1):
            sheet.write_number(r, c, count, number)
        for c, (status, count) in enumerate(((DONE, total.done), (LATE, total.late)), COUNTED):
            formula = _counted(r, status, at, end, whole=total is found[-1])
            sheet.write_formula(r, c, formula, number, count)
    sheet.freeze_panes(2, 1)
    sheet.set_paper(PAPER)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(1)
    sheet.center_horizontally()


def _counted(r: int, status: str, at: Mapping[str, int], end: int, *, whole: bool) -> str:
    """The formula that counts the rows of that *status*, those of the office in column A or all."""
    from xlsxwriter.utility import xl_range_abs

    def column(key: str) -> str:
        return f"'{MAIN_SHEET}'!{xl_range_abs(2, at[key], end, at[key])}"

    if whole:
        return f'=COUNTIF({column("status")},"{status}")'
    offices = f'"、"&{column("lead")}&"、"&{column("support")}&"、"'
    return f'=SUMPRODUCT(--ISNUMBER(FIND("、"&$A{r + 1}&"、",{offices})),--({column("status")}="{status}"))'
