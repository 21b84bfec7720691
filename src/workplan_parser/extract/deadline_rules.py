"""Is this time a deadline? Rules that look at a time expression in its clause, most specific first."""

import re
from collections.abc import Callable
from typing import NamedTuple

from workplan_parser.extract.dates import TimeExpression
from workplan_parser.lexicon import cached, words
from workplan_parser.text.stops import with_stops


class Place(NamedTuple):
    """A time expression in its clause: what stands before it, after it, and to the sentence's end."""

    text: str
    time: TimeExpression
    year: int | None
    retrospective: bool
    limit: bool
    before: str
    after: str
    rest: str


CLAUSE_WINDOW = 60
SENTENCE_WINDOW = 240
_MARKERS = "0123456789.()、一二三四五六七八九十①②③④⑤⑥⑦⑧⑨⑩是要"
_NUMBER = re.compile(r"\d[\d.,]*")
_YEARS_BEFORE = r"(?:20\d\d年[底末]?前?[、和及与])*$"
_YEARS_IN_TURN = r"((?:[、和及与]20\d\d年[底末]?前?)*),?[^,;\d的]{0,16}?分别([^,;]*)"


def _in_name(at: Place) -> bool | None:
    """《2018年…方案》, “十三五”: a name, not a time to be met."""
    text, start = at.text, at.time.start
    low = max(0, start - 80)
    if text.rfind("《", low, start) > text.rfind("》", low, start):
        return False
    low = max(0, start - 24)
    opened, closed = text.rfind("“", low, start), text.find("”", at.time.end, at.time.end + 24)
    if opened > text.rfind("”", low, start) and closed >= 0 and at.time.kind != "period":
        return False
    return None


def _since_issue(at: Place) -> bool | None:
    """在本意见印发之日起30日内制定办法; not 自印发之日起30日内有效."""
    if at.time.kind != "term":
        return None
    return not at.retrospective and not at.after.startswith("有效")


def _recurring(at: Place) -> bool | None:
    """每年2月底前, 每月25日前: comes again, so has no last day."""
    if at.time.word in ("每年", "近年") or at.before.endswith("每") or "每年" in at.before[-6:]:
        return False
    return False if at.time.kind in ("range", "clock") else None


def _beginning(at: Place) -> bool | None:
    """2020年10月1日起, 今年以来, 从2019年: a start."""
    if at.after.startswith(_words("begins_after")) or at.before.endswith(_words("begins_before")):
        return False
    return False if at.time.part in ("初", "终") and not at.time.before else None


def _gone_by(at: Place) -> bool | None:
    """去年, 截至2017年底, 比2015年, a year before the plan's."""
    if at.time.word in ("去年", "上年", "前年"):
        return False
    if at.time.year and at.year and at.time.year < at.year:
        return False
    if at.before.endswith(_words("counted_before")) or at.after.startswith(("已", "曾")):
        return False
    if at.time.before or at.time.year and at.year and at.time.year > at.year:
        return None
    head = at.after[:3] if _starts_with_act(at.after) else at.after[:24]
    return False if any(word in head for word in _words("achieved")) else None


def _attribute(at: Place) -> bool | None:
    """做好与省级年底出台的平台的对接, 2018年前建成的小区: the time belongs to a noun."""
    noun = at.after.find("的", 0, 14)
    if at.time.before and noun > 0 and at.after.startswith(_words("states")):
        return False
    if at.time.part and at.time.before:
        return None
    if at.after.startswith("的") or not at.time.before and (_past_act(at.after) or "").startswith("的"):
        return False
    if noun > 0 and (_ends_governed(at.before) or at.time.before and not at.time.day):
        return False
    return None


def _time_limit(at: Place) -> bool | None:
    """完成时限:12月, or a cell under 完成时限: the label says what it is."""
    if at.time.kind == "clock" or at.time.word == "每年" or at.after.startswith(_words("begins_after")):
        return None
    if at.time.kind == "year" and at.after.startswith(_words("goes_on")):
        return None
    return True if at.limit or at.before.rstrip(":").endswith(_words("labels")) else None


def _phase(at: Place) -> bool | None:
    """实施阶段(2025年7月至2027年9月): a phase ends when its stretch does."""
    if at.time.kind == "clock" or not at.after.startswith(")"):
        return None
    return True if at.before.endswith(_words("phases")) else None


