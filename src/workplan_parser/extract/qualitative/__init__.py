"""End states that can be checked without a number: 全覆盖, 建成投用, 清零, 走在全省前列, 与经济增长同步.

:func:`find` looks for the *signs* of ``lexicon/qualitative.toml``; the rule beside each list in :data:`RULES` says whether the
word is a state that its sentence promises, :data:`~workplan_parser.extract.qualitative.refusals.REFUSALS` whether it is a
name, a result or a condition. What only is to be done (推进, 加强, 不断提升) has no sign.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import regex

from workplan_parser.extract.context import Context
from workplan_parser.extract.dates import TimeExpression
from workplan_parser.extract.prose import Prose
from workplan_parser.extract.qualitative import about, completion, coverage, parity, rank, standard, zero
from workplan_parser.extract.qualitative.refusals import REFUSALS
from workplan_parser.extract.qualitative.state import Answer, Kind, Known, Phrase, View, view
from workplan_parser.extract.qualitative.strength import strength
from workplan_parser.extract.qualitative.things import generic
from workplan_parser.extract.ruling import Evidence, Ruling
from workplan_parser.extract.strength import Strength
from workplan_parser.extract.targets import Measured
from workplan_parser.lexicon import Hit, cached, table, words

__all__ = ["RULES", "Quality", "find"]


class Quality(NamedTuple):
    """A state ``text[start:end]`` that is promised, and the words that name what it is said of (empty: its heading does)."""

    kind: Kind
    start: int
    end: int
    indicator_start: int
    indicator_end: int
    strength: Ruling[Strength]
    rule: str
    evidence: Evidence


RULES: tuple[tuple[str, Callable[[View], Answer]], ...] = (
    ("covered", coverage.covered),
    ("as_due", coverage.as_due),
    ("cleared", zero.cleared),
    ("none", zero.none),
    ("not_occur", zero.not_occur),
    ("ruled_out", zero.ruled_out),
    ("without", zero.without),
    ("ranked", rank.ranked),
    ("ahead", rank.ahead_of_most),
    ("forward", rank.in_front),
    ("alike", parity.alike),
    ("even", parity.even),
    ("beside", parity.beside),
    ("kept", standard.kept),
    ("standard", standard.up_to_standard),
    ("grade", standard.of_a_grade),
    ("complies", standard.complies),
    ("brought", completion.brought),  # before what it may end with: 全部完成整治销号
    ("finished", completion.finished),
    ("ended", completion.ended),
    ("solved", completion.solved),
    ("in_place", completion.in_place),
    ("passed", completion.passed),
    ("all", coverage.all_of_them),
    ("every", coverage.every_one),
    ("realised", completion.realised),  # last: it asks what states are said after it
)
"""Each list of signs with the rule that looks at its words."""


def find(
    prose: Prose, context: Context, times: Sequence[TimeExpression] = (), targets: Sequence[Measured] = ()
) -> list[Quality]:
    """The states that *prose* promises, in order, given its *times* and the numbers it promises."""
    signs = [] if context.achieved or context.definition else list(_signs(prose.text))
    if not signs:
        return []
    known = Known(prose, context, times, targets)
    there: dict[str, list[Hit]] = {}
    for sign in signs:
        there.setdefault(sign.entry, []).append(sign)
    found: list[Phrase] = []
    read: list[tuple[View, Phrase, str]] = []
    for entry, rule in RULES:
        for sign in there.get(f"signs.{entry}", ()):
            if not any(one.start <= sign.start < one.end for one in found):
                seen = view(known, sign, found)
                said = rule(seen)
                if said and not any(refuses(seen, said) for refuses in REFUSALS):
                    found.append(said)
                    read.append((seen, said, rule.__name__))
    return list(_named(sorted(read, key=lambda one: one[1].start)))


def _named(read: Sequence[tuple[View, Phrase, str]]) -> Iterator[Quality]:
    """The states with their names, but those of all sorts of things: 各项目标任务全面完成."""
    before: tuple[int, int] | None = None
    for seen, said, rule in read:
        before = about.place(seen, said, before)
        if before is None and said.about or before and generic(seen.text, *before):
            continue
        name = before or (said.start, said.start)
        yield Quality(said.kind, said.start, said.end, *name, strength(seen, said), rule, said.evidence)


def _signs(text: str) -> Iterator[Hit]:
    """Every sign, the longest where several begin; their first two characters are looked for, which is quick."""
    begun, pattern = _table()
    done = 0
    for match in pattern.finditer(text):
        at = match.start()
        if at >= done:
            for hit in begun.get(text[at : at + 2], ()):
                if text.startswith(hit.word, at):
                    done = at + hit.end
                    yield hit._replace(start=at, end=done)
                    break


@cached
def _table() -> tuple[dict[str, list[Hit]], regex.Pattern[str]]:
    """The signs by their first two characters, the longest first, and where such characters may stand."""
    entries = (f"signs.{entry}" for entry in table("qualitative")["signs"])
    every = [
        Hit(0, len(word), word, "qualitative", entry)
        for entry in entries
        for word in words("qualitative", entry)
    ]
    begun: dict[str, list[Hit]] = {}
    for hit in sorted(every, key=lambda hit: -hit.end):
        begun.setdefault(hit.word[:2], []).append(hit)
    first, second = ("".join(sorted({two[at] for two in begun})) for at in (0, 1))
    return begun, regex.compile(f"[{first}](?=[{second}])")
