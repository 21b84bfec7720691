"""What a time cannot be, whatever follows: a name, a start, a time gone by, one that comes again, one that says which."""

from __future__ import annotations

from workplan_parser.extract.clauses import COMPLETIONS, Place, first_act
from workplan_parser.extract.deadline_rules.answers import governor, says
from workplan_parser.extract.ruling import Ruling
from workplan_parser.lexicon import WordList, word_lists

_BEGINS_AFTER, _BEGINS_BEFORE, _COUNTED_BEFORE, _ACHIEVED, _ALREADY, _STATES, _SUPERVISES = word_lists(
    "deadlines", "begins_after begins_before counted_before achieved already states supervises"
)
_TILL = WordList("deadlines", "till")
_PAST, _NEXT, _RECURRING = word_lists("deadlines", "years.past years.next years.recurring")


def in_name(at: Place) -> Ruling[bool] | None:
    """《2018年…方案》, “十三五”: a name, not a time to be met."""
    text, start = at.text, at.time.start
    low = max(0, start - 80)
    if text.rfind("《", low, start) > text.rfind("》", low, start):
        return says(False)
    low = max(0, start - 24)
    opened, closed = text.rfind("“", low, start), text.find("”", at.time.end, at.time.end + 24)
    if opened > text.rfind("”", low, start) and closed >= 0 and at.time.kind != "period":
        return says(False)
    return None


def recurring(at: Place) -> Ruling[bool] | None:
    """每年2月底前, 每月25日前: comes again, so has no last day."""
    again = _RECURRING.whole(at.time.word) or _RECURRING.within(at.before, max(0, len(at.before) - 6))
    if again or at.time.recurs or at.before.endswith("每"):
        return says(False, again)
    return says(False) if at.time.kind == "clock" else None


def inspection(at: Place) -> Ruling[bool] | None:
    """市政府将于年底前组织督查, in the notice that hands the plan on; in the plan itself that is a task."""
    seen = _SUPERVISES.within(at.rest[:40].partition(",")[0]) if at.notice else None
    return says(False, seen) if seen else None


def beginning(at: Place) -> Ruling[bool] | None:
    """2020年10月1日起, 今年以来, 从2019年, 年初安排: a start; but 年初完成, 年终完成, 明年初, and what spans (从6月至9月), ends."""
    start = _BEGINS_AFTER.starts(at.after) or (not at.time.spans and _BEGINS_BEFORE.ends(at.before)) or None
    if at.time.counted:
        return None
    early = at.time.part in ("初", "终") and at.time.kind == "year" and not at.time.before
    act = first_act(at.after) if early else None
    early = early and not (act and act.word.word in COMPLETIONS)
    if start or early and not (at.time.word in _NEXT or at.year and (at.time.year or 0) > at.year):
        return says(False, start)
    return None


def gone_by(at: Place) -> Ruling[bool] | None:
    """去年, 截至2017年底, 比2015年, a year before the plan's."""
    if past := _PAST.whole(at.time.word):
        return says(False, past)
    if at.time.year and at.year and at.time.year < at.year:
        return says(False)
    if told := (not _till(at) and _COUNTED_BEFORE.ends(at.before)) or _ALREADY.starts(at.after):
        return says(False, told)
    if at.time.before or at.time.year and at.year and at.time.year > at.year:
        return None
    achieved = _ACHIEVED.within(at.after, 0, min(len(at.after), 3 if first_act(at.after) else 24))
    return says(False, achieved) if achieved else None


def _till(at: Place) -> bool:
    """截止2026年底建成…, in the plan of 2026: its end is no past; but 截至2026年底有…, 截至6月底完成…."""
    ends = at.time.year is not None and at.time.year == at.year and at.time.part in ("底", "末")
    return (
        ends and not at.time.month and _TILL.ends(at.before) is not None and first_act(at.after) is not None
    )


def attribute(at: Place) -> Ruling[bool] | None:
    """做好与省级年底出台的平台的对接, 2018年前建成的小区: the time belongs to a noun."""
    noun = at.after.find("的", 0, 14)
    state = _STATES.starts(at.after) if at.time.before and noun > 0 else None
    if state:
        return says(False, state)
    if at.time.part and at.time.before:
        return None
    act = None if at.time.before else first_act(at.after)
    if at.after.startswith("的") or act and act.rest.startswith("的"):
        return says(False, act.word if act else None)
    owner = governor(at.before) if noun > 0 else None
    if owner or noun > 0 and at.time.before and at.time.kind != "day":
        return says(False, owner)
    return None


def looking_back(at: Place) -> Ruling[bool] | None:
    """In a review of what was done, 全年 and 年内 report."""
    if not at.retrospective:
        return None
    return None if at.time.year and at.year and at.time.year >= at.year else says(False)
