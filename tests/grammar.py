"""Numbers written as people write them: ``docs/grammar.md`` the other way round, for laws that read them back."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from hypothesis import strategies as st

_PLACES = ("", "十", "百", "千")
_EVERYDAY, _FORMAL = "一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟"
NEIGHBOURS = ("一二", "二三", "两三", "三四", "四五", "五六", "六七", "七八", "八九")
MULTIPLIERS = {"": 1, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8, "千万": 10**7, "万亿": 10**12}
DASHES = ("-", "—", "–", "~", "～", "－", "—", "--", "——", "至", "到", "―", "〜")


class Written(NamedTuple):
    """A number as written, and what it means."""

    text: str
    value: Decimal
    high: Decimal | None = None


def spell(number: int) -> str:
    """*number* (0 … 10¹⁶-1) in Chinese numerals: 10200 → 一万零二百, 35000 → 三万五千."""
    if number == 0:
        return "零"
    groups: list[int] = []
    while number:
        number, group = divmod(number, 10**4)
        groups.append(group)
    out, gap = "", False
    for power in range(len(groups) - 1, -1, -1):
        group = groups[power]
        if group:
            out += ("零" if out and (gap or group < 1000) else "") + _spell_group(group)
            out += ("", "万", "亿", "万")[power]
            gap = False
        else:
            gap = True
            out += "亿" if power == 2 else ""
    return out


def _spell_group(number: int) -> str:
    out = ""
    for power in (3, 2, 1, 0):
        digit = number // 10**power % 10
        if digit:
            out += "零一二三四五六七八九"[digit] + _PLACES[power]
        elif out and number % 10**power and not out.endswith("零"):
            out += "零"
    return out


def formal(number: int) -> str:
    """*number* as on a cheque: 1900 → 壹仟玖佰."""
    return spell(number).translate(str.maketrans(_EVERYDAY, _FORMAL))


@st.composite
def arabic(draw: st.DrawFn) -> Written:
    """1200, 1,200, 1.5万, 3千万."""
    number, unit = draw(st.decimals(1, 99999, places=2)), draw(st.sampled_from(sorted(MULTIPLIERS)))
    whole = number == number.to_integral_value()
    plain = f"{int(number) if whole else number}"
    text = f"{int(number):,}" if whole and draw(st.booleans()) else plain
    return Written(text + unit, Decimal(plain) * MULTIPLIERS[unit])


@st.composite
def chinese(draw: st.DrawFn) -> Written:
    """一万零二百, 壹仟玖佰, 三点五万."""
    number = draw(st.integers(12, 10**12))
    match draw(st.sampled_from(("spelt", "formal", "point"))):
        case "formal":
            return Written(formal(number), Decimal(number))
        case "point":
            number, tail = number % 10**4, draw(st.integers(1, 99))
            digits = "".join("零一二三四五六七八九"[int(digit)] for digit in f"{tail:02}")
            return Written(f"{spell(number)}点{digits}万", (number + Decimal(tail) / 100) * 10**4)
    return Written(spell(number), Decimal(number))


@st.composite
def guessed(draw: st.DrawFn) -> Written:
    """二三十, 一百五六十, 两三万, 一千零二三十."""
    pair, power = draw(st.sampled_from(NEIGHBOURS)), draw(st.integers(0, 3))
    multiplier = draw(st.sampled_from(("", "万", "亿")))
    lead = draw(st.integers(0, 10 ** (3 - power) - 1)) * 10 ** (power + 1)
    zero = "零" if lead and lead % 10 ** (power + 2) == 0 else ""
    low, high = ("一二三四五六七八九".index(digit.replace("两", "二")) + 1 for digit in pair)
    text = (spell(lead) if lead else "") + zero + pair + _PLACES[power] + multiplier
    times = MULTIPLIERS[multiplier]
    return Written(
        text, Decimal((lead + low * 10**power) * times), Decimal((lead + high * 10**power) * times)
    )


@st.composite
def ranges(draw: st.DrawFn) -> Written:
    """3—5, 120至150万, 八十至一百万."""
    low = draw(st.integers(2, 900))
    high = draw(st.integers(low + 1, 999))
    unit, dash = draw(st.sampled_from(("", "万", "亿"))), draw(st.sampled_from(DASHES))
    script = draw(st.sampled_from((str, spell)))
    times = MULTIPLIERS[unit]
    return Written(f"{script(low)}{dash}{script(high)}{unit}", Decimal(low * times), Decimal(high * times))


@st.composite
def sums(draw: st.DrawFn) -> Written:
    """3元2角5分, 十元三角, 1200元5角: a sum in 元, 角 and 分, exact."""
    yuan, jiao, fen = draw(st.integers(3, 9999)), draw(st.integers(1, 9)), draw(st.integers(0, 9))
    script = draw(st.sampled_from((str, spell)))
    text = f"{script(yuan)}元{script(jiao)}角" + (f"{script(fen)}分" if fen else "")
    return Written(text, yuan + Decimal(jiao) / 10 + Decimal(fen) / 100)


RATES = {"百分之": "%", "千分之": "‰", "万分之": "‱", "十万分之": "/10万"}


@st.composite
def rates(draw: st.DrawFn) -> tuple[Written, str]:
    """百分之三十五, 万分之三点五, 百分之三至五, and the unit."""
    said, unit = draw(st.sampled_from(sorted(RATES.items())))
    low = draw(st.integers(1, 98))
    if draw(st.booleans()):
        high = draw(st.integers(low + 1, 99))
        return Written(f"{said}{spell(low)}至{spell(high)}", Decimal(low), Decimal(high)), unit
    tail = draw(st.integers(0, 9))
    point = "点" + "零一二三四五六七八九"[tail] if tail else ""
    return Written(f"{said}{spell(low)}{point}", low + Decimal(tail) / 10), unit


def numbers() -> st.SearchStrategy[Written]:
    """A number in any of these ways."""
    return st.one_of(arabic(), chinese(), guessed(), ranges())
