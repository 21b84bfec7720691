"""What stands in a folder: the documents to read, and what is left out, said by name."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path, PurePath
from typing import NamedTuple

from workplan_parser.cli.corrected import ENDING

DOCUMENTS = (
    ".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".docx", ".pdf", ".xlsx", ".csv", ".tsv",
)  # fmt: skip
"""Endings a folder is searched for; a file named itself is read whatever it is called."""

WRITTEN = (".json", ".yaml", ".yml", ".ndjson", ".jsonl")
"""Endings of plans written earlier."""

_TRIED = (
    ".doc", ".dot", ".docm", ".wps", ".wpt", ".rtf", ".odt", ".xls", ".xlt", ".xlsm", ".et", ".ett", ".ods",
    ".ofd", ".ceb", ".cebx", ".gd", ".mht", ".mhtml", ".ppt", ".pptx", ".dps",
    ".zip", ".rar", ".7z", ".gz", ".tgz", ".tar", ".bz2", ".xz",
    ".jpg", ".jpeg", ".png", ".bmp", ".gif", ".tif", ".tiff",
)  # fmt: skip
"""Endings under which a plan may well lie: read as any other, so that what cannot be read is said with what to do."""

_OLD = {".docx": (".doc", ".wps", ".rtf", ".odt"), ".xlsx": (".xls", ".et", ".ods")}
"""Forms that one saves anew: beside the new file of that name the old one is left alone."""

_NOBODYS = ("thumbs.db", "desktop.ini")
_SHOWN = 5


class Found(NamedTuple):
    """The ``files`` of a folder that are read, in order, and the ``others``, each left out for its reason."""

    files: tuple[str, ...]
    others: dict[str, list[str]]

    def told(self) -> Iterator[str]:
        """What was left out, a line a reason."""
        for why, names in self.others.items():
            more = f" 等 {len(names)} 个" if len(names) > _SHOWN else ""
            yield f"没有读 {'、'.join(names[:_SHOWN])}{more}（{why}）"


def search(folder: str, *, written: bool) -> Found:
    """Every file below *folder*, hidden ones left out; ``written`` takes plans written earlier for documents, too."""
    files: list[str] = []
    others: dict[str, list[str]] = {}
    for where, folders, names in os.walk(folder):
        names = sorted(name for name in names if not _is_hidden(name))
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and not _is_page(name, names)
        )
        taken = {name.lower() for name in names}
        for name in names:
            if why := _why_not(name, taken, written=written):
                others.setdefault(why, []).append(str(Path(where, name).relative_to(folder)))
            else:
                files.append(str(Path(where, name)))
    return Found(tuple(files), others)


def _is_hidden(name: str) -> bool:
    return name.startswith((".", "~$")) or name.lower() in _NOBODYS or name.lower().endswith(ENDING)


def _is_page(folder: str, beside: list[str]) -> bool:
    """要点_files or 要点.files beside 要点.html: the pictures and scripts of a saved page."""
    stem = next((folder[: -len(end)] for end in ("_files", ".files", "_文件") if folder.endswith(end)), "")
    return bool(stem) and any(name in beside for name in (stem + ".html", stem + ".htm"))


def _why_not(name: str, taken: set[str], *, written: bool) -> str | None:
    """Why a file of that *name* is not read; None where it is."""
    path = PurePath(name.lower())
    if path.suffix in WRITTEN:
        return None if written else "数据文件；要读请直接写出文件名"
    for new, old in _OLD.items():
        if path.suffix in old and path.with_suffix(new).name in taken:
            return f"旁边有同名的 {new}"
    if path.suffix in DOCUMENTS or path.suffix in _TRIED:
        return None
    return "看结尾不是文档；要读请直接写出文件名"
