"""Templates in the language of the run: their own text and the strings of their expressions are sentences of the catalogue."""

from __future__ import annotations

from collections.abc import Iterator

from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream

from workplan_parser.language.literals import in_markup

_COMPARES = frozenset(("eq", "ne"))


class Spoken(Extension):
    """Says what a template holds itself while it is read; a string that something is compared with stays a code."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """The tokens of a template, its words said."""
        before = ""
        for token in stream:
            if token.type == "data" or (token.type == "string" and before not in _COMPARES):
                yield Token(token.lineno, token.type, in_markup(token.value))
            else:
                yield token
            before = token.type
