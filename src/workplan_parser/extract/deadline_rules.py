"""Is this time a deadline? Rules that look at a time expression in its clause, most specific first."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import regex

from workplan_parser.extract.clauses import (
    ACTS,
    COMPLETIONS,
    LABELS,
    OPENERS,
    Place,
    closing_act,
    counted,
    counts,
    counts_at_once,
    first_act,
    without_adverb,
)
from workplan_parser.extract.ruling import Evidence, Ruling
from workplan_parser.lexicon import Hit, Pattern, WordList, hits, word_lists

Rule = Callable[[Place], Ruling[bool] | None]


_BEGINS_AFTER, _BEGINS_BEFORE, _VALID, _COUNTED_BEFORE, _ACHIEVED, _ALREADY = word_lists(
    "deadlines", "begins_after begins_before valid counted_before achieved already"
)
_NAMES, _DESCRIBES, _OVERVIEWS, _RECORDS, _STATES, _GOVERNS_NOUN = word_lists(
    "deadlines", "names describes overviews records states governs_noun"
)
_PHASES, _GOES_ON, _LEVELS, _LIGHT_ACTS = word_lists("deadlines", "phases goes_on levels light_acts")
_SUPERVISES, _LATEST, _COUNTED_ACTS = word_lists("deadlines", "supervises latest counted_acts")
_PAST, _THIS, _NEXT, _SAME, _RECURRING = word_lists(
    "deadlines", "years.past years.this years.next years.same years.recurring"
)
_NEAR, _BUILD = WordList("deadlines", "near.this"), WordList("commitments", "verbs.build")
# 2025年、|2026年分别新增20个和25个
_YEARS_BEFORE = regex.compile(r"(?: 20\d\d (?: 年 [底末]? 前? )? [、和及与] )*+ $", regex.X)
_YEARS_AFTER = Pattern(
    "deadlines",
    r"""
    (?P<years> (?: [、和及与] 20\d\d年? [底末]? 前? )* ) 年?
    ,? [^,;\d的]{0,16}? \L<in_turn> (?P<shared> [^,;]* )
    """,
)
_YEAR = regex.compile(r"20\d\d")


def _says(verdict: bool, *seen: Hit | None) -> Ruling[bool]:
    return Ruling(verdict, tuple(hit for hit in seen if hit))


# ── what it cannot be, whatever follows ─────────────────────────────────────────────────────────────


def in_name(at: Place) -> Ruling[bool] | None:
    """《2018年…方案》, “十三五”: a name, not a time to be met."""
    text, start = at.text, at.time.start
    low = max(0, start - 80)
    if text.rfind("《", low, start) > text.rfind("》", low, start):
        return _says(False)
    low = max(0, start - 24)
    opened, closed = text.rfind("“", low, start), text.find("”", at.time.end, at.time.end + 24)
    if opened > text.rfind("”", low, start) and closed >= 0 and at.time.kind != "period":
        return _says(False)
    return None


def since_issue(at: Place) -> Ruling[bool] | None:
    """在本意见印发之日起30日内制定办法; not 自印发之日起30日内有效."""
    if at.time.kind != "term":
        return None
    valid = _VALID.starts(at.after)
    return _says(not at.retrospective and not valid, valid)


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
    return _says(True, label) if at.limit or label else None


def phase(at: Place) -> Ruling[bool] | None:
    """实施阶段(2025年7月至2027年9月): a phase ends when its stretch does."""
    if at.time.kind == "clock" or not at.after.startswith(")"):
        return None
    named = _PHASES.ends(at.before)
    return _says(True, named) if named else None


def recurring(at: Place) -> Ruling[bool] | None:
    """每年2月底前, 每月25日前: comes again, so has no last day."""
    again = _RECURRING.whole(at.time.word) or _RECURRING.within(at.before, max(0, len(at.before) - 6))
    if again or at.time.recurs or at.before.endswith("每"):
        return _says(False, again)
    return _says(False) if at.time.kind == "clock" else None


def inspection(at: Place) -> Ruling[bool] | None:
    """市政府将于年底前组织督查, in the notice that hands the plan on; in the plan itself that is a task."""
    seen = _SUPERVISES.within(at.rest[:40].partition(",")[0]) if at.notice else None
    return _says(False, seen) if seen else None


def beginning(at: Place) -> Ruling[bool] | None:
    """2020年10月1日起, 今年以来, 从2019年, 年初: a start; but 明年初, and what spans (从6月至9月), ends."""
    start = _BEGINS_AFTER.starts(at.after) or (not at.time.spans and _BEGINS_BEFORE.ends(at.before)) or None
    if at.time.counted:
        return None
    early = at.time.part in ("初", "终") and at.time.kind == "year" and not at.time.before
    if start or early and not (at.time.word in _NEXT or at.year and (at.time.year or 0) > at.year):
        return _says(False, start)
    return None


def gone_by(at: Place) -> Ruling[bool] | None:
    """去年, 截至2017年底, 比2015年, a year before the plan's."""
    if past := _PAST.whole(at.time.word):
        return _says(False, past)
    if at.time.year and at.year and at.time.year < at.year:
        return _says(False)
    if told := _COUNTED_BEFORE.ends(at.before) or _ALREADY.starts(at.after):
        return _says(False, told)
    if at.time.before or at.time.year and at.year and at.time.year > at.year:
        return None
    achieved = _ACHIEVED.within(at.after, 0, min(len(at.after), 3 if first_act(at.after) else 24))
    return _says(False, achieved) if achieved else None


