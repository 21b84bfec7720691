"""Word files: numbers that only Word prints, tracked changes, tables, and what is refused."""

import pytest
from docxmaker import W, docx, paragraph, run

from workplan_parser import UnreadableInput
from workplan_parser.source import load


def lines(*body: str) -> list[str]:
    return load(docx(*body), "plan.docx").text.splitlines()


def test_generated_numbers_are_printed_and_restart_below() -> None:
    assert lines(
        paragraph("道路", 0),
        paragraph("养护。", 1),
        paragraph("桥梁。", 1),
        paragraph("绿化", 0),
        paragraph("补植。", 1),
    ) == ["一、道路", "（一）养护。", "（二）桥梁。", "二、绿化", "（一）补植。"]


def test_a_start_override_counts_from_there() -> None:
    assert lines(paragraph("养护。", 1, 2), paragraph("桥梁。", 1, 2)) == ["（五）养护。", "（六）桥梁。"]


def test_numbers_switched_off_by_zero() -> None:
    assert lines(paragraph("道路", 0), paragraph("说明", 0, 0), paragraph("绿化", 0)) == [
        "一、道路",
        "说明",
        "二、绿化",
    ]


def test_tracked_changes_read_as_accepted() -> None:
    changed = f"<w:ins>{run('新建6座')}</w:ins><w:del><w:r><w:delText>新建5座</w:delText></w:r></w:del>{run('泵站。')}"
    assert lines(paragraph(changed)) == ["新建6座泵站。"]


def test_hidden_text_is_not_read() -> None:
    hidden = f"<w:r><w:rPr><w:vanish/></w:rPr><w:t>内部</w:t></w:r>{run('公开')}"
    assert lines(paragraph(hidden)) == ["公开"]


def test_tables_keep_their_merged_cells() -> None:
    def cell(text: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"

    head = cell("工作任务") + cell("责任单位")
    first = cell("修路") + cell("市政处", '<w:vMerge w:val="restart"/>')
    second = cell("架桥") + cell("", "<w:vMerge/>")
    read = load(
        docx("<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in (head, first, second)) + "</w:tbl>"),
        "plan.docx",
    )
    (table,) = read.tables
    assert [(cell.span.of(read.text), cell.row, cell.rows) for cell in table.cells[2:]] == [
        ("修路", 1, 1),
        ("市政处", 1, 2),
        ("架桥", 2, 1),
    ]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (docx(document='<!DOCTYPE x [<!ENTITY a "aa">]><w:document>&a;</w:document>'), "DTD"),
        (
            docx(document=f"<w:document {W}><w:body>" + "<w:p/>" * 3_000_000 + "</w:body></w:document>"),
            "过大",
        ),
        (docx()[:200], "损坏"),
        (b"PK\x03\x04" + b"x" * 50, "损坏"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "另存为"),
        (b"%PDF-1.7\nx", "PDF"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "二进制|图片"),
        (b"", "空"),
        (b" \n\t\n", "空白"),
    ],
    ids=["entities", "bomb", "cut off", "no archive", "old doc", "broken pdf", "picture", "empty", "blank"],
)
def test_what_cannot_be_a_document_is_one_message(data: bytes, said: str) -> None:
    with pytest.raises(UnreadableInput, match=said) as refusal:
        load(data, "plan.docx")
    assert refusal.value.place == "plan.docx"
    assert "\n" not in str(refusal.value)
