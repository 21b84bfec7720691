"""How firmly a state is promised: 确保, 力争, 基本, or said plainly."""

from __future__ import annotations

from workplan_parser.extract.qualitative.state import Phrase, View
from workplan_parser.extract.ruling import Ruling
from workplan_parser.extract.strength import Strength
from workplan_parser.lexicon import Hit, word_lists

_MUST, _STRIVE, _APPROX, _REACHED = word_lists(
    "qualitative", "strength.must strength.strive strength.approx strength.reached"
)


def strength(seen: View, said: Phrase) -> Ruling[Strength]:
    """|基本消除 → approx, |确保…建成 → must, |力争…进入前三 → strive; the word nearest the state holds."""
    words = (*_MUST.every(seen.text, seen.clause, said.end), *_STRIVE.every(seen.text, seen.clause, said.end))
    if about := _about(seen, said):
        return Ruling("approx", (about,))
    nearest = max(words, key=lambda word: word.start, default=None)
    if nearest is None:
        return Ruling("expect")
    return Ruling("must" if nearest.entry == "strength.must" else "strive", (nearest,))


def _about(seen: View, said: Phrase) -> Hit | None:
    """|基本消除…, |基本实现…全覆盖; not 基本民生投入|只增不减."""
    return next(
        (
            word
            for word in _APPROX.every(seen.text, seen.clause, said.end)
            if word.start >= said.start or _REACHED.starts(seen.text, word.end)
        ),
        None,
    )
