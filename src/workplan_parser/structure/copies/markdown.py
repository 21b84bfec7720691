"""Marks of markdown in prose: they set headings, lists and emphasis, and say nothing. Tables are the readers'."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from workplan_parser.shapes import shape
from workplan_parser.text.patches import Patch

_HEADED = shape(r"^#{1,6}[ \t]+\S", regex.MULTILINE)
_STRONG = shape(r"\*\*[^*\s](?:[^*\r\n]{0,80}[^*\s])?\*\*")
_QUOTED = shape(r"^[ \t]{0,3}(?:>[ \t]?)+", regex.MULTILINE)
_SHOWN = shape(r"^.*\S", regex.MULTILINE)
_MARKS = shape(
    r"""
      ^[ \t]{0,3} (?:>[ \t]?)* [ \t]*                              # a mark opens the line, in a quotation or not
      (?: \#{1,6} [ \t]+                                           # ## 一、扩大消费
        | (?:[-*_][ \t]*){3,} $ | =+[ \t]* $ | (?:```|~~~) .* $    # --- between parts, a fence of code
        | [-*+] [ \t]+ (?: \[[ xX]\] [ \t]+ )? )                   # - 责任处室：, - [x] 已完成
    | ^[ \t]{0,3} (?:>[ \t]?)+                                     # > 责任处室：
    | [ \t]+ \#+ [ \t]* $                                          # ## 一、扩大消费 ##
    | \\ (?P<escaped> [!-/:-@\[-`{-~] )                            # 1\. typed so that it stays as it is
    | \\ $
    | <!-- .{0,2000}? -->
    | (?P<break> <br\s*/?> )
    | </? (?: b|strong|em|i|u|s|span|font|sup|sub|p|div|center ) \b [^>\r\n]{0,200} >
    | !?\[ (?=[^\]\r\n]{0,200}\]\([^)\s]*[/\#.:]) | (?<=\[[^\]\r\n]{0,200}) \] \( [^)\s]*[/\#.:][^)\r\n]* \)   # [附件](a.docx)
    | \*\*\*? | ~~ | `+
    | (?<!\w)__(?=\S) | (?<=\S)__(?!\w)
    | (?<![*\d]) \* (?= [^*\s][^*\r\n]{0,80} \* ) | (?<= (?<![*\d])\*[^*\r\n]{0,80}[^*\s] ) \* (?![*\d])   # *斜体*
    """,
    regex.VERBOSE | regex.MULTILINE,
)


def is_marked(text: str) -> bool:
    """True for a text whose headings or labels are marked throughout, though its file does not say that it is markdown.

    1#泵站 and 带*的 are no marks, and a note (# 原件) over a text is none either.
    """
    headed = "#" in text and sum(1 for _ in _HEADED.finditer(text)) >= 3
    return headed or ("**" in text and sum(1 for _ in _STRONG.finditer(text)) >= 3)


def patches(text: str) -> Iterator[Patch]:
    """Every mark of a markdown text; an escaped sign is itself, ``<br>`` ends a line."""
    for found in _MARKS.finditer(text):
        says = found["escaped"] or ("\n" if found["break"] else "")
        yield Patch(*found.span(), says)


def quotes(text: str) -> Iterator[Patch]:
    """The ``>`` before each line of a text that was quoted in a mail: before nearly all of them."""
    if ">" in text:
        found = list(_QUOTED.finditer(text))
        if len(found) >= 3 and len(found) * 10 >= 9 * sum(1 for _ in _SHOWN.finditer(text)):
            yield from (Patch(*one.span()) for one in found)
