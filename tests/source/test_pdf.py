"""PDF files: lines joined to paragraphs, page numbers and running heads left out, and what cannot be read."""

import pytest

from pdfmaker import LEFT, RIGHT, SIZE, STEP, TOP, Placed, pdf, typeset
from workplan_parser import UnreadableInput
from workplan_parser.source import load

LONG = (
    "一、提升道路设施完好水平。对三十条道路实施中修，"
    + "确保道路设施完好率达到97%以上，" * 9
    + "全年完成投资2.5亿元。"
)
WIDE = int((RIGHT - LEFT) / SIZE)


def lines(pages: list[list[Placed]]) -> list[str]:
    return load(pdf(pages), "plan.pdf").text.splitlines()


def test_lines_are_joined_across_pages_and_furniture_is_left_out() -> None:
    paragraphs = [LONG, "（一）加强照明管理。亮灯率不低于98%。", "责任单位：照明中心"] * 6
    title = "云岭市城市管理局2025年工作要点"
    assert lines(typeset(paragraphs, title, head="云岭市城市管理局文件")) == [title, *paragraphs]


def test_a_line_that_begins_with_a_number_goes_on() -> None:
    full = "养" * (WIDE - 2)
    assert (
        lines(typeset([full + "12.5公里，" + "护" * 40 + "。"] * 3))
        == [full + "12.5公里，" + "护" * 40 + "。"] * 3
    )


def test_without_indents_a_mark_after_a_full_stop_begins_a_paragraph() -> None:
    first, second = "养" * (WIDE - 1) + "。", "（二）" + "护" * (WIDE - 4) + "。"
    third = "（三）" + "改" * (WIDE - 3)
    page = [(LEFT, TOP - n * STEP, text) for n, text in enumerate([first, second, third, "造一条路。"])]
    assert lines([page]) == [first, second, third + "造一条路。"]


def test_without_indents_a_full_heading_stands_alone_before_the_next_mark() -> None:
    heading, item = "一、" + "建" * (WIDE - 2), "（一）" + "养" * (WIDE - 4) + "。"
    page = [(LEFT, TOP - n * STEP, text) for n, text in enumerate([heading, item, "责任单位：市政处"])]
    assert lines([page]) == [heading, item, "责任单位：市政处"]


def test_names_parted_by_two_blanks_stay_parted() -> None:
    text = "责任单位：市政处\u3000\u3000桥梁处\u3000\u3000照明处"
    assert lines([[(LEFT, TOP, text)]])[0].split() == ["责任单位：市政处", "桥梁处", "照明处"]


def test_type_spread_over_a_line_has_no_blanks() -> None:
    spread = [(LEFT + n * 1.6 * SIZE, TOP, sign) for n, sign in enumerate("改造老旧管网")]
    assert lines([spread]) == ["改造老旧管网"]


def test_a_sign_alone_on_a_line_is_kept() -> None:
    paragraph = "养" * (2 * WIDE - 2) + "。"
    assert lines(typeset([paragraph] * 3)) == [paragraph] * 3


def test_without_indents_a_wider_gap_parts() -> None:
    first, second = "养" * WIDE, "护" * WIDE
    heights = [0.0, 1.0, 2.5, 3.5, 5.0, 6.0]
    page = [(LEFT, TOP - at * STEP, text) for at, text in zip(heights, [first, second] * 3, strict=True)]
    assert lines([page]) == [first + second] * 3


def test_a_number_in_the_text_is_no_page_number() -> None:
    page = [(LEFT + 2 * SIZE, TOP - n * STEP, text) for n, text in enumerate(["序号", "12", "责任单位"])]
    assert lines([[*page, (290.0, 60.0, "第 3 页 共 9 页")]]) == ["序号", "12", "责任单位"]


def test_radicals_are_read_as_the_characters_they_show() -> None:
    assert lines([[(LEFT, TOP, "⼀、加强⻋辆管理")]]) == ["一、加强车辆管理"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (pdf(typeset([LONG]), password="秘"), "密码"),
        (pdf([[], []]), "扫描"),
        (pdf([[(290.0, 60.0, "— 1 —")]]), "扫描"),
        (b"%PDF-1.4\n" + b"0" * 300, "损坏"),
    ],
    ids=["protected", "scan", "scan with page numbers", "damaged"],
)
def test_what_has_no_words_is_one_message(data: bytes, said: str) -> None:
    with pytest.raises(UnreadableInput, match=said) as refusal:
        load(data, "plan.pdf")
    assert "\n" not in str(refusal.value)


def test_an_empty_password_opens() -> None:
    assert load(pdf(typeset(["一、道路"]), password=""), "plan.pdf").text == "一、道路\n"
