"""What an indicator is called, without the words that say nothing: 完成新建改造|高标准农田."""

from __future__ import annotations

import regex

from workplan_parser.lexicon import WordList, cached, word_lists, words
from workplan_parser.shapes import shape

_MEASURED = word_lists("compare", "measure.growth measure.share")

GENERIC = WordList("compare", "name.generic")
"""Names that say nothing alone: 投资, 项目."""

_NOISE = shape(r"[\d\s,.;:、。()\"“”‘’《》%〔〕/-]+")
_NUMBER = shape(r"\d[\d.]*[十百千万亿]*")


def bare(text: str) -> str:
    """*text* without numbers, marks, and words that hurry or hedge at its ends."""
    return _ends().sub("", _NOISE.sub("", _hurry().sub("", text)))


def core(name: str) -> str:
    """A bare name without verbs of doing: what is counted. Empty where it says only what is done."""
    left = _doing().sub("", name).strip(_loose())
    return left if len(left) > 1 else ""


def stem(core: str) -> str:
    """A core without the words that say how it is measured: 数字经济增加值|增长."""
    while (hit := next((hit for words in _MEASURED if (hit := words.ends(core))), None)) and hit.start:
        core = core[: hit.start]
    return core


def pieces(text: str) -> list[str]:
    """What is left of *text* between its marks, numbers and verbs of doing."""
    left = _NOISE.sub(" ", _doing().sub(" ", _hurry().sub(" ", _NUMBER.sub(" ", text)))).split()
    return [piece for piece in (one.strip(_loose()) for one in left) if len(piece) > 1]


@cached
def _loose() -> str:
    """Characters that say nothing at either end of a name: 新建和改造高标准农田."""
    return "".join(words("compare", "name.loose"))


@cached
def _doing() -> regex.Pattern[str]:
    return _any(words("compare", "name.doing") + words("compare", "name.fillers"))


@cached
def _hurry() -> regex.Pattern[str]:
    return _any(words("compare", "name.hurry"))


@cached
def _ends() -> regex.Pattern[str]:
    heads, tails = (_any(words("compare", entry)).pattern for entry in ("name.heads", "name.tails"))
    return regex.compile(f"^(?:{heads})+|(?:{tails})+$")


def _any(known: tuple[str, ...]) -> regex.Pattern[str]:
    return regex.compile("|".join(map(regex.escape, sorted(known, key=len, reverse=True))))
