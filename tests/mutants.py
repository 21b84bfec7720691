"""Plans as fuzzing finds them: a piece of a real document, its lines and characters moved about, words put in."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

WORDS = [
    "一、",
    "二、",
    "（一）",
    "（二）",
    "1.",
    "2．",
    "3、",
    "（1）",
    "①",
    "一是",
    "第一章",
    "——",
    "附件1",
    "附件：",
    "责任单位：",
    "（责任单位：市住建局、财政局）",
    "（教育局牵头）",
    "联系人：",
    "2018年底前",
    "〔2025〕4号",
    "办发〔2025〕12号",
    "2025年2月7日",
    "某市人民政府",
    "各县区：",
    "主题：",
    "标题：",
    "发布日期",
    "发布日期：",
    "索引号",
    "来源：",
    "关于印发",
    "的通知",
    "若干意见",
    "工作要点",
    "实施方案",
    "1200座",
    "达到98%以上",
    "；",
    "，",
    "。",
    "、",
    ":",
    "：",
    "】",
    "【",
    "《",
    "》",
    "“",
    "”",
    "(",
    "）",
    "|",
    "\ufeff",
    "1",
    "12",
    "附：",
    "此件公开发布",
    "抄送：",
    "—",
    "2",
    "—",
    "序号",
    "任务",
    "单位",
]


def mutant(texts: Sequence[str], random: Random) -> str:
    """A piece of one of *texts* (two pieces, now and then) with one change or a few."""
    text = _piece(random.choice(texts), random)
    if random.random() < 0.25:
        text += "\n" + _piece(random.choice(texts), random)
    for _ in range(random.choice((0, 1, 1, 2, 3, 5, 8))):
        text = random.choice(_CHANGES)(text, random)
    return text


def _piece(text: str, random: Random) -> str:
    size = random.choice((20, 60, 150, 400, 1200))
    start = random.choice((0, random.randrange(len(text))))
    return text[start : start + size]


def _at(text: str, random: Random) -> int:
    return random.randrange(len(text) + 1)


def _insert(text: str, random: Random) -> str:
    at = _at(text, random)
    return text[:at] + random.choice(WORDS) + text[at:]


def _line(text: str, random: Random) -> str:
    at = _at(text, random)
    return text[:at] + "\n" + text[at:]


def _delete(text: str, random: Random) -> str:
    at = _at(text, random)
    return text[:at] + text[at + random.choice((1, 1, 2, 5, 30)) :]


def _join(text: str, random: Random) -> str:
    ends = [at for at, char in enumerate(text) if char == "\n"]
    at = random.choice(ends) if ends else len(text)
    return text[:at] + text[at + 1 :]


def _swap(text: str, random: Random) -> str:
    lines = text.split("\n")
    random.shuffle(lines)
    return "\n".join(lines)


def _again(text: str, random: Random) -> str:
    lines = text.split("\n")
    lines.insert(random.randrange(len(lines) + 1), random.choice(lines))
    return "\n".join(lines)


def _cut(text: str, random: Random) -> str:
    lines = [line[: random.choice((3, 8, len(line)))] for line in text.split("\n")]
    return "\n".join(lines)


_CHANGES = (_insert, _insert, _insert, _line, _line, _delete, _delete, _join, _swap, _again, _cut)
