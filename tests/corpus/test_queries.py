"""Every query of docs/queries.md is run on a dataset that has something to answer each."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any

import pytest
import regex

from corpusmaker import plan
from workplan_parser.corpus import build
from workplan_parser.corpus.lineage import link
from workplan_parser.corpus.run import Order

duckdb = pytest.importorskip("duckdb")
pytest.importorskip("pyarrow")

PAGE = (Path(__file__).parents[2] / "docs" / "queries.md").read_text("utf-8")
QUERIES = dict(regex.findall(r"```sql\n-- (\w+)\n(.*?)```", PAGE, regex.DOTALL))


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder = tmp_path_factory.mktemp("documents")
    random = Random(11)
    for body in ("青河市城市管理局", "白石市城市管理局"):
        for year in (2021, 2022, 2023):
            name, data = plan(random, body, year, sections=8, page=False)
            (folder / name).write_bytes(data)
            if year == 2023:
                (folder / f"copy-{name}").write_bytes(data)
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7\n")
    (folder / "none.txt").write_text(
        "青河市教育局2024年工作要点\n一、加强领导\n落实责任。\n（责任单位：教育局\n", "utf-8"
    )
    build.work(build.start(folder / "set", Order((str(folder / "*.*"),))))
    link(folder / "set")
    connection = duckdb.connect()
    connection.execute(QUERIES["views"].replace("{DATASET}", str(folder / "set")))
    connection.execute(f"SET VARIABLE folder = '{folder / 'set'}'")
    return connection


def asked(base: Any, name: str) -> list[tuple[Any, ...]]:
    folder = base.execute("SELECT getvariable('folder')").fetchone()[0]
    found: list[tuple[Any, ...]] = base.execute(QUERIES[name].replace("{DATASET}", folder)).fetchall()
    return found


@pytest.mark.parametrize("name", [name for name in QUERIES if name != "views"])
def test_every_query_finds_something(name: str, base: Any) -> None:
    assert asked(base, name)


def test_answers_are_right(base: Any) -> None:
    found, given = asked(base, "all")[0]
    assert found == given == 10
    assert [row[0] for row in asked(base, "failures")] == ["unreadable"]
    assert len(asked(base, "copies")) == 2
    assert all(row[2].year < 2024 for row in asked(base, "passed"))
    assert [Path(row[0]).name for row in asked(base, "empty")] == ["none.txt"]
