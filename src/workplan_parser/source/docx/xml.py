"""XML as Word writes it: no document type, no entities of its own, no absurd depth, names without namespaces."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import IO
from xml.etree.ElementTree import Element, ParseError, TreeBuilder, XMLParser

from workplan_parser import limits
from workplan_parser.errors import UnreadableInput

DEEPEST = 400
_CHUNK = 1 << 16
_DAMAGED = "请用 Word 或 WPS 打开后另存为新的 .docx"
_OFF = ("0", "false", "off", "none")


class _Builder(TreeBuilder):
    """Builds elements under their local names; hands over those at *level* as soon as they are complete."""

    def __init__(self, level: int) -> None:
        super().__init__()
        self.ready: deque[Element] = deque()
        self._level = level
        self._open: list[Element] = []
        self._left = limits.ELEMENTS.most

    def start(self, tag: str, attrs: dict[str, str]) -> Element:
        if len(self._open) >= DEEPEST:
            raise UnreadableInput("文档的结构嵌套过深", hint=_DAMAGED)
        self._left -= 1
        if self._left < 0:
            raise UnreadableInput(f"文档里有一段过于庞大（超过 {limits.ELEMENTS.said}元素）", hint=_DAMAGED)
        element = super().start(_local(tag), {_local(name): value for name, value in attrs.items()})
        self._open.append(element)
        return element

    def end(self, tag: str) -> Element:
        element = super().end(_local(tag))
        self._open.pop()
        if len(self._open) == self._level:
            self.ready.append(element)
            self._left = limits.ELEMENTS.most
            if self._open:
                self._open[-1].clear()
        return element

    def doctype(self, name: str, pubid: str, system: str) -> None:
        """A document type declares entities; Word never writes one."""
        raise UnreadableInput("文档内含 DTD 声明，已拒绝读取", hint="正常的 .docx 不含 DTD；" + _DAMAGED)


def elements(stream: IO[bytes], level: int) -> Iterator[Element]:
    """The elements of *stream* that lie *level* below its root, one after another (0 is the root itself)."""
    builder = _Builder(level)
    parser = XMLParser(target=builder)
    try:
        while chunk := stream.read(_CHUNK):
            parser.feed(chunk)
            while builder.ready:
                yield builder.ready.popleft()
        parser.close()
    except (ParseError, ValueError, LookupError) as error:
        raise UnreadableInput("文档内的 XML 已损坏", hint=_DAMAGED) from error
    while builder.ready:
        yield builder.ready.popleft()


def val(parent: Element | None, child: str, default: str | None = None) -> str | None:
    """The ``val`` of *parent*'s child, as in ``<w:start w:val="1"/>``."""
    found = None if parent is None else parent.find(child)
    return default if found is None else found.get("val", default)


def number(text: str | None, default: int = 0) -> int:
    """*text* as a whole number, *default* where it is none."""
    try:
        return int(text) if text is not None and len(text) < 10 else default
    except ValueError:
        return default


def switch(parent: Element | None, child: str) -> bool | None:
    """An on-off property: ``None`` where it is not said."""
    found = None if parent is None else parent.find(child)
    return None if found is None else found.get("val", "1").lower() not in _OFF


def _local(name: str) -> str:
    return name.rpartition("}")[2]
