"""Radicals that some PDF producers put in place of the characters they look like (⼀ for 一, ⻋ for 车)."""

from __future__ import annotations

import unicodedata

_SUPPLEMENT = "⺟母⺠民⺴网⺶羊⻁虎⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟"

RADICALS = {
    **{code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)},
    **{
        ord(radical): character
        for radical, character in zip(_SUPPLEMENT[::2], _SUPPLEMENT[1::2], strict=True)
    },
}
"""Radical → character, for :meth:`str.translate`."""
