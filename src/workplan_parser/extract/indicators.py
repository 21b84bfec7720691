"""What a number is about: the shortest text of the sentence that still names the thing.

市政道路设施完好率 in 确保市政道路设施完好率在97%以上; 新建公厕 in 新建公厕1200座; 各类检查井 in
对8000座各类检查井进行整治. Always a quotation: :func:`name` returns offsets.
"""

from __future__ import annotations

import re

from workplan_parser import lexicon
from workplan_parser.extract.prose import Prose
from workplan_parser.extract.quantities import Quantity

LONGEST = 40


@lexicon.cached
def _alternation(path: str) -> str:
    return lexicon.alternation(lexicon.words("indicators", path))


@lexicon.cached
def _openers() -> re.Pattern[str]:
    """Words before the name: 到2020年, 全市, 确保, 力争, 使."""
    return re.compile(
        rf"(?:{_alternation('trim.openers')}|(?:到|至)?(?:19|20)[0-9]{{2}}年(?:[0-9]{{1,2}}月)?(?:底|末)?(?:前|之前|以前)?|[0-9]{{1,2}}月(?:底|末)?(?:前)?|\((?:[0-9]{{1,2}}|[一二三四五六七八九十]+)\)|[一二三四五六七八九十]是|[0-9]{{1,2}}[.、](?![0-9]))"
    )


@lexicon.cached
def _closers() -> re.Pattern[str]:
    """Words between name and number: 达到, 提高到, 稳定在, 增长, 安排."""
    return re.compile(rf"(?:{_alternation('trim.closers')})$")


@lexicon.cached
def _verbs() -> re.Pattern[str]:
    return re.compile(rf"(?:{_alternation('verbs.act')})")


def name(prose: Prose, quantity: Quantity, previous: Quantity | None) -> tuple[int, int]:
    """Start and end of the words that name what *quantity* measures (empty where nothing does)."""
    start, end = prose.clause(quantity.start)
    floor = max(start, previous.end if previous and previous.end > start else start)
    head = _before(prose.text, floor, quantity.start, start)
    noun = _after(prose.text, quantity.end, end)
    if head is None or (noun is not None and _is_act(prose.text[head[0] : head[1]])):
        return noun or head or _earlier(prose, quantity, previous)
    return head


def _before(text: str, floor: int, at: int, clause: int) -> tuple[int, int] | None:
    start, end = max(floor, at - 80), at
    if start > floor:
        start = max(start, text.rfind("、", floor, start + 1) + 1)
    while True:
        shorter = _strip_end(text, start, end)
        if shorter == end:
            break
        end = shorter
    while True:
        match = _openers().match(text, start, end)
        if match and match.end() < end:
            start = match.end()
        elif text[start : start + 1] in tuple("、和与及并或的 ") and start < end:
            start += 1
        else:
            break
    split = max(text.rfind("是:", start, end) + 2 if text.rfind("是:", start, end) >= 0 else 0, start)
    start = split
    if end - start > LONGEST:
        start = _shorten(text, start, end)
    return (start, end) if end - start >= 2 else None


def _strip_end(text: str, start: int, end: int) -> int:
    match = _closers().search(text, max(start, end - 10), end)
    if match and match.start() > start:
        return match.start()
    if end > start and text[end - 1] in "的、为(到了至":
        return end - 1
    return end


def _shorten(text: str, start: int, end: int) -> int:
    """Cut a long name after its last 、 or 的 that leaves enough."""
    for mark in ("、", "的", "对"):
        at = text.rfind(mark, start, end - 4)
        if at >= 0 and end - at > 5:
            return at + 1
    return end - LONGEST


def _is_act(head: str) -> bool:
    """True where the words before the number are only a verb: 新建|50座公厕, 推动|21家."""
    match = _verbs().match(head)
    while match and match.end() < len(head):
        head = head[match.end() :]
        match = _verbs().match(head)
    return match is not None or head in ("对", "在", "将", "把", "为", "给予", "推动", "支持")


_NOUN = re.compile("(?:的|以上|左右|各类)?([^,;。、:0-9(]{2,24})")
_NOUN_END = re.compile("进行|实施|开展|建设$|改造$|等$|,|给予|予以|提能|达到|纳入|完成|实现|作为")


def _after(text: str, at: int, end: int) -> tuple[int, int] | None:
    match = _NOUN.match(text, at, end)
    if match is None:
        return None
    start, stop = match.span(1)
    cut = _NOUN_END.search(text, start + 2, stop)
    if cut:
        stop = cut.start()
    while stop > start and text[stop - 1] in "的和与及":
        stop -= 1
    return (start, stop) if stop - start >= 2 else None


def _earlier(prose: Prose, quantity: Quantity, previous: Quantity | None) -> tuple[int, int]:
    """Nothing in the clause names it: the clause before does (…,分别增长5%)."""
    opens, _ = prose.sentence(quantity.start)
    at = prose.clause(quantity.start)[0] - 1
    if at > opens:
        start = max(prose.clause(at - 1)[0], opens)
        found = _before(prose.text, start, at, start)
        if found:
            return found
    return quantity.start, quantity.start
