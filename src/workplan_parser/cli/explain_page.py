"""An explanation as a page for people: what was found, why, and where the words stand in the lexicon."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size
from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from workplan_parser.explain import Evidence, Explanation
from workplan_parser.language import headed, listed, said, worded
from workplan_parser.terminal import Prose

if TYPE_CHECKING:
    from workplan_parser.cli.explain import Answer

_KINDS = {
    "node": ("条目", "cyan"),
    "target": ("目标", "green"),
    "qualitative": ("定性目标", "green"),
    "quantity": ("数量", "yellow"),
    "deadline": ("期限", "green"),
    "office": ("单位", "green"),
    "person": ("人员", "green"),
    "citation": ("引用", "green"),
    "number": ("不取", "dim"),
    "time": ("不取", "dim"),
    "part": ("版面", "cyan"),
    "doubt": ("诊断", "yellow"),
}
_MARGIN = 6


def page(file: str, answer: Answer) -> Iterator[RenderableType]:
    """One answer."""
    where = f"{file}:{answer.question}" if answer.question.line else f"{file} {answer.question}"
    of = "" if answer.question.id else said(f"  属于 {listed(answer.nodes)}") if answer.nodes else ""
    yield Prose(Text.assemble((where, "bold cyan"), of))
    if answer.text.strip():
        yield Text(f"  {answer.text.strip()}", "dim", no_wrap=True, overflow="ellipsis")
    yield ""
    words = [one for _, one in answer.findings if _is_word(one)]
    shown = [(line, one) for line, one in answer.findings if not _is_word(one)]
    if not shown and not words:
        yield said("没有读出任何东西")
    for line, one in shown:
        yield from _finding(one, line if answer.question.id else None)
    if words:
        told = listed(dict.fromkeys(word.evidence[0].word for word in words))
        yield Prose(Text.assemble((said("不取"), "dim"), f"  {told}"))
        yield _below(Prose(said(f"规则 word：{words[0].why}"), "dim"))
    yield ""


def _is_word(one: Explanation) -> bool:
    """A Chinese numeral inside a word (统一): told together."""
    return one.kind == "number" and one.rule == "word"


def _finding(one: Explanation, line: int | None) -> Iterator[RenderableType]:
    kind, colour = _KINDS[one.kind]
    at = said(f"（第 {line} 行）") if line else ""
    raw = " ".join(one.raw.split())
    yield Prose(
        Text.assemble((said(kind), colour), "  ", (raw, "bold"), f"  {worded(one.says)}", (at, "dim"))
    )
    rule = said(f"规则 {one.rule}")
    yield _below(Prose(headed(rule, said(one.why)) if one.why else rule, "dim"))
    own = [shown for shown in one.evidence if shown.what not in ("编号", "标题")]
    widest = max((cell_len(shown.word) for shown in own if shown.file), default=0)
    for shown in own:
        yield _below(Prose(f"{said(shown.what)} {_evidence(shown, widest)}"))


def _evidence(shown: Evidence, widest: int) -> str:
    if not shown.file:
        return shown.word
    line = f":{shown.line}" if shown.line else said("（方言）")
    return f"{set_cell_size(shown.word, widest)}  {shown.file}{line} [{shown.entry}]"


def _below(part: RenderableType) -> Padding:
    return Padding.indent(part, _MARGIN)
