"""How far a comparator reaches: to a number that stands apart from it, or to those of a list.

不低于公厕总量的30%; 分别达到65%和55%; 确保参保率95%. Each rule answers with the comparator and the words it saw, or with
None, "not my case".
"""

from collections.abc import Callable

from workplan_parser.extract import comparators
from workplan_parser.extract.amounts import Quantity
from workplan_parser.extract.comparators import Comparator
from workplan_parser.extract.prose import Prose
from workplan_parser.extract.ruling import Evidence, Ruling
from workplan_parser.lexicon import Hit, Pattern, WordList, hits
from workplan_parser.shapes import shape

Rule = Callable[[Prose, Quantity, Quantity | None], Ruling[Comparator] | None]

_APART = Pattern(
    "comparators",
    r"""
    (?: \L<apart.words.ge> | \L<apart.words.le> | \L<apart.words.gt> | \L<apart.words.lt>   # 不低于|公厕总量的
      | \L<apart.always.ge> | \L<apart.always.le> | \L<apart.granted.le> | \L<apart.granted.ge> | \L<apart.rate.ge> )                    # 至少|降低, 达到|与建议提案人见面率
    (?P<between> [^,;。:、0-9]{1,24} ) $                                                     # no number and no clause end
    """,
)
_TOTALS = WordList("comparators", "apart.totals")
_LEAST = WordList("comparators", "apart.always.ge")
_ENSURE = WordList("comparators", "apart.ensured")
_GRANTING, _GRANTED = WordList("indicators", "money.granting"), WordList("indicators", "money.granted")
_RATE, _LEVEL = WordList("indicators", "measures.rate"), WordList("indicators", "measures.level")
_SHARES = ("%", "倍", "成", "")
_EACH = WordList("indicators", "lists.each")
_LINK = Pattern("indicators", r"[、和与及,或] | \L<lists.and>")
_EACH_TIME = shape("(?:每[^每,;。:、0-9]{1,3})+")
"""不少于|每周|两次, 不超过|每人每年|5000元"""
_SHORTLY = shape("、[^,、的]{1,6}")
_LISTED = shape("[^,、]*[、和与及]")
_NEXT = shape("[^,、]*[、和与及][^,、的]{0,8}")


def share(prose: Prose, found: list[Quantity]) -> list[Quantity]:
    """*found* with the comparator that governs each plain quantity from a distance."""
    shared = list(found)
    for i, quantity in enumerate(found):
        if quantity.comparator == "eq":
            shared[i] = _governed(prose, quantity, shared[i - 1] if i else None)
    for i in range(len(shared) - 2, -1, -1):
        here, after = shared[i : i + 2]
        if here.comparator == "eq" and after.comparator != "eq" and _paired(prose, here, after):
            shared[i] = _with(here, Ruling(after.comparator, after.compared))
    return shared


def _governed(prose: Prose, quantity: Quantity, before: Quantity | None) -> Quantity:
    for rule in RULES:
        ruling = rule(prose, quantity, before)
        if ruling is not None:
            return _with(quantity, ruling)
    return quantity


def _with(quantity: Quantity, ruling: Ruling[Comparator]) -> Quantity:
    return quantity._replace(comparator=ruling.verdict, evidence=(*quantity.evidence, *ruling.evidence))


def apart(prose: Prose, quantity: Quantity, before: Quantity | None) -> Ruling[Comparator] | None:
    """不低于公厕总量的30% · 至少降低30% · 达到与提案人见面率100% · 每户最高补助5000元."""
    floor = max(prose.clause(quantity.start)[0], before.end if before else 0, quantity.start - 32)
    match = _APART.search(prose.text, floor, quantity.start)
    if match is None:
        return None
    (word,), between = hits(match), match["between"]
    governs = _governs(word, between, quantity.unit)
    return None if governs is None else Ruling(comparators.meaning(word), (word, *governs))


