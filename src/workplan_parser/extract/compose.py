"""Two amounts that are one: 5元6角 is 5.6 元, 1小时30分 1.5 小时, 2公里300米 2.3 公里."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from workplan_parser import lexicon
from workplan_parser.extract import units
from workplan_parser.extract.amounts import Quantity

_ADDED = ("money", "time", "length", "mass")


def together(first: Quantity, second: Quantity) -> Quantity | None:
    """The sum of two amounts that touch, in the larger unit where that is exact, else in the smaller."""
    touch = first.rule == "sum" or second.start == first.unit_end
    if first.dimension not in _ADDED or not touch or first.value_max or second.value_max:
        return None
    part = units.factor(_after(first, second), first.unit)
    if part is None or part >= 1 or second.value * part.numerator >= part.denominator:
        return None
    comparator = first.comparator if second.comparator == "eq" else second.comparator
    sum_ = _exact(Fraction(first.value) + Fraction(second.value) * part)
    whole = first if sum_ is not None else second
    value = sum_ if sum_ is not None else first.value * part.denominator / part.numerator + second.value
    return whole._replace(
        start=first.start,
        end=second.end,
        number=first.number,
        value=value,
        comparator=comparator,
        rule="sum",
        unit=whole.unit,
        evidence=(*first.evidence, *second.evidence),
    )


def _after(first: Quantity, second: Quantity) -> str:
    """The unit meant after another: 分 is of an hour in 1小时30分, of a sum in 5元6角7分, by itself a point of a score."""
    for dimension, form, unit in lexicon.rows("units", "meant.after", 3):
        if (dimension, form) == (first.dimension, second.unit):
            return unit
    return second.unit


def _exact(number: Fraction) -> Decimal | None:
    """*number* as a decimal of at most four places, or None."""
    tenth = number * 10**4
    return Decimal(tenth.numerator) / 10**4 if tenth.denominator == 1 else None
