"""What ``workplan parse`` of a text file loads: nothing that only other commands or formats need."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

SAMPLE = Path(__file__).parents[1] / "data" / "raw" / "zhengzhou-chengguan-2018.txt"

DEAR = (
    "rich", "jinja2", "yaml", "rapidfuzz", "chardet", "selectolax", "pypdfium2", "pdfplumber", "openpyxl", "xlsxwriter",
    "vl_convert", "pyarrow", "multiprocessing", "sqlite3",
)  # fmt: skip


@pytest.fixture(scope="module")
def loaded() -> set[str]:
    run = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "workplan_parser", "parse", str(SAMPLE)],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return {line.rpartition("|")[2].strip() for line in run.stderr.splitlines()}


@pytest.mark.parametrize("module", DEAR)
def test_no_dear_module_is_loaded(module: str, loaded: set[str]) -> None:
    assert "workplan_parser.pipeline" in loaded
    assert module not in loaded
