"""Who speaks, of which year: title, year, issuer and dates settled from all the places that may say them."""

import re
from datetime import date
from typing import NamedTuple

from workplan_parser.structure.metadata import DATE, document_number
from workplan_parser.structure.model import Field, Node, Outline, Range
from workplan_parser.structure.vocabulary import words
from workplan_parser.text.flow import fold
from workplan_parser.text.han import is_han

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)\s?(?:年|[-—－–~～至](?:19|20)?\d\d\s?年)")
_SPEAKS_FOR = r"我?代表([^,。;]{0,20}?(?:国务院|人民政府|政府|管委会|管理委员会))"
_OF_TITLE = re.compile(r"^(.{2,60}?)(?:关于|印发)")
_OF_YEAR = re.compile(
    r"^([^\W\d_]{2,30}?(?:[局委厅处院]|委员会|办公室|政府|管委会|中心|公司|办事处))(?:关于)?\s?(?:19|20)\d\d\s?年"
)
_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")


class Identity(NamedTuple):
    """The settled values; None where the document does not say."""

    title: str | None
    subtitle: str | None
    year: int | None
    issuer: str | None
    index_number: str | None
    document_number: str | None
    topic: str | None
    document_type: str | None
    keywords: tuple[str, ...]
    written_on: date | None
    published_on: date | None
    addressees: tuple[str, ...]


def settle(outline: Outline, source: str) -> Identity:
    """The identity of the document; may append the fields it finds inside the preamble to ``outline.fields``."""
    fields = outline.fields
    _find_number(outline, source)
    title = _value(fields, "title", source)
    written = _date(fields, "written_on", source) or _signed_on(outline, source)
    published = _date(fields, "published_on", source)
    dates = [f for f in fields if f.name == "written_on" and f.label is None]
    if len(dates) > 1 and published is None:
        dates[1].name = "published_on"
        published = _date(fields, "published_on", source)
    return Identity(
        title=title,
        subtitle=_value(fields, "subtitle", source),
        year=_year(outline, source, title, written, published),
        issuer=_issuer(outline, source, title),
        index_number=_value(fields, "index_number", source),
        document_number=_value(fields, "document_number", source),
        topic=_value(fields, "topic", source),
        document_type=_value(fields, "document_type", source),
        keywords=_list(_value(fields, "keywords", source)),
        written_on=written,
        published_on=published,
        addressees=_list(_value(fields, "addressees", source)),
    )


def plain(source: str, place: Range) -> str:
    """The value without the blanks that only set it on the page: 政 府 工 作 报 告 → 政府工作报告."""
    lines = source[place[0] : place[1]].replace("\r", "\n").split("\n")
    parts = "".join([line.strip() for line in lines]).split()
    if len(parts) > 2 and all(len(part) == 1 for part in parts):
        return "".join(parts)
    said: list[str] = []
    for part in parts:
        if said and not _grown_together(said[-1][-1], part[0]):
            said.append(" ")
        said.append(part)
    return "".join(said)


def _grown_together(before: str, after: str) -> bool:
    """A blank between a Chinese character and a figure only sets them apart on the page: 2024 年."""
    return (is_han(before) and after.isdecimal()) or (before.isdecimal() and is_han(after))


def _value(fields: list[Field], name: str, source: str) -> str | None:
    for field in fields:
        if field.name == name and (text := plain(source, field.place)):
            return text
    return None


def _list(value: str | None) -> tuple[str, ...]:
    return tuple(part for part in re.split(r"[,，、;；\s]+", value or "") if part)


def _parse_date(text: str) -> date | None:
    match = DATE.search(fold(text))
    if match is None:
        return None
    found = match[0].translate(_DIGITS) if not match[0][0].isdigit() else match[0]
    numbers = [_day(part) for part in re.findall(r"\d*十\d*|\d+", found)]
    try:
        return date(numbers[0], numbers[1], numbers[2])
    except (ValueError, IndexError):
        return None


def _day(part: str) -> int:
    if "十" not in part:
        return int(part)
    tens, _, ones = part.partition("十")
    return int(tens or 1) * 10 + int(ones or 0)


