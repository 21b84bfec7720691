"""Labels before a list of offices: 责任单位: 牵头部门(排在第一位): 责 任 处 室: 【责任单位】, and those that end one: 完成时限:."""

from functools import lru_cache
from typing import NamedTuple

from workplan_parser.extract.duties import says_first_leads
from workplan_parser.extract.ruling import Evidence
from workplan_parser.lexicon import WordList, headers, roles
from workplan_parser.lexicon.headers import Person
from workplan_parser.lexicon.roles import Role
from workplan_parser.shapes import shape


class Label(NamedTuple):
    """One label with its colon. ``role`` is None where it names no office (责任领导:, 完成时限:); ``person`` says who
    stands after it (责任人:, 责任单位及责任人:).

    ``sponsor``: 主办单位: and the like, which in a page's footer mean who runs the web site.
    """

    start: int
    end: int
    role: Role | None
    sponsor: bool
    first_leads: bool
    evidence: Evidence
    person: Person | None = None


_CLOSING = shape(r"[:】\]]")
_SPONSORS = WordList("responsibility", "labels.sponsors")
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


def _before(text: str, low: int, closing: int, mark: str) -> Label | None:
    """The label that *mark* ends: known words however spaced, a remark in brackets after them or none."""
    places = [i for i in range(low, closing) if not text[i].isspace()]
    plain = "".join([text[i] for i in places])
    words = roles.closing(plain)
    if words is None:
        return None
    start, end = places[words.start], closing + 1
    if mark != ":":
        start -= 1
        if start < low or text[start] + mark not in ("【】", "[]"):
            return None
        end += text.startswith(":", end)
    sponsor = any(hit.word in _SPONSORS for hit in words.evidence)
    said = plain[words.start : words.end]
    rule = says_first_leads(plain[words.end :])
    return Label(start, end, words.role, sponsor, rule, words.evidence, _person(said))


def at_head(text: str) -> Label | None:
    """The label that opens *text* with a blank for its colon: 牵头单位  市体育局."""
    start = len(text) - len(text.lstrip())
    words = roles.opening(text, start)
    if words is None or not text[words.end : words.end + 1].isspace():
        return None
    return Label(start, words.end, words.role, False, False, words.evidence)


@lru_cache(maxsize=256)
def _person(said: str) -> Person | None:
    """Who stands after 责任领导:, 负责人:, 责任单位及责任人:."""
    heading = headers.read(said)
    if heading is None:
        return None
    return heading.person or _PERSONS.get(heading.kind)


_PERSONS: dict[str, Person] = {
    "leader": "leader",
    "person_in_charge": "person_in_charge",
    "contact": "contact",
}
