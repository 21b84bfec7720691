"""Lineages of a dataset are those of the panel, body by body; copies are left out."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from corpusmaker import plan
from workplan_parser import parse_file
from workplan_parser.corpus import build
from workplan_parser.corpus.lineage import link
from workplan_parser.corpus.run import Order
from workplan_parser.errors import UnreadableInput
from workplan_parser.panel import records, rows

dataset = pytest.importorskip("pyarrow.dataset")


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("documents")
    random = Random(5)
    for body in ("青河市教育局", "柳溪县水务局", "白石市民政局"):
        for year in (2021, 2022, 2024):
            name, data = plan(random, body, year, sections=3)
            (folder / name).write_bytes(data)
    return folder


def test_lineages_are_the_panels(documents: Path, tmp_path: Path) -> None:
    build.work(build.start(tmp_path / "set", Order((str(documents),), shard=2)))
    count = link(tmp_path / "set", jobs=2)
    expected = records(rows([parse_file(path) for path in sorted(documents.iterdir())]))
    found = dataset.dataset(tmp_path / "set" / "lineages").to_table().to_pylist()
    assert count == len(found) == len(expected)
    key = ("body", "lineage", "year")
    for here, there in zip(
        sorted(found, key=lambda row: [row[name] for name in key]),
        sorted(expected, key=lambda row: [row[name] for name in key]),
        strict=True,
    ):
        assert Path(here.pop("source")).name == here["file"]
        assert len(here.pop("document")) == 64
        assert here == there


def test_a_copy_is_no_plan_of_its_own(documents: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copies"
    copy.mkdir()
    for path in documents.iterdir():
        (copy / f"again-{path.name}").write_bytes(path.read_bytes())
    build.work(build.start(tmp_path / "set", Order((str(documents), str(copy)))))
    build.work(build.start(tmp_path / "one", Order((str(documents),))))
    assert link(tmp_path / "set") == link(tmp_path / "one")


def test_what_is_no_dataset_is_said(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="不是 workplan corpus 写出的数据集"):
        link(tmp_path)
