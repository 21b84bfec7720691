"""Comparator words that touch a number: 不低于 95%, 95% 以上, 6% 左右.

Words are in ``lexicon/comparators.toml``, one entry a meaning. Those that stand apart from their number are
asked for in :mod:`scope`.
"""

from typing import Literal, cast

from workplan_parser import lexicon
from workplan_parser.lexicon import Hit, WordList
from workplan_parser.shapes import shape

Comparator = Literal["eq", "ge", "gt", "le", "lt", "approx", "range"]

_BEFORE = ("before.strong", "before.weak")
_AFTER, _AFTER_TIME = ("after.words",), ("after.words", "after.within")
_LONGER_BEFORE = WordList("comparators", "before.longer")
_LONGER_AFTER = WordList("comparators", "after.longer")

_INCLUDING = shape(r"\(含[^()。]{1,10}\)(?=[^,。])")


def before(text: str, at: int, floor: int = 0) -> Hit | None:
    """The comparator word that ends at *at*, if any, not reaching before *floor*: 不低于|95%; none in 附|近5."""
    start = max(floor, at - 8)
    words = _by_last().get(text[at - 1 : at], ())
    if not text.endswith(words, start, at):
        return None
    word = next(word for word in words if text.endswith(word, start, at))
    longer = _LONGER_BEFORE.ends(text, at)
    if longer is not None and len(longer.word) > len(word):
        return None
    return Hit(at - len(word), at, word, "comparators", _words(_BEFORE)[1][word])


def after(text: str, at: int, duration: bool = False) -> Hit | None:
    """The comparator word that begins at *at*: 95%|以上, 5万元|(含5万元)以上; 内 only after a stretch of time, never in 内|部."""
    words, entries = _words(_AFTER_TIME if duration else _AFTER)
    if text.startswith("(含", at) and (including := _INCLUDING.match(text, at)):
        start = including.end()
    else:
        start = at
    if not text.startswith(words, start) or _LONGER_AFTER.starts(text, start):
        return None
    word = next(word for word in words if text.startswith(word, start))
    return Hit(start, start + len(word), word, "comparators", entries[word])


def meaning(word: Hit) -> Comparator:
    """What a comparator word means: the last name of its entry."""
    return cast(Comparator, word.entry.rpartition(".")[2])


def combine(word: Hit | None, suffix: Hit | None, vague: str, ranged: bool) -> Comparator:
    """One comparator from the word before, the word after and 多/余: range, 左右, 不低于, 以上, 达到, 多 in this order."""
    if ranged:
        return "range"
    if suffix and meaning(suffix) == "approx":
        return "approx"
    if word and word.entry.startswith("before.strong"):
        return meaning(word)
    if touching := suffix or word:
        return meaning(touching)
    return _VAGUE.get(vague, "approx")


_VAGUE: dict[str, Comparator] = {"": "eq", "多": "gt", "余": "gt", "+": "ge"}


@lexicon.cached
def _by_last() -> dict[str, tuple[str, ...]]:
    """The words before a number by their last character, the longest first."""
    heads: dict[str, tuple[str, ...]] = {}
    for word in _words(_BEFORE)[0]:
        heads[word[-1]] = (*heads.get(word[-1], ()), word)
    return heads


@lexicon.cached
def _words(tables: tuple[str, ...]) -> tuple[tuple[str, ...], dict[str, str]]:
    """The words of *tables*, the longest first, and the entry each stands in."""
    found = {
        word: f"{table}.{op}"
        for table in tables
        for op in lexicon.entry("comparators", table)
        for word in lexicon.words("comparators", f"{table}.{op}")
    }
    return tuple(sorted(found, key=len, reverse=True)), found
