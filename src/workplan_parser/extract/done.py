"""Done (已然): the words of the clause itself say that it is over: 已建成5座, 审议通过了3项, 到位的资金2000万元."""

from __future__ import annotations

from workplan_parser.extract.ruling import Ruling
from workplan_parser.extract.scene import BUILD, Answer, Scene
from workplan_parser.lexicon import Pattern, WordList, hits

# 60家|养殖场已全面完成改造; not 60家|已完成改造的企业
_FINISHED = Pattern(
    "commitments",
    r"[^,;。的:]{0,14}? 已 \L<aspect.fully>? \L<aspect.fully>? \L<aspect.finished> [^,;。的]{0,6} (?= [,;。] | $ )",
)


def finished_behind(seen: Scene) -> Answer:
    """6210家养殖场已全面完成改造: told behind the number; not 对60家已完成改造的企业开展回访."""
    found = _FINISHED.match(seen.after) if "已" in seen.after else None
    return Ruling("achieved", hits(found)) if found else None


# 设施9座|,已完成7座,其余2座年底前完成
_COUNTED_DOWN = Pattern("commitments", r", [^,;。0-9]{0,3} 已 [^,;。]{2,14} , \L<tense.rest>")


def counted_down(seen: Scene) -> Answer:
    """设施9座,已完成7座,其余2座年底前完成: the whole; not 新建设施9座,已完成7座, which is promised."""
    if BUILD.within(seen.before):
        return None
    found = _COUNTED_DOWN.match(seen.prose.text, seen.quantity.end)
    return Ruling("baseline", hits(found)) if found else None


# 用好到位的中央预算内资金|2000万元
_IN_HAND = Pattern("commitments", r"\L<aspect.using> [^,;。0-9]{0,6}? \L<aspect.there> 的 [^,;。0-9]{0,12} $")


def in_hand(seen: Scene) -> Answer:
    """用好到位的中央预算内资金2000万元: money that is there; but 用好资金,新建水厂2座."""
    found = _IN_HAND.search(seen.before) if seen.quantity.dimension == "money" else None
    return Ruling("baseline", hits(found)) if found else None


_UP_TO_NOW = WordList("commitments", "aspect.up_to_now")


def goes_on_done(seen: Scene) -> Answer:
    """已下达补助3000万元,累计发放奖励500万元: more of what is done; but 已建成3座,年底前累计建成8座."""
    told = _UP_TO_NOW.starts(seen.before)
    if told is None or seen.previous is None:
        return None
    start, end = seen.prose.clause(seen.previous.start)
    if end + 1 != seen.quantity.start - len(seen.before):
        return None
    done = _DONE.within(seen.prose.text, start, seen.previous.start)
    return Ruling("achieved", (done, told)) if done else None


_FOR = WordList("commitments", "aspect.for")


def told_as_done(seen: Scene) -> Answer:
    """会议审议通过了3项议题: an act with 了 behind it; but 为了3个."""
    done = seen.before.endswith("了") and not seen.prefix and not _FOR.ends(seen.before)
    return Ruling("achieved") if done and len(seen.before) > 2 else None


_DONE = WordList("commitments", "aspect.done")
_MEASURES = WordList("commitments", "aspect.measures")
_WORKED_ON = Pattern("commitments", r"[^()]{1,30}? \L<collective.worked_on>")
_THERE = WordList("commitments", "aspect.there")


def done_already(seen: Scene) -> Answer:
    """已建成5座 · 完成了3项; but not 已建成环卫之家入住率达到60%."""
    done = _DONE.last(seen.before, max(0, len(seen.before) - 20))
    if done is None:
        return None
    between = seen.before[done.end :]
    if seen.before.endswith("对", 0, done.start) and _WORKED_ON.match(seen.after):
        return None  # 对已建成的|30座公厕进行提升改造
    if between.endswith("的") and (there := _THERE.ends(between[:-1])):
        return Ruling("baseline", (done, there))  # 利用已到位的|600万元
    if len(between) > 14 or "的" in between or "、" in between or _MEASURES.within(between):
        return None
    return Ruling("achieved", (done,))
