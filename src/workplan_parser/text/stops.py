"""The full stop (句号) as some keyboards write it: 全部完成.去年全区… ends a sentence with a half-width dot.

>>> with_stops("全部完成.今年投资3.5亿元.")
'全部完成。今年投资3.5亿元。'
"""

from workplan_parser.shapes import shape

_HALF_WIDTH = shape(r"(?<=[^\x00-$&-(*-\x7f\s]\s*)\.")
"""A dot after a Chinese character, % or ); one after a digit or a letter is a decimal or a mark."""


def with_stops(text: str) -> str:
    """Folded *text*, of the same length, with every half-width full stop written 。"""
    return _HALF_WIDTH.sub("。", text) if "." in text else text
