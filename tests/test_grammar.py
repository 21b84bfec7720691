"""docs/grammar.md read line by line: every example reads as the page says, and so does its nearest neighbour."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from grammar import Written, arabic, numbers, rates, spell, sums
from workplan_parser import lexicon, quantities
from workplan_parser.extract.quantities import Quantity
from workplan_parser.words import SIGNS

PAGE = Path(__file__).parent.parent / "docs" / "grammar.md"
NOTHING = "—"
BEFORE = [
    (word, op)
    for group in ("before.strong", "before.weak")
    for op in lexicon.entry("comparators", group)
    for word in lexicon.words("comparators", f"{group}.{op}")
    if word not in ("上", "过", "破")  # of a multiplier alone
]
AFTER = [
    (word, op)
    for op in lexicon.entry("comparators", "after.words")
    for word in lexicon.words("comparators", f"after.words.{op}")
]


def rows() -> list[tuple[str, str, str]]:
    """What is written and what is read, from every table of the page, with the way it is written."""
    numbers = PAGE.read_text("utf-8").partition("\n# Numbers\n")[2].partition("\n# Times\n")[0]
    found = []
    for line in numbers.splitlines():
        if not line.startswith("| ") or line.startswith("| how"):
            continue
        how, *cells = (cell.strip() for cell in line.strip("|").split("|"))
        if len(cells) == 3:  # what is none, and its neighbour that is one
            cells = [cells[0], NOTHING, *cells[1:]]
        found += [
            (how, written, read) for written, read in zip(cells[::2], cells[1::2], strict=True) if written
        ]
    return found


def amount(one: Quantity) -> str:
    ends = "–".join(format(n.normalize(), "f") for n in (one.value, one.value_max) if n is not None)
    return f"{SIGNS.get(one.comparator, '')} {ends} {one.unit}".strip()


@pytest.mark.parametrize(("how", "written", "read"), rows(), ids=lambda text: str(text)[:24])
def test_the_page(how: str, written: str, read: str) -> None:
    found = " · ".join(amount(one) for one in quantities(written))
    assert (found or NOTHING) == read, how


UNITS = ("个", "家", "座", "亩", "公里", "元", "吨", "户", "平方米", "人次")


def reads(text: str, one: Written, unit: str, comparator: str) -> None:
    """The one quantity of *text* is *one*, exactly, with its words."""
    (found,) = quantities(text)
    assert (found.value, found.value_max, found.unit) == (one.value, one.high, unit)
    assert found.comparator == ("range" if one.high is not None else comparator)
    assert text[found.number : found.number + len(one.text)] == one.text


@given(numbers(), st.sampled_from(UNITS))
def test_a_number_is_read_back(one: Written, unit: str) -> None:
    assume(not (one.text.endswith("千") and unit[0] in "米克瓦"))
    reads(f"完成{one.text}{unit}。", one, unit, "eq")


@given(sums())
def test_a_sum_is_read_back(one: Written) -> None:
    reads(f"补助{one.text}。", one, "元", "eq")


@given(arabic(), st.sampled_from([("¥", "¥"), ("人民币", "人民币"), ("港币", "港币")]))
def test_the_currency_before_a_sum_is_its_unit(one: Written, currency: tuple[str, str]) -> None:
    said, unit = currency
    (found,) = quantities(f"奖励{said}{one.text}。")
    assert (found.value, found.unit, found.start, found.end) == (one.value, unit, 2, 2 + len(said + one.text))


@given(rates())
def test_a_rate_is_read_back(rate: tuple[Written, str]) -> None:
    one, unit = rate
    reads(f"占到{one.text}。", one, unit, "eq")


@given(numbers(), st.sampled_from(UNITS), st.sampled_from(BEFORE))
def test_a_word_before_a_number_compares_it(one: Written, unit: str, word: tuple[str, str]) -> None:
    assume(word[0] != "~" or one.high is None)
    reads(f"规模{word[0]}{one.text}{unit}。", one, unit, word[1])


@given(numbers(), st.sampled_from(UNITS), st.sampled_from(AFTER))
def test_a_word_after_a_unit_compares_it(one: Written, unit: str, word: tuple[str, str]) -> None:
    reads(f"完成{one.text}{unit}{word[0]}。", one, unit, word[1])


@given(
    st.decimals("0.1", "99", places=1), st.sampled_from(("-", "−", "负")), st.sampled_from(("%", "‰", "℃"))
)
def test_a_sign_is_read_back(number: Decimal, sign: str, unit: str) -> None:
    reads(f"增速为{sign}{number}{unit}。", Written(f"{sign}{number}", -number), unit, "eq")


@given(st.integers(1, 99), st.sampled_from(("年", "公里", "吨", "倍")), st.sampled_from((str, spell)))
def test_a_half_is_read_back(number: int, unit: str, script: Callable[[int], str]) -> None:
    assume(script is str or number > 2)
    (found,) = quantities(f"达{script(number)}{unit}半。")
    assert (found.value, found.unit) == (number + Decimal("0.5"), unit)


@given(st.integers(1, 99), st.integers(2, 9))
def test_tenths_are_read_back(number: int, tenth: int) -> None:
    (found,) = quantities(f"提高到{spell(number % 9 + 1)}成{spell(tenth)}。")
    assert found.value == number % 9 + 1 + Decimal(tenth) / 10
