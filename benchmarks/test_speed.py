"""How fast and how lean: `./run bench` prints the times; `-s` shows the ratios and the memory as sentences."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from pdfmaker import pdf
from pdftables import tabulate

SAMPLE = Path(__file__).parent.parent / "data" / "raw" / "zhengzhou-chengguan-2018.txt"
WORKPLAN = [sys.executable, "-m", "workplan_parser"]
MINIMAL = Path(__file__).with_name("minimal.py")
CLEAN = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}


@pytest.fixture(scope="session")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Ten megabytes: the sample over and over."""
    path = tmp_path_factory.mktemp("large") / "large.txt"
    data = SAMPLE.read_bytes()
    path.write_bytes(data * (10_000_000 // len(data) + 1))
    return path


def test_sample_as_plan(benchmark: BenchmarkFixture) -> None:
    from workplan_parser import parse_file

    assert len(benchmark(parse_file, SAMPLE).sections) == 10


def test_sample_as_json(benchmark: BenchmarkFixture) -> None:
    from workplan_parser import parse_file
    from workplan_parser.writers.json import dumps

    assert benchmark(lambda: dumps(parse_file(SAMPLE))).startswith("{")


def test_ten_megabytes(benchmark: BenchmarkFixture, large: Path) -> None:
    from workplan_parser import parse_file

    benchmark.pedantic(lambda: parse_file(large), rounds=1)


def best(command: list[str], rounds: int = 15) -> float:
    """Seconds the fastest of some runs took."""
    times = []
    for _ in range(rounds):
        begin = time.perf_counter()
        subprocess.run(command, env=CLEAN, stdout=subprocess.DEVNULL, check=True)
        times.append(time.perf_counter() - begin)
    return min(times)


@pytest.mark.parametrize(
    ("words", "bound"),
    [(["parse", str(SAMPLE)], 1.5), (["check", str(SAMPLE)], 1.8), (["--help"], 1.2)],
    ids=["parse SAMPLE", "check SAMPLE", "help"],
)
def test_process(benchmark: BenchmarkFixture, words: list[str], bound: float, tmp_path: Path) -> None:
    """Against a minimal program with the same libraries and the same plan (``minimal.py``)."""
    plan = tmp_path / "plan.json"
    subprocess.run(
        [*WORKPLAN, "parse", str(SAMPLE), "-o", str(plan)], env=CLEAN, capture_output=True, check=True
    )
    reference = best([sys.executable, str(MINIMAL), str(plan)])
    command = [*WORKPLAN, *words]
    benchmark.pedantic(
        lambda: subprocess.run(command, env=CLEAN, stdout=subprocess.DEVNULL, check=True),
        rounds=15,
        warmup_rounds=2,
    )
    taken = best(command)
    ratio = taken / reference
    benchmark.extra_info["ratio"] = round(ratio, 2)
    print(
        f"\nworkplan {words[0]}: {taken * 1000:.0f} ms, {ratio:.2f} of a minimal program ({reference * 1000:.0f} ms); wanted {bound}"
    )


WATCHED = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""
"""Runs a command from a small process: a child that forks off a large one starts as large."""


@pytest.mark.parametrize("which", ["sample", "ten megabytes"])
def test_memory(benchmark: BenchmarkFixture, which: str, large: Path) -> None:
    path = SAMPLE if which == "sample" else large
    command = [sys.executable, "-c", WATCHED, *WORKPLAN, "parse", str(path)]
    seen = benchmark.pedantic(
        lambda: subprocess.run(command, env=CLEAN, capture_output=True, check=True), rounds=1
    )
    peak = int(seen.stdout) * 1024
    benchmark.extra_info["peak_mb"] = round(peak / 1e6)
    times = (
        f", {peak / path.stat().st_size:.1f} times the input; wanted 15"
        if which != "sample"
        else "; wanted 60 MB"
    )
    print(f"\npeak memory, {which}: {peak / 1e6:.0f} MB{times}")


def pages_of_tasks(pages: int, *, ruled: bool) -> bytes:
    """A PDF whose only content is a task table, six rows a page."""
    head = ["序号", "工作任务", "责任单位", "完成时限"]
    work = "修建{}号道路12公里，加固桥梁5座，更换路灯300盏，清淤沟渠20公里，建设公园3处。"
    rows = [[str(n), work.format(n), "市政处、城市照明管理处", "9月底前"] for n in range(1, 6 * pages)]
    return pdf(tabulate([head, *rows], [4, 12, 7, 6], ruled=ruled))


@pytest.mark.parametrize("ruled", [True, False], ids=["ruled", "not ruled"])
def test_tables_over_a_hundred_pages(benchmark: BenchmarkFixture, ruled: bool) -> None:
    """Wanted: less than 20 s, and twice as many pages in twice the time."""
    from workplan_parser import parse

    short, long = (pages_of_tasks(pages, ruled=ruled) for pages in (50, 100))
    begin = time.perf_counter()
    parse(short, name="plan.pdf")
    half = time.perf_counter() - begin
    benchmark.pedantic(lambda: parse(long, name="plan.pdf"), rounds=1)
    if benchmark.stats:
        whole = benchmark.stats["mean"]
        print(f"\n100 pages of tables: {whole:.1f} s; wanted 20; {whole / half:.1f} times 50 pages; wanted 2")
