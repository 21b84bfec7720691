"""Parquet, SQLite and pictures hold what the rows say, byte for byte the same each time."""

from __future__ import annotations

import io
import sqlite3
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pyarrow.parquet
import pytest

from planmaker import I, T, make
from workplan_parser.errors import WorkplanError
from workplan_parser.model import Plan
from workplan_parser.panel import COLUMNS, Unread, records, rows, vega
from workplan_parser.panel.parquet import parquet
from workplan_parser.panel.plot import FORMS, plot
from workplan_parser.panel.running import charts, runs
from workplan_parser.panel.sqlite import sqlite


def year(number: int, *targets: T, body: str = "某市城市管理局") -> Plan:
    return make(
        I("任务", items=[I("设施", "落实责任。", targets)]),
        title=f"{number}年工作要点",
        year=number,
        issuer=body,
        name=f"cg-{number}.txt",
    )


PLANS = [
    year(2022, T("道路设施完好率", "97.50", "%", "不低于"), T("新建公厕", "50", "座")),
    year(2023, T("道路设施完好率", "98", "%", "不低于"), T("新增绿地", "20", "公顷")),
    year(2024, T("道路设施完好率", "98", "%", value_max="99"), T("新增绿地", "250000", "平方米")),
]
ROWS = rows(PLANS, [Unread("lost.pdf")])


def opened(data: bytes) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    connection.deserialize(data)
    return connection


def test_the_database_holds_the_rows_and_its_keys() -> None:
    data = opened(sqlite(ROWS))
    assert data.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert data.execute("PRAGMA foreign_key_check").fetchall() == []
    cursor = data.execute("SELECT * FROM panel ORDER BY lineage, year")
    names = [column[0] for column in cursor.description]
    stored = [dict(zip(names, row, strict=True)) for row in cursor]
    assert set(names) == {column.name for column in COLUMNS}
    assert len(stored) == len(ROWS)
    by_key = {(row["lineage"] or None, row["year"]): row for row in records(ROWS)}
    for one in stored:
        row = by_key[one["lineage"], one["year"]]
        assert (one["state"], one["raw"], one["body"]) == (row["state"], row["raw"], row["body"])
        assert one["value"] == (None if row["value"] is None else float(row["value"]))


def test_views_answer_what_people_ask() -> None:
    data = opened(sqlite(ROWS))
    running = data.execute(
        "SELECT name, years, first_raw, last_raw FROM running ORDER BY years DESC"
    ).fetchall()
    assert running[0] == ("道路设施完好率", 3, "不低于97.50%", "98—99%")
    assert data.execute("SELECT year, present, dropped, absent FROM tally WHERE year = 2023").fetchall() == [
        (2023, 2, 1, 0)
    ]


def test_parquet_has_typed_columns() -> None:
    table = pyarrow.parquet.read_table(io.BytesIO(parquet(ROWS)))
    assert table.column_names == [column.name for column in COLUMNS]
    assert [str(table.schema.field(name).type) for name in ("year", "value", "due", "state")] == [
        *("int32", "double", "date32[day]", "string"),
    ]
    assert table.to_pylist()[0]["value"] == 97.5
    assert [row["state"] for row in table.to_pylist()] == [row.state for row in ROWS]


def test_twice_the_same_bytes() -> None:
    assert sqlite(ROWS) == sqlite(list(ROWS))
    assert parquet(ROWS) == parquet(list(ROWS))
    for form in FORMS:
        assert plot(ROWS, form) == plot(ROWS, form)


def test_a_run_is_in_one_unit() -> None:
    found = {run.name: [(point.year, point.value, point.top) for point in run.points] for run in runs(ROWS)}
    assert found == {
        "道路设施完好率": [(2022, 97.5, 97.5), (2023, 98, 98), (2024, 98, 99)],
        "新增绿地": [(2023, 200000, 200000), (2024, 250000, 250000)],
    }


def test_what_does_not_convert_is_no_run() -> None:
    assert runs(rows([year(2022, T("新增绿地", "20", "公顷")), year(2023, T("新增绿地", "5", "处"))])) == []


def test_bodies_share_a_chart_where_indicator_and_unit_are_the_same() -> None:
    other = [year(n, T("道路设施完好率", "95", "%"), body="某县城市管理局") for n in (2022, 2023)]
    together = [sorted(run.body for run in chart) for chart in charts(rows([*PLANS, *other]))]
    assert ["某县城市管理局", "某市城市管理局"] in together


def test_one_body_with_two_indicators_of_one_name_has_two_charts() -> None:
    row = next(row for row in ROWS if row.name == "道路设施完好率" and row.target is not None)
    again = [row._replace(lineage="L2", year=n) for n in (2022, 2023)]
    assert sorted(len(chart) for chart in charts([*ROWS, *again])) == [1, 1, 1]


def test_a_picture_says_what_the_plans_wrote() -> None:
    picture, left = plot(ROWS, "svg", "历年目标")
    assert picture.startswith(b"<svg")
    for words in ("历年目标", "道路设施完好率（%）", "不低于97.50%", "98—99%", "新增绿地（万平方米）"):
        assert words in picture.decode()  # text, not outlines
    assert left == 0


def test_a_picture_is_drawn_in_the_font_that_comes_with_the_extra() -> None:
    picture, _ = plot(ROWS, "png")
    assert picture.startswith(b"\x89PNG")


def test_without_a_han_font_an_svg_is_drawn_and_a_png_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vega, "find_spec", lambda name: None if "font" in name else find_spec(name))
    assert plot(ROWS, "svg")[0].startswith(b"<svg")
    with pytest.raises(WorkplanError, match="中文字体"):
        plot(ROWS, "png")


def test_a_command_within_its_memory_can_draw(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    plans = sorted((request.config.rootpath / "docs" / "examples").glob("*.txt"))
    command = [sys.executable, "-m", "workplan_parser", "panel", *plans, "--plot", tmp_path / "图.svg"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8")
    assert (done.returncode, done.stderr) == (0, "")


def test_a_drawing_that_fails_is_one_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    broken = tmp_path / "vega.py"
    broken.write_text("raise SystemExit('Fatal process out of memory')", "utf-8")
    monkeypatch.setattr(vega, "__file__", str(broken))
    with pytest.raises(WorkplanError, match="图没有画成"):
        plot(ROWS, "svg")


def test_nothing_to_draw_is_said() -> None:
    with pytest.raises(WorkplanError, match="没有跨两年"):
        plot(rows(PLANS[:1]), "svg")


def test_a_library_that_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(WorkplanError, match=r"pyarrow.*workplan-parser\[panel\]"):
        parquet(ROWS)
    monkeypatch.setattr(vega, "find_spec", lambda name: None)
    with pytest.raises(WorkplanError, match=r"vl_convert.*workplan-parser\[panel\]"):
        plot(ROWS, "svg")


def test_an_amount_too_large_for_any_column_does_no_harm(tmp_path: Path) -> None:
    (row,) = rows([year(2024, T("道路设施完好率", "9" * 30, "米"))])
    assert opened(sqlite([row])).execute("SELECT typeof(value) FROM targets").fetchall() == [("real",)]
