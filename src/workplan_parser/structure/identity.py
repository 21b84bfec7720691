"""Who speaks, of which year: title, year, issuer and dates settled from all the places that may say them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import dropwhile, pairwise, takewhile

import regex

from workplan_parser.lexicon import Pattern, WordList, words
from workplan_parser.shapes import shape
from workplan_parser.span import Span
from workplan_parser.structure.dates import DATE, read_date
from workplan_parser.structure.horizons import tells_of_results
from workplan_parser.structure.lines import document_number, is_signature
from workplan_parser.structure.model import Field, Identity, Node, Outline
from workplan_parser.text.characters import is_han, tight
from workplan_parser.text.patches import VEIL
from workplan_parser.text.sheet import Sheet

_YEAR = Pattern(
    "structure",
    r"""
    (?<!\d) (?P<year> (?:19|20)\d\d ) \s? (?: 年 | [-—－–~～至] (?:19|20)?\d\d \s? 年 )     # 2018年, 2017—2019年
  | \L<issuer.republic> \s? (?P<republic> \d{2,3} ) \s? 年                            # 民國115年 is 2026
  | (?<!\d) (?P<republic> 1[0-3]\d ) \s? 年 度
  | (?P<written> [二一][〇零○Ｏ九][〇零○Ｏ一二三四五六七八九]{2} ) \s? 年
    """,
)
_FIGURES = str.maketrans("〇零○Ｏ一二三四五六七八九", "0000123456789")
_BUILT_BY = shape(r"\d{4}年[底末]?以?前[^,]{1,6}的|\d{4}年\d{1,2}月")
_NUMBERED = shape(r"(?:19|20)\d\d")
_SPEAKS_FOR = Pattern("structure", r"\L<issuer.speaks> (?P<name> [^,。;]{0,20}? \L<issuer.governments> )")
_OF_TITLE = Pattern(
    "structure", r"(?! \L<issuer.issues> ) (?P<name> .{2,60}? ) \L<issuer.issues>"
)  # not 关于|印发…, which names nobody
_OF_YEAR = Pattern(
    "structure", r"(?P<name> [^\W\d_]{2,30}? \L<issuer.bodies> ) \L<issuer.issues>? \s? (?:19|20)\d\d \s?年"
)
_REPORT = Pattern(
    "structure",
    r"(?: \d{4}年 )? (?P<place> \p{Han}{1,12} [省市县区州旗镇乡] ) (?: \d{4}年 )? \L<issuer.report>",
)
_NONE = WordList("structure", "values.none")
_NATIONAL = WordList("structure", "issuer.national")
_ISSUED = WordList("structure", "lines.issued")


def settle(outline: Outline) -> Outline:
    """The outline with the identity of the document, and with the fields that only now are told."""
    sheet, text = outline.sheet, outline.sheet.printed
    outline = _with_number(outline)
    fields = _with_published(outline.fields, sheet)
    title = _value(fields, "title", text)
    written = _date(fields, "written_on", sheet) or _signed_on(outline)
    published = _date(fields, "published_on", sheet)
    who = Identity(
        title=title,
        subtitle=_value(fields, "subtitle", text),
        year=_year(outline, fields, written, published),
        issuer=_issuer(outline, fields, title),
        index_number=_value(fields, "index_number", text),
        document_number=_value(fields, "document_number", text),
        topic=_value(fields, "topic", text),
        document_type=_value(fields, "document_type", text),
        keywords=_list(_value(fields, "keywords", text)),
        written_on=written,
        published_on=published,
        addressees=_list(_value(fields, "addressees", text)),
    )
    return outline._replace(identity=who, fields=fields)


def _with_number(outline: Outline) -> Outline:
    """A 发文字号 that shares its line with other things is found in the first lines, outside 《》 and brackets."""
    sheet = outline.sheet
    if any(field.name == "document_number" and field.place[0] < field.place[1] for field in outline.fields):
        return outline
    for at, place in enumerate(outline.preamble[:6]):
        text = sheet.at(place)
        number = document_number(text)
        if number and (number[0] == 0 or text[number[0] - 1].isspace()):
            found = Span(place.start + number[0], place.start + number[1])
            rest = (sheet.trim(place.start, found.start), sheet.trim(found.end, place.end))
            kept = (span for span in rest if span.start < span.end)
            return outline._replace(
                fields=(*outline.fields, Field("document_number", None, found, found)),
                preamble=(*outline.preamble[:at], *kept, *outline.preamble[at + 1 :]),
            )
    return outline


def _with_published(fields: tuple[Field, ...], sheet: Sheet) -> tuple[Field, ...]:
    """Of two dates without a label the first is when it was written, the second when it was put online."""
    dates = [i for i, field in enumerate(fields) if field.name == "written_on" and field.label is None]
    if len(dates) < 2 or _date(fields, "published_on", sheet) is not None:
        return fields
    return tuple(f._replace(name="published_on") if i == dates[1] else f for i, f in enumerate(fields))


def plain(text: str) -> str:
    """A value without the blanks that only set it on the page: 政 府 工 作 报 告 → 政府工作报告.

    Bodies on lines of their own stay apart: 某市教育局⏎某市财政局关于….
    """
    lines = [line.strip() for line in text.replace(VEIL, "").replace("\r", "\n").split("\n")]
    joints = [" " if _are_bodies(a, b) else "" for a, b in pairwise(lines)]
    parts = "".join([piece for pair in zip(lines, [*joints, ""], strict=True) for piece in pair]).split()
    if len(parts) > 2 and all(len(part) == 1 for part in parts):
        return "".join(parts)
    said: list[str] = []
    for part in parts:
        if said and not _grown_together(said[-1][-1], part[0]):
            said.append(" ")
        said.append(part)
    return "".join(said)


def _are_bodies(line: str, after: str) -> bool:
    said = _OF_TITLE.match(after)
    return is_signature(line) and is_signature(said["name"] if said else after)


def _grown_together(before: str, after: str) -> bool:
    """A blank between a Chinese character and a figure only sets them apart on the page: 2024 年."""
    return (is_han(before) and after.isdecimal()) or (before.isdecimal() and is_han(after))


def _value(fields: Sequence[Field], name: str, text: str) -> str | None:
    """The first value of a field in *text*, which is the source or the folded text."""
    said = (plain(field.place.of(text)) for field in fields if field.name == name)
    return next((value for value in said if value and value not in _NONE), None)


def _list(value: str | None) -> tuple[str, ...]:
    return tuple(part for part in regex.split(r"[,，、;；\s]+", value or "") if part)


def _date(fields: Sequence[Field], name: str, sheet: Sheet) -> date | None:
    dates = (read_date(sheet.at(field.place)) for field in fields if field.name == name)
    return next((found for found in dates if found), None)


def _signed_on(outline: Outline) -> date | None:
    """成文日期 from the signature: in the closing, or under the notice that carries the plan."""
    for field in outline.closing_fields:
        if field.name == "date":
            return read_date(outline.sheet.at(field.place))
    at = _date_below(outline)
    return None if at is None else read_date(outline.sheet.at(outline.preamble[at]))


def _date_below(outline: Outline) -> int | None:
    """Which piece of the preamble is the day that a notice was signed."""
    for at, place in enumerate(outline.preamble[:20]):
        text = outline.sheet.at(place)
        match = DATE.search(text) if len(text) <= 60 else None
        if match and ((rest := text[match.end() :].strip("() ")) == "" or rest in _ISSUED):
            return at
    return None


def _signed_by(outline: Outline) -> str | None:
    """The office that signed the notice that carries the plan: on its own line above the day."""
    at = _date_below(outline)
    if not at:
        return None
    line = plain(outline.preamble[at - 1].of(outline.sheet.printed))
    return line if is_signature(outline.sheet.at(outline.preamble[at - 1])) else None


def _year(
    outline: Outline, fields: Sequence[Field], written: date | None, published: date | None
) -> int | None:
    sheet = outline.sheet
    if title := _years(_value(fields, "title", sheet.folded)):
        return max(title)  # 2024年工作总结和2025年工作计划
    for name in ("subtitle", "plan_title", "delivered"):
        if said := _years(_value(fields, name, sheet.folded)):
            return said[0]
    if headed := [year for node in _walk(outline.nodes, 2) for year in _heading_years(node, sheet)]:
        return max(headed)
    if written:
        return written.year
    if number := _NUMBERED.search(_value(fields, "document_number", sheet.folded) or ""):
        return int(number[0])
    if published:
        return published.year
    bodies = (place for node in _walk(outline.nodes, 3) for place in node.body)
    for place in (*outline.preamble[:5], *bodies):
        if found := _years(sheet.at(place)):
            return found[0]
    return None


def _years(folded: str | None) -> list[int]:
    return [_one(match) for match in _YEAR.finditer(folded or "")]


def _one(match: regex.Match[str]) -> int:
    """2026 of 2026年, 民國115年 and 二〇二六年."""
    if match["written"]:
        return int(match["written"].translate(_FIGURES))
    return int(match["year"] or 0) or 1911 + int(match["republic"])


def _heading_years(node: Node, sheet: Sheet) -> list[int]:
    """2026年重点任务; not 2000年底前建成的小区, which tells of houses, nor 总结阶段(2027年3月)."""
    heading = sheet.at(node.title) if node.title else ""
    if not heading or tells_of_results(heading) or _BUILT_BY.search(heading):
        return []
    return _years(heading)


def _walk(nodes: Sequence[Node], depth: int) -> Iterator[Node]:
    for node in nodes:
        yield node
        if depth:
            yield from _walk(node.children, depth - 1)


def _issuer(outline: Outline, fields: Sequence[Field], title: str | None) -> str | None:
    sheet = outline.sheet
    if said := _value(fields, "issuer", sheet.printed):
        return said
    for place in outline.preamble[:6]:
        if match := _SPEAKS_FOR.search(sheet.at(place)):
            return _whole_name(match["name"], fields, sheet, title)
    said = _value(fields, "title", sheet.folded) or ""  # as long as the title
    match = _OF_TITLE.match(said) or _OF_YEAR.match(said)
    if match and title and not regex.match(r"\d{4}年", match["name"]):
        return title[slice(*match.span("name"))]
    if title and (report := _REPORT.match(said)):
        return title[slice(*report.span("place"))] + words("structure", "issuer.head")[0]
    signed = dropwhile(lambda one: one.name != "signature", (*outline.closing_fields, *fields))
    names = [
        plain(one.place.of(sheet.printed)) for one in takewhile(lambda one: one.name == "signature", signed)
    ]
    return " ".join(dict.fromkeys(names)) or _signed_by(outline) or _value(fields, "filled_by", sheet.printed)


def _whole_name(name: str, fields: Sequence[Field], sheet: Sheet, title: str | None) -> str:
    """省人民政府 in the speech is 河南省人民政府 by the speaker's line or the title."""
    if len(name) > 5 or name in _NATIONAL:
        return name
    whole = regex.compile(
        rf"(?: ^ | \P{{Han}} | [年上在] ) (?![年上在]) (?P<name> \p{{Han}}{{1,8}}? {regex.escape(name)} )",
        regex.VERBOSE,
    )
    for field in fields:
        if field.name in ("delivered", "title", "subtitle") and (
            match := whole.search(tight(sheet.at(field.place)))
        ):
            found: str = match["name"]
            return found
    place = regex.search(rf"(?:^|\P{{Han}}|年)(?!年)(?P<place>\p{{Han}}{{1,10}}{name[0]})", title or "")
    return f"{place['place']}{name[1:]}" if place and name[0] in "省市县区州旗" else name
