"""Many files: in order, past bad ones, several at a time, and Ctrl-C in the middle."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from workplan_parser.cli.many import each, status
from workplan_parser.errors import UnreadableInput, WorkplanError

PLAN = "{0}年养老服务工作要点\n\n一、增加供给\n\n（一）新建社区食堂。{0}年底前新建社区食堂{1}个。\n责任单位：民政局\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for at in range(5):
        (tmp_path / f"{at}.txt").write_text(PLAN.format(2020 + at, 10 + at), "utf-8")
    return tmp_path


def workplan(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "workplan_parser.cli", *words],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize("jobs", ["1", "3"])
def test_records_come_in_the_order_of_the_files(folder: Path, jobs: str) -> None:
    done = workplan("parse", str(folder), "-f", "ndjson", "--jobs", jobs)
    assert done.returncode == 0
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert [record["metadata"]["year"] for record in records] == [2020, 2021, 2022, 2023, 2024]


@pytest.mark.parametrize("jobs", ["1", "3"])
def test_a_bad_file_is_passed_by(folder: Path, jobs: str) -> None:
    (folder / "2.txt").write_bytes(b"")
    done = workplan("parse", str(folder), "-f", "ndjson", "--jobs", jobs)
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 4
    assert done.stderr.count("\n") == 1 and "2.txt" in done.stderr


def test_names_that_meet_are_told_apart(folder: Path) -> None:
    (folder / "甲").mkdir()
    (folder / "甲" / "0.txt").write_text(PLAN.format(2030, 1), "utf-8")
    done = workplan("parse", str(folder), "-f", "json", "-o", str(folder / "out/"))
    assert done.returncode == 0
    assert {path.name for path in (folder / "out").iterdir()} == {
        *(f"{at}.json" for at in range(5)),
        "0-2.json",
    }


@pytest.mark.skipif(os.name != "posix", reason="signals are sent to a process group")
def test_ctrl_c_is_one_line_and_leaves_nothing_half_written(folder: Path) -> None:
    for at in range(5):
        (folder / f"{at}.txt").write_text(PLAN.format(2020 + at, 10) * 20_000, "utf-8")
    words = [
        sys.executable,
        "-m",
        "workplan_parser.cli",
        "parse",
        str(folder),
        "-o",
        str(folder / "out/"),
        "--jobs",
        "2",
    ]
    run = subprocess.Popen(words, stderr=subprocess.PIPE, encoding="utf-8", start_new_session=True)
    with pytest.raises(subprocess.TimeoutExpired):
        run.wait(timeout=1)
    os.killpg(run.pid, signal.SIGINT)
    told = run.communicate(timeout=60)[1]
    assert run.returncode == 2
    assert "Traceback" not in told and "已中断" in told
    assert not [path.name for path in folder.rglob("*.part")]


def work(file: str) -> str:
    if file == "bad":
        raise UnreadableInput("文件是空的", place=file)
    if file == "bug":
        raise ValueError("不该发生")
    return file.upper()


def test_outcomes_carry_values_or_errors(capsys: pytest.CaptureFixture[str]) -> None:
    outcomes = list(each(("a", "bad", "bug", "b"), work))
    assert [outcome.value for outcome in outcomes] == ["A", None, None, "B"]
    assert status(outcomes) == 1
    assert [line.split(":")[1].strip() for line in capsys.readouterr().err.splitlines()] == ["bad", "bug"]


def test_a_single_file_raises_its_own_error() -> None:
    with pytest.raises(WorkplanError, match="文件是空的"):
        list(each(("bad",), work))


@pytest.mark.parametrize(("files", "expect"), [(("a", "b"), 0), (("a", "bad"), 1), (("bad", "bad"), 2)])
def test_status_says_how_many_failed(files: tuple[str, ...], expect: int) -> None:
    assert status(list(each(files, work))) == expect


@pytest.mark.parametrize("words", [["show"], ["check"], ["parse"], ["parse", "-f", "csv"]])
def test_a_closed_stdout_is_said_on_one_line(folder: Path, words: list[str]) -> None:
    line = f'exec "$0" -m workplan_parser.cli {" ".join(words)} "$1" >&-'
    done = subprocess.run(
        ["sh", "-c", line, sys.executable, str(folder / "0.txt")],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr == "workplan: 标准输出已关闭（请用 -o 指定输出文件，或不要关闭标准输出）\n"
