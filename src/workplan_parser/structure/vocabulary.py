"""The layout words of ``lexicon/structure.toml`` that stand for something: a label for a field."""

from __future__ import annotations

from workplan_parser.lexicon import cached, entry, words


def field_of(label: str) -> str | None:
    """The metadata field that a header's label fills: ``index_number`` for 索引号."""
    return _fields().get(label.lower())


@cached
def _fields() -> dict[str, str]:
    return {
        label.lower(): name
        for name in entry("structure", "labels")
        for label in words("structure", f"labels.{name}")
    }
