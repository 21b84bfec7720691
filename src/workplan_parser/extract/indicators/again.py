"""A number that is of the same thing as the one before it: 财政支出23万亿元,|增长6.5%; 开工安置房3200套,|建成2600套."""

from __future__ import annotations

from workplan_parser.extract.indicators.acts import own_act
from workplan_parser.extract.indicators.plain import as_named, head
from workplan_parser.extract.indicators.verbs import is_act
from workplan_parser.extract.indicators.view import Named, Place, View
from workplan_parser.extract.indicators.whose import without_acts
from workplan_parser.lexicon import WordList

_ADDED, _STOCKS = WordList("indicators", "whose.added"), WordList("indicators", "whose.stocks")
_STAGES = WordList("indicators", "whose.stages")
_ACTS, _NO_THING = WordList("indicators", "whole.acts"), WordList("indicators", "whose.no_thing")


def inherited(seen: View) -> Place | None:
    """财政支出超过23万亿元,增长6.5%: nothing here names it, so it is what the number before it was."""
    for last in seen.earlier[:-4:-1]:
        if last.quantity.start >= seen.opens and last.verdict not in ("condition", "attribute", "period"):
            return _otherwise(seen, last) or _in_all(seen, last) or as_named(last, seen)
    return None


def _in_all(seen: View, last: Named) -> Place | None:
    """新增专精特新|企业15家,|总数达到80家: what there is in all is not 新增."""
    added, told = _ADDED.starts(seen.text, last.start), _STOCKS.ends(seen.text, seen.quantity.start)
    return Place(added.end, last.end) if added and told and last.end - added.end >= 2 else None


def _otherwise(seen: View, last: Named) -> Place | None:
    """开工建设安置房3200套,|建成2600套: another act on the same thing; not 岗位培训8000人,|增长10%."""
    words = head(seen)
    if (
        words is None
        or last.quantity.unit != seen.quantity.unit
        or not is_act(seen.text[words.start : words.end])
    ):
        return None
    act = own_act(seen)
    if act is None:
        return None
    thing = without_acts(seen.text, last.start, last.end)
    done = _ACTS.ends(seen.text, thing.end) or _STAGES.ends(seen.text, thing.end)
    end = done.start if done and done.start - thing.start >= 2 else thing.end
    said = seen.text[thing.start : end]
    if len(said) < 2 or is_act(said) or _NO_THING.whole(said):
        return Place(act.start, act.end)
    role = "work" if done and end < thing.end else "act"  # 标准厂房|开工3处,竣工2处
    return Place(thing.start, end, shared=(act._replace(role=role),))
