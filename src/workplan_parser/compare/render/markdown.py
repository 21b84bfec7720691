"""A diff as Markdown for an issue or a mail: summary, a table of targets, lists of items."""

from __future__ import annotations

from pathlib import Path

from workplan_parser import words
from workplan_parser.compare.model import PlanDiff
from workplan_parser.compare.render import phrases, states
from workplan_parser.pages import page

TEMPLATE = Path(__file__).with_name("templates") / "diff.md.j2"


def render(diff: PlanDiff) -> str:
    """The Markdown text, GitHub flavour."""
    return page(TEMPLATE, diff=diff, say=phrases, states=states, words=words)
