"""The numbers of a stretch: targets, other quantities, and those not taken, each with the rule that decided."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import regex

from workplan_parser.explain.findings import Evidence, Finding
from workplan_parser.explain.lexical import cited
from workplan_parser.explain.rules import says
from workplan_parser.extract import commitments, nonquantities, quantities, targets
from workplan_parser.extract.context import Context
from workplan_parser.extract.deadlines import DeadlineFinding
from workplan_parser.extract.prose import Prose
from workplan_parser.extract.quantities import Leftover, Quantity
from workplan_parser.extract.scene import Scene
from workplan_parser.extract.scene import scene as cut
from workplan_parser.lexicon import Hit
from workplan_parser.text.flow import Flow

_MARKS = regex.compile(r"\W")
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
        why, shown = _decided(left.reason, left.evidence) if scene else _refused(left, text)
        yield Finding("number", span, span.of(source), "不是数量", left.reason, why, node, tuple(shown))


def _said(measured: targets.Measured) -> str:
    top = f"–{measured.value_max:f}" if measured.value_max is not None else ""
    amount = f"{SIGNS[measured.comparator]} {measured.value:f}{top} {measured.unit}".rstrip()
    return f"{measured.indicator or '（没有指标名）'} {amount}"


def _measure(text: str, quantity: Quantity) -> Iterator[Evidence]:
    """Number, unit and comparator words."""
    how = {"han": "汉字数词", "fraction": "分数", "range": "范围"}.get(quantity.rule, "数字")
    yield Evidence(how, text[quantity.number : quantity.unit_start])
    for hit in quantity.evidence:
        touches = quantity.start <= hit.start < quantity.end
        what = "单位" if hit.table == "units" else "比较" if touches else "比较（隔开）"
        yield cited(what, hit.word, hit.table, (hit.entry,))


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


def _refused(left: Leftover, text: str) -> tuple[str, list[Evidence]]:
    """Why a number is no quantity, and the words that say so."""
    start, end = left.start, left.end
    place = f"{text[max(0, start - 6) : start]}▸{text[start:end]}◂{text[end : end + 6]}"
    if left.reason == "word":
        place = _MARKS.sub("", text[max(0, start - 1) : end + 1])  # 统一, 三级
    beside = Evidence("前后", place)
    rule = {one.__name__: one for one in nonquantities.RULES}.get(left.reason)
    shown = [cited("词", hit.word, hit.table, (hit.entry,)) for hit in left.evidence]
    return REASONS.get(left.reason) or says(rule), [beside, *shown]
