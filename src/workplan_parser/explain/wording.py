"""A finding in words: what it was read as, and what the rule that decided says of itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

import regex

from workplan_parser.diagnostics import CODES, Doubt, message
from workplan_parser.explain.cite import cited
from workplan_parser.explain.explanation import Evidence, Explanation, Kind
from workplan_parser.model import (
    Citation,
    Deadline,
    OtherQuantity,
    Person,
    Promise,
    QualitativeTarget,
    Responsibility,
    Target,
)
from workplan_parser.reading.findings import Finding, Refused, Value
from workplan_parser.reading.walk import Owner
from workplan_parser.span import Span
from workplan_parser.words import (
    PERSONS,
    PRECISIONS,
    QUALITIES,
    QUANTITY_ROLES,
    QUOTED,
    SIGNS,
    STRENGTHS,
    figure,
)

_BESIDE = 6
"""Letters shown on each side of a number that was not taken."""

_REASONS = {
    "plain": "没有规则说它不是承诺，按目标读",
    "date": "时间的一部分",
    "no_unit": "后面没有认识的单位（可在 units.toml 中补充）",
    "undecided": "没有规则认为它是期限",
    "citation": "《…》",
    "line": "以“责任单位：”一类的标签写成一行",
    "bracket": "括号里的责任分工",
}
"""Of decisions that no rule of the table makes."""


def explained(one: Finding[Value], owner: Owner, text: str) -> Explanation:
    """The finding of a node in words."""
    kind, said, shown = _said(one, text)
    span = one.value.span
    why = _why(kind, one.rule) or _REASONS.get(one.rule) or _column(owner, span)
    evidence = (*shown, *map(cited, one.evidence))
    return Explanation(kind, span, span.of(text), said, one.rule, why, owner.id, evidence)


def doubted(doubt: Doubt, node: str, text: str) -> Iterable[Explanation]:
    """A doubt in words; nothing where it has no place."""
    if doubt.span is not None:
        why = CODES[doubt.code].help
        yield Explanation("doubt", doubt.span, doubt.span.of(text), message(doubt), doubt.code, why, node)


def _said(one: Finding[Value], text: str) -> tuple[Kind, str, Iterable[Evidence]]:
    match value := one.value:
        case Target():
            return (
                "target",
                f"{_amount(value)}，{STRENGTHS[value.strength]}",
                (*_governing(value), *_quoted(one, value, text)),
            )
        case QualitativeTarget():
            return "qualitative", _quality(value), (*_governing(value), *_quoted(one, value, text))
        case OtherQuantity():
            return (
                "quantity",
                f"{_amount(value)}：{QUANTITY_ROLES[value.role]}，不是目标",
                tuple(_quoted(one, value, text)),
            )
        case Deadline():
            return "deadline", f"{value.due}（{PRECISIONS[value.precision]}；{_BASES[value.basis]}）", ()
        case Responsibility():
            return "office", _office(value), ()
        case Person():
            return "person", PERSONS[value.role] + (f"，电话 {value.phone}" if value.phone else ""), ()
        case Citation():
            number = f"，文号 {value.document_number}" if value.document_number else ""
            return "citation", f"《{value.title}》{number}", ()
        case Refused("number"):
            return "number", "不是数量", (Evidence("前后", _beside(one, text)),)
        case _:
            return "time", "不是期限", ()


def _amount(measured: Target | OtherQuantity) -> str:
    top = f"–{figure(measured.value_max)}" if measured.value_max is not None else ""
    amount = f"{SIGNS.get(measured.comparator, '=')} {figure(measured.value)}{top} {measured.unit}".rstrip()
    return f"{measured.indicator or '（没有指标名）'} {amount}"


def _quoted(one: Finding[Value], measured: Promise | OtherQuantity, text: str) -> Iterator[Evidence]:
    """The places of a name of several, or of one that does not stand in the clause, each with why it was taken."""
    if isinstance(measured, QualitativeTarget):
        places: Sequence[Span | None] = (measured.indicator_span,)
    else:
        places = measured.indicator_spans
    if len(places) > 1 or {"cell", "heading"} & {*one.quoted} or _elsewhere(places[:1], measured, text):
        for place, why in zip(places, one.quoted, strict=True):
            if place is not None:
                yield Evidence("名称", f"{' '.join(place.of(text).split())}（{QUOTED[why]}）")


def _elsewhere(places: Sequence[Span | None], measured: Promise | OtherQuantity, text: str) -> bool:
    """In another clause: 财政支出30亿元，其中民生|80%."""
    return any(
        place is not None and not _STOPS.isdisjoint(text[place.end : measured.span.start]) for place in places
    )


_STOPS = frozenset("，,；;。：:\n")


def _quality(one: QualitativeTarget) -> str:
    return f"{one.indicator}：{QUALITIES[one.kind]}，{STRENGTHS[one.strength]}"


def _governing(target: Promise) -> Iterable[Evidence]:
    if (due := target.deadline) is not None:
        yield Evidence("期限", f"{due.raw} → {due.due}（{_GOVERNS[due.basis]}）")


_GOVERNS = {"explicit": "同句写明", "inherited": "承前", "heading": "标题写明"}
_BASES = {"explicit": "文中写明年份", "plan_year": "年份取自计划"}


_OFFICES = {"lead": "牵头单位", "support": "配合单位", "responsible": "责任单位"}


def _office(one: Responsibility) -> str:
    said = _OFFICES[one.role] + ("（多个单位的统称）" if one.kind == "group" else "")
    full = f"，承前补全为“{one.full_name}”" if one.full_name else ""
    return said + full + ("，文件规定排第一的牵头" if one.basis == "document_rule" else "")


def _beside(one: Finding[Value], text: str) -> str:
    """The number with the letters round it; of a Chinese numeral the word it is part of (统一, 进一步)."""
    start, end = one.value.span
    if one.rule == "word":
        return _MARKS.sub("", text[max(0, start - 1) : end + 1])
    return " ".join(
        f"{text[max(0, start - _BESIDE) : start]}▸{text[start:end]}◂{text[end : end + _BESIDE]}".split()
    )


_MARKS = regex.compile(r"\W")


def _column(owner: Owner, span: Span) -> str:
    """The header of the column an office stands in."""
    headers = [one.header for one in owner.passages if Span(*one.place).contains(span)]
    return f"“{headers[0]}”栏" if headers else ""


def _why(kind: Kind, rule: str) -> str:
    """What the rule says of itself; \"\" where no rule of that name decides such things."""
    return next((said for part in _PARTS.get(kind, ()) if (said := _rules()[part].get(rule))), "")


_PARTS: dict[Kind, tuple[str, ...]] = {
    "target": ("commitment",),
    "quantity": ("commitment",),
    "number": ("commitment", "number"),
    "qualitative": ("quality",),
    "deadline": ("time",),
    "time": ("time",),
}


@cache
def _rules() -> dict[str, dict[str, str]]:
    import tomllib
    from importlib.resources import files

    return tomllib.loads(files(__package__).joinpath("rules.toml").read_text("utf-8"))
