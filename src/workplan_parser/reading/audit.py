"""Checks over the assembled parts: what a careful reader would ask about. Each check is a function in one list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from workplan_parser.diagnostics import Doubt
from workplan_parser.extract.organisations import lists_offices
from workplan_parser.model import Column, Item
from workplan_parser.structure.model import Identity
from workplan_parser.text.flow import fold


def doubts(sections: Sequence[Item], identity: Identity) -> Iterator[Doubt]:
    """All checks, in order."""
    yield from without_office(sections)
    yield from unknown_columns(sections)
    yield from without_identity(identity)


def without_office(sections: Iterable[Item]) -> Iterator[Doubt]:
    """Leaf items that name no office (nor does an item above them), where most of their level do."""
    levels: dict[int, list[tuple[Item, bool]]] = defaultdict(list)

    def visit(item: Item, covered: bool) -> None:
        covered = covered or bool(item.responsible)
        if not item.items:
            levels[item.level].append((item, covered))
        for child in item.items:
            visit(child, covered)

    for section in sections:
        visit(section, False)
    for members in levels.values():
        named = sum(covered for _, covered in members)
        if len(members) >= 3 and named * 2 >= len(members):
            for item, covered in members:
                if not covered:
                    yield Doubt("WP501", item.span, f"{item.label or ''}{item.title or item.text[:20]}")


def unknown_columns(sections: Iterable[Item]) -> Iterator[Doubt]:
    """A column of offices under a header that no word of a role makes (经办窗口): nobody is made responsible."""
    columns: dict[str, list[Column]] = defaultdict(list)

    def visit(item: Item) -> None:
        for column in item.columns:
            columns[column.header].append(column)
        for child in item.items:
            visit(child)

    for section in sections:
        visit(section)
    for header, cells in columns.items():
        if len(cells) > 1 and all(lists_offices(fold(cell.text)) for cell in cells):
            yield Doubt("WP503", cells[0].span, header)


def without_identity(identity: Identity) -> Iterator[Doubt]:
    """A plan whose title or year no place tells."""
    if identity.title is None:
        yield Doubt("WP601")
    if identity.year is None:
        yield Doubt("WP602")
