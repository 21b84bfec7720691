"""The order of the stages, written once."""

from __future__ import annotations

from io import TextIOBase
from os import PathLike
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from workplan_parser.extract.quantities import Quantity
    from workplan_parser.model import Plan
    from workplan_parser.source.model import Source


_OUTLINED = 0.2
"""The share of the work that is done when the outline is found: more or less, for those who wait."""


def parse_source(
    source: Source, *, with_text: bool = False, heard: Callable[[float], object] | None = None
) -> Plan:
    """A document read → its plan. Never raises for what the text says: doubts are in ``diagnostics``.

    *heard* is told now and then which share of the work is done, from 0 to 1.
    """
    from workplan_parser import structure
    from workplan_parser.reading import assemble

    outline, doubts = structure.outline(source)
    if heard is None:
        return assemble.plan(source, outline, doubts, with_text=with_text)
    heard(_OUTLINED)
    rest = 1 - _OUTLINED
    return assemble.plan(
        source, outline, doubts, with_text=with_text, heard=lambda share: heard(_OUTLINED + rest * share)
    )


def load(given: str | PathLike[str] | bytes | BinaryIO, name: str | None = None) -> Source:
    """:func:`workplan_parser.source.load`; while another process reads the file, this one gets ready for its text."""
    from workplan_parser import source

    return source.load(given, name, meanwhile=_get_ready)


def _get_ready() -> None:
    import workplan_parser.reading.assemble
    import workplan_parser.structure  # noqa: F401


def parse(
    text: str | bytes, *, name: str = "<text>", with_text: bool = False, dialect: str | Path | None = None
) -> Plan:
    """The text of a plan, or the bytes of any supported file → :class:`Plan`.

    Spans count code points of *text* exactly as given (bytes: of the decoded text, BOM removed).
    *dialect* is a TOML file with a body's own words (``docs/dialects.md``).
    Raises :class:`~workplan_parser.errors.UnreadableInput` for bytes that are no document.
    """
    from workplan_parser import lexicon, source

    if not isinstance(text, (str, bytes)):
        raise _wrong("parse", "the text of a plan or the bytes of its file; parse_file a path", text)
    with lexicon.dialect(dialect):
        read = source.from_text(text, name) if isinstance(text, str) else load(text, name)
        return parse_source(read, with_text=with_text)


def parse_file(
    path: str | Path | BinaryIO, *, with_text: bool = False, dialect: str | Path | None = None
) -> Plan:
    """A file in any supported format → :class:`Plan`; *dialect* as for :func:`parse`.

    Raises :class:`~workplan_parser.errors.UnreadableInput` with one clear message where it cannot be read.
    """
    from workplan_parser import lexicon

    if isinstance(path, (bytes, TextIOBase)) or not (
        isinstance(path, (str, PathLike)) or hasattr(path, "read")
    ):
        raise _wrong("parse_file", "a path or a stream opened 'rb'; parse text or bytes", path)
    with lexicon.dialect(dialect):
        return parse_source(load(path), with_text=with_text)


def quantities(text: str) -> list[Quantity]:
    """The quantities of a stretch of text, in order: number, unit, comparator, exact value, and where they stand in *text*.

    The number reader by itself: it judges no commitment, so that 去年新建50座 has its 50座, too.
    """
    from workplan_parser.extract.quantities import find
    from workplan_parser.text.sheet import Sheet

    if not isinstance(text, str):
        raise _wrong("quantities", "text", text)
    flow = Sheet(text).flow(0, len(text))
    found = []
    for quantity in find(flow.text):
        whole = flow.span(quantity.start, quantity.end)
        unit = flow.span(quantity.unit_start, quantity.unit_end) if quantity.unit else whole
        found.append(
            quantity._replace(
                start=whole.start,
                end=whole.end,
                number=flow.offset(quantity.number),
                unit_start=unit.start if quantity.unit else whole.end,
                unit_end=unit.end if quantity.unit else whole.end,
            )
        )
    return found


def _wrong(verb: str, takes: str, given: object) -> TypeError:
    return TypeError(f"{verb} takes {takes} (given: {type(given).__name__})")
