"""Saved web pages → the text a reader sees, one paragraph a line, data tables kept as tables.

Nothing visible is lost: navigation stays in the text, in its place. Only scripts, styles, comments and
what the page itself hides are dropped.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from workplan_parser import limits
from workplan_parser.errors import UnreadableInput
from workplan_parser.source.blocks import Block, GridBuilder, raised
from workplan_parser.source.encodings import decode, placed
from workplan_parser.source.model import Source
from workplan_parser.source.page import Page
from workplan_parser.text.characters import shown
from workplan_parser.text.marks import is_numbered

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode


def _tags(names: str) -> frozenset[str]:
    return frozenset(names.split())


_CHARSET = regex.compile(rb"charset\s*=\s*[\"']?\s*([\w:.-]{2,40})", regex.IGNORECASE)
_UNSEEN = _tags(
    "head script style template noscript iframe object embed applet svg canvas audio video map input "
    "-comment datalist rt rp"
)
_BREAKING = _tags(
    "address article aside blockquote body br button center dd details dialog dir div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol option p pre section select "
    "summary textarea ul table caption tr td th tbody thead tfoot"
)
_HIDING = regex.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", regex.IGNORECASE)
_SPACE = regex.compile(r"[ \t\r\n\f]+")
_NARROW = regex.compile(r"[\x00-\u02ff]")
_TAG = regex.compile(r"<(/?)([a-z][a-z0-9]*)\b", regex.IGNORECASE)
_OFTEN_OPEN = _tags(
    "p li dt dd tr td th tbody thead tfoot option colgroup rt rp area base br col embed hr img input link meta "
    "param source track wbr"
)
_DEEPEST_TABLE = 24
_MOST_COVERED = 1000


def read(data: bytes, name: str) -> Source:
    """The :class:`Source` of a web page; raises :class:`UnreadableInput` where it shows no text."""
    from selectolax.lexbor import LexborHTMLParser

    text, encoding, doubts = decode(data, _declared(data))
    text = _without_server_tags(text)
    deepest = limits.DEPTH.most
    if text.count("<") > deepest and _depth(text) > deepest:
        raise UnreadableInput(
            f"网页的标签嵌套过深（超过 {limits.DEPTH.said}）", hint="文件可能已损坏；请重新保存网页"
        )
    root = LexborHTMLParser(text).root
    page = Page()
    if root is not None:
        page.write(_Walk().blocks(root))
    if not page.text:
        raise UnreadableInput("网页里没有文字", hint="正文可能在框架页里或由脚本生成；请打开正文页后另存")
    return page.source(data, name, "text/html", encoding, placed(doubts, page.text))


def _declared(data: bytes) -> str | None:
    """What the page calls its encoding."""
    named = _CHARSET.search(data, 0, 4096)
    if named is None:
        return None
    return named[1].decode("ascii", "replace").lower()


def _without_server_tags(text: str) -> str:
    """*text* without ``<% … %>``, left over where a page was saved from the server's side."""
    parts, position = [], 0
    while (start := text.find("<%", position)) >= 0:
        end = text.find("%>", start)
        if end < 0:
            break
        parts.append(text[position:start])
        position = end + 2
    return "".join([*parts, text[position:]]) if position else text


def _depth(text: str) -> int:
    """How deep tags nest that are opened and not closed again; parsing takes the square of it."""
    depth = deepest = 0
    for tag in _TAG.finditer(text):
        if tag[2].lower() not in _OFTEN_OPEN:
            depth += -1 if tag[1] else 1
            deepest = max(depth, deepest)
    return deepest


