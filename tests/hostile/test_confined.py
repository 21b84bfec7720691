"""Work in a reading process: its answer, and one message whatever ends it; the next job finds a new one."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import sleep

import pytest

from workplan_parser import UnreadableInput, limits
from workplan_parser.confined import pool

JOBS = """
import os, time
from workplan_parser.errors import UnreadableInput

def same(value): return value
def pid(): return os.getpid()
def wait(): time.sleep(600)
def spin():
    while True: pass
def grow(): return len(bytearray(1 << 40))
def die(): os.abort()
def leave(): os._exit(0)
def refuse(): raise UnreadableInput("没有文字", place="甲", hint="再试")
def stumble(): return {}["栏"]
def foreign(): return os.stat_result(range(10))
def long(): return "长" * 100_000
def write(folder):
    with open(os.path.join(folder, "big"), "wb") as file: file.write(bytes(1 << 26))
"""


@pytest.fixture(scope="module", autouse=True)
def jobs(tmp_path_factory: pytest.TempPathFactory) -> object:
    folder = tmp_path_factory.mktemp("jobs")
    (folder / "confined_jobs.py").write_text(JOBS, "utf-8")
    sys.path.insert(0, str(folder))
    pool.close()
    yield None
    sys.path.remove(str(folder))


def test_one_process_serves_job_after_job() -> None:
    first = pool.call("confined_jobs", "pid")
    assert first != os.getpid()
    assert [pool.call("confined_jobs", "pid") for _ in range(3)] == [first] * 3
    assert pool.call("confined_jobs", "same", ("文", [1.5, None], b"\0" * (1 << 20))) == (
        "文",
        [1.5, None],
        b"\0" * (1 << 20),
    )


@pytest.mark.parametrize(
    ("verb", "said"),
    [
        ("spin", "90 秒"),
        ("wait", "90 秒"),
        ("grow", "内存超过 1.5 GB"),
        ("die", "内存超过 1.5 GB"),
        ("long", "超过 512 MB"),
    ],
)
def test_what_ends_it_costs_one_job(verb: str, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SECONDS", limits.SECONDS._replace(most=1))
    monkeypatch.setattr(limits, "PATIENCE", limits.PATIENCE._replace(most=2))
    monkeypatch.setattr(limits, "ANSWER", limits.ANSWER._replace(most=100_000))
    with pytest.raises(UnreadableInput, match=said):
        pool.call("confined_jobs", verb)
    assert pool.call("confined_jobs", "same", verb) == verb


def test_a_refusal_is_the_same_here() -> None:
    with pytest.raises(UnreadableInput) as told:
        pool.call("confined_jobs", "refuse")
    assert (told.value.what, told.value.place, told.value.hint) == ("没有文字", "甲", "再试")


def test_a_fault_tells_where_it_came_from() -> None:
    with pytest.raises(pool.ReaderFailed, match="KeyError: '栏'") as told:
        pool.call("confined_jobs", "stumble")
    assert "confined_jobs.py" in str(told.value.__cause__)


def test_only_plain_values_come_back() -> None:
    with pytest.raises(UnreadableInput):
        pool.call("confined_jobs", "foreign")


def test_a_process_that_ended_by_itself_is_no_refusal() -> None:
    pool.call("confined_jobs", "pid")
    with pytest.raises(UnreadableInput):
        pool.call("confined_jobs", "leave")
    assert pool.call("confined_jobs", "same", 1) == 1


@pytest.mark.skipif(sys.platform != "linux", reason="the system's limits")
def test_it_cannot_write_large_files(tmp_path: Path) -> None:
    with pytest.raises(pool.ReaderFailed, match="OSError"):
        pool.call("confined_jobs", "write", str(tmp_path))
    assert (tmp_path / "big").stat().st_size <= 1 << 24


def test_among_threads_it_is_started_not_forked() -> None:
    pool.close()
    with ThreadPoolExecutor(3) as threads:
        told = list(threads.map(lambda n: pool.call("confined_jobs", "same", n), range(12)))
    assert told == list(range(12))


def test_none_outlives_the_run() -> None:
    program = (
        "import sys; sys.path[:0] = eval(sys.argv[1]); from workplan_parser.confined import pool;"
        "print(pool.call('confined_jobs', 'pid'), flush=True); import os; os.kill(os.getpid(), 9)"
    )
    run = subprocess.run([sys.executable, "-c", program, repr(sys.path)], capture_output=True, timeout=20)
    assert run.stdout  # and the pipe was closed, though a process held it
    for _ in range(50):
        if is_gone(int(run.stdout)):
            return
        sleep(0.1)
    raise AssertionError("it still runs")


def is_gone(pid: int) -> bool:
    """True where no such process runs; one that nobody has buried is as good as gone."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True