def attribute(at: Place) -> Ruling[bool] | None:
    """做好与省级年底出台的平台的对接, 2018年前建成的小区: the time belongs to a noun."""
    noun = at.after.find("的", 0, 14)
    state = _STATES.starts(at.after) if at.time.before and noun > 0 else None
    if state:
        return _says(False, state)
    if at.time.part and at.time.before:
        return None
    act = None if at.time.before else first_act(at.after)
    if at.after.startswith("的") or act and act.rest.startswith("的"):
        return _says(False, act.word if act else None)
    governor = _governor(at.before) if noun > 0 else None
    if governor or noun > 0 and at.time.before and at.time.kind != "day":
        return _says(False, governor)
    return None


# ── what it is by its own form ──────────────────────────────────────────────────────────────────────


def closed(at: Place) -> Ruling[bool] | None:
    """2018年底前, 6月30日前, 2月底以前; 不晚于6月30日 says the same."""
    latest = _LATEST.ends(at.before)
    return _says(True, latest) if at.time.before or latest else None


def listed(at: Place) -> Ruling[bool] | None:
    """6月30日、|9月30日前: a time in a list is what the next one is."""
    return _says(True) if at.joined else None


def period_end(at: Place) -> Ruling[bool] | None:
    """“十四五”末; the bare period is a span of years."""
    return _says(bool(at.time.part)) if at.time.kind == "period" else None


def looking_back(at: Place) -> Ruling[bool] | None:
    """In a review of what was done, 全年 and 年内 report."""
    if not at.retrospective:
        return None
    return None if at.time.year and at.year and at.time.year >= at.year else _says(False)


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
        return _says(False, told)
    return _says(numbers == len(years), *hits(after))


def by_the_year(at: Place) -> Ruling[bool] | None:
    """到2025年, 力争到2025年底; and a level between (森林覆盖率到2025年达到25%), but not 延长至2025年底."""
    if at.text[max(0, at.time.start - 1) : at.time.start] not in ("到", "至"):
        return None
    end = at.time.start - 1
    act = None if at.after.startswith(",") else first_act(at.after)
    word = act.word if act else _LEVELS.starts(at.after)
    return _says(at.opens(end) or word is not None, OPENERS.ends(at.text, end), word)


def end_of(at: Place) -> Ruling[bool] | None:
    """年内建成通水, 2018年底开工, 7月底完成: 年内 and 底 say by when by themselves."""
    if not at.time.part:
        return None
    named = _NAMES.starts(at.after)
    return _says(not named, named)


# ── what its clause makes of it ─────────────────────────────────────────────────────────────────────


