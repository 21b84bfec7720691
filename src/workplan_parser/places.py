"""Where a span stands, in words a person can go to: ``file:line`` where the text is at hand."""

from __future__ import annotations

from functools import lru_cache

from workplan_parser.model import Plan
from workplan_parser.span import Span


def place(plan: Plan, span: Span) -> str:
    """``file:line`` when the plan carries its text, else ``file@offset``."""
    if plan.source.text is None:
        return f"{plan.source.name}@{span.start}"
    return f"{plan.source.name}:{line_of(plan.source.text, span.start)}"


def line_of(text: str, offset: int) -> int:
    """1-based line of *offset*, counting \\n, \\r\\n and \\r as editors do."""
    from bisect import bisect_right

    return bisect_right(_line_starts(text), offset)


def line_span(text: str, line: int) -> Span | None:
    """The stretch of a 1-based *line* without its line end; ``None`` past the end."""
    starts = _line_starts(text)
    if not 1 <= line <= len(starts):
        return None
    end = starts[line] if line < len(starts) else len(text)
    return Span(starts[line - 1], starts[line - 1] + len(text[starts[line - 1] : end].rstrip("\r\n")))


@lru_cache(maxsize=4)
def _line_starts(text: str) -> tuple[int, ...]:
    import regex

    return (0, *(match.end() for match in regex.finditer(r"\r\n|\r|\n", text)))
