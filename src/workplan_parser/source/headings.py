"""Whether a row of cells may head a table: short cells of different words, header words (工作任务, 牵头单位) among them."""

from __future__ import annotations

from collections.abc import Sequence

from workplan_parser.lexicon import Pattern
from workplan_parser.text.characters import tight

_LONGEST = 16
_WORDS = Pattern(
    "structure",
    r"\L<cells.heading> | \L<responsibility:labels.duty> | \L<responsibility:acts.lead> | \L<responsibility:acts.support>",
)


def is_header(word: str) -> bool:
    """True for 责任 单位 and 完成时限（月）: short, with a word of table headers."""
    bare = tight(word)
    return 0 < len(bare) <= _LONGEST and _WORDS.search(bare) is not None


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
