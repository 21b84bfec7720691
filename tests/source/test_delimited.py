"""Tables saved as .csv and .tsv: what parts cells, what quotes hold, and what only bears the name."""

import pytest

from workplan_parser.source import load

HEAD = "序号,工作任务,责任单位,完成时限\n"


@pytest.mark.parametrize(
    ("name", "text", "lines"),
    [
        ("a.csv", HEAD + "1,修路,市政处,6月底前\n", ["1\t修路\t市政处\t6月底前"]),
        ("a.csv", HEAD.replace(",", ";") + "1;修路;市政处;6月底前\n", ["1\t修路\t市政处\t6月底前"]),
        ("a.tsv", HEAD.replace(",", "\t") + "1\t修路\t市政处\t6月\n", ["1\t修路\t市政处\t6月"]),
        ("a.csv", HEAD + '1,"修路，\n架桥","甲处,乙处",6月\n', ["1\t修路，  架桥\t甲处,乙处\t6月"]),
        ("a.csv", HEAD + '1,"开展""净空""行动",甲处,\n', ['1\t开展"净空"行动\t甲处\t']),
        (
            "a.csv",
            HEAD + '1,修5"管,甲处,6月\n2,架桥,乙处,9月\n',
            ['1\t修5"管\t甲处\t6月', "2\t架桥\t乙处\t9月"],
        ),
        (
            "a.csv",
            HEAD + '1,"修路,甲处,6月\n2,架桥,乙处,9月\n',
            ['1\t"修路\t甲处\t6月', "2\t架桥\t乙处\t9月"],
        ),
        ("a.csv", HEAD + "1,修路\n2,架桥,乙处,9月\n", ["1\t修路", "2\t架桥\t乙处\t9月"]),
    ],
    ids=[
        "commas",
        "semicolons",
        "tabs",
        "quoted",
        "doubled quotes",
        "a lone quote",
        "an open quote",
        "short row",
    ],
)
def test_rows(name: str, text: str, lines: list[str]) -> None:
    source = load(text.encode(), name)
    assert source.text.splitlines() == ["序号\t工作任务\t责任单位\t完成时限", *lines]
    assert len(source.tables) == 1
    assert source.media_type == ("text/tab-separated-values" if "\t" in text else "text/csv")


def test_as_excel_saves_it_on_chinese_windows() -> None:
    text = "云岭市2026年任务分解表,,,\n" + HEAD + "1,修路,市政处,6月底前\n"
    source = load(text.replace("\n", "\r\n").encode("gb18030"), "a.csv")
    assert (source.encoding, source.text.splitlines()[0]) == ("gb18030", "云岭市2026年任务分解表")
    assert source.tables[0].span.of(source.text).startswith("序号")


def test_a_heading_of_two_rows_covers_its_blanks() -> None:
    text = "序号,任务,责任分工,,时限\n,,牵头单位,配合单位,\n1,修路,甲处,乙处,6月\n"
    source = load(text.encode(), "a.csv")
    covering = [cell for cell in source.tables[0].cells if cell.rows + cell.columns > 2]
    assert [(cell.span.of(source.text), *cell[1:5]) for cell in covering] == [
        ("序号", 0, 0, 2, 1),
        ("任务", 0, 1, 2, 1),
        ("责任分工", 0, 2, 1, 2),
        ("时限", 0, 4, 2, 1),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "云岭市2026年要点\n一、道路\n(一)修路12公里,架桥3座,种树500棵.\n(二)清淤20公里,补植绿地.\n",
        '年份,标题,全文\n2026,工作报告,"一、回顾\n' + "修路12公里。\n" * 600 + '"\n',
    ],
    ids=["prose with commas", "a document in a cell"],
)
def test_no_table(text: str) -> None:
    source = load(text.encode(), "a.csv")
    assert (source.media_type, source.text, source.tables) == ("text/plain", text, ())


def test_a_broken_byte_is_placed_in_what_is_read() -> None:
    source = load(HEAD.encode() + b"1,\xff\xe4\xbf\xae\xe8\xb7\xaf,a,b\n", "a.csv")
    assert [doubt.span.of(source.text) for doubt in source.doubts if doubt.span] == ["\ufffd"]
