"""What a time is by its own form, its label, its bracket or its list."""

from __future__ import annotations

import regex

from workplan_parser.extract.clauses import LABELS, OPENERS, Place, counted, first_act
from workplan_parser.extract.deadline_rules.answers import NAMES, says
from workplan_parser.extract.ruling import Ruling
from workplan_parser.lexicon import Pattern, hits, word_lists
from workplan_parser.shapes import shape

_BEGINS_AFTER, _VALID, _COUNTED_BEFORE, _PHASES, _GOES_ON, _LEVELS, _LATEST, _RECURRING = word_lists(
    "deadlines", "begins_after valid counted_before phases goes_on levels latest years.recurring"
)
# 2025年、|2026年分别新增20个和25个
_YEARS_BEFORE = shape(r"(?: 20\d\d (?: 年 [底末]? 前? )? [、和及与] )*+ $", regex.X)
_YEARS_AFTER = Pattern(
    "deadlines",
    r"""
    (?P<years> (?: [、和及与] 20\d\d年? [底末]? 前? )* ) 年?
    ,? [^,;\d的]{0,16}? \L<in_turn> (?P<shared> [^,;]* )
    """,
)
_YEAR = shape(r"20\d\d")
# 2座(|2026年6月—11月|)。
_IN_BRACKET = shape(r"\)[,;]?")
_NUMBERED = shape(r"\d[\d.]*[万亿]?[^\d,;、()]{1,3}\($")


def length(at: Place) -> Ruling[bool] | None:
    """三年内建成公厕5座: a length of time whose start nobody tells, so the day is doubted; in a review it reports."""
    return says(not at.retrospective) if at.time.kind == "length" else None


def since_issue(at: Place) -> Ruling[bool] | None:
    """在本意见印发之日起30日内制定办法; not 自印发之日起30日内有效."""
    if at.time.kind != "term":
        return None
    valid = _VALID.starts(at.after)
    return says(not at.retrospective and not valid, valid)


def time_limit(at: Place) -> Ruling[bool] | None:
    """完成时限:12月, or a cell under 完成时限: the label says what it is."""
    if (
        at.time.kind == "clock"
        or at.time.recurs
        or at.time.word in _RECURRING
        or _BEGINS_AFTER.starts(at.after)
    ):
        return None
    if at.time.kind == "year" and _GOES_ON.starts(at.after):
        return None
    label = LABELS.ends(at.before.rstrip(":"))
    return says(True, label) if at.limit or label else None


def phase(at: Place) -> Ruling[bool] | None:
    """实施阶段(2025年7月至2027年9月): a phase ends when its stretch does."""
    if at.time.kind == "clock" or not at.after.startswith(")"):
        return None
    named = _PHASES.ends(at.before)
    return says(True, named) if named else None


def scheduled(at: Place) -> Ruling[bool] | None:
    """新建泵站2座(2026年6月—11月)。: a time in brackets that ends the clause, after the number; but 防汛重点月(7月)."""
    if at.time.kind == "clock" or not _IN_BRACKET.fullmatch(at.after) or not _NUMBERED.search(at.before):
        return None
    return says(True)


def closed(at: Place) -> Ruling[bool] | None:
    """2018年底前, 6月30日前, 2月底以前; 不晚于6月30日 says the same. In a review 汛前 and 春节前 report."""
    if at.retrospective and at.time.feast and not at.time.year:
        return says(False)
    latest = _LATEST.ends(at.before)
    return says(True, latest) if at.time.before or latest else None


def listed(at: Place) -> Ruling[bool] | None:
    """6月30日、|9月30日前: a time in a list is what the next one is."""
    return says(True) if at.joined else None


def period_end(at: Place) -> Ruling[bool] | None:
    """“十四五”末; the bare period is a span of years."""
    return says(bool(at.time.part)) if at.time.kind == "period" else None


def in_turn(at: Place) -> Ruling[bool] | None:
    """2025年、2026年分别新增20个和25个: as many years as numbers; else it is not said which is whose."""
    if at.time.kind != "year" or not at.time.year or at.time.part or at.time.before:
        return None
    after, before = _YEARS_AFTER.match(at.rest), _YEARS_BEFORE.search(at.before)
    if not after or not before or not before[0] and not after["years"]:
        return None
    numbers = counted(after["shared"])
    if not numbers:
        return None
    years = [at.time.year, *map(int, _YEAR.findall(before[0] + after["years"]))]
    told = _COUNTED_BEFORE.ends(at.before, before.start())
    if told or at.year and min(years) < at.year:
        return says(False, told)
    return says(numbers == len(years), *hits(after))


def by_the_year(at: Place) -> Ruling[bool] | None:
    """到2025年, 力争到2025年底; and a level between (森林覆盖率到2025年达到25%), but not 延长至2025年底."""
    if at.text[max(0, at.time.start - 1) : at.time.start] not in ("到", "至"):
        return None
    end = at.time.start - 1
    act = None if at.after.startswith(",") else first_act(at.after)
    word = act.word if act else _LEVELS.starts(at.after)
    return says(at.opens(end) or word is not None, OPENERS.ends(at.text, end), word)


def end_of(at: Place) -> Ruling[bool] | None:
    """年内建成通水, 2018年底开工, 7月底完成: 年内 and 底 say by when by themselves."""
    if not at.time.part:
        return None
    named = NAMES.starts(at.after)
    return says(not named, named)
