"""What is quoted: a sentence of the document with its place, so that a reader can look."""

from __future__ import annotations

import regex

from workplan_parser.compare.goals import Goal
from workplan_parser.compare.nodes import tight
from workplan_parser.compare.qualities import State
from workplan_parser.model import Item, Plan, Preamble
from workplan_parser.outcome.model import Quote
from workplan_parser.shapes import shape
from workplan_parser.span import Span

_END = shape(r"[。；;！？!?]|\n\s*\n")

LONGEST = 200
"""Characters of a sentence on either side of what it is quoted for."""


class Quotes:
    """Quotes of one plan. Where the plan does not carry its text, a quote's place is that of the whole paragraph or item."""

    def __init__(self, plan: Plan) -> None:
        self._of: dict[str, Item | Preamble] = {"preamble": plan.preamble} if plan.preamble else {}
        self._text = plan.source.text
        todo: list[Item] = [*plan.sections, *(one for annex in plan.attachments for one in annex.sections)]
        while todo:
            item = todo.pop()
            self._of[item.id] = item
            todo.extend(item.items)

    def number(self, goal: Goal) -> Quote:
        """The sentence that *goal*'s number stands in."""
        span = goal.target.span
        around = self._around(span, goal.item)
        if self._text is None:
            before, _, after = goal.sentence.partition(" ")
            said = before + tight(goal.target.raw) + after
            return Quote(text=said, span=around, item=goal.item, path=goal.path)
        return self._quote(self._sentence(self._text, span, around), goal.item, goal.path)

    def state(self, state: State) -> Quote:
        """The sentence that promises *state*."""
        span = state.target.span
        around = self._around(span, state.item)
        if self._text is None:
            return Quote(text=state.target.raw, span=span, item=state.item, path=state.path)
        return self._quote(self._sentence(self._text, span, around), state.item, state.path)

    def words(self, said: str, item: str, path: str) -> Quote:
        """*said*, which stands in that item in one width and without blanks."""
        whole = self._of[item].span
        if self._text is None:
            return Quote(text=said, span=whole, item=item, path=path)
        found = _apart(said).search(self._text, whole.start, whole.end)
        return self._quote(Span(*found.span()) if found else whole, item, path)

    def _around(self, span: Span, item: str) -> Span:
        """The heading, paragraph or cell that holds *span*."""
        node = self._of[item]
        more = [node.title_span, *(one.span for one in node.columns)] if isinstance(node, Item) else []
        return next((place for place in (*node.text_spans, *more) if place and place.contains(span)), span)

    def _quote(self, span: Span, item: str, path: str) -> Quote:
        return Quote(text=span.of(self._text or ""), span=span, item=item, path=path)

    def _sentence(self, text: str, span: Span, around: Span) -> Span:
        """Never beyond *around*, the stretch of the item's text that holds *span*."""
        start, end = max(around.start, span.start - LONGEST), min(around.end, span.end + LONGEST)
        for stop in _END.finditer(text, start, span.start):
            start = stop.end()
        last = _END.search(text, span.end, end)
        said = text[start : last.end() if last else end]
        start += len(said) - len(said.lstrip())
        return Span(start, start + len(said.strip()))


def _apart(said: str) -> regex.Pattern[str]:
    """*said* as a document may print it: with blanks anywhere, a mark in either width."""
    return regex.compile(r"\s*".join(regex.escape(char) if char.isalnum() else "." for char in said))
