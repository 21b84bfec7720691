"""datapackage.json of a dataset: what was read, and the Frictionless description of every table."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from workplan_parser.bundle.package import described
from workplan_parser.corpus.run import Order, Tally
from workplan_parser.corpus.tables import Table, stored, tables
from workplan_parser.version import SCHEMA_VERSION

NAME = "datapackage.json"


def descriptor(folder: Path, order: Order, tally: Tally) -> dict[str, Any]:
    """The descriptor of the dataset in *folder*."""
    return {
        "profile": "data-package",
        "name": "work-plans",
        "title": f"{tally.documents - tally.failures} 份工作计划",
        "description": (
            "Chinese government work plans as tables, joined by source and item_id. source is where a document came "
            "from, document the SHA-256 of its bytes: copies have one document and several sources. start and end "
            "count the code points of the document's text, from 0, end not included."
        ),
        "version": SCHEMA_VERSION,
        "created_by": order.generator,
        "documents": tally.documents,
        "failures": tally.failures,
        "sources": [{"title": source, "path": source} for source in order.sources],
        "resources": [_resource(folder, table, order) for table in tables().values()],
    }


def _resource(folder: Path, table: Table, order: Order) -> dict[str, Any]:
    fields = [described(one._replace(name=name)) for field in table.fields for name, one in stored(field)]
    keys = [] if table.name in ("documents", "failures") else ["documents"]
    if "item_id" in table.key and table.name != "nodes":
        keys = ["nodes"]
    return {
        "name": table.name,
        "title": table.meaning,
        "path": sorted(str(path.relative_to(folder)) for path in (folder / table.name).rglob("*.parquet")),
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "partitioned_by": order.by if order.by in table.names else None,
        "schema": {
            "fields": fields,
            "primaryKey": list(table.key),
            "foreignKeys": [
                {"fields": its, "reference": {"resource": key, "fields": its}}
                for key in keys
                for its in (["source"] if key == "documents" else ["source", "item_id"],)
            ],
        },
    }
