"""Lines that a tool broke, joined again: all at one width, or at a page's end, or inside a label.

As in a PDF (``source/pdf/paragraphs.py``), a full line runs on: one that had no room for what begins the next.
"""

from __future__ import annotations

from workplan_parser.lexicon import WordList
from workplan_parser.lexicon.roles import role_of
from workplan_parser.shapes import shape
from workplan_parser.structure.paragraph import Paragraph
from workplan_parser.structure.vocabulary import field_of
from workplan_parser.text import marks
from workplan_parser.text.characters import first_of, tight, width
from workplan_parser.text.sheet import Sheet

_FINISHED = shape(r"(?:[。;:!?]|(?<=\p{Han})\.)[”’」』)]?$")
_LABELLED = shape(r"\p{Han}{3,8}:")
_UNBREAKABLE = shape(r"(?:[!-~]{1,40}|.)[,。、;:!?”’)》〕】%]{0,3}")
_LINE_END = shape(r"\r\n?|[\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029]")
_BODIES = WordList("structure", "lines.bodies")
_ANNEX = WordList("structure", "annexes.words")
_NARROWEST, _NARROW, _WIDEST = 20, 40, 130
"""Widths, in half-width places, at which tools break lines; below ``_NARROW`` they may be the lines of a list."""
_LONGEST_LABEL, _LONGEST_HEAD = 10, 20
_MANY, _NEAR = 5, 8
_NEVER_FIRST = "。,;、)”’》%!?"
_PAIRS = (("“", "”"), ("(", ")"), ("《", "》"))


def unwrapped(sheet: Sheet, lines: list[Paragraph]) -> list[Paragraph]:
    """*lines* with those joined that a tool broke."""
    wrapped = _wrapped(sheet, lines)
    joined: list[list[Paragraph]] = []
    for at, line in enumerate(lines):
        before = lines[at - 1] if at else None
        if before and (at - 1 in wrapped or _is_torn(sheet, before, line)):
            joined[-1].append(line)
        else:
            joined.append([line])
    return [_joined(sheet, run[0], run[-1]) if len(run) > 1 else run[0] for run in joined]


def _joined(sheet: Sheet, first: Paragraph, last: Paragraph) -> Paragraph:
    return first._replace(end=last.end, text=sheet.folded[first.start : last.end], wrapped=True)


