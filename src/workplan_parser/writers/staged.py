"""One file that is being written: without a name where the system has such files, so that nothing is left of it."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

_MOST_UNNAMED = 200
"""A file without a name stays open until it has one; systems allow some thousand open files."""


class Staged:
    """What will be *target*, the *number*-th of its set. A file it replaces hands on its mode and its owner."""

    def __init__(self, target: Path, number: int) -> None:
        self.target = target
        self._beside = target.with_name(f".{target.name[:40]}.{os.getpid()}.{number}.part")
        self._open: int | None = _unnamed(target.parent) if number < _MOST_UNNAMED else None

    def write(self, pieces: Iterable[bytes]) -> None:
        """Write all *pieces*. Raises OSError."""
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        to = os.dup(self._open) if self._open is not None else os.open(self._beside, flags, 0o666)
        with open(to, "wb") as file:  # noqa: PTH123
            _take_over(to, self.target)
            file.writelines(pieces)

    def place(self, *, force: bool) -> None:
        """Give it its name, in one step. Raises OSError; FileExistsError where another came first and not *force*."""
        if (
            self._open is not None
        ):  # with a folder given (and ignored) Python follows the link to the open file
            link = self._beside if force and os.path.lexists(self.target) else self.target
            os.link(f"/proc/self/fd/{self._open}", link, src_dir_fd=self._open, follow_symlinks=True)
            if link == self.target:
                return
        elif not force:
            with suppress(PermissionError, NotImplementedError):  # a file system without links
                os.link(self._beside, self.target)
                return
            if os.path.lexists(self.target):
                raise FileExistsError
        self._beside.replace(self.target)

    def clear(self) -> None:
        """Leave nothing but what was placed."""
        if self._open is not None:
            with suppress(OSError):
                os.close(self._open)
            self._open = None
        with suppress(OSError):
            self._beside.unlink()


def _unnamed(folder: Path) -> int | None:
    """A file in *folder* that has no name yet; None where the system has no such files."""
    if not hasattr(os, "O_TMPFILE") or not Path("/proc/self/fd").exists():
        return None
    try:
        return os.open(folder, os.O_TMPFILE | os.O_RDWR, 0o666)
    except OSError:
        return None


def _take_over(to: int, target: Path) -> None:
    """The mode and owner of *target*, before anything is written: nobody reads what he could not read before."""
    try:
        now = target.stat()
    except OSError:
        return
    if hasattr(os, "fchmod"):
        with suppress(OSError):
            os.fchown(to, now.st_uid, now.st_gid)
        os.fchmod(to, stat.S_IMODE(now.st_mode))
