"""Numbers that measure nothing: ordinals, grades, document numbers, telephones, names, slogans.

Each rule is one small function that answers with the words of ``nonquantities.toml`` it saw (none, where the shape
alone tells), or with None, "not my case". :data:`RULES` holds them in order; the first that answers gives its name
as the reason, and ``workplan explain`` prints the first paragraph of its docstring.
"""

from __future__ import annotations

from collections.abc import Callable

from workplan_parser.extract.codes import (
    address,
    citation,
    code,
    document_number,
    formula,
    label,
    latin_name,
    link,
    phone,
    postcode,
    reference,
)
from workplan_parser.extract.grades import included, multiplier, ordinal, series, slogan, vague, word
from workplan_parser.extract.numerals import Numeral
from workplan_parser.extract.prose import Prose
from workplan_parser.extract.ruling import Evidence, Ruling
from workplan_parser.extract.spot import Spot, spot

RULES: tuple[Callable[[Spot], Evidence | None], ...] = (
    citation,  # before all that looks at units: 《三年行动计划》
    document_number,
    link,
    phone,
    postcode,
    code,
    label,
    included,
    ordinal,
    reference,
    latin_name,
    formula,
    slogan,
    vague,
    multiplier,
    address,
    series,
    word,
)


def reason(prose: Prose, numeral: Numeral) -> Ruling[str] | None:
    """Why *numeral* is no quantity, or None where it may be one."""
    seen = spot(prose, numeral)
    for rule in RULES:
        evidence = rule(seen)
        if evidence is not None:
            return Ruling(rule.__name__, evidence)
    return None
