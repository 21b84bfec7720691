"""Numbers as officials write them: 1,200 · 1.5万 · 1万6千多 · 一亿二千万 · 三万五 · 百分之三十 · 三分之一 · 一半.

:func:`scan` finds every numeral of a folded text, :func:`read` reads one string, :func:`spell` writes
an integer in Chinese. Values are exact decimals, but for fractions, which keep four places (三分之一
is 0.3333).
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

import regex

DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
SMALL = {"十": 10, "百": 100, "千": 1000, "廿": 20, "卅": 30}
VAGUE = "多余几来"
LONGEST = 40
"""A run of more numeral characters than this is a code or noise, never an amount."""

_HAN = "〇○零一二两三四五六七八九十百千万亿廿卅"
_PREFIXED = tuple("瓦米克伏卡帕赫焦")
"""千瓦, 千米 are units: 千 before one of these belongs to the unit, not to the number."""

_ARABIC = r"[0-9]++ (?:,[0-9]{3}(?![0-9]))*+ (?:\.[0-9]++)?+"
_DIGITS = regex.compile(_ARABIC, regex.VERBOSE)
_TOKEN = regex.compile(
    rf"""
    (?=[0-9{_HAN}半])   # most places of a text are told by one look
    (?: (?P<part>
            [百千]分之[0-9{_HAN}]{{1,9}} (?:[点.][0-9{_HAN}]{{1,9}})?                 # 百分之三十 · 千分之三 · 百分之三点五
          | [二两三四五六七八九十百]{{1,4}}分之[一二两三四五六七八九十百]{{1,4}} )    # 三分之一 · 四分之三
      | (?P<half> 一?半 )                                                             # 一半 · 半
      | (?P<digits> [0-9]++ (?:\.[0-9]++)?+ ) (?![,{_HAN}{VAGUE}])                     # 50 · 3.5
      | {_ARABIC} [0-9{_HAN}{VAGUE}]*+                                                # 1,200.5 · 1.5万 · 1万6千多万
      | [{_HAN}] [{_HAN}{VAGUE}]*+ (?:点[零〇一二三四五六七八九]{{1,9}})? )           # 一亿二千万 · 三万五 · 十几 · 一点五
    """,
    regex.VERBOSE,
)


class Numeral(NamedTuple):
    """One numeral: its place, its exact value, and how it is written.

    ``kind`` is ``plain``, ``percent`` (百分之三十), ``permille``, ``fraction`` (三分之一, 一半), ``digits``
    (二〇一八, 三五: Chinese digits without 十百千) or ``code`` (too long for an amount). ``han`` is true where no Arabic digit is used, ``vague`` is the 多, 余, 几
    or 来 in it, ``scaled`` is true where 万 or 亿 was applied, ``core`` is the Arabic number before that.
    """

    start: int
    end: int
    value: Decimal
    kind: str = "plain"
    han: bool = False
    vague: str = ""
    scaled: bool = False
    core: Decimal = Decimal(0)


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
    start, end = match.span()
    if end - start > LONGEST:
        return Numeral(start, end, Decimal(0), "code", not "0" <= match[0][0] <= "9")
    if match["digits"]:
        value = Decimal(match["digits"])
        return Numeral(start, end, value, core=value)
    if match["half"]:
        return Numeral(start, end, Decimal("0.5"), "plain" if end - start == 1 else "fraction", True)
    return _fraction(match) if match["part"] else _Reader(match.string, start, end).numeral()


def _fraction(match: regex.Match[str]) -> Numeral | None:
    start, end = match.span()
    below, _, above = match[0].partition("分之")
    part = _with_point(above)
    if part is None:
        return None
    if below in ("百", "千"):
        return Numeral(start, end, part, "percent" if below == "百" else "permille", True)
    whole = _with_point(below)
    if not whole:
        return None
    return Numeral(start, end, round(part / whole, 4).normalize(), "fraction", True)


def _with_point(text: str) -> Decimal | None:
    """3.5 · 三点五 · 三十, or None."""
    whole, _, rest = text.replace("点", ".").partition(".")
    numeral = _Reader(whole, 0, len(whole)).numeral() if whole else None
    if numeral is None or numeral.end != len(whole):
        return None
    tail = "".join(str(DIGITS.get(char, char)) for char in rest)
    return Decimal(f"{numeral.value}.{tail}") if tail.isdecimal() else numeral.value


class _Reader:
    """Reads one numeral from left to right; stops before the first character that cannot belong to it.

    The value is ``yi`` (the multiples of 亿 seen) + ``wan`` (of 万) + ``low`` + ``digit``; each of 十百千
    closes a digit into ``low``, 万 closes ``low`` into ``wan``, 亿 closes all of these into ``yi``.
    """

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.start, self.end = text, start, end
        self.at = start
        self.yi = self.wan = self.low = self.core = Decimal(0)
        self.digit: Decimal | None = None
        self.scale = 0  # the last of 十百千万亿
        self.small = 10**4  # the last of 十百千 in this group: they must descend
        self.zero = self.scaled = self.arabic = False
        self.vague = ""

    def numeral(self) -> Numeral | None:
        while self.at < self.end and self._take(self.text[self.at]):
            pass
        if self.at == self.start:
            return None
        digit = self.digit or Decimal(0)
        if digit and not self.arabic and self.scale >= 100 and not self.zero:
            digit *= self.scale // 10  # 三万五 is 35000, 一百二 is 120; 一百零二 is not
        value = self.yi + self.wan + self.low + digit
        if self.scaled and value == (whole := value.to_integral_value()):
            value = whole  # 1.5万 is 15000, not 15000.0
        han = not self.arabic
        kind = "digits" if han and digit >= 10 and not self.scale else "plain"
        return Numeral(self.start, self.at, value, kind, han, self.vague, self.scaled, self.core)

    def _take(self, char: str) -> bool:
        if "0" <= char <= "9":
            return self._take_arabic()
        if char in DIGITS:
            return self._take_digit(DIGITS[char])
        if char in SMALL:
            return self._take_small(SMALL[char])
        if char in "万亿":
            return self._take_large(char)
        if char == "点":
            return self._take_point()
        return self._take_vague(char)

    def _take_arabic(self) -> bool:
        match = _DIGITS.match(self.text, self.at)
        if (
            match is None
            or self.digit is not None
            or self.vague
            or (self.at > self.start and not self.arabic)
        ):
            return False
        digits = match.group()
        if len(digits.partition(",")[0]) > 3:
            digits = digits.partition(",")[0]
        self.digit, self.arabic = Decimal(digits.replace(",", "")), True
        self.core = self.core or self.digit
        self.at += len(digits)
        return True

    def _take_digit(self, value: int) -> bool:
        if self.vague or (self.digit is not None and (self.scale or self.arabic)):
            return False
        if value == 0 and self.scale:
            self.zero = True  # 一万零五
        elif self.digit is None:
            self.digit = Decimal(value)
        else:
            self.digit = self.digit * 10 + value  # 二〇一八
        self.at += 1
        return True

    def _take_small(self, value: int) -> bool:
        if value == 1000 and self.at > self.start and self.text[self.at + 1 : self.at + 2] in _PREFIXED:
            return False
        group_opens = self.low == 0 and (self.at == self.start or value == 10 or value in (20, 30))
        if value >= self.small or (self.digit is None and not group_opens):
            return False
        if value in (20, 30):
            self.low, value = self.low + value, 10
        else:
            self.low += (Decimal(1) if self.digit is None else self.digit) * value
        self.digit, self.scale, self.small, self.zero = None, value, value, False
        self.at += 1
        return True

    def _take_large(self, char: str) -> bool:
        group = self.low + (self.digit or 0)
        below = group + self.wan
        if (below if char == "亿" else group) == 0:
            if self.at > self.start and self.digit is None:
                return False
            group = below = Decimal(self.at == self.start)  # 万元 is 10000, 0万元 is nothing
        if char == "万":
            if self.wan:
                return False
            self.wan = group * 10**4
        else:
            if self.yi:
                return False
            self.yi, self.wan = below * 10**8, Decimal(0)
        self.low, self.digit, self.small, self.zero = Decimal(0), None, 10**4, False
        self.scale, self.scaled = (10**4 if char == "万" else 10**8), True
        self.at += 1
        return True

    def _take_point(self) -> bool:
        if self.arabic or self.digit is None or self.at + 1 >= self.end:
            return False
        tail = "".join(str(DIGITS[char]) for char in self.text[self.at + 1 : self.end] if char in DIGITS)
        self.digit = Decimal(f"{self.digit}.{tail}")
        self.at, self.end = self.end, self.end
        return True

    def _take_vague(self, char: str) -> bool:
        ten_or_more = self.scale >= 10 or (self.digit or 0) >= 10
        if (
            self.vague
            or not ten_or_more
            or (char == "来" and self.arabic)
            or (char == "几" and self.digit is not None)
        ):
            return False
        self.vague = char
        self.at += 1
        return True


_PLACES = ("", "十", "百", "千")


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
