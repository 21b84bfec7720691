"""Documents by their places: so many of a file, from the first on, found alike today and when a run goes on."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from contextlib import closing
from typing import NamedTuple

from workplan_parser.corpus.sources.containers import Column, Inside, reader_of
from workplan_parser.corpus.sources.stores import called, files, opened
from workplan_parser.errors import UnreadableInput, WorkplanError
from workplan_parser.intake import bytes_of


class Stretch(NamedTuple):
    """*size* documents of the file at *address*; a file that is a document has one."""

    address: str
    first: int
    size: int


class Found(NamedTuple):
    """A document: its address, which no other has, what it is called, and its bytes or why there are none."""

    address: str
    name: str
    data: bytes | UnreadableInput


def stretches(source: str, column: Column | None, most: int) -> Iterator[Stretch]:
    """All documents of a SOURCE in stretches of at most so many. A file that cannot be read counts as one."""
    for address in files(source):
        if reader_of(address, column) is None:
            yield Stretch(address, 0, 1)
            continue
        count = _count(address, column)
        for first in range(0, count, most):
            yield Stretch(address, first, min(most, count - first))


def fetched(stretch: Stretch, column: Column | None) -> Iterator[Found]:
    """The documents of a stretch, exactly as many as it says."""
    if reader_of(stretch.address, column) is None:
        yield Found(stretch.address, called(stretch.address), _whole(stretch.address))
        return
    at, end = stretch.first, stretch.first + stretch.size
    problem: UnreadableInput | None = None
    inside = _inside(stretch.address, column, at)
    with closing(inside):
        while at < end and problem is None:
            try:
                one = next(inside)
                name = one.name
                data: bytes | UnreadableInput = _taken(one)
            except StopIteration:
                problem = UnreadableInput("文件里没有这一份了")
            except Exception as trouble:
                problem = _told(trouble)
            else:
                address = f"{stretch.address}#{at}"
                yield Found(address, name or address, data)
                at += 1
    for left in range(at, end):
        assert problem is not None
        address = f"{stretch.address}#{left}"
        yield Found(address, address, problem)


def _count(address: str, column: Column | None) -> int:
    """Documents in a file; where it breaks off, what is lost counts as one."""
    found = 0
    try:
        for _ in _inside(address, column, 0):
            found += 1
    except UnreadableInput:
        found += 1
    except WorkplanError:
        raise  # a column that is not there, something that is not installed
    except Exception:
        found += 1
    return found


def _inside(address: str, column: Column | None, first: int) -> Generator[Inside, None, None]:
    reader = reader_of(address, column)
    assert reader is not None
    with opened(address) as stream:
        yield from reader(stream, column, first)


def _taken(one: Inside) -> bytes | UnreadableInput:
    """The bytes of a document; what is wrong with it alone leaves its neighbours."""
    try:
        return one.data()
    except UnreadableInput as refusal:
        return refusal
    except Exception as trouble:
        return _told(trouble)


def _whole(address: str) -> bytes | UnreadableInput:
    try:
        if "://" not in address:
            return bytes_of(address)
        with opened(address) as stream:
            return bytes_of(stream)
    except UnreadableInput as refusal:
        return refusal
    except OSError as trouble:
        return _told(trouble)


def _told(trouble: Exception) -> UnreadableInput:
    if isinstance(trouble, UnreadableInput):
        return trouble
    said = str(trouble).splitlines()[0:1]
    return UnreadableInput(
        f"读不出来：{said[0] if said else type(trouble).__name__}", hint="请检查文件是否完整"
    )
