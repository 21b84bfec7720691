"""What a plan can be written as: one table of formats; ``readback`` leads from JSON and YAML to the Plan again."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple


class Format(NamedTuple):
    """A whole-plan format: name on the command line, file suffix, plan → pieces of text."""

    name: str
    suffix: str
    chunks: Callable[[Any], Iterator[str]]


def _json(plan: Any) -> Iterator[str]:
    from workplan_parser.writers.json import chunks

    return chunks(plan)


def _ndjson(plan: Any) -> Iterator[str]:
    from workplan_parser.writers.json import chunks

    return chunks(plan, one_line=True)


def _yaml(plan: Any) -> Iterator[str]:
    from workplan_parser.writers.yaml import chunks

    return chunks(plan)


FORMATS: dict[str, Format] = {
    row.name: row
    for row in (
        Format("json", ".json", _json),
        Format("yaml", ".yaml", _yaml),
        Format("ndjson", ".ndjson", _ndjson),
    )
}
