"""Half-open ranges of Unicode code points in the source text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Place of a value in the source: ``source.text[start:end]``.

    ``start`` is 0-based and inclusive, ``end`` exclusive; both count Unicode code
    points of the decoded source (BOM removed, line ends kept as read).
    """

    start: int
    end: int

    __pydantic_config__ = {"extra": "forbid"}

    def of(self, text: str) -> str:
        """The stretch of *text* this span points at."""
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        """True where *other* lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end
