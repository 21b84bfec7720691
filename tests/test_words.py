"""Every code that people are shown has its word."""

from decimal import Decimal
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workplan_parser import model, words
from workplan_parser.compare import model as change

LISTS: tuple[tuple[Any, dict[Any, str]], ...] = (
    (model.Role, words.ROLES),
    (model.Strength, words.STRENGTHS),
    (model.Comparator, words.COMPARATORS),
    (model.QuantityRole, words.QUANTITY_ROLES),
    (model.Diagnostic.model_fields["severity"].annotation, words.SEVERITIES),
    (change.Status, words.STATUSES),
    (change.TargetVerdict, words.TARGET_CHANGES),
    (change.DeadlineVerdict, words.DEADLINE_CHANGES),
    (model.QualityKind, words.QUALITIES),
    (change.QualityVerdict, words.QUALITY_CHANGES),
)


@pytest.mark.parametrize(("codes", "known"), LISTS)
def test_every_code_has_one_word_of_its_own(codes: Any, known: dict[Any, str]) -> None:
    assert set(known) == set(get_args(codes))
    assert len(set(known.values())) == len(known)


def test_signs_are_of_comparators() -> None:
    assert set(words.SIGNS) <= set(words.COMPARATORS)


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("50", "50"),
        ("1200", "1,200"),
        ("97.50", "97.50"),
        ("10000", "1万"),
        ("2739300", "273.93万"),
        ("12345", "12,345"),
        ("130000000000", "1300亿"),
        ("1000000000000", "1万亿"),
        ("6660000000000", "6.66万亿"),
        ("123456789", "123,456,789"),
        ("-30000", "-3万"),
        ("0", "0"),
    ],
)
def test_large_numbers_are_shown_as_people_write_them(number: str, shown: str) -> None:
    assert words.figure(Decimal(number)) == shown


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**15), max_value=10**15, places=2))
def test_no_digit_of_a_number_is_lost(number: Decimal) -> None:
    shown = words.figure(number)
    scale = next(
        (10**power for word, power in (("万亿", 12), ("亿", 8), ("万", 4)) if shown.endswith(word)), 1
    )
    assert Decimal(shown.rstrip("万亿").replace(",", "")) * scale == number
