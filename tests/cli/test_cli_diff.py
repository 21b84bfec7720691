"""``workplan diff`` from the outside: inputs mixed, outputs, exit status."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from commandline import workplan

OLD = """2023年城市管理工作要点

一、市政设施
（一）提升道路水平。对破损路面开展修补，道路设施完好率不低于97%。
责任单位：市政处
（二）加快公厕建设。新建公厕50座，落实专人保洁。
责任单位：环卫处
"""
NEW = OLD.replace("2023", "2024").replace("97%", "98%").replace("环卫处", "环卫处、绿化处")


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    (tmp_path / "old.txt").write_text(OLD, "utf-8")
    (tmp_path / "new.txt").write_text(NEW, "utf-8")
    return str(tmp_path / "old.txt"), str(tmp_path / "new.txt")


def test_differences_are_exit_status_1(files: tuple[str, str]) -> None:
    done = workplan("diff", *files)
    assert (done.returncode, done.stderr) == (1, "")
    assert "道路设施完好率" in done.stdout
    assert "+1个百分点" in done.stdout
    assert "+绿化处" in done.stdout


def test_the_same_file_twice_is_exit_status_0(files: tuple[str, str]) -> None:
    done = workplan("diff", files[0], files[0])
    assert done.returncode == 0
    assert "没有差别" in done.stdout


def test_earlier_json_and_stdin_compare_like_the_text(files: tuple[str, str], tmp_path: Path) -> None:
    written = tmp_path / "old.json"
    written.write_text(workplan("parse", files[0]).stdout, "utf-8")
    plain = workplan("diff", *files)
    assert workplan("diff", str(written), files[1]).stdout == plain.stdout
    assert workplan("diff", files[0], "-", stdin=NEW).stdout == plain.stdout
    assert workplan("diff", str(written), files[0]).returncode == 0


def test_the_wrong_order_is_done_with_a_warning(files: tuple[str, str]) -> None:
    done = workplan("diff", files[1], files[0])
    assert done.returncode == 1
    assert "晚于" in done.stderr


@pytest.mark.parametrize(
    "words",
    [
        ["diff", "OLD", "missing.txt"],
        ["diff", "OLD"],
        ["diff", "-", "-"],
        ["diff", "OLD", "NEW", "--only", "nonsense"],
        ["diff", "OLD", "NEW", "--section", "没有"],
        ["diff", "OLD", "NEW", "--pins", "missing.yaml"],
        ["diff", "OLD", "NEW", "-o", "OLD"],
        ["diff", "OLD", "NEW", "-f", "docx"],
    ],
)
def test_misuse_is_exit_status_2_and_one_line(files: tuple[str, str], words: list[str]) -> None:
    names = {"OLD": files[0], "NEW": files[1]}
    done = workplan(*(names.get(word, word) for word in words))
    assert done.returncode == 2
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_pins_are_obeyed_and_a_wrong_one_is_told(files: tuple[str, str], tmp_path: Path) -> None:
    pins = tmp_path / "pins.yaml"
    pins.write_text("forbid:\n- {old: 一(一), new: 一(一)}\n", "utf-8")
    tree = json.loads(workplan("diff", *files, "--pins", str(pins), "-f", "json").stdout)
    assert ("s1.i1", "s1.i1") not in {(p["old"]["id"], p["new"]["id"]) for p in tree["pairs"]}
    pins.write_text("pair:\n- {old: 一(八), new: 一(一)}\n", "utf-8")
    done = workplan("diff", *files, "--pins", str(pins))
    assert done.returncode == 2
    assert "一(八)" in done.stderr


@pytest.mark.parametrize(
    ("name", "begins"),
    [("x.html", "<!"), ("x.md", "#"), ("x.json", "{"), ("x.csv", "\ufeff"), ("x.txt", "2023年")],
)
def test_the_ending_of_an_output_says_the_format(
    files: tuple[str, str], tmp_path: Path, name: str, begins: str
) -> None:
    assert workplan("diff", *files, "-o", str(tmp_path / name)).returncode == 1
    assert (tmp_path / name).read_text("utf-8").startswith(begins)


def test_a_page_is_written_to_a_file(files: tuple[str, str], tmp_path: Path) -> None:
    page = tmp_path / "diff.html"
    assert workplan("diff", *files, "-f", "html", "-o", str(page)).returncode == 1
    assert page.read_text("utf-8").startswith("<!DOCTYPE html>")
    assert workplan("diff", *files, "-f", "html", "-o", str(page)).returncode == 2
    assert workplan("diff", *files, "-f", "html", "-o", str(page), "--force").returncode == 1


@pytest.mark.parametrize("name", ["s1.i1", "一(一)", "提升道路水平"])
def test_why_two_were_paired(files: tuple[str, str], name: str) -> None:
    done = workplan("diff", *files, "--explain", name)
    assert done.returncode == 0
    assert "旧 一(一) 提升道路水平\n  对应 新 一(一) 提升道路水平；依据：" in done.stdout
    assert (
        "道路设施完好率 不低于97%\n  对应 一(一) 道路设施完好率 不低于98%；依据：对应条目中同名"
        in done.stdout
    )


def test_why_two_were_not_paired(files: tuple[str, str], tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text(NEW.replace("新建公厕50座", "改造公厕3000平方米"), "utf-8")
    done = workplan("diff", files[0], str(other), "--explain", "s1.i2")
    assert "没有对应目标\n  相近：一(二) 改造公厕 3000平方米" in done.stdout
    assert "单位不能换算（座、平方米）" in done.stdout
    assert workplan("diff", *files, "--explain", "九").returncode == 2
