"""Results (成绩): what was done already is no commitment."""

from __future__ import annotations

from workplan_parser.extract.ruling import Ruling
from workplan_parser.extract.scene import UPON, Answer, Said, Scene
from workplan_parser.lexicon import Pattern, WordList, hits

# 存在的主要困难和问题; but 解决突出问题 is work to do
_TROUBLES = Pattern(
    "commitments",
    r"""
    (?: (?: \L<troubles.now> | \L<troubles.at_work> )* \L<troubles.met> 的? \L<troubles.chief>?
      | \L<troubles.chief> | \L<troubles.now> )?
    \L<troubles.words> (?: [和与及、] \L<troubles.words> )*
    """,
)
_TROUBLE = WordList("commitments", "troubles.words")


def section_looks_back(seen: Said) -> Answer:
    """去年工作回顾, 存在的困难和问题: the section tells of the past; only a later year or 今年 inside it looks ahead."""
    heading = seen.context.heading
    if _TROUBLE.ends(heading) and (found := _TROUBLES.fullmatch(heading)):
        return Ruling("baseline", hits(found))
    return Ruling("achieved") if seen.context.achieved else None


# 在前期|7个省试点基础上
_STARTED = Pattern("commitments", r"在 \L<baseline.earlier> [^,;。]{0,30} $")


def started_from(seen: Scene) -> Answer:
    """在前期7个省试点基础上: what was done before; in 在新建3个示范点基础上 it is work of the plan."""
    upon = UPON.within(seen.after, 0, 40) if "在" in seen.before else None
    found = _STARTED.search(seen.before) if upon else None
    return Ruling("achieved", hits(found, upon)) if found else None


# 进展情况:…  下一步计划:…
_SAID = Pattern(
    "commitments",
    r"(?: ^ | [。;,\s] ) [【\[]? (?: (?P<done> \L<tense.progress> ) | \L<tense.then> ) [】\]]? :",
)


_PROGRESS = WordList("commitments", "tense.progress")


def told_as_progress(seen: Said) -> Answer:
    """进展情况:新增学位900个: what stands after such a label was done, until 下一步计划: begins."""
    text, at = seen.prose.text, seen.at
    if text.find(":", 0, at) < 0 or _PROGRESS.within(text, 0, at) is None:
        return None
    label = next(iter([*_SAID.finditer(text, 0, at)][::-1]), None)
    return Ruling("achieved", hits(label)) if label and label["done"] else None
