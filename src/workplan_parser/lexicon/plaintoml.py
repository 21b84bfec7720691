"""The little of TOML that the word tables are written in, read in a tenth of the time ``tomllib`` takes.

Loading ``tomllib`` and reading every table with it costs each start 5 ms of 90. Whatever is not
understood here to the last character is left to ``tomllib``: escapes, ``'…'``, numbers, mistakes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


def read(text: str) -> dict[str, Any]:
    """TOML *text* as plain data, exactly as ``tomllib.loads`` gives it; its errors are tomllib's."""
    plain = simple(text)
    if plain is not None:
        return plain
    import tomllib

    return tomllib.loads(text)


def simple(text: str) -> dict[str, Any] | None:
    """``[tables]`` of strings, \"\"\"long strings\"\"\" and lists of strings; None where *text* holds anything else."""
    if "\\" in text or "\r" in text:
        return None
    root: dict[str, Any] = {}
    here = root
    lines = iter(text.split("\n"))
    for line in lines:
        if not line or line.startswith("#"):
            continue
        if line.startswith("["):
            opened = _opened(root, line)
            if opened is None:
                return None
            here = opened
            continue
        key, _, written = line.partition(" = ")
        value = _value(written, lines)
        if value is None or not _is_bare(key) or key in here:
            return None
        here[key] = value
    return root


def _opened(root: dict[str, Any], line: str) -> dict[str, Any] | None:
    """The new, empty table that a ``[head.line]`` opens; a remark may follow it."""
    name, closed, remark = line[1:].partition("]")
    *path, last = name.split(".")
    if not closed or not all(map(_is_bare, (*path, last))) or remark.strip(" ")[:1] not in ("", "#"):
        return None
    here = root
    for key in path:
        here = here.setdefault(key, {})
        if not isinstance(here, dict):
            return None
    return None if last in here else here.setdefault(last, {})


def _value(written: str, lines: Iterator[str]) -> str | list[str] | None:
    """The string or list that begins with *written* and may go on in the next *lines*."""
    if written == '"""':
        inside: list[str] = []
        for line in lines:
            if '"""' in line:
                return "".join(inside) if line == '"""' else None
            inside.append(line + "\n")
        return None
    if written.startswith("["):
        while not written.endswith("]") and (more := next(lines, None)) is not None:
            written += more
        between = written[1:-1].split('"')
        items = between[1::2]
        marks = [mark.strip() for mark in between[::2]]
        parted = len(between) % 2 and not marks[0] and marks[-1] in ("", ",") and set(marks[1:-1]) <= {","}
        return items if parted and written.endswith("]") else None
    return written[1:-1] if written.count('"') == 2 == len(written) - len(written.strip('"')) else None


def _is_bare(key: str) -> bool:
    return key.isascii() and key.replace("_", "a").isalnum()
