"""Documents that LibreOffice converts first, where it is installed: .doc, .wps, .rtf, .odt, and workbooks like them."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from shutil import which
from subprocess import DEVNULL, PIPE, Popen

from workplan_parser import limits
from workplan_parser.confined import leash
from workplan_parser.errors import UnreadableInput
from workplan_parser.shapes import shape
from workplan_parser.source.archive import Archive
from workplan_parser.source.foreign import Foreign
from workplan_parser.source.model import Source

VARIABLE = "WORKPLAN_SOFFICE"
"""The environment may say where LibreOffice is, or ``none``: then nothing is converted."""

_PLACES = (
    "C:/Program Files/LibreOffice/program/soffice.com",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
_MADE_BY = shape(r"<Application>(LibreOffice/[\d.]+)")


def read(data: bytes, name: str, form: Foreign, readers: Callable[[str, bytes, str], Source]) -> Source:
    """The :class:`Source` of *data* as it is after conversion; *readers* reads what it becomes.

    Raises :class:`UnreadableInput` where there is no LibreOffice, or where it does not manage.
    """
    program = _program()
    if program is None:
        raise UnreadableInput(f"这是{form.what}，没有 LibreOffice 转换它", hint=_by_hand(form, name))
    made = _converted(data, name, form, program)
    found = readers(form.becomes, made, name)
    return found._replace(
        media_type=form.media_type,
        sha256=sha256(data).hexdigest(),
        converted_by=_maker(made, form) or "LibreOffice",
    )


def _program() -> str | None:
    said = os.environ.get(VARIABLE)
    if said:
        return None if said == "none" else said
    return which("soffice") or next((place for place in _PLACES if Path(place).is_file()), None)


def _by_hand(form: Foreign, name: str) -> str:
    program = "Excel" if form.becomes == "xlsx" else "Word"
    return (
        f"请用 {program} 或 WPS 另存为 .{form.becomes}；装了 LibreOffice 则会自动转换，"
        f"自己转换用 soffice --headless --convert-to {form.becomes} {name}"
    )


def _resaved(form: Foreign) -> str:
    program = "Excel" if form.becomes == "xlsx" else "Word"
    return f"请用 {program} 或 WPS 打开，另存为 .{form.becomes} 后再试"


def _converted(data: bytes, name: str, form: Foreign, program: str) -> bytes:
    most = limits.CONVERSION
    words = [
        sys.executable,
        "-I",
        leash.__file__,
        program,
        form.ending,
        form.filter,
        form.becomes,
        str(most.most),
    ]
    with Popen(words, stdin=PIPE, stdout=PIPE, stderr=DEVNULL) as process:
        assert process.stdin and process.stdout
        try:
            process.stdin.write(len(data).to_bytes(8, "big") + data)
            process.stdin.flush()
            made = process.stdout.read(limits.FILE.most + 1)
        except BrokenPipeError:
            made = b""
        finally:
            process.stdin.close()  # what is still under way ends with this
    if process.returncode == leash.LATE:
        raise UnreadableInput(f"LibreOffice 转换了 {most.said}还没有完成，已停止", hint=_resaved(form))
    part = "Calc" if form.becomes == "xlsx" else "Writer"
    if process.returncode or not made or len(made) > limits.FILE.most:
        raise UnreadableInput(
            f"这是{form.what}，LibreOffice 没有转换成功",
            hint=f"文件可能已损坏、有密码，或 LibreOffice 没有装 {part}；{_resaved(form)}",
        )
    return made


def _maker(made: bytes, form: Foreign) -> str | None:
    """Which LibreOffice it was, as the document it made says."""
    with Archive(made, ".docx" if form.becomes == "docx" else ".xlsx") as archive:
        if "docProps/app.xml" not in archive:
            return None
        said = _MADE_BY.search(archive.read("docProps/app.xml").decode("utf-8", "replace"))
    return said[1] if said else None
