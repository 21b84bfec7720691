"""A name put together: the words a rule found, with those that it needs from elsewhere to be understood alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from workplan_parser.extract.indicators.edges import LONGEST
from workplan_parser.extract.indicators.view import Part, View


def said(text: str, parts: Iterable[Part]) -> str:
    """The name that *parts* make."""
    return "".join(part.written or text[part.start : part.end] for part in parts)


def before(part: Part, parts: tuple[Part, ...]) -> tuple[Part, ...] | None:
    """*part* and then *parts*; None where they meet in the text or are too long together."""
    return _fit((part, *parts))


def behind(parts: tuple[Part, ...], part: Part) -> tuple[Part, ...] | None:
    """*parts* and then *part*; None likewise."""
    return _fit((*parts, part))


def _fit(parts: tuple[Part, ...]) -> tuple[Part, ...] | None:
    size = sum(part.end - part.start for part in parts)
    apart = sorted(parts)
    met = any(one.end > other.start for one, other in zip(apart, apart[1:], strict=False))
    return None if met or size > LONGEST else parts


def earlier(seen: View, nearest: int = 3) -> Iterator[tuple[Part, ...]]:
    """The names of the quantities before it in its sentence, nearest first."""
    for named in seen.earlier[: -1 - nearest : -1]:
        if named.quantity.start < seen.opens:
            return
        if named.parts and named.verdict not in ("condition", "period"):
            yield named.parts
