"""Every file that did harm, in one corpus: each a row, read or not; a full disk is said and the run goes on after it."""

from __future__ import annotations

import resource
import subprocess
import sys
from pathlib import Path

import pytest

from corpusmaker import corpus
from payloads import PAYLOADS
from workplan_parser.corpus import build
from workplan_parser.corpus.run import Order

dataset = pytest.importorskip("pyarrow.dataset")


def test_every_payload_is_a_row(tmp_path: Path) -> None:
    source = tmp_path / "documents"
    source.mkdir()
    for name, made in PAYLOADS.items():
        (source / name).write_bytes(made())
    given = [path for path in source.iterdir() if not path.name.startswith((".", "~$"))]
    build.work(build.start(tmp_path / "set", Order((str(source),), seconds=4, memory=512, shard=10)))
    failed = dataset.dataset(tmp_path / "set/failures").to_table().to_pylist()
    read = dataset.dataset(tmp_path / "set/documents", partitioning="hive").to_table(columns=["source"])
    sources = [row["source"].partition("#")[0] for row in (*read.to_pylist(), *failed)]
    assert {*sources} == {*map(str, given)}
    assert not [row for row in failed if row["why"] == "internal"]
    assert read.num_rows > 5


def test_a_full_disk_is_said_and_the_run_goes_on(tmp_path: Path) -> None:
    (tmp_path / "documents").mkdir()
    for name, data in corpus(6, broken=0, harmful=0):
        (tmp_path / "documents" / name).write_bytes(data)
    words = [
        sys.executable,
        "-m",
        "workplan_parser",
        "corpus",
        str(tmp_path / "documents"),
        "-o",
        str(tmp_path / "set"),
    ]
    full = subprocess.run(
        [*words, "-j", "2"],
        stderr=subprocess.PIPE,
        encoding="utf-8",
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (8_000, resource.RLIM_INFINITY)),
    )
    assert full.returncode == 2
    assert "无法写入" in full.stderr
    assert "内部错误" not in full.stderr
    assert subprocess.run([*words, "--resume"], check=False).returncode == 0
