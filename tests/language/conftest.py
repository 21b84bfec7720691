"""A test here speaks what it chooses, and the next one Chinese again."""

from collections.abc import Iterator

import pytest

from workplan_parser.language import speak


@pytest.fixture(autouse=True)
def chinese() -> Iterator[None]:
    speak("zh_CN")
    yield
    speak("zh_CN")
