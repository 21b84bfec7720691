"""Where a node's heading ends: a line of its own, a run-in first sentence, or none (plain prose).

Officials set headings in two ways: alone on a line, or as the first sentence of the paragraph
(提升城市照明管理水平。实施…). A list of plain sentences looks alike at each single item, so a run-in
heading is accepted only where most siblings of the same family have one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from workplan_parser.lexicon import Pattern, roles, word_lists
from workplan_parser.lexicon.roles import ACT
from workplan_parser.shapes import shape
from workplan_parser.span import Span
from workplan_parser.structure.drafts import Draft
from workplan_parser.structure.model import Node
from workplan_parser.text.characters import first_of
from workplan_parser.text.patches import VEIL
from workplan_parser.text.sheet import Sheet

_FIRST = 64
"""A heading is no longer than this many characters."""
_ALONE = 30
"""A sentence that is the whole item is a heading only where it is shorter than this."""

_STOPS = "。;!?"
_PROSE = Pattern(
    "structure",
    r"""
      ^ (?: \d{4}年 | 到\d{4} | \d{1,2}月 | \L<prose.strives> | \L<prose.assures> \S*\d )   # 2020年底前开展…
    | \d [\d.,]* \s? \L<prose.figures>                                                 # 新增就业1100万人
    | \L<prose.introduces> $                                                           # 重点做好以下工作
    | ^ \L<prose.subjects> \S* , \S* ,                                                 # 各级政府要加强…,落实…,
    """,
)
# (责任单位：市住建局)  (市住建局牵头)  (各县区、市政科配合); not (公众参与), (2025年起实施)
_DUTY = Pattern(
    "responsibility",
    rf"""
    \s* [(〔【\[] [^()〔〕【】\[\]]{{0,20}}
    (?: \L<acts.lead> | \L<labels.duty>
      | \L<organisations:endings> \L<after.adverbs>{{0,3}} {ACT}
      | {ACT} \L<labels.nouns>? :
    )
    [^()〔〕【】\[\]]* (?: \( [^()]* \) [^()]* )* [)〕】\]] $
    """,
)
"""An item's office bracket at its end; where the heading is all there is, the bracket is not part of it."""
# 总体目标|到2026年底…  指导思想|坚持以…; not 主要任务是…, 总体目标完成情况
_GLUED = Pattern(
    "structure",
    r"""
      \L<headings.usual> (?= 到? \d{4} 年 | 以 [^,;。]{2,60} 为 | \L<headings.begun> )
    | [^,;:。!?]{0,24}? \L<horizon.review> (?= \d{4} 年 | \L<horizon.recent> )      # 2025年工作回顾|过去一年,…
    """,
)
_USUAL, _REVIEW = word_lists("structure", "headings.usual horizon.review")
_REACH = 24
_QUIET = shape(r"“[^”]{0,60}”|《[^》]{0,80}》|\([^()]{0,60}\)|(?<=\d):(?=[0-5]\d(?!\d))")
_WIDE_BLANK = shape(r"(?P<heading>[^\s。,;:!?]{2,30})(?:\u3000|\s{2,})(?=\S{10})")
"""一、总体要求　　以…为指导: a heading parted from its text by a wide blank only."""
_BLANK = shape(
    r"(?P<heading>[^\s。,;:!?、\d]{4,16},[^\s。,;:!?、\d]{4,16}|[^\s。,;:!?、\d]{7,16}) (?=(?![要应须将由可])\p{Han}\S{4})"
)
"""一、坚持文化惠民，繁荣文艺创作 全年送戏…: by one blank, where most siblings have it; not 各责任单位 要…."""
_LABEL_LINE = shape(r"[^\s:。,;]{2,14}:")
"""责任科室:…, 完成时限:…: a line of its own that belongs to the item but is not its prose."""


class _RunIn(NamedTuple):
    """A node that may have a run-in heading; ``sure`` where prose follows it, so that it cannot be all there is."""

    at: int
    parent: int
    heading: Span | None
    sure: bool


def settled(drafts: Sequence[Draft], sheet: Sheet) -> list[Draft]:
    """The same nodes with their titles, taken off their bodies."""
    found: dict[int, Span] = {}
    groups: dict[tuple[str, int], list[_RunIn]] = defaultdict(list)
    opened: list[int] = []
    for at, (depth, node) in enumerate(drafts):
        opened[depth:] = [at]
        if node.family.startswith("row") or not node.body:
            continue
        above = at + 1 < len(drafts) and drafts[at + 1].depth > depth
        more = above or any(_is_prose(sheet, place) for place in node.body[1:])
        if line := _usual(node.body[0], sheet) or _alone(node.body[0], sheet, more, above):
            found[at] = line
        else:
            parent = opened[depth - 1] if depth else -1
            groups[node.family, depth].append(_RunIn(at, parent, *_run_in(node.body[0], sheet, more)))
    for members in groups.values():
        found |= _accepted(members)
    return [
        Draft(depth, _titled(node, found[at], sheet) if at in found else node)
        for at, (depth, node) in enumerate(drafts)
    ]


