"""What an indicator is called, without the words that say nothing: 完成新建改造|高标准农田."""

from __future__ import annotations

import regex

from workplan_parser.lexicon import cached, words

_NOISE = regex.compile(r"[\d\s,.;:、。()\"“”‘’《》%〔〕/-]+")
_LEFT = regex.compile(r"^(?:和|或|各|等|对|在|把|将|于|以|为|其中)+|(?:和|或|等|为)+$")


def bare(text: str) -> str:
    """*text* without numbers, marks, and words that hurry or hedge at its ends."""
    return _ends().sub("", _NOISE.sub("", _hurry().sub("", text)))


def core(name: str) -> str:
    """A bare name without verbs of doing: what is counted. Empty where it says only what is done."""
    left = _LEFT.sub("", _doing().sub("", name))
    return left if len(left) > 1 else ""


def pieces(text: str) -> list[str]:
    """What is left of *text* between its marks, numbers and verbs of doing."""
    left = _NOISE.sub(" ", _doing().sub(" ", _hurry().sub(" ", text))).split()
    return [piece for piece in left if len(piece) > 1]


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
