"""What FILE means: folders that say what they leave out, plans written earlier a line each, two files of one name."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from commandline import workplan

PLAN = "{0}年公共文化服务工作要点\n\n一、设施建设\n\n（一）新建书房。{0}年底前新建城市书房{1}个。\n责任单位：文旅局\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two districts with a 要点.txt each; no LibreOffice."""
    monkeypatch.setenv("WORKPLAN_SOFFICE", "none")
    for at, district in enumerate(("东区", "西区")):
        (tmp_path / "报送" / district).mkdir(parents=True)
        (tmp_path / "报送" / district / "要点.txt").write_text(PLAN.format(2024 + at, 10 + at), "utf-8")
    return tmp_path / "报送"


def put(folder: Path, name: str, data: bytes = b"x") -> None:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(data)


def records(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("旧.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1WordDocument", "另存为 .docx"),
        ("旧.rtf", rb"{\rtf1 x}", "soffice --headless --convert-to docx"),
        ("扫描.jpg", b"\xff\xd8\xff\xe0", "OCR"),
        ("全部.rar", b"Rar!\x1a\x07\x00", "请先解压"),
    ],
)
def test_a_file_of_a_folder_that_cannot_be_read_is_named_and_counted(
    folder: Path, name: str, data: bytes, said: str
) -> None:
    put(folder, name, data)
    done = workplan("parse", str(folder), "-f", "ndjson")
    assert (done.returncode, len(records(done.stdout))) == (1, 2)
    assert name in done.stderr and said in done.stderr
    assert "3 个文件中有 1 个没有完成" in done.stderr


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("run.py", "没有读 run.py（看结尾不是文档"),
        ("东区/旧.json", "没有读 东区/旧.json（数据文件"),
        ("东区/要点.docx", ""),
    ],
)
def test_what_is_no_document_is_named_and_costs_nothing(folder: Path, name: str, said: str) -> None:
    put(folder, name)
    if not said:  # the old form of a file that was saved anew
        from docxmaker import docx, paragraph

        put(folder, name, docx(paragraph("一、新建公厕3座。")))
        put(folder, "东区/要点.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
        said = "没有读 东区/要点.doc（旁边有同名的 .docx）"
    done = workplan("parse", str(folder), "-f", "ndjson")
    assert done.returncode == 0
    assert said in done.stderr
    assert workplan("parse", str(folder), "-f", "ndjson", "--quiet").stderr == ""


@pytest.mark.parametrize(
    "name", [".隐藏.doc", "~$要点.docx", "Thumbs.db", "网页_files/a.png", "要点.corrections.json"]
)
def test_what_nobody_wrote_is_passed_over(folder: Path, name: str) -> None:
    put(folder, "网页.html", "<html><body><p>一、新建公厕3座。</p></body></html>".encode())
    put(folder, name)
    done = workplan("parse", str(folder), "-f", "ndjson")
    assert (done.returncode, done.stderr, len(records(done.stdout))) == (0, "", 3)


def test_what_this_program_wrote_is_read_once(folder: Path, tmp_path: Path) -> None:
    assert workplan("parse", str(folder / "东区"), "-o", str(tmp_path / "out/")).returncode == 0
    assert workplan("bundle", str(folder / "西区"), "-o", str(tmp_path / "out" / "包")).returncode == 0
    done = workplan("check", str(tmp_path / "out"), "-v")
    assert done.returncode == 0
    for said in (
        "要点.yaml、包/要点.yaml（旁边有同名的 .json）",
        "要点、包/tables（本工具写出的各表）",
        "包/datapackage.json",
    ):
        assert said in done.stderr
    rows = workplan("panel", str(tmp_path / "out"), "-f", "csv", "-q").stdout.splitlines()
    assert len([row for row in rows if "present" in row]) == 2


@pytest.mark.parametrize(
    ("words", "output"),
    [
        (["ledger"], "台账.xlsx"),
        (["panel"], "p.csv"),
        (["offices"], "o.csv"),
        (["parse", "-f", "csv"], "out/"),
        (["bundle"], "包"),
    ],
    ids=str,
)
def test_the_output_of_a_run_is_none_of_its_inputs(folder: Path, words: list[str], output: str) -> None:
    words = [*words, str(folder), "-o", str(folder / "东区") + "/" + output, "--force"]
    first, again = workplan(*words), workplan(*words)
    assert (first.returncode, again.returncode) == (0, 0)
    assert "（将写到这里）" in again.stderr
    assert [line for line in again.stderr.splitlines() if "将写到" not in line] == first.stderr.splitlines()


def test_two_files_of_one_name_are_told_apart(folder: Path) -> None:
    both = ("东区/要点.txt", "西区/要点.txt")
    for files in (
        [str(folder)],
        [str(folder / one) for one in both],
        [str(folder / one[:2]) for one in both],
    ):
        read = records(workplan("parse", *files, "-f", "ndjson").stdout)
        assert tuple(one["source"]["name"] for one in read) == both  # type: ignore[index]
        for command in ("ledger", "panel", "offices"):
            table = workplan(command, *files, "-f", "csv").stdout
            assert all(one in table for one in both) and str(folder) not in table
    assert [one in workplan("diff", *files, "-f", "json").stdout for one in both] == [False, False]
    files = [str(folder / one) for one in both]
    assert [one in workplan("diff", *files, "-f", "json").stdout for one in both] == [True, True]


def test_a_bundle_tells_them_apart(folder: Path, tmp_path: Path) -> None:
    assert workplan("bundle", str(folder), "-o", str(tmp_path / "out")).returncode == 0
    package = json.loads((tmp_path / "out" / "datapackage.json").read_text("utf-8"))
    assert [one["path"] for one in package["sources"]] == ["东区/要点.txt", "西区/要点.txt"]


def test_one_file_keeps_its_own_name(folder: Path) -> None:
    read = records(workplan("parse", str(folder / "东区" / "要点.txt"), "-f", "ndjson").stdout)
    assert read[0]["source"]["name"] == "要点.txt"  # type: ignore[index]


@pytest.fixture
def lines(folder: Path) -> Path:
    """The plans of *folder* as NDJSON."""
    path = folder.parent / "全部.ndjson"
    assert workplan("parse", str(folder), "-o", str(path)).returncode == 0
    return path


def test_ndjson_is_read_as_the_plans_it_holds(lines: Path, folder: Path) -> None:
    text = lines.read_text("utf-8")
    assert workplan("parse", str(lines), "-f", "ndjson").stdout == text
    assert workplan("parse", "-", "-f", "ndjson", stdin=text).stdout == text
    assert workplan("parse", str(lines), "-f", "ndjson", "-j", "2").stdout == text
    for command in ("panel", "offices", "ledger"):
        assert "东区/要点.txt" in workplan(command, str(lines), "-f", "csv").stdout
    assert workplan("check", str(lines)).returncode == 0
    assert workplan("diff", f"{lines}:1", f"{lines}:2").returncode == 1
    assert workplan("show", f"{lines}:2").stdout.startswith("2025年")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["show", "{}"], "里面有 2 份计划，这里只要一份（请写明第几行，如 "),
        (["show", "{}:3"], "没有第 3 行（共 2 行）"),
        (["diff", "{}", "{}:2"], "里面有 2 份计划"),
    ],
)
def test_where_one_plan_is_wanted_its_line_is_asked_for(lines: Path, words: list[str], said: str) -> None:
    done = workplan(*(word.format(lines) for word in words))
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert said in done.stderr


