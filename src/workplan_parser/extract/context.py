"""What is known about a stretch of prose before it is read."""

from __future__ import annotations

from typing import NamedTuple


class Context(NamedTuple):
    """``year`` the plan's year; ``achieved`` true where the section looks back; ``heading`` of the node."""

    year: int | None = None
    achieved: bool = False
    heading: str = ""
