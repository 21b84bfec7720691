"""What stands beside the end of each line: whose it is and how much, none over another."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from os.path import commonprefix
from typing import NamedTuple

from workplan_parser.panel.running import Run
from workplan_parser.text.characters import width

LINE = 14.0
"""Dots from one label to the next."""

_LETTER = 6.0
"""Dots of half a Han character."""
_SHORTEST, _NAMED = 2, 3
_LONGEST = 26
"""Letters of half width of a body's name and of a figure."""


class Label(NamedTuple):
    """``text`` of the lines of *bodies*, which are equal, at the height ``at``; ``end`` is where they end."""

    bodies: tuple[str, ...]
    text: str
    at: float
    end: tuple[int, float]

    @property
    def dots(self) -> float:
        """How long it is."""
        return width(self.text) * _LETTER


def short(bodies: Sequence[str]) -> dict[str, str]:
    """What tells the *bodies* apart: 青河 and 云岭 of 青河市水利局 and 云岭市水利局."""
    head, tail = len(commonprefix(list(bodies))), _shared_end(bodies)
    for begin in (head, 0):
        found = {body: _without(body, begin, tail) for body in bodies}
        if len(set(found.values())) == len(bodies) and min(map(len, found.values())) >= _SHORTEST:
            return {body: _cut(name) for body, name in found.items()}
    return {body: _cut(body) for body in bodies}


def _shared_end(bodies: Sequence[str]) -> str:
    """The longest words that at least half of the *bodies* end with: 省人民政府."""
    ends = [body[at:] for body in bodies for at in range(len(body))]
    shared = (end for end in ends if sum(body.endswith(end) for body in bodies) * 2 >= max(len(bodies), 3))
    return max(shared, key=len, default="")


def _without(body: str, begin: int, tail: str) -> str:
    """*body* from *begin* on, without what it has of *tail* where enough is left."""
    same = len(commonprefix([body[::-1], tail[::-1]]))
    kept = body[begin : len(body) - same]
    return kept if len(kept) >= _SHORTEST else body[begin:]


def labels(
    chart: Sequence[Run], names: Mapping[str, str], height: float, down: Callable[[float], float]
) -> list[Label]:
    """A label for each line of *chart*, one for lines that are equal; *down* says how far down a value is drawn."""
    wanted = []
    for same in alike(chart):
        last = same[0].points[-1]
        whose = f"{_together([names[run.body] for run in same])} " if len(chart) > 1 else ""
        end = (last.year, (last.value + last.top) / 2)
        wanted.append(Label(tuple(run.body for run in same), whose + _cut(last.raw), down(end[1]), end))
    wanted.sort(key=lambda label: label.at)
    places = apart([label.at for label in wanted], height)
    return [label._replace(at=at) for label, at in zip(wanted, places, strict=True)]


def alike(chart: Sequence[Run]) -> list[list[Run]]:
    """The runs, those together whose points are the same."""
    found: dict[tuple[tuple[int, float, float], ...], list[Run]] = {}
    for run in chart:
        found.setdefault(tuple((one.year, one.value, one.top) for one in run.points), []).append(run)
    return list(found.values())


def apart(wanted: Sequence[float], height: float) -> list[float]:
    """Heights in the order of *wanted*, a line apart, as near to them as *height* lets them be."""
    found: list[float] = []
    for at in wanted:
        found.append(max(at, found[-1] + LINE) if found else max(at, 0.0))
    below = height
    for n in range(len(found) - 1, -1, -1):
        found[n] = min(found[n], below)
        below = found[n] - LINE
    return found


def _together(names: Sequence[str]) -> str:
    return "、".join(names) if len(names) <= _NAMED else f"{'、'.join(names[: _NAMED - 1])}等{len(names)}家"


def _cut(text: str) -> str:
    while width(text) > _LONGEST:
        text = text[:-2] + "…"
    return text
