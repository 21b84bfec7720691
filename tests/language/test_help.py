"""Help is in one language at a time, fits a page, and its examples work."""

import json
import shlex
from importlib import import_module
from pathlib import Path

import pytest
import regex

from commandline import workplan
from docxmaker import docx, paragraph
from workplan_parser.cli.app import COMMANDS

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
TERMS = regex.compile("工作要点|任务分解|政府工作报告|任务台账")
"""Chinese that English help has for an example."""
HAN = regex.compile(r"\p{Han}")
ENGLISH = regex.compile(r"\b[a-z]{2,} [a-z]{2,} [a-z]{2,}\b")
"""Words in a row that make a sentence."""


def prose(help: str) -> str:
    """Help without the commands of its examples."""
    return "\n".join(line for line in help.splitlines() if "$ workplan" not in line)


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_in_the_language_asked_for(command: str) -> None:
    words = [command] if command else []
    chinese = workplan(*words, "--help").stdout
    english = workplan(*words, "--help", "--lang", "en").stdout
    assert chinese.startswith("用法：workplan")
    assert english.startswith("Usage: workplan")
    assert not HAN.search(TERMS.sub("", english))
    assert not ENGLISH.search(prose(chinese))


@pytest.mark.parametrize("language", ["zh_CN", "en"])
@pytest.mark.parametrize("command", COMMANDS)
def test_no_line_is_wider_than_a_page(command: str, language: str) -> None:
    from rich.cells import cell_len

    for line in prose(workplan(command, "-h", "--lang", language).stdout).splitlines():
        assert cell_len(line) <= 80


@pytest.mark.parametrize("command", COMMANDS)
def test_help_names_every_choice_and_option(command: str) -> None:
    help = workplan(command, "--help").stdout
    assert "例子" in help
    assert "通用选项" in help
    assert workplan("help", command).stdout.strip() == help.strip()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the examples' files are."""
    monkeypatch.chdir(tmp_path)
    new, old = (EXAMPLES.joinpath(f"yunling-{year}.txt").read_text("utf-8") for year in (2025, 2024))
    for name, text in {"plan.txt": new, "2025.txt": new, "2024.txt": old, "plans/2025.txt": new}.items():
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text(text, "utf-8")
    Path("plans/2024.txt").write_text(old, "utf-8")
    Path("plan.docx").write_bytes(docx(*map(paragraph, filter(None, new.split("\n")))))
    Path("plan.json").write_text(workplan("parse", "plan.txt").stdout, "utf-8")
    right = {"kind": "node", "action": "accept", "anchor": {"quote": "（一）"}}
    Path("plans/2025.corrections.json").write_text(json.dumps({"corrections": [right]}), "utf-8")


@pytest.mark.parametrize("module", ["app", *COMMANDS])
def test_the_examples_of_help_work(module: str, folder: None) -> None:
    for line, told in import_module(f"workplan_parser.cli.{module}").EXAMPLES:
        done = workplan(*shlex.split(line)[1:])
        assert done.returncode in (0, 1), (line, told, done.stderr)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["要点.txt"], "您是不是要 workplan parse 要点.txt？"),
        (["pasre", "要点.txt"], "您是不是要 workplan parse？"),
        (["help", "offices2"], "您是不是要 workplan offices？"),
        (["完全不对"], "可用的命令见 workplan help"),
        (["rule", "WP999"], "所有代号见 workplan rule"),
    ],
)
def test_a_near_miss_is_shown_the_way(words: list[str], said: str) -> None:
    done = workplan(*words)
    assert done.returncode == 2
    assert said in done.stderr


def test_the_page_of_a_code() -> None:
    by_code, by_number, by_name = (workplan("rule", word) for word in ("WP301", "301", "unexplained-number"))
    assert by_code == by_number == by_name
    assert "请在数字后写明单位" in by_code.stdout
    assert "write its unit after it" in workplan("rule", "WP301", "--lang", "en").stdout
