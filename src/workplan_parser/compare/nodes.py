"""A plan's outline laid flat: every section, item and sub-item as one node with the text it is known by."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from pydantic import BaseModel

from workplan_parser.compare.model import NodeRef, Part
from workplan_parser.lexicon import WordList
from workplan_parser.model import Horizon, Item, Plan
from workplan_parser.shapes import shape
from workplan_parser.span import Span
from workplan_parser.text import characters
from workplan_parser.text.flow import fold

_NUMBER = shape("[0-9]+")
_GLOSSARY = WordList("compare", "annex.glossary")
Finding = TypeVar("Finding", bound=BaseModel)


def tight(text: str) -> str:
    """*text* with widths folded and all white space dropped: what two plans are compared by."""
    return fold(characters.tight(text))


def natural(id_: str) -> tuple[tuple[str, int], ...]:
    """What ids are sorted by: ``s1.i2`` comes before ``s1.i10``."""
    steps = ((step, _NUMBER.search(step)) for step in id_.split("."))
    return tuple((step.rstrip("0123456789"), int(number[0]) if number else 0) for step, number in steps)


def unplaced(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """*found* without where each stood: equal for two plans that say the same."""
    return tuple(one.model_copy(update={name: _nowhere(value) for name, value in one}) for one in found)


def _nowhere(value: Any) -> Any:
    if isinstance(value, Span):
        return Span(0, 0)
    return unplaced([value])[0] if isinstance(value, BaseModel) else value


@dataclass(slots=True)
class Node:
    """One numbered node. ``whole`` is its own text with that of everything below it; a ``glossary`` explains words."""

    item: Item
    at: int
    parent: int | None
    path: str
    title: str
    text: str
    implicit: bool
    annex: bool
    glossary: bool = False
    offices: tuple[str, ...] = ()
    kids: list[int] = field(default_factory=list)
    whole: str = ""

    @property
    def ref(self) -> NodeRef:
        """Who this is, for the reader of a diff."""
        item = self.item
        return NodeRef(
            id=item.id,
            label=item.label,
            number=item.number,
            title=item.title,
            path=self.path,
            horizon=item.horizon,
            part=self.part,
            offices=self.offices,
        )

    @property
    def part(self) -> Part:
        """Where it stands: what explains words and what is annexed are told apart from the plan itself."""
        return "glossary" if self.glossary else "annex" if self.annex else "body"

    @property
    def horizon(self) -> Horizon:
        """What time it speaks of: nodes of two times are never compared."""
        return self.item.horizon

    @property
    def content(self) -> tuple[str, str]:
        """Title and whole text: equal for two nodes that say the same."""
        return (self.title, self.whole)


def flatten(plan: Plan) -> list[Node]:
    """All nodes of *plan* that look ahead, in document order, annexes last; parents come before their children.

    What tells of the past (工作回顾) is left out: it is compared with nothing and counted nowhere.
    """
    nodes: list[Node] = []
    for section in plan.sections:
        _add(nodes, section, "", "")
    for annex in plan.attachments:
        for section in annex.sections:
            _add(nodes, section, annex.label + " ", annex.label + annex.title)
    for node in reversed(nodes):
        node.whole = node.text + "".join(nodes[k].title + nodes[k].whole for k in node.kids)
    return nodes


def _add(nodes: list[Node], item: Item, place: str, annex: str) -> None:
    """Append *item* and all below it (an explicit stack: an outline may be deep)."""
    stack: list[tuple[Item, int | None, str]] = [(item, None, place)]
    while stack:
        here, above, way = stack.pop()
        title = tight(here.title)
        step = tight(here.label or "").rstrip("、.")
        if here.horizon == "review":
            stack.extend((child, above, way + step) for child in reversed(here.items))
            continue
        at = len(nodes)
        above_it = nodes[above] if above is not None else None
        mine = tuple(dict.fromkeys(one.name for one in here.responsible))
        nodes.append(
            Node(
                item=here,
                at=at,
                parent=above,
                path=way + step,
                title=title,
                text=tight(here.text),
                implicit=here.label is None and not title and bool(here.items),
                annex=bool(annex),
                glossary=_explains(annex, title) or (above_it is not None and above_it.glossary),
                offices=mine or (above_it.offices if above_it is not None else ()),
            )
        )
        if above is not None:
            nodes[above].kids.append(at)
        stack.extend((child, at, way + step) for child in reversed(here.items))


def _explains(annex: str, title: str) -> bool:
    """附件1 名词解释, and a chapter called 名词解释: words explained, no task."""
    return bool(_GLOSSARY.within(annex) if annex else _GLOSSARY.whole(title))
