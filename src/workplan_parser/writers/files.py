"""Files written whole or not at all: staged beside their place, then all renamed at once."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType

from workplan_parser.errors import OutputRefused


class Staging:
    """Collects files; leaving the ``with`` block puts them in place, an exception inside it none.

    An existing regular file is replaced only with ``force`` or where this same staging area put
    it there. A device or pipe (``/dev/stdout``, ``/dev/full``) is written straight to.
    """

    def __init__(self, *, force: bool = False) -> None:
        self._force = force
        self._staged: list[tuple[Path, Path]] = []

    def __enter__(self) -> Staging:
        return self

    def write(self, path: str | os.PathLike[str], pieces: Iterable[str]) -> None:
        """Stage *pieces* for *path*; folders on the way are made. Raises OutputRefused."""
        self.write_bytes(path, (piece.encode("utf-8", "backslashreplace") for piece in pieces))

    def write_bytes(self, path: str | os.PathLike[str], pieces: Iterable[bytes]) -> None:
        """Stage bytes for *path*: :meth:`write` for formats that are not text."""
        try:
            target = Path(path).resolve()
            if _is_stream(target):
                with target.open("wb") as stream:
                    stream.writelines(pieces)
                return
            refuse(path, force=self._force)
            target.parent.mkdir(parents=True, exist_ok=True)
            staged = target.with_name(f".{target.name[:40]}.{os.getpid()}.{len(self._staged)}.part")
            self._staged.append((staged, target))
            with staged.open("xb") as file:
                file.writelines(pieces)
        except OSError as problem:
            raise refused(os.fspath(path), problem) from problem

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        placed = 0
        try:
            if kind is None:
                for staged, target in self._staged:
                    staged.replace(target)
                    placed += 1
        except OSError as fault:
            raise refused(str(self._staged[placed][1]), fault) from fault
        finally:
            for staged, _ in self._staged[placed:]:
                staged.unlink(missing_ok=True)


def refuse(path: str | os.PathLike[str], *, force: bool) -> None:
    """Raise OutputRefused where *path* is a folder, or is an existing file and ``force`` is off."""
    place = Path(path)
    if place.is_dir():
        raise OutputRefused("是文件夹，不能当文件写", place=str(place), hint="请给出文件名")
    if not force and os.path.lexists(place) and not _is_stream(place):
        raise OutputRefused("文件已存在，没有改动", place=str(place), hint="要覆盖请加 --force")


def refused(place: str, problem: OSError) -> OutputRefused:
    """The one-line refusal for an operating system error while writing *place*."""
    hints = {13: "请检查权限", 28: "磁盘已满，请清理后重试", 30: "只读文件系统，请换一个位置"}
    return OutputRefused(
        f"无法写入：{problem.strerror or problem}",
        place=place,
        hint=hints.get(problem.errno or 0, "请检查输出位置"),
    )


def _is_stream(path: Path) -> bool:
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))
