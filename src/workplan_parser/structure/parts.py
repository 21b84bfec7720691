"""Unnumbered lines that part a document by time: 2025年工作回顾 … 2026年工作任务."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from workplan_parser.lexicon import Pattern
from workplan_parser.structure.horizons import looks_ahead, tells_of_results
from workplan_parser.structure.paragraph import Paragraph
from workplan_parser.text import marks
from workplan_parser.text.characters import first_of, tight

_LONGEST = 24
# 2025年工作回顾  过去一年工作回顾  下一步工作安排; not 某局2025年工作总结, a title
_OPENS = Pattern(
    "structure",
    r"(?: (?:19|20)\d\d 年 | \L<horizon.recent> | \L<horizon.then> | \L<horizon.this> | \L<horizon.report> )",
)
_BOTH = regex.compile("[和及与暨]")


def lines(paragraphs: Sequence[Paragraph], first: int, last: int) -> list[int]:
    """Indexes of the lines of ``paragraphs[first:last]`` that head parts; none unless one looks back before one that looks ahead."""
    heads = [_heads(p.text) for p in paragraphs[first:last]]
    found = [
        first + i for i, (here, next_) in enumerate(zip(heads, heads[1:], strict=False)) if here and not next_
    ]
    said = [tells_of_results(tight(paragraphs[i].text)) for i in found]
    if True not in said or False not in said[said.index(True) :]:
        return []
    return found[said.index(True) :]


def _heads(text: str) -> bool:
    """2025年工作回顾 alone on its line; not 2025年工作总结和2026年工作计划, which is the title of both."""
    if len(text) > _LONGEST or first_of(text, "。,;:!?、") >= 0:
        return False
    bare = tight(text)
    if _OPENS.match(bare) is None or marks.read(text) is not None:
        return False
    back, ahead = tells_of_results(bare), looks_ahead(bare)
    return back != ahead or (back and _BOTH.search(bare) is None)
