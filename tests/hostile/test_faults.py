"""Whatever ends a run and wherever: old files whole or new files whole, nothing between, nobody left behind."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random
from time import monotonic, sleep

import pytest

from payloads import SOUND

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="signals and limits of Linux")

TIMES = int(os.environ.get("WORKPLAN_FAULTS", "3"))
"""How often each command is ended by each signal; the nightly run says more."""

COMMANDS = (
    ("parse", "in", "-o", "out/", "--force"),
    ("parse", "in", "-o", "out/", "--force", "-j", "3"),
    ("parse", "in", "-f", "ndjson", "-o", "out/all.ndjson", "--force"),
    ("ledger", "in", "-o", "out/l.xlsx", "--force"),
    ("panel", "in", "-o", "out/p.sqlite", "--force"),
    ("offices", "in", "-f", "json", "-o", "out/o.json", "--force"),
    ("bundle", "in", "-o", "out", "--force"),
    ("diff", "in/plan0.txt", "in/plan1.txt", "-f", "json", "-o", "out/d.json", "--force"),
    ("outcome", "in/plan0.txt", "in/plan1.txt", "-o", "out/o.xlsx", "--force"),
)
PAGE = "<html><meta charset=utf-8><p>" + SOUND.replace("\n", "</p><p>")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A few plans, and what an earlier run made of them."""
    (tmp_path / "in").mkdir()
    (tmp_path / "out").mkdir()
    for n in range(6):
        (tmp_path / f"in/plan{n}.txt").write_text(SOUND * (n + 1), "utf-8")
        (tmp_path / f"in/page{n}.html").write_text(PAGE, "utf-8")
    return tmp_path


def started(
    words: tuple[str, ...], folder: Path, before: Callable[[], object] = lambda: None
) -> subprocess.Popen[bytes]:
    """``workplan WORDS`` on its way, in a group of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "workplan_parser", *words],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=before,
    )


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def family(group: int) -> list[str]:
    """The processes of a group that run."""
    found = []
    for place in Path("/proc").glob("[0-9]*/stat"):
        try:
            pid, _, rest = place.read_text().partition(" (")
        except OSError:
            continue
        state, _, its = rest.rpartition(") ")[2].split()[:3]
        if int(its) == group and state != "Z":
            found.append(pid)
    return found


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL], ids=lambda one: one.name)
def test_a_signal_at_any_moment(words: tuple[str, ...], number: signal.Signals, folder: Path) -> None:
    random = Random(f"{words}{number}")
    began = monotonic()
    first = started(words, folder)
    assert first.communicate()[1] is not None
    assert first.returncode in (0, 1)
    whole, took = contents(folder / "out"), monotonic() - began
    for path in (folder / "out").rglob("*"):
        if path.is_file():
            path.write_bytes(b"old")
    for _ in range(TIMES):
        run = started(words, folder)
        sleep(random.random() * took)
        os.kill(run.pid, number)
        run.communicate()
        limit = monotonic() + 5
        while family(run.pid) and monotonic() < limit:
            sleep(0.02)
        assert not family(run.pid)
        now = contents(folder / "out")
        assert {*now} <= {*whole}, "something was left behind"
        assert {*now} == {*whole}
        torn = [name for name, data in now.items() if data != b"old" and not same(name, data, whole[name])]
        assert not torn


def same(name: str, data: bytes, whole: bytes) -> bool:
    """Two runs make the same bytes, but for the time in a workbook."""
    return data == whole or (name.endswith(".xlsx") and data[-22:-18] == b"PK\x05\x06" == whole[-22:-18])


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_a_disk_that_is_full_at_any_byte(words: tuple[str, ...], folder: Path) -> None:
    import resource

    random = Random(str(words))
    assert started(words, folder).wait() in (0, 1)
    made = contents(folder / "out")
    for path in (folder / "out").rglob("*"):
        if path.is_file():
            path.write_bytes(b"old")
    for _ in range(TIMES):
        most = random.randrange(max(map(len, made.values())))
        run = started(
            words,
            folder,
            lambda most=most: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most)),  # type: ignore[misc]
        )
        told = run.communicate()[1].decode()
        assert "内部错误" not in told
        assert run.returncode in (1, 2), told
        now = contents(folder / "out")
        assert {*now} == {*made}
        assert not [name for name, data in now.items() if data != b"old" and not same(name, data, made[name])]


def test_two_writers_of_one_output(folder: Path) -> None:
    words = ("parse", "in", "-f", "ndjson", "-o", "out/all.ndjson")
    both = [started(words, folder), started(words, folder)]
    told = [run.communicate()[1].decode() for run in both]
    assert sorted(run.returncode for run in both) == [0, 2], told
    assert any("文件已存在" in one for one in told)
    assert [*contents(folder / "out")] == ["all.ndjson"]
    assert (
        len([json.loads(line) for line in (folder / "out/all.ndjson").read_text("utf-8").splitlines()]) == 12
    )


def test_a_file_that_shrinks_and_grows_while_it_is_read(folder: Path) -> None:
    path = folder / "in/plan5.txt"
    text = path.read_bytes() * 50
    run = started(("parse", "in", "-o", "out/", "--force"), folder)
    while run.poll() is None:
        path.write_bytes(text)
        path.write_bytes(b"")
    assert run.returncode in (0, 1)
    assert "内部错误" not in run.communicate()[1].decode()


@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() == 0, reason="root writes everywhere")
def test_a_place_where_nobody_may_write(folder: Path) -> None:
    (folder / "out").chmod(0o500)
    run = started(("parse", "in/plan0.txt", "-o", "out/a.json"), folder)
    told = run.communicate()[1].decode()
    assert "out/a.json: 无法写入" in told
    assert ".part" not in told
