"""The order of the stages, written once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from workplan_parser.model import Plan
    from workplan_parser.source.model import Source


def parse_source(source: Source, *, with_text: bool = False) -> Plan:
    """A document read → its plan. Never raises for what the text says: doubts are in ``plan.diagnostics``."""
    from workplan_parser import structure
    from workplan_parser.assemble import Assembler
    from workplan_parser.extract import responsibilities
    from workplan_parser.structure import identity
    from workplan_parser.text.flow import fold

    outline, doubts = structure.outline(source)
    who = identity.settle(outline, source.text)
    first_leads = responsibilities.rules(fold(source.text))
    assembler = Assembler(source, outline, who, first_leads=bool(first_leads))
    return assembler.plan(with_text=with_text, doubts=doubts)


def parse(text: str | bytes, *, name: str = "<text>", with_text: bool = False) -> Plan:
    """The text of a plan, or the bytes of any supported file → :class:`Plan`.

    Spans count code points of *text* exactly as given (bytes: of the decoded text, BOM removed).
    Raises :class:`~workplan_parser.errors.UnreadableInput` for bytes that are no document.
    """
    from workplan_parser import source

    read = source.from_text(text, name) if isinstance(text, str) else source.load(text, name)
    return parse_source(read, with_text=with_text)


def parse_file(path: str | Path | BinaryIO, *, with_text: bool = False) -> Plan:
    """A file in any supported format → :class:`Plan`.

    Raises :class:`~workplan_parser.errors.UnreadableInput` with one clear message where it cannot be read.
    """
    from workplan_parser import source

    return parse_source(source.load(path), with_text=with_text)
