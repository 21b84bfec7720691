"""What goes over the pipes: a job down, an answer up, of which nothing but plain values is taken."""

from __future__ import annotations

import pickle
from typing import IO, Any, NamedTuple

_VALUES = {
    "datetime": ("date", "datetime", "time", "timedelta"),
    "decimal": ("Decimal",),
    "workplan_parser.confined.wire": ("Answer",),
    "workplan_parser.corpus.reading": ("Failure", "Read"),
    "workplan_parser.diagnostics": ("Doubt",),
    "workplan_parser.ledger.cell": ("Cell",),
    "workplan_parser.ledger.tabs": ("Note", "OldRow", "Tab"),
    "workplan_parser.source.model": ("Cell", "Source", "Table"),
    "workplan_parser.span": ("Span",),
}
"""The classes an answer may hold: a process that a file has taken over has no others to send."""


class Job(NamedTuple):
    """``module.verb(*given)``, with the words of a dialect (its path and time of change) and within limits."""

    module: str
    verb: str
    given: tuple[Any, ...]
    dialect: tuple[str, int] | None
    seconds: int
    patience: int


class Answer(NamedTuple):
    """The ``value``, or why there is none: the words of a refusal, or of whatever else went wrong."""

    value: Any = None
    refused: tuple[str, str, str] | None = None
    """What was seen, the place, what to try."""
    broken: str = ""
    """The exception that nobody expected."""
    trace: str = ""
    out_of_memory: bool = False


class TooLong(Exception):
    """The answer is longer than any document."""


def send(stream: IO[bytes], message: Job | Answer) -> None:
    """Write the whole *message*."""
    pickle.dump(message, stream, pickle.HIGHEST_PROTOCOL)
    stream.flush()


def receive(stream: IO[bytes], most: int) -> Answer:
    """The answer that comes. Raises EOFError where it breaks off, TooLong, or UnpicklingError for what may not be sent."""
    found = _Unpickler(_Bounded(stream, most)).load()
    if not isinstance(found, Answer):
        raise pickle.UnpicklingError("no answer")
    return found


class _Unpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        if name not in _VALUES.get(module, ()):
            raise pickle.UnpicklingError(f"{module}.{name} may not be sent")
        return super().find_class(module, name)


class _Bounded:
    """A stream that ends with an exception after so many bytes."""

    def __init__(self, stream: IO[bytes], most: int) -> None:
        self._stream, self._left = stream, most

    def read(self, size: int) -> bytes:
        self._take(size)
        return self._stream.read(size)

    def readline(self) -> bytes:
        line = self._stream.readline(1 << 16)
        self._take(len(line))
        return line

    def readinto(self, buffer: bytearray) -> int:
        self._take(len(buffer))
        return self._stream.readinto(buffer)  # type: ignore[attr-defined, no-any-return]

    def _take(self, size: int) -> None:
        self._left -= size
        if self._left < 0:
            raise TooLong
