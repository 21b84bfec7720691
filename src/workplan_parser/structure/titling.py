"""The title of a document or an annex among its first lines: short lines up to one that ends as titles do."""

from __future__ import annotations

from collections.abc import Sequence

from workplan_parser.lexicon import Pattern, WordList
from workplan_parser.shapes import shape
from workplan_parser.structure import lines
from workplan_parser.structure.dates import DATE
from workplan_parser.text.characters import tight

TITLE_END = WordList("structure", "titles.end")
_SAID = Pattern("structure", r"(?:19|20)\d\d | \L<issuer.issues>")
_ISSUES = WordList("structure", "issuer.issues")
_AFTER_END = shape(r"(?:\([^()]{1,20}\)|》)+$")
_QUOTED = shape(r"“[^”]*”|《[^》]*》")
_NOT_TITLED = frozenset("。;!?:>›»|\t")
_LOOKED_AT, _LONGEST_JOINT = 12, 240


def title_among(texts: Sequence[str]) -> range:
    """Which of the first unlabelled lines (folded) make up the title; an empty range where none do.

    A line that says a year or 关于 is a title before one that does not (工作计划, the last step of a
    page's trail).
    """
    said = [tight(text) for text in texts[:_LOOKED_AT]]
    ends = [
        i for i, text in enumerate(said) if _ends_like_title(text) and (_is_short(text) or _is_joint(text))
    ]
    if not ends:
        return range(0)
    last = next((i for i in ends if _SAID.search(said[i])), ends[0])
    first = last
    while first and _continues(said[first - 1]):
        first -= 1
    return range(first, last + 1)


def _ends_like_title(text: str) -> bool:
    return TITLE_END.ends(_AFTER_END.sub("", text)) is not None


def _is_short(text: str) -> bool:
    return 4 <= len(text) <= 80 and _NOT_TITLED.isdisjoint(_QUOTED.sub("", text))


def _is_joint(text: str) -> bool:
    """The title of several issuers on one line: 某区发展和改革局某区商务局…某区财政局关于印发…的通知."""
    said = _ISSUES.within(text)
    return (
        said is not None
        and len(text) <= _LONGEST_JOINT
        and _NOT_TITLED.isdisjoint(_QUOTED.sub("", text))
        and lines.names_body(text[: said.start])
    )


def _continues(text: str) -> bool:
    """A line that the title goes on from: 国务院办公厅关于印发“无废城市”建设 / 试点工作方案的通知; 某市教育局、 / 某市财政局关于…"""
    text = text.removesuffix("、") if lines.is_signature(text.removesuffix("、")) else text
    if not _is_short(text) or _ends_like_title(text) or len(text) > 45:
        return False
    return not (lines.is_document_number(text) or DATE.search(text) or text.endswith((",", "、")))
