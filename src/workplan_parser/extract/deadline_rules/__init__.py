"""Is this time a deadline? Rules that look at a time expression in its clause, most specific first."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from workplan_parser.extract.clauses import Place
from workplan_parser.extract.deadline_rules.acts import (
    bare_day,
    bare_year,
    completes,
    level_by,
    share,
    stretch,
)
from workplan_parser.extract.deadline_rules.forms import (
    by_the_year,
    closed,
    end_of,
    in_turn,
    length,
    listed,
    period_end,
    phase,
    scheduled,
    since_issue,
    time_limit,
)
from workplan_parser.extract.deadline_rules.refusals import (
    attribute,
    beginning,
    gone_by,
    in_name,
    inspection,
    looking_back,
    recurring,
)
from workplan_parser.extract.ruling import Evidence, Ruling

Rule = Callable[[Place], Ruling[bool] | None]

RULES: tuple[Rule, ...] = (
    in_name,
    length,
    since_issue,
    time_limit,
    phase,
    recurring,
    inspection,
    beginning,
    gone_by,
    attribute,
    scheduled,
    closed,
    period_end,
    looking_back,
    in_turn,
    listed,
    by_the_year,
    end_of,
    share,
    stretch,
    bare_day,
    level_by,
    completes,
    bare_year,
)


class Decision(NamedTuple):
    """The rule that decided (``undecided`` where none did), whether it takes the time as a deadline, and the words it saw."""

    rule: str
    taken: bool
    evidence: Evidence


def decide(at: Place) -> Decision:
    """What the first rule that has an answer says of the time."""
    for rule in RULES:
        ruling = rule(at)
        if ruling is not None:
            return Decision(rule.__name__, *ruling)
    return Decision("undecided", False, ())
