"""Where a node's heading ends: a line of its own, a run-in first sentence, or none (plain prose).

Officials set headings in two ways: alone on a line, or as the first sentence of the paragraph
(提升城市照明管理水平。实施…). A list of plain sentences looks alike at each single item, so a run-in
heading is accepted only where most siblings of the same family have one.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from workplan_parser.lexicon import Pattern
from workplan_parser.lexicon.roles import ACT
from workplan_parser.structure.model import Node, Range
from workplan_parser.text.flow import fold
from workplan_parser.text.han import first_of, without_space
from workplan_parser.text.stops import with_stops

_FIRST = 64
"""A heading is no longer than this many characters."""
_ALONE = 30
"""A sentence that is the whole item is a heading only where it is shorter than this."""

_STOPS = "。;!?"
_PROSE = re.compile(
    r"""^(?:\d{4}年|到\d{4}|力争|确保\S*\d|\d{1,2}月)      # starts with a date: 2020年底前开展…
      | \d[\d.,]*\s?(?:万|亿|千|%|个百分点)                 # holds a figure: 新增就业1100万人
      | (?:如下|以下工作|等工作|指出|认为|表示)$              # introduces what follows
      | ^(?:对|凡|各级|各地区|各部门|各单位|要|应|在此)\S*,\S*,  # a full clause with its subject
    """,
    re.VERBOSE,
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
_QUIET = re.compile(r"“[^”]{0,60}”|《[^》]{0,80}》|\([^()]{0,60}\)")


_LABEL_LINE = re.compile(r"[^\s:。,;]{2,14}:")
"""责任科室:…, 完成时限:…: a line of its own that belongs to the item but is not its prose."""


class _Candidate(NamedTuple):
    """A node that may have a run-in heading; ``sure`` where prose follows it, so that it cannot be all there is."""

    node: Node
    parent: int
    heading: Range | None
    sure: bool


def settle(nodes: list[Node], source: str) -> None:
    """Fill ``title`` of all nodes below *nodes* and take it off their bodies."""
    groups: dict[tuple[str, int], list[_Candidate]] = defaultdict(list)
    for node, depth, parent in _walk(nodes, 0, 0):
        if node.family.startswith("row") or not node.body:
            continue
        more = bool(node.children) or any(_is_prose(source, place) for place in node.body[1:])
        line = _alone(node, source, more)
        if line is not None:
            _take(node, line, source)
            continue
        heading, sure = _run_in(node, source, more)
        groups[node.family, depth].append(_Candidate(node, parent, heading, sure))
    for members in groups.values():
        if 2 * sum(one.heading is not None for one in members) < len(members):
            continue
        headed = _headed_parents(members)
        for one in members:
            if one.heading is not None and (one.sure or one.parent in headed):
                _take(one.node, one.heading, source)


def _headed_parents(members: list[_Candidate]) -> set[int]:
    """Where a sentence that is the whole item is a heading: among siblings that, more often than not, surely have one."""
    sure = Counter(one.parent for one in members if one.sure and one.heading is not None)
    every = Counter(one.parent for one in members)
    return {parent for parent, count in sure.items() if 2 * count > every[parent] - 1}


def _is_prose(source: str, place: Range) -> bool:
    return _LABEL_LINE.match(fold(source[place[0] : min(place[1], place[0] + 16)])) is None


def _walk(nodes: list[Node], depth: int, parent: int) -> Iterator[tuple[Node, int, int]]:
    for node in nodes:
        yield node, depth, parent
        yield from _walk(node.children, depth + 1, node.start)


def _alone(node: Node, source: str, more: bool) -> Range | None:
    """The first paragraph where it is a heading line: no full stop, and not the whole of a long item."""
    start, end = node.body[0]
    if end - start > 4 * _FIRST:
        return None
    text = with_stops(fold(source[start:end]))
    if text.endswith((")", "〕", "】", "]")) and (tail := _DUTY.search(text)) and tail.start() >= 4:
        text = text[: tail.start()].rstrip()
    bare = _mask(text)
    if (
        not text
        or len(text) > 90
        or first_of(bare[:-1], _STOPS) >= 0
        or ":" in bare[:-1]
        or text[-1] in ",、!?;"
    ):
        return None
    stop = start + len(text)
    if text[-1] == "。":
        heading = more and len(text) <= _FIRST and not _PROSE.search(bare)
        return (start, stop - 1) if heading and (_short(bare) or node.children) else None
    if text[-1] == ":":
        return (start, stop - 1) if more and len(text) <= _FIRST else None
    return (start, stop)


def _mask(text: str) -> str:
    """Quotations and brackets blanked, offsets kept: what stands in them does not end a heading."""
    return _QUIET.sub(lambda m: "·" * len(m[0]), text)


def _short(bare: str) -> bool:
    return bare.count(",") <= 2


def _run_in(node: Node, source: str, more: bool) -> tuple[Range | None, bool]:
    """The run-in heading of the first paragraph, if its first sentence reads like one, and whether prose follows it."""
    start, end = node.body[0]
    text = with_stops(fold(source[start : min(end, start + 4 * _FIRST)]))
    if gap := _gap(text):
        return (start, start + gap), True
    bare = _mask(text)
    stop = first_of(bare, _STOPS)
    colon = bare.find(":")
    if 0 < colon <= 32 and (stop < 0 or colon < stop) and "," not in bare[:colon]:
        return ((start, start + colon), True) if colon + 1 < len(text) else (None, False)
    if stop < 0 or bare[stop] != "。" or stop > _FIRST or _PROSE.search(bare[:stop]):
        return None, False
    heading = (start, start + stop)
    rest = text[stop + 1 :].strip()
    if more or (rest and rest[0] not in "(〔[【"):
        return (heading, True) if _short(bare[:stop]) else (None, False)
    return (heading, False) if stop <= _ALONE and "," not in bare[:stop] else (None, False)


def _gap(text: str) -> int:
    """A heading parted from its text by a wide blank only: 一、总体要求　　以…为指导."""
    if text[:31] == without_space(text[:31]):
        return 0
    match = re.match(r"([^\s。,;:!?]{2,30})(?:\u3000|\s{2,})(?=\S{10})", text)
    return match.end(1) if match else 0


def _take(node: Node, heading: Range, source: str) -> None:
    """Give the node its heading; what follows it in the paragraph stays the body."""
    node.title = heading
    start, end = heading[1], node.body[0][1]
    while start < end and (source[start].isspace() or source[start] in "。.：:；;"):
        start += 1
    node.body[0:1] = [(start, end)] if start < end else []
