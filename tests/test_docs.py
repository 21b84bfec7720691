"""The pages made from the code are what the code makes of them; the README's commands print what it shows."""

import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_generated_pages_have_not_drifted() -> None:
    check = subprocess.run(
        [sys.executable, ROOT / "docs" / "make.py", "--check"], capture_output=True, text=True
    )
    assert check.returncode == 0, check.stderr


def test_an_sdist_has_what_the_readme_runs() -> None:
    told = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"]["targets"]
    packed = set(told["sdist"]["include"])
    script = (ROOT / "run").read_text("utf-8")
    wanted = {name for name in ("src", "tests", "docs", "benchmarks", "scripts") if f"{name}/" in script}
    assert {"run", "data/raw", *wanted} <= packed
