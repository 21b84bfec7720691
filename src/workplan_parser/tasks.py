"""The tasks of a plan in reading order: each node that asks for something, with those who answer for it.

A leaf is a task; a node with children is one too where it says more than its heading (text, targets,
deadlines). A task without offices of its own belongs to the offices of the nearest node above it, as
readers of a 任务分解 take it. What tells of the past (工作回顾, 发展基础) holds no tasks, save where it commits to a
number or names an office.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from workplan_parser.model import (
    Attachment,
    Deadline,
    Horizon,
    Item,
    Plan,
    Preamble,
    QualitativeTarget,
    Responsibility,
    Target,
)
from workplan_parser.span import Span

PREAMBLE_ID = "preamble"


@dataclass(frozen=True, slots=True)
class Task:
    """One task: ``node`` is the item (or the preamble, where it commits to something), ``above`` the headings over it."""

    node: Item | Preamble
    above: tuple[Item, ...]
    attachment: Attachment | None
    offices: tuple[Responsibility, ...]
    inherited: bool = False

    @property
    def id(self) -> str:
        """The position path: ``s1.i3``; ``preamble`` for the text before the outline."""
        return self.node.id if isinstance(self.node, Item) else PREAMBLE_ID

    @property
    def label(self) -> str:
        """编号 as printed, ``""`` where there is none."""
        return (self.node.label or "") if isinstance(self.node, Item) else ""

    @property
    def title(self) -> str:
        """The node's own heading, ``""`` for plain prose."""
        return self.node.title if isinstance(self.node, Item) else ""

    @property
    def heading(self) -> str:
        """工作任务: the heading; for plain prose the nearest heading above it."""
        return next((title for title in (self.title, *(n.title for n in reversed(self.above))) if title), "")

    @property
    def section(self) -> str:
        """一级任务: the title of the top-level node, with the attachment it stands in."""
        top = self.above[0] if self.above else self.node
        own = top.title if isinstance(top, Item) else "总体要求"
        return own or (self.attachment.title if self.attachment else "")

    @property
    def horizon(self) -> Horizon:
        """The time the node speaks of; that of the plan for the preamble."""
        return self.node.horizon if isinstance(self.node, Item) else "plan"

    @property
    def text(self) -> str:
        """工作内容: the body."""
        return self.node.text

    @property
    def text_spans(self) -> tuple[Span, ...]:
        """Where the body stands in the source."""
        return self.node.text_spans

    @property
    def span(self) -> Span:
        """The whole node."""
        return self.node.span

    @property
    def targets(self) -> tuple[Target, ...]:
        """目标 of this node alone."""
        return self.node.targets

    @property
    def qualities(self) -> tuple[QualitativeTarget, ...]:
        """定性目标 of this node alone."""
        return self.node.qualitative_targets

    @property
    def deadlines(self) -> tuple[Deadline, ...]:
        """期限 of this node alone."""
        return self.node.deadlines


def tasks(plan: Plan) -> tuple[Task, ...]:
    """Every task of *plan*, its attachments after its own outline."""
    return tuple(_tasks(plan))


def _tasks(plan: Plan) -> Iterator[Task]:
    if plan.preamble is not None and (plan.preamble.targets or plan.preamble.qualitative_targets):
        yield Task(plan.preamble, (), None, ())
    yield from _below(plan.sections, (), None, ())
    for attachment in plan.attachments:
        yield from _below(attachment.sections, (), attachment, ())


def _below(
    nodes: Iterable[Item],
    above: tuple[Item, ...],
    attachment: Attachment | None,
    given: tuple[Responsibility, ...],
) -> Iterator[Task]:
    for node in nodes:
        offices = node.responsible or given
        if _asks(node):
            yield Task(node, above, attachment, offices, inherited=not node.responsible and bool(given))
        yield from _below(node.items, (*above, node), attachment, offices)


def _asks(node: Item) -> bool:
    if node.horizon == "review":
        return bool(node.targets or node.responsible)
    promised = node.targets or node.qualitative_targets
    return bool(promised or not node.items or node.text or node.deadlines)
