"""Headings that span a table, one within another: 一、 over （一）, and what has no mark below what has one."""

from __future__ import annotations

from workplan_parser.text.marks import RANK, Mark


class Banners:
    """The banners that are open, by their ranks: the smaller, the higher it stands."""

    def __init__(self) -> None:
        self._ranks: list[float] = []
        self._fresh = False

    @property
    def depth(self) -> int:
        """How many are open."""
        return len(self._ranks)

    def open(self, mark: Mark | None) -> int:
        """Open a banner with that *mark*; how deep it stands.

        Right under one without a mark it stands below that: 城市更新, then （一）老旧小区.
        """
        rank = RANK[mark.family] if mark is not None and mark.number is not None else len(RANK)
        if self._fresh and self._ranks and self._ranks[-1] > rank:
            self._ranks[-1] = rank - 0.5
        while self._ranks and self._ranks[-1] >= rank:
            self._ranks.pop()
        self._ranks.append(rank)
        self._fresh = True
        return len(self._ranks) - 1

    def closed_by_a_row(self) -> None:
        """A task follows: the next banner stands under none that has tasks, unless its mark says so."""
        self._fresh = False
