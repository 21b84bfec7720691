"""Names of public bodies (机构): how they look, where a list of them parts, what an elided prefix was.

>>> text = "工业和信息化部、财政部和各地区"
>>> [text[a:b] for a, b in split(text, 0, len(text))]
['工业和信息化部', '财政部', '各地区']
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from workplan_parser.extract import dates
from workplan_parser.lexicon import Hit, Pattern, roles, word_lists
from workplan_parser.shapes import shape

LONGEST_NAME = 32


_ENDINGS, _FIRM, _ELIDABLE, _NOT_STARTS, _NOT_NAMES, _GOVERNMENT, _KINDS, _TIMES = word_lists(
    "organisations", "endings firm_endings elidable not_starts not_names government kinds times"
)
_FIELDS, _SERVICES = word_lists("organisations", "fields services")
_GROUP_MARKS, _GROUP_NAMES, _NOT_GROUPS, _LEVELS, _NOT_LEVELS, _BARE_LEVELS, _INDEPENDENT = word_lists(
    "organisations", "group_marks group_names not_groups levels not_levels bare_levels independent"
)
_BRACKETED = shape(r"\([^()]*\)")
_SEPARATOR = Pattern(
    "organisations",
    r"""
    等 (?: [^、,;\s]{0,10}? \L<kinds> (?: [和、] \L<kinds> )? )?    # 等  等部门  等国务院相关部门  等12个部门  等部门和单位
        (?= $ | [、,;。及和与\s] | \L<joints> )
        (?: \L<joints> | [、,] )?
    | [、,;/。] | [ \xa0]{2,} | \s
    """,
)
# 供水处(10日) 规划处(20个工作日) 市住建局(40%) 市教育局(牵头): a note beside the name, which ends it
_NOTE = Pattern(
    "organisations",
    r"""
    (?<=.) \( (?:
        \d{1,3} \s? \L<noted>
      | \L<responsibility:labels.others> :? [^()]*
      | \L<responsibility:acts.lead> | \L<responsibility:acts.support>
    ) \)
    """,
)
_JOINT = Pattern("organisations", r"\L<joints>")
_BEFORE_NAME, _AFTER_NAME = (":", "由", "请", "\u200b"), (":", ".", "。", "\u200b")
_END_OF_NAME = shape(r"[\s、,;]")


def looks_like_one(name: str) -> bool:
    """True where *name* ends as offices and groups of them do, and is no general word (政府, 企业)."""
    if not 2 <= len(name) <= LONGEST_NAME or "的" in name or "由" in name or _NOT_STARTS.starts(name):
        return False
    bare = _without_tail(name)
    return bool(_ENDINGS.ends(bare)) and not _is_general(bare) or is_group(name)


def ending(name: str) -> Hit | None:
    """The ending by which *name* looks like an office."""
    return _ENDINGS.ends(_without_tail(name))


def is_firm(name: str) -> bool:
    """True where *name* is an office beyond doubt, even without a word of duty beside it."""
    return looks_like_one(name) and _FIRM.ends(_without_tail(name)) is not None


def lists_offices(text: str) -> bool:
    """True where every name listed in *text* is an office beyond doubt: a cell of offices, whatever its header says."""
    names = [text[start:end] for start, end in split(text, 0, len(text))]
    return bool(names) and all(is_firm(name) for name in names)


def is_group(name: str) -> bool:
    """True for 各地区, 国务院相关部门, 机关相关处室, 区食安委各成员单位: many offices under one word."""
    if name in _GROUP_NAMES:
        return True
    if not _GROUP_MARKS.within(name) or _NOT_GROUPS.within(name):
        return False
    return _ENDINGS.ends(_without_tail(name)) is not None


def is_noise(name: str) -> bool:
    """True for what is left between separators and names nothing: dashes, 2018年底前完成, 每季度通报."""
    if not any(char.isalpha() for char in name):
        return True
    if _TIMES.starts(name) and not is_firm(name):
        return True
    if name[0].isdecimal() and ("年" in name[:6] or "月" in name[:3]):
        return True
    return any(
        (time.before or time.part) and not looks_like_one(name[: time.start]) for time in dates.dated(name)
    )


def without_brackets(text: str) -> str:
    """*text* of the same length with every innermost bracket blotted out, so that nothing in it parts a list."""
    return _BRACKETED.sub(lambda found: "\ufffc" * len(found[0]), text) if "(" in text else text


def split(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Places of the names listed in ``text[start:end]``: parted by 、,; wide blanks, and by 和 及 与 between two names.

    等 and 等部门 are left out; brackets are kept whole (各县(市、区)人民政府).
    """
    if ")" not in text[start:end]:
        return _split(text, start, end)
    glued = [start + note.end() for note in _NOTE.finditer(text[start:end])]
    edges = [start, *(at for at in glued if regex.match(r"\p{Han}{2}", text[at:end])), end]
    return [name for a, b in zip(edges, edges[1:], strict=False) for name in _split(text, a, b)]


