"""The laws of a bundle: every form decodes to the equal plans, and the same plans give the same bytes."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from strategies import few, plans
from workplan_parser.bundle import files, read_database, read_package
from workplan_parser.model import Plan
from workplan_parser.writers.readback import read_json, read_yaml

several = st.dictionaries(
    st.sampled_from(("甲市2023", "乙县-1", "-c", "=d")), plans(), min_size=1, max_size=2
)


def put(found: dict[str, bytes], folder: Path) -> Path:
    """The bundle as files."""
    for path, data in found.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return folder


def made(some: dict[str, Plan], **options: bool) -> dict[str, bytes]:
    return {file.path: b"".join(file.pieces) for file in files(some, **options)}


def without_empty(node: Any) -> Any:
    """The plan's tree with None for "": a CSV cell cannot tell them apart."""
    if isinstance(node, dict):
        return {key: without_empty(value) for key, value in node.items()}
    if isinstance(node, (list, tuple)):
        return [without_empty(value) for value in node]
    return None if node == "" else node


@few
@given(several)
def test_json_yaml_and_the_database_decode_to_the_equal_plans(some: dict[str, Plan]) -> None:
    found = made(some)
    for name, plan in some.items():
        assert read_json(found[f"{name}.json"]) == plan
        assert read_yaml(found[f"{name}.yaml"]) == plan
    with TemporaryDirectory() as folder:
        assert read_database(put(found, Path(folder)) / "plan.sqlite") == some


@few
@given(several, st.booleans())
def test_the_tables_decode_to_the_equal_plans(some: dict[str, Plan], bom: bool) -> None:
    with TemporaryDirectory() as folder:
        read = read_package(put(made(some, bom=bom), Path(folder)))
    assert list(read) == list(some)
    for name, plan in some.items():
        assert without_empty(read[name].model_dump()) == without_empty(plan.model_dump())


@few
@given(several)
def test_the_same_plans_give_the_same_bytes(some: dict[str, Plan]) -> None:
    assert made(some) == made(some)


@few
@given(several)
def test_the_keys_of_the_database_hold(some: dict[str, Plan]) -> None:
    with (
        TemporaryDirectory() as folder,
        closing(sqlite3.connect(put(made(some), Path(folder)) / "plan.sqlite")) as base,
    ):
        assert base.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert base.execute("PRAGMA foreign_key_check").fetchall() == []
        assert base.execute("SELECT count(*) FROM document").fetchone() == (len(some),)
