"""Two numerals that are one number: 3—5%, 120至150万元, 百分之三至五, 二至三公里, -5℃至3℃.

The ends of a range share what the last is written with: its unit, its 百分之 and, where that makes it rise, its multiplier
(八十至一百万元 is 800,000 to 1,000,000). What is joined is one :class:`Numeral` with a ``high``.
"""

from __future__ import annotations

from decimal import Decimal

from workplan_parser.extract import units
from workplan_parser.extract.numerals import Numeral, read
from workplan_parser.shapes import shape

_DASH = "[-—–~〜∼‐‑‒―─﹣]"
_INCLUDED = r"(?:\(含\))?"  # 1万(含)—5万元
_TO = shape(f"{_INCLUDED}(?:{_DASH}{{1,2}}|[至到])")
_TO_MINUS = shape(f"(?:{_DASH}|[至到])[-−–]")
_JOINTS = frozenset("-—–~〜∼‐‑‒―─﹣−至到")
_LONGEST = 12
"""Of the unit and the dash between two ends."""
# 从原来的|5个到8个: what was and what will be
_CHANGED = shape("[由从自][^,;。、0-9]{0,8}$")
_MULTIPLIER = shape("[百千万亿]+$")


def join(text: str, first: Numeral, second: Numeral) -> Numeral | None:
    """The range from *first* to *second*, the numeral after it; None where they are two numbers."""
    if text[second.start - 1] not in _JOINTS or second.start - first.end > _LONGEST:
        return None
    if not (_may_end(text, first) and _may_end(text, second)):
        return None
    own = units.match(text, first.end) if first.kind != "rate" else None
    between = text[own.end if own else first.end : second.start]
    if first.value < 0 and second.value > 0 and _TO_MINUS.fullmatch(between):
        second = second._replace(value=-second.value)
    elif not _TO.fullmatch(between) or _is_change(text, first.start, between, own is not None):
        return None
    return _joined(text, first, second, own) if _alike(text, first, second, own) else None


def _may_end(text: str, numeral: Numeral) -> bool:
    """True for an end of a range: 3, 三, 1.5万; not 021, 三五, 二〇二四."""
    if numeral.kind in ("code", "digits") or numeral.high is not None:
        return False
    written = text[numeral.start : numeral.end]
    return written[0] != "0" or written[1:2] in ("", ".")


def _is_change(text: str, start: int, between: str, unit: bool) -> bool:
    """由|5至8个, 从原来的|5个到8个: two numbers, the old and the new."""
    if between not in ("至", "到"):
        return False
    if text[max(0, start - 1) : start] in ("由", "从", "自"):
        return True
    return unit and _CHANGED.search(text, max(0, start - 9), start) is not None


def _alike(text: str, first: Numeral, second: Numeral, own: units.Found | None) -> bool:
    """True where both ends may have one unit: 3%至5%, 百分之三至五, 1万元至5万元; not 3个至5家."""
    last = units.match(text, second.end)
    if first.kind == "rate":
        return second.sign == first.sign or (second.kind == "plain" and second.han and last is None)
    if own is not None:
        return last is not None and last.unit.written == own.unit.written
    return first.kind == second.kind


def _joined(text: str, first: Numeral, second: Numeral, own: units.Found | None) -> Numeral | None:
    low, high = first.value, second.value
    if own is None and first.kind == "plain":
        low *= _multiplier(text[second.start : second.end], high, low)
    if low > high and high < 0:
        low, high = high, low  # -1%至-3%
    if low >= high:
        return None
    scaled, han = first.scaled or second.scaled, first.han and second.han
    return first._replace(
        end=second.end,
        value=low,
        high=high,
        kind=second.kind if first.kind == "half" else first.kind,
        han=han,
        scaled=scaled,
    )


def _multiplier(written: str, value: Decimal, low: Decimal) -> Decimal:
    """What multiplies both ends: 3—4百 → 100, 八十至一百万 → 10,000; 8000至1万 → 1."""
    trailing = _MULTIPLIER.search(written)
    for at in range(trailing.start(), len(written)) if trailing else ():
        alone = read(written[:at])
        if alone and low < alone:
            whole = value / alone
            return whole.to_integral_value() if whole == whole.to_integral_value() else whole
    return Decimal(1)