def _in_turn(at: Place) -> bool | None:
    """2025年、2026年分别新增20个和25个: as many years as numbers; else it is not said which is whose."""
    if at.time.kind != "year" or not at.time.year or at.time.part or at.time.before or "分别" not in at.rest:
        return None
    after, before = re.match(_YEARS_IN_TURN, at.rest), re.search(_YEARS_BEFORE, at.before)
    if not after or not before or not before[0] and not after[1]:
        return None
    years = [at.time.year, *(int(said) for said in re.findall(r"20\d\d", before[0] + after[1]))]
    numbers = _counted(after[2])
    if not numbers:
        return None
    if at.year and min(years) < at.year or at.before[: before.start()].endswith(_words("counted_before")):
        return False
    return numbers == len(years)


def _closed(at: Place) -> bool | None:
    """2018年底前, 6月30日前, 2月底以前."""
    return True if at.time.before else None


def _period_end(at: Place) -> bool | None:
    """“十四五”末; the bare period is a span of years."""
    return bool(at.time.part) if at.time.kind == "period" else None


def _looking_back(at: Place) -> bool | None:
    """In a review of what was done, 全年 and 年内 report."""
    if not at.retrospective:
        return None
    return None if at.time.year and at.year and at.time.year >= at.year else False


def _by_the_year(at: Place) -> bool | None:
    """到2025年, 力争到2025年底."""
    if at.text[at.time.start - 1 : at.time.start] not in ("到", "至") or at.time.start == 0:
        return None
    return opens_clause(at.before[:-1])


def _end_of(at: Place) -> bool | None:
    """年内建成通水, 2018年底开工, 7月底完成: 年内 and 底 say by when by themselves."""
    if not at.time.part:
        return None
    return not at.after.startswith(_words("names"))


def _stretch(at: Place) -> bool | None:
    """上半年开展…, 一季度完成核准, 10月份投入使用: a part of the year with an act to do in it."""
    if at.time.kind not in ("half", "quarter", "month"):
        return None
    ahead = at.after.lstrip(",")[:4] if at.time.kind == "month" and not at.time.year else at.rest[:40]
    if not any(word in ahead for word in (*_words("acts"), *_words("light_acts"))):
        return False
    return opens_clause(at.before) or _starts_with_act(at.after)


def _bare_day(at: Place) -> bool | None:
    """于12月31日完成; a date alone tells of an event."""
    if at.time.kind != "day":
        return None
    return opens_clause(at.before) and at.before != "" and _starts_with_act(at.after)


def _level_by(at: Place) -> bool | None:
    """回收率2024年达到80%,2026年达到90%: a year between what is measured and its level."""
    if at.time.kind != "year" or not at.time.year or not at.year or not at.before or "的" in at.after:
        return None
    after = at.after
    for _ in range(2):
        after = next((after[len(w) :] for w in _words("adverbs") if after.startswith(w)), after)
    level = next((w for w in _words("levels") if after.startswith(w)), None)
    return True if level and after[len(level) : len(level) + 1].isdecimal() else None


def _completes(at: Place) -> bool | None:
    """零就业家庭全年动态清零: the year of an act that leaves nothing to do, and that ends its clause."""
    if at.time.word not in ("全年", "今年", "本年") or _ends_governed(at.before):
        return None
    return True if completes(at.after) else None


def _bare_year(at: Place) -> bool | None:
    """今年再减少…1000万, 全年新增1个, 2019年建成: only with a number or a definite act to govern."""
    if at.time.word in ("当年", "前年"):
        return False
    clause = at.after.removeprefix(",") if not at.after.startswith(",") else at.rest.lstrip(",")[:120]
    if clause.startswith((*_words("names"), *_words("describes"))) or any(
        w in clause for w in _words("overviews")
    ):
        return False
    if any(word in at.rest for word in _words("records")) and at.time.word:
        return False
    act = _starts_with_act(clause)
    if not opens_clause(at.before) and not _counts_at_once(at.after):
        return act and bool(at.time.word) and _counts(clause) and not _ends_governed(at.before)
    return act or _counts(clause)


_RULES: tuple[Callable[[Place], bool | None], ...] = (
    # what it cannot be, whatever follows
    _in_name,
    _since_issue,
    _time_limit,
    _phase,
    _recurring,
    _beginning,
    _gone_by,
    _attribute,
    # what it is by its own form
    _closed,
    _period_end,
    _looking_back,
    _in_turn,
    _by_the_year,
    _end_of,
    # what its clause makes of it
    _stretch,
    _bare_day,
    _level_by,
    _completes,
    _bare_year,
)


