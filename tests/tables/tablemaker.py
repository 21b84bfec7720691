"""One table in every form that offices publish: Word, a page, a workbook, .csv, markdown, tabs, a cell a line."""

import csv
import io
from collections.abc import Callable, Sequence
from html import escape
from typing import NamedTuple

from docxmaker import docx, paragraph
from pdfmaker import pdf
from pdftables import tabulate
from xlsxmaker import xlsx

Rows = Sequence[Sequence[str]]


class Merge(NamedTuple):
    """Cells of one column, *rows* of them from *row* on, that are one."""

    row: int
    column: int
    rows: int


class Sample(NamedTuple):
    """A title over a table; in *merges* all cells hold the same words, which forms without merged cells repeat."""

    title: str
    rows: Rows
    merges: tuple[Merge, ...] = ()

    def covered(self, row: int, column: int) -> Merge | None:
        """The merge that a cell lies in."""
        inside = (m for m in self.merges if m.column == column and m.row <= row < m.row + m.rows)
        return next(inside, None)


def as_docx(sample: Sample) -> bytes:
    def cell(row: int, column: int, words: str) -> str:
        merge = sample.covered(row, column)
        begins = merge is not None and merge.row == row
        kind = "" if merge is None else '<w:vMerge w:val="restart"/>' if begins else "<w:vMerge/>"
        said = paragraph(escape(words)) if merge is None or begins else "<w:p/>"
        return f"<w:tc><w:tcPr>{kind}</w:tcPr>{said}</w:tc>"

    rows = ("".join(cell(r, c, words) for c, words in enumerate(row)) for r, row in enumerate(sample.rows))
    return docx(paragraph(sample.title), f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>")


def as_html(sample: Sample) -> bytes:
    lines = []
    for r, row in enumerate(sample.rows):
        cells = []
        for c, words in enumerate(row):
            merge = sample.covered(r, c)
            if merge is None or merge.row == r:
                span = f' rowspan="{merge.rows}"' if merge else ""
                cells.append(f"<td{span}>{escape(words)}</td>")
        lines.append(f"<tr>{''.join(cells)}</tr>")
    page = f"<h1>{sample.title}</h1><table>{''.join(lines)}</table>"
    return f"<!DOCTYPE html><html><meta charset=utf-8><body>{page}</body></html>".encode()


def as_xlsx(sample: Sample) -> bytes:
    first = [sample.title, *[""] * (len(sample.rows[0]) - 1)]
    areas = [
        f"{chr(65 + m.column)}{m.row + 2}:{chr(65 + m.column)}{m.row + 1 + m.rows}" for m in sample.merges
    ]
    return xlsx({"任务": [first, *sample.rows]}, [f"A1:{chr(64 + len(first))}1", *areas])


def as_csv(sample: Sample) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows([[sample.title, *[""] * (len(sample.rows[0]) - 1)], *sample.rows])
    return out.getvalue().encode("utf-8-sig")


def as_markdown(sample: Sample) -> bytes:
    head, *rows = (f"| {' | '.join(row)} |" for row in sample.rows)
    rule = "|" + "---|" * len(sample.rows[0])
    return "\n".join([f"# {sample.title}", "", head, rule, *rows, ""]).encode()


def as_tabs(sample: Sample) -> bytes:
    return "\n".join([sample.title, "", *map("\t".join, sample.rows), ""]).encode()


def as_lines(sample: Sample) -> bytes:
    return "\n\n".join([sample.title, *(words for row in sample.rows for words in row), ""]).encode()


def as_pdf(
    sample: Sample, *, ruled: bool = True, header: int = 1, split: bool = False, bottom: float = 90.0
) -> bytes:
    """Merged cells are printed once in a ruled table, in every row of one that has no lines."""

    def cell(row: int, column: int, words: str) -> str | None:
        merge = sample.covered(row, column) if ruled else None
        return words if merge is None or merge.row == row else None

    rows = [[cell(r, c, words) for c, words in enumerate(row)] for r, row in enumerate(sample.rows)]
    widths = [2, 9, *[5] * (len(rows[0]) - 2)]
    return pdf(
        tabulate(rows, widths, ruled=ruled, header=header, split=split, bottom=bottom, above=[sample.title])
    )


FORMS: dict[str, Callable[[Sample], bytes]] = {
    "docx": as_docx,
    "html": as_html,
    "xlsx": as_xlsx,
    "csv": as_csv,
    "md": as_markdown,
    "txt": as_tabs,
}
"""By the ending of a file's name; a cell a line holds no empty cell and is asked apart."""
