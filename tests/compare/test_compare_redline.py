"""The redline: what was struck and what was written in its place, by words."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workplan_parser.compare.redline import SMALL, recast, redline

WORDS = Counter({"管理": 9, "管控": 4, "提升": 8, "提高": 6, "做好": 5, "抓好": 5})


def marked(old: str, new: str, words: Counter[str] | None = None) -> str:
    return "".join(
        e.new if e.op == "equal" else (f"[-{e.old}-]" if e.old else "") + (f"{{+{e.new}+}}" if e.new else "")
        for e in redline(old, new, words)
    )


@pytest.mark.parametrize(
    ("old", "new", "expect"),
    [
        ("加强道路养护。", "加强道路日常养护。", "加强道路{+日常+}养护。"),
        ("加强道路日常养护。", "加强道路养护。", "加强道路[-日常-]养护。"),
        ("新建公厕1200座。", "新建公厕1350座。", "新建公厕[-1200-]{+1350+}座。"),
        ("达到97.5%以上。", "达到98%以上。", "达到[-97.5%-]{+98%+}以上。"),
        ("甲乙丙。丁戊己。", "丁戊己。甲乙丙。", "{+丁戊己。+}甲乙丙。[-丁戊己。-]"),
        ("开展无证犬清查。", "施划路内停车泊位。", "[-开展无证犬清查。-]{+施划路内停车泊位。+}"),
    ],
)
def test_what_is_marked(old: str, new: str, expect: str) -> None:
    assert marked(old, new) == expect


@pytest.mark.parametrize(
    ("old", "new", "expect"),
    [
        (
            "强化工地日常管理,所有工地封闭。",
            "强化工地日常管控,所有工地封闭。",
            "强化工地日常[-管理-]{+管控+},所有工地封闭。",
        ),
        ("不断提升服务质量。", "不断提高服务质量。", "不断[-提升-]{+提高+}服务质量。"),
        ("继续做好夜间保洁。", "继续抓好夜间保洁。", "继续[-做好-]{+抓好+}夜间保洁。"),
    ],
)
def test_single_characters_grow_into_the_words_the_plans_use(old: str, new: str, expect: str) -> None:
    assert marked(old, new, WORDS) == expect


texts = st.text("甲乙丙丁，。；12.%A 理控", max_size=60)


@given(texts, texts)
def test_the_pieces_join_to_both_texts_and_mirror(old: str, new: str) -> None:
    edits = redline(old, new, WORDS)
    assert "".join(e.old for e in edits) == old
    assert "".join(e.new for e in edits) == new
    assert [(e.new, e.old) for e in edits] == [(e.old, e.new) for e in redline(new, old, WORDS)]
    assert all((e.op == "equal") == (e.old == e.new) for e in edits)


def test_widths_come_back_as_printed() -> None:
    edits = recast(redline("甲,乙(1)", "甲,丙(1)"), "甲，乙（1）", "甲，丙(1)")
    assert "".join(e.old for e in edits) == "甲，乙（1）"
    assert "".join(e.new for e in edits) == "甲，丙(1)"


def test_a_text_too_long_for_characters_is_replaced_whole() -> None:
    old, new = "甲乙" * SMALL, "乙丙" * SMALL
    assert [e.op for e in redline(old, new)] == ["replace"]
