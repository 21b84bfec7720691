"""A plan as a page: the outline as a tree, under each item its offices, targets and deadlines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from workplan_parser.cli.summary import counts
from workplan_parser.language import said
from workplan_parser.model import Item, Person, Plan, Preamble, Promise, QualitativeTarget
from workplan_parser.terminal import NAMES, Prose
from workplan_parser.words import PERSONS, ROLES, SIGNS, STRENGTHS, figure
from workplan_parser.writers.nodes import places


def page(plan: Plan, *, text: bool = False) -> Iterator[RenderableType]:
    """The whole page; *text* gives every item's body."""
    yield from _head(plan)
    for part in _Page(plan, text).parts():
        yield ""
        yield part


def _head(plan: Plan) -> Iterator[Text]:
    about = plan.metadata
    yield Text(about.title or plan.source.name, "bold cyan")
    if about.subtitle:
        yield Text(about.subtitle, "dim")
    known = (
        ("年度", about.year),
        ("发文机关", about.issuer),
        ("文号", about.document_number),
        ("索引号", about.index_number),
        ("成文", about.written_on),
        ("发布", about.published_on),
    )
    yield Text(" · ".join(f"{said(word)} {value}" for word, value in known if value))
    yield Text(counts(plan), "dim")


class _Page:
    """One page being laid out: the columns of its targets stand under each other from item to item."""

    def __init__(self, plan: Plan, text: bool) -> None:
        self._plan, self._text = plan, text
        nodes = [place.node for place in places(plan) if isinstance(place.node, Item | Preamble)]
        rows = [_cells(target) for node in nodes for target in _promised(node)]
        self._widths = [max(map(cell_len, column)) for column in zip(*rows, strict=True)]

    def parts(self) -> Iterator[RenderableType]:
        """Preamble, sections, annexes, closing."""
        plan = self._plan
        if plan.preamble is not None:
            body = self._body(plan.preamble.text)
            below = Group(body, *self._found(plan.preamble))
            yield Group(Text(said("前言"), "bold"), Padding.indent(below, 2))
        for section in plan.sections:
            yield self._branch(section)
        for annex in plan.attachments:
            tree = Tree(
                Prose(" ".join(filter(None, (annex.label, annex.title))), "bold cyan"), guide_style="dim"
            )
            tree.children += map(self._branch, annex.sections)
            yield tree
        if plan.closing is not None and self._text:
            yield Group(Text(said("落款"), "bold"), Padding.indent(Prose(plan.closing.text), 2))

    def _branch(self, node: Item) -> Tree:
        """A node and all below it."""
        head = f"{node.label or ''}{node.title}"
        parts: list[RenderableType] = (
            [Prose(head, "bold cyan" if node.level == 1 else "bold")] if head else []
        )
        if node.text and (self._text or not node.title):
            parts.append(self._body(node.text))
        for role, word in ROLES.items():
            names = "、".join(one.full_name or one.name for one in node.responsible if one.role == role)
            if names:
                parts.append(_labelled(word, Prose(names, unbroken=NAMES)))
        for task, word in PERSONS.items():
            names = "、".join(_person(one) for one in node.people if one.role == task)
            if names:
                parts.append(_labelled(word, Prose(names, unbroken=NAMES)))
        tree = Tree(Group(*parts, *self._found(node)), guide_style="dim")
        tree.children += map(self._branch, node.items)
        return tree

    def _body(self, text: str) -> RenderableType:
        if self._text:
            return Prose(text)
        return Text(" ".join(text.split()), "dim", no_wrap=True, overflow="ellipsis")

    def _found(self, node: Item | Preamble) -> Iterator[RenderableType]:
        promised = _promised(node)
        if promised:
            yield _labelled("目标", self._targets(promised))
        governing = {target.deadline.span for target in promised if target.deadline}
        own = [deadline for deadline in node.deadlines if deadline.span not in governing]
        if own:
            yield _labelled("期限", Prose("、".join(f"{one.due}（{one.raw}）" for one in own)))

    def _targets(self, targets: Iterable[Promise]) -> Table:
        grid = Table.grid(padding=(0, 1, 0, 0))
        for width, column in zip(self._widths, ("indicator", "sign", "value", "unit", "due"), strict=True):
            right, folds = column == "value", column == "indicator"
            grid.add_column(
                justify="right" if right else "left",
                min_width=max(1, min(width, 30)),
                no_wrap=not folds,
                overflow="fold",
            )
        for target in targets:
            name, *rest = _cells(target)
            grid.add_row(Prose(name), *rest)
        return grid


def _promised(node: Item | Preamble) -> list[Promise]:
    """The targets of a node, with a number and without, in document order."""
    every: list[Promise] = [*node.targets, *node.qualitative_targets]
    return sorted(every, key=lambda one: one.span)


def _person(one: Person) -> str:
    return f"{one.name} {one.phone}" if one.phone else one.name


def _labelled(word: str, told: RenderableType) -> Table:
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(style="green", no_wrap=True, min_width=4)
    grid.add_column()
    grid.add_row(said(word), told)
    return grid


def _cells(target: Promise) -> tuple[str, str, str, str, str]:
    strive = said(STRENGTHS["strive"]) if target.strength == "strive" else ""
    due = f"{strive} {target.deadline.due if target.deadline else ''}".strip()
    if isinstance(target, QualitativeTarget):
        return target.indicator, "", "", target.raw, due
    value = figure(target.value)
    if target.value_max is not None:
        value = f"{value}–{figure(target.value_max)}"
    return target.indicator or "—", SIGNS.get(target.comparator, ""), value, target.unit, due
