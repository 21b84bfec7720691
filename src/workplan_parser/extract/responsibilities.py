"""Responsibility (责任分工): lines, brackets and cells that name the offices of a task.

Text is *spaced* folded text of one paragraph: two blanks part two offices.

>>> [p.name for a in find("做好受理工作。(民政局牵头,财政局、各乡镇配合)") for p in a.parties]
['民政局', '财政局', '各乡镇']
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, NamedTuple

from workplan_parser.extract import duties, labels, organisations
from workplan_parser.extract.duties import Party, Role
from workplan_parser.extract.labels import Label
from workplan_parser.lexicon import table

__all__ = ["Assignment", "Party", "Role", "cell", "find", "rules"]


class Assignment(NamedTuple):
    """One line or bracket that assigns the task: the stretch to cut from the item's text, and the offices.

    ``sponsor`` is True for 主办单位:, which in a page's footer names who runs the web site.
    """

    start: int
    end: int
    form: Literal["line", "bracket"]
    parties: tuple[Party, ...]
    sponsor: bool = False


_OPEN = {"(": ")", "〔": "〕", "[": "]", "【": "】"}
_BRACKET = re.compile(r"[()〔〕\[\]【】]")
_DEEPEST = 6
_LONGEST = 1500
_ENDS = re.compile(r"[。;!?:]|$")


def find(text: str, *, first_leads: bool = False) -> list[Assignment]:
    """The assignments of spaced folded *text*, in order.

    *first_leads*: the document says that the first office listed leads (see :func:`rules`).
    """
    if not any(cue in text for cue in _cues()) and not _bracket_of_names(text):
        return []
    found: list[Assignment] = []
    done = 0
    for start, end in _pairs(text):
        if start < done:
            continue
        one = _in_bracket(text, start, end, first_leads)
        if one is not None:
            found.append(one)
            done = one.end
    lines = _lines(text, found, first_leads)
    return sorted((*found, *lines)) if lines else found


def rules(text: str) -> list[tuple[int, int]]:
    """Places where the document says that the first office listed leads (排在第一位的为牵头单位,下同)."""
    if not any(word in text for word in ("牵头", "主办", "主责")):
        return []
    return [found.span() for found in duties.FIRST_LEADS.finditer(text)]


def cell(text: str, role: Role = "responsible", *, first_leads: bool = False) -> list[Party]:
    """The offices of a table cell under a column that says 责任单位, 牵头单位 or 配合单位.

    Line breaks part names as 、 does. A cell may itself say 牵头单位:… 配合单位:… or X牵头,Y配合.
    """
    flat = re.sub(r"[\r\n\v\f]", "\t", text)
    labelled = _lines(flat, [], first_leads)
    if labelled:
        return [party for one in labelled for party in one.parties]
    return duties.read(flat, 0, len(flat), role=role, first_leads=first_leads).parties


# ------------------------------------------------------------------ brackets


def _pairs(text: str) -> list[tuple[int, int]]:
    """Matching brackets of any width, by their start; an unclosed one is forgotten."""
    opened: list[int] = []
    pairs: list[tuple[int, int]] = []
    for mark in _BRACKET.finditer(text):
        if mark[0] in _OPEN:
            opened = opened[1 - _DEEPEST :]
            opened.append(mark.start())
        elif opened:
            pairs.append((opened.pop(), mark.end()))
    return sorted(pairs)


def _in_bracket(text: str, start: int, end: int, first_leads: bool) -> Assignment | None:
    if end - start > _LONGEST:
        return None
    inside = (start + 1, end - 1)
    within = labels.find(text, *inside)
    if within and not text[inside[0] : within[0].start].strip():
        run, _ = _run(text, [one for one in within if one.role], inside[1], first_leads)
        return run and Assignment(start, end, "bracket", run.parties, run.sponsor)
    reading = duties.read(text, *inside, first_leads=first_leads)
    parties = tuple(reading.parties)
    if not parties or not all(p.plausible for p in parties) or text.startswith(_NOT_AFTER, end):
        return None
    if not reading.spoken and not _closes_sentence(text, start, end, parties):
        return None
    return Assignment(start, end, "bracket", parties)


_NOT_AFTER = ("的", "制", "等制度", "原则", "机制", "模式", "格局", "体系", "》", "”")


def _closes_sentence(text: str, start: int, end: int, parties: tuple[Party, ...]) -> bool:
    """A bare list of names assigns where it stands after the full stop: …。(市教育局、市财政局)"""
    if text[start - 1 : start] not in ("。", ";", "!") or start == 0:
        return False
    return all(p.kind == "group" or organisations.level_of(p.name) or len(p.name) > 2 for p in parties)


def _bracket_of_names(text: str) -> bool:
    return "。(" in text or "。〔" in text or "。【" in text or "。[" in text


# ------------------------------------------------------------------ lines


def _lines(text: str, taken: list[Assignment], first_leads: bool) -> list[Assignment]:
    """Labels that stand in the open: a whole line, or the end of a paragraph."""
    open_labels = [
        label
        for label in labels.find(text, 0, len(text))
        if not any(one.start <= label.start < one.end for one in taken)
        and (label.start == 0 or text[label.start - 1] in _BEFORE_LABEL or text[label.start - 1].isspace())
    ]
    found: list[Assignment] = []
    while open_labels:
        one, open_labels = _run(text, open_labels, len(text), first_leads)
        if one is not None:
            found.append(one)
    return found


def _run(text: str, ahead: list[Label], end: int, first_leads: bool) -> tuple[Assignment | None, list[Label]]:
    """The offices after the first label and after those that go on with it (牵头单位:… 配合单位:…), and the labels left."""
    first, parties, close = ahead[0], list[Party](), ahead[0].end
    while ahead and ahead[0].role is not None:
        label, ahead = ahead[0], ahead[1:]
        limit = ahead[0].start if ahead else end
        stop = text.find("。", label.end, limit)
        ruled = first_leads or label.first_leads
        last = limit if stop < 0 else stop
        parties += duties.read(text, label.end, last, role=label.role, first_leads=ruled).parties
        close = last if stop < 0 else stop + 1
        if stop >= 0:
            break
    else:
        ahead = ahead[1:] if ahead and ahead[0] is first else ahead
    while close > first.end and (text[close - 1].isspace() or text[close - 1] in ",;"):
        close -= 1
    if (
        not parties
        or not any(p.plausible for p in parties)
        and len(parties[0].name) > organisations.LONGEST_NAME
    ):
        return None, ahead
    return Assignment(first.start, close, "line", tuple(parties), first.sponsor), ahead


_BEFORE_LABEL = frozenset("。;!?,、)〕】》”—-|:")


@cache
def _cues() -> tuple[str, ...]:
    duty = table("responsibility")["duties"]
    return ("责", *duty["lead"], *duty["support"], *duty["responsible"], *duty["with"])
