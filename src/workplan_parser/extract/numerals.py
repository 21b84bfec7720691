"""Numerals as officials write them: 1,200 · 1.5万 · 1万6千多 · 一亿二千万 · 百分之三十 · 二三十 · 十几 · 1/3 · 一半.

:func:`scan` finds every numeral of a folded text, :func:`read` reads one string. Values are exact decimals, but for
fractions, which keep four places (三分之一 is 0.3333). ``docs/grammar.md`` is the grammar.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

import regex

from workplan_parser.extract import placevalue
from workplan_parser.shapes import shape

VAGUE = "多余几来"
LONGEST = 40
"""A run of more numeral characters than this is a code or noise, never an amount."""

_HAN = "〇○零一二两三四五六七八九十百千万亿廿卅兩萬億"
_FORMAL, _PLACES = "壹贰叁肆伍陆柒捌玖貳叄參陸", "拾佰仟万亿萬億"
_PLAIN = dict(
    zip(map(ord, f"{_FORMAL}拾佰仟萬億兩點"), tuple("一二三四五六七八九二三三六十百千万亿两点"), strict=True)
)
"""The numerals of a cheque (壹仟玖佰) and of a text in Traditional characters → those of every day."""

_ARABIC = r"[0-9]++ (?:,[0-9]{3}(?![0-9]))*+ (?:\.[0-9]++)?+"
_POINT = r"(?:[点點][零〇一二三四五六七八九]{1,9}+(?!十)[百千万亿萬億]*+)"
_TOKEN = shape(
    rf"""
    (?=[0-9{_HAN}半{_FORMAL}拾])   # most places of a text are told by one look
    (?: (?P<part>
            (?P<below> 十万 | 百万 | [百千万] ) 分之 (?: [0-9{_HAN}]{{1,9}} (?:[点點.][0-9{_HAN}]{{1,9}})? )   # 百分之三点五
          | [二两三四五六七八九十百]{{1,4}}分之[一二两三四五六七八九十百]{{1,4}} )                              # 四分之三
      | (?P<half> 一?半 )                                                             # 一半 · 半
      | [{_HAN}] [{_HAN}{VAGUE}]*+ {_POINT}?                                          # 一亿二千万 · 三万五 · 十几 · 一点五
      | (?P<digits> [0-9]++ (?:\.[0-9]++)?+ ) (?![,/{_HAN}{VAGUE}])                    # 50 · 3.5
      | (?P<ratio> (?<![0-9/.]) (?P<above>[1-9]) / (?P<whole>[2-9]|10)                 # 1/3的; not 1/4班, 3/4/5
            (?= [以的左及多、,。;!?)] | $ ) )
      | {_ARABIC} [0-9{_HAN}{VAGUE}]*+                                                # 1,200.5 · 1.5万 · 1万6千多万
      | (?<![队入大登着水内]) [{_FORMAL}拾] (?=[{_FORMAL}零]*[{_PLACES}]) [{_FORMAL}{_PLACES}{_HAN}]++ {_POINT}? )   # 壹仟玖佰 · 壹万二千
    """,
    regex.VERBOSE,
)
# 二三|十 · 十|五六 · 一百|二三|十; not 十三五, 一二三, 点三四
_PAIR = shape(
    r"""
    (?<! [〇点一二两三四五六七八九] ) (?<! (?<![百千万亿])零 )
    (?: 一[二两] | [二两]三 | 三[四两] | (?<!十)三五 | 四五 | 五六 | 六七 | 七八 | 八九 )
    (?! [零〇点一二两三四五六七八九] )
    """,
    regex.VERBOSE,
)
_SOME = shape("(?<=[十百千])几|(?<=^[0-9]+)0几")
_WEIGHT = shape("(?<=.)(?<![两百千万])两(?=$|[,;。、!?)重以左的多/])")
_SIGNS = {"百": "%", "千": "‰", "万": "‱", "十万": "/10万", "百万": "/100万"}
_SINGLE = {char: Decimal(value) for char, value in placevalue.DIGITS.items()}
_SINGLE |= {
    "十": Decimal(10),
    "百": Decimal(100),
    "千": Decimal(1000),
    "万": Decimal(10**4),
    "亿": Decimal(10**8),
}


class Numeral(NamedTuple):
    """One numeral: its place, its exact value, and how it is written.

    ``kind`` is ``plain``, ``rate`` (百分之三十: its unit is ``sign``), ``fraction`` (三分之一, 1/3, 一半), ``half`` (半),
    ``digits`` (二〇一八: Chinese digits without 十百千) or ``code`` (too long for an amount). ``high`` is the upper end
    of one that says two (二三十, 十几, 3至5). ``han`` is true where no Arabic digit is used, ``vague`` is the 多, 余 or 来 in
    it, ``scaled`` is true where 万 or 亿 was applied.
    """

    start: int
    end: int
    value: Decimal
    high: Decimal | None = None
    kind: str = "plain"
    han: bool = False
    vague: str = ""
    scaled: bool = False
    sign: str = ""


def scan(text: str) -> Iterator[Numeral]:
    """Every numeral of *text*, in order and disjoint."""
    match = _TOKEN.search(text)
    while match:
        numeral = _token(match)
        if numeral is not None:
            yield numeral
        match = _TOKEN.search(text, numeral.end if numeral else match.end())


def read(text: str) -> Decimal | None:
    """The value of *text* where the whole of it is one numeral (``"1万6千多"`` → 16000), else None."""
    match = _TOKEN.match(text)
    numeral = _token(match) if match else None
    return numeral.value if numeral and numeral.end == len(text) and numeral.kind != "code" else None


def _token(match: regex.Match[str]) -> Numeral | None:
    text, (start, end) = match.string, match.span()
    if end - start == 1 and (value := _SINGLE.get(text[start])) is not None:
        return Numeral(start, end, value, None, "plain", True, "", value >= 10**4)
    if end - start > LONGEST:
        return Numeral(start, end, Decimal(0), kind="code", han=not "0" <= text[start] <= "9")
    if match.lastgroup is None:
        return _amount(text, start, end)
    if match.lastgroup == "digits":
        return Numeral(start, end, Decimal(text[start:end]))
    if match["half"]:
        return Numeral(start, end, Decimal("0.5"), kind="half" if end - start == 1 else "fraction", han=True)
    if match["ratio"]:
        return _ratio(start, end, int(match["above"]), int(match["whole"]), han=False)
    below, _, _ = match[0].partition("分之")
    above = _amount(text, start + len(below) + 2, end)
    if above is None or below in _SIGNS:
        return above and above._replace(start=start, kind="rate", han=True, scaled=False, sign=_SIGNS[below])
    whole = _amount(below, 0, len(below))
    return _ratio(start, above.end, above.value, whole.value, han=True) if whole else None


def _amount(text: str, start: int, end: int) -> Numeral | None:
    """A number by its places, read once for each of the two that it says: 二三十 is 二十 and 三十, 十几 is 十一 and 十九."""
    written = text[start : end + 1].translate(_PLAIN)  # and what follows: 五|千米
    size = end - start - _weighs(written)
    for least, most, shorter in _both(written) if size > 1 else ():
        low, high = placevalue.read(least, 0, size - shorter), placevalue.read(most, 0, size - shorter)
        if low and high and low.end == high.end and low.value < high.value:
            return Numeral(
                start, start + low.end + shorter, low.value, high.value, "plain", not low.arabic
            )._replace(scaled=low.scaled, vague=low.vague)
    one = placevalue.read(written, 0, size)
    if one is None:
        return None
    kind = "plain" if one.arabic or one.placed or one.value < 10 else "digits"
    return Numeral(start, start + one.end, one.value, None, kind, not one.arabic, one.vague, one.scaled)


def _weighs(written: str) -> bool:
    """3斤2|两, 五|两以上: a weight; not 一两个, 12两会."""
    return "两" in written and _WEIGHT.search(written) is not None


def _both(written: str) -> Iterator[tuple[str, str, int]]:
    """The two numbers that neighbouring digits say, or 几 says, and by how much each is shorter than what is written."""
    if pair := _PAIR.search(written):
        first, second = sorted(pair[0], key="一二两三四五六七八九".index)
        before, after = written[: pair.start()], written[pair.end() :]
        yield before + first + after, before + second + after, 1
    elif "几" in written and (some := _SOME.search(written)):
        ends, shorter = (("一", "九"), 0) if some[0] == "几" else (("1", "9"), 1)
        before, after = written[: some.start()], written[some.end() :]
        yield before + ends[0] + after, before + ends[1] + after, shorter


def _ratio(start: int, end: int, above: int | Decimal, whole: int | Decimal, han: bool) -> Numeral | None:
    """三分之一 · 1/3."""
    if above >= whole:
        return None
    value = round(Decimal(above) / Decimal(whole), 4).normalize()
    return Numeral(start, end, value, kind="fraction", han=han)
