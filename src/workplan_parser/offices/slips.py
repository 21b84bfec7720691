"""Names one letter off a known one: 市城官局 beside 市城管局. Pointed out, never corrected.

A name is known where the registry has it or the plans use it more often. Two ordinary offices may
differ by one letter (市财政局, 市民政局), and so may offices of a series (市政一处, 市政二处): no slips.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from workplan_parser.lexicon import cached, words
from workplan_parser.offices.duties import Duty
from workplan_parser.offices.registry import Registry, plain

SHORTEST = 4
"""Letters of a name below which one letter is too much of it."""

TIMES = 3
"""How much more often than the other a name must stand to be known, where no registry has it."""

SELDOM = 2
"""A name that stands more often than this is meant as it stands, unless a registry knows better."""

CROWD = 60
"""More names than this that differ in one place only are a series."""


class Slip(NamedTuple):
    """``written`` is one letter off ``known``; ``place`` is where it stands first."""

    written: str
    known: str
    place: str


def slips(found: Iterable[Duty], registry: Registry | None = None) -> list[Slip]:
    """The doubtful names, in the order of their places."""
    registry = registry or Registry()
    counts: dict[str, int] = defaultdict(int)
    first: dict[str, str] = {}
    for duty in found:
        if duty.kind == "unit":
            name = plain(duty.written)
            counts[name] += 1
            first.setdefault(name, duty.name_place)
    near: dict[str, list[str]] = defaultdict(list)
    for name in sorted({*counts, *registry.known}):
        for shape in _shapes(name):
            near[shape].append(name)
    return [
        Slip(name, known, first[name])
        for name in counts
        if name not in registry.known
        for known in [_meant(name, near, counts, registry.known)]
        if known is not None
    ]


def _meant(name: str, near: dict[str, list[str]], counts: dict[str, int], sure: frozenset[str]) -> str | None:
    """The known name that *name* is one letter off, the commonest where there are several."""
    if len(name) < SHORTEST or _ordinary(name):
        return None
    shapes = (near[shape] for shape in _shapes(name))
    others = {other for names in shapes if len(names) <= CROWD for other in names if other != name}
    known = [
        other
        for other in others
        if (other in sure or (counts[name] <= SELDOM and counts.get(other, 0) >= TIMES * counts[name]))
        and len(other) >= SHORTEST
        and _one_letter_off(name, other)
        and not _told_apart(name, other)
    ]
    return max(known, key=lambda other: (other in sure, counts.get(other, 0), other), default=None)


def _shapes(name: str) -> Iterator[str]:
    """The name, and the name with each letter left out: names one letter apart share one of these."""
    yield name
    for at in range(min(len(name), 32)):
        yield name[:at] + "\0" + name[at + 1 :]
        yield name[:at] + name[at + 1 :]


def _one_letter_off(a: str, b: str) -> bool:
    """One letter put in, left out or changed for another."""
    head, tail = _parts(a, b)
    return max(len(a), len(b)) - head - tail == 1


def _told_apart(a: str, b: str) -> bool:
    """The letter that differs tells two offices of a series or of two levels apart: 一 and 二, 省 and 市."""
    head, tail = _parts(a, b)
    differ = a[head : len(a) - tail] + b[head : len(b) - tail]
    return all(letter in words("offices", "slips.apart") or letter.isascii() for letter in differ)


def _parts(a: str, b: str) -> tuple[int, int]:
    """Letters *a* and *b* share at their beginning, and of the rest at their end."""
    shorter = min(len(a), len(b))
    head = next((at for at in range(shorter) if a[at] != b[at]), shorter)
    tail = next((at for at in range(shorter - head) if a[-1 - at] != b[-1 - at]), shorter - head)
    return head, tail


@cached
def _stems() -> frozenset[str]:
    return frozenset(words("offices", "slips.ordinary"))


def _ordinary(name: str) -> bool:
    """True for an office every government has (市民政局), so that the name is meant as it stands."""
    stem = name[1:] if name[0] in words("offices", "slips.levels") else name
    return any(stem.endswith(end) and stem[: -len(end)] in _stems() for end in words("offices", "slips.ends"))
