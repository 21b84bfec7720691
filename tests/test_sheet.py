"""A sheet of folded text, and any stretch of it as one line with the way back to the source."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workplan_parser.text.flow import Mode
from workplan_parser.text.sheet import Sheet


@pytest.mark.parametrize(
    ("text", "mode", "line"),
    [
        ("新建 公厕 １２００ 座", "tight", "新建公厕1200座"),
        ("推广 5 G 网络", "tight", "推广5 G网络"),
        ("投资30\r\n00万元", "tight", "投资3000万元"),
        ("市政处　　绿化处\n  环卫处", "spaced", "市政处　　绿化处环卫处"),
        ("市政处\n绿化处", "whole", "市政处\n绿化处"),
        ("全部完成．去年投资３．５亿元．", "tight", "全部完成。去年投资3.5亿元。"),
        ("全部完成 .次年", "tight", "全部完成。次年"),
        ("零\u200b宽", "tight", "零宽"),
    ],
)
def test_a_stretch_as_one_line(text: str, mode: Mode, line: str) -> None:
    assert Sheet(text).flow(0, len(text), mode).text == line


pieces = st.lists(
    st.sampled_from(["新建", "公厕", "１２", "3", "AB", "。", ".", " ", "　", "\n", "\r\n", "\u200b"])
)
texts = pieces.map("".join)


@given(texts, st.sampled_from(["tight", "spaced", "whole"]), st.data())
def test_every_character_leads_back_to_one_that_folds_to_it(
    text: str, mode: Mode, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    sheet = Sheet(text)
    flow = sheet.flow(start, end, mode)
    places = [flow.offset(i) for i in range(len(flow.text))]
    joints = [i for i, at in enumerate(places) if sheet.stopped[at : at + 1] != flow.text[i]]
    assert all(start <= place < end for place in places)
    assert all(flow.text[i] == " " for i in joints)
    assert sheet.trim(start, end).of(text) == text[start:end].strip()
