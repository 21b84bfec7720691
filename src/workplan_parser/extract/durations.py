"""Stretches of time (时长): a limit on how long a service may take is a commitment, a period is none."""

from __future__ import annotations

from workplan_parser.extract.ruling import Evidence, Ruling
from workplan_parser.extract.scene import Answer, Scene
from workplan_parser.lexicon import Pattern, WordList, hits

DURATION = ("time", "working_time")

_LESSONS = WordList("commitments", "duration.lessons")
_OPEN, _PERIODS = WordList("commitments", "duration.open"), WordList("commitments", "duration.periods")


def duration(seen: Scene) -> Answer:
    """压缩至5个工作日以内 is a commitment; 享受5年, 24小时开放, 计划工期3年, 三年行动 are not."""
    quantity = seen.quantity
    if quantity.dimension not in DURATION or quantity.unit in _LESSONS:
        return None
    if quantity.comparator == "eq" and (period := _PERIODS.ends(seen.before)):
        return Ruling("period", (period,))
    promised = _service_limit(seen) or _level(seen) or _cut_down(seen)
    if promised:
        return Ruling("target", promised)
    if quantity.han and quantity.unit in ("年", "天", "日", "周"):
        return Ruling("nothing")
    kept_open = _OPEN.starts(seen.after)
    return Ruling("attribute", (kept_open,)) if kept_open else Ruling("period")


_LONG = WordList("commitments", "duration.long")
_SHORT = WordList("commitments", "duration.days_and_hours")
# 诉求24小时内|响应
_ANSWERED = Pattern("commitments", r"[^、]{0,4}? \L<duration.answers>")
# 15个工作日内|至少推荐3个岗位: what a person is promised within days; 3年内提供 is a deadline
_SERVED = Pattern("commitments", r"\L<duration.service_adverbs>? \L<duration.services>")
# 付款期限最长|不得超过60日
_PROCESS = Pattern("commitments", r"\L<duration.process> [^、]{0,6} $")


def _service_limit(seen: Scene) -> Evidence:
    """诉求24小时内响应, 时延低于3.5毫秒, 付款期限最长不得超过60日: how long a service may take."""
    if seen.quantity.comparator not in ("le", "lt") or seen.quantity.unit in _LONG:
        return ()
    done = _ANSWERED.match(seen.after) or (
        _SERVED.match(seen.after) if seen.quantity.unit in _SHORT else None
    )
    return hits(done or (None if _before_a_noun(seen) else _PROCESS.search(seen.before)))


_DAYS = WordList("commitments", "duration.days")
_LIVES = WordList("commitments", "duration.lives")
# 平均受教育年限提高到|11.9年
_LIVED = Pattern("commitments", r"\L<duration.lives> \L<duration.rises> [到至为]? $")


def _level(seen: Scene) -> Evidence:
    """优良天数|310天, 平均受教育年限提高到|11.9年: a level that is told in time."""
    days = _DAYS.ends(seen.before)
    return hits(days or (_LIVED.search(seen.before) if _LIVES.within(seen.before) else None))


_LIMIT = WordList("commitments", "duration.limit")


def _cut_down(seen: Scene) -> Evidence:
    """审批压缩至|5个工作日以内; but 压缩3年行动."""
    limit = _LIMIT.last(seen.before, max(0, len(seen.before) - 24))
    return (limit,) if limit and not _before_a_noun(seen) else ()


# 3年|行动
_NOUN = Pattern("commitments", r"[^、的以之内到至并()和与]")
_ENDS = WordList("commitments", "duration.ends")


def _before_a_noun(seen: Scene) -> bool:
    """3年|行动, 5天|假期; but 3天|办结."""
    return bool(_NOUN.match(seen.after)) and not _ENDS.starts(seen.after)
