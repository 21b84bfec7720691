"""Labels before a list of offices: 责任单位: 牵头部门(排在第一位): 责 任 处 室: 【责任单位】, and those that end one: 完成时限:."""

import re
from typing import NamedTuple

from workplan_parser.extract.duties import Role, says_first_leads
from workplan_parser.lexicon import cached, words


class Label(NamedTuple):
    """One label with its colon. ``role`` is None where it names no office (责任领导:, 完成时限:).

    ``sponsor``: 主办单位: and the like, which in a page's footer mean who runs the web site.
    """

    start: int
    end: int
    role: Role | None
    sponsor: bool = False
    first_leads: bool = False


_WINDOW = 48


def find(text: str, start: int, end: int) -> list[Label]:
    """The labels in ``text[start:end]``, in order. Only the few characters before a colon or 】 are looked at."""
    found: list[Label] = []
    for mark in _CLOSING.finditer(text, start, end):
        low = max(found[-1].end if found else start, mark.start() - _WINDOW)
        label = _before(text, low, mark.start(), mark[0])
        if label is not None:
            found.append(label)
    return found


_CLOSING = re.compile("[:】\\]]")


def _before(text: str, low: int, closing: int, mark: str) -> Label | None:
    """The label that *mark* ends: a known word however spaced, a remark in brackets after it or none."""
    places = [i for i in range(low, closing) if not text[i].isspace()]
    plain = "".join([text[i] for i in places])
    remark = ""
    if plain.endswith(")"):
        opened = plain.rfind("(")
        plain, remark = plain[: max(opened, 0)], plain[max(opened, 0) :]
    size = _longest_match(plain)
    if size == 0:
        return None
    role, sponsor = _known()[plain[-size:]]
    # 牵头单位、责任单位: speaks of both, and the first word tells
    joined = (
        _longest_match(plain[: -size - 1]) if role and plain[-size - 1 : -size] in tuple("和及与、/") else 0
    )
    if joined:
        first = _known()[plain[: -size - 1][-joined:]]
        role, size = first[0] and "responsible", size + 1 + joined
    start, end = places[len(plain) - size], closing + 1
    if mark != ":":
        start -= 1
        if start < low or text[start] + mark not in ("【】", "[]"):
            return None
        end += text.startswith(":", end)
    return Label(start, end, role, sponsor, says_first_leads(remark))


def _longest_match(plain: str) -> int:
    known = _known()
    return next((size for size in range(min(len(plain), _LONGEST), 1, -1) if plain[-size:] in known), 0)


_LONGEST = 12


@cached
def _known() -> dict[str, tuple[Role | None, bool]]:
    """Every label as written without blanks → its role, and whether a page's footer uses it too."""
    known: dict[str, tuple[Role | None, bool]] = dict.fromkeys(_words("others"), (None, False))
    nouns, sponsors = _words("nouns"), _words("sponsors")
    roles: tuple[Role, ...] = ("lead", "support", "responsible")
    for role in roles:
        for head in _words(role):
            sponsor = head in sponsors
            known |= {head + noun: (role, sponsor) for noun in nouns}
            if head in _words("alone"):
                known[head] = (role, sponsor)
    return known


def _words(key: str) -> tuple[str, ...]:
    return words("responsibility", f"labels.{key}")
