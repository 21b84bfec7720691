"""What its clause makes of a time: an act to do in it, a number or a level to reach by it."""

from __future__ import annotations

import regex

from workplan_parser.extract.clauses import (
    ACTS,
    COMPLETIONS,
    OPENERS,
    Place,
    closing_act,
    counts,
    counts_at_once,
    first_act,
    without_adverb,
)
from workplan_parser.extract.deadline_rules.answers import NAMES, governor, says
from workplan_parser.extract.ruling import Ruling
from workplan_parser.lexicon import Hit, Pattern, WordList, word_lists

_DESCRIBES, _OVERVIEWS, _RECORDS, _LEVELS, _LIGHT_ACTS, _COUNTED_ACTS = word_lists(
    "deadlines", "describes overviews records levels light_acts counted_acts"
)
_AND = ("、", "和", "及", "与")
_NEAR, _SAME = word_lists("deadlines", "near.this years.same")
_BUILD = WordList("commitments", "verbs.build")


def stretch(at: Place) -> Ruling[bool] | None:
    """上半年开展…, 一季度完成核准, 3-6月整改, 上半年新增学位800个: a part of the year with an act to do in it."""
    if not (at.time.kind in ("half", "quarter", "month") or at.time.spans):
        return None
    if at.time.word in _NEAR:
        return says(False)  # 报送|本季度|进展
    near = at.time.kind == "day" or at.time.kind == "month" and not at.time.year
    act = _acts(at.after.lstrip(",")[:4]) if near else _acts(at.rest[:40])
    opens = at.opens(_list_start(at))
    if opens and not act:
        act = _does(at.after) if counts(at.after) else None
    if not act or NAMES.starts(at.after):
        return says(False)
    return says(opens or first_act(at.after) is not None, OPENERS.ends(at.before), act)


# 一季度、二季度、|三季度分别完成, 6月、|12月各开展
_LIST_BEFORE = Pattern(
    "deadlines",
    r"(?r) (?: (?: 第? [0-9一二三四五六七八九十]{1,4} (?: 月 份? | \L<calendar.quarter> ) | [上下] \L<calendar.half> ) [、和及与] )+",
)


def _list_start(at: Place) -> int:
    """Where the list of months or quarters begins that the time stands in."""
    start = at.time.start
    listed = _LIST_BEFORE.match(at.text, max(0, start - 40), start) if at.before.endswith(_AND) else None
    return listed.start() if listed else start


_SHARE = regex.compile(r"[约达]?[到成]?[0-9]")
_LISTED = (*_AND, ",", ";", "(", "中")


def share(at: Place) -> Ruling[bool] | None:
    """全年完成投资90亿元,上半年|50亿元、前三季度|70亿元; 其中上半年|4500人: a part of the year with its number right behind it."""
    if (
        at.time.kind not in ("half", "quarter", "month")
        or at.time.word in _NEAR
        or not _SHARE.match(at.after)
    ):
        return None
    return says(True) if at.text.endswith(_LISTED, 0, at.time.start) else None


def bare_day(at: Place) -> Ruling[bool] | None:
    """于12月31日完成, 12月31日完成道路2条; a date alone tells of an event: 9月11日,市里召开动员会."""
    if at.time.kind != "day":
        return None
    act, counted_here = first_act(at.after), counts(at.after)
    if act is None and counted_here and not at.after.startswith(","):
        does = _does(at.after)
        return says(at.opens(at.time.start) and does is not None, does)
    opens = at.opens(at.time.start) and (bool(at.before) or act is not None and act.word.word in COMPLETIONS)
    return says(
        act is not None and (opens or counted_here or closing_act(at.after) is not None),
        act.word if act else None,
    )


def level_by(at: Place) -> Ruling[bool] | None:
    """回收率2024年达到80%,2026年达到90%: a year between what is measured and its level."""
    if at.time.kind != "year" or not at.time.year or not at.year or not at.before or "的" in at.after:
        return None
    after = without_adverb(without_adverb(at.after))
    level = _LEVELS.starts(after)
    return says(True, level) if level and after[level.end : level.end + 1].isdecimal() else None


def completes(at: Place) -> Ruling[bool] | None:
    """零就业家庭全年动态清零, 城东水厂2027年建成投用: the year of an act that leaves nothing to do, and that ends its clause."""
    if at.time.kind != "year" or at.time.word in _SAME or at.after.startswith(",") or governor(at.before):
        return None
    act = closing_act(at.after)
    return says(True, act) if act else None


def bare_year(at: Place) -> Ruling[bool] | None:
    """今年再减少…1000万, 全年新增1个, 2019年建成: only with a number or a definite act to govern."""
    if same := _SAME.whole(at.time.word):
        return says(False, same)
    clause = at.rest.lstrip(",")[:120] if at.after.startswith(",") else at.after
    named = NAMES.starts(clause) or _DESCRIBES.starts(clause) or _OVERVIEWS.within(clause)
    record = _RECORDS.within(at.rest) if at.time.word else None
    if named or record:
        return says(False, named or record)
    act = first_act(clause)
    word = act.word if act else None
    if not at.opens(at.time.start) and not counts_at_once(at.after):
        governed = act and at.time.word and counts(clause) and not governor(at.before)
        return says(bool(governed), word)
    return says(bool(act or counts(clause)), OPENERS.ends(at.before), word)


def _acts(ahead: str) -> Hit | None:
    """An act to do among the words *ahead*."""
    return ACTS.within(ahead) or _LIGHT_ACTS.within(ahead)


def _does(after: str) -> Hit | None:
    """|新增学位800个, |完成投资3亿元: the verb that the words after a time begin with."""
    return _COUNTED_ACTS.starts(after) or _BUILD.starts(after) or _BUILD.starts(without_adverb(after))
