"""Diagnostics as pages: all codes in a list; one code with what it means, an example, what is said of it and what to do."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from workplan_parser import check
from workplan_parser.diagnostics import CODES, Code
from workplan_parser.language import said
from workplan_parser.terminal import Prose
from workplan_parser.words import SEVERITIES

_TOLD = Path(check.__file__).with_name("told.json")
"""Of each code why it is worth saying, a text that raises it and what is said there: made by ``docs/make.py``."""


def found(word: str) -> Code | None:
    """The code that *word* names: WP301, wp301, 301, unexplained-number."""
    by_slug = {code.slug: code for code in CODES.values()}
    return CODES.get(word.upper()) or CODES.get(f"WP{word}") or by_slug.get(word.lower())


def listing() -> Iterator[RenderableType]:
    """All codes, a line each."""
    grid = Table.grid(padding=(0, 2, 0, 0))
    for column in ("code", "severity", "slug", "why"):
        grid.add_column(no_wrap=column != "why", style="cyan" if column == "code" else "")
    told = json.loads(_TOLD.read_text("utf-8"))
    for code in CODES.values():
        why = Prose(said(told[code.code]["why"]))
        grid.add_row(code.code, said(SEVERITIES[code.severity]), code.slug, why)
    yield grid


def page(code: Code) -> Iterator[RenderableType]:
    """One code."""
    told = json.loads(_TOLD.read_text("utf-8"))[code.code]
    yield Text.assemble((f"{code.code} {code.slug}", "bold"), f"  {said(SEVERITIES[code.severity])}")
    yield Prose(said(told["why"]))
    for head, text in (("例子", told["shown"]), ("诊断", said(told["said"])), ("怎么办", said(code.help))):
        yield ""
        yield Text(said(head), "bold")
        yield Padding.indent(Prose(text), 2)
