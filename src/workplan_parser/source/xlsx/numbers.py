"""A number as its format shows it: 0.06 in ``0.0%`` is 6.0%, 5000 in ``#,##0"人"`` is 5,000人."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from workplan_parser.source.xlsx.formats import filled, sections


def shown(value: int | float, number_format: str) -> str:
    """The words of a cell that holds *value*."""
    number = Decimal(repr(value))
    parts = sections(number_format)
    negative = number < 0 and len(parts) > 1
    tokens = parts[2 if not number and len(parts) > 2 else 1 if negative else 0]
    places = [token["figures"] for token in tokens if token["figures"]]
    if any(token["power"] or token["date"] for token in tokens) or len(places) > 1:
        return _general(number)
    if not places:
        return filled(tokens, "") if parts[1:] else _general(number)
    percents = sum(token["word"] == "%" for token in tokens)
    figures = _figures(abs(number).scaleb(2 * percents), places[0])
    minus = "-" if number < 0 and not negative and figures.strip("0.,") else ""
    return minus + filled(tokens, figures)


def _figures(value: Decimal, places: str) -> str:
    """*value*, not negative, in ``#,##0.0#``: rounded half up, filled with noughts, grouped by thousands."""
    if places.lower() == "general":
        return _general(value)
    whole, _, decimals = places.partition(".")
    thousands = len(whole) - len(whole.rstrip(","))
    least = Decimal(1).scaleb(-sum(place in "0#?" for place in decimals))
    left, _, right = f"{value.scaleb(-3 * thousands).quantize(least, ROUND_HALF_UP):f}".partition(".")
    right = right[: decimals.count("0")] + right[decimals.count("0") :].rstrip("0")
    if left == "0" and "0" not in whole:
        left = ""
    left = f"{int(left):,}" if left and "," in whole.rstrip(",") else left.rjust(whole.count("0"), "0")
    return f"{left}.{right}" if right else left


def _general(value: Decimal) -> str:
    """Ten figures at most: the noise of binary fractions is cut."""
    whole = value == value.to_integral_value() and abs(value) < 10**15
    return f"{value:f}".partition(".")[0] if whole else f"{float(value):.10g}"
