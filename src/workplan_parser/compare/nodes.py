"""A plan's outline laid flat: every section, item and sub-item as one node with the text it is known by."""

from __future__ import annotations

from dataclasses import dataclass, field

import regex

from workplan_parser.compare.model import NodeRef
from workplan_parser.model import Item, Plan
from workplan_parser.text.flow import fold

_BLANK = regex.compile(r"[\s\u200b\u200c\u200d\u2060\ufeff\u00ad]+")
_REVIEW = regex.compile(
    r"回顾|过去(?:的)?(?:一|两|三|四|五|[0-9])年|工作总结|(?:上|去)年[^,]{0,8}(?:工作|情况|完成)|取得的?(?:主要)?成[就效绩]"
    r"|(?:工作|目标)(?:完成|进展)情况|(?:存在|面临)的?(?:主要)?(?:问题|困难)"
)
_REVIEW_YEAR = regex.compile(
    r"^[^,]{0,4}?(20\d\d)年[^,]{0,12}?(?:工作(?:情况|回顾|总结)?|成[就绩]|完成情况)$"
)


def tight(text: str) -> str:
    """*text* with widths folded and all white space dropped: what two plans are compared by."""
    return fold(printed(text))


def printed(text: str) -> str:
    """*text* as :func:`tight` has it, character for character, but in the widths it was printed in."""
    return _BLANK.sub("", text)


@dataclass(slots=True)
class Node:
    """One numbered node. ``whole`` is its own text with that of everything below it."""

    item: Item
    at: int
    parent: int | None
    path: str
    title: str
    text: str
    review: bool
    implicit: bool
    annex: bool
    kids: list[int] = field(default_factory=list)
    whole: str = ""

    @property
    def ref(self) -> NodeRef:
        """Who this is, for the reader of a diff."""
        item = self.item
        return NodeRef(id=item.id, label=item.label, number=item.number, title=item.title, path=self.path)

    @property
    def content(self) -> tuple[str, str]:
        """Title and whole text: equal for two nodes that say the same."""
        return (self.title, self.whole)


def flatten(plan: Plan) -> list[Node]:
    """All nodes of *plan* in document order, annexes last; parents come before their children."""
    nodes: list[Node] = []
    for section in plan.sections:
        _add(nodes, section, "", plan.metadata.year)
    for annex in plan.attachments:
        for section in annex.sections:
            _add(nodes, section, annex.label + " ", plan.metadata.year)
    for node in reversed(nodes):
        node.whole = node.text + "".join(nodes[k].title + nodes[k].whole for k in node.kids)
    return nodes


def _add(nodes: list[Node], item: Item, annex: str, year: int | None) -> None:
    """Append *item* and all below it (an explicit stack: an outline may be deep)."""
    stack: list[tuple[Item, int | None, str, bool]] = [(item, None, annex, False)]
    while stack:
        here, above, way, back = stack.pop()
        title = tight(here.title)
        step = tight(here.label or "").rstrip("、.")
        back = back or looks_back(title, year)
        at = len(nodes)
        nodes.append(
            Node(
                item=here,
                at=at,
                parent=above,
                path=way + step,
                title=title,
                text=tight(here.text),
                review=back,
                implicit=here.label is None and not title and bool(here.items),
                annex=bool(annex),
            )
        )
        if above is not None:
            nodes[above].kids.append(at)
        stack.extend((child, at, way + step, back) for child in reversed(here.items))


def looks_back(title: str, year: int | None) -> bool:
    """True where a heading opens the report on what was done (2018年工作回顾), not the tasks ahead."""
    if _REVIEW.search(title):
        return True
    named = _REVIEW_YEAR.match(title)
    return bool(named and year and int(named[1]) < year)
