"""Sums of money: who gets a grant, or what an investment is for, names them."""

from __future__ import annotations

from workplan_parser.extract.indicators.edges import clean, trim_noun
from workplan_parser.extract.indicators.plain import head
from workplan_parser.extract.indicators.view import Part, Place, View
from workplan_parser.lexicon import Pattern, WordList, hits

_FUNDS = WordList("indicators", "money.funds")
_SPENT = Pattern("indicators", r"\L<money.planned>? \L<money.spent> \L<money.funds>?")  # 计划投资, 筹措资金
_PURPOSE = Pattern(  # 投资3.2亿元|实施滨河路二期工程
    "indicators", r",? \L<money.purpose> (?: [0-9]+ [^,;。、:0-9(] )? (?P<thing> [^,;。、:0-9(]{2,24} )"
)
_GRANT = Pattern(  # 一次性奖励|20万元, 按每人每年标准给予|50万元, 最高补助|5万元
    "indicators",
    r"""
    (?: \L<money.manner> | 按 [^,]{0,8} \L<money.scale> | 每 [^,给奖补资]{0,8} )*
    \L<money.granting>*
    """,
)


def granted(seen: View) -> Place | None:
    """对首次上规的企业,一次性奖励20万元; 在新三板挂牌的,给予50万元奖励: whoever gets it names the sum."""
    if seen.clause <= seen.opens:
        return None
    said = _GRANT.fullmatch(seen.text, seen.clause, seen.quantity.start)
    start, end = seen.clause_before, seen.clause - 1
    if said is None or not (
        seen.text[start:end].endswith("的") or seen.text.startswith(tuple("对为给凡"), start)
    ):
        return None
    place = clean(seen.text, start, end)
    return place and place._replace(evidence=(*hits(said), *place.evidence))


def spent(seen: View) -> Place | None:
    """投资3.2亿元实施滨河路二期工程: the money is for what follows."""
    if seen.quantity.dimension != "money":
        return None
    before = head(seen)
    said = before and _SPENT.fullmatch(seen.text, before.start, before.end)
    match = said and _PURPOSE.match(seen.text, seen.quantity.end, seen.close)
    if not match:
        return None
    place = trim_noun(seen.text, *match.span("thing"))
    if place is None or before is None:
        return None
    funds = _FUNDS.ends(seen.text, before.end)
    sum_ = Part(funds.start if funds else before.start, before.end, "sum")
    return place._replace(evidence=(*hits(said, match), *place.evidence), shared=(sum_,))
