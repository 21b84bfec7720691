"""The one table of commands: a row is all it takes to add one; its module is imported when it is called."""

from __future__ import annotations

from typing import NamedTuple


class Command(NamedTuple):
    """Name on the command line, where its function lives, and its line in ``workplan --help``."""

    name: str
    module: str
    function: str
    help: str


COMMANDS: tuple[Command, ...] = (
    Command(
        "parse",
        "workplan_parser.cli.parse",
        "parse",
        "Turn plans (工作要点, 任务分解 …) into JSON, YAML or CSV.",
    ),
    Command("show", "workplan_parser.cli.show", "show", "Show a plan as a readable page in the terminal."),
    Command(
        "diff", "workplan_parser.cli.diff", "diff", "Show what changed from one year's plan to the next."
    ),
    Command(
        "check",
        "workplan_parser.cli.check",
        "check",
        "List what is doubtful in plans (诊断), with its place.",
    ),
    Command(
        "ledger",
        "workplan_parser.cli.ledger",
        "ledger",
        "Make the 任务台账 that offices fill in all year; re-make it after a revision.",
    ),
    Command(
        "panel",
        "workplan_parser.cli.panel",
        "panel",
        "Follow targets through many plans in one table; draw them.",
    ),
    Command(
        "offices",
        "workplan_parser.cli.offices",
        "offices",
        "Show who carries what: tasks led and supported, targets, deadlines by month.",
    ),
    Command(
        "bundle",
        "workplan_parser.cli.bundle",
        "bundle",
        "Write plans as data: JSON, YAML, CSV tables with their description, SQLite.",
    ),
    Command(
        "explain",
        "workplan_parser.cli.explain",
        "explain",
        "Say why a line reads as it does: rules, words, lexicon entries.",
    ),
    Command("schema", "workplan_parser.cli.schema", "schema", "Print the JSON Schema that the output obeys."),
)
"""In the order of the help page."""
