"""The archive that an Office file is: opened within limits, so that no file can cost more than it is worth."""

from __future__ import annotations

from io import BytesIO
from struct import error as StructError
from types import TracebackType
from typing import IO, Literal, Self, cast
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile
from zlib import error as ZlibError

from workplan_parser import limits
from workplan_parser.errors import UnreadableInput

_BROKEN = (
    BadZipFile,
    ZlibError,
    StructError,
    OSError,
    EOFError,
    ValueError,
    LookupError,
    OverflowError,
    RuntimeError,
)
_PACKINGS = (ZIP_STORED, ZIP_DEFLATED)

DAMAGED = {
    ".docx": "请用 Word 或 WPS 打开后另存为新的 .docx",
    ".xlsx": "请用 Excel 或 WPS 打开后另存为新的 .xlsx",
}


class Archive:
    """The parts of an Office file by name, whatever the case; a context manager.

    Raises :class:`UnreadableInput` for what is damaged, protected or expands beyond reason.
    """

    def __init__(self, data: bytes, ending: Literal[".docx", ".xlsx"]) -> None:
        self._ending = ending
        self.hint = DAMAGED[ending]
        try:
            self._zip = ZipFile(BytesIO(data))
        except _BROKEN as error:
            raise UnreadableInput(f"压缩包已损坏，不是完整的 {ending}", hint=self.hint) from error
        self._names = {name.lower(): name for name in self._zip.namelist()}
        if len(self._names) > limits.ENTRIES.most:
            raise UnreadableInput(
                f"压缩包里文件过多（超过 {limits.ENTRIES.said}），已拒绝读取", hint=self.hint
            )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._zip.close()

    def __contains__(self, part: str) -> bool:
        return part.lower() in self._names

    def open(self, part: str) -> IO[bytes]:
        """The bytes of *part* as a stream that ends with a message where they are too many."""
        info = self._zip.getinfo(self._names[part.lower()])
        if info.compress_type not in _PACKINGS:
            raise UnreadableInput(f"压缩包用了 {self._ending} 不用的压缩方法", hint=self.hint)
        if info.flag_bits & 1:
            raise UnreadableInput("压缩包有密码保护", hint="请去掉密码后另存，再试一次")
        try:
            stream = self._zip.open(info)
        except _BROKEN as error:
            raise self._damaged() from error
        allowed = min(limits.UNPACKED.most, max(4 << 20, limits.EXPANSION.most * info.compress_size))
        if info.file_size > allowed:
            raise self._too_large()
        return cast("IO[bytes]", _Limited(self, stream, allowed))

    def read(self, part: str) -> bytes:
        """All bytes of *part*."""
        with self.open(part) as stream:
            return stream.read()

    def read_all(self) -> dict[str, bytes]:
        """Every part by name; together they may not be larger than one may be."""
        parts: dict[str, bytes] = {}
        left = limits.UNPACKED.most
        for name in self._names.values():
            parts[name] = b"" if name.endswith("/") else self.read(name)
            left -= len(parts[name])
            if left < 0:
                raise self._too_large()
        return parts

    def _damaged(self) -> UnreadableInput:
        return UnreadableInput("压缩包已损坏，读不出正文", hint=self.hint)

    def _too_large(self) -> UnreadableInput:
        return UnreadableInput(
            f"压缩包解压后过大（超过 {limits.UNPACKED.said}，或压缩前的 {limits.EXPANSION.said}），可能是压缩炸弹，已拒绝读取",
            hint=self.hint,
        )


class _Limited:
    """A part's bytes, cut off with a message where they expand beyond reason."""

    def __init__(self, archive: Archive, stream: IO[bytes], allowed: int) -> None:
        self._archive, self._stream, self._left = archive, stream, allowed

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._stream.close()

    def read(self, size: int = -1) -> bytes:
        """The next *size* bytes."""
        try:
            chunk = self._stream.read(size)
        except _BROKEN as error:
            raise self._archive._damaged() from error
        self._left -= len(chunk)
        if self._left < 0:
            raise self._archive._too_large()
        return chunk
