"""One quantity with the words round it: what every rule of :mod:`commitments` looks at."""

from typing import Literal, NamedTuple, Protocol

from workplan_parser.extract.context import Context
from workplan_parser.extract.prose import Prose
from workplan_parser.extract.quantities import Quantity
from workplan_parser.extract.ruling import Ruling
from workplan_parser.lexicon import WordList

Verdict = Literal[
    "target", "nothing", "achieved", "baseline", "attribute", "condition", "comparison", "period"
]
"""``target`` is promised, ``nothing`` is no quantity; the others are the roles of what is no target."""

Answer = Ruling[Verdict] | None
"""What a rule says of one quantity; None where it is not its case."""

WINDOW = 160


class Said(Protocol):
    """What the rules about time ask of a number, or of a state: where it stands, and its sentence up to there."""

    @property
    def prose(self) -> Prose: ...
    @property
    def context(self) -> Context: ...
    @property
    def sentence(self) -> str: ...
    @property
    def at(self) -> int: ...


class Scene(NamedTuple):
    """One quantity and the words round it.

    ``before`` is the clause up to the raw quantity, ``after`` the rest of the clause, so that neither holds one of
    ,;:。; ``lead`` is the sentence up to the clause (at most :data:`WINDOW` characters of each), ``sentence`` the
    lead and ``before``.
    ``prefix`` are the comparator words that touch the number (不低于), ``suffix`` those that touch the unit (以上);
    ``previous`` and ``following`` the neighbouring quantities of the same sentence.
    """

    prose: Prose
    quantity: Quantity
    context: Context
    lead: str
    before: str
    sentence: str
    prefix: str
    suffix: str
    after: str
    previous: Quantity | None
    following: Quantity | None

    @property
    def at(self) -> int:
        """Where the quantity begins."""
        return self.quantity.start

    @property
    def ends(self) -> bool:
        """True where the quantity ends its clause, its part of a list or a bracket."""
        return self.after[:1] in ("", "、", ")")


def scene(
    prose: Prose, quantity: Quantity, context: Context, previous: Quantity | None, following: Quantity | None
) -> Scene:
    """Cut the words round *quantity* out of the text."""
    text = prose.text
    start, end = prose.clause(quantity.start)
    opens, closes = prose.sentence(quantity.start)
    left = _within_reach(text, start, quantity.start)
    lead, before = text[_whole_clauses(prose, opens, left) : left], text[left : quantity.start]
    return Scene(
        prose,
        quantity,
        context,
        lead,
        before,
        lead + before,
        text[quantity.start : quantity.number],
        text[quantity.unit_end : quantity.end],
        text[quantity.end : min(end, quantity.end + WINDOW)],
        previous if previous and previous.start >= opens else None,
        following if following and following.start < closes else None,
    )


def _within_reach(text: str, start: int, at: int) -> int:
    """Where a clause that begins at *start* is cut when it is longer than the window: after a 、 where there is one."""
    left = at - WINDOW
    if left <= start:
        return start
    mark = text.find("、", left, left + WINDOW // 4)
    return mark + 1 if mark > 0 else left


def _whole_clauses(prose: Prose, opens: int, left: int) -> int:
    """Where the lead begins: with a clause, lest 较2024年下降 be cut to 2024年下降."""
    start = left - WINDOW
    if start <= opens:
        return opens
    return min(prose.clause(start)[1] + 1, left)


BUILD = WordList("commitments", "verbs.build")
ADDED = WordList("commitments", "verbs.added")
ACTS = WordList("commitments", "han.acts")
UPON = WordList("indicators", "trim.base")
_LEVELS = ("率", "增", "达")


def promised(said: str) -> bool:
    """True where these words promise something: a verb of work, a rate, a level to be reached."""
    return BUILD.within(said) is not None or any(mark in said for mark in _LEVELS)
