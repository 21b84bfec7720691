"""Numbers as word processors print them before a paragraph: 一, （一）'s 一, 壹, 甲, ①, iv, ａ …"""

from __future__ import annotations

from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_LEGAL_TRADITIONAL = "零壹貳參肆伍陸柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)


def printed(number: int, style: str) -> str:
    """*number* in a number format of WordprocessingML (``chineseCounting``, ``upperRoman``, …).

    An unknown format, or a number that the format has no sign for, is printed in decimal.
    """
    if style == "none":
        return ""
    return _FORMATS.get(style, str)(number) or str(number)


def _counting(number: int) -> str:
    """一 … 九十九; from a hundred on digit by digit."""
    return _thousands(number) if number < 100 else _positional(number).replace("〇", "○")


def _thousands(number: int, digits: str = _DIGITS, units: str = "十百千", zero: str = "零") -> str:
    """一千二百零三; 十一 rather than 一十一."""
    if not 0 < number < 10000:
        return zero if number == 0 else ""
    text, gap = "", False
    for place in (3, 2, 1, 0):
        digit = number // 10**place % 10
        if digit:
            text += (zero if gap and text else "") + digits[digit] + (units[place - 1] if place else "")
        gap = not digit
    return text[1:] if number < 20 and text.startswith("一" + units[0]) else text


def _positional(number: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(number))


def _legal(number: int) -> str:
    return _thousands(number, _LEGAL, "拾佰仟")


def _legal_traditional(number: int) -> str:
    return _thousands(number, _LEGAL_TRADITIONAL, "拾佰仟")


def _letters(number: int) -> str:
    """a … z, aa, bb …: the letter is repeated, as Word does."""
    return chr(97 + (number - 1) % 26) * ((number - 1) // 26 + 1) if 0 < number <= 780 else ""


def _roman(number: int) -> str:
    if not 0 < number < 4000:
        return ""
    text = ""
    for value, sign in _ROMAN:
        text += sign * (number // value)
        number %= value
    return text


def _row(first: str, count: int) -> Callable[[int], str]:
    """The signs that stand one after another in Unicode from *first* on."""
    return lambda number: chr(ord(first) + number - 1) if 0 < number <= count else ""


def _cycle(signs: str) -> Callable[[int], str]:
    return lambda number: signs[number - 1] if 0 < number <= len(signs) else ""


def _circled(number: int) -> str:
    """① … ⑳ ㉑ … ㊿."""
    for first, last, sign in ((1, 20, "①"), (21, 35, "㉑"), (36, 50, "㊱")):
        if first <= number <= last:
            return chr(ord(sign) + number - first)
    return ""


def _wide(number: int) -> str:
    return "".join(chr(ord(digit) + 0xFEE0) for digit in str(number))


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda number: f"{number:02d}",
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerLetter": _letters,
    "upperRoman": lambda number: _roman(number).upper(),
    "lowerRoman": _roman,
    "chineseCounting": _counting,
    "chineseCountingThousand": _thousands,
    "chineseLegalSimplified": _legal,
    "taiwaneseCounting": _counting,
    "taiwaneseCountingThousand": _thousands,
    "japaneseCounting": _thousands,
    "ideographDigital": _positional,
    "japaneseDigitalTenThousand": _positional,
    "taiwaneseDigital": _positional,
    "ideographLegalTraditional": _legal_traditional,
    "japaneseLegal": _legal_traditional,
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
    "ideographEnclosedCircle": _row("㊀", 10),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedFullstop": _row("⒈", 20),
    "decimalEnclosedParen": _row("⑴", 20),
    "decimalFullWidth": _wide,
    "decimalFullWidth2": _wide,
    "numberInDash": lambda number: f"- {number} -",
}