class _Walk:
    """One walk over the tree without recursion, so that no depth of nesting can overflow it."""

    def __init__(self) -> None:
        self._frames: list[list[Block]] = [[]]
        self._grids: list[GridBuilder] = []
        self._line: list[str] = []
        self._lists: list[tuple[str, int] | None] = []
        self._raised = 0
        self._kept = 0

    def blocks(self, root: LexborNode) -> list[Block]:
        """The paragraphs and tables under *root*."""
        pending: list[tuple[LexborNode, bool]] = [(root, False)]
        marks: list[int] = []
        while pending:
            node, leaving = pending.pop()
            if leaving:
                self._leave(node, marks)
                continue
            if node.next is not None and node is not root:
                pending.append((node.next, False))
            tag = node.tag
            if tag == "-text":
                self._say(node.text_content or "")
            elif tag == "br":
                self._end_line()
            elif tag not in _UNSEEN and not _hidden(node):
                self._enter(node, marks)
                pending.append((node, True))
                if node.child is not None:
                    pending.append((node.child, False))
        self._end_line()
        return self._frames[0]

    def _say(self, text: str) -> None:
        if self._raised:
            text = raised(text)
        if self._kept:
            *lines, text = text.split("\n")
            for line in lines:
                self._line.append(line)
                self._end_line()
        self._line.append(text)

    def _enter(self, node: LexborNode, marks: list[int]) -> None:
        tag = node.tag
        if tag in _BREAKING:
            self._end_line()
        if tag == "table":
            self._grids.append(GridBuilder())
        elif tag == "tr" and self._grids:
            self._grids[-1].start_row()
        elif tag in ("td", "th", "caption") and self._grids:
            self._frames.append([])
        elif tag == "pre":
            self._kept += 1
        elif tag == "sup":
            self._raised += 1
        elif tag in ("ol", "ul"):
            self._lists.append(_numbering(node) if tag == "ol" else None)
        elif tag == "li":
            marks.append(len(self._frames[-1]))

    def _leave(self, node: LexborNode, marks: list[int]) -> None:
        tag = node.tag
        if tag in _BREAKING:
            self._end_line()
        if tag == "table":
            grid = self._grids.pop().build()
            if len(self._grids) < _DEEPEST_TABLE:
                self._frames[-1].append(grid)
            else:
                self._frames[-1] += [line for box in grid.boxes for line in box.lines]
        elif tag in ("td", "th") and self._grids:
            self._grids[-1].add(self._frames.pop(), _count(node, "rowspan"), _count(node, "colspan"))
        elif tag == "caption" and self._grids:
            self._grids[-1].caption += [part for part in self._frames.pop() if isinstance(part, str)]
        elif tag == "pre":
            self._kept -= 1
        elif tag == "sup":
            self._raised -= 1
        elif tag in ("ol", "ul"):
            self._lists.pop()
        elif tag == "li":
            self._number(node, marks.pop())

    def _number(self, item: LexborNode, mark: int) -> None:
        """Put the number that a browser draws before an item of a numbered list."""
        from workplan_parser.source.numerals import printed

        if not self._lists or (numbering := self._lists[-1]) is None:
            return
        style, number = numbering
        self._lists[-1] = (style, number + 1)
        frame = self._frames[-1]
        first = frame[mark] if mark < len(frame) else None
        links_only = item.child is not None and item.child.tag == "a"
        if isinstance(first, str) and not links_only and not is_numbered(first):
            end = "、" if style.startswith("chinese") else "."
            gap = " " if end == "." and first[:1].isascii() else ""
            frame[mark] = printed(number, style) + end + gap + first

    def _end_line(self) -> None:
        if self._line:
            line = _collapsed("".join(self._line))
            self._line.clear()
            if shown(line):
                self._frames[-1].append(line)


def _collapsed(text: str) -> str:
    """White space as a browser shows it; a line end of the file between two Han characters is nothing."""

    def gap(found: regex.Match[str]) -> str:
        a, b = found.span()
        wrapped = "\n" in found[0] or "\r" in found[0]
        if (
            wrapped
            and not _NARROW.match(text[a - 1 : a] or " ")
            and not _NARROW.match(text[b : b + 1] or " ")
        ):
            return ""
        return " "

    return _SPACE.sub(gap, text.strip(" \t\r\n\f"))


def _hidden(node: LexborNode) -> bool:
    attributes = node.attributes
    return bool(attributes) and (
        "hidden" in attributes or bool(_HIDING.search(attributes.get("style") or ""))
    )


def _count(cell: LexborNode, name: str) -> int:
    """A span as browsers take it; no rows (0) are all that are left."""
    value = cell.attributes.get(name) or "1"
    count = int(value) if value.isascii() and value.isdecimal() and len(value) < 6 else 1
    return min(count, _MOST_COVERED) or (_MOST_COVERED if name == "rowspan" else 1)


def _numbering(node: LexborNode) -> tuple[str, int] | None:
    """The number format and first number of an ``<ol>``; ``None`` where its style shows no numbers."""
    css = (node.attributes.get("style") or "").lower()
    if regex.search(r"list-style[^;]*none", css):
        return None
    chinese = regex.search(r"list-style[^;]*(?:cjk-ideographic|simp-chinese|trad-chinese)", css)
    styles = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
    style = "chineseCounting" if chinese else styles.get(node.attributes.get("type") or "1", "decimal")
    start = node.attributes.get("start") or "1"
    return style, int(start) if start.isascii() and start.isdecimal() and len(start) < 6 else 1
