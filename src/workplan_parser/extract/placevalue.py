"""One number read from left to right by the places of its digits: 1万6千 · 一亿二千万 · 三万五 · 一百二 · 十五点五."""

from decimal import Decimal
from typing import NamedTuple

import regex

from workplan_parser.shapes import shape

DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
SMALL = {"十": 10, "百": 100, "千": 1000, "廿": 20, "卅": 30}
PREFIXED = tuple("瓦米克伏卡帕赫焦")
"""千瓦, 千米 are units: 千 before one of these belongs to the unit, not to the number."""

_ARABIC = shape(r"[0-9]++ (?:,[0-9]{3}(?![0-9]))*+ (?:\.[0-9]++)?+", regex.VERBOSE)


class Read(NamedTuple):
    """How far a number goes, what it is, and how it is written: with Arabic digits, with 万 or 亿, with 多 余 几 来."""

    end: int
    value: Decimal
    arabic: bool
    scaled: bool
    placed: bool
    vague: str


def read(text: str, start: int, end: int) -> Read | None:
    """The number that begins at *start*; it stops before the first character that cannot belong to it."""
    reader = _Reader(text, start, end)
    while reader.at < end and reader.takes(text[reader.at]):
        pass
    return reader.read() if reader.at > start else None


class _Reader:
    """The value is ``yi`` (the multiples of 亿 seen) + ``wan`` (of 万) + ``low`` + ``digit``.

    Each of 十百千 closes a digit into ``low``, 万 closes ``low`` into ``wan``, 亿 closes all of these into ``yi``.
    """

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.start, self.end = text, start, end
        self.at = start
        self.yi = self.wan = self.low = Decimal(0)
        self.digit: Decimal | None = None
        self.scale = 0  # the last of 十百千万亿
        self.small = 10**4  # the last of 十百千 in this group: they must descend
        self.zero = self.scaled = self.arabic = False
        self.vague = ""

    def read(self) -> Read:
        digit = self.digit or Decimal(0)
        if digit and not self.arabic and self.scale >= 100 and not self.zero:
            digit *= self.scale // 10  # 三万五 is 35000, 一百二 is 120; 一百零二 is not
        value = self.yi + self.wan + self.low + digit
        if self.scale and value == (whole := value.to_integral_value()):
            value = whole  # 1.5万 is 15000, not 15000.0
        return Read(self.at, value, self.arabic, self.scaled, bool(self.scale), self.vague)

    def takes(self, char: str) -> bool:
        if "0" <= char <= "9":
            return self._takes_arabic()
        if char in DIGITS:
            return self._takes_digit(DIGITS[char])
        if char in SMALL:
            return self._takes_small(SMALL[char])
        if char in "万亿":
            return self._takes_large(char)
        return self._takes_point() if char == "点" else self._takes_vague(char)

    def _takes_arabic(self) -> bool:
        match = _ARABIC.match(self.text, self.at)
        opened = self.at > self.start and not self.arabic
        if match is None or self.digit is not None or self.vague or opened:
            return False
        digits = match.group()
        if len(digits.partition(",")[0]) > 3:
            digits = digits.partition(",")[0]
        self.digit, self.arabic = Decimal(digits.replace(",", "")), True
        self.at += len(digits)
        return True

    def _takes_digit(self, value: int) -> bool:
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

    def _takes_small(self, value: int) -> bool:
        if value == 1000 and self.at > self.start and self.text[self.at + 1 : self.at + 2] in PREFIXED:
            return False
        group_opens = self.low == 0 and (self.at == self.start or value in (10, 20, 30))
        if value >= self.small or (self.digit is None and not group_opens):
            return False
        if value in (20, 30):
            self.low, value = self.low + value, 10
        else:
            self.low += (Decimal(1) if self.digit is None else self.digit) * value
        self.digit, self.scale, self.small, self.zero = None, value, value, False
        self.at += 1
        return True

    def _takes_large(self, char: str) -> bool:
        group = self.low + (self.digit or 0)
        below = group + self.wan
        if (below if char == "亿" else group) == 0:
            if self.at > self.start and self.digit is None:
                return False
            group = below = Decimal(self.at == self.start)  # 万元 is 10000, 0万元 is nothing
        if self.wan if char == "万" else self.yi:
            return False
        if char == "万":
            self.wan = group * 10**4
        else:
            self.yi, self.wan = below * 10**8, Decimal(0)
        self.low, self.digit, self.small, self.zero = Decimal(0), None, 10**4, False
        self.scale, self.scaled = (10**4 if char == "万" else 10**8), True
        self.at += 1
        return True

    def _takes_point(self) -> bool:
        """十五|点五: the digits after 点."""
        if self.arabic or self.vague or (self.digit is None and not self.low):
            return False
        end = self.at + 1
        while end < self.end and self.text[end] in DIGITS:
            end += 1
        if end == self.at + 1:
            return False
        tail = "".join(str(DIGITS[char]) for char in self.text[self.at + 1 : end])
        self.digit = self.low + Decimal(f"{self.digit or 0}.{tail}")
        self.low, self.zero, self.at = Decimal(0), True, end
        return True

    def _takes_vague(self, char: str) -> bool:
        large = self.scale >= 10 or (self.digit or 0) >= 10
        if self.vague or not large or char not in tuple("多余几来") or (char == "来" and self.arabic):
            return False
        if char == "几" and self.digit is not None:
            return False
        self.vague = char
        self.at += 1
        return True
