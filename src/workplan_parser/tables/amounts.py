"""Numbers of cells: whether a cell is a bare number, where its unit would stand, and which words are units.

>>> [unit_of(words) for words in ("万元", "单位:%", "亩", "责任单位")], unit_place("控制在5.5以内"), unit_place("新建30个")
(['万元', '%', '亩', ''], 6, None)
"""

from __future__ import annotations

from workplan_parser.extract import comparators, units
from workplan_parser.extract.numerals import scan
from workplan_parser.lexicon import Hit, Pattern, word_lists
from workplan_parser.shapes import shape

_LABEL = Pattern("tables", r"\L<unit.label> [:=]?")
_SCALE = shape(r"[十百千万亿]{0,2}")
_RANGE = shape(r"[-—–~〜至到]{1,2}")
_CLOSERS, _CHANGES, _GROWTH = word_lists("indicators", "trim.closers trim.changes trim.growth")


def unit_of(words: str) -> str:
    """The unit that *words* are, 万 and 亿 with it; empty where they are none."""
    label = _LABEL.match(words)
    unit = words[label.end() :] if label else words
    scale = _SCALE.match(unit)
    known = units.known(unit) or (scale and units.known(unit[scale.end() :]))
    return unit if known else ""


def unit_place(text: str) -> int | None:
    """Where a unit goes in a cell that holds one number, or a range, and no unit: behind it; None for any other cell."""
    numerals = list(scan(text))
    if len(numerals) == 2 and _RANGE.fullmatch(text, numerals[0].end, numerals[1].start):
        first, last = numerals
    elif len(numerals) == 1:
        first = last = numerals[0]
    else:
        return None
    if last.kind not in ("plain", "digits") or last.vague or not _leads_up(text, first.start):
        return None
    return last.end if _closes(text, last.end) else None


def is_amount(text: str) -> bool:
    """True for a number alone, with its unit or without: 30, ≥5000, 6左右, 30个."""
    if unit_place(text) is not None:
        return True
    numerals = list(scan(text))
    if not numerals or not _leads_up(text, numerals[0].start):
        return False
    unit = units.match(text, numerals[-1].end)
    return bool(unit and _closes(text, unit.end)) or numerals[-1].kind == "percent"


def _leads_up(text: str, at: int) -> bool:
    """Nothing before *at* but words that lead up to a number: 增长, 控制在, ≥."""
    while at > 0 and (word := _before(text, at)):
        at = word.start
    return not text[:at].strip("(:+±")


def _before(text: str, at: int) -> Hit | None:
    return (
        comparators.before(text, at)
        or _CLOSERS.ends(text, at)
        or _CHANGES.ends(text, at)
        or _GROWTH.ends(text, at)
    )


def _closes(text: str, at: int) -> bool:
    """Nothing from *at* on but words that say how a number is meant: 以上, 左右."""
    while word := comparators.after(text, at):
        at = word.end
    return not text[at:].strip(")。;")
