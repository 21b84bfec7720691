"""A plan's targets in their places: what each is called, how it is measured, and the words around its number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from workplan_parser import words
from workplan_parser.compare.blocks import Block, blocks, headed
from workplan_parser.compare.constants import AROUND, LONG, LONGEST_NAME, NAMED, REACH
from workplan_parser.compare.likeness import grams
from workplan_parser.compare.measures import Measure, measure
from workplan_parser.compare.names import bare, core, stem
from workplan_parser.compare.nodes import Node, tight
from workplan_parser.lexicon import WordList
from workplan_parser.model import Horizon, Preamble, Target
from workplan_parser.shapes import shape

PREAMBLE = -1
"""The position of the preamble among the nodes."""

_SENTENCE = shape(r"[。;!?]")
_CLAUSE = shape(r"[,。;!?:]")
_AND = shape(r"[、和与及]")
_EACH = WordList("compare", "measure.each")


@dataclass(slots=True)
class Goal:
    """A target in its place: ``node`` is the position of its item, ``block`` the paragraph in it.

    ``name`` is its indicator bare, ``core`` the name without verbs of doing; ``around`` and ``grams`` are bigrams of the
    words that touch the number and of the core; ``clause`` and ``sentence`` are what it is said in, without the number,
    ``said`` the clause with it, ``begins`` where the sentence begins. ``each`` are the indicators one number holds for (A、B均增长8%), ``again`` later mentions of the same.
    ``common``: other targets of the plan go by the same name (投资, 增长), so that the name alone proves nothing.
    """

    at: int
    node: int
    item: str
    path: str
    target: Target
    name: str
    core: str
    measure: Measure
    around: frozenset[str]
    grams: frozenset[str]
    clause: str
    sentence: str
    said: str
    begins: int
    block: int
    common: bool = False
    each: tuple[str, ...] = ()
    again: list[Goal] = field(default_factory=list)


def goals(nodes: Sequence[Node], preamble: Preamble | None, horizon: Horizon = "plan") -> list[Goal]:
    """Every target of a plan that speaks of that time, in document order; the preamble speaks of the plan's own."""
    found: list[Goal] = []
    if preamble is not None and horizon == "plan":
        _collect(found, PREAMBLE, "preamble", words.PREAMBLE, tight(preamble.text), preamble.targets, ())
    for node in nodes:
        if node.horizon == horizon and node.item.targets:
            text = headed(node)
            _collect(found, node.at, node.item.id, node.path, text, node.item.targets, blocks(node))
    names = Counter((goal.core or goal.name, goal.target.unit) for goal in found)
    for goal in found:
        goal.common = names[goal.core or goal.name, goal.target.unit] > 1
    return found


def _collect(
    found: list[Goal],
    at: int,
    item: str,
    path: str,
    text: str,
    targets: Sequence[Target],
    parts: Sequence[Block],
) -> None:
    place = 0
    for target in targets:
        raw = tight(target.raw)
        start = text.find(raw, place)
        if start < 0 and len(text) < LONG:
            start = text.find(raw)
        place = start + len(raw) if start >= place else place
        called = tight(target.indicator)[:LONGEST_NAME]
        name = bare(called)
        before, after = _sentence(text, start, start + len(raw)) if start >= 0 else ("", "")
        clause = _CLAUSE.split(before)[-1], _CLAUSE.split(after, maxsplit=1)[0]
        found.append(
            Goal(
                at=len(found),
                node=at,
                item=item,
                path=path,
                target=target,
                name=name,
                core=core(name),
                measure=measure(target, called + clause[0]),
                around=grams(bare(before[-AROUND:] + after[: AROUND // 2])),
                grams=grams(core(name)),
                clause=" ".join(clause),
                sentence=f"{before} {after}",
                said=raw.join(clause),
                begins=start - len(before),
                each=_each(called + clause[0]),
                block=next((n for n, part in enumerate(parts) if part.start <= start < part.end), 0),
            )
        )


def _each(said: str) -> tuple[str, ...]:
    """城镇居民人均可支配收入、农村居民人均可支配收入均增长: the names before 均, where there are several."""
    word = _EACH.last(said)
    parts = tuple(stem(core(bare(part))) for part in _AND.split(said[: word.start])) if word else ()
    return tuple(part for part in parts if len(part) >= NAMED) if len(parts) > 1 else ()


def _sentence(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before a number and after it in its sentence."""
    before, after = text[max(0, start - REACH) : start], text[end : end + REACH]
    return _SENTENCE.split(before)[-1], _SENTENCE.split(after, maxsplit=1)[0]
