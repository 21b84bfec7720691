"""Whether words may head a table, and what their columns hold as far as cells of them look different."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from workplan_parser.lexicon import WordList, headers
from workplan_parser.text.characters import tight
from workplan_parser.text.flow import fold

Kind = Literal["number", "office", "time", "figure", "text", "any"]
"""``any`` is under words that nobody knows, and under 村名 or 类别."""

_LONGEST, _LONGEST_UNKNOWN = 16, 10
_OVER = WordList("structure", "cells.over")
_KINDS: dict[headers.Kind, Kind] = {
    "number": "number",
    "lead": "office",
    "support": "office",
    "responsible": "office",
    "deadline": "time",
    "pace": "time",
    "start": "time",
    "goal": "figure",
    "amount": "figure",
    "overall": "figure",
    "base": "figure",
    "value": "figure",
    "group": "any",
}
_ASSIGNING = frozenset(("lead", "support", "responsible", "leader", "person_in_charge", "contact"))
_IN_ROWS: frozenset[headers.Kind] = frozenset(("value", "body", "result"))
"""What cells of a row may say, too: 6月, 各科室, 完成."""


def kind_of(word: str) -> Kind | None:
    """What stands under the header *word*; None where it is no word of headers."""
    found = _header(word)
    return _KINDS.get(found, "text") if found else None


def _header(word: str) -> headers.Kind | None:
    bare = tight(fold(word))
    return headers.kind_of(bare) if len(bare) <= _LONGEST and ":" not in bare else None


def is_over(word: str) -> bool:
    """True for what may stand over 牵头单位 and 配合单位: 责任分工, 责任单位."""
    return tight(word) in _OVER


def assigns(word: str) -> bool:
    """True for what stands under 责任分工: offices, persons."""
    return _header(word) in _ASSIGNING


def is_part_of_year(word: str) -> bool:
    """True for 一季度, 2026年: nothing but a time heads the figures below."""
    return _header(word) == "value"


def may_be_parted_by_time(word: str) -> bool:
    """True for what may stand over 一季度 and 二季度: 季度目标, 完成情况, 季度推进计划."""
    return _header(word) in (None, "goal", "amount", "result")


def is_header(word: str) -> bool:
    """True for words that head a column and are no cell of one."""
    return (_header(word) or "value") not in _IN_ROWS


def may_head(word: str) -> bool:
    """Short and without a digit, as headers are that nobody knows: 谁来干."""
    return 0 < len(word) <= _LONGEST_UNKNOWN and not any(map(str.isdigit, word))


def is_heading(cells: Sequence[str]) -> bool:
    """Short, different cells, none a number, one of which at least is a header.

    序号 | 工作任务 | 责任单位, but not 市政处 | 桥梁处 | 照明处, nor 1 | 完成老旧小区改造任务30个，涉及居民5000户 | 区住建局.
    """
    bare = [tight(cell) for cell in cells]
    return (
        len(set(bare)) == len(bare)
        and all(0 < len(cell) <= _LONGEST and not cell.isdecimal() for cell in bare)
        and any(map(is_header, bare))
    )


def is_sure(cells: Sequence[str]) -> bool:
    """A heading though nothing but white paper or commas part its cells: headers alone, numbers, offices or figures among them."""
    kinds = [kind_of(cell) for cell in cells]
    known = kinds.count(None) < 2 and not {"number", "office", "figure"}.isdisjoint(kinds)
    return len(cells) > 2 and known and is_heading(cells)
