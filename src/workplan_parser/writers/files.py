"""Files written whole or not at all: staged beside their place, then all renamed at once."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType

from workplan_parser.confined.lifeline import undisturbed
from workplan_parser.errors import OutputRefused, reason
from workplan_parser.writers.staged import Staged


class Staging:
    """Collects files; leaving the ``with`` block puts them in place, an exception inside it none.

    An existing regular file is replaced only with ``force``. A device or pipe (``/dev/stdout``, ``/dev/full``) is
    written straight to. With ``within`` no file lands outside that folder, wherever its name or a link leads.
    """

    def __init__(self, *, force: bool = False, within: str | os.PathLike[str] | None = None) -> None:
        self._force = force
        self._within = None if within is None else Path(within).resolve()
        self._staged: list[Staged] = []

    def __enter__(self) -> Staging:
        return self

    def write(self, path: str | os.PathLike[str], pieces: Iterable[str]) -> None:
        """Stage *pieces* for *path*; folders on the way are made. Raises OutputRefused."""
        self.write_bytes(path, (piece.encode("utf-8", "backslashreplace") for piece in pieces))

    def write_bytes(self, path: str | os.PathLike[str], pieces: Iterable[bytes]) -> None:
        """Stage bytes for *path*: :meth:`write` for formats that are not text."""
        try:
            target = Path(path).resolve()
            if self._within is not None and not target.is_relative_to(self._within):
                raise OutputRefused(f"会写到 {self._within} 之外，没有写入", place=os.fspath(path))
            if _is_stream(target):
                with target.open("wb") as stream:
                    stream.writelines(pieces)
                return
            refuse(path, force=self._force)
            target.parent.mkdir(parents=True, exist_ok=True)
            self._staged.append(Staged(target, len(self._staged)))
            self._staged[-1].write(pieces)
        except (OSError, ValueError) as problem:
            raise refused(os.fspath(path), problem) from problem

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                with undisturbed():
                    self._place()
        finally:
            for staged in self._staged:
                staged.clear()

    def _place(self) -> None:
        """All at once: a signal waits until the last is in its place."""
        for staged in self._staged:
            try:
                staged.place(force=self._force)
            except FileExistsError:
                raise existing(str(staged.target)) from None
            except OSError as fault:
                raise refused(str(staged.target), fault) from fault


def refuse(path: str | os.PathLike[str], *, force: bool) -> None:
    """Raise OutputRefused where *path* is a folder, or is an existing file and ``force`` is off."""
    place = Path(path)
    if place.is_dir():
        raise OutputRefused("是文件夹，不能当文件写", place=str(place), hint="请给出文件名")
    if not force and os.path.lexists(place) and not _is_stream(place):
        raise existing(str(place))


def existing(place: str) -> OutputRefused:
    """The refusal to replace a file that nobody said to replace."""
    return OutputRefused("文件已存在，没有改动", place=place, hint="要覆盖请加 --force")


def refused(place: str, problem: OSError | ValueError) -> OutputRefused:
    """The one-line refusal for an operating system error while writing *place*, or a name no system takes."""
    hints = {13: "请检查权限", 28: "磁盘已满，请清理后重试", 30: "只读文件系统，请换一个位置"}
    return OutputRefused(
        f"无法写入：{reason(problem)}",
        place=place,
        hint=hints.get(getattr(problem, "errno", None) or 0, "请检查输出位置"),
    )


def _is_stream(path: Path) -> bool:
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))
