"""Names of public bodies (机构): how they look, where a list of them parts, what an elided prefix was.

>>> text = "工业和信息化部、财政部和各地区"
>>> [text[a:b] for a, b in split(text, 0, len(text))]
['工业和信息化部', '财政部', '各地区']
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from workplan_parser.extract import dates
from workplan_parser.lexicon import cached, words

LONGEST_NAME = 32

_BRACKETED = re.compile(r"\([^()]*\)")
# 等  等部门  等国务院相关部门  等12个部门  等部门和单位
_SEPARATOR = re.compile(
    r"等(?:[^、,;\s]{0,10}?(?:部门|单位|处室|科室|机构|部委)(?:[和、]单位)?)?(?=$|[、,;。及和与\s]|以及)(?:以及|[、,及和与])?"
    r"|[、,;/。]|[ \xa0]{2,}|\s"
)
_JOINT = re.compile("以及|及|和|与|暨")


def looks_like_one(name: str) -> bool:
    """True where *name* ends as offices and groups of them do, and is no general word (政府, 企业)."""
    if (
        not 2 <= len(name) <= LONGEST_NAME
        or "的" in name
        or "由" in name
        or name.startswith(_words("not_starts"))
    ):
        return False
    bare = _without_tail(name)
    return bare.endswith(_words("endings")) and bare not in _set("not_names") or is_group(name)


def is_firm(name: str) -> bool:
    """True where *name* is an office beyond doubt, even without a word of duty beside it."""
    return looks_like_one(name) and _without_tail(name).endswith(_words("firm_endings"))


def is_group(name: str) -> bool:
    """True for 各地区, 国务院相关部门, 机关相关处室, 区食安委各成员单位: many offices under one word."""
    if name in _set("group_names"):
        return True
    if "各项" in name or "各类" in name:
        return False
    return any(mark in name for mark in _words("group_marks")) and _without_tail(name).endswith(
        _words("endings")
    )


def is_noise(name: str) -> bool:
    """True for what is left between separators and names nothing: dashes, 2018年底前完成, 每季度通报."""
    if not any(char.isalpha() for char in name):
        return True
    if name.startswith(_words("times")) and not is_firm(name):
        return True
    if name[0].isdecimal() and ("年" in name[:6] or "月" in name[:3]):
        return True
    return any(
        (time.before or time.part) and not looks_like_one(name[: time.start]) for time in dates.read(name)
    )


def without_brackets(text: str) -> str:
    """*text* of the same length with every innermost bracket blotted out, so that nothing in it parts a list."""
    return _BRACKETED.sub(lambda found: "\ufffc" * len(found[0]), text)


def split(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Places of the names listed in ``text[start:end]``: parted by 、,; wide blanks, and by 和 及 与 between two names.

    等 and 等部门 are left out; brackets are kept whole (各县(市、区)人民政府).
    """
    piece = without_brackets(text[start:end])
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
    places = [name for a, b in cuts for name in _joined(text, *_trimmed(text, start + a, start + b))]
    return _merged(text, places)


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
    return not _names_a_place(bare)


def _names_a_place(name: str) -> bool:
    """平潭县水务局, 高新区管委会: a level with a name before it and an office after it."""
    for i in range(1, min(7, len(name) - 2)):
        if (
            name[i] in "省市区县旗镇乡州"
            and not name.startswith(_words("not_levels"), i)
            and name[i - 1 : i + 1] not in ("城市", "地区", "社区")
        ):
            return True
    return False


def _joined(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The name, or the names where 和 及 与 stands between two."""
    names: list[tuple[int, int]] = []
    done = start
    joints = [
        (start + m.start(), start + m.end()) for m in _JOINT.finditer(without_brackets(text[start:end]))
    ]
    for i, (a, b) in enumerate(joints):
        left, right = text[done:a], text[b : joints[i + 1][0] if i + 1 < len(joints) else end]
        if looks_like_one(left) and (i + 1 < len(joints) or looks_like_one(right)) and not _one_office(right):
            names.append((done, a))
            done = b
    names.append((done, end))
    return [(a, b) for a, b in names if b > a]


def _merged(text: str, places: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """各市、县(区)人民政府 is one group, not two."""
    whole: list[tuple[int, int]] = []
    for start, end in places:
        if (
            whole
            and text[whole[-1][1] : start] in ("、", "和")
            and _goes_on(text[slice(*whole[-1])], text[start:end])
        ):
            whole[-1] = whole[-1][0], end
            continue
        whole.append((start, end))
    return whole


def _goes_on(left: str, right: str) -> bool:
    levels = _set("bare_levels")
    if not left.startswith("各") or not all(level in levels for level in left[1:].split("、")):
        return False
    return without_brackets(right).replace("\ufffc", "").removesuffix("政府").removesuffix("人民") in levels


def _one_office(right: str) -> bool:
    """各地党委和政府: the second word alone names nothing."""
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


@cached
def _words(key: str) -> tuple[str, ...]:
    return words("organisations", key)


@cached
def _set(key: str) -> frozenset[str]:
    return frozenset(_words(key))
