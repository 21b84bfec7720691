"""Completion is installed into a home of its own and completes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest


def run(home: Path, *words: str, **environ: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "workplan_parser", *words]
    env = os.environ | {"HOME": str(home)} | environ
    return subprocess.run(
        ["bash", "-c", '"$@"; exit $?', "-", *command], capture_output=True, encoding="utf-8", env=env
    )


@pytest.mark.skipif(sys.platform == "win32", reason="bash")
def test_it_is_installed_and_said_in_either_language(tmp_path: Path) -> None:
    chinese, english = (
        run(tmp_path, "--install-completion"),
        run(tmp_path, "--install-completion", "--lang", "en"),
    )
    assert (chinese.returncode, english.returncode) == (0, 0)
    assert chinese.stdout.startswith("已为 bash 装好命令补全：")
    assert english.stdout.startswith("completion for bash is installed: ")
    assert (tmp_path / ".bash_completions" / "workplan.sh").is_file()


@pytest.mark.parametrize(
    ("typed", "completed"),
    [
        ("workplan pa", ["parse", "panel"]),
        ("workplan parse --for", ["--format", "--force"]),
        ("workplan schema p", ["plan"]),
    ],
)
def test_it_completes(typed: str, completed: list[str], tmp_path: Path) -> None:
    words = str(typed.count(" "))
    done = run(tmp_path, _WORKPLAN_COMPLETE="complete_bash", COMP_WORDS=typed, COMP_CWORD=words)
    assert done.stdout.split() == completed
