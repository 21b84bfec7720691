"""What is known about a stretch of prose before it is read."""

from typing import NamedTuple


class Context(NamedTuple):
    """What the caller knows of the passage.

    ``year`` the plan's year; ``achieved`` true where the section looks back; ``heading`` of the node;
    ``definition`` true in a glossary (名词解释).
    """

    year: int | None = None
    achieved: bool = False
    heading: str = ""
    definition: bool = False
