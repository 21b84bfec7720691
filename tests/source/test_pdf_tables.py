"""Tables of a PDF, ruled or not: their cells, their merged cells, and how they go on over the page."""

import subprocess
import sys

import pytest

from pdfmaker import LEFT, TOP, Placed, pdf, typeset
from pdftables import tabulate
from workplan_parser.source import load
from workplan_parser.source.model import Source

HEAD = ["序号", "工作任务", "责任单位", "完成时限"]
WIDTHS = [3, 12, 7, 6]
ROWS = [
    ["1", "修建城市道路12公里，加固桥梁5座，更换路灯300盏。", "市政处、城市照明管理处", "2026年9月底前"],
    ["2", "清淤20公里", "市政处\n河道处", "6月底前"],
    ["3", "建设口袋公园12座，种植乔木3600株，恢复绿地5公顷。", "市园林绿化管理局", "年底前"],
]
READ = ["\t".join(cell.replace("\n", "  ") for cell in row) for row in [HEAD, *ROWS]]
MANY = [
    [str(n), f"修建{n}号道路12公里，加固桥梁5座，更换路灯300盏。", "市政处", "年底前"] for n in range(1, 30)
]


def read(pages: list[list[Placed]]) -> Source:
    return load(pdf(pages), "plan.pdf")


@pytest.mark.parametrize("ruled", [True, False], ids=["ruled", "not ruled"])
@pytest.mark.parametrize("middle", [True, False], ids=["in the middle", "at the top"])
def test_words_are_joined_in_their_cells(ruled: bool, middle: bool) -> None:
    source = read(
        tabulate([HEAD, *ROWS], WIDTHS, ruled=ruled, middle=middle, above=["云岭市2026年任务分解表"])
    )
    assert source.text.splitlines() == ["云岭市2026年任务分解表", *READ]
    assert len(source.tables) == 1


@pytest.mark.parametrize("ruled", [True, False], ids=["ruled", "not ruled"])
@pytest.mark.parametrize("header", [0, 1], ids=["rows go on", "header again"])
@pytest.mark.parametrize("split", [True, False], ids=["rows cut", "rows whole"])
def test_a_table_over_pages_is_one(ruled: bool, header: int, split: bool) -> None:
    pages = tabulate([HEAD, *MANY], WIDTHS, ruled=ruled, header=header, split=split, bottom=100 + 7 * header)
    for n, page in enumerate(pages, 1):
        page.append((290.0, 60.0, f"— {n} —"))
    source = read(pages)
    assert len(pages) > 2
    assert source.text.splitlines() == ["\t".join(row) for row in [HEAD, *MANY]]
    assert [max(cell.row for cell in table.cells) for table in source.tables] == [len(MANY)]


def test_merged_cells_hold_for_their_rows_also_on_the_next_page() -> None:
    rows = [
        [cell if n % 10 == 0 or c < 2 else None for c, cell in enumerate(row)] for n, row in enumerate(MANY)
    ]
    source = read(tabulate([HEAD, *rows], WIDTHS, header=0))
    merged = [(cell.row, cell.rows) for cell in source.tables[0].cells if cell.rows > 1]
    assert merged == [(1, 10), (1, 10), (11, 10), (11, 10), (21, 9), (21, 9)]


def test_a_heading_of_two_rows() -> None:
    edges = [LEFT, 140.0, 300.0, 400.0, 500.0]
    high, low, end = TOP, TOP - 24, TOP - 48
    rules: list[Placed] = [
        *((x, TOP, x, TOP - 72) for x in (*edges[:3], edges[4])),
        (edges[3], low, edges[3], TOP - 72),
        *((edges[0], y, edges[-1], y) for y in (high, end, TOP - 72)),
        (edges[2], low, edges[-1], low),
    ]
    words: list[Placed] = [
        (LEFT + 4, TOP - 30, "序号"), (144.0, TOP - 30, "工作任务"), (360.0, TOP - 18, "责任分工"),
        (304.0, TOP - 42, "牵头单位"), (404.0, TOP - 42, "配合单位"),
        (LEFT + 4, TOP - 66, "1"), (144.0, TOP - 66, "修路12公里"), (304.0, TOP - 66, "市政处"), (404.0, TOP - 66, "照明处"),
    ]  # fmt: skip
    source = read([[*rules, *words]])
    assert source.text.splitlines() == [
        "序号\t工作任务\t责任分工",
        "牵头单位\t配合单位",
        "1\t修路12公里\t市政处\t照明处",
    ]
    assert [cell[1:5] for cell in source.tables[0].cells[:3]] == [(0, 0, 2, 1), (0, 1, 2, 1), (0, 2, 1, 2)]


