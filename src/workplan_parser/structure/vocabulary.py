"""The layout words of ``lexicon/structure.toml``, read once."""

from typing import NamedTuple

from workplan_parser.lexicon import cached, table


class Words(NamedTuple):
    """Labels → field, closing labels, furniture, heading cues, title endings, table headers → kind."""

    labels: dict[str, str]
    closing: frozenset[str]
    furniture: frozenset[str]
    furniture_start: tuple[str, ...]
    past: tuple[str, ...]
    report: tuple[str, ...]
    past_start: tuple[str, ...]
    future: tuple[str, ...]
    glossary: tuple[str, ...]
    title_end: tuple[str, ...]
    headers: dict[str, str]


@cached
def words() -> Words:
    """The tables as sets and tuples; every label maps to the metadata field it fills."""
    raw = table("structure")
    return Words(
        labels={label: name for name, labels in raw["labels"].items() for label in labels},
        closing=frozenset(raw["closing"]["label"]),
        furniture=frozenset(raw["furniture"]["line"]),
        furniture_start=tuple(raw["furniture"]["start"]),
        past=tuple(raw["headings"]["past"]),
        report=tuple(raw["headings"]["report"]),
        past_start=tuple(raw["headings"]["past_start"]),
        future=tuple(raw["headings"]["future"]),
        glossary=tuple(raw["headings"]["glossary"]),
        title_end=tuple(raw["titles"]["end"]),
        headers={header: kind for kind, headers in raw["table"].items() for header in headers},
    )
