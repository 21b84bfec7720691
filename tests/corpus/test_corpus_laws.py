"""A dataset: no document is lost, whatever it does; a run cut off and resumed leaves the bytes of one that was not."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from time import sleep
from typing import Any

import pytest

from commandline import workplan
from corpusmaker import BROKEN, corpus
from workplan_parser import parse
from workplan_parser.corpus import build
from workplan_parser.corpus.run import Order, Run
from workplan_parser.corpus.tables import tables
from workplan_parser.writers.tables import TABLES

dataset = pytest.importorskip("pyarrow.dataset")


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("documents")
    for name, data in corpus(24, broken=0.1, harmful=0):
        (folder / name).write_bytes(data)
    return folder


def rows(folder: Path, table: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = dataset.dataset(folder / table, partitioning="hive").to_table().to_pylist()
    return found


def digests(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def called(*words: object) -> list[str]:
    return [sys.executable, "-m", "workplan_parser", "corpus", *map(str, words)]


@pytest.fixture(scope="module")
def whole(documents: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("whole")
    build.work(build.start(folder, Order((str(documents),), shard=4)))
    return folder


def test_rows_and_failures_are_the_documents(documents: Path, whole: Path) -> None:
    read, failed = rows(whole, "documents"), rows(whole, "failures")
    sources = [row["source"] for row in (*read, *failed)]
    assert sorted(sources) == sorted(map(str, documents.iterdir()))
    assert {row["why"] for row in failed} == {"unreadable"}
    assert {row["document"] for row in failed} <= {sha256(data).hexdigest() for data in BROKEN}


def test_the_rows_are_those_of_the_plan(documents: Path, whole: Path) -> None:
    """Each table holds what the bundle's table of the same rows holds."""
    one = next(path for path in sorted(documents.iterdir()) if path.suffix == ".txt")
    plan = parse(one.read_bytes(), name=one.name)
    for table in tables().values():
        if table.shape is None or table.name == "documents":
            continue
        mine = [row for row in rows(whole, table.name) if row["source"] == str(one)]
        headers = TABLES[table.shape.name].headers
        expected = [dict(zip(headers, row, strict=True)) for row in TABLES[table.shape.name].rows(plan)]
        assert len(mine) == len(expected)
        for here, there in zip(mine, expected, strict=True):
            assert here["document"] == sha256(one.read_bytes()).hexdigest()
            assert here["year"] == plan.metadata.year
            assert {name: here[name] for name in headers} == {
                name: None
                if value is None
                else type(here[name])(value)
                if name in ("value", "value_max")
                else value
                for name, value in there.items()
            }


def test_a_run_with_more_workers_leaves_the_same_bytes(documents: Path, whole: Path, tmp_path: Path) -> None:
    subprocess.run(called(documents, "-o", tmp_path / "set", "-j", 3, "--shard", 4), check=False)
    assert digests(tmp_path / "set") == digests(whole)


