"""What a number is about: the shortest text of the sentence that still names the thing.

市政道路设施完好率 in 确保市政道路设施完好率在97%以上; 新建公厕 in 新建公厕1200座; 各类检查井 in
对8000座各类检查井进行整治. Always a quotation: :func:`name` returns offsets. :data:`RULES` holds the
ways a name is found, most specific first; the words are in ``lexicon/indicators.toml``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from workplan_parser.extract.dates import TimeExpression
from workplan_parser.extract.indicators.again import inherited
from workplan_parser.extract.indicators.apart import apart
from workplan_parser.extract.indicators.listed import respectively, risen
from workplan_parser.extract.indicators.money import granted, spent
from workplan_parser.extract.indicators.plain import anything, clause_before, plain
from workplan_parser.extract.indicators.verbs import empty
from workplan_parser.extract.indicators.view import Named, Part, Place, View, view
from workplan_parser.extract.indicators.whole import parts
from workplan_parser.extract.prose import Prose
from workplan_parser.extract.quantities import Quantity

__all__ = ["RULES", "Named", "Part", "name"]

RULES: tuple[Callable[[View], Place | None], ...] = (
    risen,  # before all that look at the words between two numbers
    respectively,
    granted,
    spent,
    plain,
    inherited,
    clause_before,
    anything,
)


def name(
    prose: Prose,
    quantity: Quantity,
    verdict: str,
    earlier: Sequence[Named],
    later: Sequence[Quantity] = (),
    times: Sequence[TimeExpression] = (),
) -> Named:
    """*quantity* with the words that name what it measures, given the quantities before and after it; no time is part of them."""
    seen = view(prose, quantity, earlier, later)
    for rule in RULES:
        place = rule(seen)
        place = place and apart(prose.text, place, times)
        if place is None or (place.end - place.start < 2 and not place.shared):
            continue
        if rule is anything or not empty(prose.text, place.start, place.end):
            whole = _timeless(prose.text, parts(seen, place), times)
            return Named(quantity, place.start, place.end, verdict, rule.__name__, place.evidence, whole)
    return Named(quantity, quantity.start, quantity.start, verdict)


def _timeless(text: str, whole: tuple[Part, ...], times: Sequence[TimeExpression]) -> tuple[Part, ...]:
    """*whole* without the times in the words that were added: 恒源+露天矿|一季度."""
    kept = [
        part
        if part.role == "name"
        else (place := apart(text, Place(part.start, part.end), times))
        and part._replace(start=place.start, end=place.end)
        for part in whole
    ]
    return tuple([part for part in kept if part])
