"""Quantities: every number with a unit in a text, exactly placed, with its comparator; and why other numbers are none.

:func:`find` is what ``workplan_parser.quantities("…")`` calls; :func:`read` also returns the numbers
that were not taken. Nothing here asks whether a quantity is a commitment: that is ``targets``.
"""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from workplan_parser.extract import comparators, dates, nonquantities, units
from workplan_parser.extract.comparators import Comparator
from workplan_parser.extract.numerals import Numeral, scan
from workplan_parser.extract.prose import Prose
from workplan_parser.extract.ruling import Evidence


class Quantity(NamedTuple):
    """One quantity of a folded text.

    ``start:end`` is the raw text (number, unit, comparator words that touch it), ``number`` where the
    number begins, ``unit_start:unit_end`` the unit as written. ``value`` is in ``unit``, 万 and 亿
    applied; ``value_max`` only for a range. ``han`` is true for Chinese numerals, ``rule`` names how
    it was read.
    """

    start: int
    end: int
    number: int
    unit_start: int
    unit_end: int
    value: Decimal
    value_max: Decimal | None
    unit: str
    ucum: str | None
    dimension: str | None
    comparator: Comparator
    han: bool
    rule: str
    evidence: Evidence = ()


class Leftover(NamedTuple):
    """A number that is no quantity, and why: ``date``, ``ordinal``, ``slogan`` … or ``unexplained``."""

    start: int
    end: int
    reason: str
    evidence: Evidence = ()


class Reading(NamedTuple):
    """All numbers of a text: the quantities and the rest, both in order."""

    quantities: list[Quantity]
    leftovers: list[Leftover]


def find(text: str, masks: Sequence[tuple[int, int]] | None = None) -> list[Quantity]:
    """The quantities of folded, tight *text*; *masks* are stretches (dates) whose numbers are not read."""
    return read(text, masks).quantities


def read(text: str, masks: Sequence[tuple[int, int]] | None = None, prose: Prose | None = None) -> Reading:
    """The quantities of *text* and the numbers that are none, each with its reason."""
    prose = prose or Prose(text)
    hidden = sorted((start, end) for start, end, *_ in (dates.find(text) if masks is None else masks))
    found: list[Quantity] = []
    left: list[Leftover] = []
    numerals = list(scan(text))
    skip = done = 0
    for i, numeral in enumerate(numerals):
        if i < skip or numeral.start < done:
            continue
        if nonquantities.masked(hidden, numeral.start):
            left.append(Leftover(numeral.start, numeral.end, "date"))
            continue
        why = nonquantities.reason(prose, numeral)
        if why is None:
            quantity, used = _measure(text, numerals, i, done)
            if quantity is not None:
                found.append(quantity)
                skip, done = i + used, quantity.end
                continue
            why = "word" if numeral.han else "no_unit"
        if not (numeral.han and why == "word"):
            left.append(Leftover(numeral.start, numeral.end, why))
    _share_comparators(prose, found)
    return Reading(found, left)


_RANGE = re.compile("[-—–~〜]|——|至|到")


def _measure(text: str, numerals: list[Numeral], i: int, floor: int) -> tuple[Quantity | None, int]:
    """The quantity that begins with numeral *i*, and how many numerals it uses up."""
    first = numerals[i]
    unit = _unit(text, first)
    second = _range_end(text, numerals, i, unit)
    if second is not None:
        last_unit = _unit(text, second)
        if last_unit is not None and (unit is None or unit[0].written == last_unit[0].written):
            low, high = _scaled_alike(first, second, unit is not None)
            if low < high:
                return _build(text, first, low, high, last_unit, floor), 2
    if unit is None:
        if first.kind in ("fraction", "percent") or (first.scaled and not first.han):
            return _build(text, first, first.value, None, None, floor), 1
        return None, 1
    return _build(text, first, first.value, None, unit, floor), 1


_PERCENT = units.Unit("%", "%", "ratio", None)
_PERMILLE = units.Unit("‰", "[ppth]", "ratio", None)


