"""A day as its format shows it, in figures and with four of them for a year (``mmm-yy`` is 2026年9月)."""

from __future__ import annotations

from datetime import date, datetime

from workplan_parser.source.xlsx.formats import sections

_SYSTEM = {
    "mm-dd-yy": "yyyy/m/d",
    "m/d/yy h:mm": "yyyy/m/d h:mm",
    "[$-f800]dddd, mmmm dd, yyyy": 'yyyy"年"m"月"d"日"',
}
"""Formats that stand for what the system uses."""
_ENGLISH = ("mmm", "ddd", "aaa")


def shown(value: date, number_format: str) -> str:
    """The words of a cell that holds *value*, a date or datetime."""
    tokens = sections(_SYSTEM.get(number_format.lower(), number_format))[0]
    parts = [token["date"].lower() for token in tokens if token["date"]]
    if not parts or any(part.startswith(_ENGLISH) for part in parts):
        return _spelt(value, {part[0] for part in parts if not part.startswith(("ddd", "aaa"))} or set("ymd"))
    words: list[str] = []
    at = 0
    for token in tokens:
        if token["date"]:
            words.append(_figure(value, parts, at))
            at += 1
        else:
            words.append(token["word"] or "")
    return "".join(words).strip()


def _spelt(value: date, asked: set[str]) -> str:
    """2026年9月30日, as far as it is *asked* for."""
    figures = (("y", f"{value.year}年"), ("m", f"{value.month}月"), ("d", f"{value.day}日"))
    return "".join(words for letter, words in figures if letter in asked)


def _figure(value: date, parts: list[str], at: int) -> str:
    """The figures that the *at*-th letter of a format asks for; an ``m`` beside hours or seconds is minutes."""
    part = parts[at]
    letter = part[0]
    if letter in "ye":
        return str(value.year)
    before, after = "".join(parts[:at])[-1:], "".join(parts[at + 1 :])[:1]
    if letter == "m" and (before == "h" or after == "s"):
        letter = "n"
    clock = value if isinstance(value, datetime) else datetime(value.year, value.month, value.day)
    figure = {"m": clock.month, "d": clock.day, "h": clock.hour, "n": clock.minute, "s": clock.second}[letter]
    return f"{figure:02d}" if len(part) > 1 else str(figure)
