"""Names of public bodies (机构): how they look, where a list of them parts, what an elided prefix was.

>>> text = "工业和信息化部、财政部和各地区"
>>> [text[a:b] for a, b in split(text, 0, len(text))]
['工业和信息化部', '财政部', '各地区']
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from workplan_parser.lexicon import table

LONGEST_NAME = 32

_BRACKETED = re.compile(r"\([^()]*\)|〔[^〔〕]*〕|\[[^\[\]]*\]|【[^【】]*】")
_ET_AL = (
    r"等(?:(?:\d{1,3}|[一二三四五六七八九十]{1,3})[个家]?)?(?:国务院|中央|省直|市直|区直|县直|省级|市级|县级)?(?:其他|各)?(?:相关|有关|成员|责任|配合)?"
    r"(?:部门和单位|单位和部门|部门(?:、|\(?单位\)?)?|单位|处室|科室|机构|部委|企业)?(?=$|[、,;。及和与\s]|以及)"
)
_SEPARATOR = re.compile(rf"{_ET_AL}(?:以及|及其|[、,及和与])?|[、,;/。]|[ \u00a0]{{2,}}|[\t\u3000]+|\s")
_PLACE = re.compile(
    r".{1,6}(?:省|(?<!城)市(?!场|政|容|民)|(?<!地)区(?!域)|县(?!域)|自治州|旗|镇(?!村)|乡(?![村建]))(?=.{2})"
)
_JOINT = re.compile("以及|[及和与暨]")


def looks_like_one(name: str) -> bool:
    """True where *name* ends as offices and groups of them do, and is no general word (政府, 企业)."""
    if not 2 <= len(name) <= LONGEST_NAME or "的" in name:
        return False
    bare = _without_tail(name)
    return bare.endswith(_words("endings")) and bare not in _set("not_names") or is_group(name)


def is_group(name: str) -> bool:
    """True for 各地区, 国务院相关部门, 机关相关处室, 区食安委各成员单位: many offices under one word."""
    if name in _set("group_names"):
        return True
    return any(mark in name for mark in _words("group_marks")) and _without_tail(name).endswith(
        _words("endings")
    )


def is_noise(name: str) -> bool:
    """True for what is left between separators and names nothing: blanks, digits, dashes."""
    return not any(char.isalpha() for char in name)


def split(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Places of the names listed in ``text[start:end]``: parted by 、,; wide blanks, and by 和 及 与 between two names.

    等 and 等部门 are left out; brackets are kept whole (各县(市、区)人民政府).
    """
    piece = _BRACKETED.sub(lambda m: "\ufffc" * len(m[0]), text[start:end])
    cuts: list[tuple[int, int]] = []
    done = 0
    for gap in _SEPARATOR.finditer(piece):
        a, b = gap.span()
        if b == a:
            continue
        if gap[0] in (" ", "\u00a0") and not _parts_two(text, start + done, start + a, start + b, end):
            continue
        cuts.append((done, a))
        done = b
    cuts.append((done, len(piece)))
    return [name for a, b in cuts for name in _joined(text, *_trimmed(text, start + a, start + b))]


def restore(names: Sequence[str]) -> list[str | None]:
    """Full names where an elided prefix can be restored from an earlier name: 区环土局, 农发局 → None, 区农发局."""
    full: list[str | None] = []
    level = committee = ""
    for name in names:
        own = level_of(name)
        if own:
            level, committee = own, own + "委" if name.startswith(own + "委") else ""
            full.append(None)
        elif committee and name.endswith("部") and len(name) <= 4:
            full.append(committee + name)
        elif level and _lacks_level(name):
            full.append(level + name)
        else:
            full.append(None)
    return full


def level_of(name: str) -> str:
    """The level a name starts with: 区环土局 → 区; 市场监管局 → nothing."""
    if name.startswith(_words("not_levels")):
        return ""
    return next((w for w in _words("levels") if name.startswith(w) and len(name) > len(w) + 1), "")


def _lacks_level(name: str) -> bool:
    bare = _without_tail(name)
    if is_group(name) or not bare.endswith(_words("elidable")) or len(bare) > 12:
        return False
    if any(word in bare for word in _words("independent")):
        return False
    # 平潭县水务局, 高新区管委会 carry a place of their own
    return not _PLACE.match(bare)


def _joined(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The name, or the names where 和 及 与 stands between two."""
    names: list[tuple[int, int]] = []
    hidden = _BRACKETED.sub(lambda m: "\ufffc" * len(m[0]), text[start:end])
    done = 0
    for word in _JOINT.finditer(hidden):
        left, right = text[start + done : start + word.start()], text[start + word.end() : end]
        if (
            looks_like_one(left)
            and (looks_like_one(right) or _JOINT.search(right))
            and not _one_office(left, right)
        ):
            names.append((start + done, start + word.start()))
            done = word.end()
    names.append((start + done, end))
    return [(a, b) for a, b in names if b > a]


def _one_office(left: str, right: str) -> bool:
    """各地党委和政府, 安全处和… : the second word alone names nothing."""
    return right in _set("not_names") and not is_group(right)


def _parts_two(text: str, start: int, a: int, b: int, end: int) -> bool:
    """A single blank parts two names where what stands before it is one and something stands after it."""
    after = text[b : min(end, b + LONGEST_NAME)].lstrip()
    return looks_like_one(text[start:a].strip()) and len(re.split(r"[\s、,;]", after, maxsplit=1)[0]) > 1


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (text[start].isspace() or text[start] in ":由请\u200b"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ":.。\u200b"):
        end -= 1
    return start, end


def _without_tail(name: str) -> str:
    """市委编办(市事业单位登记局) → 市委编办; a name that is mostly bracket stays."""
    return (
        name[: name.rindex("(")]
        if name.endswith(")") and name.rfind("(") > 1 and name.count("(") == 1
        else name
    )


@cache
def _words(key: str) -> tuple[str, ...]:
    words: list[str] = table("organisations")[key]
    return tuple(words)


@cache
def _set(key: str) -> frozenset[str]:
    return frozenset(_words(key))
