"""How the number of a page is printed."""

from __future__ import annotations

import regex

from workplan_parser.shapes import shape

# — 12 —    第 3 页 共 9 页    iv    3/9
_PAGE_NUMBER = shape(
    r"""(?P<dash> [\s—–―─\-－一·•~]{0,6} )
        (?: 第 \s* )? (?: \d{1,4} | [ivxIVX]{1,6} ) (?: \s* 页 )?
        (?P<of> \s* [,，/／|共] \s* (?: 共 \s* )? \d{1,4} (?: \s* 页 )? )?
        (?&dash)""",
    regex.VERBOSE,
)


def is_page_number(line: str) -> bool:
    """True where *line* is nothing but — 12 —, 第 3 页 共 9 页, iv, 3/9 or 7."""
    return _PAGE_NUMBER.fullmatch(line) is not None