def _wrapped(sheet: Sheet, lines: list[Paragraph]) -> set[int]:
    """Which lines run on because they are full, by the ruler that explains most; none where lines end at no one width."""
    widths = [width(tight(sheet.printed[line.start : line.end])) + _indent(sheet, line) for line in lines]
    usual = sorted(widths)[len(widths) * 9 // 10] if widths else 0
    found = [set[int]()]
    for margin in {max(widths, default=0), usual}:
        if _NARROWEST <= margin <= _WIDEST:
            full = [_is_full(used, line, margin) for used, line in zip(widths, lines[1:], strict=False)]
            found.append(_proved(sheet, lines, full, margin < _NARROW))
    lengths = [line.end - _margin(sheet, line) for line in lines]
    longest = max(lengths, default=0)
    if _NARROWEST <= 2 * longest <= _WIDEST:
        found.append(_proved(sheet, lines, [longest - used <= 1 for used in lengths[:-1]], True))
        found.append(_exact(sheet, lines, [used == longest for used in lengths[:-1]]))
    return max(found, key=len)


def _exact(sheet: Sheet, lines: list[Paragraph], full: list[bool]) -> set[int]:
    """Which lines run on where many are as long as the longest, to a character, and end in mid-sentence."""
    pairs = zip(full, lines, lines[1:], strict=False)
    on = {at for at, (f, before, line) in enumerate(pairs) if f and _goes_on(sheet, before, line)}
    open_ = sum(_FINISHED.search(lines[at].text) is None for at in on)
    return on if open_ >= _MANY and open_ * 4 >= sum(full) * 3 else set()


def _proved(sheet: Sheet, lines: list[Paragraph], full: list[bool], narrow: bool) -> set[int]:
    """Which *full* lines run on, where such lines are many enough beside those that end in mid-sentence for no reason."""
    pairs = zip(lines, lines[1:], strict=False)
    on = [_goes_on(sheet, before, line) for before, line in pairs]
    open_ = [goes and _FINISHED.search(line.text) is None for goes, line in zip(on, lines, strict=False)]
    wrapped = sum(f and o for f, o in zip(full, open_, strict=True))
    heads = sum(o and not f and _is_head(line) for f, o, line in zip(full, open_, lines, strict=False))
    loose = sum(open_) - wrapped - heads
    if narrow:
        enough = wrapped >= 8 and loose * 6 <= wrapped and wrapped * 3 >= len(lines)
    else:
        enough = wrapped >= 2 and loose * 3 <= wrapped
    return {at for at, (f, goes) in enumerate(zip(full, on, strict=True)) if f and goes} if enough else set()


def _is_head(line: Paragraph) -> bool:
    """A short line with a mark, which ends without a stop because it heads what follows."""
    return len(line.text) <= _LONGEST_HEAD and marks.read(line.text) is not None


def _margin(sheet: Sheet, line: Paragraph) -> int:
    """Where the blanks begin that stand before a line."""
    start = line.start
    while start and sheet.folded[start - 1] in " \t\u3000\xa0":
        start -= 1
    return start


def _indent(sheet: Sheet, line: Paragraph) -> int:
    """How wide those blanks are."""
    return width(sheet.folded[_margin(sheet, line) : line.start])


def _is_full(used: int, line: Paragraph, margin: int) -> bool:
    """True where a line of that width had no room for what begins the next *line*; stops may hang over the margin."""
    begin = _UNBREAKABLE.match(line.text)
    return used <= margin + 4 and margin - used < width(begin[0] if begin else "") + 2


def _goes_on(sheet: Sheet, before: Paragraph, line: Paragraph) -> bool:
    """True where nothing sets *line* apart from the one before: no blank line, no deeper indent, no mark, no label.

    3、4号线 in mid-sentence is no mark.
    """
    if (
        line.gap
        or _indent(sheet, line) > _indent(sheet, before)
        or line.text[0] in "|\t"
        or _opens_part(line.text)
    ):
        return False
    mark = marks.read(line.text)
    if mark is None or _closes(before.text, line.text):
        return True
    inside = mark.family.startswith(("ar_", "dotted")) and not _FINISHED.search(before.text)
    return inside and marks.read(before.text) is None and before.text[-1] in "、,至到和及与第"


def _closes(before: str, line: str) -> bool:
    """“多报合⏎一、信息共享”: *line* closes what the one *before* left open."""
    return any(
        before.rfind(opens) > before.rfind(closes) and 0 <= line.find(closes) <= line.find(opens) % len(line)
        for opens, closes in _PAIRS
    )


def _hangs(before: str, line: str) -> bool:
    """根据《⏎…法》, 细颗粒物（PM⏎2.5⏎）: what a line opened at its very end goes on behind it, and is closed there."""
    return any(
        len(before) - _NEAR < before.rfind(opens) > before.rfind(closes)
        and (closes in line or len(line) <= _NEAR)
        for opens, closes in _PAIRS
    )


def _opens_part(text: str) -> bool:
    """A label (责任单位:…, 完成时限:…, 文号:…) or an annex begins here."""
    if _LABELLED.match(text):
        return True
    colon = text.find(":", 0, _LONGEST_LABEL + 1)
    label = tight(text[:colon]) if colon > 0 else ""
    return bool(label and (role_of(label) or field_of(label))) or _ANNEX.starts(text) is not None


def _is_torn(sheet: Sheet, before: Paragraph, line: Paragraph) -> bool:
    """A page ended inside a sentence, a line inside a label (责任⏎单位:市教育局) or an office (安全监督⏎科)."""
    if not line.gap and (line.text[0] in _NEVER_FIRST or _hangs(before.text, line.text)):
        return True
    if line.gap or marks.read(line.text) is not None:
        return False
    between = sheet.text[before.end : line.start]
    if len(_LINE_END.findall(between)) > 1 and not _FINISHED.search(before.text):
        return not _opens_part(line.text) and (
            first_of(before.text, ",。;") > 0 or marks.read(before.text) is None
        )
    if len(line.text) == 1 and line.text in _BODIES:
        return before.text[-1] not in _BODIES and _FINISHED.search(before.text) is None
    colon = line.text.find(":", 0, _LONGEST_LABEL)
    if colon <= 0 or len(before.text) > _LONGEST_LABEL or role_of(tight(line.text[:colon])):
        return False
    return role_of(tight(before.text + line.text[:colon])) is not None
