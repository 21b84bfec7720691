"""Numbers that measure nothing: ordinals, grades, document numbers, telephones, names, slogans.

Each rule is one small function that answers with the words of ``nonquantities.toml`` it saw (none, where the shape
alone tells), or with None, "not my case". :data:`RULES` holds them in order; the first that answers gives its name
as the reason; ``explain/rules.toml`` says in Chinese what people are told of it.
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
    year,
)
from workplan_parser.extract.grades import included, multiplier, ordinal, series, slogan, vague, word
from workplan_parser.extract.numerals import Numeral
from workplan_parser.extract.prose import Prose
from workplan_parser.extract.ruling import Evidence, Ruling
from workplan_parser.extract.spot import Spot, spot
from workplan_parser.lexicon import Hit, WordList

RULES: tuple[Callable[[Spot], Evidence | None], ...] = (
    label,
    citation,  # before all that looks at units: 《三年行动计划》
    document_number,
    link,
    phone,
    postcode,
    code,
    included,
    ordinal,
    reference,
    latin_name,
    formula,
    year,
    slogan,
    vague,
    multiplier,
    address,
    series,
    word,
)


_ARABIC_ONLY = (link, phone, postcode, code, reference, latin_name, formula, year, series)
_CHINESE_ONLY = (vague, multiplier, word)
_ARABIC = tuple(rule for rule in RULES if rule not in _CHINESE_ONLY)
_CHINESE = tuple(rule for rule in RULES if rule not in _ARABIC_ONLY)


_NAMES, _PARTED = WordList("nonquantities", "words.whole"), WordList("nonquantities", "words.after")


def word_of(text: str, start: int, end: int) -> Hit | None:
    """The word that the Chinese numeral ``text[start:end]`` is part of: 四川, 三大|攻坚战."""
    return _NAMES.starts(text, start) or _PARTED.starts(text, end)


def reason(prose: Prose, numeral: Numeral) -> Ruling[str] | None:
    """Why *numeral* is no quantity, or None where it may be one."""
    seen = spot(prose, numeral)
    for rule in _CHINESE if numeral.han else _ARABIC:
        evidence = rule(seen)
        if evidence is not None:
            return Ruling(rule.__name__, evidence)
    return None