@pytest.mark.parametrize("moments", [(2.5, 3.5), (1.5, 5.0)])
def test_a_run_killed_twice_and_resumed_leaves_the_same_bytes(
    moments: tuple[float, ...], documents: Path, whole: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "set"
    words = called(documents, "-o", folder, "-j", 2, "--shard", 4)
    for moment in moments:
        process = subprocess.Popen(words, stderr=subprocess.DEVNULL, start_new_session=True)
        sleep(moment)
        process.send_signal(signal.SIGKILL)
        process.wait()
        words = called("-o", folder, "--resume") if Run(folder).is_begun else words
    if not (folder / "datapackage.json").exists():
        assert subprocess.run(words, check=False, stderr=subprocess.DEVNULL).returncode == 1
    assert digests(folder) == digests(whole)


def test_what_is_written_is_not_read_again(documents: Path, whole: Path, tmp_path: Path) -> None:
    run = build.start(tmp_path / "set", Order((str(documents),), shard=4))
    engine = build.local.engine
    for _ in engine(run, run.order, list(run.left())[:3]):
        pass
    seen: list[int] = []

    def watched(run: Run, order: Order, left: Any) -> Any:
        its = list(left)
        seen.extend(shard.number for shard in its)
        return engine(run, order, its)

    again = build.resume(tmp_path / "set")
    assert again is not None
    build.work(again, watched)
    assert seen == [3, 4, 5]
    assert digests(tmp_path / "set") == digests(whole)
    assert build.resume(tmp_path / "set") is None


def test_documents_that_do_harm_are_failures_with_a_reason(tmp_path: Path) -> None:
    source = tmp_path / "documents"
    source.mkdir()
    (source / "a.txt").write_text("某市2024年工作要点\n一、建设\n新建公厕5座。\n", "utf-8")
    (source / "b.txt").write_text("一、建设\n新建公厕5座，改造道路6公里。\n" * 100_000, "utf-8")
    (source / "c.txt").write_text("某市2025年工作要点\n一、建设\n新建公厕6座。\n", "utf-8")
    order = Order((str(source),), seconds=1)
    tally = build.work(build.start(tmp_path / "set", order))
    assert tally == (3, 1)
    (failed,) = rows(tmp_path / "set", "failures")
    assert (failed["why"], failed["message"]) == ("time", "读了 1 秒还没有读完，已停止")
    assert [row["year"] for row in rows(tmp_path / "set", "documents")] == [2024, 2025]
    few = Order((str(source),), memory=64, seconds=60)
    build.work(build.start(tmp_path / "few", few))
    assert [row["why"] for row in rows(tmp_path / "few", "failures")] == ["memory"]


def test_a_worker_that_is_killed_loses_no_document(documents: Path, whole: Path, tmp_path: Path) -> None:
    words = called(documents, "-o", tmp_path / "set", "-j", 2, "--shard", 4)
    process = subprocess.Popen(words, stderr=subprocess.DEVNULL)
    for _ in range(100):
        sleep(0.1)
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
        workers = children.read_text().split() if children.exists() else []
        if len(workers) == 2 and (tmp_path / "set/_run/shards").exists():
            os.kill(int(workers[0]), signal.SIGKILL)
            break
    assert process.wait(120) == 1
    assert digests(tmp_path / "set") == digests(whole)


def test_every_table_is_there_and_described(whole: Path) -> None:
    told = json.loads((whole / "datapackage.json").read_text("utf-8"))
    assert [one["name"] for one in told["resources"]] == list(tables())
    for one in told["resources"]:
        found = dataset.dataset(whole / one["name"], partitioning="hive").schema
        assert {field["name"] for field in one["schema"]["fields"]} == set(found.names)
        assert all((whole / path).is_file() for path in one["path"])
    frictionless = pytest.importorskip("frictionless")
    assert frictionless.Package.validate_descriptor(told).valid


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("-o", "{new}"), "没有给出来源"),
        (("{none}/*.x", "-o", "{new}"), "没有找到文件"),
        (("{documents}", "-o", "{documents}"), "文件夹不是空的"),
        (("-o", "{new}", "--resume"), "没有进行到一半的任务"),
        (("{documents}", "-o", "{new}", "--engine", "spark"), "可选 local、daft、ray"),
    ],
)
def test_misuse_is_said(words: tuple[str, ...], said: str, documents: Path, tmp_path: Path) -> None:
    filled = [w.format(new=tmp_path / "new", none=tmp_path / "none", documents=documents) for w in words]
    done = workplan("corpus", *filled)
    assert done.returncode == 2
    assert said in done.stderr.replace("\n", "")


def test_a_run_goes_on_only_as_it_began(documents: Path, tmp_path: Path) -> None:
    order = Order((str(documents),), shard=4)
    build.start(tmp_path / "set", order)
    with pytest.raises(Exception, match="--resume"):
        build.start(tmp_path / "set", order)
    with pytest.raises(Exception, match="不能接着做"):
        build.resume(tmp_path / "set", Order((str(documents),), shard=5))
