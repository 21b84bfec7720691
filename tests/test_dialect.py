"""A body's own words, added for one run and gone after it."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from workplan_parser import UnreadableInput, parse

TEXT = "2024年工作要点\n一、道路\n（一）养护。新铺彩虹带12虹段。\n挂帅单位：市政处\n二、桥梁\n（二）检测。\n挂帅单位：桥梁处\n"
WORDS = """
[responsibility.acts]
lead = "挂帅"
[units.count]
classifiers = "虹段"
"""


def test_words_are_added_and_taken_off_again(tmp_path: Path) -> None:
    (tmp_path / "body.toml").write_text(WORDS, encoding="utf-8")
    item = parse(TEXT, dialect=tmp_path / "body.toml").sections[0].items[0]
    assert [(office.name, office.role) for office in item.responsible] == [("市政处", "lead")]
    assert [(target.value, target.unit) for target in item.targets] == [(12, "虹段")]
    plain = parse(TEXT).sections[0].items[0]
    assert not plain.responsible
    assert not plain.targets


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("[nosuch]\na = 1", "nosuch"),
        ("[units.nosuch]\na = 1", "units.nosuch"),
        ("[responsibility.acts]\nlead = 3", "responsibility.acts.lead"),
        ("not toml", "方言表"),
    ],
)
def test_a_table_that_is_wrong_is_one_clear_message(tmp_path: Path, words: str, said: str) -> None:
    (tmp_path / "body.toml").write_text(words, encoding="utf-8")
    with pytest.raises(UnreadableInput, match=said):
        parse(TEXT, dialect=tmp_path / "body.toml")
    assert parse(TEXT).sections


def test_a_thread_that_asked_for_none_reads_without_it(tmp_path: Path) -> None:
    (tmp_path / "body.toml").write_text(WORDS, encoding="utf-8")

    def offices(words: Path | None) -> int:
        return len(parse(TEXT, dialect=words).sections[0].items[0].responsible)

    asked = [tmp_path / "body.toml", None] * 20
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(offices, asked)) == [1, 0] * 20
