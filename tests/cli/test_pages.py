"""Every page: plain and whole in a pipe, no wider than the terminal, the same words in both."""

from __future__ import annotations

from pathlib import Path

import pytest
import regex
from rich.cells import cell_len

from commandline import workplan
from workplan_parser import Item, parse_file
from workplan_parser.cli.plan_page import page
from workplan_parser.terminal import clean, draw
from workplan_parser.writers.nodes import places

ROOT = Path(__file__).parents[2]
SAMPLE = str(ROOT / "data" / "raw" / "zhengzhou-chengguan-2018.txt")
OLD, NEW = (str(ROOT / "docs" / "examples" / f"yunling-{year}.txt") for year in (2024, 2025))
PAGES = (
    f"show {SAMPLE}", f"show {SAMPLE} --text", f"check {SAMPLE}", f"diff {OLD} {NEW}", f"outcome {OLD} {NEW}", f"panel {OLD} {NEW}",
    f"offices {SAMPLE}", f"offices {SAMPLE} --office 公用事业处", f"explain {SAMPLE}:13", f"explain {NEW} s2.i1",
)  # fmt: skip


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "TTY_COMPATIBLE"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize("words", PAGES)
def test_a_page_in_a_pipe_is_plain_and_the_same_twice(words: str) -> None:
    said = workplan(*words.split()).stdout
    assert said == workplan(*words.split()).stdout
    assert "\x1b" not in said
    assert not regex.search(r" $", said, regex.M)


@pytest.mark.parametrize("columns", [60, 80, 132])
@pytest.mark.parametrize("words", PAGES)
def test_a_page_on_a_terminal_fits_it(words: str, columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = workplan(*words.split()).stdout
    for name, value in {"FORCE_COLOR": "1", "COLUMNS": str(columns), "TERM": "xterm"}.items():
        monkeypatch.setenv(name, value)
    drawn = workplan(*words.split()).stdout
    assert "\x1b[" in drawn
    bare = regex.sub(r"\x1b\[[\d;]*m", "", drawn)
    assert max(map(cell_len, bare.splitlines())) <= columns
    if words.startswith(("diff", "outcome", "offices")) or words.endswith(
        "s2.i1"
    ):  # what is wrapped is all there
        assert sorted(_letters(bare)) == sorted(_letters(plain))


def _letters(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize(
    "source", sorted((ROOT / "tests" / "documents").glob("*/source.*")), ids=lambda p: p.parent.name
)
def test_nothing_of_a_plan_is_cut_or_wrapped_in_a_pipe(source: Path) -> None:
    plan = parse_file(source)
    lines = "".join(draw(page(plan, text=True)))
    flat = " ".join(lines.split())
    for node in (place.node for place in places(plan) if isinstance(place.node, Item)):
        assert all(clean(target.indicator) in lines for target in node.targets)
        assert all(clean(one.full_name or one.name) in lines for one in node.responsible)
        assert all(" ".join(clean(part).split()) in flat for part in node.text.splitlines())
