"""Renders numbers as people write them: the other way round of ``docs/grammar.md``."""

from __future__ import annotations

_PLACES = ("", "十", "百", "千")


def spell(number: int) -> str:
    """*number* (0 … 10¹⁶-1) in Chinese numerals: 10200 → 一万零二百, 35000 → 三万五千."""
    if number == 0:
        return "零"
    groups: list[int] = []
    while number:
        number, group = divmod(number, 10**4)
        groups.append(group)
    out, gap = "", False
    for power in range(len(groups) - 1, -1, -1):
        group = groups[power]
        if group:
            out += ("零" if out and (gap or group < 1000) else "") + _spell_group(group)
            out += ("", "万", "亿", "万")[power]
            gap = False
        else:
            gap = True
            out += "亿" if power == 2 else ""
    return out


def _spell_group(number: int) -> str:
    out = ""
    for power in (3, 2, 1, 0):
        digit = number // 10**power % 10
        if digit:
            out += "零一二三四五六七八九"[digit] + _PLACES[power]
        elif out and number % 10**power and not out.endswith("零"):
            out += "零"
    return out
