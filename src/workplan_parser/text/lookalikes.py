"""Characters that only look like those meant: radicals (⼀ for 一, ⻋ for 车) and compatibility ideographs (U+F900 on).

PDF producers and old fonts put them in; copied text keeps them. Each stands for one character, so no offset moves. NFKC
is used for these blocks alone: of a whole text it would make 1 of ① and (一) of ㈠.
"""

from __future__ import annotations

import unicodedata

from workplan_parser.shapes import shape

_SUPPLEMENT = "⺟母⺠民⺴网⺶羊⻁虎⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟"

LOOKALIKES = {
    **{
        code: unicodedata.normalize("NFKC", chr(code))
        for code in (*range(0x2F00, 0x2FD6), *range(0xF900, 0xFADA))
    },
    **{ord(radical): meant for radical, meant in zip(_SUPPLEMENT[::2], _SUPPLEMENT[1::2], strict=True)},
}
"""Code point → the character meant, for :meth:`str.translate`."""

_ANY = shape("[\u2e80-\u2fd5\uf900-\ufad9]")


def unified(text: str) -> str:
    """*text* with the characters meant, of the same length."""
    return text.translate(LOOKALIKES) if _ANY.search(text) else text
