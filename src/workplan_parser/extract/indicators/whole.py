"""The rest of a name: what a reader of the row alone would miss in the words that a rule found.

Each of :data:`COMPLETIONS` looks at one thing and answers with all parts of the name, or with None, "not my case".
"""

from __future__ import annotations

from collections.abc import Callable

from workplan_parser.extract.indicators import acts, chosen, each, foregoing, sums, whose, works
from workplan_parser.extract.indicators.view import Part, Place, View

COMPLETIONS: tuple[Callable[[View, tuple[Part, ...]], tuple[Part, ...] | None], ...] = (
    works.coordinated,
    acts.share,  # before all that add to the thing that has the share
    acts.helped,
    acts.done,
    works.work,
    works.said_last,
    works.worked_on,
    chosen.chosen,
    acts.object_of,
    whose.thing,
    whose.where,
    whose.example,
    whose.among,
    whose.of_class,
    whose.elsewhere,
    sums.funds,
    sums.purpose,
    whose.whose,
    acts.change,  # after whose: 大豆+产量+增长
    works.said_first,
    acts.act,
    each.each,
    each.sized,
    foregoing.rate,
    foregoing.invested,
    foregoing.undertaken,
)


def parts(seen: View, place: Place) -> tuple[Part, ...]:
    """*place* and what belongs to it, in the order of the name."""
    core = Part(place.start, place.end)
    heads = [part for part in place.shared if part.role in ("head", "act")]
    found = (*heads, core, *(part for part in place.shared if part not in heads))
    for completion in COMPLETIONS:
        found = completion(seen, found) or found
    return found
