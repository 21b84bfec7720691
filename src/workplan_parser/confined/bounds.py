"""The limits that the operating system keeps for a reading process; what a system lacks is not kept there."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]

_WRITTEN = 16 << 20
"""Bytes that a reading process may write into one file: Python keeps compiled modules, nothing else is written."""

OUT_OF_TIME = {getattr(signal, name) for name in ("SIGXCPU", "SIGALRM") if hasattr(signal, name)}
"""The signals by which the system ends a process whose time is up."""


def enter(memory: int) -> None:
    """No core file, no large file, and *memory* bytes beyond what this process has now."""
    if resource is None:
        return
    _lower(resource.RLIMIT_CORE, 0)
    _lower(resource.RLIMIT_FSIZE, _WRITTEN)
    if taken := _taken():
        _lower(resource.RLIMIT_AS, taken + memory)


def stay_within_memory() -> None:
    """No more address space than the machine has memory: what asks for more is told so, and nobody else is hurt."""
    if resource is None or "SC_PHYS_PAGES" not in os.sysconf_names:
        return
    _lower(resource.RLIMIT_AS, max(_LEAST, os.sysconf("SC_PHYS_PAGES") * resource.getpagesize()))


_LEAST = 4 << 30
"""Libraries reserve more than they use."""


def is_heavy(memory: int) -> bool:
    """True where this process has needed so much of its *memory* that the next file should get another."""
    if resource is None:
        return False
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss > memory // 4 // 1024


@contextmanager
def time(seconds: int, patience: int) -> Iterator[None]:
    """End this process when what is done here takes longer."""
    if resource is None or not hasattr(signal, "setitimer"):
        yield
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    before, most = resource.getrlimit(resource.RLIMIT_CPU)
    for number in OUT_OF_TIME:
        signal.signal(number, signal.SIG_DFL)
    _lower(resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime) + 1 + seconds)
    signal.setitimer(signal.ITIMER_REAL, patience)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        resource.setrlimit(resource.RLIMIT_CPU, (before, most))


def _lower(kind: int, to: int) -> None:
    """Set the soft limit, never above a limit that is set already."""
    soft, most = resource.getrlimit(kind)
    known = [to, *(limit for limit in (soft, most) if limit != resource.RLIM_INFINITY)]
    resource.setrlimit(kind, (min(known), most))


def _taken() -> int:
    """Bytes of address space in use, 0 where the system does not tell."""
    try:
        pages = Path("/proc/self/statm").read_text("ascii").split()[0]
    except OSError:
        return 0
    return int(pages) * resource.getpagesize()
