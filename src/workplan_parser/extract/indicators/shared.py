"""What several names of a list have in common: 城镇、农村|居民收入, 重点工程|开工率、竣工率, 供热、燃气、排水|管网."""

from __future__ import annotations

from collections.abc import Sequence

from workplan_parser import lexicon
from workplan_parser.extract.indicators.view import Part, Place
from workplan_parser.lexicon import word_lists

_CLASSES, _RUNS, _RATES, _ACTED, _TAILS, _WHOM, _SPREAD = word_lists(
    "indicators",
    "shared.classes shared.runs shared.rates shared.acted shared.tails shared.whom shared.spread",
)
_ACTS, _PLACES, _SUMS, _SHARES = word_lists("indicators", "whole.acts whose.places whose.bare shared.shares")
_SHORT = 6
_ORDINALS = frozenset("一二三四五")
Pieces = Sequence[tuple[int, int]]


def head(text: str, pieces: Pieces) -> Part | None:
    """重点工程|开工率、竣工率: the head of the first is that of the last, which is only a rate; not 污水处理率、绿化率."""
    (start, end), (last, stop) = pieces[0], pieces[-1]
    size = (end - start) - (stop - last)
    if stop - last != 3 or size < 2 or text[stop - 1] != text[end - 1] or not _RATES.ends(text, stop):
        return None
    acted = _ACTED.whole(text[end - 3 : end - 1]) and _ACTED.whole(text[last : stop - 1])
    return Part(start, start + size, "head") if acted else None


def tail(text: str, pieces: Pieces) -> Part | None:
    """The words at the end of the last that those before have in common with it; not 收入、支出."""
    return (
        _of_classes(text, pieces)
        or _of_ordinals(text, pieces)
        or _of_places(text, pieces)
        or _of_sums(text, pieces)
        or _of_whom(text, pieces)
        or _of_things(text, pieces)
    )


def _of_classes(text: str, pieces: Pieces) -> Part | None:
    """城镇、农村|居民收入: those before are only classes."""
    start, stop = pieces[-1]
    word = _CLASSES.starts(text, start)
    if word is None or stop - word.end < 2 or any(_CLASSES.whole(text[a:b]) is None for a, b in pieces[:-1]):
        return None
    return Part(word.end, stop, "tail")


def _of_ordinals(text: str, pieces: Pieces) -> Part | None:
    """一、二、三|产业增加值: those before are only numbers."""
    start, stop = pieces[-1]
    numbered = all(b - a == 1 and text[a] in _ORDINALS for a, b in pieces[:-1]) and text[start] in _ORDINALS
    return Part(start + 1, stop, "tail") if numbered and stop - start >= 3 else None


def _of_places(text: str, pieces: Pieces) -> Part | None:
    """东部片区、西部片区|供水普及率: those before are only places of the same kind."""
    start, stop = pieces[-1]
    kind = _PLACES.ends(text, pieces[0][1])
    if kind is None or not all(text.endswith(kind.word, a, b) for a, b in pieces[:-1]):
        return None
    at = text.find(kind.word, start + 1, stop) + len(kind.word)
    return Part(at, stop, "tail") if start < at and stop - at >= 2 else None


def _of_sums(text: str, pieces: Pieces) -> Part | None:
    """工业增加值、商品销售额、外贸总额|占比: those before are sums that may have a share; 养老设施、食堂|覆盖率: or things."""
    spread = _SPREAD.ends(text, pieces[-1][1])
    if spread and not any(_RATES.ends(text, b) for _, b in pieces[:-1]) and spread.start - pieces[-1][0] >= 2:
        return Part(spread.start, spread.end, "tail")
    word = _SHARES.ends(text, pieces[-1][1])
    if word is None or not all(_SUMS.ends(text, b) for _, b in (*pieces[:-1], (0, word.start))):
        return None
    return Part(word.start, word.end, "tail")


def _of_whom(text: str, pieces: Pieces) -> Part | None:
    """高血压、糖尿病|患者规范管理率: those before are short and name no people; not 学生、教师培训率."""
    start, stop = pieces[-1]
    word = _WHOM.within(text, start + 2, min(stop, start + _SHORT + 4))
    if word is None or stop - word.end < 2 or any(_WHOM.within(text, a, b) for a, b in pieces[:-1]):
        return None
    short = all(2 <= b - a <= _SHORT for a, b in (*pieces[:-1], (start, word.start)))
    return Part(word.start, stop, "tail") if short else None


def _of_things(text: str, pieces: Pieces) -> Part | None:
    """改造供热、燃气、排水|管网: those before are short, and no such things themselves; not 公园、绿化广场."""
    start, stop = pieces[-1]
    word = _TAILS.ends(text, stop)
    act = _ACTS.starts(text, pieces[0][0])
    first = act.end if act else pieces[0][0]
    each = [(first, pieces[0][1]), *pieces[1:-1], (start, word.start if word else stop)]
    if (
        word is None
        or not all(2 <= b - a <= _SHORT for a, b in each)
        or any(_TAILS.ends(text, b) for a, b in pieces[:-1])
    ):
        return None
    return Part(word.start, stop, "tail")


def of_run(text: str, place: Place, i: int, links: int) -> Place | None:
    """城|乡|居民收入: one word that holds both classes, 城镇 and 农村, written out where the half alone is no word."""
    run = _RUNS.starts(text, place.start)
    if run is None or run.end - run.start != links + 1 or place.end - run.end < 2:
        return None
    at, rest = run.start + i, Part(run.end, place.end, "tail")
    if full := _written(run.word, i):
        return Place(run.end, place.end, shared=(Part(at, at + 1, "head", full),))
    return Place(at, at + 1, shared=(rest,))


def _written(run: str, i: int) -> str:
    """城乡: 城镇, 农村."""
    for word, *full in lexicon.rows("indicators", "meant.halves", 3):
        if word == run:
            return full[i]
    return ""
