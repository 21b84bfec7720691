"""The sentence a number stands in, word for word, with its place in the document."""

from __future__ import annotations

from itertools import chain

from workplan_parser.model import Item, Plan, Preamble
from workplan_parser.outcome.model import Quote
from workplan_parser.shapes import shape
from workplan_parser.span import Span

_END = shape(r"[。；;！？!?]|\n\s*\n")

LONGEST = 200
"""Characters of a sentence on either side of what it is quoted for."""


class Quotes:
    """Quotes of one plan: sentences where it carries its text, else the words alone that were read there."""

    def __init__(self, plan: Plan) -> None:
        self._of: dict[str, Item | Preamble] = {"preamble": plan.preamble} if plan.preamble else {}
        self._text = plan.source.text
        todo = [*plan.sections, *chain.from_iterable(annex.sections for annex in plan.attachments)]
        while todo:
            item = todo.pop()
            self._of[item.id] = item
            todo.extend(item.items)

    def of(self, raw: str, span: Span, item: str, path: str) -> Quote:
        """The sentence round *span*, which says *raw*, in the item of that id and path."""
        if self._text is None:
            return Quote(text=raw, span=span, item=item, path=path)
        whole = self._sentence(self._text, span, self._of[item])
        return Quote(text=whole.of(self._text), span=whole, item=item, path=path)

    def _sentence(self, text: str, span: Span, item: Item | Preamble) -> Span:
        """Never beyond the stretch of the item's text that holds *span*."""
        around = next((place for place in item.text_spans if place.contains(span)), span)
        start, end = max(around.start, span.start - LONGEST), min(around.end, span.end + LONGEST)
        for stop in _END.finditer(text, start, span.start):
            start = stop.end()
        stop = _END.search(text, span.end, end)
        end = stop.end() if stop else end
        said = text[start:end]
        return Span(start + len(said) - len(said.lstrip()), end - len(said) + len(said.rstrip()))
