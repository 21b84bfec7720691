"""Comparator words round a number: 不低于 95%, 95% 以上, 6% 左右, and 不低于公厕总量的 30%.

Words are in ``lexicon/comparators.toml``. A word that touches the number belongs to its raw text; a
word apart from it only sets the comparator.
"""

import re
from typing import Literal, NamedTuple, cast

from workplan_parser import lexicon

Comparator = Literal["eq", "ge", "gt", "le", "lt", "approx", "range"]


class Word(NamedTuple):
    """One comparator word: its meaning and whether it outranks the word after the number."""

    written: str
    op: Comparator
    strong: bool


@lexicon.cached
def _before() -> tuple[Word, ...]:
    found = [
        Word(word, cast(Comparator, op), strength == "strong")
        for strength in ("strong", "weak")
        for forms, op in lexicon.rows("comparators", f"before.{strength}", 2)
        for word in forms.split()
    ]
    return tuple(sorted(found, key=lambda word: -len(word.written)))


@lexicon.cached
def _endings() -> tuple[str, ...]:
    """The words alone: most numbers have none of them, and asking for all at once tells so twenty times as fast."""
    return tuple(word.written for word in _before())


@lexicon.cached
def _after(path: str) -> tuple[tuple[str, Comparator], ...]:
    found = [
        (word, cast(Comparator, op))
        for forms, op in lexicon.rows("comparators", path, 2)
        for word in forms.split()
    ]
    return tuple(sorted(found, key=lambda row: -len(row[0])))


@lexicon.cached
def _apart() -> tuple[re.Pattern[str], dict[str, Comparator]]:
    ops = {
        word: cast(Comparator, op)
        for forms, op in lexicon.rows("comparators", "apart.words", 2)
        for word in forms.split()
    }
    # 不低于 | 公厕总量的 ; 至少 | 降低 ; 达到 | 与建议提案人见面率: up to 24 characters, no number and no clause end between
    return re.compile(rf"({lexicon.alternation(tuple(ops))})([^,;。:、0-9]{{1,24}})$"), ops


_NOT_WORD_BEFORE = {
    "近": "附远最亲临靠就贴将接邻邻相新",
    "约": "节制公条契预大履违签",
    "达": "到表发传转送直通下抵",
    "超": "赶川",
    "上": "以网线路地晚早向升赶跟同马迈登跃跨",
    "最高": "",
}


def before(text: str, at: int, floor: int = 0) -> Word | None:
    """The comparator word that ends at *at*, if any, not reaching before *floor*."""
    window = text[max(floor, at - 8) : at]
    if not window.endswith(_endings()):
        return None
    for word in _before():
        if window.endswith(word.written):
            previous = window[: -len(word.written)][-1:]
            if previous and previous in _NOT_WORD_BEFORE.get(word.written, ""):
                continue
            return word
    return None


def after(text: str, at: int, duration: bool = False) -> tuple[str, Comparator] | None:
    """The comparator word that begins at *at* and its meaning; 内 only after a stretch of time."""
    for written, op in _after("after.words"):
        if text.startswith(written, at) and not (
            written == "起" and text[at + 1 : at + 2] in ("步", "来", "到")
        ):
            return written, op
    if duration:
        for written, op in _after("after.within"):
            if text.startswith(written, at) and text[at + 1 : at + 2] not in (
                "容",
                "部",
                "外",
                "地",
                "蒙",
                "涝",
            ):
                return written, op
    return None


def apart(text: str, at: int, floor: int) -> tuple[str, str] | None:
    """A comparator that governs the number at *at* from a distance: its word, and the words between."""
    pattern, _ = _apart()
    match = pattern.search(text, max(floor, at - 32), at)
    return (match.group(1), match.group(2)) if match else None


def meaning(word: str) -> Comparator:
    """What an apart word means: ge, le, gt or lt."""
    return _apart()[1][word]


def combine(word: Word | None, suffix: Comparator | None, vague: str, ranged: bool) -> Comparator:
    """One comparator from the word before, the word after and 多/余: range, 左右, 不低于, 以上, 达到, 多 in this order."""
    if ranged:
        return "range"
    if suffix == "approx":
        return "approx"
    if word and word.strong:
        return word.op
    if suffix:
        return suffix
    if word:
        return word.op
    return "gt" if vague in ("多", "余") and vague else "approx" if vague else "eq"
