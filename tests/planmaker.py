"""Plans made by hand for tests: the text and the tree are written together, so every span quotes its text."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from workplan_parser.extract.units import known
from workplan_parser.model import (
    Citation,
    Deadline,
    GoverningDeadline,
    Horizon,
    Item,
    Metadata,
    Plan,
    Preamble,
    QualitativeTarget,
    Responsibility,
    Section,
    SourceInfo,
    Target,
)
from workplan_parser.span import Span

COMPARATORS = {
    "不低于": "ge",
    "不少于": "ge",
    "超过": "gt",
    "不超过": "le",
    "低于": "lt",
    "约": "approx",
    "": "eq",
}


@dataclass(frozen=True)
class T:
    """A target to write: 市政道路设施完好率 不低于 97 %, due on a day or never."""

    indicator: str
    value: str
    unit: str
    words: str = ""
    due: date | None = None
    value_max: str | None = None
    strength: str = "expect"


@dataclass(frozen=True)
class Q:
    """A goal without a number to write: 农村供水 全覆盖."""

    indicator: str
    words: str
    strength: str = "expect"


@dataclass(frozen=True)
class I:  # noqa: E742
    """A node to write: its heading, its prose, its offices, its numbers, its children."""

    title: str = ""
    text: str = ""
    targets: Sequence[T] = ()
    offices: Sequence[str | tuple[str, str]] = ()
    items: Sequence[I] = ()
    label: str | None = None
    due: date | None = None
    horizon: Horizon | None = None
    """That of the node above where it is None."""
    states: Sequence[Q] = ()


@dataclass
class _Writer:
    parts: list[str] = field(default_factory=list)
    length: int = 0

    def put(self, text: str) -> Span:
        start = self.length
        self.parts.append(text)
        self.length += len(text)
        return Span(start, self.length)


HAN = "零一二三四五六七八九十"


def han(number: int) -> str:
    """1 → 一, 12 → 十二, 35 → 三十五."""
    tens, ones = divmod(number, 10)
    head = "" if not tens else ("十" if tens == 1 else HAN[tens] + "十")
    return head + (HAN[ones] if ones or not head else "")


def make(
    *sections: I,
    title: str = "2024年城市管理工作要点",
    year: int | None = 2024,
    issuer: str | None = "某市城市管理局",
    preamble: str = "",
    preamble_targets: Sequence[T] = (),
    name: str = "plan.txt",
    with_text: bool = True,
    first: int = 1,
) -> Plan:
    """A whole plan from its sections; items are numbered （一）… straight through unless they bring a label."""
    out = _Writer()
    out.put(title + "\n")
    lead = None
    if preamble or preamble_targets:
        text, span, body = _prose(out, preamble, preamble_targets, None)
        lead = Preamble(text=text, span=span, text_spans=(span,), **body)
        out.put("\n")
    counter = [first - 1]
    nodes = tuple(_node(out, s, f"s{n}", n, 1, counter, "plan") for n, s in enumerate(sections, 1))
    text = "".join(out.parts)
    return Plan(
        generator="workplan-parser test",
        source=SourceInfo(
            name=name,
            media_type="text/plain",
            encoding="utf-8",
            sha256=hashlib.sha256(text.encode()).hexdigest(),
            converted_by=None,
            length=len(text),
            text=text if with_text else None,
        ),
        metadata=Metadata(title=title, year=year, issuer=issuer),
        preamble=lead,
        sections=tuple(Section(**node) for node in nodes),
    )


def _node(
    out: _Writer, spec: I, id_: str, number: int, level: int, counter: list[int], above: Horizon
) -> dict[str, Any]:
    horizon = spec.horizon or above
    if level == 2:
        counter[0] += 1
        number = counter[0]
    label = spec.label or {1: f"{han(number)}、", 2: f"（{han(number)}）"}.get(level, f"{number}.")
    start = out.put(label).start
    title_span = out.put(spec.title) if spec.title else None
    out.put("。" if spec.title and level > 1 else "\n" if spec.title else "")
    text, span, body = _prose(out, spec.text, spec.targets, spec.due, spec.states)
    responsible = []
    if spec.offices:
        out.put("\n责任单位：")
        for office in spec.offices:
            role, who = office if isinstance(office, tuple) else ("responsible", office)
            responsible.append(Responsibility(name=who, role=role, span=out.put(who)))  # type: ignore[arg-type]
            out.put("  ")
    out.put("\n")
    children = [
        Item(**_node(out, child, f"{id_}.i{n}", n, level + 1, counter, horizon))
        for n, child in enumerate(spec.items, 1)
    ]
    return {
        "id": id_,
        "label": label,
        "number": number,
        "level": level,
        "title": spec.title,
        "title_span": title_span,
        "text": text,
        "text_spans": (span,) if text else (),
        "responsible": tuple(responsible),
        "horizon": horizon,
        "items": tuple(children),
        "span": Span(start, out.length),
        **body,
    }


def _prose(
    out: _Writer, text: str, targets: Sequence[T], due: date | None, states: Sequence[Q] = ()
) -> tuple[str, Span, dict[str, tuple[Any, ...]]]:
    """The prose, then one clause a target; the text, its span, and what was found in it."""
    start = out.put(text).start
    body = text
    found, deadlines = [], []
    if due is not None:
        phrase = f"{due.year}年{due.month}月{due.day}日前完成。"
        span = out.put(phrase)
        body += phrase
        deadlines.append(
            Deadline(
                raw=phrase[:-3],
                span=Span(span.start, span.end - 3),
                due=due,
                precision="day",
                basis="explicit",
            )
        )
    for target in targets:
        governing = None
        if target.due is not None:
            phrase = f"{target.due.year}年{target.due.month}月{target.due.day}日前"
            governing = GoverningDeadline(
                raw=phrase, span=out.put(phrase), due=target.due, precision="day", basis="explicit"
            )
            body += phrase
        indicator = out.put(target.indicator)
        top = f"—{target.value_max}" if target.value_max else ""
        raw = f"{target.words}{target.value}{top}{target.unit}"
        span = out.put(raw)
        out.put("。")
        body += f"{target.indicator}{raw}。"
        found.append(
            Target(
                raw=raw,
                span=span,
                indicator=target.indicator,
                indicator_span=indicator,
                indicator_spans=(indicator,),
                comparator="range" if target.value_max else COMPARATORS[target.words],  # type: ignore[arg-type]
                value=Decimal(target.value),
                value_max=Decimal(target.value_max) if target.value_max else None,
                unit=target.unit,
                ucum=unit.ucum if (unit := known(target.unit)) else None,
                dimension=unit.dimension if unit else None,
                strength=target.strength,  # type: ignore[arg-type]
                deadline=governing,
                rule="test",
            )
        )
    goals = []
    for state in states:
        indicator, span = out.put(state.indicator), out.put(state.words)
        out.put("。")
        body += f"{state.indicator}{state.words}。"
        goals.append(
            QualitativeTarget(
                raw=state.words,
                span=span,
                indicator=state.indicator,
                indicator_span=indicator,
                kind="completion",
                strength=state.strength,  # type: ignore[arg-type]
                deadline=None,
                rule="test",
            )
        )
    citations = [
        Citation(title=title, document_number=None, span=Span(start + a, start + b))
        for a, b, title in _cited(body)
    ]
    return (
        body,
        Span(start, out.length),
        {
            "targets": tuple(found),
            "qualitative_targets": tuple(goals),
            "deadlines": tuple(deadlines),
            "citations": tuple(citations),
        },
    )


def _cited(text: str) -> list[tuple[int, int, str]]:
    found, at = [], text.find("《")
    while at >= 0:
        end = text.find("》", at)
        if end < 0:
            break
        found.append((at, end + 1, text[at + 1 : end]))
        at = text.find("《", end)
    return found
