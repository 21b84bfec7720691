"""What an indicator is called, without the words that say nothing: 完成新建改造|高标准农田."""

from __future__ import annotations

import regex

from workplan_parser.lexicon import WordList, cached, entry, word_lists, words
from workplan_parser.shapes import shape

_MEASURED = word_lists("compare", "measure.growth measure.share")

GENERIC = WordList("compare", "name.generic")
"""Names that say nothing alone: 投资, 项目."""

_NOISE = shape(r"[\d\s,.;:、。()\"“”‘’《》%〔〕/-]+")
_NUMBER = shape(r"\d[\d.]*[十百千万亿]*")


def bare(text: str) -> str:
    """*text* without numbers, marks, and words that hurry or hedge at its ends; by the first of several names."""
    return _usual(_ends().sub("", _NOISE.sub("", _calm(text, ""))))


def _calm(text: str, gap: str) -> str:
    """*text* with *gap* for words that hurry: 再新建, but 再就业 stays."""
    return _hurry().sub(lambda hit: hit[0] if hit["kept"] else gap, text)


def _usual(name: str) -> str:
    """经济增长 as 生产总值增长: two names of one thing are compared as one."""
    alias = next((word for word in _aliases() if name.startswith(word)), "")
    return _aliases()[alias] + name[len(alias) :] if alias else name


def core(name: str) -> str:
    """A bare name without verbs of doing: what is counted. Empty where it says only what is done."""
    left = _doing().sub("", name).strip(_loose())
    return left if len(left) > 1 else ""


def stem(core: str) -> str:
    """A core without the words that say how it is measured: 数字经济增加值|增长."""
    while (hit := next((hit for words in _MEASURED if (hit := words.ends(core))), None)) and hit.start:
        core = core[: hit.start]
    return core


def head(core: str) -> str:
    """A core without the general words it ends with: 制造业|增加值增长, 粮食|产量. Empty where it is general altogether."""
    left = stem(core)
    while (hit := GENERIC.ends(left)) is not None:
        left = stem(left[: hit.start])
    return left


def pieces(text: str) -> list[str]:
    """What is left of *text* between its marks, numbers and verbs of doing."""
    left = _NOISE.sub(" ", _doing().sub(" ", _calm(_NUMBER.sub(" ", text), " "))).split()
    return [piece for piece in (one.strip(_loose()) for one in left) if len(piece) > 1]


@cached
def _loose() -> str:
    """Characters that say nothing at either end of a name: 新建和改造高标准农田."""
    return "".join(words("compare", "name.loose"))


@cached
def _aliases() -> dict[str, str]:
    """Each other name → the usual one, the longest first."""
    rows = [line.split() for line in entry("compare", "name.alias").splitlines() if line]
    known = {other: usual for usual, *others in rows for other in others}
    return dict(sorted(known.items(), key=lambda pair: -len(pair[0])))


@cached
def _doing() -> regex.Pattern[str]:
    return _any(words("compare", "name.doing") + words("compare", "name.fillers"))


@cached
def _hurry() -> regex.Pattern[str]:
    kept, hurry = (_any(words("compare", f"name.{part}")).pattern for part in ("kept", "hurry"))
    return regex.compile(f"(?P<kept>{kept})|{hurry}")


@cached
def _ends() -> regex.Pattern[str]:
    heads, tails = (_any(words("compare", part)).pattern for part in ("name.heads", "name.tails"))
    return regex.compile(f"^(?:{heads})+|(?:{tails})+$")


def _any(known: tuple[str, ...]) -> regex.Pattern[str]:
    return regex.compile("|".join(map(regex.escape, sorted(known, key=len, reverse=True))))
