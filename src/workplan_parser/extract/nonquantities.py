"""Numbers that measure nothing: dates, ordinals, grades, document numbers, telephones, names, slogans.

Each rule is one small function; :data:`RULES` holds them in order. The first that says yes gives its
name as the reason, which ``workplan explain`` prints.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable

from workplan_parser import lexicon
from workplan_parser.extract.numerals import Numeral
from workplan_parser.extract.prose import Prose

Masks = list[tuple[int, int]]
Rule = Callable[[Prose, Numeral], bool]


def masked(masks: Masks, at: int) -> bool:
    """True where *at* lies in one of the ordered, disjoint *masks*."""
    i = bisect_right(masks, (at, 1 << 60)) - 1
    return i >= 0 and masks[i][0] <= at < masks[i][1]


def reason(prose: Prose, numeral: Numeral) -> str | None:
    """Why *numeral* is no quantity, or None where it may be one."""
    for name, rule in RULES:
        if rule(prose, numeral):
            return name
    return None


@lexicon.cached
def _words(path: str) -> tuple[str, ...]:
    return lexicon.words("nonquantities", path)


def _near(prose: Prose, numeral: Numeral) -> tuple[str, str]:
    return prose.text[max(0, numeral.start - 8) : numeral.start], prose.text[numeral.end : numeral.end + 6]


def _code(prose: Prose, numeral: Numeral) -> bool:
    """00525312X/2018-00013: leading zeros, or more digits than any amount has."""
    if numeral.kind == "code":
        return True
    token = prose.text[numeral.start : numeral.end]
    return not numeral.han and len(token) > 1 and token[0] == "0" and token[1] != "."


def _cited(prose: Prose, numeral: Numeral) -> bool:
    """《“十四五”规划和2035年远景目标纲要》."""
    return prose.titled(numeral.start)


def _ordinal(prose: Prose, numeral: Numeral) -> bool:
    """第三方, 第30条, 前10名, 前三."""
    before, after = _near(prose, numeral)
    if before.endswith("第"):
        return True
    ranked = before.endswith(("前", "后", "末", "倒数")) and after[:1] in ("位", "名")
    return ranked or (before.endswith("前") and after[:1] in ("强", "列", "茅", ",", "。", ""))


def _reference(prose: Prose, numeral: Numeral) -> bool:
    """专栏3, 附表2, 国道318: a number that points at one of its kind."""
    return not numeral.han and _near(prose, numeral)[0].endswith(_words("before.reference"))


def _bare_multiplier(prose: Prose, numeral: Numeral) -> bool:
    """万元生产总值, 千亩示范片, 每万人口: a multiplier without a number; but 上百家, 亿元以上."""
    text, start, end = prose.text, numeral.start, numeral.end
    if not numeral.han or not set(text[start:end]) <= _MULTIPLIERS:
        return False
    from workplan_parser.extract import comparators

    return comparators.before(text, start) is None and "以上" not in text[end + 1 : end + 5]


_MULTIPLIERS = frozenset("百千万亿多余")


def _document_number(prose: Prose, numeral: Numeral) -> bool:
    """国办发〔2018〕128号, 第12号公告, 京政〔2019〕3号."""
    before, after = _near(prose, numeral)
    if before[-1:] in ("〕", "]", "】", ")") and after[:1] == "号":
        return True
    return before[-1:] in ("〔", "[", "【") and after[:1] in ("〕", "]", "】")


_LABEL_AFTER = re.compile(r"[.、．)](?![0-9])")
_RUNNING_LABEL = re.compile(r"\.[^0-9A-Za-z\s]")


def _label(prose: Prose, numeral: Numeral) -> bool:
    """1. 2、 (3) at the start of the text, (4) anywhere, 2. before a word: no decimal ends in a point."""
    text, start, end = prose.text, numeral.start, numeral.end
    if text[start - 1 : start] == "(" and text[end : end + 1] == ")" and len(text) > end + 1:
        return end - start <= 3
    if not numeral.han and end - start <= 2 and (start, end) == (0, len(text)):
        return True  # a line that holds nothing else: 专栏 / 1 / 工程
    if not numeral.han and end - start <= 2 and _RUNNING_LABEL.match(text, end):
        return True
    return (
        start <= 1 and not numeral.scaled and end - start <= 3 and _LABEL_AFTER.match(text, end) is not None
    )


def _phone(prose: Prose, numeral: Numeral) -> bool:
    """电话：0371-67181234, 12319热线, 110接警."""
    if numeral.han:
        return False
    before, after = _near(prose, numeral)
    if before.endswith(_words("before.phone")) or re.search(r"[0-9]{3,4}-$", before):
        return True
    return (
        numeral.end - numeral.start >= 5
        and after.startswith(("热线", "平台", "短信", "服务热线", "便民"))
        and "." not in str(numeral.value)
    ) or (_HOTLINE.fullmatch(prose.text, numeral.start, numeral.end) is not None and _no_unit(prose, numeral))


_HOTLINE = re.compile("1[12][0-9]|12[0-9]{3}|9[56][0-9]{3,4}")


def _postcode(prose: Prose, numeral: Numeral) -> bool:
    """邮编:450007."""
    return _near(prose, numeral)[0].endswith(_words("before.postcode"))


def _address(prose: Prose, numeral: Numeral) -> bool:
    """中原路233号."""
    before, after = _near(prose, numeral)
    return after.startswith("号") and (
        before.endswith(_words("before.address")) or not after.startswith("号召")
    )


def _latin_name(prose: Prose, numeral: Numeral) -> bool:
    """5G, PM2.5, M2, G318, 4K, AIP-20: a number grown together with Latin letters that are no unit."""
    if numeral.han:
        return False
    before, after = _near(prose, numeral)
    if before[-1:].isascii() and before[-1:].isalpha():
        return True
    if (
        before[-1:] == " "
        and before[-2:-1].isascii()
        and before[-2:-1].isalpha()
        and _no_unit(prose, numeral)
    ):
        return True
    if before[-1:] in ("-", "—") and before[-2:-1].isascii() and before[-2:-1].isalpha():
        return True
    if before[-1:] == "." and before[-2:-1].isascii() and before[-2:-1].isalnum():
        return True
    if after[:1] == "." and after[1:2].isdigit():
        return True
    return after[:1].isascii() and after[:1].isalpha() and _no_unit(prose, numeral)


def _no_unit(prose: Prose, numeral: Numeral) -> bool:
    from workplan_parser.extract import units

    return units.simple(prose.text, numeral.end) is None


def _formula(prose: Prose, numeral: Numeral) -> bool:
    """1+N, 7×24, 1:3, 3+3, 24/7: parts of a pattern, not amounts."""
    if numeral.han:
        return False
    before, after = _near(prose, numeral)
    signs = ("+", "×", "*", ":", "∶", "x", "X", "=")
    joined = after[:1] in signs and (after[1:2].isalnum())
    return joined or (before[-1:] in signs and before[-2:-1].isalnum())


def _series(prose: Prose, numeral: Numeral) -> bool:
    """3号线, 5A级, 三环, 12345: numbers that tell one of a series or a grade."""
    after = prose.text[numeral.end : numeral.end + 6]
    if (
        numeral.han
        or _CHANNELS.match(after)
        or after[:1] == "路"
        and _FILMED.search(prose.text[max(0, numeral.start - 6) : numeral.start])
    ):
        return False
    return (
        numeral.kind == "plain"
        and not numeral.scaled
        and after.startswith(_words("after.series"))
        and not after.startswith(("级联", "号召", "代表", "院士", "式样", "路段", "制造"))
    )


_CHANNELS = re.compile("路(?:视频|高清|监控|摄像|图像|探头)")
_FILMED = re.compile("(?:视频|监控|摄像头?|图像|探头)(?:监控|信号|探头|点位|资源|设备)?$")
"""高清探头|300路, 300路视频: channels; 12路公交 is a line"""


def _han_word(prose: Prose, numeral: Numeral) -> bool:
    """一期, 四类水体, 统一, 第三方, 每一个: a Chinese numeral inside a word, a grade or a series."""
    if not numeral.han or numeral.kind in ("percent", "permille", "fraction"):
        return False
    if numeral.kind == "digits" or prose.text[numeral.start : numeral.end] == "二":
        return True  # 二次供水, 二网: as an amount it would be 两
    before, after = _near(prose, numeral)
    if numeral.value > 10:  # 八十五部, 二千五百个: no grade goes so high
        return before.endswith(("第", "星期", "周")) or after.startswith(_words("after.series"))
    if before.endswith(_words("after.han_before")) and not before.endswith("至少"):
        return True
    if not after.startswith(_words("after.han_series")) or _WHOLE_UNIT.match(after):
        return False
    return not (_AMOUNT.match(after) and (prose.text[numeral.start] == "两" or _COUNTED.match(after)))


_WHOLE_UNIT = re.compile("批次|户次|座次|分钟|个")
_AMOUNT = re.compile("轮(?!换|流)|部(?!门|分|委|级|署)|张(?!家)|组(?!织|建|团)|份(?!额)|款(?!项)")
_COUNTED = re.compile("[轮部张组份款](?:以上|左右)?(?:[,;。、)]|$)")


def _vague(prose: Prose, numeral: Numeral) -> bool:
    """数十个, 几百家: no number is said."""
    return numeral.han and prose.text[numeral.start - 1 : numeral.start] in ("数", "几", "好")


def _slogan(prose: Prose, numeral: Numeral) -> bool:
    """“三会一课”, “1+20”, “21条”: numbers in quoted names; a longer quotation may say amounts."""
    inside = prose.quoted(numeral.start)
    return inside is not None and (numeral.han or inside[1] - inside[0] <= 8)


RULES: tuple[tuple[str, Rule], ...] = (
    ("citation", _cited),  # before all that looks at units: 《三年行动计划》
    ("document_number", _document_number),
    ("phone", _phone),
    ("postcode", _postcode),
    ("code", _code),
    ("label", _label),
    ("ordinal", _ordinal),
    ("reference", _reference),
    ("latin_name", _latin_name),
    ("formula", _formula),
    ("slogan", _slogan),
    ("vague", _vague),
    ("multiplier", _bare_multiplier),
    ("address", _address),
    ("series", _series),
    ("word", _han_word),
)
