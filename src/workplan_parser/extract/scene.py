"""One quantity with the words round it: what every rule of :mod:`commitments` looks at."""

import re
from typing import Literal, NamedTuple

from workplan_parser import lexicon
from workplan_parser.extract.context import Context
from workplan_parser.extract.prose import Prose
from workplan_parser.extract.quantities import Quantity

Verdict = Literal[
    "target", "nothing", "achieved", "baseline", "attribute", "condition", "comparison", "period"
]
"""``target`` is promised, ``nothing`` is no quantity; the others are the roles of what is no target."""

WINDOW = 160


class Scene(NamedTuple):
    """One quantity and the words round it.

    ``before`` is the clause up to the raw quantity, ``after`` the rest of the clause, ``lead`` the
    sentence up to the clause (at most :data:`WINDOW` characters of each), ``previous`` and
    ``following`` the neighbouring quantities of the same sentence.
    """

    prose: Prose
    quantity: Quantity
    context: Context
    lead: str
    before: str
    after: str
    previous: Quantity | None
    following: Quantity | None

    @property
    def sentence(self) -> str:
        return self.lead + self.before


def scene(
    prose: Prose, quantity: Quantity, context: Context, previous: Quantity | None, following: Quantity | None
) -> Scene:
    """Cut the words round *quantity* out of the text."""
    start, end = prose.clause(quantity.start)
    opens, closes = prose.sentence(quantity.start)
    text = prose.text
    left = quantity.start - WINDOW
    if left <= start:
        left = start
    elif (mark := text.find("、", left, left + WINDOW // 4)) > 0:
        left = mark + 1
    return Scene(
        prose,
        quantity,
        context,
        text[_whole_clauses(prose, opens, left) : left],
        text[left : quantity.start],
        text[quantity.end : min(end, quantity.end + WINDOW)],
        previous if previous and previous.start >= opens else None,
        following if following and following.start < closes else None,
    )


def _whole_clauses(prose: Prose, opens: int, left: int) -> int:
    """Where the lead begins: with a clause, lest 较2024年下降 be cut to 2024年下降."""
    start = left - WINDOW
    if start <= opens:
        return opens
    return min(prose.clause(start)[1] + 1, left)


@lexicon.cached
def words(path: str, tail: str = "") -> re.Pattern[str]:
    """The words of one entry of ``commitments.toml`` as a pattern, followed by *tail*."""
    return re.compile(f"(?:{lexicon.alternation(lexicon.words('commitments', path))}){tail}")


def last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """The last match of *pattern* in *text*."""
    return max(pattern.finditer(text), key=lambda match: match.start(), default=None)


def prefix(seen: Scene) -> str:
    """The comparator words that touch the number from before: 不低于, 达到, or nothing."""
    return seen.prose.text[seen.quantity.start : seen.quantity.number]


def promised(said: str) -> bool:
    """True where these words promise something: a verb of work, a rate, a level to be reached."""
    return bool(words("verbs.build").search(said) or re.search("率|增|达|完成", said))
