"""Tables with every cell on a line of its own: how many columns the headers make, and where rows begin and the table ends."""

import pytest

from workplan_parser.source import from_text
from workplan_parser.source.model import Table

HEAD = ["序号", "工作任务", "责任单位", "完成时限"]
ROWS = ["1", "修建道路12公里。", "市政处", "6月底前", "2", "架设桥梁3座。", "桥梁处", "9月底前"]
ALL = ["1 修建道路12公里。 市政处 6月底前", "2 架设桥梁3座。 桥梁处 9月底前"]


def read(text: str) -> list[str]:
    """The rows of the one table of *text*; a blank cell is written ·."""
    (table,) = from_text(text).tables
    return rows(table, text)


def rows(table: Table, text: str) -> list[str]:
    lines: dict[int, list[str]] = {}
    for cell in table.cells:
        lines.setdefault(cell.row, []).append("+".join(cell.span.of(text).split()) or "·")
    return [" ".join(line) for line in lines.values()]


@pytest.mark.parametrize("between", ["\n", "\n\n", "|\n", "\n|\n", "\r\n　\r\n"])
def test_what_parts_cells(between: str) -> None:
    text = "云岭市2026年任务分解表\n\n" + between.join(HEAD + ROWS) + between.strip(" \r\n") + "\n"
    assert read(text) == [" ".join(HEAD), *ALL]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (HEAD + ROWS[:3] + ["桥梁处"] + ROWS[3:], ["1 修建道路12公里。 市政处+桥梁处 6月底前", ALL[1]]),
        (HEAD + ROWS[:2] + ["新建泵站2座。"] + ROWS[2:], ["1 修建道路12公里。+新建泵站2座。 市政处 6月底前", ALL[1]]),
        (HEAD + ROWS[:4] + ["7"] + ROWS[4:], ALL),
        (HEAD + ROWS[:4] + ["2"] + ROWS[4:], ALL),
        (HEAD + ROWS[:2] + ["— 7 —"] + ROWS[2:], ALL),
        (HEAD + ROWS[:3] + ROWS[4:], ["1 修建道路12公里。 市政处", ALL[1]]),
        (HEAD + ["一、道路（1项）"] + ROWS[:4] + ["二、桥梁（1项）"] + ROWS[4:], ["一、道路（1项）", ALL[0], "二、桥梁（1项）", ALL[1]]),
        (HEAD + ROWS + ["（此件公开发布）", "附件2", "一、加强领导", "各单位要高度重视，抓好落实。"], ALL),
        ([*HEAD, "备注"] + ROWS, ALL),
        (["序号", "工作任务", "备注", "1", "新建公园三处", "含续建一处", "2", "改造管网5公里", "续建"], ["1 新建公园三处 含续建一处", "2 改造管网5公里 续建"]),
    ],
    ids=["two offices", "two tasks", "a page number", "a page number that is due", "a page number in a row", "a blank cell", "groups", "words after it", "a blank column", "words that end like offices"],
)  # fmt: skip
def test_rows(lines: list[str], expected: list[str]) -> None:
    assert read("\n\n".join(lines))[1:] == expected


def test_headers_nobody_knows_stand_between_those_one_knows() -> None:
    head = ["序号", "2026年预期值", "责任单位", "完成时限"]
    assert read("\n\n".join(head + ROWS)) == [" ".join(head), *ALL]


def test_without_numbers_the_words_and_the_cells_tell() -> None:
    text = "\n\n".join(HEAD[1:] + ROWS[1:4] + ROWS[5:] + ["以上任务由市政府办公室负责督促检查，定期通报。"])
    assert read(text) == [" ".join(HEAD[1:]), ALL[0][2:], ALL[1][2:]]


