"""The tables of a bundle, CSV or SQLite → the equal plans."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel

from workplan_parser.bundle.database import DIGITS
from workplan_parser.bundle.package import table_path
from workplan_parser.bundle.shape import PLAN, ROW_MODELS, shapes
from workplan_parser.errors import UnreadableInput, reason
from workplan_parser.model import Attachment, Closing, Metadata, Plan, Preamble, Section
from workplan_parser.writers.tables import TABLES

Row = Mapping[str, Any]
Tables = Mapping[str, Sequence[Row]]

_FIELD_OF = {"responsibilities": "responsible"}
_OF_AN_ITEM = (
    "text_spans",
    "targets",
    "qualitative_targets",
    "other_quantities",
    "responsibilities",
    "people",
    "deadlines",
    "citations",
    "columns",
)
_NODES: dict[str, type[BaseModel]] = {"preamble": Preamble, "attachment": Attachment, "closing": Closing}


def read_package(folder: str | os.PathLike[str]) -> dict[str, Plan]:
    """The plans of a bundle by name, from its CSV tables. Raises UnreadableInput."""
    return plans_of({shape.name: list(_csv(Path(folder, table_path(shape.name)))) for shape in shapes()})


def read_database(path: str | os.PathLike[str]) -> dict[str, Plan]:
    """The plans of a bundle by name, from its plan.sqlite. Raises UnreadableInput."""
    import sqlite3
    from contextlib import closing

    if not Path(path).is_file():
        raise UnreadableInput("没有这个文件", place=os.fspath(path))
    try:
        with closing(sqlite3.connect(path)) as connection:
            connection.row_factory = sqlite3.Row
            return plans_of(
                {shape.name: [_exact(row) for row in _ordered(connection, shape.name)] for shape in shapes()}
            )
    except sqlite3.DatabaseError as problem:
        raise UnreadableInput("不是 workplan bundle 写出的数据库", place=os.fspath(path)) from problem


def plans_of(tables: Tables) -> dict[str, Plan]:
    """The plans by name; a text cell that is absent or empty is None where the model lets it, else \"\"."""
    by_plan: dict[str, dict[str, list[Row]]] = {row[PLAN]: {} for row in tables["document"]}
    for name, rows in tables.items():
        for row in rows:
            by_plan[row[PLAN]].setdefault(name, []).append(row)
    return {name: _plan(mine) for name, mine in by_plan.items()}


def _ordered(connection: Any, table: str) -> Iterator[Row]:
    yield from connection.execute(f'SELECT * FROM "{table}" ORDER BY rowid')


def _exact(row: Any) -> Row:
    cells = dict(row)
    for name in [name for name in cells if name.endswith(DIGITS)]:
        cells[name.removesuffix(DIGITS)] = cells.pop(name)
    return cells


def _csv(path: Path) -> Iterator[Row]:
    import csv

    from workplan_parser.writers.csv import restore

    csv.field_size_limit(2**31 - 1)
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            texts = {f.name for s in shapes() if s.name == path.stem for f in s.fields if f.kind == "string"}
            for row in csv.DictReader(file):
                yield {k: (restore(v) if k in texts else v) or None for k, v in row.items()}
    except OSError as problem:
        raise UnreadableInput(f"无法读取：{reason(problem)}", place=str(path)) from problem


def _plan(tables: Mapping[str, Sequence[Row]]) -> Plan:
    tree = _tree("document", tables["document"][0], Plan)
    fields = {"metadata": [], "closing": []}  # type: dict[str, list[Any]]
    for row in tables.get("metadata_fields", ()):
        fields[row["part"]].append(_found("metadata_fields", row))
    tree["metadata"] = _metadata(tables.get("metadata", ())) | {"fields": fields["metadata"]}
    roots = _outline(tables)
    tree["sections"] = [node for kind, node in roots if kind == "section"]
    tree["attachments"] = [node for kind, node in roots if kind == "attachment"]
    for kind in ("preamble", "closing"):
        tree[kind] = next((node for found, node in roots if found == kind), None)
    if tree["closing"] is not None:
        tree["closing"]["fields"] = fields["closing"]
    for name in ("unclaimed", "diagnostics"):
        tree[name] = [_found(name, row) for row in tables.get(name, ())]
    return Plan.model_validate(tree)


def _metadata(rows: Sequence[Row]) -> dict[str, Any]:
    values: dict[str, list[Any]] = {}
    for row in rows:
        values.setdefault(row["name"], []).append(row["value"] or "")
    return {
        name: found if Metadata.model_fields[name].default == () else found[0]
        for name, found in values.items()
    }


def _outline(tables: Mapping[str, Sequence[Row]]) -> list[tuple[str, dict[str, Any]]]:
    """(kind, node) of every node without a parent, children inside, in document order."""
    nodes: dict[str, dict[str, Any]] = {}
    roots: list[tuple[str, dict[str, Any]]] = []
    for row in tables.get("items", ()):
        kind, item_id, parent = row["kind"], row["item_id"], row["parent_id"]
        owner = _NODES.get(kind, Section)
        node = _tree("items", row, owner)
        if owner is Section:
            node["id"] = item_id
        nodes[item_id] = node
        if parent is None:
            roots.append((kind, node))
        else:
            nodes[parent].setdefault("sections" if kind == "section" else "items", []).append(node)
    for table in _OF_AN_ITEM:
        for row in tables.get(table, ()):
            field = _FIELD_OF.get(table, table)
            nodes[row["item_id"]].setdefault(field, []).append(_found(table, row))
    for row in tables.get("indicator_spans", ()):
        measured = nodes[row["item_id"]][row["entity"]][int(row["position"]) - 1]
        measured.setdefault("indicator_spans", []).append({"start": row["start"], "end": row["end"]})
    return roots


def _found(table: str, row: Row) -> dict[str, Any]:
    owner = ROW_MODELS.get(table)
    return {"start": row["start"], "end": row["end"]} if owner is None else _tree(table, row, owner)


def _tree(table: str, row: Row, owner: type[BaseModel]) -> dict[str, Any]:
    """The node of one row: the table's columns at their paths, those the model has not left out."""
    tree: dict[str, Any] = {}
    for column in TABLES[table].columns:
        *way, last = column.path.split(".")
        at = tree
        for name in way:
            at = at.setdefault(name, {})
        at[last] = row[column.header]
    return _settled(tree, owner)


def _settled(tree: dict[str, Any], owner: type[BaseModel]) -> dict[str, Any]:
    """Nodes with nothing in them become None, absent texts the model requires \"\"."""
    known = {field.alias or name: field.annotation for name, field in owner.model_fields.items()}
    found: dict[str, Any] = {}
    for key, value in tree.items():
        if key not in known:
            continue
        if isinstance(value, dict):
            inner = _model_in(known[key])
            value = (_settled(value, inner) if inner else value) if _anything(value) else None
        elif value is None and known[key] is str:
            value = ""
        found[key] = value
    return found


def _model_in(annotation: Any) -> type[BaseModel] | None:
    kinds = (annotation, *get_args(annotation))
    return next((k for k in kinds if isinstance(k, type) and issubclass(k, BaseModel)), None)


def _anything(value: Any) -> bool:
    if isinstance(value, dict):
        return any(map(_anything, value.values()))
    return value is not None and (value != "" or isinstance(value, date))
