"""The plan behind an older ledger, put together again from its rows, so that two ledgers compare like two plans."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from workplan_parser.compare.nodes import natural
from workplan_parser.extract.units import known
from workplan_parser.ledger.cell import normal
from workplan_parser.ledger.tabs import OldRow
from workplan_parser.model import Comparator, Metadata, Plan, QualityKind
from workplan_parser.span import Span
from workplan_parser.tasks import PREAMBLE_ID
from workplan_parser.words import COMPARATORS, QUALITIES

_WORDS: dict[str, Comparator] = {words: code for code, words in COMPARATORS.items()}
_KINDS: dict[str, QualityKind] = {words: code for code, words in QUALITIES.items()}


def plan_of(rows: Sequence[OldRow], year: int | None) -> Plan:
    """A Plan whose tasks have the old ids, and whose n-th target in row order has the span (n, n + 1)."""
    at = _Counter()
    sections: list[dict[str, Any]] = []
    preamble: dict[str, Any] | None = None
    for task_id, group in _grouped(rows):
        task, title = _task(group, at), _first(group, "section")
        if task_id == PREAMBLE_ID:
            preamble = {name: task[name] for name in ("text", "span", "targets", "qualitative_targets")}
        elif "." not in task_id:
            sections.append({**task, "id": task_id, "level": 1})
        else:
            if not sections or (sections[-1]["id"][0], sections[-1]["title"]) != ("§", title):
                id_, span = f"§{len(sections) + 1}", task["span"]
                bare: dict[str, Any] = {
                    "label": None,
                    "number": None,
                    "title": title,
                    "text": "",
                    "items": [],
                }
                sections.append({"id": id_, "level": 1, "span": span, **bare})
            sections[-1]["items"].append({**task, "id": task_id, "level": 2})
            sections[-1]["span"] = Span(sections[-1]["span"].start, task["span"].end)
    name = rows[0].key[0] if rows else ""
    source = {"name": name, "media_type": "", "encoding": None, "sha256": "", "length": at.value}
    whole = {"generator": "ledger", "source": source, "metadata": {"year": year}}
    return Plan.model_validate({**whole, "preamble": preamble, "sections": sections})


def head_of(rows: Sequence[OldRow]) -> Metadata:
    """Title, issuer and year of the plan, where the ledger tells."""
    told = {"title": "+_plan", "issuer": "+_issuer", "year": "+_year"}
    return Metadata.model_validate({name: _first(rows, column) or None for name, column in told.items()})


class _Counter:
    def __init__(self) -> None:
        self.value = 0

    def next(self) -> Span:
        self.value += 1
        return Span(self.value - 1, self.value)


def _grouped(rows: Sequence[OldRow]) -> Iterator[tuple[str, list[OldRow]]]:
    """Rows by task; a sorted or filtered ledger may have scattered them."""
    groups: dict[str, list[OldRow]] = {}
    for row in sorted(rows, key=lambda row: natural(row.key[1])):
        groups.setdefault(row.key[1], []).append(row)
    for task_id, group in groups.items():
        yield task_id, sorted(group, key=lambda row: natural(row.key[2]))


def _task(group: Sequence[OldRow], at: _Counter) -> dict[str, Any]:
    """The fields of an item, from the rows of one task."""
    start = at.value
    return {
        "label": _first(group, "label") or None,
        "number": None,
        "title": _first(group, "+_title" if group[0].base else "title"),
        "text": _first(group, "+_text")
        or "".join(dict.fromkeys(normal(row.at_first("text")) for row in group)),
        "horizon": _first(group, "+_horizon") or "plan",
        "targets": [_target(row, at.next()) for row in group if row.key[2][:1] == "t"],
        "qualitative_targets": [_quality(row, at.next()) for row in group if row.key[2][:1] == "q"],
        "responsible": [
            {"name": name, "role": role, "span": at.next()}
            for column, role in (("lead", "lead"), ("support", "responsible"))
            for name in _first(group, column).split("、")
            if name
        ],
        "span": Span(start, at.next().end),
    }


def _first(group: Iterable[OldRow], column: str) -> str:
    return next((text for row in group if (text := normal(row.at_first(column)))), "")


def _target(row: OldRow, span: Span) -> dict[str, Any]:
    comparator: Comparator = _WORDS.get(normal(row.at_first("comparator")), "eq")
    unit = known(normal(row.at_first("unit")))
    return {
        **({"ucum": unit.ucum, "dimension": unit.dimension} if unit else {}),
        **{name: normal(row.at_first(name)) for name in ("raw", "indicator", "unit")},
        "comparator": comparator,
        "value": _decimal(row.at_first("value")) or Decimal(0),
        "value_max": _decimal(row.at_first("value_max")) if comparator == "range" else None,
        **_promise(row, span),
    }


def _quality(row: OldRow, span: Span) -> dict[str, Any]:
    return {
        **{name: normal(row.at_first(name)) for name in ("raw", "indicator")},
        "kind": _KINDS.get(normal(row.at_first("comparator")), "other"),
        **_promise(row, span),
    }


def _promise(row: OldRow, span: Span) -> dict[str, Any]:
    """What targets with a number and without have alike."""
    due = _day(row.at_first("due"))
    deadline = due and {"raw": "", "span": span, "due": due, "precision": "day", "basis": "explicit"}
    return {"deadline": deadline, "strength": "expect", "rule": "ledger", "span": span}


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