def test_a_heading_of_two_rows() -> None:
    head = ["序号", "工作任务", "责任分工", "完成时限", "牵头单位", "配合单位"]
    cells = ["1", "修路。", "市政处", "照明处", "6月底前", "2", "架桥。", "桥梁处", "园林处", "9月底前"]
    text = "\n\n".join(head + cells)
    (table,) = from_text(text).tables
    assert [(cell.span.of(text), *cell[1:5]) for cell in table.cells[:6]] == [
        ("序号", 0, 0, 2, 1),
        ("工作任务", 0, 1, 2, 1),
        ("责任分工", 0, 2, 1, 2),
        ("完成时限", 0, 4, 2, 1),
        ("牵头单位", 1, 2, 1, 1),
        ("配合单位", 1, 3, 1, 1),
    ]
    assert rows(table, text)[2:] == ["1 修路。 市政处 照明处 6月底前", "2 架桥。 桥梁处 园林处 9月底前"]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (HEAD + ["（一）", "道路"] + ROWS[:4] + ["（二）", "桥梁"] + ROWS[4:], ["（一） 道路", ALL[0], "（二） 桥梁", ALL[1]]),
        (["村名", "造林面积（亩）", "抚育面积（亩）", "责任人", "上坝村", "120", "300", "马立群", "下河村", "80", "260", "乔楠"],
         ["上坝村 120 300 马立群", "下河村 80 260 乔楠"]),
        (["序号", "村名", "种树（株）", "责任人", "1", "上坝村", "2", "马立群", "2", "下河村", "3", "乔楠"],
         ["1 上坝村 2 马立群", "2 下河村 3 乔楠"]),
        (["指标", "单位", "2025年实际", "2026年目标", "床位数", "张", "6.4", "6.6", "签约率", "%", "45", "50以上"],
         ["床位数 张 6.4 6.6", "签约率 % 45 50以上"]),
        (["责任单位", "全年目标（亿元）", "上半年（亿元）", "市商务局", "40", "18", "市文旅局", "60", "25"],
         ["市商务局 40 18", "市文旅局 60 25"]),
    ],
    ids=["a group's mark in a cell of its own", "villages and numbers", "numbers that number no rows", "indicators", "offices and numbers"],
)  # fmt: skip
def test_rows_of_marks_and_of_figures(lines: list[str], expected: list[str]) -> None:
    assert read("\n\n".join(lines))[1:] == expected


@pytest.mark.parametrize(
    ("head", "second"),
    [
        (["序号", "工作任务", "季度目标", "责任单位"], ["一季度", "二季度"]),
        (["序号", "工作任务", "责任链条", "完成时限"], ["责任领导", "责任单位"]),
    ],
)
def test_the_second_row_of_headers_stands_under_the_one_word_that_may_be_parted(
    head: list[str], second: list[str]
) -> None:
    rows = [["1", "修路。", "开工", "完工", "市政处"], ["2", "架桥。", "招标", "开工", "桥梁处"]]
    if second[0] == "责任领导":
        rows = [[*row[:2], "马立群", row[-1], "6月底前"] for row in rows]
    (table,) = from_text("\n\n".join([*head, *second, *rows[0], *rows[1]])).tables
    under = [cell for cell in table.cells if cell.row == 1]
    assert [(cell.column, cell.columns) for cell in under] == [(2, 1), (3, 1)]
    assert [cell.column for cell in table.cells if cell.row == 2] == [0, 1, 2, 3, 4]


def test_a_merged_group_holds_for_the_rows_that_begin_with_their_number() -> None:
    head = ["类别", "序号", "工作任务", "责任单位"]
    text = "|\n".join(
        [*head, "道桥", "1", "修路。", "市政处", "2", "架桥。", "桥梁处", "绿化", "3", "种树。", "园林处"]
    )
    (table,) = from_text(text).tables
    groups = [cell for cell in table.cells if cell.column == 0 and cell.row]
    assert [(cell.span.of(text), cell.row, cell.rows) for cell in groups] == [("道桥", 1, 2), ("绿化", 3, 1)]


def test_a_table_goes_on_after_its_headers_came_again() -> None:
    text = "\n\n".join(HEAD + ROWS[:4] + HEAD + ROWS[4:])
    assert [rows(table, text)[1:] for table in from_text(text).tables] == [ALL[:1], ALL[1:]]


@pytest.mark.parametrize(
    "lines",
    [
        ["首页", "工作动态", "重点工作", "责任单位", "政策文件", "一、总体要求", "加强领导。"],
        ["责任领导", "责任单位", "责任人", "完成时限"],
        ["一、供水", "修管12公里。", "1", "二、排水", "清淤20公里。", "2"],
        ["责任单位：", "市政处", "完成时限：", "6月底前", "责任人：", "张三"],
        ["联系人", "张三", "联系电话", "0123-4567890", "地址", "安平路3号"],
    ],
    ids=["a menu", "headers alone", "page numbers", "labels", "whom to ask"],
)
def test_no_table(lines: list[str]) -> None:
    source = from_text("\n\n".join(lines))
    assert (source.tables, source.doubts) == ((), ())


def test_numbered_headers_over_cells_that_fit_no_columns_are_a_doubt() -> None:
    text = "\n".join(
        [*HEAD, "各单位要高度重视，抓好落实，", "按期完成各项任务，", "确保取得实效，", "并及时报送。"]
    )
    (doubt,) = from_text(text).doubts
    assert (doubt.code, doubt.span and doubt.span.of(text)) == ("WP107", "\n".join(HEAD))
