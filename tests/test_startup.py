"""What ``workplan parse`` of a text file loads: nothing that only other commands, formats or classes need.

Start-up is imports and pattern compilation; both are counted here, not timed.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

SAMPLE = Path(__file__).parents[1] / "data" / "raw" / "zhengzhou-chengguan-2018.txt"
WATCH = """
import io, re._compiler, sys
patterns, compile = [], re._compiler.compile
def watched(pattern, flags=0):
    patterns.append(pattern if isinstance(pattern, str) else "")
    return compile(pattern, flags)
re._compiler.compile = watched
from workplan_parser.cli import main
out, sys.stdout = sys.stdout, io.TextIOWrapper(io.BytesIO(), "utf-8")
try:
    main(["parse", sys.argv[1]])
except SystemExit as end:
    loaded = sorted(sys.modules)
    import json
    json.dump({"status": end.code, "modules": loaded, "patterns": patterns}, out)
"""


@pytest.fixture(scope="module")
def seen() -> dict[str, list[str]]:
    run = subprocess.run(
        [sys.executable, "-c", WATCH, str(SAMPLE)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    found = json.loads(run.stdout)
    assert found["status"] == 0
    return found  # type: ignore[no-any-return]


DEAR = (
    "typer", "pydantic", "rich", "yaml", "regex", "rapidfuzz", "chardet", "selectolax", "pypdfium2", "openpyxl",
    "dataclasses", "inspect", "pathlib", "tomllib", "fractions", "urllib.parse", "json", "hashlib", "logging", "random", "zipfile", "csv",
)  # fmt: skip


@pytest.mark.parametrize("module", DEAR)
def test_no_dear_module_is_loaded(module: str, seen: dict[str, list[str]]) -> None:
    assert module not in seen["modules"]


def test_no_pattern_spells_out_the_chinese_characters(seen: dict[str, list[str]]) -> None:
    """Each would cost 0.7 ms to compile: ask :mod:`workplan_parser.text.han` instead."""
    assert [pattern for pattern in seen["patterns"] if "\\u4e00-" in pattern or "一-" in pattern] == []