def _accepted(members: list[_RunIn]) -> dict[int, Span]:
    """The run-in headings of one family at one depth: none unless most of them have one."""
    if 2 * sum(one.heading is not None for one in members) < len(members):
        return {}
    headed = _headed_parents(members)
    return {one.at: one.heading for one in members if one.heading and (one.sure or one.parent in headed)}


def _headed_parents(members: list[_RunIn]) -> set[int]:
    """Where a sentence that is the whole item is a heading: among siblings that, more often than not, surely have one."""
    sure = Counter(one.parent for one in members if one.sure and one.heading is not None)
    every = Counter(one.parent for one in members)
    return {parent for parent, count in sure.items() if 2 * count > every[parent] - 1}


def _is_prose(sheet: Sheet, place: Span) -> bool:
    return _LABEL_LINE.match(sheet.folded, place.start, min(place.end, place.start + 16)) is None


def _usual(place: Span, sheet: Sheet) -> Span | None:
    """总体目标到2026年底…, 保障措施加强领导…: a heading of plans with its text glued to it; not 保障措施落实到位."""
    text, start = sheet.folded, place.start
    may = _USUAL.starts(text, start) or _REVIEW.within(text, start, min(place.end, start + 2 * _REACH))
    found = _GLUED.match(text, *place) if may else None
    return Span(place.start, found.end()) if found else None


def _alone(place: Span, sheet: Sheet, more: bool, above: bool) -> Span | None:
    """The first paragraph where it is a heading line: no full stop, and not the whole of a long item.

    ``more``: the node goes on after it; ``above``: other nodes stand below this one.
    """
    start, end = place
    if end - start > 4 * _FIRST:
        return None
    text = sheet.stopped[start:end]
    if text[-1] in ")〕】]" and (tail := _DUTY.search(text)) and tail.start() >= 4:
        text = text[: tail.start()].rstrip()
    bare = _mask(text)
    if len(text) > 90 or first_of(bare[:-1], _STOPS) >= 0 or ":" in bare[:-1] or text[-1] in ",、!?;":
        return None
    stop = start + len(text)
    if text[-1] == "。":
        heading = more and len(text) <= _FIRST and not _PROSE.search(bare)
        return Span(start, stop - 1) if heading and (_is_short(bare) or above) else None
    if text[-1] == ":":
        return Span(start, stop - 1) if more and len(text) <= _FIRST else None
    return Span(start, stop)


def _mask(text: str) -> str:
    """Quotations, brackets and the colon of 18:00 blanked, offsets kept: what stands in them does not end a heading."""
    return _QUIET.sub(lambda m: "·" * len(m[0]), text) if first_of(text, "“《(:") >= 0 else text


def _is_short(bare: str) -> bool:
    return bare.count(",") <= 2


def _run_in(place: Span, sheet: Sheet, more: bool) -> tuple[Span | None, bool]:
    """The run-in heading of the first paragraph, if its first sentence reads like one, and whether prose follows it."""
    start = place.start
    text = sheet.stopped[start : min(place.end, start + 4 * _FIRST)]
    if gap := _WIDE_BLANK.match(text):
        return Span(start, start + gap.end("heading")), True
    bare = _mask(text)
    if blank := _BLANK.match(bare):
        return Span(start, start + blank.end("heading")), True
    stop = first_of(bare, _STOPS)
    colon = bare.find(":")
    if 0 < colon <= 32 and _is_label(text[:colon]):
        return None, False
    if 0 < colon <= 32 and (stop < 0 or colon < stop) and "," not in bare[:colon]:
        return (Span(start, start + colon), True) if colon + 1 < len(text) else (None, False)
    if stop < 0 or bare[stop] != "。" or stop > _FIRST or _PROSE.search(bare[:stop]):
        return None, False
    heading = Span(start, start + stop)
    rest = text[stop + 1 :].strip()
    if more or (rest and rest[0] not in "(〔[【"):
        return (heading, True) if _is_short(bare[:stop]) else (None, False)
    return (heading, False) if stop <= _ALONE and "," not in bare[:stop] else (None, False)


def _is_label(text: str) -> bool:
    """检查管网8处(40个工作日)责任单位: the colon closes a label behind a bracket; not 压实主体责任:."""
    found = roles.closing(text)
    return found is not None and text[found.start - 1 : found.start] in (")", "〕")


def _titled(node: Node, heading: Span, sheet: Sheet) -> Node:
    """The node with its heading; what follows it in the paragraph stays the body."""
    first, *others = node.body
    start = heading.end
    while start < first.end and (
        sheet.printed[start].isspace() or sheet.printed[start] in f"{VEIL}。.：:；;"
    ):
        start += 1
    rest = [Span(start, first.end)] if start < first.end else []
    return node._replace(title=heading, body=(*rest, *others))
