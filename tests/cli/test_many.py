"""Many files: in order, past bad ones, several at a time; workers that die, and runs that are stopped in the middle."""

from __future__ import annotations

import errno
import fcntl
import json
import os
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from workplan_parser.cli.many import each, status
from workplan_parser.errors import UnreadableInput, WorkplanError

PLAN = "{0}年养老服务工作要点\n\n一、增加供给\n\n（一）新建社区食堂。{0}年底前新建社区食堂{1}个。\n责任单位：民政局\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for at in range(5):
        (tmp_path / f"{at}.txt").write_text(PLAN.format(2020 + at, 10 + at), "utf-8")
    return tmp_path


def workplan(*words: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "workplan_parser", *words],
        input=stdin,
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
    bad, count = done.stderr.splitlines()
    assert "2.txt" in bad and count == "workplan: 5 个文件中有 1 个没有完成"


@pytest.mark.parametrize("jobs", ["1", "3"])
def test_a_file_that_cannot_be_written_is_passed_by(folder: Path, jobs: str) -> None:
    (folder / "out").mkdir()
    (folder / "out" / "2.json").write_text("mine")
    words = ["parse", str(folder), "-o", str(folder / "out"), "-f", "json", "--jobs", jobs]
    done = workplan(*words)
    assert done.returncode == 1
    assert "2.json" in done.stderr and "--force" in done.stderr
    assert (folder / "out" / "2.json").read_text() == "mine"
    assert len(list((folder / "out").iterdir())) == 5


def test_stdin_may_be_one_of_many(folder: Path) -> None:
    done = workplan("parse", "-", str(folder), "-f", "ndjson", "-j", "2", stdin=PLAN.format(2030, 1))
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert [record["metadata"]["year"] for record in records] == [2030, 2020, 2021, 2022, 2023, 2024]


def test_names_that_meet_are_told_apart(folder: Path) -> None:
    (folder / "甲").mkdir()
    (folder / "甲" / "0.txt").write_text(PLAN.format(2030, 1), "utf-8")
    done = workplan("parse", str(folder), "-f", "json", "-o", str(folder / "out/"))
    assert done.returncode == 0
    assert {path.name for path in (folder / "out").iterdir()} == {
        *(f"{at}.json" for at in range(5)),
        "0-2.json",
    }


def work(file: str) -> str:
    if file == "bad":
        raise UnreadableInput("文件是空的", place=file)
    if file == "bug":
        raise ValueError("不该发生")
    if file == "large":
        raise MemoryError
    if file == "killed":
        os.kill(os.getpid(), signal.SIGKILL)
    return file.upper()


@pytest.mark.parametrize("jobs", [1, 2])
def test_outcomes_carry_values_or_errors(jobs: int, capsys: pytest.CaptureFixture[str]) -> None:
    outcomes = list(each(("a", "bad", "bug", "large", "b"), work, jobs=jobs))
    assert [outcome.value for outcome in outcomes] == ["A", None, None, None, "B"]
    assert status(outcomes) == 1
    told = [line.split(":")[1].strip() for line in capsys.readouterr().err.splitlines()]
    assert told == ["bad", "bug", "large", "5 个文件中有 3 个没有完成"]


