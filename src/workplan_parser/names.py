"""Names of files as people read them, and as files may be called: never a way out of a folder.

A name is whatever bytes somebody gave a file. What is shown of it, and what stands in the data, is one line of text.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePath

import regex

from workplan_parser.shapes import shape

_UNSHOWN = shape(r"[\p{Cc}\p{Cs}\p{Bidi_Control}\u2028\u2029\ufffe\uffff]")
_HALF = shape(r"\p{Cs}")
_FORBIDDEN = shape(r'[\p{Cc}\p{Cs}\p{Bidi_Control}\u2028\u2029/\\:*?"<>|]')
_RESERVED = shape(r"(?:con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³])(?:\..*)?", regex.IGNORECASE)
"""What Windows keeps for devices, whatever ending follows."""

_LONGEST = 160
"""Bytes of a stem: endings, numbers and the mark of what is being written still fit into the 255 that systems take."""


def readable(path: str) -> str:
    """*path* on one line, with nothing a terminal obeys; a name in GBK bytes (unzipped on Linux) by its characters."""
    if path.isprintable():
        return path
    if _HALF.search(path):
        path = _text_of(path)
    return _UNSHOWN.sub("\ufffd", path)


def _text_of(path: str) -> str:
    try:
        data = os.fsencode(path)
    except UnicodeError:
        return path
    try:
        return data.decode("gb18030")
    except UnicodeDecodeError:
        return data.decode("utf-8", "replace")


def stem(path: str) -> str:
    """What a file made of *path* may be called everywhere, without its ending: ``document`` where nothing is left."""
    name = _FORBIDDEN.sub("_", readable(PurePath(path).stem)).strip(". ")
    while len(name.encode()) > _LONGEST:
        name = name[:-1]
    name = name.rstrip(". ")
    if _RESERVED.fullmatch(name):
        name = f"{name}_"
    return name or "document"


def told_apart(names: Iterable[str], reserved: Iterable[str] = ()) -> Iterator[str]:
    """The names in order, with -2, -3 … where one meets a *reserved* name or another, were it in case or form alone."""
    taken = {_same(name) for name in reserved}
    counted: dict[str, int] = {}
    for name in names:
        found, number = name, counted.get(_same(name), 1)
        while _same(found) in taken:
            number += 1
            found = f"{name}-{number}"
        counted[_same(name)] = number
        taken.add(_same(found))
        yield found


def set_apart(paths: Sequence[str], names: Sequence[str]) -> list[str]:
    """The *names* of files; those of one name by their paths from the folder they have in common.

    Files that have none are called by as much of their paths as tells them apart: no whole path is told.
    """
    found = list(names)
    alike: dict[str, list[int]] = {}
    for at, name in enumerate(names):
        alike.setdefault(name, []).append(at)
    for group in alike.values():
        places = {at: PurePath(os.path.abspath(paths[at])) for at in group}  # noqa: PTH100 (a Path would follow links)
        if len(set(places.values())) > 1:
            for at, place in places.items():
                found[at] = readable(PurePath(*place.parts[_shared(list(places.values())) :]).as_posix())
    return found


def _shared(places: Sequence[PurePath]) -> int:
    """How many parts *places* begin with alike; where there is but the root, up to where their ends tell them apart."""
    parts = [place.parts for place in places]
    least = min(map(len, parts))
    alike = next((at for at in range(least) if len({one[at] for one in parts}) > 1), least - 1)
    if alike > 1:
        return alike
    enough = next(
        (n for n in range(1, least) if len({one[-n:] for one in parts}) == len(set(parts))), least - 1
    )
    return -enough


def _same(name: str) -> str:
    """What systems that fold letters take for one name."""
    from unicodedata import normalize

    return normalize("NFC", normalize("NFC", name).casefold())
