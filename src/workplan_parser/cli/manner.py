"""How this run goes: what the options that may stand anywhere say. Workers are told of it as a whole."""

from __future__ import annotations

from contextvars import ContextVar
from typing import Any, NamedTuple

QUIET, PLAIN, VERBOSE = -1, 0, 1


class Manner(NamedTuple):
    """``corrections`` and ``config`` are the files that those options name; ``voice`` is how much is said on stderr."""

    corrections: str | None = None
    config: str | None = None
    voice: int = PLAIN
    lang: bool = False
    """Whether a language was asked for: then settings have no say in it."""


_USUAL = Manner()
_current: ContextVar[Manner] = ContextVar("manner", default=_USUAL)


def current() -> Manner:
    """The manner of this run."""
    return _current.get()


def take(manner: Manner) -> None:
    """Go on in that manner."""
    _current.set(manner)


def change(**said: Any) -> None:
    """Go on with what an option says."""
    _current.set(current()._replace(**said))
