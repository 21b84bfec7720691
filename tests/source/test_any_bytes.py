"""Whatever the bytes: a document whose spans quote its text, or one message; never another exception."""

from hypothesis import example, given
from hypothesis import strategies as st

from docxmaker import docx, paragraph
from pdfmaker import pdf, typeset
from workplan_parser import UnreadableInput
from workplan_parser.source import load
from xlsxmaker import xlsx

PLAN = "云岭市城市管理局2025年工作要点\n一、道路\n序号\t任务\t单位\n1\t修路\t市政处\n"
WHOLE = {
    "plan.txt": PLAN.encode("gb18030"),
    "plan.html": f"<html><meta charset=utf-8><p>{PLAN}</p><table><tr><td>甲<td>乙<tr><td>丙<td>丁</table></html>".encode(),
    "plan.docx": docx(
        paragraph("道路", 0), "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>", paragraph("养护", 1)
    ),
    "plan.xlsx": xlsx({"任务": [["序号", "任务", "单位"], [1, "修路", "市政处"]]}),
    "plan.csv": '序号,任务,单位\n1,"修路\n架桥",市政处\n'.encode("gb18030"),
    "plan.md": "| 任务 | 单位 |\n|---|---|\n| 修路 | 市政处 |\n".encode(),
    "plan.pdf": pdf(typeset(["一、道路养护。", "二、桥梁检测。"], "工作要点")),
}


def read_or_refuse(data: bytes, name: str) -> None:
    try:
        source = load(data, name)
    except UnreadableInput as refusal:
        assert refusal.what
        assert "\n" not in str(refusal)
        assert refusal.place == name
        return
    spans = [table.span for table in source.tables] + [
        cell.span for table in source.tables for cell in table.cells
    ]
    spans += [doubt.span for doubt in source.doubts if doubt.span]
    assert source.text
    assert all(0 <= span.start <= span.end <= len(source.text) for span in spans)
    assert len(source.sha256) == 64


@given(st.binary(max_size=300), st.sampled_from([*WHOLE, "plan.doc", "plan"]))
@example(b"\xff\xfe", "plan.txt")
@example(b"\xff\xfe\x00", "plan.txt")
@example(b"<%", "plan.html")
def test_any_bytes(data: bytes, name: str) -> None:
    read_or_refuse(data, name)


@given(st.sampled_from(list(WHOLE)), st.data())
def test_a_sound_file_damaged(name: str, draw: st.DataObject) -> None:
    data = bytearray(WHOLE[name])
    for _ in range(draw.draw(st.integers(1, 8))):
        data[draw.draw(st.integers(0, len(data) - 1))] = draw.draw(st.integers(0, 255))
    cut = draw.draw(st.integers(0, len(data)))
    read_or_refuse(bytes(data[:cut] if draw.draw(st.booleans()) else data), name)
