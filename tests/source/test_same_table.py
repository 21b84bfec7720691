"""One table, whatever its form: every reader finds the same cells in the same places."""

from collections.abc import Callable
from html import escape

from hypothesis import given
from hypothesis import strategies as st

from docxmaker import docx, paragraph
from pdfmaker import pdf
from pdftables import tabulate
from strategies import few
from workplan_parser.source import load
from workplan_parser.text.characters import tight
from xlsxmaker import xlsx

Rows = list[list[str]]
HEADS = st.sampled_from(
    [
        ("序号", "工作任务", "责任单位", "完成时限"),
        ("序号", "重点任务", "牵头单位", "配合单位", "时限要求"),
        ("序号", "项目名称", "责任科室", "完成时间", "责任领导"),
        ("序号", "任务类别", "具体任务", "主要责任单位", "其他责任单位"),
    ]
)
TASKS = st.sampled_from(
    [
        "修建城市道路12公里",
        "新建公厕30座，改造旱厕5座",
        "种植乔木3600株。恢复绿地5公顷。",
        "完成投资2.5亿元",
        "清淤，保洁",
    ]
)
CELLS = {
    "office": st.sampled_from(["市政处", "区住房城乡建设局", "园林绿化处、照明处", "县水务局", "办公室"]),
    "time": st.sampled_from(["6月底前", "2026年9月底前", "年底前", "第三季度"]),
    "person": st.sampled_from(["周文斌", "李志强"]),
    "group": st.sampled_from(["城市更新", "生态环境"]),
}


def cell(header: str, row: int) -> st.SearchStrategy[str]:
    if header == "序号":
        return st.just(str(row))
    ends = {
        "单位": "office",
        "科室": "office",
        "时限": "time",
        "时间": "time",
        "要求": "time",
        "领导": "person",
        "类别": "group",
    }
    return CELLS[ends[header[-2:]]] if header[-2:] in ends else TASKS


@st.composite
def tables(draw: st.DrawFn) -> Rows:
    head = draw(HEADS)
    count = draw(st.integers(2, 7))
    return [list(head), *([draw(cell(header, n)) for header in head] for n in range(1, count + 1))]


def marked_up(row: str, cell: str, write: Callable[[str], str]) -> Callable[[Rows], str]:
    return lambda rows: "".join(row % "".join(cell % write(words) for words in line) for line in rows)


HTML = marked_up("<tr>%s</tr>", "<td>%s</td>", escape)
WORD = marked_up("<w:tr>%s</w:tr>", "<w:tc>%s</w:tc>", paragraph)
FORMS: dict[str, Callable[[Rows], tuple[bytes, str]]] = {
    "html": lambda rows: (f"<meta charset=utf-8><table>{HTML(rows)}</table>".encode(), "a.html"),
    "docx": lambda rows: (docx(f"<w:tbl>{WORD(rows)}</w:tbl>"), "a.docx"),
    "xlsx": lambda rows: (xlsx({"任务": rows}), "a.xlsx"),
    "csv": lambda rows: ("\n".join(",".join(f'"{words}"' for words in row) for row in rows).encode("gb18030"), "a.csv"),
    "markdown": lambda rows: (
        "\n".join(f"| {' | '.join(row)} |" for row in [rows[0], ["---"] * len(rows[0]), *rows[1:]]).encode(), "a.md"
    ),
    "tabs": lambda rows: ("\n".join("\t".join(row) for row in rows).encode(), "a.txt"),
    "a cell a line": lambda rows: ("\n\n".join(words for row in rows for words in row).encode(), "a.txt"),
    "a cell a line, bars": lambda rows: ("|\n".join(words for row in rows for words in row).encode(), "a.txt"),
    "ruled": lambda rows: (pdf(tabulate(rows, widths(rows))), "a.pdf"),
    "not ruled": lambda rows: (pdf(tabulate(rows, widths(rows), ruled=False)), "a.pdf"),
}  # fmt: skip


def widths(rows: Rows) -> list[int]:
    """Narrow enough that cells wrap."""
    return [max(4, min(8, max(map(len, column)))) for column in zip(*rows, strict=True)]


@few
@given(tables())
def test_the_same_cells(rows: Rows) -> None:
    wanted = {(r, c): words for r, row in enumerate(rows) for c, words in enumerate(row)}
    for form, make in FORMS.items():
        source = load(*make(rows))
        assert len(source.tables) == 1, form
        found = {(cell.row, cell.column): tight(cell.span.of(source.text)) for cell in source.tables[0].cells}
        assert found == wanted, form
