"""Every code that people are shown has its word."""

from typing import Any, get_args

import pytest

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
)


@pytest.mark.parametrize(("codes", "known"), LISTS)
def test_every_code_has_one_word_of_its_own(codes: Any, known: dict[Any, str]) -> None:
    assert set(known) == set(get_args(codes))
    assert len(set(known.values())) == len(known)


def test_signs_are_of_comparators() -> None:
    assert set(words.SIGNS) <= set(words.COMPARATORS)
