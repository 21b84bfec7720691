"""Whether a row of cells may head a table: short cells of different words, header words (工作任务, 牵头单位) among them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from workplan_parser.lexicon import Pattern, WordList
from workplan_parser.lexicon.roles import role_of
from workplan_parser.text.characters import tight
from workplan_parser.text.flow import fold

Kind = Literal["number", "office", "time", "text"]
"""What a column may hold, as far as its cells look different."""

_LONGEST = 16
_NUMBER, _TASK, _TIME = (WordList("structure", f"table.{name}") for name in ("number", "task", "deadline"))
_OFFICE, _HEADER = WordList("structure", "table.responsible"), WordList("structure", "cells.heading")
_OVER = WordList("structure", "cells.over")
_WORDS = Pattern(
    "structure",
    r"\L<cells.heading> | \L<responsibility:labels.duty> | \L<responsibility:acts.lead> | \L<responsibility:acts.support>",
)


def is_header(word: str) -> bool:
    """True for 责任 单位 and 完成时限（月）: short, with a word of table headers."""
    bare = tight(word)
    return 0 < len(bare) <= _LONGEST and _WORDS.search(bare) is not None


def is_over(word: str) -> bool:
    """True for what may stand over 牵头单位 and 配合单位: 责任分工, 责任单位."""
    return tight(word) in _OVER


def is_heading(cells: Sequence[str]) -> bool:
    """Short, different cells, one of which at least holds a header word.

    序号 | 工作任务 | 责任单位, but not 市政处 | 桥梁处 | 照明处, nor 1 | 完成老旧小区改造任务30个，涉及居民5000户 | 区住建局.
    """
    bare = [tight(cell) for cell in cells]
    return (
        len(set(bare)) == len(bare)
        and all(0 < len(cell) <= _LONGEST for cell in bare)
        and any(map(is_header, bare))
    )


def kind_of(header: str) -> Kind | None:
    """What stands under *header*; None where it is no word of headers."""
    word = tight(fold(header))
    if not 1 < len(word) <= _LONGEST or ":" in word:
        return None
    if word in _NUMBER:
        return "number"
    if role_of(word) or word in _OFFICE:
        return "office"
    if word in _TIME:
        return "time"
    return "text" if word in _TASK or (len(word) <= 8 and _HEADER.ends(word)) else None


def is_sure(cells: Sequence[str]) -> bool:
    """A heading though nothing but white paper or commas part its cells: header words alone, numbers or offices among them."""
    kinds = [kind_of(cell) for cell in cells]
    known = kinds.count(None) < 2 and not {"number", "office"}.isdisjoint(kinds)
    return len(cells) > 2 and known and is_heading(cells)
