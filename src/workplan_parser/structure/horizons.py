"""What time a node speaks of: told by its heading (2024年工作回顾, 存在的问题, 下一步打算), at the top by its opening words too."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import regex

from workplan_parser.lexicon import Pattern, WordList, words
from workplan_parser.shapes import shape
from workplan_parser.structure.model import Horizon, Identity, Node, Until
from workplan_parser.text.characters import tight
from workplan_parser.text.sheet import Sheet

_REVIEW = WordList("structure", "horizon.review")
_REPORT = WordList("structure", "horizon.report")
_RECENT = WordList("structure", "horizon.recent")
_AHEAD = WordList("structure", "horizon.plan")
_WHOLE = WordList("structure", "horizon.whole")
_THEN, _NEXT = WordList("structure", "horizon.then"), WordList("structure", "horizon.next")
_ACTS = WordList("structure", "horizon.acts")
_PERIODS, _LASTING = words("structure", "horizon.periods"), WordList("structure", "horizon.lasting")
# “十五五”时期主要目标任务
_PERIOD = Pattern(
    "structure",
    r"^ “? (?P<period> \L<horizon.periods> ) ”? \L<horizon.framed> [^,]{0,16} (?<= \L<horizon.aims> ) $",
)
# 今后五年工作的总体要求
_SPAN = Pattern("structure", r"^ \L<horizon.spans> [^,]{0,16} \L<horizon.aims> $")
# 到2035年远景目标
_DISTANT = Pattern(
    "structure",
    r"^ 到? (?P<year>20\d\d) 年 的? [^,]{0,10} \L<horizon.aims> $",
)
_YEAR = shape(r"(?P<year>(?:19|20)\d\d)\s?年(?!代)")
_ALL_OF_YEAR = shape(_YEAR.pattern + "(?![底初末前])")
_OF_YEAR = shape(r"[^,\d]{0,4}" + _ALL_OF_YEAR.pattern + "[^,]*")
_TOLD = WordList("structure", "horizon.told")
_TROUBLES = Pattern(
    "structure",
    r"""
    (?: \L<commitments:troubles.met> 的? | ^ )                                           # 当前面临的
    \L<commitments:troubles.chief>? \L<commitments:troubles.words>                       # 主要困难
    (?: [和与及、] \L<commitments:troubles.chief>? \L<commitments:troubles.words> )* $   # 和突出问题
    """,
)
_TROUBLE = WordList("commitments", "troubles.words")
_FIRST_PERIOD = 2010
"""The year in which the first of the five-year periods ended."""
_LOOKED_AT = 24
"""Characters of the first sentence."""
_LONGEST_AFTER_YEAR = 12


class _Heading(NamedTuple):
    """A heading without blanks, the first words under it, whether it stands at the top, the plan's year, whether it is of a year."""

    text: str
    opening: str
    top: bool
    year: int | None
    annual: bool

    def past(self, found: regex.Match[str] | None) -> bool:
        """True where the year that was found is before the plan's."""
        return found is not None and self.year is not None and int(found["year"]) < self.year


def horizons(
    nodes: tuple[Node, ...], sheet: Sheet, who: Identity, whole: Horizon | None = None
) -> tuple[Node, ...]:
    """The same nodes, each with its horizon; children take their parent's unless their heading says otherwise.

    *whole* is what the document's title says of all of it.
    """
    annual = not who.title or not (_LASTING.within(who.title) or any(word in who.title for word in _PERIODS))
    return tuple([_placed(node, sheet, who.year, annual, whole, None) for node in nodes])


def _placed(
    node: Node, sheet: Sheet, year: int | None, annual: bool, above: Horizon | None, until: Until | None
) -> Node:
    said: Horizon | None = None
    if node.title:
        opening = sheet.at(node.body[0])[:_LOOKED_AT] if node.body else ""
        heading = _Heading(tight(sheet.at(node.title)), opening, above is None, year, annual)
        said = next((found for rule in RULES if (found := rule(heading))), None)
        if said is not None:
            end = _end(heading.text) if said == "beyond" else None
            until = Until(node.title, end) if end else until if said == above == "beyond" else None
    horizon = said or above or "plan"
    return node._replace(
        horizon=horizon,
        until=until,
        children=tuple([_placed(child, sheet, year, annual, horizon, until) for child in node.children]),
    )


