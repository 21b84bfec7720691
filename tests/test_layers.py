"""One direction only: a room may import those on its left, never one on its right; nothing below the command line prints."""

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "workplan_parser"
FLOORS = (
    (
        "span",
        "shapes",
        "errors",
        "faults",
        "language",
        "version",
        "diagnostics",
        "lexicon",
        "pages",
        "limits",
        "names",
        "intake",
        "confined",
        "faults",
    ),
    ("source", "text"),
    ("extract",),
    ("tables",),
    ("structure",),
    ("model",),
    ("reading",),
    ("pipeline",),
    ("writers", "places", "words", "terminal"),
    ("compare", "check", "corrections"),
    ("outcome",),
    ("schema",),
    ("tasks",),
    ("ledger", "panel", "bundle", "offices", "explain"),
    ("corpus",),
    ("review",),
    ("public", "cli"),
    ("__main__",),
)
FLOOR = {room: level for level, rooms in enumerate(FLOORS) for room in rooms}
APART = {("structure", "extract")}
"""Rooms that must not know each other, though one stands higher."""


def modules() -> list[Path]:
    return sorted(path for path in SOURCE.rglob("*.py") if path.parent != SOURCE or path.stem != "__init__")


def room_of(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def imports(tree: ast.Module) -> list[str]:
    """The rooms a module imports anywhere, under TYPE_CHECKING too."""
    names: list[str] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("workplan_parser"):
            head = node.module.split(".")[1:2]
            names += head or [alias.name for alias in node.names]
        elif isinstance(node, ast.Import):
            names += [
                alias.name.split(".")[1] for alias in node.names if alias.name.startswith("workplan_parser.")
            ]
    return [name for name in names if name in FLOOR]


def test_every_room_has_its_floor() -> None:
    assert {room_of(path) for path in modules()} <= set(FLOOR)


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(SOURCE)))
def test_imports_go_one_way(path: Path) -> None:
    room = room_of(path)
    for other in imports(ast.parse(path.read_text("utf-8"))):
        assert FLOOR[other] <= FLOOR[room], f"{room} must not import {other}"
        assert (room, other) not in APART


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(SOURCE)))
def test_only_the_command_line_prints_and_asks_the_clock(path: Path) -> None:
    if room_of(path) == "cli":
        return
    called = {
        node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
    }
    assert not called & {"print", "today", "now", "utcnow", "perf_counter"}
