"""What a review says in words: states that were reached, tasks done without a number, and sentences for all tasks at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import regex

from workplan_parser.compare.blocks import headed
from workplan_parser.compare.goals import Goal
from workplan_parser.compare.names import bare, core
from workplan_parser.compare.nodes import Node, tight
from workplan_parser.lexicon import word_lists
from workplan_parser.model import QualitativeTarget
from workplan_parser.shapes import shape

FULL = 4
"""Characters of a name that is believed wherever it stands."""

_END = shape(r"[,。;!?:\n]")
_AND = shape(r"[、和与及]")
_BLANKET, _BLANKET_DONE, _EVERY = word_lists("outcome", "blanket.things blanket.done blanket.whole")
_DONE, _BETWEEN, _WHOLLY, _DENIED = word_lists(
    "outcome", "state.done state.between state.wholly state.denied"
)


class Saying(NamedTuple):
    """A clause of a review and the item it stands in; ``reached`` where it says that the state is there."""

    text: str
    node: Node
    reached: bool = False


class Told:
    """The clauses of a review."""

    def __init__(self, nodes: Sequence[Node]) -> None:
        self._clauses = [
            Saying(clause, node) for node in nodes for clause in _END.split(headed(node)) if clause
        ]

    def of_all(self) -> Iterator[Saying]:
        """十件民生实事全部完成: said of many tasks at once."""
        for one in self._clauses:
            said = all(words.within(one.text) for words in (_BLANKET, _BLANKET_DONE, _EVERY))
            if said and not _DENIED.within(one.text):
                yield one

    def in_words(self, goal: Goal) -> Saying | None:
        """村卫生室建设全部达标, where 建设5个村卫生室 was promised: done, without the number."""
        if len(goal.core) < FULL:
            return None
        said = (one for one in self._clauses if goal.core in one.text)
        return next((one for one in said if _wholly(one.text)), None)

    def of_state(self, state: QualitativeTarget) -> Saying | None:
        """The clause that names what *state* is said of, best one that says it is reached; None where one part is not named."""
        found = [self._part(part, tight(state.raw)) for part in parts(state)]
        if not found or None in found:
            return None
        sayings = [one for one in found if one]
        return next((one for one in sayings if not one.reached), sayings[0])

    def _part(self, name: str, raw: str) -> Saying | None:
        named = [one for one in self._clauses if name in one.text]
        sure = next((one for one in named if _reached(one.text, name, raw)), None)
        return sure._replace(reached=True) if sure else next(iter(named), None)


def parts(state: QualitativeTarget) -> list[str]:
    """东区水厂、西区水厂: the things a state is said of, those with full names; none where one of them has no full name."""
    named = [core(bare(one)) or bare(one) for one in _AND.split(tight(state.indicator))]
    return named if all(len(one) >= FULL for one in named) else []


def _reached(clause: str, name: str, raw: str) -> bool:
    """南城体育馆正式投入使用, 建成南城体育馆; but not 南城体育馆主体完工, 加快南城体育馆建设, 尚未建成南城体育馆."""
    if _DENIED.within(clause):
        return False
    before, _, after = clause.partition(name)
    while hit := _BETWEEN.starts(after):
        after = after[hit.end :]
    before = before.removesuffix("了")
    return bool(_DONE.starts(after) or _DONE.ends(before) or after.startswith(raw))


def _wholly(clause: str) -> bool:
    """村卫生室建设全部达标; not 尚未全部达标, and not with a number."""
    if _DENIED.within(clause) or regex.search(r"\d", clause):
        return False
    return _WHOLLY.within(clause) is not None
