"""How far the work is, on the last line of a terminal's stderr; silent anywhere else."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from types import TracebackType
from typing import TYPE_CHECKING

from workplan_parser.language import said
from workplan_parser.terminal import clean, screen

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import ProgressColumn

PATIENCE = 2.0
"""Seconds that work may take without a word."""

PACE = 0.1
"""Seconds from one drawing of a bar to the next."""

_single: list[Bar] = []
"""The bar of work by itself, while it goes on."""

_shown: list[Bar] = []
"""The bar that stands on the terminal, if one does."""


def clear() -> None:
    """Take the bar away: whoever writes to the terminal does this first."""
    while _shown:
        _shown.pop().stop()


class Progress:
    """A bar over many files with the time left; gone with the ``with`` block."""

    def __init__(self, total: int) -> None:
        self._total, self._done, self._file = total, 0, ""
        self._bar: Bar | None = None
        self._drawn = -PACE

    def __enter__(self) -> Progress:
        self.tick()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        clear()

    def step(self, file: str) -> None:
        """One more file is done."""
        self._done += 1
        self._file = file
        self.tick()

    def tick(self) -> None:
        """Draw what is known, unless it was drawn a moment ago."""
        if not _watched() or monotonic() - self._drawn < PACE:
            return
        if self._bar is None:
            from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn

            name = TextColumn("{task.description}", markup=False)
            self._bar = _bar(BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), name)
            self._bar.add_task("", total=self._total)
        if not _shown:
            self._bar.start()
            _shown.append(self._bar)
        self._bar.update(self._bar.task_ids[0], completed=self._done, description=clean(self._file))
        self._bar.refresh()
        self._drawn = monotonic()


@contextmanager
def working() -> Iterator[None]:
    """Work by itself: after two seconds the time it has taken is shown and, once that is known, the time left."""
    if not _watched():
        yield
        return
    from threading import Timer

    word = said("正在处理")  # the thread that draws knows of no language

    def begin() -> None:
        from rich.progress import BarColumn, SpinnerColumn, TextColumn, TimeElapsedColumn

        left = TextColumn("{task.description}", markup=False)
        bar = _bar(SpinnerColumn(), word, BarColumn(), TimeElapsedColumn(), left, refreshed=True)
        bar.add_task("", total=None)
        bar.start()
        _shown.append(bar)
        _single.append(bar)

    timer = Timer(PATIENCE, begin)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()
        _single.clear()
        clear()


def heard() -> Callable[[float], None] | None:
    """What is told which share of one file is done, from now; None where nobody looks."""
    if not _watched():
        return None
    begun = monotonic()
    told = 0.0

    def hear(share: float) -> None:
        nonlocal told
        if share <= told or not _single:
            return
        told = share
        left = (monotonic() - begun) * (1 - share) / share
        bar = _single[0]
        bar.update(bar.task_ids[0], total=1.0, completed=share, description=said(f"还要约 {_time(left)}"))

    return hear


def _time(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} 分 {rest} 秒" if minutes else f"{rest} 秒"


def _watched() -> bool:
    """Whether somebody is looking."""
    return bool(sys.stderr and sys.stderr.isatty())


def _bar(*columns: str | ProgressColumn, refreshed: bool = False) -> Bar:
    from rich.console import Console
    from rich.progress import Progress as Bar

    console = Console(file=sys.stderr, color_system=screen(sys.stderr).colours, emoji=False)
    return Bar(
        *columns, console=console, auto_refresh=refreshed, transient=True,
        redirect_stdout=False, redirect_stderr=False,
    )  # fmt: skip
