"""What a document says of itself before and after the plan: labelled headers, 发文字号, 标题, 主送机关, 落款."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from workplan_parser.structure.model import Field, Range
from workplan_parser.structure.vocabulary import words
from workplan_parser.text.flow import fold
from workplan_parser.text.han import has_digit, is_han, without_space

DATE = re.compile(
    r"(?:19|20)\d\d\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日|(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}"
    r"|[二〇○零一二三四五六七八九]{4}年[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}日"
)
# Strings are patterns that few documents need: compiled where one does.
_TIME = r"\s*\d{1,2}[:时]\d{1,2}(?:[:分]\d{1,2}秒?)?"
_YEAR_AND_NUMBER = r"\s?[〔\[(【]\s?(?:19|20)\d\d\s?[〕\])】]\s?(?:第\s?)?\d{1,4}\s?号"
_INDEX = re.compile(r"[A-Za-z0-9]{6,12}[-/][\w-]{2,}(?:[-/]\d+)*")
_BULLETS = frozenset("•·▪◦*＊-–—")
_LONGEST_LABEL = 24
_ORG_END = (
    "政府", "委员会", "办公厅", "办公室", *"局厅部委院署处科室会社团校", "管委会", "指挥部", "工作组", "领导小组", "集团", "公司", "中心",
)  # fmt: skip

_STOPS, _NOT_TITLED = frozenset("。;!?"), frozenset("。;!?:>›»|\t")
_NOT_ADDRESSED, _NOT_SIGNED = frozenset("。;《“"), frozenset("。,;:!?“《")


def _labels(folded: str, start: int, end: int, known: Container[str]) -> list[tuple[int, int, str]]:
    """(label's place, value's place, label) of every known label before a colon; letters may be spaced out (索 引 号：).

    A label begins the line or follows a blank: 主办单位:某市政府 地址:某路 has two.
    """
    hits: list[tuple[int, int, str]] = []
    colon = folded.find(":", start, end)
    while colon >= 0:
        floor = max(start, colon - _LONGEST_LABEL, hits[-1][1] if hits else start)
        for at in range(floor, colon):
            if at > start and not (folded[at - 1].isspace() or folded[at - 1] in "】]|"):
                continue
            label = without_space(folded[at:colon]).strip("【[()")
            if label in known or label.lower() in known:
                hits.append((at, colon + 1, label))
                break
        colon = folded.find(":", colon + 1, end)
    return hits


def labelled(source: str, folded: str, start: int, end: int) -> list[Field]:
    """The ``标签：值`` pairs of one header line (索引号：… 发布日期：…); empty where the line is no header."""
    known = words().labels
    at = _after_bullet(folded, start, min(end, start + 4))
    hits = _labels(folded, at, min(end, at + 600), known)
    if not hits or hits[0][0] > at:
        return []
    out: list[Field] = []
    for i, (label_at, value_at, label) in enumerate(hits):
        name = known.get(label) or known[label.lower()]
        stop = hits[i + 1][0] if i + 1 < len(hits) else end
        place = trim(source, value_at, stop)
        if name.endswith("_on") and (date := DATE.match(folded, *place)):
            time = re.compile(_TIME).match(folded, date.end(), place[1])
            place = (date.start(), (time or date).end())
        printed = source[slice(*trim(source, label_at, value_at - 1))]
        out.append(Field(name, printed, place, (start if i == 0 else label_at, max(stop, place[1]))))
    return out


def bulleted(source: str, folded: str, start: int, end: int) -> Field | None:
    """An unlabelled header bullet, told by its shape: index number, date, issuer, keywords."""
    if not folded.startswith(("•", "·", "▪", "◦", "*"), start, end):
        return None
    place = trim(source, _after_bullet(folded, start, end), end)
    text = folded[place[0] : place[1]]
    if len(text) > 60 or not _STOPS.isdisjoint(text):
        return None
    if DATE.fullmatch(text):
        name = "written_on"
    elif _INDEX.fullmatch(text):
        name = "index_number"
    elif document_number(text) == (0, len(text)):
        name = "document_number"
    elif text.endswith(_ORG_END) and not re.search(r"[,、\s]", text):
        name = "issuer"
    elif _lists_keywords(text):
        name = "keywords"
    else:
        name = "other"
    return Field(name, None, place, (start, end))


def _after_bullet(folded: str, start: int, end: int) -> int:
    """Where the text begins after a bullet and one blank; *start* where there is no bullet."""
    if start >= end or folded[start] not in _BULLETS:
        return start
    return start + 1 + (start + 1 < end and folded[start + 1].isspace())


def _lists_keywords(text: str) -> bool:
    """城市管理、环境卫生 绿化: two to sixteen short words and nothing else."""
    found = text.replace(",", " ").replace("、", " ").replace(";", " ").split()
    whole = bool(found) and text[0] == found[0][0] and text[-1] == found[-1][-1]
    return whole and 2 <= len(found) <= 16 and len(max(found, key=len)) <= 12


def document_number(text: str) -> tuple[int, int] | None:
    """The place of the first 发文字号 in folded *text*: 某政办〔2018〕3号, with at most twelve characters before its year."""
    for found in re.finditer(_YEAR_AND_NUMBER, text):
        end = start = found.start()
        while start > max(0, end - 12) and is_han(text[start - 1]):
            start -= 1
        if start < end:
            return start, found.end()
    return None


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
    bare = without_space(text)
    known = words()
    return _is_trail(text) or bare in known.furniture or text.startswith(known.furniture_start)


def _is_trail(text: str) -> bool:
    """首页 > 政务公开 > 政府文件: where a page stands on its site."""
    if len(text) > 100 or text.endswith("。"):
        return False
    steps = sum(text.count(mark) for mark in (">", "›", "»"))
    return steps >= 2 or (steps == 1 and "首页" in text)


def is_document_number(folded: str, start: int, end: int) -> bool:
    """The line is nothing but a 发文字号."""
    text = folded[start:end].strip()
    return document_number(text) == (0, len(text))


def is_addressee(folded: str, start: int, end: int) -> bool:
    """主送机关: organisations followed by a colon, alone on the line (各区政府、各有关单位：)."""
    text = folded[start:end]
    if not text.endswith(":") or len(text) > 300 or not _NOT_ADDRESSED.isdisjoint(text) or has_digit(text):
        return False
    names = [name for name in re.split(r"[,、]", text[:-1].strip()) if name]
    return bool(names) and sum(bool(re.search(_ADDRESSED, name.strip())) for name in names) * 2 > len(names)


_ADDRESSED = r"(?:政府|机构|单位|部门|委员会|办事处|[局厅部委院处室科会办]|公司|中心|集团|高校|学校|县|市|区|乡镇|街道|镇|企业|国企|指挥部|园区|队)(?:\([^)]*\))?$"


def is_signature(folded: str, start: int, end: int) -> bool:
    """落款机关: one or more organisations alone on a line."""
    text = folded[start:end].strip()
    if not 3 <= len(text) <= 60 or not _NOT_SIGNED.isdisjoint(text) or has_digit(text):
        return False
    return all(part.endswith(_ORG_END) for part in re.split(r"[\s、]+", text))


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
    return at_session or (len(text) <= 40 and _names_speaker(text))


def _names_speaker(text: str) -> bool:
    """市长　张　三: an office and a name at the end of the line."""
    if not any(office in text for office in _SPEAKERS):
        return False
    return re.search(rf"(?:{'|'.join(_SPEAKERS)})\s*\S{{1,5}}\s?\S{{0,3}}$", text) is not None


_SPEAKERS = ("省长", "市长", "区长", "县长", "州长", "旗长", "主席", "主任", "总理", "镇长", "乡长")


def closing_label(folded: str, start: int, end: int) -> str | None:
    """The label of a footer line: 主办单位：…, 责任编辑：…, 抄送：…"""
    hits = _labels(folded, start, min(end, start + 40), words().closing)
    return hits[0][2] if hits and hits[0][0] == start else None


def footer_fields(source: str, folded: str, start: int, end: int) -> Iterator[Field]:
    """Every ``标签：值`` of a footer line, several on one line allowed."""
    hits = _labels(folded, start, min(end, start + 2000), words().closing)
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
    return without_space(fold(source[start:end]))


def _ends_like_title(text: str, known: tuple[str, ...]) -> bool:
    return re.sub(r"(?:\([^()]{1,20}\)|》)+$", "", text).endswith(known)


def _short_line(text: str) -> bool:
    return 4 <= len(text) <= 80 and _NOT_TITLED.isdisjoint(re.sub(r"“[^”]*”|《[^》]*》", "", text))


def _continues(text: str, known: tuple[str, ...]) -> bool:
    """A line that the title goes on from: 国务院办公厅关于印发“无废城市”建设 / 试点工作方案的通知."""
    if not _short_line(text) or _ends_like_title(text, known) or len(text) > 45:
        return False
    return not (is_document_number(text, 0, len(text)) or DATE.search(text) or text.endswith((",", "、")))
