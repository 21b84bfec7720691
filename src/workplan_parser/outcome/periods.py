"""Which time a result is of: a review tells of the year, but often of five years before it or after it (“十四五”时期…)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Literal, NamedTuple

from workplan_parser.compare.blocks import headed
from workplan_parser.compare.goals import Goal
from workplan_parser.compare.nodes import Node, tight
from workplan_parser.lexicon import Pattern, word_lists
from workplan_parser.model import Item
from workplan_parser.shapes import shape

Period = Literal["year", "part", "longer"]

_LONGER, _YEAR, _AVERAGED, _PART, _AGAINST, _SETTLED = word_lists(
    "outcome", "period.longer period.year period.averaged period.part period.against period.settled"
)
# “十四五”时期
_PLANNED = Pattern("outcome", r"“? \L<structure:horizon.periods> ”? \L<period.framed>")
# |五年新建学校120所
_COUNTED = Pattern("outcome", r"[三四五] 年 (?= \L<compare:name.doing> )")
_DATED = shape(r"(?<!\d)(?P<year>20\d\d)年(?![底末初]前)")


class _Mark(NamedTuple):
    """From *at* on the text speaks of that time; ``lasts`` beyond its sentence."""

    at: int
    period: Period
    lasts: bool = True


def periods(nodes: Sequence[Node], found: Iterable[Goal], year: int | None) -> dict[int, Period]:
    """The time of each of *found*, results of the review in the document of *year*, by their positions."""
    by_node = {at: list(goals) for at, goals in groupby(found, attrgetter("node"))}
    told: dict[int, Period] = {}
    now: Period = "year"
    for node in nodes:
        title, text = node.title, headed(node)
        marks = sorted(_marks(text, year))
        if len({mark.period for mark in marks if mark.at < len(title)}) > 1:
            marks = [mark for mark in marks if mark.at >= len(title)]  # “十四五”时期和2025年工作回顾
        for goal in by_node.get(node.at, ()):
            told[goal.at] = _of(goal, marks, now)
        now = next((mark.period for mark in reversed(marks) if mark.lasts), now)
    return told


def in_row(goal: Goal, item: Item, title: str | None) -> Period:
    """The time of a result beside its task: the whole year under 完成情况 and in a 总结; under 进展情况 the year goes on."""
    header = next((one.header for one in item.columns if one.span.contains(goal.target.span)), "")
    settled = any(_SETTLED.within(said) for said in (tight(title or ""), tight(header), goal.sentence))
    return "year" if settled else "part"


def _of(goal: Goal, marks: list[_Mark], now: Period) -> Period:
    before = goal.sentence.partition(" ")[0]
    place = goal.begins + len(before)
    if _AVERAGED.within(goal.said) or _AVERAGED.within(goal.name):
        return "longer"
    said = [mark for mark in marks if mark.at < place and (mark.lasts or mark.at >= goal.begins)]
    period = said[-1].period if said else now
    return "part" if period == "year" and _PART.within(before) else period


def _marks(text: str, year: int | None) -> Iterator[_Mark]:
    yield from (_Mark(hit.start, "longer") for hit in _LONGER.every(text))
    yield from (_Mark(hit.start(), "longer") for hit in _PLANNED.finditer(text))
    yield from (_Mark(hit.start(), "longer", lasts=False) for hit in _COUNTED.finditer(text))
    yield from (_Mark(hit.start, "year") for hit in _YEAR.every(text))
    for dated in _DATED.finditer(text):
        if year is not None and int(dated["year"]) == year - 1 and not _AGAINST.ends(text[: dated.start()]):
            yield _Mark(dated.start(), "year")
        else:
            yield _Mark(dated.start(), "longer", lasts=False)
