"""What a rule answers: its verdict, and the words of the tables it saw.

A rule looks at one thing in its place and answers with a :class:`Ruling`, or with None, "not my case". The words are
those without which it would have decided otherwise; ``workplan explain`` prints them with their file and entry.
"""

from typing import Generic, NamedTuple, TypeVar

from workplan_parser.lexicon import Hit

V = TypeVar("V")
Evidence = tuple[Hit, ...]
"""The words of the tables that decided, in the order they were asked for; their places are those of the text a rule searched."""


class Ruling(NamedTuple, Generic[V]):
    """A verdict and its evidence."""

    verdict: V
    evidence: Evidence = ()
