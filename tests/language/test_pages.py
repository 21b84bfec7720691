"""Pages of the terminal in English: the tool's own words are, a document's stay as they are; data know no language."""

import shutil
from pathlib import Path

import pytest
import regex
from openpyxl import load_workbook

from commandline import workplan
from workplan_parser.language import speak
from workplan_parser.language.literals import in_script

DOCS = Path(__file__).parents[2] / "docs" / "examples"
OLD, NEW = "2024.txt", "2025.txt"
OURS = regex.compile(
    r"目标 ?\d|章节|期限 |责任单位|牵头 |配合 |未再提及|新增 |提高 |降低 |待核|诊断|规则|没有|不是|前言|落款|年度|发文机关|项任务|份计划"
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in (OLD, NEW):
        shutil.copy(DOCS / f"yunling-{name}", name)


PAGES = [
    (["show", NEW], ["3 sections", "lead  住房保障科", "targets  筹集保障性租赁住房"]),
    (["check", NEW], ["nothing to report"]),
    (["diff", OLD, NEW], ["+2 new -3 no longer mentioned", "raised asks more +30部", "targets·changed (12)"]),
    (["diff", OLD, NEW, "--explain", "s1.i1"], ["paired with", "because: similar words", "near: "]),
    (["explain", NEW, "s1.i1"], ["Lead office", "rule "]),
    (["offices", NEW], ["deadlines (month×count)", "8 offices, 7 tasks"]),
    (["panel", OLD, NEW], ["Targets through the years", "kept 14, new 3, no longer mentioned 3"]),
]


@pytest.mark.parametrize(("words", "said"), PAGES, ids=lambda one: " ".join(one))
def test_a_page(words: list[str], said: list[str]) -> None:
    english = workplan(*words, "--lang", "en")
    for one in said:
        assert one in english.stdout
    assert words[0] == "explain" or not OURS.findall(english.stdout)  # it shows words of the lexicon
    assert english.stdout != workplan(*words).stdout


@pytest.mark.parametrize(
    "words",
    [
        ["parse", NEW],
        ["parse", NEW, "-f", "yaml"],
        ["parse", NEW, "-f", "csv", "--table", "items"],
        ["parse", OLD, NEW, "no-such-file.txt", "-f", "ndjson"],
        ["diff", OLD, NEW, "-f", "json"],
        ["diff", OLD, NEW, "-f", "csv"],
        ["check", OLD, "-f", "json"],
        ["check", OLD, "-f", "sarif"],
        ["explain", NEW, "s1.i1", "-f", "json"],
        ["panel", OLD, NEW, "-f", "csv"],
        ["offices", NEW, "-f", "json"],
        ["schema", "plan"],
    ],
    ids=" ".join,
)
def test_data_are_the_same_in_every_language(words: list[str]) -> None:
    assert workplan(*words).stdout == workplan(*words, "--lang", "en").stdout


def test_what_went_wrong_with_one_of_many_is_said_in_english(tmp_path: Path) -> None:
    for jobs in ("1", "2"):
        done = workplan("parse", OLD, NEW, "no-such-file.txt", "-o", f"out{jobs}", "-j", jobs, "--lang", "en")
        assert "no-such-file.txt: no such file (check the path and the name)" in done.stderr
        assert "3 sections" in done.stderr
        assert not OURS.findall(done.stderr)


def test_web_pages_are_in_the_language_too() -> None:
    for words in (["diff", OLD, NEW, "-f", "html"], ["review", NEW], ["diff", OLD, NEW, "--review"]):
        chinese, english = workplan(*words).stdout, workplan(*words, "--lang", "en").stdout
        assert '<html lang="zh-CN">' in chinese
        assert '<html lang="en">' in english
        for ours in ("待核", "按键", "查找", "未再提及", "保存", "筛选", "撤回"):
            assert ours not in english
    markdown = workplan("diff", OLD, NEW, "-f", "markdown", "--lang", "en").stdout
    assert "| indicator | 2024 | 2025 | difference |" in markdown
    assert not OURS.findall(markdown)


def test_a_script_keeps_its_values_and_what_is_no_string() -> None:
    script = 'a = "对"; // "对"\nb = `共 ${list(`x`).length} 行`; c = "x";'
    speak("en")
    assert in_script(script) == 'a = "right"; // "对"\nb = `${list(`x`).length} lines in all`; c = "x";'


def test_a_ledger_is_carried_and_read_whatever_language_its_heads_are_in() -> None:
    workplan("ledger", NEW, "-o", "en.xlsx", "--lang", "en")
    book = load_workbook("en.xlsx")
    heads = {cell.value: cell.column for cell in book["台账"][2]}
    assert {"Task", "Lead office", "Status", "Task ID"} <= heads.keys()
    book["台账"].cell(3, heads["Problems"]).value = "缺地块"
    book.save("en.xlsx")
    for language, head in (("zh_CN", "存在问题"), ("en", "Problems")):
        done = workplan("ledger", NEW, "-o", f"{language}.out.xlsx", "--carry", "en.xlsx", "--lang", language)
        assert done.returncode == 0, done.stderr
        sheet = load_workbook(f"{language}.out.xlsx")["台账"]
        column = next(cell.column for cell in sheet[2] if cell.value == head)
        assert sheet.cell(3, column).value == "缺地块"
        assert "需核对" not in load_workbook(f"{language}.out.xlsx").sheetnames
    workplan("ledger", NEW, "-o", "zh.xlsx")
    chinese, english = (workplan("parse", name, "-f", "csv").stdout for name in ("zh.xlsx", "en.xlsx"))
    cells = [[line.split(",")[:12] for line in text.splitlines()] for text in (chinese, english)]
    assert cells[0] == cells[1]
    assert len(cells[0]) > 17
    assert workplan("ledger", NEW, "--lang", "en").stdout.removeprefix("\ufeff").startswith("No.,Section,")
