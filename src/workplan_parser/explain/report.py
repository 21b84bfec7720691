"""A document explained: every finding of every passage, to be asked for by line or by id."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workplan_parser.diagnostics import CODES, Doubt, message
from workplan_parser.explain import duties, times
from workplan_parser.explain.findings import Evidence, Finding
from workplan_parser.explain.passages import Numbered, Passage, walk
from workplan_parser.explain.prose import prose
from workplan_parser.places import line_of, line_span
from workplan_parser.source.model import Source
from workplan_parser.span import Span
from workplan_parser.structure import tables
from workplan_parser.structure.model import Outline
from workplan_parser.text.flow import Flow
from workplan_parser.text.marks import FAMILY

_FIELDS = {
    "title": "标题", "subtitle": "副标题", "index_number": "索引号", "document_number": "发文字号", "issuer": "发文机关",
    "written_on": "成文日期", "published_on": "发布日期", "keywords": "关键词", "addressees": "主送机关",
}  # fmt: skip


@dataclass(slots=True)
class Explained:
    """The source text, its nodes, and what explains it."""

    name: str
    text: str
    nodes: list[Numbered]
    preamble: list[Passage]
    parts: list[Finding]

    def at_line(self, line: int, column: int | None = None) -> list[Finding] | None:
        """What was found in a 1-based *line*, at that *column* alone where something is there; None past the end."""
        span = line_span(self.text, line)
        if span is None:
            return None
        found = self._within(span)
        if column is not None:
            at = span.start + column - 1
            exact = [one for one in found if one.span.start <= at < one.span.end and one.kind != "node"]
            return exact or found
        return found

    def owners(self, line: int) -> list[str]:
        """Ids of the nodes whose text stands in a *line*."""
        span = line_span(self.text, line) or Span(0, 0)
        passages = [*self.preamble, *(passage for node in self.nodes for passage in node.passages)]
        return list(dict.fromkeys(one.node for one in passages if _meet(Span(*one.place), span)))

    def of_id(self, name: str) -> list[Finding] | None:
        """What was found in one node, its children left out; None where there is no such node."""
        if name == "preamble":
            return _ordered(one for passage in self.preamble for one in self._read(passage))
        node = next((node for node in self.nodes if node.id == name), None)
        if node is None:
            return None
        findings = [finding for passage in node.passages for finding in self._read(passage)]
        return _ordered([_node(node, self.text), *findings])

    def everything(self) -> Iterator[Finding]:
        """Every finding of every passage."""
        for passage in self.preamble:
            yield from self._read(passage)
        for node in self.nodes:
            yield _node(node, self.text)
            for passage in node.passages:
                yield from self._read(passage)

    @property
    def ids(self) -> list[str]:
        """The ids that :meth:`of_id` knows."""
        return [*(["preamble"] if self.preamble else []), *(node.id for node in self.nodes)]

    def _within(self, span: Span) -> list[Finding]:
        found = [part for part in self.parts if _meet(part.span, span)]
        for node in self.nodes:
            if _meet(Span(node.node.start, max(node.node.after, node.node.start + 1)), span):
                found.append(_node(node, self.text))
            for passage in node.passages:
                found += self._meeting(passage, span)
        for passage in self.preamble:
            found += self._meeting(passage, span)
        return _ordered(found)

    def _meeting(self, passage: Passage, span: Span) -> list[Finding]:
        if not _meet(Span(*passage.place), span):
            return []
        return [one for one in self._read(passage) if _meet(one.span, span)]

    def _read(self, passage: Passage) -> Iterator[Finding]:
        """The findings of one passage, as the parser reads it."""
        if passage.kind == "office_cell":
            yield from duties.cell(self.text, passage)
        elif passage.kind == "paragraph":
            offices, rest = duties.paragraph(self.text, passage)
            yield from offices
            for place in rest:
                if self.text[slice(*place)].strip():
                    yield from prose(self.text, place, passage)
        elif passage.kind == "deadline_cell":
            dated = times.read(Flow.read(self.text, *passage.place), self.text, passage, limit=True)
            if dated.dues:
                yield from dated.findings
                return
            for place in tables.lines(self.text, passage.place):
                yield from prose(self.text, place, passage)
        else:
            yield from prose(self.text, passage.place, passage)

    def line_text(self, line: int) -> str:
        """A 1-based line without its end."""
        span = line_span(self.text, line)
        return span.of(self.text) if span else ""

    def line(self, finding: Finding) -> int:
        """The line a finding begins in."""
        return line_of(self.text, finding.span.start)


def explain(source: Source) -> Explained:
    """*source* read as the parser reads it, ready to be asked."""
    from workplan_parser import structure
    from workplan_parser.extract import responsibilities

    outline, doubts = structure.outline(source)
    first_leads = bool(responsibilities.rules(outline.sheet.folded))
    nodes, preamble = walk(outline, source.text, outline.identity, first_leads=first_leads)
    parts = [*_parts(outline, source.text), *_doubts((*source.doubts, *doubts), source.text)]
    return Explained(source.name, source.text, nodes, preamble, parts)


def _ordered(found: Iterator[Finding] | list[Finding]) -> list[Finding]:
    return sorted(found, key=lambda one: (one.span.start, one.kind != "node", one.span.end))


def _meet(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end


def _node(numbered: Numbered, text: str) -> Finding:
    node = numbered.node
    end = max(node.after, node.title[1] if node.title else 0, node.start + 1)
    span = Span(node.start, min(end, len(text)))
    level = "一级（章节）" if numbered.level == 1 else f"第 {numbered.level} 级"
    written = FAMILY[node.family].sample if node.family in FAMILY else None
    evidence = [Evidence("编号", text[slice(*node.label)])] if node.label else []
    if node.title:
        evidence.append(Evidence("标题", text[slice(*node.title)]))
    flags = (["回顾以往，数字算成绩"] if node.horizon == "review" else []) + (
        ["名词解释，数字不算目标"] if node.glossary else []
    )
    why = (
        f"“{written}”式编号，层次由本文件的编号次序定"
        if written
        else _OTHER_FAMILIES.get(node.family, "没有编号的标题或条目")
    )
    said = "，".join((f"{numbered.id} {level}", *flags))
    return Finding("node", span, span.of(text), said, node.family, why, numbered.id, tuple(evidence))


_OTHER_FAMILIES = {"row": "表格的一行", "row_group": "表格的一组"}


def _parts(outline: Outline, text: str) -> Iterator[Finding]:
    """What a line is where it is no part of the outline: metadata, signature, site furniture."""
    for field in (*outline.fields, *outline.closing_fields):
        span = Span(*field.claim)
        said = f"元数据：{_FIELDS.get(field.name, field.name)} = {text[slice(*field.place)]}"
        shown = (Evidence("标签", field.label),) if field.label else ()
        yield Finding("part", span, span.of(text), said, field.name, "文件头尾的信息", "", shown)
    for place in outline.closing:
        yield Finding(
            "part", Span(*place), text[slice(*place)], "落款或页脚", "closing", "正文之后的文字", ""
        )
    for place, reason in outline.furniture:
        yield Finding(
            "part", Span(*place), text[slice(*place)], f"不属于计划：{reason}", "furniture", reason, ""
        )


def _doubts(doubts: tuple[Doubt, ...], text: str) -> Iterator[Finding]:
    for doubt in doubts:
        if doubt.span is not None:
            code = CODES[doubt.code]
            yield Finding("doubt", doubt.span, doubt.span.of(text), message(doubt), doubt.code, code.help, "")
