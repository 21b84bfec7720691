"""How alike two sets of bigrams are."""

from __future__ import annotations


def grams(text: str) -> frozenset[str]:
    """The bigrams of *text*; a single character is one."""
    if len(text) < 2:
        return frozenset((text,)) if text else frozenset()
    return frozenset(map(str.__add__, text, text[1:]))


def dice(a: frozenset[str], b: frozenset[str]) -> float:
    """Dice of two sets of bigrams; 0 where either is empty."""
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0
