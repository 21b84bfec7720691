"""The numbers of a stretch: targets, other quantities, and those not taken, each with the rule that decided."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from workplan_parser.explain.findings import Evidence, Finding
from workplan_parser.explain.lexical import cited, nearest
from workplan_parser.explain.rules import asks, says
from workplan_parser.extract import commitments, comparators, nonquantities, quantities, targets, units
from workplan_parser.extract.context import Context
from workplan_parser.extract.deadlines import DeadlineFinding
from workplan_parser.extract.numerals import scan
from workplan_parser.extract.prose import Prose
from workplan_parser.extract.quantities import Quantity
from workplan_parser.extract.scene import Scene
from workplan_parser.extract.scene import scene as cut
from workplan_parser.lexicon import Hit
from workplan_parser.text.flow import Flow

_MARKS = re.compile(r"\W")
Governing = Callable[[Sequence[int]], list[tuple[DeadlineFinding, str] | None]]
SIGNS = {"eq": "=", "ge": "≥", "gt": ">", "le": "≤", "lt": "<", "approx": "≈", "range": "="}
ROLES = {
    "achieved": "已完成的成绩", "baseline": "基数、现状", "attribute": "事物的属性", "condition": "条件",
    "comparison": "与别的数比较", "period": "期间",
}  # fmt: skip
STRENGTHS = {"must": "必须", "expect": "一般", "strive": "力争", "approx": "约数"}
PLAIN = "没有规则说它不是承诺，按目标读"
REASONS = {
    "date": "时间的一部分",
    "no_unit": "后面没有认识的单位（可在 units.toml 中补充）",
    "word": "汉字数词是别的词的一部分，或后面没有量词",
}


def read(flow: Flow, source: str, context: Context, node: str, governing: Governing) -> Iterator[Finding]:
    """Every number of the stretch."""
    text = flow.text
    prose = Prose(text)
    found = targets.find(text, context)
    every = quantities.read(text, prose=prose).quantities
    scenes = {
        (one.start, one.end): cut(
            prose, one, context, every[i - 1] if i else None, every[i + 1] if i + 1 < len(every) else None
        )
        for i, one in enumerate(every)
    }
    ruled = governing([target.start for target in found.targets])
    for target, due in zip(found.targets, ruled, strict=True):
        seen = scenes[target.start, target.end]
        evidence = [*_measure(text, seen.quantity), *_strength(seen, target)]
        if due is not None:
            how = "同句写明" if due[1] == "explicit" else "承前"
            evidence.append(Evidence("期限", f"{due[0].raw} → {due[0].due}（{how}）"))
        span = flow.span(target.start, target.end)
        why, shown = _decided(target.rule, target.evidence)
        said = _said(target) + f"，{STRENGTHS[target.strength.verdict]}"
        yield Finding("target", span, span.of(source), said, target.rule, why, node, (*evidence, *shown))
    for other in found.others:
        seen = scenes[other.start, other.end]
        why, shown = _decided(other.rule, other.evidence)
        span = flow.span(other.start, other.end)
        said = f"{_said(other)}：{ROLES[other.verdict]}，不是目标"
        evidence = [*_measure(text, seen.quantity), *shown]
        yield Finding("quantity", span, span.of(source), said, other.rule, why, node, tuple(evidence))
    for left in found.leftovers:
        span = flow.span(left.start, left.end)
        scene = scenes.get((left.start, left.end))
        why, shown = (
            _decided(left.reason, left.evidence)
            if scene
            else _refused(left.reason, text, left.start, left.end)
        )
        yield Finding("number", span, span.of(source), "不是数量", left.reason, why, node, tuple(shown))
    yield from _han_words(flow, source, found, every, node)


def _said(measured: targets.Measured) -> str:
    top = f"–{measured.value_max:f}" if measured.value_max is not None else ""
    amount = f"{SIGNS[measured.comparator]} {measured.value:f}{top} {measured.unit}".rstrip()
    return f"{measured.indicator or '（没有指标名）'} {amount}"


def _measure(text: str, quantity: Quantity) -> Iterator[Evidence]:
    """Number, unit and comparator words."""
    how = {"han": "汉字数词", "fraction": "分数", "range": "范围"}.get(quantity.rule, "数字")
    yield Evidence(how, text[quantity.number : quantity.unit_start])
    yield from _unit(text[quantity.unit_start : quantity.unit_end])
    before = text[quantity.start : quantity.number]
    after = text[quantity.unit_end : quantity.end]
    if before:
        yield cited("比较", before, "comparators", ("before.strong", "before.weak"))
    if after:
        yield cited("比较", after, "comparators", ("after.words", "after.within"))
    if not before and not after and quantity.comparator not in ("eq", "range"):
        apart = comparators.apart(text, quantity.start, max(0, quantity.start - 40))
        if apart is not None:
            yield cited("比较（隔开）", apart[0], "comparators", ("apart.words",))


def _unit(written: str) -> Iterator[Evidence]:
    """Each part of a unit: 吨 and 日 of 吨/日."""
    at = 0
    while at < len(written):
        part = units.simple(written, at)
        if part is None:
            at += 1
            continue
        counted = part.dimension == "count"
        entries = ("count.classifiers", "count.nouns") if counted else (f"measure.{part.dimension}",)
        yield cited("单位", part.written, "units", entries)
        at += len(part.written)


def _strength(seen: Scene, target: targets.Measured) -> Iterator[Evidence]:
    """The words that set the strength: those of the rule, or the comparator that touches the quantity."""
    if not target.strength.evidence:
        yield Evidence("语气", seen.prefix or seen.suffix or STRENGTHS[target.strength.verdict])
    for word in target.strength.evidence:
        yield cited("语气", word.word, word.table, (word.entry,))


_JUDGES = {rule.__name__: rule for rule in commitments.RULES}


def _decided(rule: str, words: Sequence[Hit]) -> tuple[str, list[Evidence]]:
    """What the rule that judged a quantity says of itself, and the words it saw."""
    if rule not in _JUDGES:
        return PLAIN, []
    return says(_JUDGES[rule]), [cited("词", word.word, word.table, (word.entry,)) for word in words]


def _refused(reason: str, text: str, start: int, end: int) -> tuple[str, list[Evidence]]:
    """Why a number is no quantity, and the word beside it that says so."""
    function: Callable[..., Any] | None = dict(nonquantities.RULES).get(reason)
    beside = Evidence("前后", f"{text[max(0, start - 6) : start]}▸{text[start:end]}◂{text[end : end + 6]}")
    if reason in REASONS and (function is None or reason == "word"):
        return REASONS[reason], [beside]
    if function is None:
        return "", [beside]
    before, after = text[max(0, start - 8) : start], text[end : end + 6]
    touching = nearest("词", "nonquantities", asks(function, "nonquantities"), before, after, farthest=0)
    return says(function), [beside, touching] if touching else [beside]


def _han_words(
    flow: Flow, source: str, found: targets.Findings, every: Sequence[Quantity], node: str
) -> Iterator[Finding]:
    """Chinese numerals inside words (统一, 一批), which the extractor passes over in silence."""
    text = flow.text
    taken = sorted(
        [(one.start, one.end) for one in every] + [(one.start, one.end) for one in found.leftovers]
    )
    at = 0
    for numeral in scan(text):
        while at < len(taken) and taken[at][1] <= numeral.start:
            at += 1
        if at < len(taken) and taken[at][0] < numeral.end:
            continue
        span = flow.span(numeral.start, numeral.end)
        word = _MARKS.sub("", text[max(0, numeral.start - 1) : numeral.end + 1])
        beside = Evidence("前后", word)
        yield Finding("number", span, span.of(source), "不是数量", "word", REASONS["word"], node, (beside,))