def _date(fields: list[Field], name: str, source: str) -> date | None:
    for field in fields:
        if field.name == name and (found := _parse_date(source[field.place[0] : field.place[1]])):
            return found
    return None


def _signed_on(outline: Outline, source: str) -> date | None:
    """成文日期 from the signature: in the closing, or under the notice that carries the plan."""
    for field in outline.closing_fields:
        if field.name == "date":
            return _parse_date(source[field.place[0] : field.place[1]])
    for start, end in outline.preamble[:20]:
        text = fold(source[start:end])
        match = DATE.search(text)
        if match and end - start <= 60 and text[match.end() :].strip("() ") in ("", "印发"):
            return _parse_date(text)
    return None


def _find_number(outline: Outline, source: str) -> None:
    """A 发文字号 that shares its line with other things is found in the first lines, outside 《》 and brackets."""
    if any(f.name == "document_number" and f.place[0] < f.place[1] for f in outline.fields):
        return
    for start, end in outline.preamble[:6]:
        text = fold(source[start:end])
        number = document_number(text)
        if number and (number[0] == 0 or text[number[0] - 1].isspace()):
            place = (start + number[0], start + number[1])
            outline.fields.append(Field("document_number", None, place, place))
            return


def _year(
    outline: Outline, source: str, title: str | None, written: date | None, published: date | None
) -> int | None:
    if title and (found := _plan_years(title)):
        return max(found)  # 2024年工作总结和2025年工作计划
    for name in ("subtitle", "plan_title", "delivered"):
        text = _value(outline.fields, name, source)
        if text and (found := _plan_years(text)):
            return found[0]
    headed = [year for node in _walk(outline.nodes, 2) for year in _heading_years(node, source)]
    if headed:
        return max(headed)
    if written:
        return written.year
    number = _value(outline.fields, "document_number", source)
    if number and (match := re.search(r"(?:19|20)\d\d", number)):
        return int(match[0])
    if published:
        return published.year
    for start, end in outline.preamble[:5]:
        if found := _plan_years(source[start:end]):
            return found[0]
    for node in _walk(outline.nodes, 3):
        for start, end in node.body:
            if found := _plan_years(source[start:end]):
                return found[0]
    return None


def _plan_years(text: str) -> list[int]:
    return [int(match[1]) for match in _YEAR.finditer(fold(text))]


def _heading_years(node: Node, source: str) -> list[int]:
    if node.title is None:
        return []
    text = fold(source[node.title[0] : node.title[1]])
    return [] if any(word in text for word in words().past) else _plan_years(text)


def _walk(nodes: list[Node], depth: int) -> list[Node]:
    return [n for node in nodes for n in (node, *(_walk(node.children, depth - 1) if depth else []))]


def _issuer(outline: Outline, source: str, title: str | None) -> str | None:
    if (said := _value(outline.fields, "issuer", source)) is not None:
        return said
    for start, end in outline.preamble[:6]:
        text = fold(source[start:end])
        if "代表" in text and (match := re.search(_SPEAKS_FOR, text)):
            return _whole_name(match[1], outline, source, title)
    if (
        title
        and (match := _OF_TITLE.match(title) or _OF_YEAR.match(title))
        and not re.match(r"\d{4}年", match[1])
    ):
        return match[1]
    for field in (*outline.closing_fields, *outline.fields):
        if field.name == "signature":
            return plain(source, field.place)
    return None


def _whole_name(name: str, outline: Outline, source: str, title: str | None) -> str:
    """省人民政府 in the speech is 河南省人民政府 by the speaker's line or the title."""
    if len(name) > 5 or name == "国务院":
        return name
    for field in outline.fields:
        if field.name in ("delivered", "title", "subtitle"):
            text = re.sub(r"\s", "", fold(source[field.place[0] : field.place[1]]))
            if match := re.search(
                rf"(?:^|[^\u4e00-\u9fff]|[年上在])(?![年上在])([\u4e00-\u9fff]{{1,8}}?{name})", text
            ):
                return match[1]
    place = re.search(r"([\u4e00-\u9fff]{2,8}[省市县区州旗])", title or "")
    return f"{place[1]}{name[1:]}" if place and name[0] in "省市县区州旗" else name
