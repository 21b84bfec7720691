"""Forms that no reader here knows: said with what to do, or converted by LibreOffice where that is installed."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import time
import zipfile
from io import BytesIO
from pathlib import Path
from shutil import which

import pytest
from openpyxl import Workbook

from docxmaker import docx, paragraph
from workplan_parser import limits
from workplan_parser.confined import leash
from workplan_parser.errors import UnreadableInput
from workplan_parser.source import load

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
DOC = OLE + b"\0" * 600 + "WordDocument".encode("utf-16-le")
RTF = rb"{\rtf1\ansi 2025}"
PLAN = ["2025年工作要点", "一、新建公厕12座。"]


def packed(**parts: str) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return out.getvalue()


ODT = packed(mimetype="application/vnd.oasis.opendocument.text", content="x")


@pytest.mark.parametrize(
    ("name", "data", "what", "hint"),
    [
        ("要点.doc", DOC, "Word 97–2003", "soffice --headless --convert-to docx 要点.doc"),
        ("要点.wps", DOC, ".doc/.wps", "--convert-to docx 要点.wps"),
        ("要点.rtf", RTF, "RTF", "--convert-to docx 要点.rtf"),
        ("要点.odt", ODT, "OpenDocument", "另存为 .docx"),
        ("表.et", OLE + "Workbook".encode("utf-16-le"), "Excel 97–2003", "--convert-to xlsx 表.et"),
        ("要点.doc", OLE + "EncryptedPackage".encode("utf-16-le"), "有密码", "去掉密码"),
        ("要点.ofd", packed(**{"OFD.xml": "<x/>"}), "OFD", ".pdf"),
        ("要点.ceb", b"Founder CEB\0\0", "CEB", ".pdf"),
        ("要点.zip", packed(要点="x"), "压缩包", "解压"),
        ("要点.rar", b"Rar!\x1a\x07\x00", "RAR", "解压"),
        ("要点.7z", b"7z\xbc\xaf\x27\x1c\0", "7z", "解压"),
        ("要点.tar", b"x" + b"\0" * 600, "压缩包", "解压"),
        ("扫描.png", b"\x89PNG\r\n\x1a\n", "PNG", "OCR"),
    ],
)
def test_each_form_says_what_to_do(
    name: str, data: bytes, what: str, hint: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WORKPLAN_SOFFICE", "none")
    with pytest.raises(UnreadableInput) as refusal:
        load(data, name)
    assert what in refusal.value.what and hint in refusal.value.hint


def program(folder: Path, script: str) -> str:
    """A stand-in for LibreOffice: *script* finds the folder to write to in ``$out``."""
    path = folder / "soffice"
    head = '#!/bin/sh\nwhile [ "$1" != --outdir ]; do shift; done\nout="$2"\nmkdir -p "$out"\n'
    path.write_text(head + script, "utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


posix = pytest.mark.skipif(os.name != "posix", reason="a shell script stands for LibreOffice")


@posix
def test_what_was_converted_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "made.docx").write_bytes(docx(*map(paragraph, PLAN)))
    script = f'cp {tmp_path}/made.docx "$out/document.docx"'
    monkeypatch.setenv("WORKPLAN_SOFFICE", program(tmp_path, script))
    source = load(RTF, "要点.rtf")
    assert source.text.split("\n")[:2] == PLAN
    assert (source.name, source.media_type) == ("要点.rtf", "application/rtf")
    assert source.converted_by == "LibreOffice"
    assert source.sha256 == load_digest(RTF)


def load_digest(data: bytes) -> str:
    from hashlib import sha256

    return sha256(data).hexdigest()


@posix
@pytest.mark.parametrize("script", ["exit 0", "exit 1", 'echo x > "$out/document.docx"'])
def test_a_conversion_that_fails_is_one_message(
    script: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WORKPLAN_SOFFICE", program(tmp_path, script))
    with pytest.raises(UnreadableInput) as refusal:
        load(DOC, "要点.doc")
    assert "\n" not in str(refusal.value) and "另存为" in str(refusal.value)


@posix
def test_a_conversion_without_end_is_ended_with_all_it_began(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = f"sleep 60 & echo $! > {tmp_path}/child\nsleep 60"
    monkeypatch.setenv("WORKPLAN_SOFFICE", program(tmp_path, script))
    monkeypatch.setattr(limits, "CONVERSION", limits.CONVERSION._replace(most=1))
    with pytest.raises(UnreadableInput, match="没有完成"):
        load(DOC, "要点.doc")
    assert has_gone(int((tmp_path / "child").read_text()))


@posix
def test_a_conversion_ends_with_the_one_who_waits(tmp_path: Path) -> None:
    words = [
        sys.executable,
        "-I",
        leash.__file__,
        program(tmp_path, f"echo $$ > {tmp_path}/child\nexec sleep 60"),
    ]
    with subprocess.Popen(
        [*words, "doc", "", "docx", "60"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as run:
        assert run.stdin
        run.stdin.write((3).to_bytes(8, "big") + b"doc")
        run.stdin.flush()
        while not (tmp_path / "child").is_file() or not (tmp_path / "child").read_text().strip():
            time.sleep(0.02)
        run.stdin.close()
        assert run.wait(30) == leash.FAILED
    assert has_gone(int((tmp_path / "child").read_text()))


def has_gone(process: int) -> bool:
    """Whether a process is no more, or is dead and nobody has asked for its end."""
    for _ in range(100):
        try:
            if Path(f"/proc/{process}/stat").read_text().split(")")[1].split()[0] == "Z":
                return True
            os.kill(process, 0)
        except (ProcessLookupError, FileNotFoundError):
            return True
        time.sleep(0.05)
    return False


@pytest.fixture(scope="module")
def office() -> str:
    """LibreOffice itself."""
    found = which("soffice")
    if found is None:
        pytest.skip("no LibreOffice on the PATH")
    return found


def by_office(office: str, folder: Path, name: str, ending: str) -> Path:
    """The file *name* of *folder* as LibreOffice saves it; a skip where it has no part for it."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    words = [
        office,
        "--headless",
        profile,
        "--convert-to",
        ending,
        "--outdir",
        str(folder),
        str(folder / name),
    ]
    subprocess.run(words, capture_output=True, check=False, timeout=100)
    made = (folder / name).with_suffix(f".{ending}")
    if not made.is_file():
        pytest.skip(f"this LibreOffice writes no .{ending}")
    return made


@pytest.mark.parametrize("ending", ["doc", "rtf", "odt"])
def test_what_libreoffice_writes_is_read(office: str, ending: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("\n".join(PLAN), "utf-8-sig")
    source = load(by_office(office, tmp_path, "a.txt", ending))
    assert [line for line in source.text.split("\n") if line] == PLAN
    assert source.converted_by and source.converted_by.startswith("LibreOffice/")


@pytest.mark.parametrize("ending", ["xls", "ods"])
def test_old_workbooks_are_read(office: str, ending: str, tmp_path: Path) -> None:
    book = Workbook()
    for row in (["序号", "工作任务", "责任单位"], [1, "新建公厕12座", "市容科"]):
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")
    source = load(by_office(office, tmp_path, "a.xlsx", ending))
    assert source.text == "序号\t工作任务\t责任单位\n1\t新建公厕12座\t市容科\n"
    assert len(source.tables) == 1
