"""The pages made from the code are what the code makes of them; the README's commands print what it shows."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_generated_pages_have_not_drifted() -> None:
    check = subprocess.run(
        [sys.executable, ROOT / "docs" / "make.py", "--check"], capture_output=True, text=True
    )
    assert check.returncode == 0, check.stderr
