"""A diff as Markdown for an issue or a mail: summary, main figures, tables of goals, lists of items."""

from __future__ import annotations

from pathlib import Path

from workplan_parser import words
from workplan_parser.compare.model import PlanDiff
from workplan_parser.compare.render import phrases
from workplan_parser.compare.render.passages import sides
from workplan_parser.compare.render.report import report
from workplan_parser.pages import page

TEMPLATE = Path(__file__).with_name("templates") / "diff.md.j2"


def render(diff: PlanDiff, *, unchanged: bool = False) -> str:
    """The Markdown text, GitHub flavour."""
    return page(
        TEMPLATE, diff=diff, told=report(diff, unchanged=unchanged), say=phrases, words=words, sides=sides
    )
