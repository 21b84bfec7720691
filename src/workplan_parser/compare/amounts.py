"""Two target values against each other: the verdict, the exact difference and the percentage."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Decimal
from fractions import Fraction
from typing import NamedTuple

from workplan_parser.compare.model import Aspect, TargetVerdict
from workplan_parser.extract.units import factor
from workplan_parser.lexicon import cached, entry
from workplan_parser.model import OtherQuantity, Target

LIMITS = frozenset({"le", "lt"})
FLOORS = frozenset({"ge", "gt"})

PERCENT_PLACES = Decimal("0.01")
FINE = 12
"""Decimal places kept where a unit conversion does not end (亩 → 公顷)."""


class Verdict(NamedTuple):
    """``delta`` in the new unit; ``percent`` of the old value, two decimals, None where the old is zero."""

    change: TargetVerdict
    delta: Decimal | None
    percent: Decimal | None


@cached
def convertible(old: str, new: str) -> Fraction | None:
    """What an amount in *old* is multiplied by to be in *new*; None where the two do not convert.

    Two words that count the same things convert one to one: 公厕35座 and 公厕40处, 电梯6000部 and 电梯5000台.
    """
    ratio = factor(old, new)
    if ratio is None and (old != new) and _counter(old) & _counter(new):
        return Fraction(1)
    return ratio


def _counter(unit: str) -> frozenset[int]:
    """The sets of counting words that *unit* is one of; 套(间) is 套."""
    return _counters().get(unit.partition("(")[0], frozenset())


@cached
def _counters() -> dict[str, frozenset[int]]:
    sets = [set(line.split()) for line in entry("compare", "unit.counted").splitlines()]
    words = set().union(*sets)
    return {word: frozenset(n for n, one in enumerate(sets) if word in one) for word in words}


def commensurable(a: Target, b: Target) -> bool:
    """True where the values may be subtracted: same unit, or units that convert exactly."""
    return convertible(a.unit, b.unit) is not None


def compare_values(old: Target, new: Target) -> Verdict:
    """How *new* stands to *old*: raised or lowered; for a limit, tightened or loosened."""
    ratio = convertible(old.unit, new.unit)
    sides = {_sense(old), _sense(new)}
    if ratio is None or sides == {"limit", "floor"}:
        return Verdict("incomparable", None, None)
    low, high = (Fraction(old.value) * ratio, Fraction(top(old)) * ratio)
    lower, higher = Fraction(new.value) - low, Fraction(top(new)) - high
    if lower == higher == 0:
        return Verdict("unchanged", Decimal(0), Decimal(0) if low else None)
    if lower * higher < 0:
        return Verdict("incomparable", None, None)
    delta = lower if lower == higher else None
    up = lower + higher > 0
    words: tuple[TargetVerdict, TargetVerdict] = (
        ("loosened", "tightened") if "limit" in sides else ("raised", "lowered")
    )
    percent = None
    if delta is not None and low:
        percent = _decimal(delta * 100 / abs(low)).quantize(PERCENT_PLACES, rounding=ROUND_HALF_EVEN)
    return Verdict(words[0] if up else words[1], None if delta is None else _decimal(delta), percent)


def aspects(old: Target, new: Target) -> tuple[Aspect, ...]:
    """What differs beside the value: the comparator, the strength (力争 → 确保), the unit as written."""
    found: list[Aspect] = []
    if old.strength != new.strength:
        found.append("strength")
    if old.comparator != new.comparator:
        found.append("comparator")
    if old.unit != new.unit:
        found.append("unit")
    return tuple(found)


def _sense(target: Target) -> str:
    if target.comparator in LIMITS:
        return "limit"
    return "floor" if target.comparator in FLOORS else "level"


def top(target: Target | OtherQuantity) -> Decimal:
    """The upper end of a range, else the value."""
    return target.value_max if target.value_max is not None else target.value


def _decimal(value: Fraction) -> Decimal:
    """Exact where the fraction ends, else to :data:`FINE` places; never an exponent."""
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest == 1:
        places = 0
        while (value * 10**places).denominator != 1:
            places += 1
        return Decimal((value * 10**places).numerator).scaleb(-places) if places else Decimal(value.numerator)
    scaled = round(value * 10**FINE)
    return Decimal(scaled).scaleb(-FINE).normalize() + 0
