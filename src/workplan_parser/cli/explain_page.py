"""An explanation as a page for people: what was found, why, and where the words stand in the lexicon."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from workplan_parser.cli.console import Paint, cut, pad, printable, width

if TYPE_CHECKING:
    from workplan_parser.cli.explain import Answer
    from workplan_parser.explain import Explanation

_KINDS = {
    "node": ("条目", "cyan"),
    "target": ("目标", "green"),
    "quantity": ("数量", "yellow"),
    "deadline": ("期限", "green"),
    "office": ("单位", "green"),
    "citation": ("引用", "green"),
    "number": ("不取", "dim"),
    "time": ("不取", "dim"),
    "part": ("版面", "cyan"),
    "doubt": ("诊断", "yellow"),
}
_MARGIN = 6
_RAW = 40


def page(file: str, answer: Answer, paint: Paint, columns: int) -> Iterator[str]:
    """One answer."""
    where = f"{file}:{answer.question}" if answer.question.line else f"{file} {answer.question}"
    of = "" if answer.question.id else f"  属于 {'、'.join(answer.nodes)}" if answer.nodes else ""
    yield paint(printable(where), "bold", "cyan") + of + "\n"
    if answer.text.strip():
        yield paint(cut("  " + printable(answer.text.strip()), columns), "dim") + "\n"
    yield "\n"
    words = [one for _, one in answer.findings if _is_word(one)]
    shown = [(line, one) for line, one in answer.findings if not _is_word(one)]
    if not shown and not words:
        yield "没有读出任何东西\n\n"
        return
    for line, one in shown:
        yield from _finding(one, line if answer.question.id else None, paint, columns)
    if words:
        said = "、".join(dict.fromkeys(word.evidence[0].word for word in words))
        yield f"{paint('不取', 'dim')}  {cut(printable(said), columns - _MARGIN)}\n"
        yield f"{' ' * _MARGIN}{paint(f'规则 word：{words[0].why}', 'dim')}\n"
    yield "\n"


def _is_word(one: Explanation) -> bool:
    """A Chinese numeral inside a word (统一): told together."""
    return one.kind == "number" and one.rule == "word"


def _finding(one: Explanation, line: int | None, paint: Paint, columns: int) -> Iterator[str]:
    kind, colour = _KINDS[one.kind]
    raw = cut(printable(" ".join(one.raw.split())), _RAW)
    at = paint(f"（第 {line} 行）", "dim") if line else ""
    yield f"{paint(kind, colour)}  {paint(raw, 'bold')}  {printable(one.says)}{at}\n"
    rule = f"规则 {one.rule}" + (f"：{one.why}" if one.why else "")
    yield " " * _MARGIN + paint(cut(printable(rule), columns - _MARGIN), "dim") + "\n"
    own = [shown for shown in one.evidence if shown.what not in ("编号", "标题")]
    words = max((width(shown.word) for shown in own if shown.file), default=0)
    for shown in own:
        word = printable(shown.word)
        if shown.file:
            place = f"{shown.file}:{shown.line}" if shown.line else f"{shown.file}（方言）"
            told = f"{shown.what} {pad(word, words)}  {place} [{shown.entry}]"
        else:
            told = f"{shown.what} {word}"
        yield " " * _MARGIN + told + "\n"
