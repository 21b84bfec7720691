"""What the clause before says of a bare act, rate or sum: 启动棚户区攻坚计划,今年|开工|5800套."""

from __future__ import annotations

from workplan_parser.extract.indicators.edges import clean
from workplan_parser.extract.indicators.quoted import before, earlier, said
from workplan_parser.extract.indicators.verbs import is_act
from workplan_parser.extract.indicators.view import Named, Part, Parts, View
from workplan_parser.extract.indicators.whose import bare
from workplan_parser.lexicon import WordList

_RATES, _SPELLS = WordList("indicators", "whose.rates"), WordList("indicators", "whose.spells")
_REACHED, _GRANTED = WordList("indicators", "whose.reached"), WordList("indicators", "trim.aid")
_INVESTMENT = WordList("indicators", "whose.investment")
_COUNTED, _MODAL = WordList("indicators", "verbs.counted"), WordList("indicators", "whose.modal")
_WORKS, _DESCRIBING = WordList("indicators", "whose.works"), WordList("indicators", "whose.describing")
_OPENING, _LIGHT = WordList("indicators", "whose.opening"), WordList("indicators", "whole.light")
_PURPOSES, _STAGE = WordList("indicators", "whose.purposes"), WordList("indicators", "when.done")
_RATE_SIZE, _ACT_SIZE, _SUM_SIZE = 26, 16, 24


def rate(seen: View, parts: Parts) -> Parts | None:
    """加强特种作业人员培训,|持证上岗率达到100%: of what the clause before does; not 生活垃圾无害化率, which says it."""
    if not _RATES.whole(said(seen.text, parts)) or parts[-1].end > seen.quantity.start:
        return None
    told = [one for one in seen.earlier[:-4:-1] if one.parts and one.quantity.start >= seen.opens]
    for one in told:
        name = said(seen.text, one.parts)
        if not (_REACHED.starts(name) or _GRANTED.ends(name)):  # 改造小区20个,|惠及居民3万户, 户均补助2万元
            return _of_number(one, parts)
    return None if told else _of_clause(seen, parts, _RATE_SIZE)


def _of_number(one: Named, parts: Parts) -> Parts | None:
    """检查餐饮单位1200家,|覆盖率100%; whose the number before is: 公厕|完好率98%,|达标率90%; not 贸易额增长5%,|覆盖率."""
    if one.parts[0].role == "whose":
        return before(one.parts[0], parts)
    if one.quantity.dimension == "ratio" or sum(part.end - part.start for part in one.parts) < 4:
        return None
    joined: Parts | None = parts
    for part in reversed(one.parts):
        joined = joined and before(part, joined)
    return joined


def _of_clause(seen: View, parts: Parts, longest: int, *, built: bool = False) -> Parts | None:
    if seen.clause <= seen.opens:
        return None
    found = clean(seen.text, seen.clause_before, seen.clause - 1)
    if found and _STAGE.ends(seen.text, found.end):  # 5月底前全部开工,|完工率达到95%: no thing is named
        return None
    owner = _done_to(seen.text, found.start, found.end, longest, built=built) if found else None
    return before(owner, parts) if owner else None


def invested(seen: View, parts: Parts) -> Parts | None:
    """加快推进云溪水库建设,年内|完成投资4.5亿元: what the clause before builds; not 优化营商环境,完成投资4.5亿元."""
    name = said(seen.text, parts)
    if parts[-1].end > seen.quantity.start or not (bare(name) and _INVESTMENT.ends(name)):
        return None
    told = seen.text[seen.clause_before : seen.clause]
    if _PURPOSES.ends(told, len(told) - 1) and told.endswith(",") and not any(map(str.isdecimal, told)):
        return _of_clause(seen, parts, _SUM_SIZE, built=True)
    last = next(earlier(seen), None)
    near = last and ";" not in seen.text[last[-1].end : seen.quantity.start]
    return before(last[0], parts) if last and near and last[0].role == "whose" else None


def undertaken(seen: View, parts: Parts) -> Parts | None:
    """启动棚户区攻坚计划,今年开工5800套: what is begun was said in the clause before; not 开工安置房5800套."""
    name = said(seen.text, parts)
    if not (is_act(name) or _SPELLS.whole(name)) or not _told(seen):
        return None
    last = seen.last
    if last is not None and last.quantity.start >= seen.clause_before:  # 推进旧村改造,开工50户,|回迁30户
        owned = last.parts and last.parts[0].role == "whose" and is_act(said(seen.text, last.parts[1:]))
        return before(last.parts[0], parts) if owned else None
    start = seen.clause_before
    modal = _MODAL.last(seen.text, start, seen.clause - 1)
    found = clean(seen.text, modal.end if modal else start, seen.clause - 1)
    thing = _done_to(seen.text, found.start, found.end, _ACT_SIZE, name) if found else None
    return before(thing, parts) if thing else None


def _told(seen: View) -> bool:
    """A clause stands before, and it is no act itself that is counted (每月通报1次), nor money."""
    if seen.quantity.dimension == "money" or seen.quantity.unit in _COUNTED:
        return False
    return seen.clause > seen.opens and seen.text[seen.clause - 1] != ":"


def _done_to(
    text: str, start: int, end: int, longest: int, act: str = "", *, built: bool = False
) -> Part | None:
    """启动新的三年|棚户区|攻坚计划; of what is *built* all: 云溪水库建设."""
    while (
        word := _OPENING.starts(text, start) or _LIGHT.starts(text, start) or _DESCRIBING.starts(text, start)
    ):
        start = word.end
    while not built and (word := _WORKS.ends(text, end)):
        if word.start - start < 2:
            break
        end = word.start
    if act and end - start > 2 and text[end - 2 : end] == act[:2]:
        end -= 2
    owner = text.rfind("的", start + 2, end)
    end = owner if owner > 0 and not act else end
    return Part(start, end, "whose") if 2 <= end - start <= longest and "," not in text[start:end] else None


def says_little(name: str) -> bool:
    """完成, 启动改造, 完成投资, or nothing: a name that needs the heading to say of what."""
    return not name or is_act(name) or bare(name)


def headed(heading: str) -> Part | None:
    """加快|老旧小区改造, the heading of a work; not 主要任务, 工业经济."""
    start, end = 0, len(heading.rstrip("。:"))
    while word := _OPENING.starts(heading, start) or _LIGHT.starts(heading, start):
        start = word.end
    built = _PURPOSES.ends(heading, end)
    if built is None or built.start - start < 2 or end - start > _SUM_SIZE or "," in heading:
        return None
    return Part(start, end, "heading")
