"""One document, whatever its form: txt, html, docx and pdf give the same paragraphs."""

from html import escape

from hypothesis import given
from hypothesis import strategies as st

from docxmaker import docx, paragraph
from pdfmaker import pdf, typeset
from workplan_parser.source import load

TITLE = "云岭市城市管理局2025年工作要点"
CLAUSES = st.sampled_from(
    [
        "加强道路养护",
        "新建公厕12座",
        "完好率达到97%以上",
        "年底前完成投资2.5亿元",
        "改造老旧小区36个",
        "实现“一网统管”",
        "落实《办法》要求",
    ]
)
SENTENCES = st.lists(CLAUSES, min_size=1, max_size=9).map(lambda clauses: "，".join(clauses) + "。")
ITEMS = st.lists(st.lists(SENTENCES, min_size=1, max_size=3).map("".join), min_size=1, max_size=9)
NUMERALS = "一二三四五六七八九"


@given(ITEMS)
def test_the_same_paragraphs(items: list[str]) -> None:
    paragraphs = [f"{NUMERALS[n]}、{text}" for n, text in enumerate(items)]
    text = "\r\n".join(["　　" + line for line in [TITLE, *paragraphs]])
    page = "".join(f"<p>　　{escape(line)}</p>\n" for line in [TITLE, *paragraphs])
    forms = {
        "txt": text.encode("gb18030"),
        "html": f"<html><meta charset=gbk><body><div>{page}</div></body></html>".encode("gbk"),
        "docx": docx(paragraph(TITLE), *(paragraph(text, 0) for text in items)),
        "pdf": pdf(typeset(paragraphs, TITLE)),
    }
    for form, data in forms.items():
        read = [line.strip("　") for line in load(data, f"plan.{form}").text.splitlines()]
        assert read == [TITLE, *paragraphs], form
