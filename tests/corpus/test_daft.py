"""The engine of many machines: the same dataset as on one, and plans in a DataFrame. Skipped where Daft is not installed."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpusmaker import corpus
from workplan_parser import parse
from workplan_parser.corpus import build, onto_daft, read
from workplan_parser.corpus.run import Order
from workplan_parser.errors import WorkplanError

TEXT = "青河市教育局2024年工作要点\n一、义务教育\n（一）扩大学位。新增学位500个，6月底前完成。\n"


def digests(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_dataset_is_the_same_whoever_does_the_work(tmp_path: Path) -> None:
    pytest.importorskip("daft")
    (tmp_path / "documents").mkdir()
    for name, data in corpus(12, broken=0.2, harmful=0):
        (tmp_path / "documents" / name).write_bytes(data)
    order = Order((str(tmp_path / "documents"),), shard=3)
    here = build.work(build.start(tmp_path / "here", order))
    there = build.work(
        build.start(tmp_path / "there", order), lambda *given: onto_daft.engine(*given, jobs=2)
    )
    assert here == there
    assert digests(tmp_path / "here") == digests(tmp_path / "there")


def test_plans_in_a_frame() -> None:
    daft = pytest.importorskip("daft")
    frame = daft.from_pydict(
        {"page": [TEXT, TEXT.encode().decode(), None, "\0\0"], "url": ["a", "b", "c", "d"]}
    )
    rows = read(frame, "page", names="url").to_pylist()
    assert [row["url"] for row in rows] == ["a", "b", "c", "d"]
    plan = rows[0]["plan"]
    assert (plan["failure"], plan["year"], plan["title"]) == (None, 2024, "青河市教育局2024年工作要点")
    (target,) = plan["targets"]
    (expected,) = parse(TEXT).sections[0].items[0].targets
    assert (target["indicator"], target["value"], target["due"]) == (
        expected.indicator,
        float(expected.value),
        expected.deadline and expected.deadline.due,
    )
    assert [row["plan"]["failure"]["why"] for row in rows[2:]] == ["unreadable", "unreadable"]


def test_without_the_extra_one_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "daft", None)
    with pytest.raises(WorkplanError, match=r"需要 daft，还没有安装.*distributed"):
        read(None, "page")