@pytest.mark.parametrize("command", ["diff", "ledger", "offices", "panel"])
def test_other_results_are_named_as_what_they_are(folder: Path, command: str, tmp_path: Path) -> None:
    files = [str(folder / one / "要点.txt") for one in ("东区", "西区")]
    format = "json" if command in ("diff", "panel") else "ndjson"
    other = tmp_path / "别的.json"
    other.write_text(workplan(command, *files[: 2 if command == "diff" else 1], "-f", format).stdout, "utf-8")
    done = workplan("show", str(other))
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert ("workplan diff 写出的比较结果" if command == "diff" else "别的命令写出的记录") in done.stderr


@pytest.mark.parametrize(
    "damage", ["{", '{"schema_version": "1.1"}', "[1]", '{"schema_version": "1.1", "sections": 3}']
)
def test_a_damaged_plan_is_one_line_in_no_other_tongue(tmp_path: Path, damage: str) -> None:
    (tmp_path / "x.json").write_text(damage, "utf-8")
    done = workplan("show", str(tmp_path / "x.json"))
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "不是本工具写出的工作计划" in done.stderr
    assert not any(word in done.stderr for word in ("validation", "Expecting", "Field", "Input"))


def test_an_address_is_to_be_downloaded_first() -> None:
    done = workplan("show", "https://example.org/2025/要点.html")
    assert done.returncode == 2
    assert "这是网址" in done.stderr and "下载" in done.stderr
