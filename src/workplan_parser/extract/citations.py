"""Cited documents (引用文件): 《…》 and the document number (发文字号) that follows.

>>> find("按照《信访工作条例》(国办发〔2018〕39号)办理")[0].document_number
'国办发〔2018〕39号'
"""

from typing import NamedTuple

from workplan_parser.lexicon import Pattern
from workplan_parser.shapes import shape


class CitationFinding(NamedTuple):
    """One cited title: the place of 《…》 (with its brackets), the title inside, the number in the bracket after it."""

    start: int
    end: int
    title: str
    document_number: str | None


_MARK = shape("[《》]")
_LONGEST_TITLE = 200
_DEEPEST = 4
# (国发〔2018〕39号)  〔闽政办[2018]12号〕  (国务院令第721号)  (2018年第12号);  …(2018)39号
_NUMBER_AFTER = Pattern(
    "citations",
    r"""
    [(〔\[【]
    (?P<number>
        [^()《》,;、。]{0,24} \d [^()《》,;、。]{0,12} \L<number.ends>
      | [^()《》,;、。]{0,20} \(\d{4}\) 第? \d{1,5} 号
    )
    [)〕\]】,;、]
    """,
)


def find(text: str) -> list[CitationFinding]:
    """Every 《…》 of tight folded *text*, outermost only, with the document number that follows in brackets.

    A 《 never closed, or closed only a long way on, is no title, and hides none behind it.
    """
    found: list[CitationFinding] = []
    opened: list[int] = []
    for mark in _MARK.finditer(text):
        at = mark.start()
        if mark[0] == "《":
            opened = [start for start in opened[-_DEEPEST:] if at - start <= _LONGEST_TITLE]
            opened.append(at)
        elif opened:
            start = opened.pop()
            if 1 < at - start <= _LONGEST_TITLE:
                while found and found[-1].start > start:
                    found.pop()
                found.append(
                    CitationFinding(start, at + 1, text[start + 1 : at], _number_after(text, at + 1))
                )
    return found


def _number_after(text: str, at: int) -> str | None:
    found = _NUMBER_AFTER.match(text, at) if text[at : at + 1] in ("(", "〔", "[", "【") else None
    return found["number"] if found else None
