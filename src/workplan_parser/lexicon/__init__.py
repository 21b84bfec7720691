"""The words the parser knows, as data: TOML tables a domain expert can read and correct.

A :class:`Lexicon` is a value: all the tables, with a body's own words added where a dialect is in use. The one in use
belongs to the running context (:func:`current`), so that two threads may read with different words; whatever is made
of the tables (:func:`cached`, :class:`Pattern`, :class:`WordList`) is kept in the lexicon it was made of.

A word that is found says where it stands in the tables (:class:`Hit`), so that a rule can say what decided.
"""

from workplan_parser.lexicon.patterns import Hit, Pattern, hits
from workplan_parser.lexicon.tables import (
    Lexicon,
    LexiconError,
    cached,
    current,
    dialect,
    entry,
    rows,
    speak,
    table,
    words,
)
from workplan_parser.lexicon.wordlists import WordList, word_lists

__all__ = [
    "Hit",
    "Lexicon",
    "LexiconError",
    "Pattern",
    "WordList",
    "cached",
    "current",
    "dialect",
    "entry",
    "hits",
    "rows",
    "speak",
    "table",
    "word_lists",
    "words",
]