def names_a_part(heading: str) -> bool:
    """True where a heading holds a word of looking back or ahead: 2024年工作回顾, 2025年主要任务."""
    return tells_of_results(heading) or looks_ahead(heading)


def looks_ahead(heading: str) -> bool:
    """True where a heading holds a word of looking ahead: 2026年主要任务."""
    return _AHEAD.within(heading) is not None


def reports_results(title: str) -> bool:
    """True for the title of a report of what was done: …整改情况报告, 2025年工作总结; not …总结和2026年工作计划."""
    bare = tight(title)
    return _WHOLE.ends(bare) is not None and not looks_ahead(bare)


def tells_of_results(heading: str) -> bool:
    """True where a heading speaks of what has been: its year is not the plan's."""
    return bool(_REVIEW.within(heading) or _RECENT.starts(heading)) or _names_troubles(heading)


def _names_troubles(heading: str) -> bool:
    return _TROUBLE.ends(heading) is not None and _TROUBLES.search(heading) is not None


def _longer(heading: _Heading) -> Horizon | None:
    """“十五五”时期主要目标, 今后五年的奋斗目标, 2035年远景目标, in the plan of a year; not “十五五”规划编制任务."""
    year = heading.year
    if not heading.annual or year is None or _REVIEW.within(heading.text):
        return None
    end = _end(heading.text)
    last = year if _PERIOD.search(heading.text) else year + 1  # 2027年工作目标 may be next year's
    return "beyond" if (end is not None and end > last) or _SPAN.search(heading.text) else None


def _end(heading: str) -> int | None:
    """The last year that a heading looks to: 2030 for “十五五”时期主要目标, 2035 for 2035年远景目标."""
    if period := _PERIOD.search(heading):
        return _FIRST_PERIOD + 5 * _PERIODS.index(period["period"])
    distant = _DISTANT.search(heading)
    return int(distant["year"]) if distant else None


def _comes_next(heading: _Heading) -> Horizon | None:
    """下一步工作打算 under 一、2024年工作情况, 2025年工作安排."""
    return "plan" if _THEN.starts(heading.text) or _NEXT.ends(heading.text) else None


def _of_past_year(heading: _Heading) -> Horizon | None:
    """2017年重点工作 in the plan of 2018, not in that of three years; not 2017年底前完成的工作."""
    past = heading.annual and heading.past(_OF_YEAR.fullmatch(heading.text))
    return "review" if past and _TOLD.ends(heading.text) else None


def _results(heading: _Heading) -> Horizon | None:
    """主要目标完成情况, 发展基础; not 公开工作进展情况, which is a task."""
    return "review" if _REVIEW.ends(heading.text) and not _ACTS.starts(heading.text) else None


def _troubles(heading: _Heading) -> Horizon | None:
    """当前面临的困难和问题; not 解决存在的问题."""
    return "review" if _names_troubles(heading.text) and not _ACTS.starts(heading.text) else None


def _tasks(heading: _Heading) -> Horizon | None:
    """总体要求, 今年工作的主要目标: whatever the first sentence says of last year."""
    return "plan" if heading.top and _AHEAD.within(heading.text) else None


def _report(heading: _Heading) -> Horizon | None:
    """回顾过去五年的奋斗历程."""
    return "review" if heading.top and _REPORT.within(heading.text) else None


def _year(heading: _Heading) -> Horizon | None:
    """2023年, 2023年的工作; not 2000年底前建成的小区."""
    found = _ALL_OF_YEAR.match(heading.text) if heading.top else None
    if found is None:
        return None
    return (
        "review" if heading.past(found) and len(heading.text) - found.end() <= _LONGEST_AFTER_YEAR else "plan"
    )


def _opening(heading: _Heading) -> Horizon | None:
    """砥砺前行⏎过去一年，我们迎难而上; 乘势而上⏎2023年，全市完成投资…"""
    if not heading.top:
        return None
    past = (
        _RECENT.starts(heading.text)
        or _RECENT.starts(heading.opening)
        or heading.past(_YEAR.match(heading.opening))
    )
    return "review" if past else None


RULES: tuple[Callable[[_Heading], Horizon | None], ...] = (
    _longer,
    _comes_next,
    _of_past_year,
    _results,
    _troubles,
    _tasks,
    _report,
    _year,
    _opening,
)
"""What decides first comes first; a heading that no rule knows says nothing."""
