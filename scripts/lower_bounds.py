"""The tests with the oldest versions that pyproject.toml allows, in an environment of their own.

usage: python scripts/lower_bounds.py FOLDER [TESTS…]

FOLDER is where the environment is made, or is already; exit status is that of the tests.
"""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import regex

ROOT = Path(__file__).resolve().parent.parent
BOUND = regex.compile(r"(?P<name>[\w.-]+)(?:\[.*\])?>=(?P<least>[\d.]+)")


def bounds() -> list[str]:
    """Each package at its lower bound, as pip constrains it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    wanted = [*project["dependencies"], *extras["panel"], *extras["test"]]
    return [f"{found['name']}=={found['least']}" for one in wanted if (found := BOUND.match(one))]


def main() -> int:
    """Make the environment, run the tests."""
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    folder = Path(sys.argv[1]).resolve()
    python = folder / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    told = folder / "lowest.txt"
    told.write_text("\n".join(bounds()) + "\n", "utf-8")
    subprocess.run([python, "-m", "pip", "install", "-q", "-c", told, "-e", f"{ROOT}[test]"], check=True)
    return subprocess.run([python, "-m", "pytest", "-q", *sys.argv[2:]], cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
