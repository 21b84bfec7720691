"""Work on what is past: 改造1995年以前建成的小区, 完成2025年结转项目12个, 总结去年经验,新建公厕5座. The time tells which."""

from __future__ import annotations

from workplan_parser.extract.scene import BUILD
from workplan_parser.lexicon import Pattern, WordList
from workplan_parser.shapes import shape

_WORK, _ADVERBS = WordList("commitments", "tense.worked_on"), WordList("deadlines", "adverbs")
# 改造|1995年以前建成的老旧小区, 对|2010年前建设的桥梁
_WHICH = Pattern("commitments", r"[^,;。、0-9的]{0,12} 的")
_MARKS = (",", ";", ":", "。", "、")
_MONTH = shape("[0-9]{1,2}月")
_ITEM = shape(r"[一二三四五六七八九十]是")
# 消化|2024年|以来积案
_YEAR = shape(r"[自从]?(?:19|20)[0-9]{2}年(?:[0-9]{1,2}月)?$")


def worked_on(sentence: str, start: int, end: int) -> bool:
    """完成|2025年|结转项目: verbs of work are all that opens the clause, and a noun follows; but 超额完成|2025年|目标, 2025年完成."""
    if end < len(sentence) and not sentence[end].isalnum() or _MONTH.match(sentence, end):
        return False
    if (BUILD.ends(sentence, start) or _WORK.ends(sentence, start)) and _WHICH.match(sentence, end):
        return True
    opened = max(sentence.rfind(mark, 0, start) for mark in _MARKS) + 1
    if item := _ITEM.match(sentence, opened, start):
        opened = item.end()
    year = _YEAR.search(sentence, opened, start)
    return _only_work(sentence[opened : year.start() if year else start])


def _only_work(words: str) -> bool:
    """加快推进, 全面完成; nothing is none."""
    found = False
    while words:
        verb = _WORK.starts(words) or BUILD.starts(words)
        adverb = None if verb else _ADVERBS.starts(words)
        if not (said := verb or adverb):
            return False
        found, words = found or verb is not None, words[said.end :]
    return found
