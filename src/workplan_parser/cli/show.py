"""``workplan show``: a plan as a page people like to read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from workplan_parser.cli import output
from workplan_parser.cli.console import Paint, cut, pad, page_width, printable, width
from workplan_parser.cli.inputs import plan_of
from workplan_parser.cli.summary import summarise

if TYPE_CHECKING:
    from decimal import Decimal

    from workplan_parser.model import Item, Plan, Preamble, Responsibility, Target

_SIGNS = {"eq": "", "ge": "≥", "gt": ">", "le": "≤", "lt": "<", "approx": "≈", "range": ""}
_ROLES = {"lead": "牵头", "support": "配合", "responsible": "责任"}
_STEP = 2


def show(
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="A document, JSON or YAML written earlier, or - for stdin.")
    ],
    text: Annotated[bool, typer.Option("--text", help="With the body of every item (正文).")] = False,
) -> int:
    """Show a plan: its outline, who answers for what, targets with their units, deadlines."""
    output.show(page(plan_of(file), Paint(), page_width(), text=text))
    return 0


def page(plan: Plan, paint: Paint, columns: int, *, text: bool = False) -> str:
    """The whole page."""
    return "\n".join(line.rstrip() for line in _Page(plan, paint, columns, text).lines()) + "\n"


class _Page:
    """One page being laid out: what every line needs to know."""

    def __init__(self, plan: Plan, paint: Paint, columns: int, text: bool) -> None:
        self.plan, self.paint, self.columns, self.text = plan, paint, columns, text
        rows = [row for node in _nodes(plan) for row in map(_row, node.targets)]
        self.widths = [max((width(row[at]) for row in rows), default=0) for at in range(4)]
        self.widths[0] = min(self.widths[0], max(16, columns // 3))

    def lines(self) -> Iterator[str]:
        yield from self._head()
        if self.plan.preamble is not None:
            yield ""
            yield self.paint("前言", "bold")
            yield from self._wrapped(self.plan.preamble.text, _STEP, whole=self.text)
            yield from self._findings(self.plan.preamble, _STEP)
        for section in self.plan.sections:
            yield from self._node(section, 0)
        for attachment in self.plan.attachments:
            yield ""
            yield self.paint(" ".join(filter(None, (attachment.label, attachment.title))), "bold", "cyan")
            for section in attachment.sections:
                yield from self._node(section, _STEP)
        if self.plan.closing is not None and self.text:
            yield ""
            yield self.paint("落款", "bold")
            yield from self._wrapped(self.plan.closing.text, _STEP, whole=True)

    def _head(self) -> Iterator[str]:
        about = self.plan.metadata
        yield self.paint(printable(about.title or self.plan.source.name), "bold", "cyan")
        if about.subtitle:
            yield self.paint(printable(about.subtitle), "dim")
        known = (
            ("年度", about.year),
            ("发文机关", about.issuer),
            ("文号", about.document_number),
            ("索引号", about.index_number),
            ("成文", about.written_on),
            ("发布", about.published_on),
        )
        yield " · ".join(f"{word} {printable(str(value))}" for word, value in known if value)
        yield self.paint(summarise(self.plan).line(), "dim")

    def _node(self, node: Item, indent: int) -> Iterator[str]:
        if node.label is not None or node.title:
            yield ""
            head = printable(f"{node.label or ''}{node.title}")
            styles = ("bold", "cyan") if node.level == 1 else ("bold",)
            yield " " * indent + self.paint(cut(head, self.columns - indent), *styles)
            indent += _STEP
        if node.text and (self.text or not node.title):
            yield from self._wrapped(node.text, indent, whole=self.text)
        yield from self._offices(node.responsible, indent)
        yield from self._findings(node, indent)
        for child in node.items:
            yield from self._node(child, indent)

    def _offices(self, offices: tuple[Responsibility, ...], indent: int) -> Iterator[str]:
        for role, word in _ROLES.items():
            names = "、".join(office.full_name or office.name for office in offices if office.role == role)
            if names:
                yield from self._labelled(word, printable(names), indent)

    def _findings(self, node: Item | Preamble, indent: int) -> Iterator[str]:
        for at, target in enumerate(node.targets):
            yield " " * indent + self.paint("目标  " if not at else "      ", "green") + self._target(target)
        governing = {target.deadline.span for target in node.targets if target.deadline}
        own = [deadline for deadline in node.deadlines if deadline.span not in governing]
        if own:
            told = "、".join(f"{deadline.due}（{printable(deadline.raw)}）" for deadline in own)
            yield from self._labelled("期限", told, indent)

    def _target(self, target: Target) -> str:
        indicator, sign, value, unit = _row(target)
        cells = (
            pad(cut(indicator, self.widths[0]), self.widths[0]),
            pad(sign, self.widths[1]),
            pad(value, self.widths[2], right=True),
            pad(unit, self.widths[3]),
        )
        due = f"{target.deadline.due}" if target.deadline else ""
        strive = "力争" if target.strength == "strive" else ""
        return "  ".join((f"{cells[0]} {cells[1]} {cells[2]} {cells[3]}", f"{strive} {due}".strip()))

    def _labelled(self, word: str, told: str, indent: int) -> Iterator[str]:
        margin = indent + 6
        for at, line in enumerate(wrap(told, self.columns - margin)):
            yield " " * indent + (self.paint(word, "green") + "  " if not at else " " * 6) + line

    def _wrapped(self, text: str, indent: int, *, whole: bool) -> Iterator[str]:
        room = self.columns - indent
        if not whole:
            yield " " * indent + self.paint(cut(printable(" ".join(text.split())), room), "dim")
            return
        for line in text.splitlines():
            for piece in wrap(printable(line.strip()), room):
                yield " " * indent + piece


def wrap(text: str, columns: int) -> Iterator[str]:
    """*text* in lines of at most that many columns, broken between any two characters but inside no ASCII word."""
    line, taken, good = "", 0, 0
    for char in text:
        room = width(char)
        if taken + room > columns and line:
            keep = good if good and char.isascii() and char.isalnum() and line[-1].isascii() else len(line)
            yield line[:keep].rstrip()
            line = line[keep:].lstrip()
            taken, good = width(line), 0
        if not (char.isascii() and char.isalnum()):
            good = len(line) + 1
        line += char
        taken += room
    if line:
        yield line


def _row(target: Target) -> tuple[str, str, str, str]:
    value = number(target.value)
    if target.value_max is not None:
        value = f"{value}–{number(target.value_max)}"
    return printable(target.indicator or "—"), _SIGNS[target.comparator], value, target.unit


def number(value: Decimal) -> str:
    """A decimal for reading: ``2,739,300``; the digits are kept."""
    return format(value, ",f")


def _nodes(plan: Plan) -> Iterator[Item | Preamble]:
    if plan.preamble is not None:
        yield plan.preamble
    todo: list[Item] = [*plan.sections, *(section for a in plan.attachments for section in a.sections)]
    while todo:
        node = todo.pop()
        yield node
        todo.extend(node.items)
