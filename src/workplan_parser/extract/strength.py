"""How firmly a number is promised (语气): 确保, 力争, 基本, or said plainly."""

from __future__ import annotations

from typing import Literal

from workplan_parser.extract.ruling import Ruling
from workplan_parser.extract.scene import ADDED, BUILD, Scene
from workplan_parser.lexicon import Hit, WordList

Strength = Literal["must", "expect", "strive", "approx"]

_APPROX = WordList("commitments", "strength.approx")
_MUST = WordList("commitments", "strength.must")
_STRIVE = WordList("commitments", "strength.strive")
_REACH = 60


def strength(seen: Scene) -> Ruling[Strength]:
    """确保/必须 → must, 力争 → strive, 左右/基本 → approx, else expect."""
    return _about(seen) or _in_clause(seen) or _of_list(seen) or Ruling("expect")


def _about(seen: Scene) -> Ruling[Strength] | None:
    """基本建成100个, 6%左右: nothing is said exactly."""
    if seen.quantity.comparator == "approx":
        return Ruling("approx", seen.quantity.compared)
    word = _APPROX.last(seen.before[-_REACH:])
    return Ruling("approx", (word,)) if word else None


def _in_clause(seen: Scene) -> Ruling[Strength] | None:
    """力争突破100亿元, 不得低于95%: a word of the clause, or of the comparator."""
    reach = seen.before[-_REACH:]
    if strives := _STRIVE.last(reach):
        return Ruling("strive", (strives,))
    must = _MUST.last(reach + seen.prefix)
    return Ruling("must", (must,)) if must else None


def _of_list(seen: Scene) -> Ruling[Strength] | None:
    """确保合格率达到98%,|覆盖率达到95%: the word at the head holds for the rates after it, until work of another kind."""
    head = seen.lead[seen.lead.rfind(";") + 1 :]
    if (strives := _STRIVE.last(head)) and _holds(strives, head, seen):
        return Ruling("strive", (strives,))
    if (must := _MUST.last(head)) and _holds(must, head, seen):
        return Ruling("must", (must,))
    return None


def _holds(word: Hit, head: str, seen: Scene) -> bool:
    """True where the clause of *word* has a number and this one goes on in its kind: a rate after a rate."""
    said = head[word.end :]
    first = said.partition(",")[0]
    if ":" in said or not any(char.isdecimal() for char in first):
        return False
    return bool(BUILD.starts(first) or not BUILD.starts(seen.before) or ADDED.starts(seen.before))