def _unit(text: str, numeral: Numeral) -> tuple[units.Unit, int, int] | None:
    """The unit after *numeral*: its meaning, start and end."""
    if numeral.kind == "percent":
        return _PERCENT, numeral.start, numeral.end
    if numeral.kind == "permille":
        return _PERMILLE, numeral.start, numeral.end
    at = numeral.end
    if text[at : at + 1] == " ":
        at += 1
    if text[at : at + 1] in ("多", "余") and not numeral.vague:
        at += 1
    found = units.match(text, at)
    if found is None and text[at : at + 1] == "(":
        close = text.find(")", at, at + 12)  # 5.1万户(套)
        found = units.match(text, close + 1) if close > 0 else None
        at = close + 1 if found else at
    if found is None or (found[0].noun and numeral.han):
        return None
    if numeral.han and numeral.value == Decimal("0.5") and found[0].dimension not in ("time", "working_time"):
        return None
    return found[0], at, found[1]


def _range_end(
    text: str, numerals: list[Numeral], i: int, unit: tuple[units.Unit, int, int] | None
) -> Numeral | None:
    """The numeral that closes a range begun by numeral *i*: 3%—5%, 5至8个, 3000—5000元."""
    if i + 1 >= len(numerals):
        return None
    first, second = numerals[i], numerals[i + 1]
    at = unit[2] if unit else first.end
    between = text[at : second.start]
    if not _RANGE.fullmatch(between) or first.kind == "code" or second.kind == "code":
        return None
    if between in ("至", "到") and text[max(0, first.start - 1) : first.start] in ("由", "从", "自"):
        return None
    return second


def _scaled_alike(first: Numeral, second: Numeral, own_unit: bool) -> tuple[Decimal, Decimal]:
    """3000—5000万元: the 万 holds for both, unless the first is already the larger or has its own unit."""
    low, high = first.value, second.value
    if second.scaled and not first.scaled and not own_unit and second.core and low < second.core:
        low = low * (high / second.core)
        low = low.to_integral_value() if low == low.to_integral_value() else low
    return low, high


def _build(
    text: str,
    first: Numeral,
    low: Decimal,
    high: Decimal | None,
    unit: tuple[units.Unit, int, int] | None,
    floor: int,
) -> Quantity:
    meaning, unit_start, unit_end = unit or (units.Unit("", None, "number", None), first.end, first.end)
    vague = first.vague
    if (
        not vague
        and high is None
        and text[first.end : first.end + 1] in ("多", "余")
        and unit_start > first.end
    ):
        vague = text[first.end]
    if (
        not vague
        and high is None
        and text[unit_end : unit_end + 1] in ("多", "余")
        and meaning.dimension != "count"
    ):
        vague, unit_end_raw = text[unit_end], unit_end + 1
    else:
        unit_end_raw = unit_end
    word = comparators.before(text, first.start, floor)
    if word and word.written == "上" and not (first.han and text[first.start] in "百千万亿"):
        word = None
    suffix = comparators.after(text, unit_end_raw, meaning.dimension in ("time", "working_time"))
    op = comparators.combine(word, suffix[1] if suffix else None, vague, high is not None)
    start = first.start - len(word.written) if word else first.start
    end = unit_end_raw + (len(suffix[0]) if suffix else 0)
    rule = (
        "range"
        if high is not None
        else "fraction"
        if first.kind == "fraction"
        else "han"
        if first.han
        else "number"
    )
    return Quantity(
        start, end, first.start, unit_start, unit_end, low, high,
        meaning.written, meaning.ucum, meaning.dimension, op, first.han, rule,
    )  # fmt: skip


# --- comparators that stand apart from their number, or hold for a list -------------------------


def _share_comparators(prose: Prose, found: list[Quantity]) -> None:
    """Give each plain quantity the comparator that governs it from a distance."""
    for i, quantity in enumerate(found):
        if quantity.comparator != "eq":
            continue
        before = found[i - 1] if i else None
        op = (
            _apart(prose, quantity, before)
            or _listed(prose, quantity, before)
            or _ensured(prose, quantity, before)
        )
        if op:
            found[i] = quantity._replace(comparator=op)
    for i in range(len(found) - 2, -1, -1):
        after = found[i + 1]
        if found[i].comparator == "eq" and after.comparator != "eq" and _paired(prose, found[i], after):
            found[i] = found[i]._replace(comparator=after.comparator)


