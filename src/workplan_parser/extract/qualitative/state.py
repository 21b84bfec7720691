"""One word that may say an end state, with the words round it: what every rule of this room looks at."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from workplan_parser.extract.context import Context
from workplan_parser.extract.dates import TimeExpression
from workplan_parser.extract.prose import Prose
from workplan_parser.extract.ruling import Evidence
from workplan_parser.extract.scene import WINDOW
from workplan_parser.extract.targets import Measured
from workplan_parser.lexicon import Hit, WordList

Kind = Literal["full_coverage", "completion", "zero", "rank", "parity", "other"]


class Phrase(NamedTuple):
    """A state: its kind, its place, the place of what it is said of (None: the words before it), the words that decided."""

    kind: Kind
    start: int
    end: int
    about: tuple[int, int] | None = None
    evidence: Evidence = ()


Answer = Phrase | None
"""What a rule says of one word; None where it is not its case."""


class Known(NamedTuple):
    """What is known of the stretch: its text, its setting, its times and the numbers it promises."""

    prose: Prose
    context: Context
    times: Sequence[TimeExpression]
    targets: Sequence[Measured]


class View(NamedTuple):
    """One *sign* in its clause ``text[clause:close]``; *found* are the states that other rules read before."""

    known: Known
    sign: Hit
    clause: int
    close: int
    opens: int
    found: Sequence[Phrase]

    @property
    def prose(self) -> Prose:
        return self.known.prose

    @property
    def context(self) -> Context:
        return self.known.context

    @property
    def text(self) -> str:
        return self.prose.text

    @property
    def at(self) -> int:
        return self.sign.start

    @property
    def before(self) -> str:
        """The clause up to the sign."""
        return self.text[self.clause : self.sign.start]

    @property
    def after(self) -> str:
        """The clause behind the sign."""
        return self.text[self.sign.end : self.close]

    @property
    def sentence(self) -> str:
        """The sentence up to the sign."""
        return self.text[self.opens : self.sign.start]

    @property
    def time(self) -> TimeExpression | None:
        """The time said before the sign in its clause, or as the clause before it: 年底前|实现…, 2026年底前,市级|实现…"""
        for one in self.known.times:
            near = self.clause <= one.start and one.end <= self.at or one.end == self.clause - 1
            if near and (one.before or one.part or one.kind == "year") and not one.recurs:
                return one
        return None

    def measured(self, start: int, end: int) -> bool:
        """True where a number is promised in ``text[start:end]``: 完成清淤渠道|35公里 says it already."""
        return any(start <= one.start < end for one in self.known.targets)


_AFTER = WordList("qualitative", "predicate.after")
_MARKS = ("", ",", ";", ":", "。", "!", "?", "\n", ")", "、")


def view(known: Known, sign: Hit, found: Sequence[Phrase]) -> View:
    """*sign* in its clause and sentence, as far as the window goes."""
    clause, close = known.prose.clause(sign.start)
    opens, _ = known.prose.sentence(sign.start)
    low = sign.start - WINDOW
    return View(known, sign, max(clause, low), min(close, sign.end + WINDOW), max(opens, low - WINDOW), found)


def closes(text: str, at: int) -> bool:
    """True where a state that ends at *at* is all that is said: 实现全覆盖|的目标, 全覆盖|、; not 全覆盖|检查."""
    word = _AFTER.starts(text, at)
    end = word.end if word else at
    return text[end : end + 1] in _MARKS


_WEAK, _FULL = WordList("qualitative", "degree.weak"), WordList("qualitative", "degree.full")


def degree(seen: View) -> tuple[int, Evidence]:
    """Where the words of degree before the sign begin, and they: |基本|完成, |全部|建成, |年底前要全面|消除."""
    start, said = seen.at, ()  # type: tuple[int, Evidence]
    while word := _WEAK.ends(seen.text, start) or _FULL.ends(seen.text, start):
        if word.start < seen.clause:
            break
        start, said = word.start, (word, *said)
    return start, said


def bracketed(text: str, start: int, close: int) -> int:
    """Where the words from *start* end: with their clause, or with the bracket they stand in."""
    closing, opening = text.find(")", start, close), text.find("(", start, close)
    return closing if closing >= 0 and not 0 <= opening < closing else close