def _governs(word: Hit, between: str, unit: str) -> Evidence | None:
    """The words for which *word* governs the number after *between*; None where it does not."""
    kind = word.entry.split(".")[1]
    if kind == "always" or kind == "words" and _EACH_TIME.fullmatch(between):
        return ()
    if between.endswith(("的", "之")):  # 不低于公厕总量的|30%; but 高于全市平均的|5个乡镇
        return () if unit in _SHARES or word.word.startswith("不") else None
    if kind == "granted":
        said = _GRANTING.ends(between) or _GRANTED.ends(between)
    elif kind == "rate":
        said = _rate(between)
    else:
        said = _TOTALS.ends(between) if unit == "%" and word.word.startswith("不") else None
    return None if said is None else (said,)


def _rate(words: str) -> Hit | None:
    """The rate or level that *words* end with."""
    return _RATE.ends(words) or _LEVEL.ends(words)


def listed(prose: Prose, quantity: Quantity, before: Quantity | None) -> Ruling[Comparator] | None:
    """分别达到65%和55% · 至少1次政策宣介、1次职业指导 · 见面率100%,办结回复率100%."""
    if before is None or before.comparator in ("eq", "range"):
        return None
    between = prose.text[before.end : quantity.start]
    if len(between) > 30 or any(mark in between for mark in "。;!?"):
        return None
    if _LINK.fullmatch(between) or _goes_on(prose, quantity, before, between):
        return Ruling(before.comparator, before.compared)
    return None


def _goes_on(prose: Prose, quantity: Quantity, before: Quantity, between: str) -> bool:
    """True where the comparator of *before* holds for the next of its list, though there are words between."""
    touches = before.start < before.number
    if touches and _LISTED.fullmatch(between) and before.evidence[0].entry == "before.strong.ge":
        return True  # 至少1次宣介、1次指导; but 收割机不少于900台、拖拉机4200台
    if _NEXT.fullmatch(between) and _LEAST.within(prose.text, max(0, before.start - 12), before.start):
        return True  # 至少建成公园3个、广场2处
    if quantity.unit != before.unit:
        return False
    if touches and quantity.dimension in ("money", "ratio") and prose.text[before.start] == "不":
        return _SHORTLY.fullmatch(between) is not None  # 外卖不低于0.04元、货运0.2元
    apart = not touches and before.end <= before.unit_end
    return apart and before.comparator == "ge" and quantity.unit == "%" and _rate(between) is not None


def ensured(prose: Prose, quantity: Quantity, before: Quantity | None) -> Ruling[Comparator] | None:
    """确保参保率95%, 覆盖率确保100%, 收入确保9.5亿元: what must be ensured is a floor."""
    if quantity.start != quantity.number:
        return None
    if quantity.unit != "%":
        return _ensured_sum(prose, quantity)
    start = max(prose.clause(quantity.start)[0], before.end if before else 0, quantity.start - 40)
    clause = prose.text[start : quantity.start]
    word = _ENSURE.within(clause)
    return Ruling("ge", (word,)) if word and _rate(clause.removesuffix(word.word)) else None


def _ensured_sum(prose: Prose, quantity: Quantity) -> Ruling[Comparator] | None:
    if quantity.dimension in ("time", "working_time"):
        return None
    if prose.text[quantity.end : quantity.end + 1] not in tuple(",;。、)") + ("",):
        return None
    word = _ENSURE.within(prose.text[max(0, quantity.start - 4) : quantity.start])
    return Ruling("ge", (word,)) if word else None


RULES: tuple[Rule, ...] = (apart, listed, ensured)


def _paired(prose: Prose, quantity: Quantity, after: Quantity) -> bool:
    """分别增长5%和6%以上: in a 分别 list without words between, the last word holds for all."""
    if quantity.unit != after.unit or not _LINK.fullmatch(prose.text, quantity.end, after.start):
        return False
    start = max(prose.clause(quantity.start)[0], quantity.start - 30)
    return after.end > after.unit_end and _EACH.within(prose.text[start : quantity.start]) is not None
