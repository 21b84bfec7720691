"""The layout words of ``lexicon/structure.toml`` that stand for something: a label for a field, a header for a kind of column."""

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


@cached
def headers() -> dict[str, str]:
    """Table headers → what their column holds: ``lead`` for 牵头单位."""
    return {
        header: kind for kind in entry("structure", "table") for header in words("structure", f"table.{kind}")
    }
