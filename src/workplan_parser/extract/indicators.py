"""What a number is about: the shortest text of the sentence that still names the thing.

市政道路设施完好率 in 确保市政道路设施完好率在97%以上; 新建公厕 in 新建公厕1200座; 各类检查井 in
对8000座各类检查井进行整治. Always a quotation: :func:`name` returns offsets. :data:`RULES` holds the
ways a name is found, most specific first.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from workplan_parser import lexicon
from workplan_parser.extract.prose import Prose
from workplan_parser.extract.quantities import Quantity

LONGEST = 40
Place = tuple[int, int]


class Named(NamedTuple):
    """A quantity already named: its place, the place of its name, and what was judged of it."""

    quantity: Quantity
    start: int
    end: int
    verdict: str


class View(NamedTuple):
    """One quantity to be named: its text, its clause, the quantities before it (nearest last) and after it."""

    text: str
    quantity: Quantity
    opens: int
    clause: int
    close: int
    earlier: Sequence[Named]
    later: Sequence[Quantity]

    @property
    def last(self) -> Named | None:
        """The quantity before it in the same sentence."""
        return self.earlier[-1] if self.earlier and self.earlier[-1].quantity.start >= self.opens else None

    @property
    def beside(self) -> Named | None:
        """The quantity before it in the same clause."""
        return self.last if self.last and self.last.quantity.start >= self.clause else None

    def between(self, named: Named) -> str:
        """The text between an earlier quantity and this one."""
        return self.text[named.quantity.end : self.quantity.start]


def name(prose: Prose, quantity: Quantity, earlier: Sequence[Named], later: Sequence[Quantity] = ()) -> Place:
    """Start and end of the words that name what *quantity* measures (empty where the sentence has none)."""
    clause, close = prose.clause(quantity.start)
    seen = View(prose.text, quantity, prose.sentence(quantity.start)[0], clause, close, earlier, later)
    for rule in RULES:
        found = rule(seen)
        if found is None or found[1] - found[0] < 2:
            continue
        if rule is _anything or not _empty().fullmatch(prose.text, *found):
            return found
    return quantity.start, quantity.start


# --- the rules -----------------------------------------------------------------------------------


def _risen(seen: View) -> Place | None:
    """覆盖率由60%提高到90%: 90% is named as 60% is."""
    last = seen.beside
    if (
        last is None
        or last.verdict != "baseline"
        and not _FROM.search(seen.text, max(seen.clause, last.quantity.start - 16), last.quantity.start)
    ):
        return None
    between = seen.between(last)
    between = between.removeprefix("的").removeprefix("基础上")
    risen = _changes().fullmatch(between) or _closers().fullmatch(between)
    return (last.start, last.end) if len(between) <= 8 and risen else None


_FROM = re.compile("(?:(?<![理自事缘])由|从(?![业事严优快轻重简速]))[^,;。0-9]{0,8}$")
_LINK = re.compile(
    "[、或]|(?<![共饱调缓温])和(?![谐平解睦])|(?<!参)与(?!会)|以及|(?<![普涉顾提以惠])及(?![时格])"
)


def _respectively(seen: View) -> Place | None:
    """利用率、回收率分别达到40%和90%: each number has its own name; 城乡居民收入分别增长4%和6%: both are its."""
    before, after = _chained_before(seen), _chained_after(seen)
    if before + after == 0:
        return None
    first = seen.earlier[-before].quantity if before else seen.quantity
    if "分别" not in seen.text[max(seen.clause, first.start - 40) : first.start]:
        return _as(seen.earlier[-1], seen) if before and not _noun(seen) else None
    end = len(seen.earlier) - before
    told = seen.earlier[max(0, end - 2 * _LONGEST_LIST) : end]
    place = _plain(View(seen.text, first, seen.opens, seen.clause, seen.close, told, ()))
    if place is None:  # 收入120亿元,游客1500万人次,分别增长10%和8%
        told = [named for named in told if seen.opens <= named.quantity.start < seen.clause]
        told = told[-before - after - 1 :]
        return (told[before].start, told[before].end) if len(told) == before + after + 1 else None
    shared = _SHARED.match(seen.text, *place)
    if shared and not _RATE.search(seen.text, shared.end(), place[1]):
        return shared.span()
    if _TOGETHER.search(seen.text, *place):
        return place
    marks = [
        (match.start() + place[0], match.end() + place[0])
        for match in _LINK.finditer(seen.text[slice(*place)])
    ]
    if len(marks) != before + after:
        return place
    edges = [place[0], *(end for _, end in marks)]
    stops = [*(start for start, _ in marks), place[1]]
    return (edges[before], stops[before]) if stops[before] - edges[before] >= 3 else place


_LONGEST_LIST = 16
_RATE = re.compile("率|比重|比例|占比|产值|总额")
_SHARED = re.compile("[^、]{2,30}?(?:率|比重|比例|占比)(?=[东中西南北城农省市县一二三][^率比、]{0,5}、)")
"""入托率|东部、中部、西部地区: one rate, told of several places"""
_TOGETHER = re.compile("、[^、]*[两三四五六七八九十][个条大类项家]")
"""新能源汽车、光电信息两条产业链产值: the last words belong to all of them"""


def _chained_before(seen: View) -> int:
    """How many numbers before this one are parted from the next by 、 or 和 alone: 40%、50%和|60%."""
    count, after = 0, seen.quantity
    for named in seen.earlier[: -1 - _LONGEST_LIST : -1]:
        if named.quantity.start < seen.clause or not _linked(seen.text, named.quantity, after):
            break
        count, after = count + 1, named.quantity
    return count


def _chained_after(seen: View) -> int:
    """How many numbers after this one go on with its list."""
    count, before = 0, seen.quantity
    for quantity in seen.later:
        if quantity.start >= seen.close or not _linked(seen.text, before, quantity):
            break
        count, before = count + 1, quantity
    return count


def _linked(text: str, one: Quantity, other: Quantity) -> bool:
    return _LINK.fullmatch(text, one.end, other.start) is not None


def _rated(seen: View) -> Place | None:
    """投资3.2亿元实施滨河路二期工程: the money is for what follows."""
    if seen.quantity.dimension != "money":
        return None
    head = _head(seen)
    if head is None or not _SPENT.fullmatch(seen.text, *head):
        return None
    match = _SPENT_ON.match(seen.text, seen.quantity.end, seen.close)
    return _trim_noun(seen.text, *match.span(1)) if match else None


_SPENT = re.compile("(?:总|计划|概算)?(?:投资|投入|安排|筹集|筹措|争取)(?:资金)?")
_SPENT_ON = re.compile(",?(?:用于|实施|建设|开展|新建|推进|支持)([^,;。、:0-9(]{2,24})")


def _granted(seen: View) -> Place | None:
    """对首次上规的企业,一次性奖励20万元; 在新三板挂牌的,给予50万元奖励: whoever gets it names the sum."""
    head = seen.text[seen.clause : seen.quantity.start]
    if not _GRANT.fullmatch(head) or seen.clause <= seen.opens:
        return None
    start = max(seen.opens, max(seen.text.rfind(mark, seen.opens, seen.clause - 1) for mark in ",;:") + 1)
    clause = seen.text[start : seen.clause - 1]
    if not (clause.endswith("的") or clause.startswith(("对", "为", "给", "凡"))):
        return None
    return _clean(seen.text, start, seen.clause - 1)


_GRANT = re.compile(
    "(?:一次性|分阶段|分档|分别|再|各|按[^,]{0,8}标准|最高|每[^,给奖补资]{0,8})*(?:给予|奖励|补助|补贴|奖补|资助|发放)*"
)


def _plain(seen: View) -> Place | None:
    """新建公厕|50座, 新建50座|公厕, 对36座|城市桥梁: the words before the number, or the noun it counts."""
    head = _head(seen)
    noun = _noun(seen)
    if head is not None and _changes().fullmatch(seen.text, *head):
        head = None
    acts = noun is not None and _ACTS.match(seen.text, *noun)
    if head is None:
        return None if acts else noun
    said = seen.text[head[0] : head[1]]
    if noun is None or acts:
        alike = seen.last is not None and seen.last.quantity.unit == seen.quantity.unit
        act = seen.quantity.unit in _TIMES  # 每周调度一次,每月通报一次: the act is what is counted
        if alike and seen.last and _WORK.fullmatch(said) and said not in seen.text[slice(*seen.last[1:3])]:
            return head if _verbs().match(seen.text, *seen.last[1:3]) else None  # 新建公厕6座、改造提升21座
        return None if alike and not act and _is_act(said) else head  # 企业达到500家,净增30家
    if _is_act(said) or _ends_in_act().search(said) or _ENDS_OPEN.search(said):
        return noun
    if seen.quantity.dimension in ("count", "number"):
        return head if noun[1] - noun[0] == 2 and noun[1] == seen.close else noun
    if _TOTAL.search(said) and seen.text.startswith("的", seen.quantity.end):
        return noun
    return head


_WORK = re.compile("(?:改造|改建|扩建|改扩建|续建|提升|更新|维修|修缮|拆除|升级|提质|整治)+")
_TIMES = ("次", "场", "场次", "遍", "轮")
_ENDS_OPEN = re.compile("等$|^(?:[^,]{0,12}[^面应相比核校])?(?:对|把|将)(?!外|口|标|接)")
_TOTAL = re.compile("(?:规模|面积|投资|总额)$")
"""总规模100亿元的|纾困基金"""
_ACTS = re.compile(
    "新?台阶|大关|关口|基础上|补建|办结|响应|办理|用于|实施|奖励|补助|补贴|优惠|资助|标准(?!化)|支持|落地|建成|到位|左右|增长|增加|增至|提高|提升|下降|降低|降至|减少|压缩|缩短|扩大|新增|新建|培育"
)
"""Words after the number that go on with the sentence: 5个工作日内|办结."""


def _inherited(seen: View) -> Place | None:
    """财政支出超过23万亿元,增长6.5%: nothing here names it, so it is what the number before it was."""
    for last in seen.earlier[:-4:-1]:
        if last.quantity.start >= seen.opens and last.verdict not in ("condition", "attribute", "period"):
            return _as(last, seen)
    return None


def _as(named: Named, seen: View) -> Place:
    """The name of an earlier number for this one: 生产总值增长11%,达到282亿元: the sum is no growth."""
    moved = _CHANGE_AT_END.search(seen.text, named.start, named.end)
    level = seen.quantity.dimension != "ratio" or seen.text.startswith("达", seen.quantity.start)
    return named.start, moved.start() if moved and level else named.end


_CHANGE_AT_END = re.compile("(?:增长|下降|提高|降低|增加|减少)$")


def _clause_before(seen: View) -> Place | None:
    """农村道路建设,完成50公里: the clause before says what."""
    if seen.clause <= seen.opens:
        return None
    end = seen.clause - 1
    start = max(seen.opens, max(seen.text.rfind(mark, seen.opens, end) for mark in ",;:") + 1)
    return _clean(seen.text, start, end)


def _anything(seen: View) -> Place | None:
    """2024年开工|11个, 每户最高补助|5000元: a verb is better than nothing."""
    start = seen.beside.quantity.end if seen.beside else seen.clause
    if seen.quantity.start - start < 2:
        return _noun(seen)
    return _head(seen) or (max(start, seen.quantity.start - LONGEST), seen.quantity.start)


RULES: tuple[Callable[[View], Place | None], ...] = (
    _risen,  # before all that look at the words between two numbers
    _respectively,
    _granted,
    _rated,
    _plain,
    _inherited,
    _clause_before,
    _anything,
)


# --- the words before and after a number ---------------------------------------------------------


def _head(seen: View) -> Place | None:
    """The words before the number, back to the number before it or the beginning of the clause."""
    text, at = seen.text, seen.quantity.start
    floor = seen.clause
    last = seen.beside
    if last is not None:
        floor = last.quantity.end
        between = seen.between(last)
        cut = max((match.end() for match in _LINK.finditer(between)), default=0)
        if cut and not (last.verdict in ("attribute", "condition") and "分别" in between):
            floor += cut
        elif _AGED.match(between) or last.verdict in ("attribute", "condition") and len(between) >= 2:
            floor = _whole(seen, last)
    return _clean(text, floor, at)


def _whole(seen: View, size: Named) -> int:
    """Where a name that contains a size begins: |新签约3000万元以上项目, |公交站点500米覆盖率."""
    at = size.quantity.start
    floor = max(
        [seen.clause, *(named.quantity.end for named in seen.earlier[-3:-1] if named.quantity.end <= at)]
    )
    if _PER.search(seen.text, floor, at):
        return size.quantity.end
    return max([floor, *(match.end() for match in _LINK.finditer(seen.text, floor, at))])


_PER = re.compile("每[^,]{0,8}$")
_AGED = re.compile("月?龄")
"""6个月|龄纯母乳喂养率"""


def _noun(seen: View) -> Place | None:
    """The noun right after the number and its unit."""
    text, at = seen.text, seen.quantity.end
    match = _DESCRIBED.match(text, at, seen.close) or _NOUN.match(text, at, seen.close)
    return _trim_noun(text, *match.span(1)) if match else None


_NOUN = re.compile(
    "(?:的|以上|左右)?([^,;。、:0-9(的以用到至内并和与及为进实开给予提达纳完作]"
    r"(?:\([^()]{1,8}\))?[^,;。、:0-9()]{1,39})"
)
_DESCRIBED = re.compile("(?:有|具|达到|[^,;。、的]{2,10}、)[^,;。的]{2,30}的([^,;。、:0-9()]{2,14})")
"""10个|有条件、有基础的城市: the noun comes after what describes it"""
_NOUN_END = re.compile(
    "基础上|配套建设|上半年|下半年|年底|(?<![一两二三四五多])年内|进行|实施|开展|建设$|改造$|等$|,|给予|予以|提能|达到|纳入|完成|实现|作为|全部|开工|竣工|投用|突破"
)


def _trim_noun(text: str, start: int, stop: int) -> Place | None:
    cut = _NOUN_END.search(text, start + 2, stop)
    if cut:
        stop = cut.start()
    while stop > start and text[stop - 1] in "的和与及":
        stop -= 1
    return (start, stop) if stop - start >= 2 else None


def _clean(text: str, start: int, end: int) -> Place | None:
    """``text[start:end]`` without the words that do not belong to a name; None where less than two characters are left."""
    if end - start > 80:
        start = max(end - 80, text.rfind("、", end - 80, end - 79) + 1)
    colon = max(text.rfind("是:", start, end), text.rfind("中:", start, end))
    start = colon + 2 if colon >= start else start
    source = _FROM.search(text, start, end) if end - start > 4 else None
    end = source.start() if source and source.start() - start >= 2 else end
    while (shorter := _strip_end(text, start, end)) < end:
        end = shorter
    while (later := _strip_start(text, start, end)) > start:
        start = later
    for cut in (_AFTER_ETC, _AFTER_PLACE):
        match = cut.search(text, start, end)
        if match:
            start = match.start(1)
    if end - start > LONGEST:
        start = _shorten(text, start, end)
    return (start, end) if end - start >= 2 else None


_AFTER_ETC = re.compile("等([^,、等的]{4,})$")
"""开展世界环境日等主题宣传"""
_AFTER_PLACE = re.compile(
    "^(?:在|从)[^,]{2,40}?((?:新建|建设|建成|布局|设立|设置|安装|选择|打造|增设)[^,]{2,})$"
)
"""在全县景区建设充电桩"""


def _strip_end(text: str, start: int, end: int) -> int:
    match = _closers().search(text, max(start, end - 12), end)
    if match and match.start() >= start and not _grown(text, start, match):
        return match.start()
    when = _WHEN.search(text, max(start + 2, end - 24), end)
    if when:
        return when.start()
    if end > start and text[end - 1] in "的、为(到了至,“":
        return end - 1
    return end


_WHEN = re.compile(
    "(?:(?:到|至)?20[0-9]{2}年(?:[0-9]{1,2}月)?[底末]?(?:之?前|以前)?|(?<!年)[上下]半年|(?<![0-9])年[底末]前?|(?<![0-9一两二三四五多近])年内)"
    "(?:全部|全面)?(?:开工|竣工|建成|完成|投用|投产)?$"
)
"""签约率|2025年底前, 项目|上半年开工: when it is due is no part of the name"""


def _grown(text: str, start: int, closer: re.Match[str]) -> bool:
    """True where the closing word is grown together with the word before it: 场地人|均, 购房|补贴."""
    if closer.group() == "均":
        return text[closer.start() - 1 : closer.start()] in tuple("人户亩车班")
    if closer.group() in ("补助", "奖补", "补贴") and _EACH.fullmatch(text, start, closer.start()):
        return True
    return closer.group() == "补贴" and _granted_for().search(text, start, closer.start()) is not None


_EACH = re.compile("每[省市县区镇乡校站点]|[人户亩]均")
"""每县|补助, 户均|补助: alone 每县 names nothing"""


def _strip_start(text: str, start: int, end: int) -> int:
    match = _openers().match(text, start, end)
    if (
        match
        and not _words().match(text, start, end)
        and text[match.end() : match.end() + 1] not in tuple("率度性量比金值")
    ):  # 通过率 is one word
        return match.end()
    return start + (
        start < end
        and match is None
        and not _words().match(text, start, end)
        and text[start] in "、和与及并或的 )”"
    )


def _shorten(text: str, start: int, end: int) -> int:
    """Cut a long name after its last 、 or 的 that leaves enough."""
    for mark in ("、", "的", "对"):
        at = text.rfind(mark, start, end - 4)
        if at >= 0 and end - at > 5:
            return at + 1
    return end - LONGEST


def _is_act(head: str) -> bool:
    """True where the words before the number are only verbs: 新建|50座公厕, 每季度召开|1次例会."""
    at = 0
    match = _verbs().match(head)
    while match and match.end() < len(head):
        at = match.end()
        match = _verbs().match(head, at)
    return match is not None or _ONLY_ACT.fullmatch(head, at) is not None


_ONLY_ACT = re.compile("对|在|将|把|为|用于|每[^,]{1,6}|各")


@lexicon.cached
def _alternation(path: str) -> str:
    return lexicon.alternation(lexicon.words("indicators", path))


@lexicon.cached
def _openers() -> re.Pattern[str]:
    """Words before the name: 到2020年, 全市, 确保, 力争, 使."""
    return re.compile(
        rf"(?:{_alternation('trim.openers')}|再(?![生造制保就贷融])|基本(?=完成|实现|形成|达到)|(?:到|至)?(?:19|20)[0-9]{{2}}年(?:[0-9]{{1,2}}月)?(?:底|末)?(?:前|之前|以前)?|[0-9]{{1,2}}月(?:底|末)?(?:前)?|\((?:[0-9]{{1,2}}|[一二三四五六七八九十]+)\)|[一二三四五六七八九十]是|[0-9]{{1,2}}[.、](?![0-9]))"
    )


@lexicon.cached
def _closers() -> re.Pattern[str]:
    """Words between name and number: 达到, 提高到, 稳定在, 增长, 安排, 每人每年."""
    return re.compile(
        rf"(?:{_alternation('trim.closers')}|分别(?:{_alternation('trim.changes')})|(?:按|按照)?(?:每(?:[人户亩生年月个家部吨套次栋村台件辆班]|学期|学年|季度)(?:次|度)?)+|按每[百千万][^,;。、0-9]{{1,4}})$"
    )


@lexicon.cached
def _changes() -> re.Pattern[str]:
    """增长, 下降, 提高到: how a value moves; alone it names nothing."""
    return re.compile(
        rf"(?:同比|环比)?(?:再|年均|要|又|平均)?(?:{_alternation('trim.changes')})(?:到|至|为)?(?:每[人户]每?[年月])?"
    )


@lexicon.cached
def _empty() -> re.Pattern[str]:
    """按每千人口, 每县, 跨上, 各地可, 较上年提高: words that name nothing by themselves."""
    return re.compile(
        rf"(?:{_alternation('trim.empty')}|按每[^,;。、0-9]{{1,4}}|每[省市县区镇乡村校站点]|(?:各[地省市县区])?可以?|[比较](?:上年|去年|上年同期)(?:{_alternation('trim.changes')})?)"
    )


@lexicon.cached
def _words() -> re.Pattern[str]:
    """使用, 对外, 预期寿命: words that only begin like an opener."""
    return re.compile(_alternation("trim.words"))


@lexicon.cached
def _granted_for() -> re.Pattern[str]:
    return re.compile(rf"^(?:发放|兑现|拨付|申领)[^每最]{{2,}}|(?:{_alternation('trim.grants')})$")


@lexicon.cached
def _verbs() -> re.Pattern[str]:
    return re.compile(rf"(?:{_alternation('verbs.act')})")


@lexicon.cached
def _ends_in_act() -> re.Pattern[str]:
    return re.compile(rf"(?:{_alternation('verbs.ending')})$")
