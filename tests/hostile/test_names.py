"""Whatever a file is called, what is made of it stays in its folder, and what is said of it on its line."""

import os
import sys
from pathlib import Path

import pytest

from commandline import workplan
from workplan_parser.names import readable, stem, told_apart

NAMES = {
    "plan.txt": "plan",
    "...txt": "document",
    "....txt": "document",
    ".hidden.txt": "hidden",
    "..": "document",
    "con.txt": "con_",
    "COM1.txt": "COM1_",
    "nul.2025.txt": "nul.2025_",
    "lpt¹.txt": "lpt¹_",
    "console.txt": "console",
    "甲.": "甲",
    "甲 .txt": "甲",
    "a\nb.txt": "a�b",
    "a\x1b]0;x\x07.txt": "a�]0;x�",
    "a\u202eb.txt": "a�b",
    'a:b*c?"<>|.txt': "a_b_c_____",
    "a\\b.txt": "a_b",
    "长" * 80 + ".txt": "长" * 53,
}


@pytest.mark.parametrize(("path", "name"), NAMES.items())
def test_a_stem(path: str, name: str) -> None:
    assert stem(path) == name
    assert Path(name).name == name


def test_names_that_differ_in_case_or_form_alone() -> None:
    assert list(told_apart(["A", "a", "a-2", "caf\u00e9", "cafe\u0301", "plan"], ["PLAN"])) == [
        "A", "a-2", "a-2-2", "caf\u00e9", "cafe\u0301-2", "plan-2",
    ]  # fmt: skip


@pytest.mark.skipif(sys.platform != "linux", reason="names are bytes")
def test_a_name_in_gbk_bytes() -> None:
    assert readable(os.fsdecode("工作要点.txt".encode("gbk"))) == "工作要点.txt"
    assert readable(os.fsdecode(b"caf\xe9.txt")) == "caf�.txt"


@pytest.mark.skipif(sys.platform != "linux", reason="names are bytes")
@pytest.mark.parametrize(
    "name",
    [
        b"...txt",
        "工作".encode("gbk") + b".txt",
        b"n\n::error::x.txt",
        b"e\x1b]0;x\x07.txt",
        "甲\u202e.txt".encode(),
        b"con.txt",
        b"a" * 240 + b".txt",
    ],
    ids=repr,
)
def test_every_command_that_writes(name: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    file = os.fsdecode(b"in/" + name)
    (tmp_path / "in").mkdir()
    Path(file).write_text("2025年工作要点\n一、道路\n新建公厕5座。（市政处）\n", "utf-8")
    before = set(Path("in").iterdir())
    for words in (
        ("parse", file), ("parse", file, "-o", "out/deep/"), ("show", file), ("check", file), ("check", file, "-f", "sarif"),
        ("check", file, "-f", "github"), ("check", file, "-f", "json"), ("ledger", file, "-o", "out/l.xlsx"),
        ("ledger", file, "-o", "out/deep/"), ("panel", file), ("panel", file, "-o", "out/p.sqlite"), ("offices", file),
        ("offices", file, "-f", "json"), ("bundle", file, "-o", "out/b"), ("explain", f"{file}:3"), ("diff", file, file), ("outcome", file, file),
        ("parse", file, "missing.txt", "-f", "ndjson"),
    ):  # fmt: skip
        done = workplan(*words)
        said = done.stdout + done.stderr
        assert "内部错误" not in said, (words, said)
        assert not any(char in said for char in "\x1b\x07\u202e"), words
        assert not any(line.startswith("::error") for line in said.splitlines()), words
    assert set(Path().iterdir()) == {Path("in"), Path("out")}
    assert set(Path("in").iterdir()) == before
    assert {path.name for path in Path("out").iterdir()} == {"deep", "l.xlsx", "p.sqlite", "b"}