def test_a_page_on_its_side_is_read_as_it_is_shown() -> None:
    pages = tabulate([HEAD, *MANY], WIDTHS, above=["云岭市2026年任务分解表"])
    assert load(pdf(pages, turned=True), "plan.pdf").text == read(pages).text


def test_a_table_open_at_its_sides() -> None:
    pages = tabulate([HEAD, *ROWS], WIDTHS)
    left, right = min(p[0] for p in pages[0]), max(p[2] for p in pages[0] if len(p) == 4)
    drawn = [p for p in pages[0] if not (len(p) == 4 and p[0] == p[2] and p[0] in (left, right))]
    assert read([drawn]).text.splitlines() == READ


def test_level_lines_alone_part_the_rows() -> None:
    pages = tabulate([HEAD, *ROWS], WIDTHS)
    drawn = [p for p in pages[0] if not (len(p) == 4 and p[0] == p[2])]
    assert read([drawn]).text.splitlines() == READ


def test_lines_that_are_filled_boxes() -> None:
    """As word processors draw them: see that the thin box and the stroke give one table."""
    strokes = tabulate([HEAD, *ROWS], WIDTHS)
    assert (
        read(
            [[*strokes[0], *((p[0], p[1] + 1, p[2], p[3] + 1) for p in strokes[0] if len(p) == 4)]]
        ).text.splitlines()
        == READ
    )


def test_headers_broken_over_lines() -> None:
    head = ["序\n号", "工作任务", "责任\n单位", "完成\n时限"]
    source = read(tabulate([head, *ROWS], WIDTHS, ruled=False))
    assert source.text.splitlines()[1:] == READ[1:]
    assert source.text.splitlines()[0].replace("  ", "") == READ[0]


def test_text_stands_before_and_after_its_table_whenever_it_was_drawn() -> None:
    (page,) = tabulate([HEAD, ROWS[1]], WIDTHS, above=["一、道路"])
    page = [*page, (LEFT, 500.0, "二、桥梁")]
    assert read([page[::-1]]).text.splitlines() == ["一、道路", READ[0], READ[2], "二、桥梁"]


def test_a_name_that_fills_its_cell_is_not_joined_to_the_next() -> None:
    rows = [["1", "修路", "市水务局\n市住建局\n市生态环境局", "年底前"]]
    source = read(tabulate([HEAD, *rows], [3, 12, 4, 6]))
    assert source.text.splitlines()[1].split("\t")[2] == "市水务局  市住建局  市生态环境局"


@pytest.mark.parametrize(
    "words",
    [
        ["　　一、加强道路养护", "　　（一）修路12公里。", "　　责任单位：市政处　　照明处　　园林处"],
        ["任务　　单位", "修路　　市政处"],
    ],
    ids=["labels", "two words"],
)
def test_no_table(words: list[str]) -> None:
    page: list[Placed] = [(LEFT, TOP - n * 28.0, line) for n, line in enumerate(words)]
    assert read([page]).tables == ()


def test_a_frame_round_words_is_no_table() -> None:
    box: list[Placed] = [
        (LEFT, 760.0, 500.0, 760.0),
        (LEFT, 600.0, 500.0, 600.0),
        (LEFT, 600.0, LEFT, 760.0),
        (500.0, 600.0, 500.0, 760.0),
        (300.0, 600.0, 300.0, 760.0),
    ]
    page = [*box, (LEFT + 4, 740.0, "一、加强道路养护。"), (304.0, 740.0, "二、加强桥梁检测。")]
    source = read([page])
    assert (source.text.splitlines(), source.tables) == (["一、加强道路养护。", "二、加强桥梁检测。"], ())


def test_without_crossing_lines_pdfplumber_is_not_loaded() -> None:
    program = (
        "import sys; from workplan_parser.source.pdf import read; read(sys.stdin.buffer.read(), 'a.pdf');"
        "print('pdfplumber' in sys.modules)"
    )
    plain = pdf(typeset(["一、道路养护。", "二、桥梁检测。"]))
    table = pdf(tabulate([HEAD, *ROWS], WIDTHS))
    told = [
        subprocess.run(
            [sys.executable, "-c", program], input=data, capture_output=True, check=True
        ).stdout.strip()
        for data in (plain, table)
    ]
    assert told == [b"False", b"True"]
