"""The stretches of a document that are read one by one, in the order and with the setting the parser reads them in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from workplan_parser.readings import Setting
from workplan_parser.structure import tables
from workplan_parser.structure.model import CellText, Identity, Node, Outline, Range
from workplan_parser.text.flow import unwrapped

Kind = Literal["title", "paragraph", "prose", "office_cell", "deadline_cell"]


class Passage(NamedTuple):
    """One stretch: ``paragraph`` may hold lines and brackets of offices, ``prose`` holds none; ``header`` of a cell."""

    node: str
    kind: Kind
    place: Range
    setting: Setting
    header: str = ""
    role: str = ""


class Numbered(NamedTuple):
    """A node with its id, level, and its passages."""

    id: str
    level: int
    node: Node
    passages: tuple[Passage, ...]


def walk(
    outline: Outline, text: str, identity: Identity, *, first_leads: bool
) -> tuple[list[Numbered], list[Passage]]:
    """Every node of the outline under the id it has in the plan, and the passages of the preamble."""
    reader = _Walk(text, identity, first_leads)
    nodes = list(reader.sections(outline.nodes, ""))
    for number, annex in enumerate(outline.annexes, 1):
        nodes += reader.sections(annex.nodes, f"a{number}.")
    setting = Setting(identity.year, False, "", False, False, identity.written_on)
    return nodes, [Passage("preamble", "prose", place, setting) for place in sorted(outline.preamble)]


class _Walk:
    """Walks an outline as the assembler does."""

    def __init__(self, text: str, identity: Identity, first_leads: bool) -> None:
        self.text, self.identity, self.first_leads = text, identity, first_leads

    def sections(self, nodes: Sequence[Node], prefix: str) -> Iterator[Numbered]:
        if nodes and all(not node.children and (node.body or node.cells) for node in nodes):
            for at, node in enumerate(nodes, 1):
                yield from self.below(node, f"{prefix}s1.i{at}", 2)
            return
        for at, node in enumerate(nodes, 1):
            yield from self.below(node, f"{prefix}s{at}", 1)

    def below(self, node: Node, name: str, level: int) -> Iterator[Numbered]:
        yield Numbered(name, level, node, tuple(self.passages(node, name)))
        for at, child in enumerate(node.children, 1):
            yield from self.below(child, f"{name}.i{at}", level + 1)

    def passages(self, node: Node, name: str) -> Iterator[Passage]:
        title = "" if node.title is None else unwrapped(self.text, *node.title)
        setting = Setting(
            self.identity.year,
            node.horizon == "review",
            title,
            self.first_leads,
            node.glossary,
            self.identity.written_on,
        )
        if node.title is not None:
            yield Passage(name, "title", node.title, setting)
        for place in node.body:
            yield Passage(name, "paragraph", place, setting)
        for cell in node.cells:
            yield from self.cell(cell, name, setting)

    def cell(self, cell: CellText, name: str, setting: Setting) -> Iterable[Passage]:
        if cell.kind in ("responsible", "lead", "support"):
            yield Passage(name, "office_cell", cell.place, setting, cell.header, cell.kind)
        elif self.text[slice(*cell.place)].isdecimal():
            return
        elif cell.kind == "deadline":
            yield Passage(name, "deadline_cell", cell.place, setting, cell.header)
        else:
            for line in tables.lines(self.text, cell.place):
                yield Passage(name, "prose", line, setting, cell.header)