@pytest.mark.skipif(os.name != "posix", reason="signals")
@pytest.mark.parametrize(
    "files", [("killed", "a", "b", "c"), ("a", "killed", "killed", "b"), ("b", "killed")]
)
def test_a_worker_that_is_killed_costs_its_own_file(
    files: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    outcomes = list(each(files, work, jobs=2))
    assert [one.value for one in outcomes] == [None if file == "killed" else file.upper() for file in files]
    assert status(outcomes) == 1
    *lines, _ = capsys.readouterr().err.splitlines()
    assert len(lines) == files.count("killed") and all("killed: 读取它的进程被终止" in line for line in lines)


def test_what_cannot_be_sent_back_costs_its_own_file(capsys: pytest.CaptureFixture[str]) -> None:
    outcomes = list(each(("a", "b"), lambda file: file if file == "a" else lambda: file, jobs=2))
    assert [outcome.value for outcome in outcomes] == ["a", None]
    assert capsys.readouterr().err.startswith("workplan: b: 内部错误")


def test_what_follows_is_done_here_and_may_fail(capsys: pytest.CaptureFixture[str]) -> None:
    def write(made: str) -> int:
        if made == "B":
            raise WorkplanError("写不下")
        return os.getpid()

    outcomes = list(each(("a", "b", "c"), work, then=write, jobs=2))
    assert [outcome.value for outcome in outcomes] == [os.getpid(), None, os.getpid()]
    assert "写不下" in capsys.readouterr().err


def test_a_single_file_raises_its_own_error() -> None:
    with pytest.raises(WorkplanError, match="文件是空的"):
        list(each(("bad",), work))


@pytest.mark.parametrize(("files", "expect"), [(("a", "b"), 0), (("a", "bad"), 1), (("bad", "bad"), 2)])
def test_status_says_how_many_failed(files: tuple[str, ...], expect: int) -> None:
    assert status(list(each(files, work))) == expect


@pytest.mark.parametrize("words", [["show"], ["check"], ["parse"], ["parse", "-f", "csv"]])
def test_a_closed_stdout_is_said_on_one_line(folder: Path, words: list[str]) -> None:
    line = f'exec "$0" -m workplan_parser {" ".join(words)} "$1" >&-'
    done = subprocess.run(
        ["sh", "-c", line, sys.executable, str(folder / "0.txt")],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr == "workplan: 标准输出已关闭（请用 -o 指定输出文件，或不要关闭标准输出）\n"


class Stuck:
    """``workplan parse`` in the middle of its work: it reads named pipes that say nothing, each held by its reader."""

    def __init__(self, folder: Path, jobs: int) -> None:
        self.pipes = [folder / f"{at}-stuck.txt" for at in range(jobs)]
        for pipe in self.pipes:
            os.mkfifo(pipe)
        words = [
            "parse",
            *map(str, self.pipes),
            str(folder / "0.txt"),
            "-o",
            f"{folder}/all.ndjson",
            "-j",
            str(jobs),
        ]
        self.run = subprocess.Popen(
            [sys.executable, "-m", "workplan_parser", *words],
            stderr=subprocess.PIPE,
            encoding="utf-8",
            start_new_session=True,
        )
        self.ends = [_until(lambda pipe=pipe: _hold(pipe)) for pipe in self.pipes]  # type: ignore[misc]
        for end in self.ends:
            os.write(end, b"\n")
            _until(lambda end=end: _is_empty(end))  # type: ignore[misc]

    def is_left(self) -> bool:
        """Whether a process still reads one of the pipes."""
        look = select.poll()
        for end in self.ends:
            look.register(end, 0)
        return len(look.poll(0)) < len(self.ends)

    def close(self) -> None:
        self.run.kill()
        self.run.wait()
        for end in self.ends:
            os.close(end)


def _hold(pipe: Path) -> int | None:
    """The end to write to, once somebody reads *pipe*: while it is open there is more to come."""
    try:
        return os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)
    except OSError as problem:
        assert problem.errno == errno.ENXIO
        return None


def _is_empty(end: int) -> bool:
    """Whether the reader has taken all: it waits for more, where a signal is sure to wake it."""
    return not struct.unpack("i", fcntl.ioctl(end, termios.FIONREAD, b"\0" * 4))[0]


def _until(ask: Callable[[], Any]) -> Any:
    """Wait for what must come, however busy the machine is."""
    give_up = time.monotonic() + 120
    while not (answer := ask()):
        assert time.monotonic() < give_up
        time.sleep(0.02)
    return answer


@contextmanager
def stuck(folder: Path, jobs: int) -> Iterator[Stuck]:
    found = Stuck(folder, jobs)
    try:
        yield found
    finally:
        found.close()


@pytest.mark.skipif(os.name != "posix", reason="named pipes and signals")
@pytest.mark.parametrize("jobs", [1, 3])
def test_ctrl_c_is_one_line_and_leaves_nothing_half_written(folder: Path, jobs: int) -> None:
    with stuck(folder, jobs) as it:
        os.killpg(it.run.pid, signal.SIGINT)
        told = it.run.communicate()[1]
        assert (it.run.returncode, told) == (2, "workplan: 已中断，没有留下写了一半的文件\n")
        assert not it.is_left()
        assert not list(folder.rglob("*.part"))


@pytest.mark.skipif(os.name != "posix", reason="named pipes and signals")
@pytest.mark.parametrize("jobs", [1, 3])
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
def test_nothing_of_a_run_outlives_it(folder: Path, jobs: int, number: signal.Signals) -> None:
    with stuck(folder, jobs) as it:
        it.run.send_signal(number)
        told = it.run.communicate()[1]
        said = "" if number == signal.SIGKILL else "workplan: 已中断，没有留下写了一半的文件\n"
        assert (it.run.returncode, told) == (-number, said)
        _until(lambda: not it.is_left())
        assert number == signal.SIGKILL or not list(folder.rglob("*.part"))
