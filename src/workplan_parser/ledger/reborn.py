"""The plan behind an older ledger, put together again from its rows, so that two ledgers compare like two plans."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

import regex

from workplan_parser.ledger.cell import normal
from workplan_parser.ledger.old import OldRow
from workplan_parser.model import (
    Comparator,
    GoverningDeadline,
    Item,
    Metadata,
    Plan,
    Preamble,
    Responsibility,
    Section,
    SourceInfo,
    Target,
)
from workplan_parser.span import Span
from workplan_parser.tasks import PREAMBLE_ID
from workplan_parser.words import COMPARATORS

_WORDS: dict[str, Comparator] = {words: code for code, words in COMPARATORS.items()}
_NUMBER = regex.compile(r"[0-9]+")


def plan_of(rows: Sequence[OldRow], year: int | None) -> Plan:
    """A Plan whose tasks have the old ids, and whose n-th target in row order has the span (n, n + 1)."""
    at = _Counter()
    sections: list[Section] = []
    preamble: Preamble | None = None
    open_title: str | None = None
    items: list[Item] = []

    def close() -> None:
        if items:
            span = Span(items[0].span.start, items[-1].span.end)
            fields = {"label": None, "number": None, "title": open_title or "", "text": "", "span": span}
            sections.append(Section(id=f"§{len(sections) + 1}", level=1, items=tuple(items), **fields))
            items.clear()

    for task_id, group in _grouped(rows):
        fields = _fields(group, at)
        if task_id == PREAMBLE_ID:
            preamble = Preamble(**{name: fields[name] for name in ("text", "span", "targets")})
            continue
        title = _first(group, "section")
        if "." not in task_id:
            close()
            sections.append(Section(id=task_id, level=1, **fields))
            continue
        if title != open_title:
            close()
            open_title = title
        items.append(Item(id=task_id, level=2, **fields))
    close()
    return Plan(
        generator="ledger",
        source=SourceInfo(
            name=rows[0].key[0] if rows else "",
            media_type="",
            encoding=None,
            sha256="",
            length=at.value,
            text=None,
        ),
        metadata=Metadata.model_validate({"year": year}),
        preamble=preamble,
        sections=tuple(sections),
        attachments=(),
        closing=None,
        unclaimed=(),
        diagnostics=(),
    )


class _Counter:
    def __init__(self) -> None:
        self.value = 0

    def next(self) -> Span:
        self.value += 1
        return Span(self.value - 1, self.value)


def _grouped(rows: Sequence[OldRow]) -> Iterator[tuple[str, list[OldRow]]]:
    """Rows by task; a sorted or filtered ledger may have scattered them."""
    groups: dict[str, list[OldRow]] = {}
    for row in sorted(rows, key=lambda row: _natural(row.key[1])):
        groups.setdefault(row.key[1], []).append(row)
    for task_id, group in groups.items():
        yield task_id, sorted(group, key=lambda row: _natural(row.key[2]))


def _natural(text: str) -> tuple[tuple[str, int], ...]:
    return tuple(
        (word.rstrip("0123456789"), int(found[0]) if (found := _NUMBER.search(word)) else 0)
        for word in text.split(".")
    )


def _fields(group: Sequence[OldRow], at: _Counter) -> dict[str, Any]:
    start = at.value
    targets = tuple(_target(row, at.next()) for row in group if row.key[2])
    offices = [
        Responsibility(name=name, role=role, basis="explicit", kind="unit", full_name=None, span=at.next())
        for column, role in (("lead", "lead"), ("support", "responsible"))
        for name in _first(group, column).split("、")
        if name
    ]
    label = _first(group, "label")
    whole = _first(group, "+_text") or _joined(str(normal(row.at_first("text"))) for row in group)
    title = _first(group, "+_title" if group[0].base else "title")
    end = at.next().end
    return {
        "label": label or None,
        "number": None,
        "title": title,
        "text": whole,
        "responsible": tuple(offices),
        "targets": targets,
        "span": Span(start, end),
    }


def _first(group: Iterable[OldRow], column: str) -> str:
    return next((text for row in group if (text := normal(row.at_first(column)))), "")


def _joined(texts: Iterable[str]) -> str:
    return "".join(dict.fromkeys(texts))


def _target(row: OldRow, span: Span) -> Target:
    top = _decimal(row.at_first("value_max"))
    due = _day(row.at_first("due"))
    comparator: Comparator = _WORDS.get(normal(row.at_first("comparator")), "eq")
    return Target(
        raw=normal(row.at_first("raw")),
        span=span,
        indicator=normal(row.at_first("indicator")),
        indicator_span=None,
        comparator=comparator,
        value=_decimal(row.at_first("value")) or Decimal(0),
        value_max=top if comparator == "range" else None,
        unit=normal(row.at_first("unit")),
        ucum=None,
        dimension=None,
        strength="expect",
        deadline=GoverningDeadline(raw="", span=span, due=due, precision="day", basis="explicit")
        if due
        else None,
        rule="ledger",
    )


def _decimal(value: Any) -> Decimal | None:
    try:
        return Decimal(normal(value)) if normal(value) else None
    except InvalidOperation:
        return None


def _day(value: Any) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(normal(value))
    except ValueError:
        return None
