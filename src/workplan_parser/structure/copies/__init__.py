"""What tools put into a document when it is copied: marks of markdown and of quoting, numbers of lines and of pages.

Each module of this room finds one kind, told by the whole of the text; :func:`patches` gathers them for the sheet.
"""

from __future__ import annotations

from collections.abc import Iterator

from workplan_parser.source.model import Source
from workplan_parser.structure.copies import emoji, entities, linenumbers, markdown, pages, spacing
from workplan_parser.text.patches import Patch

__all__ = ["patches"]


def patches(source: Source) -> Iterator[Patch]:
    """The stretches of *source* that its document does not say, or says otherwise."""
    text = source.text
    yield from entities.patches(text)
    yield from emoji.patches(text)
    if source.media_type == "text/markdown" or markdown.is_marked(text):
        yield from markdown.patches(text)
    else:
        yield from markdown.quotes(text)
    yield from linenumbers.patches(text)
    yield from pages.patches(text)
    yield from spacing.patches(text)
