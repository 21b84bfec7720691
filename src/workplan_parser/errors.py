"""Exceptions: misuse and unreadable input only; everything else is a diagnostic."""

from __future__ import annotations

from workplan_parser.names import readable


class WorkplanError(Exception):
    """Base of all errors raised on purpose: one clear message for the person at the keyboard.

    ``what`` says what was seen, ``hint`` what to try; ``place`` is ``file`` or ``file:line:column``.
    """

    def __init__(self, what: str, *, place: str = "", hint: str = "") -> None:
        self.what, self.place, self.hint = what, readable(place), hint
        super().__init__(
            ": ".join(part for part in (self.place, what) if part) + (f"（{hint}）" if hint else "")
        )


class UnreadableInput(WorkplanError):
    """The bytes cannot become a document: missing, empty, binary, protected, damaged, hostile, unknown format."""


class OutputRefused(WorkplanError):
    """The output cannot be written: exists without ``--force``, no permission, disk full."""