def without_note(name: str) -> int:
    """Where a name ends that a note in brackets follows: 供水处(10日), 环卫科(联系电话:0123456); its length where none does."""
    note = (
        next((note for note in _NOTE.finditer(name) if note.end() == len(name)), None)
        if name.endswith(")")
        else None
    )
    return note.start() if note else len(name)


def _split(text: str, start: int, end: int) -> list[tuple[int, int]]:
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
    level = None if _is_no_level(name) else _LEVELS.starts(name)
    return level.word if level and len(name) > level.end + 1 else ""


def _is_no_level(name: str) -> bool:
    """市场监管局, 县区教育局; but 县市场监管局 is the county's 市场监管局."""
    return _NOT_LEVELS.starts(name) is not None and _SERVICES.starts(name, 1) is None


def _lacks_level(name: str) -> bool:
    bare = _without_tail(name)
    if is_group(name) or not _ELIDABLE.ends(bare) or len(bare) > 12 or _INDEPENDENT.within(bare):
        return False
    # 平潭县水务局, 高新区管委会 carry a place of their own
    return not _names_a_place(bare)


_PLACE = Pattern("organisations", r"(?<=.) [省市区县旗镇乡州] (?<! \L<not_places> ) (?=..)")


def _names_a_place(name: str) -> bool:
    """平潭县水务局, 高新区管委会: a level with a name before it and an office after it."""
    return any(
        not _NOT_LEVELS.starts(name, found.start()) for found in _PLACE.finditer(name, 0, min(9, len(name)))
    )


def _joined(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The name, or the names where 和 及 与 stands between two."""
    names: list[tuple[int, int]] = []
    done = start
    joints = [
        (start + m.start(), start + m.end()) for m in _JOINT.finditer(without_brackets(text[start:end]))
    ]
    for i, (a, b) in enumerate(joints):
        left, right = text[done:a], text[b : joints[i + 1][0] if i + 1 < len(joints) else end]
        parts = looks_like_one(left) and (i + 1 < len(joints) or looks_like_one(right))
        if parts and not _one_office(right) and not _is_field(left, right):
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
    if not left.startswith("各") or not all(level in _BARE_LEVELS for level in left[1:].split("、")):
        return False
    bare = without_brackets(right).replace("\ufffc", "")
    government = _GOVERNMENT.ends(bare)
    return (bare[: government.start] if government else bare) in _BARE_LEVELS


def _is_general(name: str) -> bool:
    """政府, 企业, 责任单位: ends like an office and names none; 协作处 is one."""
    label = roles.opening(name) if _KINDS.ends(name) else None
    return name in _NOT_NAMES or label is not None and label.end == len(name)


def _one_office(right: str) -> bool:
    """各地党委和政府: the second word alone names nothing."""
    return _is_general(right) and not is_group(right)


def _is_field(left: str, right: str) -> bool:
    """区科技和经信局 is one office; 区科技和区经信局 are two."""
    return _FIELDS.ends(left) is not None and not level_of(right) and not is_group(right)


def _parts_two(text: str, start: int, a: int, b: int, end: int) -> bool:
    """A single blank parts two names where what stands before it is one and something stands after it."""
    after = text[b : min(end, b + LONGEST_NAME)].lstrip()
    return looks_like_one(text[start:a].strip()) and len(_END_OF_NAME.split(after, maxsplit=1)[0]) > 1


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (text[start].isspace() or text[start] in _BEFORE_NAME):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in _AFTER_NAME):
        end -= 1
    return start, end


def _without_tail(name: str) -> str:
    """市委编办(市事业单位登记局) → 市委编办; a name that is mostly bracket stays."""
    return (
        name[: name.rindex("(")]
        if name.endswith(")") and name.rfind("(") > 1 and name.count("(") == 1
        else name
    )
