"""What a document says of itself before and after the plan: labelled headers, 发文字号, 标题, 主送机关, 落款."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workplan_parser.structure.model import Field, Range
from workplan_parser.structure.vocabulary import words
from workplan_parser.text.flow import fold

DOCUMENT_NUMBER = re.compile(
    r"[\u4e00-\u9fff]{1,12}\s?[〔\[(【]\s?(?:19|20)\d\d\s?[〕\])】]\s?(?:第\s?)?\d{1,4}\s?号"
)
DATE = re.compile(
    r"(?:19|20)\d\d\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日|(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}"
    r"|[二〇○零一二三四五六七八九]{4}年[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}日"
)
_DAY_AND_TIME = re.compile(rf"(?:{DATE.pattern})(?:\s*\d{{1,2}}[:时]\d{{1,2}}(?:[:分]\d{{1,2}}秒?)?)?")
_INDEX = re.compile(r"[A-Za-z0-9]{6,12}[-/][\w-]{2,}(?:[-/]\d+)*")
_BULLET = re.compile(r"[•·▪◦*＊\-–—]\s?")
_LABELLED = re.compile(r"([^\s:|]{1,3}(?:\s{0,4}[^\s:|,。]){0,13}?)\s{0,2}[:：][ \t\u3000\xa0]*")
_ORG_END = re.compile(
    r"(?:人民政府|政府|委员会|办公[厅室]|[局厅部委院署处科室会社团校]|管委会|指挥部|工作组|领导小组|集团|公司|中心|法院|检察院)$"
)


def labelled(source: str, folded: str, start: int, end: int) -> list[Field]:
    """The ``标签：值`` pairs of one header line (索引号：… 发布日期：…); empty where the line is no header."""
    known = words().labels
    hits: list[tuple[int, int, int, str, str]] = []
    at = start + (m.end() if (m := _BULLET.match(folded[start : start + 4])) else 0)
    for match in _LABELLED.finditer(folded, at, min(end, at + 600)):
        label = re.sub(r"\s", "", match[1]).strip("【[()")
        name = known.get(label) or known.get(label.lower())
        if name is None:
            if not hits:
                return []
            continue
        if hits and not (folded[match.start() - 1].isspace() or folded[match.start() - 1] in "】]|"):
            continue
        hits.append((match.start(), match.end(), match.end(), name, source[match.start(1) : match.end(1)]))
    out: list[Field] = []
    for i, (label_at, value_at, _, name, label) in enumerate(hits):
        stop = hits[i + 1][0] if i + 1 < len(hits) else end
        place = trim(source, value_at, stop)
        if name.endswith("_on") and (date := _DAY_AND_TIME.match(folded, *place)):
            place = date.span()
        out.append(Field(name, label, place, (start if i == 0 else label_at, max(stop, place[1]))))
    return out


def bulleted(source: str, folded: str, start: int, end: int) -> Field | None:
    """An unlabelled header bullet, told by its shape: index number, date, issuer, keywords."""
    mark = _BULLET.match(folded, start, end)
    if mark is None or mark[0][0] not in "•·▪◦*":
        return None
    place = trim(source, mark.end(), end)
    text = folded[place[0] : place[1]]
    if len(text) > 60 or re.search(r"[。;!?]", text):
        return None
    if DATE.fullmatch(text):
        name = "written_on"
    elif _INDEX.fullmatch(text):
        name = "index_number"
    elif DOCUMENT_NUMBER.fullmatch(text):
        name = "document_number"
    elif _ORG_END.search(text) and not re.search(r"[,、\s]", text):
        name = "issuer"
    elif re.fullmatch(r"[^,、\s;]{1,12}(?:[,、\s;]+[^,、\s;]{1,12}){1,15}", text):
        name = "keywords"
    else:
        name = "other"
    return Field(name, None, place, (start, end))


def trim(source: str, start: int, end: int) -> Range:
    """The stretch without white space at its ends."""
    piece = source[start:end]
    left = len(piece) - len(piece.lstrip())
    return start + left, max(start + left, start + len(piece.rstrip()))


def is_furniture(folded: str, start: int, end: int) -> bool:
    """A line that belongs to the web page, not to the document."""
    text = folded[start:end].strip()
    if text.strip("=-_*#~ |>") in ("", "正文"):
        return True
    bare = re.sub(r"\s", "", text)
    known = words()
    return bare in known.furniture or text.startswith(known.furniture_start)


def is_document_number(folded: str, start: int, end: int) -> bool:
    """The line is nothing but a 发文字号."""
    return DOCUMENT_NUMBER.fullmatch(folded[start:end].strip()) is not None


def is_addressee(folded: str, start: int, end: int) -> bool:
    """主送机关: organisations followed by a colon, alone on the line (各区政府、各有关单位：)."""
    text = folded[start:end]
    if not text.endswith(":") or len(text) > 300 or re.search(r"[。;《“\d]", text):
        return False
    names = [name for name in re.split(r"[,、]", text[:-1].strip()) if name]
    return bool(names) and sum(bool(_ADDRESSED.search(name.strip())) for name in names) * 2 > len(names)


_ADDRESSED = re.compile(
    r"(?:政府|机构|单位|部门|委员会|办事处|[局厅部委院处室科会办]|公司|中心|集团|高校|学校|县|市|区|乡镇|街道|镇|企业|国企|指挥部|园区|队)(?:\([^)]*\))?$"
)


def is_signature(folded: str, start: int, end: int) -> bool:
    """落款机关: one or more organisations alone on a line."""
    text = folded[start:end].strip()
    if not 3 <= len(text) <= 60 or re.search(r"[。,;:!?“《\d]", text):
        return False
    return all(_ORG_END.search(part) for part in re.split(r"[\s、]+", text))


def is_date_line(folded: str, start: int, end: int) -> bool:
    """成文日期 alone on a line, 印发 allowed."""
    text = folded[start:end].strip().strip("()")
    match = DATE.match(text)
    return match is not None and text[match.end() :].strip() in ("", "印发", "公布", "发布")


def is_timestamp(folded: str, start: int, end: int) -> bool:
    """When the page was put online: a date with the time of day, alone on its line (2026年2月10日 07时41分)."""
    text = folded[start:end].strip()
    match = DATE.match(text)
    return (
        match is not None
        and re.fullmatch(r"\s*\d{1,2}[:时]\d{1,2}(?:[:分](?:\d{1,2}秒?)?)?", text[match.end() :]) is not None
    )


def is_delivery(folded: str, start: int, end: int) -> bool:
    """（2018年1月5日在某市第十届人民代表大会第一次会议上）, or the speaker's line under a report's title."""
    text = folded[start:end].strip().strip("(—-) ")
    at_session = DATE.match(text) is not None and "会议" in text and len(text) <= 120
    speaker = re.search(
        r"(?:省长|市长|区长|县长|州长|旗长|主席|主任|总理|镇长|乡长)\s*\S{1,5}\s?\S{0,3}$", text
    )
    return at_session or (speaker is not None and len(text) <= 40)


def closing_label(folded: str, start: int, end: int) -> str | None:
    """The label of a footer line: 主办单位：…, 责任编辑：…, 抄送：…"""
    match = _LABELLED.match(folded, start, min(end, start + 40))
    label = re.sub(r"\s", "", match[1]) if match else ""
    return label if label in words().closing else None


def footer_fields(source: str, folded: str, start: int, end: int) -> Iterator[Field]:
    """Every ``标签：值`` of a footer line, several on one line allowed."""
    known = words().closing
    hits = [
        (m.start(), m.end(), re.sub(r"\s", "", m[1]))
        for m in _LABELLED.finditer(folded, start, min(end, start + 2000))
        if re.sub(r"\s", "", m[1]) in known
    ]
    for i, (label_at, value_at, label) in enumerate(hits):
        stop = hits[i + 1][0] if i + 1 < len(hits) else end
        yield Field(label, label, trim(source, value_at, stop), trim(source, label_at, stop))


def title_lines(source: str, lines: list[Range]) -> list[Range]:
    """The lines that make up the title among the first unlabelled *lines*: short lines up to one that ends like a title.

    A line that says a year or 关于 is a title before one that does not (工作计划, the last step of a
    page's trail).
    """
    known = words().title_end
    ends = [
        i
        for i, place in enumerate(lines[:12])
        if _ends_like_title(text := _tight(source, *place), known) and _short_line(text)
    ]
    if not ends:
        return []
    last = next((i for i in ends if re.search(r"(?:19|20)\d\d|关于", _tight(source, *lines[i]))), ends[0])
    first = last
    while first and _continues(_tight(source, *lines[first - 1]), known):
        first -= 1
    return lines[first : last + 1]


def _tight(source: str, start: int, end: int) -> str:
    return re.sub(r"\s", "", fold(source[start:end]))


def _ends_like_title(text: str, known: tuple[str, ...]) -> bool:
    return re.sub(r"(?:\([^()]{1,20}\)|》)+$", "", text).endswith(known)


def _short_line(text: str) -> bool:
    return 4 <= len(text) <= 80 and not re.search(r"[。;!?:>›»|\t]", re.sub(r"“[^”]*”|《[^》]*》", "", text))


def _continues(text: str, known: tuple[str, ...]) -> bool:
    """A line that the title goes on from: 国务院办公厅关于印发“无废城市”建设 / 试点工作方案的通知."""
    if not _short_line(text) or _ends_like_title(text, known) or len(text) > 45:
        return False
    return not (is_document_number(text, 0, len(text)) or DATE.search(text) or text.endswith((",", "、")))