def rule_of(at: Place) -> str | None:
    """Name of the rule that takes the expression as a deadline; None where one refuses it."""
    verdict = verdict_of(at)
    return verdict[0] if verdict is not None and verdict[1] else None


def verdict_of(at: Place) -> tuple[str, bool] | None:
    """Name of the rule that decides, and whether it takes the expression; None where none decides."""
    for rule in _RULES:
        answer = rule(at)
        if answer is not None:
            return rule.__name__.strip("_"), answer
    return None


def place_of(text: str, time: TimeExpression, year: int | None, retrospective: bool, limit: bool) -> Place:
    low = max(0, time.start - CLAUSE_WINDOW)
    before = with_stops(text[low : time.start])
    opened = max(before.rfind(mark) for mark in ",;。!?:")
    after = with_stops(text[time.end : time.end + SENTENCE_WINDOW])
    rest = after[: _first_of("。!?", after, 0)]
    clause = rest[: _first_of(",;", rest, 1)]
    if before[opened : opened + 1] == ":" and before[:opened].endswith(_words("labels")):
        opened = -1
    return Place(text, time, year, retrospective, limit, before[opened + 1 :], clause, rest)


def opens_clause(before: str) -> bool:
    """Nothing before it in the clause but 力争, 确保, 要 …, or a list marker."""
    return not before.strip(_MARKERS) or before.endswith((*_words("openers"), ")", "”"))


def completes(clause: str) -> bool:
    """The clause is an act that leaves nothing to do, and no more: 全部销号, 动态清零; not 完成投资."""
    for _ in range(3):
        if clause in _words("completions"):
            return True
        clause = next((clause[len(w) :] for w in _words("adverbs") if clause.startswith(w)), clause)
    return False


def closes(clause: str) -> bool:
    """Nothing but acts that a part of a list may end with: 全部开工, 建成投用; not 开工建设3处, 完成投资."""
    if len(clause) > CLAUSE_WINDOW:
        return False
    acted = False
    for _ in range(6):
        if not clause:
            return acted
        act = next((w for w in (*_words("completions"), *_words("closers")) if clause.startswith(w)), "")
        acted = acted or bool(act)
        word = act or next((w for w in (*_words("adverbs"), "并") if clause.startswith(w)), "")
        if not word:
            return False
        clause = clause[len(word) :]
    return False


def _ends_governed(before: str) -> bool:
    return any(before.rfind(word, max(0, len(before) - 12)) >= 0 for word in _words("governs_noun"))


def _starts_with_act(after: str) -> bool:
    return _past_act(after) is not None


def _past_act(after: str) -> str | None:
    """What follows the act that the clause begins with (全部建成|并投用); None where it begins with none."""
    after = after.lstrip(",")
    for _ in range(4):
        act = next((word for word in _words("acts") if after.startswith(word)), None)
        if act is not None:
            return after[len(act) :]
        shorter = next((after[len(w) :] for w in _words("adverbs") if after.startswith(w)), None)
        if shorter is None:
            return None
        after = shorter
    return None


def _counts(clause: str) -> bool:
    """True where the clause holds a quantity: 50座, 3%, 三分之一, 四次; not 5个方面, 2018年."""
    if "百分之" in clause or "分之" in clause or "一半" in clause:
        return True
    if _counted(clause):
        return True
    return any(
        at > 0 and clause[at - 1] in "一两二三四五六七八九十"
        for word in _words("classifiers")
        for at in (clause.find(word),)
    )


def _counted(clause: str) -> int:
    """How many numbers of the clause a year can govern."""
    return sum(
        not clause.startswith(_words("not_counted"), number.end()) for number in _NUMBER.finditer(clause)
    )


def _counts_at_once(clause: str) -> bool:
    """The quantity follows the year itself: 配合做好2018年四次例行监测, 完成2018年50座公厕建设."""
    if clause[:1].isdecimal():
        return not clause.lstrip("0123456789.").startswith(_words("not_counted"))
    return clause.lstrip("一两二三四五六七八九十").startswith(_words("classifiers")) and _counts(clause[:6])


def _first_of(marks: str, text: str, start: int) -> int:
    """Where the first of *marks* stands, or the text's end."""
    return min([at for mark in marks if (at := text.find(mark, start)) >= 0], default=len(text))


@cached
def _words(name: str) -> tuple[str, ...]:
    return tuple(sorted(words("deadlines", name), key=len, reverse=True))
