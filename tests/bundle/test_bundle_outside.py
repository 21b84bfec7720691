"""What tools we did not write say of a bundle: Frictionless, a JSON Schema validator, plain SQL."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from frictionless import validate
from jsonschema import Draft202012Validator

from planmaker import I, T, make
from workplan_parser.bundle import files
from workplan_parser.model import Plan
from workplan_parser.tasks import Task, tasks
from workplan_parser.writers.tables import TABLES

ROADS = I(
    "=道路设施",
    "对主次干道病害集中整治，",
    [
        T("道路完好率", "97.50", "%", "不低于", due=date(2024, 12, 31)),
        T("新建公厕", "3", "座", value_max="5"),
        T("编码", "123456789012345678.25", "个"),
    ],
    [("lead", "市政处"), "工程处"],
)
CLEAN = I(
    "环卫", offices=["环卫处"], items=[I("", "清扫道路。"), I("", "", [T("中转站", "2", "座")], ["市政处"])]
)
LIGHT = I("照明", "", offices=["照明处"], due=date(2024, 6, 30))
PLANS = {
    "甲市2024": make(
        I("设施", items=[ROADS, LIGHT]),
        I("环境", items=[CLEAN]),
        preamble="总体目标：",
        preamble_targets=[T("增速", "6", "%")],
    ),
    "-乙县": make(
        I(
            "成绩",
            "干得不错。",
            items=[I("园林", "建成公园。"), I("照明", offices=["照明处"])],
            horizon="review",
        ),
        I("一块", items=[I("另一项", "没有数字。")]),
        title="2024年乙县工作要点",
        with_text=False,
    ),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("bundle")
    (place / "tables").mkdir()
    for file in files(PLANS):
        (place / file.path).write_bytes(b"".join(file.pieces))
    return place


@pytest.fixture(scope="module")
def base(folder: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(folder / "plan.sqlite")
    connection.row_factory = sqlite3.Row
    yield connection
    connection.close()


def test_frictionless_finds_nothing_wrong(folder: Path) -> None:
    report = validate(folder / "datapackage.json")
    assert report.flatten(["type", "note"]) == []
    seen = {task.name: task.stats.get("rows", 0) for task in report.tasks}
    assert seen == {
        name: sum(len(list(table.rows(plan))) for plan in PLANS.values()) for name, table in TABLES.items()
    }


@pytest.mark.parametrize(
    ("table", "old", "new", "found"),
    [
        ("targets", ",97.50,", ",九十七,", "type-error"),
        ("targets", ",ge,", ",mehr,", "constraint-error"),
        ("targets", "s1.i1,2,", "s9.i9,2,", "foreign-key"),
        ("targets", "s1.i1,2,", "s1.i1,1,", "primary-key"),
        ("document", "甲市2024", "", "constraint-error"),
    ],
)
def test_what_the_description_promises_is_checked(
    folder: Path, tmp_path: Path, table: str, old: str, new: str, found: str
) -> None:
    """The description is no empty form: a broken table is caught by it."""
    shutil.copytree(folder, tmp_path / "broken")
    path = tmp_path / "broken" / "tables" / f"{table}.csv"
    text = path.read_bytes().decode()
    assert old in text
    path.write_bytes(text.replace(old, new, 1).encode())
    report = validate(tmp_path / "broken" / "datapackage.json")
    assert found in {kind for (kind,) in report.flatten(["type"])}


def test_the_json_obeys_the_schema_beside_it(folder: Path) -> None:
    schema = json.loads((folder / "plan.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    for name in PLANS:
        tree = json.loads((folder / f"{name}.json").read_text("utf-8"))
        assert list(Draft202012Validator(schema).iter_errors(tree)) == []


def test_numbers_can_be_reckoned_with_and_keep_their_digits(base: sqlite3.Connection) -> None:
    rows = base.execute("SELECT value, value_digits FROM targets WHERE item_id = 's1.i1' ORDER BY position")
    assert [tuple(row) for row in rows] == [
        (97.5, "97.50"),
        (3, "3"),
        (123456789012345678.25, "123456789012345678.25"),
    ]


@pytest.mark.parametrize(
    "wrong",
    [
        "INSERT INTO deadlines (plan, item_id, position, raw, due, precision, basis, start, \"end\") VALUES ('甲市2024', 's9', 1, '年底', '2024-12-31', 'year', 'explicit', 0, 2)",
        "INSERT INTO text_spans VALUES ('丙', 's1', 1, 0, 2)",
        "UPDATE items SET parent_id = 's9' WHERE item_id = 's1.i1'",
        "UPDATE targets SET comparator = 'more'",
        "UPDATE targets SET indicator = NULL",
    ],
)
def test_the_database_refuses_what_would_break_it(folder: Path, tmp_path: Path, wrong: str) -> None:
    shutil.copy(folder / "plan.sqlite", tmp_path)
    connection = sqlite3.connect(tmp_path / "plan.sqlite")
    connection.execute("PRAGMA foreign_keys = ON")
    with pytest.raises(sqlite3.IntegrityError):
        connection.execute(wrong)
    connection.close()


def _outlined(plan: Plan) -> list[Task]:
    return [task for task in tasks(plan) if task.id != "preamble"]


@pytest.mark.parametrize("name", PLANS)
def test_the_views_see_the_tasks_that_the_ledger_sees(base: sqlite3.Connection, name: str) -> None:
    expected = [(t.id, t.section, t.heading, t.label) for t in _outlined(PLANS[name])]
    rows = base.execute(
        "SELECT item_id, section, heading, coalesce(label, '') FROM tasks WHERE plan = ? ORDER BY position",
        [name],
    )
    assert [tuple(row) for row in rows] == expected


@pytest.mark.parametrize("name", PLANS)
def test_a_task_without_offices_has_those_above_it(base: sqlite3.Connection, name: str) -> None:
    expected = {
        (t.id, office.name, office.role, t.inherited) for t in _outlined(PLANS[name]) for office in t.offices
    }
    rows = base.execute("SELECT item_id, office, role, inherited FROM task_offices WHERE plan = ?", [name])
    assert {(*tuple(row)[:3], bool(row["inherited"])) for row in rows} == expected


def test_the_targets_stand_with_who_answers_for_them(base: sqlite3.Connection) -> None:
    rows = base.execute(
        "SELECT indicator, value, unit, due, lead, offices, section FROM target_list"
    ).fetchall()
    assert [tuple(row) for row in rows[:2]] == [
        ("增速", 6, "%", None, None, None, None),
        ("道路完好率", 97.5, "%", "2024-12-31", "市政处", "工程处", "设施"),
    ]
    assert len(rows) == sum(len(task.targets) for plan in PLANS.values() for task in tasks(plan))


def test_each_office_has_its_load_and_each_month_what_is_due(base: sqlite3.Connection) -> None:
    load = base.execute("SELECT office, leads, others, targets FROM office_load WHERE plan = '甲市2024'")
    assert {tuple(row) for row in load} == {
        ("市政处", 1, 1, 4),
        ("工程处", 0, 1, 3),
        ("环卫处", 0, 1, 0),
        ("照明处", 0, 1, 0),
    }
    due = base.execute("SELECT month, deadlines, targets FROM due_by_month")
    assert [tuple(row) for row in due] == [("2024-06", 1, 0), ("2024-12", 0, 1)]


def test_a_plan_is_one_row(base: sqlite3.Connection) -> None:
    rows = base.execute(
        "SELECT plan, title, year, sections, items, targets, offices FROM plans ORDER BY plan DESC"
    )
    assert [tuple(row) for row in rows] == [
        ("甲市2024", "2024年城市管理工作要点", 2024, 2, 5, 5, 4),
        ("-乙县", "2024年乙县工作要点", 2024, 2, 3, 0, 1),
    ]


def test_a_column_is_explained_where_it_is_declared(base: sqlite3.Connection) -> None:
    (text,) = base.execute("SELECT sql FROM sqlite_master WHERE name = 'targets'").fetchone()
    assert '"indicator" TEXT NOT NULL, -- 指标' in text
