"""Headers whose cells were glued together by scraping (序号工作任务责任单位完成时限): a table that nobody can cut."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workplan_parser.lexicon import Hit, WordList, headers, roles, word_lists
from workplan_parser.source.model import Table
from workplan_parser.span import Span
from workplan_parser.tables.model import OFFICES
from workplan_parser.text.sheet import Sheet

_SERIAL = WordList("headers", "parts.serial")
_BEFORE_OFFICE = word_lists("headers", "parts.task parts.light parts.time parts.goal")
_LEADS, _DUTIES, _NOUNS = word_lists("responsibility", "acts.lead labels.duty labels.nouns")
_HEADS = frozenset(
    f"parts.{name}" for name in ("serial", "task", "light", "goal", "time", "pace", "result", "note", "group")
)
_LONGEST, _BEFORE, _LEAST = 8, 24, 3
"""A header is no longer; so far before an office's label a run of headers may begin; so many different ones tell it."""


def header_rows(sheet: Sheet, tables: Sequence[Table]) -> list[Span]:
    """Where header words of three kinds stand side by side, outside the *tables*; not 责任单位：… in a line."""
    found: list[Span] = []
    done = 0
    for at in _starts(sheet.folded):
        if at < done or any(table.span.start <= at < table.span.end for table in tables):
            continue
        end, kinds = _run(sheet.folded, at)
        if len(kinds) >= _LEAST:
            found.append(Span(at, end))
            done = end
    return found


def _starts(text: str) -> Iterator[int]:
    """Where a run may begin: at 序号, or before 牵头单位 with a header before it."""
    heads = [head for act in (*_LEADS.every(text), *_DUTIES.every(text)) if (head := _beside(text, act))]
    near = {at for head in heads for at in range(max(0, head.start - _BEFORE), head.start)}
    yield from sorted(near | {word.start for word in _SERIAL.every(text)})


def _beside(text: str, act: Hit) -> Hit | None:
    """工作要求|牵头单位: the header before the label that *act* begins; none before 牵头单位:, which heads a line."""
    noun = _NOUNS.starts(text, act.end)
    if noun is None or text[noun.end :].lstrip().startswith(":"):
        return None
    before = act.start - text[act.start - 1 : act.start].isspace()
    return next((head for parts in _BEFORE_OFFICE if (head := parts.ends(text, before))), None)


def _run(text: str, at: int) -> tuple[int, set[str]]:
    """Where the header words end that stand side by side from *at* on, and the kinds of column they head."""
    kinds: set[str] = set()
    while found := _header(text, at):
        at, kind = found
        kinds.add(kind)
        at += text.startswith(" ", at)
    return at, kinds


def _header(text: str, at: int) -> tuple[int, str] | None:
    """The header that begins at *at*: where it ends, and its kind. 工作任务, not 工作任务责任."""
    office = roles.opening(text, at)
    if office is not None:
        return office.end, office.role or "other"
    for end in range(min(at + _LONGEST, len(text)), at + 1, -1):
        heading = headers.read(text[at:end])
        if heading and (
            heading.kind in OFFICES or heading.evidence[-1:] and heading.evidence[-1].entry in _HEADS
        ):
            return end, heading.kind
    return None
