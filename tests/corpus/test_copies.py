"""Copies of a plan are marked, whatever its site adds and however it is typed; what is only alike is not."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any

import pytest

from corpusmaker import plan
from workplan_parser.corpus import build
from workplan_parser.corpus.run import Order

dataset = pytest.importorskip("pyarrow.dataset")

TEXT = plan(Random(3), "青河市教育局", 2023, sections=10, page=False)[1].decode()
OTHER = plan(Random(4), "青河市教育局", 2023, sections=10, page=False)[1].decode()


def marked(texts: dict[str, str], folder: Path) -> dict[str, tuple[str | None, float | None]]:
    source = folder / "documents"
    source.mkdir()
    for name, text in texts.items():
        (source / name).write_text(text, "utf-8")
    build.work(build.start(folder / "set", Order((str(source),), shard=2)))
    rows: list[dict[str, Any]] = (
        dataset.dataset(folder / "set/documents", partitioning="hive").to_table().to_pylist()
    )
    return {
        Path(row["source"]).name: (row["duplicate_of"] and Path(row["duplicate_of"]).name, row["similarity"])
        for row in rows
    }


def test_a_copy_word_for_word(tmp_path: Path) -> None:
    found = marked(
        {
            "a.txt": TEXT,
            "b.txt": TEXT.replace("，", ",").replace("。\n", "。\n\n"),
            "c.txt": TEXT + "\n打印本页 关闭窗口\n",
            "d.txt": OTHER,
        },
        tmp_path,
    )
    assert found["b.txt"] == ("a.txt", 1.0)
    assert found["a.txt"] == found["d.txt"] == (None, None)


def test_a_copy_with_some_words_changed(tmp_path: Path) -> None:
    pytest.importorskip("datasketch")
    later = TEXT.replace("2023年工作要点", "2024年工作要点")
    found = marked(
        {"a.txt": TEXT, "b.txt": TEXT.replace("第3项", "第三项"), "c.txt": OTHER, "d.txt": later}, tmp_path
    )
    of, similarity = found["b.txt"]
    assert of == "a.txt"
    assert similarity is not None and 0.8 <= similarity < 1
    assert found["c.txt"] == found["d.txt"] == (None, None)  # another plan; the same promises a year later
