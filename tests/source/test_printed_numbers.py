"""Numbers as Word prints them before a paragraph, format by format."""

import pytest

from workplan_parser.source.numerals import printed


@pytest.mark.parametrize(
    ("style", "numbers"),
    [
        ("decimal", {1: "1", 120: "120"}),
        ("chineseCounting", {1: "一", 10: "十", 11: "十一", 20: "二十", 99: "九十九", 100: "一○○"}),
        (
            "chineseCountingThousand",
            {10: "十", 21: "二十一", 100: "一百", 101: "一百零一", 110: "一百一十", 1001: "一千零一"},
        ),
        ("japaneseCounting", {12: "十二"}),
        ("ideographDigital", {10: "一〇", 12: "一二"}),
        ("chineseLegalSimplified", {3: "叁", 10: "壹拾", 12: "壹拾贰"}),
        ("ideographTraditional", {1: "甲", 10: "癸", 11: "11"}),
        ("ideographZodiac", {1: "子", 12: "亥"}),
        ("decimalEnclosedCircleChinese", {1: "①", 20: "⑳", 21: "㉑", 36: "㊱", 51: "51"}),
        ("decimalEnclosedParen", {1: "⑴", 20: "⒇"}),
        ("decimalFullWidth", {12: "１２"}),
        ("decimalZero", {3: "03", 12: "12"}),
        ("upperLetter", {1: "A", 26: "Z", 27: "AA", 53: "AAA"}),
        ("lowerRoman", {4: "iv", 9: "ix", 40: "xl", 1999: "mcmxcix"}),
        ("none", {1: ""}),
        ("cardinalText", {7: "7"}),
    ],
)
def test_number_format(style: str, numbers: dict[int, str]) -> None:
    assert {number: printed(number, style) for number in numbers} == numbers
