"""Which time a result is of: a review tells of the year, but often of five years before it or after it (“十四五”时期…)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from workplan_parser.compare.blocks import blocks, headed
from workplan_parser.compare.goals import Goal
from workplan_parser.compare.nodes import Node, tight
from workplan_parser.lexicon import Pattern, word_lists
from workplan_parser.model import Item
from workplan_parser.outcome.model import Period
from workplan_parser.shapes import shape

_LONGER, _YEAR, _AVERAGED, _PART, _AGAINST, _SETTLED = word_lists(
    "outcome", "period.longer period.year period.averaged period.part period.against period.settled"
)
# “十四五”时期
_PLANNED = Pattern("outcome", r"“? \L<structure:horizon.periods> ”? \L<period.framed>")
# |五年新建学校120所
_COUNTED = Pattern("outcome", r"[三四五] 年 (?= \L<compare:name.doing> )")
_DATED = shape(r"(?<!\d)(?P<year>20\d\d)年(?![底末初]前)")


class _Mark(NamedTuple):
    """From *at* on the text speaks of that time, up to *until*; None: until another mark says otherwise."""

    at: int
    period: Period
    until: int | None


def periods(nodes: Sequence[Node], found: Iterable[Goal], year: int | None) -> dict[int, Period]:
    """The time of each of *found*, results of the review in the document of *year*, by their positions."""
    by_node = {at: list(goals) for at, goals in groupby(found, attrgetter("node"))}
    told: dict[int, Period] = {}
    now: Period = "year"
    for node in nodes:
        marks = sorted(_marks(node, year))
        for goal in by_node.get(node.at, ()):
            told[goal.at] = _of(goal, marks, now)
        now = next((mark.period for mark in reversed(marks) if mark.until is None), now)
    return told


def in_row(goal: Goal, item: Item, titles: Iterable[str]) -> Period:
    """The time of a result beside its task: the whole year under 完成情况 and in a 总结; under 进展情况 the year goes on."""
    header = next((one.header for one in item.columns if one.span.contains(goal.target.span)), "")
    settled = any(_SETTLED.within(said) for said in (*map(tight, titles), tight(header), goal.sentence))
    return "year" if settled else "part"


def _of(goal: Goal, marks: list[_Mark], now: Period) -> Period:
    before = goal.sentence.partition(" ")[0]
    place = goal.begins + len(before)
    if _AVERAGED.within(goal.said) or _AVERAGED.within(goal.name):
        return "longer"
    said = [mark for mark in marks if mark.at < place and (mark.until is None or place < mark.until)]
    period = said[-1].period if said else now
    return "part" if period == "year" and _PART.within(before) else period


def _marks(node: Node, year: int | None) -> Iterator[_Mark]:
    """The marks of a node's text: what opens a paragraph sets the time of all that follows, what is said inside one holds
    to its end. A heading of two times (“十四五”时期和2025年工作回顾) says nothing."""
    text, parts, heads = headed(node), blocks(node), set[int]()
    found = sorted(_said(text, year))
    mixed = len({period for at, period, _ in found if at < len(node.title)}) > 1
    for at, period, lasts in found:
        part = next((one for one in parts if one.start <= at < one.end), None)
        opens = part is None or (at < _stop(text, part.start) and part.start not in heads)
        if mixed and at < len(node.title):
            continue
        if not lasts:
            yield _Mark(at, period, _stop(text, at))
        else:
            heads.update([part.start] if part else ())
            yield _Mark(at, period, None if opens else part.end if part else None)


def _said(text: str, year: int | None) -> Iterator[tuple[int, Period, bool]]:
    """Where, which time, and whether more than the sentence speaks of it: a year's number says less than words."""
    yield from ((hit.start, "longer", True) for hit in _LONGER.every(text))
    yield from ((hit.start(), "longer", True) for hit in _PLANNED.finditer(text))
    yield from ((hit.start(), "longer", False) for hit in _COUNTED.finditer(text))
    yield from ((hit.start, "year", True) for hit in _YEAR.every(text))
    for dated in _DATED.finditer(text):
        last = year is not None and int(dated["year"]) == year - 1
        last = last and not _AGAINST.ends(text[: dated.start()])
        yield dated.start(), "year" if last else "longer", last


def _stop(text: str, at: int) -> int:
    """Where the sentence ends that *at* stands in."""
    end = text.find("。", at)
    return end if end >= 0 else len(text)
