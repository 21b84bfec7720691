"""Which province a plan is of, by the names of its body and its title."""

from __future__ import annotations

from workplan_parser.model import Plan


def province(plan: Plan) -> str | None:
    """The province's own name."""
    return None
