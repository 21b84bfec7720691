"""Patterns and lists that take their words from the tables say which word, and from which entry."""

from pathlib import Path

import pytest

from workplan_parser import lexicon
from workplan_parser.lexicon import Hit, Pattern, WordList, hits

PROMISED = Pattern(
    "commitments", r"\L<strength.strive> (?P<rest> .{0,4}? ) \L<comparators:after.within>? [0-9]"
)
STRIVES = WordList("commitments", "strength.strive")


def test_a_match_tells_its_words() -> None:
    found = PROMISED.search("今年力争达到95%")
    assert found is not None and found["rest"] == "达到"
    assert hits(found) == (Hit(2, 4, "力争", "commitments", "strength.strive"),)
    assert hits(None) == ()


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (STRIVES.starts("力争完成"), (0, 2)),
        (STRIVES.starts("要力争", 1), (1, 3)),
        (STRIVES.starts("要力争"), None),
        (STRIVES.ends("要力争"), (1, 3)),
        (STRIVES.ends("要力争完成", 3), (1, 3)),
        (STRIVES.within("要力争完成"), (1, 3)),
        (STRIVES.within("要完成"), None),
        (STRIVES.within("力争完成,争取"), (0, 2)),
        (STRIVES.within("力争完成,争取", 1), (5, 7)),
        (STRIVES.within("力争完成,争取", 1, 6), None),
        (STRIVES.last("力争完成,争取"), (5, 7)),
        (STRIVES.last("完成"), None),
        (STRIVES.whole("力争"), (0, 2)),
        (STRIVES.whole("力争要"), None),
    ],
)
def test_a_list_asked_of_a_text(answer: Hit | None, expected: tuple[int, int] | None) -> None:
    assert (answer and answer[:2]) == expected


def test_words_found_do_not_overlap_and_are_as_long_as_they_can_be() -> None:
    found = WordList("commitments", "aspect.done").every("累计已建成,建成了")
    assert [hit.word for hit in found] == ["累计已", "建成了"]


def test_words_of_a_dialect_are_found_while_it_lasts(tmp_path: Path) -> None:
    (tmp_path / "body.toml").write_text('[commitments.strength]\nstrive = "冲刺"', encoding="utf-8")
    with lexicon.dialect(tmp_path / "body.toml"):
        assert PROMISED.search("冲刺达到95%") and "冲刺" in STRIVES
    assert not PROMISED.search("冲刺达到95%") and "冲刺" not in STRIVES
