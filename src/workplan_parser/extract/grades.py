"""Numbers that order or grade, and Chinese numerals inside words: 第三方, 3号线, 前10名, 四类, 统一, “三会一课”."""

from __future__ import annotations

from workplan_parser.extract import comparators, units
from workplan_parser.extract.ruling import Evidence
from workplan_parser.extract.spot import Spot
from workplan_parser.lexicon import Hit, Pattern, WordList

_RANK = WordList("nonquantities", "before.rank")
_ORDINAL = WordList("nonquantities", "before.ordinal")
_SERIES = WordList("nonquantities", "after.series")
_HAN_BEFORE = WordList("nonquantities", "before.han")
_HAN_SERIES = WordList("nonquantities", "after.han_series")
_WHOLE = WordList("nonquantities", "after.whole")
_AMOUNT = WordList("nonquantities", "after.amount")
_LONGER = WordList("nonquantities", "after.longer")
_INCLUDING = WordList("nonquantities", "before.including")
_TWO = WordList("nonquantities", "after.two")
_GRADES = WordList("nonquantities", "after.grades")
_PAIRED = WordList("nonquantities", "after.paired")
_COUNTABLE = WordList("nonquantities", "after.counted")
_SUMS, _SMALLER = WordList("nonquantities", "before.sums"), WordList("nonquantities", "after.smaller")
_MEASURES = ("length", "area", "volume", "mass", "power", "energy", "money")

_IDIOMS = WordList("nonquantities", "words.whole")
_MULTIPLIERS = frozenset("百千万亿多余")
_CHANNELS_AFTER = Pattern("nonquantities", r"路\L<channels.signals>")  # 300|路视频
_CHANNELS_BEFORE = Pattern("nonquantities", r"\L<channels.signals> \L<channels.places>? $")  # 高清探头|300路
_COUNTED = Pattern(  # 新建三|部。, 三|组以上
    "nonquantities",
    r"\L<after.counted> (?: \L<comparators:after.words.ge> | \L<comparators:after.words.approx> )? (?: [,;。、)] | $ )",
)


def ordinal(spot: Spot) -> Evidence | None:
    """第三方, 第30条, 前10名, 前三."""
    if spot.before.endswith("第"):
        return ()
    rank = _RANK.ends(spot.text, spot.start)
    if rank and spot.after[:1] in ("位", "名"):
        return (rank,)
    first = spot.before.endswith("前") and spot.after[:1] in ("强", "列", "茅", ",", "。", "")
    return () if first else None


def slogan(spot: Spot) -> Evidence | None:
    """“三会一课”, “1+20”, “21条”: numbers in quoted names; a longer quotation may say amounts."""
    inside = spot.prose.quoted(spot.start)
    return () if inside and (spot.numeral.han or inside[1] - inside[0] <= 8) else None


def vague(spot: Spot) -> Evidence | None:
    """数十个, 几百家: no number is said."""
    return () if spot.before[-1:] in ("数", "几", "好") else None


def included(spot: Spot) -> Evidence | None:
    """5人以上(含5人), 2000万元以下(不含): a bound said twice."""
    said = _INCLUDING.ends(spot.text, spot.start)
    return (said,) if said else None


def multiplier(spot: Spot) -> Evidence | None:
    """万元生产总值, 千亩示范片, 每万人口: a multiplier without a number; but 上百家, 百余家, 亿元以上."""
    if spot.numeral.vague or not _MULTIPLIERS.issuperset(spot.written):
        return None
    if _AMOUNT.within(spot.after[1:5]):
        return None
    counted = spot.measured or spot.after[:1] in ("", ",", "。", ";", ")")
    return None if counted and comparators.before(spot.text, spot.start) else ()


def series(spot: Spot) -> Evidence | None:
    """3号线, 5A级, 三环, 12345: numbers that tell one of a series or a grade; 300路视频 is an amount."""
    numeral = spot.numeral
    if numeral.kind != "plain" or numeral.scaled:
        return None
    said = _SERIES.starts(spot.text, spot.end)
    return (said,) if said and not _LONGER.starts(spot.text, spot.end) and not _channels(spot) else None


def _channels(spot: Spot) -> bool:
    """高清探头|300路, 300路视频: channels; 12路公交 is a line."""
    if not spot.after.startswith("路"):
        return False
    start = max(0, spot.start - 6)
    return bool(
        _CHANNELS_AFTER.match(spot.text, spot.end) or _CHANNELS_BEFORE.search(spot.text, start, spot.start)
    )


_WEEKLY = WordList("nonquantities", "before.weekly")


def word(spot: Spot) -> Evidence | None:
    """一期, 四类水体, 统一, 第三方, 每一个, 二三线: a Chinese numeral inside a word, a grade or a series."""
    numeral = spot.numeral
    if numeral.kind in ("rate", "fraction") or numeral.value < 0:
        return None
    if numeral.high is not None:  # 二三十个 and 三至五家 count; 二三线, 五六年级 and 一至三期 do not
        said = _GRADES.starts(spot.text, spot.end)
    elif numeral.kind == "digits" or spot.written == "二":
        return None if _two(spot) else ()  # 二次供水, 二网: as an amount it would be 两
    elif numeral.value > 10:  # 八十五部, 二千五百个: no grade goes so high
        said = _ORDINAL.ends(spot.text, spot.start) or _SERIES.starts(spot.text, spot.end)
    else:
        inside = None if _in_weeks(spot) else _HAN_BEFORE.ends(spot.text, spot.start)
        said = inside or (None if _counts(spot) else _graded(spot))
    return (said,) if said else None


def _in_weeks(spot: Spot) -> bool:
    """每周|两次: no day of the week, as 周一 is."""
    return spot.written == "两" and _WEEKLY.ends(spot.text, spot.start) is not None


def _two(spot: Spot) -> bool:
    """二|厘米, 二|个, 二|折, 一元二|角: 二 that measures."""
    if _TWO.starts(spot.text, spot.end) or _in_a_sum(spot):
        return True
    unit = units.simple(spot.text, spot.end)
    return unit is not None and len(unit.written) > 1 and unit.dimension in _MEASURES


def _in_a_sum(spot: Spot) -> bool:
    """十元三|角, 一角二|分."""
    return bool(_SMALLER.starts(spot.text, spot.end) and _SUMS.ends(spot.text, spot.start))


def _graded(spot: Spot) -> Hit | None:
    """The word that makes a grade of the number: 一|期, 四|类; none of 两|批次, 十元三|角."""
    return (
        None
        if _WHOLE.starts(spot.text, spot.end) or _in_a_sum(spot)
        else _HAN_SERIES.starts(spot.text, spot.end)
    )


def _counts(spot: Spot) -> bool:
    """两|轮督查, 新建三|部。: a word that may grade, and counts here; but 三|部门, 三|轮流, 一道, 十分."""
    two = spot.written in ("两", "兩")
    counted = _COUNTABLE.starts(spot.text, spot.end) or (two and _PAIRED.starts(spot.text, spot.end))
    if not counted or _LONGER.starts(spot.text, spot.end) or _IDIOMS.starts(spot.text, spot.start):
        return False
    unit = units.simple(spot.text, spot.end)
    if unit is None or unit.noun:
        return False
    return two or _COUNTED.match(spot.text, spot.end) is not None