def stretch(at: Place) -> Ruling[bool] | None:
    """上半年开展…, 一季度完成核准, 3-6月整改, 上半年新增学位800个: a part of the year with an act to do in it."""
    if not (at.time.kind in ("half", "quarter", "month") or at.time.spans):
        return None
    if at.time.word in _NEAR:
        return _says(False)  # 报送|本季度|进展
    near = at.time.kind == "day" or at.time.kind == "month" and not at.time.year
    act = _acts(at.after.lstrip(",")[:4]) if near else _acts(at.rest[:40])
    opens = at.opens(at.time.start)
    if opens and not act:
        act = _does(at.after) if counts(at.after) else None
    if not act or _NAMES.starts(at.after):
        return _says(False)
    return _says(opens or first_act(at.after) is not None, OPENERS.ends(at.before), act)


def bare_day(at: Place) -> Ruling[bool] | None:
    """于12月31日完成, 12月31日完成道路2条; a date alone tells of an event: 9月11日,市里召开动员会."""
    if at.time.kind != "day":
        return None
    act, counted_here = first_act(at.after), counts(at.after)
    if act is None and counted_here and not at.after.startswith(","):
        does = _does(at.after)
        return _says(at.opens(at.time.start) and does is not None, does)
    opens = at.opens(at.time.start) and (bool(at.before) or act is not None and act.word.word in COMPLETIONS)
    return _says(
        act is not None and (opens or counted_here or closing_act(at.after) is not None),
        act.word if act else None,
    )


def level_by(at: Place) -> Ruling[bool] | None:
    """回收率2024年达到80%,2026年达到90%: a year between what is measured and its level."""
    if at.time.kind != "year" or not at.time.year or not at.year or not at.before or "的" in at.after:
        return None
    after = without_adverb(without_adverb(at.after))
    level = _LEVELS.starts(after)
    return _says(True, level) if level and after[level.end : level.end + 1].isdecimal() else None


def completes(at: Place) -> Ruling[bool] | None:
    """零就业家庭全年动态清零, 城东水厂2027年建成投用: the year of an act that leaves nothing to do, and that ends its clause."""
    if at.time.kind != "year" or at.time.word in _SAME or at.after.startswith(",") or _governor(at.before):
        return None
    act = closing_act(at.after)
    return _says(True, act) if act else None


def bare_year(at: Place) -> Ruling[bool] | None:
    """今年再减少…1000万, 全年新增1个, 2019年建成: only with a number or a definite act to govern."""
    if same := _SAME.whole(at.time.word):
        return _says(False, same)
    clause = at.rest.lstrip(",")[:120] if at.after.startswith(",") else at.after
    named = _NAMES.starts(clause) or _DESCRIBES.starts(clause) or _OVERVIEWS.within(clause)
    record = _RECORDS.within(at.rest) if at.time.word else None
    if named or record:
        return _says(False, named or record)
    act = first_act(clause)
    word = act.word if act else None
    if not at.opens(at.time.start) and not counts_at_once(at.after):
        governed = act and at.time.word and counts(clause) and not _governor(at.before)
        return _says(bool(governed), word)
    return _says(bool(act or counts(clause)), OPENERS.ends(at.before), word)


RULES: tuple[Rule, ...] = (
    in_name,
    since_issue,
    time_limit,
    phase,
    recurring,
    inspection,
    beginning,
    gone_by,
    attribute,
    closed,
    period_end,
    looking_back,
    in_turn,
    listed,
    by_the_year,
    end_of,
    stretch,
    bare_day,
    level_by,
    completes,
    bare_year,
)


class Decision(NamedTuple):
    """The rule that decided (``undecided`` where none did), whether it takes the time as a deadline, and the words it saw."""

    rule: str
    taken: bool
    evidence: Evidence


def decide(at: Place) -> Decision:
    """What the first rule that has an answer says of the time."""
    for rule in RULES:
        ruling = rule(at)
        if ruling is not None:
            return Decision(rule.__name__, *ruling)
    return Decision("undecided", False, ())


def _acts(ahead: str) -> Hit | None:
    """An act to do among the words *ahead*."""
    return ACTS.within(ahead) or _LIGHT_ACTS.within(ahead)


def _does(after: str) -> Hit | None:
    """|新增学位800个, |完成投资3亿元: the verb that the words after a time begin with."""
    return _COUNTED_ACTS.starts(after) or _BUILD.starts(after) or _BUILD.starts(without_adverb(after))


def _governor(before: str) -> Hit | None:
    """做好与|…: a word whose object the time may belong to, near before it."""
    return _GOVERNS_NOUN.within(before, max(0, len(before) - 12))
