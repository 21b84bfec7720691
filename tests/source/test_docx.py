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


def cell(text: str, properties: str = "") -> str:
    """A cell; *text* may be paragraphs and tables already."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{text if text.startswith('<w:') else paragraph(text)}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def test_tables_keep_their_merged_cells() -> None:
    head = cell("工作任务") + cell("责任单位")
    first = cell("修路") + cell("市政处", '<w:vMerge w:val="restart"/>')
    second = cell("架桥") + cell("", "<w:vMerge/>")
    read = load(docx(table(row(head), row(first), row(second))), "plan.docx")
    (grid,) = read.tables
    assert [(cell.span.of(read.text), cell.row, cell.rows) for cell in grid.cells[2:]] == [
        ("修路", 1, 1),
        ("市政处", 1, 2),
        ("架桥", 2, 1),
    ]


HEAD = row(cell("序号"), cell("工作任务"), cell("责任单位"))
FIRST = row(cell("1"), cell("修路"), cell("市政处"))
SECOND = row(cell("2"), cell("架桥"), cell("桥梁处"))


@pytest.mark.parametrize(
    ("rows", "read"),
    [
        ([f"<w:sdt><w:sdtContent>{FIRST}</w:sdtContent></w:sdt>"], ["1\t修路\t市政处"]),
        ([row(cell("1"), f"<w:sdt><w:sdtContent>{cell('修路')}</w:sdtContent></w:sdt>", cell("市政处"))], ["1\t修路\t市政处"]),
        ([row(cell("1"), cell("旧任务"), cell("旧处"), properties="<w:del/>"), SECOND], ["2\t架桥\t桥梁处"]),
        ([row(cell("1"), cell("旧", "<w:cellDel/>"), cell("修路"), cell("市政处"))], ["1\t修路\t市政处"]),
        ([row(cell(paragraph("<w:r/>", 2)), cell("修路"), cell("市政处"))], ["1.\t修路\t市政处"]),
        ([row(cell("1"), cell(paragraph("修路", 2) + paragraph("架桥", 2)), cell("市政处"))], ["1\t1.修路  2.架桥\t市政处"]),
        ([row(cell("1"), cell(paragraph("改造") + table(row(cell("甲"), cell("30")), row(cell("乙"), cell("20"))) + paragraph("完。")), cell("市政处"))],
         ["1\t改造  甲  30  乙  20  完。\t市政处"]),
        ([row(cell("一、道路", '<w:gridSpan w:val="3"/>')), FIRST], ["一、道路", "1\t修路\t市政处"]),
    ],
    ids=["a row in a content control", "a cell in one", "a deleted row", "a deleted cell", "a number that Word counts", "a list in a cell",
         "a table in a cell", "a group"],
)  # fmt: skip
def test_rows_of_a_table(rows: list[str], read: list[str]) -> None:
    source = load(docx(table(HEAD, *rows)), "plan.docx")
    assert source.text.splitlines() == ["序号\t工作任务\t责任单位", *read]
    assert len(source.tables) == 1


def test_a_row_alone_goes_on_with_the_table_it_was_cut_from() -> None:
    source = load(docx(table(HEAD, FIRST), paragraph("续表"), table(SECOND)), "plan.docx")
    assert [table.span.of(source.text) for table in source.tables][1:] == ["2\t架桥\t桥梁处"]


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


def level(index: int, style: str, text: str, more: str = "") -> str:
    return f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{style}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'


HEADINGS = (
    '<w:style w:type="paragraph" w:styleId="H1"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="H2"><w:basedOn w:val="H1"/>'
    '<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="H2b"><w:basedOn w:val="H2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Plain"><w:basedOn w:val="H1"/>'
    '<w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="numbering" w:styleId="List"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
)
LISTS = (
    f"<w:numbering {W}>"
    '<w:abstractNum w:abstractNumId="0">'
    + level(0, "chineseCountingThousand", "第%1章", '<w:pStyle w:val="H1"/>')
    + level(1, "chineseCountingThousand", "%2、", '<w:pStyle w:val="H2"/>')
    + level(2, "decimal", "%1.%2.%3", "<w:isLgl/>")
    + level(3, "decimalEnclosedCircle", "%4", '<w:lvlRestart w:val="0"/>')
    + '</w:abstractNum><w:abstractNum w:abstractNumId="1">'
    + level(0, "japaneseCounting", "（%1）")
    + '</w:abstractNum><w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="List"/></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num>'
    '<w:num w:numId="4"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">'
    + level(0, "upperLetter", "%1.")
    + "</w:lvlOverride></w:num></w:numbering>"
)


def styled(text: str, style: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{run(text)}</w:p>'


@pytest.mark.parametrize(
    ("body", "printed"),
    [
        (
            [styled("道路", "H1"), styled("养护", "H2"), styled("桥梁", "H2b")],
            ["第一章道路", "一、养护", "二、桥梁"],
        ),
        (
            [styled("道路", "H1"), styled("说明", "Plain"), styled("绿化", "H1")],
            ["第一章道路", "说明", "第二章绿化"],
        ),
        (
            [styled("道路", "H1"), styled("养护", "H2"), paragraph("修补", 2)],
            ["第一章道路", "一、养护", "1.1.1修补"],
        ),
        ([paragraph("甲", 3), styled("道路", "H1"), paragraph("乙", 3)], ["①甲", "第一章道路", "②乙"]),
        (
            [paragraph("甲", 0, 3), paragraph("乙", 0, 2), paragraph("丙", 0, 3)],
            ["（一）甲", "（二）乙", "（三）丙"],
        ),
        ([paragraph("甲", 0, 2), paragraph("5G基站", 0, 4)], ["（一）甲", "B. 5G基站"]),
        ([paragraph("甲", 0, 99), paragraph("乙", 7, 2)], ["甲", "乙"]),
    ],
    ids=[
        "by the heading's style and what is based on it",
        "switched off by a style",
        "decimal where the law form is asked",
        "a level that never restarts",
        "a link to a list style counts on",
        "a level replaced; a space before Latin",
        "no such list or level",
    ],
)
def test_numbers_by_style_link_and_override(body: list[str], printed: list[str]) -> None:
    assert load(docx(*body, numbering=LISTS, styles=HEADINGS), "plan.docx").text.splitlines() == printed


BOX = "<w:txbxContent><w:p><w:r><w:t>附注</w:t></w:r></w:p></w:txbxContent>"
DELETED_MARK = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>新建公厕</w:t></w:r></w:p>"


@pytest.mark.parametrize(
    ("xml", "printed"),
    [
        ("<w:r><w:t>面积5000m</w:t></w:r><w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:t>2</w:t></w:r>", ["面积5000m²"]),
        ("<w:r><w:t>达标率</w:t><w:sym w:font='Symbol' w:char='F0B3'/><w:t>95%</w:t></w:r>", ["达标率≥95%"]),
        ("<w:r><w:t>上</w:t><w:br/><w:t>下</w:t></w:r>", ["上", "下"]),
        ("<w:r><w:t>A</w:t><w:noBreakHyphen/><w:t>B</w:t><w:softHyphen/><w:t>C</w:t></w:r>", ["A-BC"]),
        ("<w:hyperlink><w:r><w:t>链接</w:t></w:r></w:hyperlink><w:smartTag><w:r><w:t>文字</w:t></w:r></w:smartTag>", ["链接文字"]),
        ("<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>正文</w:t><w:footnoteReference w:id='1'/></w:r>", ["正文"]),
        (f"<w:r><w:t>正文</w:t><AlternateContent><Choice>{BOX}</Choice><Fallback>{BOX}</Fallback></AlternateContent></w:r>", ["正文", "附注"]),
        ("<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>单击输入</w:t></w:r></w:sdtContent></w:sdt><w:r><w:t>正文</w:t></w:r>", ["正文"]),
        ("<w:moveFrom><w:r><w:t>旧</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>新</w:t></w:r></w:moveTo>", ["新"]),
        ("<w:ruby><w:rt><w:r><w:t>yin</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>音</w:t></w:r></w:rubyBase></w:ruby>", ["音"]),
    ],
    ids=["raised digit", "symbol font", "line break", "hyphens", "links", "fields and notes", "text box once", "prompt", "moved", "ruby"],
)  # fmt: skip
def test_what_a_paragraph_prints(xml: str, printed: list[str]) -> None:
    assert lines(f"<w:p>{xml}</w:p>") == printed


def test_a_deleted_paragraph_mark_joins_and_counts_no_number() -> None:
    assert lines(DELETED_MARK, paragraph("12座。", 1), paragraph("改造。", 1)) == [
        "（一）新建公厕12座。",
        "（二）改造。",
    ]


def test_a_number_printed_in_a_table_column_counts() -> None:
    def row(*cells: str) -> str:
        return "<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in cells) + "</w:tr>"

    numbered = '<w:p><w:pPr><w:numPr><w:ilvl w:val="2"/><w:numId w:val="1"/></w:numPr></w:pPr></w:p>'
    head = row(paragraph("序号"), paragraph("任务"))
    table = f"<w:tbl>{head}{row(numbered, paragraph('修路'))}{row(numbered, paragraph('架桥') + paragraph('通车'))}</w:tbl>"
    assert lines(table) == ["序号\t任务", "1.\t修路", "2.\t架桥  通车"]
