"""What stands in a folder: the documents to read, and what is left out, said by name."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import regex

from workplan_parser.cli.corrected import ENDING
from workplan_parser.shapes import shape

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

_AGAIN = {
    ".docx": (".doc", ".wps", ".rtf", ".odt"),
    ".xlsx": (".xls", ".et", ".ods"),
    ".json": (".yaml", ".yml"),
}
"""Forms of one thing: beside the file of that name in the first the others are left alone."""

_NOBODYS = ("thumbs.db", "desktop.ini")
_TABLES = "本工具写出的各表"
_SHOWN = 5
_HEAD = 500
_PLAN = shape(r"""\$schema"?: \s* ["']? [^"'\s]* /schema/plan-""", regex.VERBOSE)


class Found(NamedTuple):
    """The ``files`` of a folder that are read, in order, and the ``others``, each left out for its reason."""

    files: tuple[str, ...]
    others: dict[str, list[str]]

    def told(self) -> Iterator[str]:
        """What was left out, a line a reason."""
        for why, names in self.others.items():
            more = f" 等 {len(names)} 个" if len(names) > _SHOWN else ""
            yield f"没有读 {'、'.join(names[:_SHOWN])}{more}（{why}）"


def search(folder: str, *, written: bool, output: str | None = None) -> Found:
    """Every file below *folder*, hidden ones left out; ``written`` takes plans written earlier for documents, too.

    The file or folder that is the *output* of the run is left for it.
    """
    files: list[str] = []
    others: dict[str, list[str]] = {}
    ours = None if output is None else Path(output).resolve()
    for where, folders, names in os.walk(folder):
        names = sorted(name for name in names if not _is_hidden(name))
        taken = {name.lower() for name in names}
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and not _is_page(name, taken)
        )
        reasons = {name: _why_not(Path(where, name), taken, written=written) for name in names}
        reasons |= {name: _TABLES for name in folders if _is_tables(name, taken)}
        if ours is not None and ours.parent == Path(where).resolve() and ours.name in (*names, *folders):
            reasons[ours.name] = "将写到这里"
        folders[:] = [name for name in folders if name not in reasons]
        for name, why in reasons.items():
            if why is None:
                files.append(str(Path(where, name)))
            else:
                others.setdefault(why, []).append((Path(where).relative_to(folder) / name).as_posix())
    return Found(tuple(files), others)


def _is_hidden(name: str) -> bool:
    return name.startswith((".", "~$")) or name.lower() in _NOBODYS or name.lower().endswith(ENDING)


def _is_page(folder: str, beside: set[str]) -> bool:
    """要点_files or 要点.files beside 要点.html: the pictures and scripts of a saved page."""
    stem = next((folder[: -len(end)] for end in ("_files", ".files", "_文件") if folder.endswith(end)), "")
    return bool(stem) and not beside.isdisjoint((f"{stem}.html".lower(), f"{stem}.htm".lower()))


def _is_tables(folder: str, beside: set[str]) -> bool:
    """要点/ beside 要点.json, tables/ in a data package: what this program wrote of plans, once more as CSV."""
    return f"{folder}.json".lower() in beside or (folder == "tables" and "datapackage.json" in beside)


def _why_not(file: Path, taken: set[str], *, written: bool) -> str | None:
    """Why a *file* is not read; None where it is."""
    ending = file.suffix.lower()
    for first, again in _AGAIN.items():
        if ending in again and file.with_suffix(first).name.lower() in taken:
            return f"旁边有同名的 {first}"
    if ending in WRITTEN:
        if not written:
            return "数据文件；要读请直接写出文件名"
        return None if _is_plan(file) else "不是工作计划的数据"
    if ending in DOCUMENTS or ending in _TRIED:
        return None
    return "看结尾不是文档；要读请直接写出文件名"


def _is_plan(file: Path) -> bool:
    """Whether it begins as the plans do that this program writes; one that cannot be opened is left to who reads it."""
    try:
        with file.open("rb") as stream:
            return (
                bool(_PLAN.search(stream.read(_HEAD).decode("utf-8", "replace"))) or file.stat().st_size == 0
            )
    except OSError:
        return True
