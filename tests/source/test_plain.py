"""Text in the encodings offices use: the same characters out, the encoding said, one broken byte one character."""

import pytest

from workplan_parser import parse
from workplan_parser.source import load

TEXT = (
    "云岭市住房和城乡建设局2024年工作要点\n一、道路\n（一）养护。全年养护主干道120公里，完好率达到98%以上。\n责任单位：市政处\n"
    * 3
)


@pytest.mark.parametrize(
    ("codec", "said"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16-le"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("gbk", "gb18030"),
        ("gb18030", "gb18030"),
    ],
)
def test_encoding_is_found_and_said(codec: str, said: str) -> None:
    read = load(TEXT.encode(codec), "plan.txt")
    assert read.text == TEXT
    assert read.encoding is not None
    assert read.encoding.startswith(said)


def test_big5() -> None:
    text = (
        "二零二四年工作計劃\n一、道路\n（一）養護。全年養護主幹道一百二十公里，改善照明設施，保障市民出行安全。\n"
        * 3
    )
    read = load(text.encode("big5"), "plan.txt")
    assert (read.text, read.encoding) == (text, "big5")


@pytest.mark.parametrize("codec", ["utf-8", "gb18030"])
def test_one_broken_byte_costs_one_character(codec: str) -> None:
    data = bytearray(TEXT.encode(codec))
    at = TEXT.encode(codec).index("养".encode(codec))
    data[at] = 0xFF
    read = load(bytes(data), "plan.txt")
    assert read.encoding == codec
    assert [doubt.code for doubt in read.doubts if doubt.code == "WP101"] == ["WP101"]
    assert "养护主干道120公里" in read.text
    assert read.text.count("\ufffd") in (1, 2)
    broken = next(doubt.span for doubt in read.doubts if doubt.code == "WP101")
    assert broken is not None
    assert broken.of(read.text) == "\ufffd"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_stay_as_they_are(end: str) -> None:
    text = TEXT.replace("\n", end)
    assert load(text.encode(), "plan.txt").text == text
    assert len(parse(text).sections) == len(parse(TEXT).sections)


def test_a_table_in_plain_text_is_a_table() -> None:
    text = "序号\t工作任务\t责任单位\t完成时限\n1\t修补路面12公里\t市政处\t6月底前\n2\t检测桥梁36座\t桥梁处\t年底前\n"
    (table,) = load(text.encode(), "plan.txt").tables
    assert [cell.span.of(text) for cell in table.cells][4:8] == ["1", "修补路面12公里", "市政处", "6月底前"]


def test_prose_with_a_tab_in_it_is_no_table() -> None:
    assert not load("责任单位：\t市政处\n完成时限：\t年底前\n".encode(), "plan.txt").tables
