"""Which target of the new plan is the counterpart of which in the old.

Passes in order, each over what those before it left: by name inside corresponding items; by name across the plan;
by the sentence round the number, all leftovers at once; by words only the two have; beside a pair already made; one
indicator measured in another dimension; one number for several indicators. A target without a counterpart is added or removed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from workplan_parser.compare.byname import across, within
from workplan_parser.compare.bynear import beside, shared, unlike
from workplan_parser.compare.bysentence import only, sentences
from workplan_parser.compare.goals import PREAMBLE, Goal
from workplan_parser.compare.indicators import Names
from workplan_parser.compare.matching import Match, Matching
from workplan_parser.compare.paragraphs import Place
from workplan_parser.compare.sentences import Sentences

Pass = Callable[[Matching], None]


def match(
    old: Sequence[Goal],
    new: Sequence[Goal],
    pairs: Mapping[int, int],
    places: Mapping[Place, Place] | None = None,
) -> dict[int, Match]:
    """Old goal → its counterpart, by their positions in *old* and *new*.

    *pairs* are the corresponding nodes, *places* the corresponding paragraphs of nodes.
    """
    return matching(old, new, pairs, places).found


def matching(
    old: Sequence[Goal],
    new: Sequence[Goal],
    pairs: Mapping[int, int],
    places: Mapping[Place, Place] | None = None,
    passes: Sequence[Pass] | None = None,
) -> Matching:
    """The same, with what it was judged by: for who asks why. *passes* are those to run, all where none are named."""
    everything = [*old, *new]
    nodes = {**pairs, PREAMBLE: PREAMBLE}
    state = Matching(old, new, nodes, places or {}, Names(everything), Sentences(everything))
    for one in PASSES if passes is None else passes:
        if len(state.found) < len(old) or len(state.taken) < len(new):
            one(state)
    return state


PASSES: tuple[Pass, ...] = (within, across, sentences, only, beside, unlike, shared)
