"""The outline in words: nodes, and what stands outside of it."""

from __future__ import annotations

from collections.abc import Iterator

from workplan_parser.explain.explanation import Evidence, Explanation
from workplan_parser.reading.walk import Owner
from workplan_parser.span import Span
from workplan_parser.structure.model import Outline
from workplan_parser.text.marks import FAMILY

_FIELDS = {
    "title": "标题", "subtitle": "副标题", "index_number": "索引号", "document_number": "发文字号", "issuer": "发文机关",
    "written_on": "成文日期", "published_on": "发布日期", "keywords": "关键词", "addressees": "主送机关",
}  # fmt: skip


def head(owner: Owner) -> tuple[int, int]:
    """Where a node begins: its label and its title."""
    node = owner.node
    return node.start, max(node.after, node.title[1] if node.title else 0, node.start + 1)


def told(owner: Owner, text: str) -> Explanation:
    """A node of the outline in words."""
    node = owner.node
    span = Span(node.start, min(head(owner)[1], len(text)))
    level = "一级（章节）" if owner.level == 1 else f"第 {owner.level} 级"
    family = FAMILY.get(node.family)
    evidence = [Evidence("编号", node.label.of(text))] if node.label else []
    if node.title:
        evidence.append(Evidence("标题", node.title.of(text)))
    flags = (["回顾以往，数字算成绩"] if node.horizon == "review" else []) + (
        ["名词解释，数字不算目标"] if node.glossary else []
    )
    why = (
        f"“{family.sample}”式编号，层次由本文件的编号次序定"
        if family
        else _OTHER_FAMILIES.get(node.family, "没有编号的标题或条目")
    )
    said = "，".join((f"{owner.id} {level}", *flags))
    return Explanation("node", span, span.of(text), said, node.family, why, owner.id, tuple(evidence))


_OTHER_FAMILIES = {"row": "表格的一行", "row_group": "表格的一组"}


def parts(outline: Outline) -> Iterator[Explanation]:
    """What a line is where it is no part of the outline: metadata, signature, site furniture."""
    text = outline.sheet.text
    for field in (*outline.fields, *outline.closing_fields):
        span = field.claim
        said = f"元数据：{_FIELDS.get(field.name, field.name)} = {field.place.of(text)}"
        shown = (Evidence("标签", field.label),) if field.label else ()
        yield Explanation("part", span, span.of(text), said, field.name, "文件头尾的信息", "", shown)
    for place in outline.closing:
        yield Explanation("part", place, place.of(text), "落款或页脚", "closing", "正文之后的文字", "")
    for place, reason in outline.furniture:
        yield Explanation("part", place, place.of(text), f"不属于计划：{reason}", "furniture", reason, "")
