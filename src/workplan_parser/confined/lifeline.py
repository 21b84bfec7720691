"""A child process that ends with its parent, and is born undisturbed by signals."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager

SIGNALS = {getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)}
"""What asks a run to end."""

_LOOK = 0.5
"""Seconds between two looks whether the parent is alive, where the system does not say."""


@contextmanager
def undisturbed() -> Iterator[None]:
    """Hold signals back while a process is born: it must not meet one before it has said what it does then."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def answer_to(parent: int) -> None:
    """In a child: Ctrl-C is the parent's to answer, other signals end it, and so does the end of *parent*."""
    for number in SIGNALS:
        signal.signal(number, signal.SIG_IGN if number == signal.SIGINT else signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, SIGNALS)
    if sys.platform == "linux":
        import ctypes

        PR_SET_PDEATHSIG = 1
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(1)
        return
    from threading import Thread

    Thread(target=_watch, args=(parent,), daemon=True).start()


def _watch(parent: int) -> None:
    from time import sleep

    while os.getppid() == parent:
        sleep(_LOOK)
    os._exit(1)