_RATE = re.compile("(?:率|比重|比例|占比|度|水平)$")


def _apart(prose: Prose, quantity: Quantity, before: Quantity | None) -> Comparator | None:
    """不低于公厕总量的30% · 至少降低30% · 达到与提案人见面率100%."""
    floor = max(prose.clause(quantity.start)[0], before.end if before else 0)
    hit = comparators.apart(prose.text, quantity.start, floor)
    if hit is None:
        return None
    word, between = hit
    op = comparators.meaning(word)
    if between.endswith(("的", "之")) or word == "至少":
        return op
    if quantity.unit == "%" and word.startswith("不") and _SHARE_OF.search(between):
        return op  # 不低于职工工资总额8%
    if word in ("最高", "最多"):
        return op if _GRANTED.search(between) else None  # 每户最高补助5000元
    if word in ("达到", "达", "力争达到", "确保达到"):
        return op if _RATE.search(between) else None
    return None


_SHARE_OF = re.compile("(?:总额|总量|总数|收入|支出|面积|造价|投资)$")
_GRANTED = re.compile("(?:补助|补贴|奖励|给予|资助|支持|贴息|奖补|可贷|发放|申请|授信)$")
_LINK = re.compile("[、和与及,或]|以及")
_SHORTLY = re.compile("、[^,、的]{1,6}")
_LISTED = re.compile("[^,、]*[、和与及]")


def _listed(prose: Prose, quantity: Quantity, before: Quantity | None) -> Comparator | None:
    """分别达到65%和55% · 至少1次政策宣介、1次职业指导 · 见面率100%,办结回复率100%."""
    if before is None or before.comparator in ("eq", "range"):
        return None
    between = prose.text[before.end : quantity.start]
    if len(between) > 30 or any(mark in between for mark in "。;!?"):
        return None
    if _LINK.fullmatch(between):
        return before.comparator
    touched = prose.text[before.start : before.number] in ("至少", "不少于", "不低于")
    least = "至少" in prose.text[max(0, before.start - 8) : before.start]
    if (touched or least) and _LISTED.fullmatch(between):
        return before.comparator  # 至少1次宣介、1次指导; but 收割机不少于900台、拖拉机4200台
    if quantity.unit == before.unit and quantity.dimension in ("money", "ratio"):
        word = prose.text[before.start : before.number]
        if word.startswith("不") and _SHORTLY.fullmatch(between):
            return before.comparator  # 外卖不低于0.04元、货运0.2元
    touching = before.start < before.number or before.end > before.unit_end
    if (
        not touching
        and before.comparator == "ge"
        and quantity.unit == before.unit == "%"
        and _RATE.search(between)
    ):
        return "ge"
    return None


_ENSURE = re.compile("确保|保证")
_ENSURED = re.compile("确保(?:完成|实现)?$")
_STOPS = tuple(",;。、)") + ("",)


def _ensured(prose: Prose, quantity: Quantity, before: Quantity | None) -> Comparator | None:
    """确保参保率95%, 覆盖率确保100%: a rate that must be ensured is a floor."""
    if quantity.start != quantity.number:
        return None
    if quantity.unit != "%":  # 一般公共预算收入确保9.5亿元
        touched = _ENSURED.search(prose.text, max(0, quantity.start - 4), quantity.start)
        timed = quantity.dimension in ("time", "working_time")
        return (
            "ge" if touched and not timed and prose.text[quantity.end : quantity.end + 1] in _STOPS else None
        )
    start = max(prose.clause(quantity.start)[0], before.end if before else 0, quantity.start - 40)
    clause = prose.text[start : quantity.start]
    match = _ENSURE.search(clause)
    return "ge" if match and _RATE.search(clause.removesuffix(match.group())) else None


def _paired(prose: Prose, quantity: Quantity, after: Quantity) -> bool:
    """分别增长5%和6%以上: in a 分别 list without words between, the last word holds for all."""
    if quantity.unit != after.unit or not _LINK.fullmatch(prose.text[quantity.end : after.start]):
        return False
    start, _ = prose.clause(quantity.start)
    return (
        "分别" in prose.text[max(start, quantity.start - 30) : quantity.start] and after.end > after.unit_end
    )
