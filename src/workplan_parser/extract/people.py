"""Persons (责任领导、责任人、联系人) named in a cell of a table or after a label, with their telephones.

>>> [(one.name, one.phone) for one in find("副县长 赵国平、周 海 0123-4567890", sure=True)]
[('赵国平', None), ('周海', '0123-4567890')]
"""

from collections.abc import Iterator
from typing import NamedTuple

import regex

from workplan_parser.extract import organisations
from workplan_parser.lexicon import headers, word_lists
from workplan_parser.shapes import shape


class PersonFinding(NamedTuple):
    """One person of a folded text: the place of the name, the name without blanks, the telephone beside it."""

    start: int
    end: int
    name: str
    phone: str | None = None


_TITLES, _NOBODY, _SURNAMES = word_lists("people", "titles nobody surnames")
# 13800000000  138-0000-0000  0123-4567890  8765 4321
_PHONE = shape(
    r"(?<!\d) (?: (?:\+?86[- ]?)? 1\d\d [- ]? \d{4} [- ]? \d{4} | (?:\(?0\d{2,3}\)? [-—– ]{0,2})? \d{3,4} [- ]? \d{4} ) (?!\d)",
    regex.VERBOSE,
)
# 周 海: a name of two set wide; 阿里木·买买提
_WORD = shape(
    r"(?<!\p{Han}) \p{Han} [ \u3000\xa0]{1,4} \p{Han} (?!\p{Han}) | \p{Han}+ (?: [·•] \p{Han}+ )*",
    regex.VERBOSE,
)
_SHORTEST, _LONGEST, _LONGEST_JOINED = 2, 4, 15


def find(text: str, start: int = 0, end: int | None = None, *, sure: bool = False) -> list[PersonFinding]:
    """The persons named in ``text[start:end]``, in order.

    ``sure`` where a header or label says that persons stand there; else a name must begin with a known surname and
    stand for itself or behind an office (人事科张伟民).
    """
    end = len(text) if end is None else end
    phones = list(_PHONE.finditer(text, start, end))
    found = [one for word in _WORD.finditer(text, start, end) for one in _persons(word, sure)]
    for phone in phones:
        at = sum(one.start < phone.start() for one in found) - 1
        if found and found[max(at, 0)].phone is None:
            found[max(at, 0)] = found[max(at, 0)]._replace(phone=" ".join(phone[0].split()))
    return found


def phones(text: str) -> list[str]:
    """The telephones of a cell that names nobody."""
    return [" ".join(phone[0].split()) for phone in _PHONE.finditer(text)]


def _persons(word: regex.Match[str], sure: bool) -> Iterator[PersonFinding]:
    """The names in a run of characters, titles and the office before a name left out: 县水利局副局长孙立新."""
    said, offset = word[0], word.start()
    start = 0
    for title in (*_TITLES.every(said), None):
        stop = title.start if title else len(said)
        place = _name(said, start, stop, sure)
        if place is not None:
            name = "".join(said[slice(*place)].split())
            yield PersonFinding(offset + place[0], offset + place[1], name)
        start = title.end if title else stop


def _name(said: str, start: int, end: int, sure: bool) -> tuple[int, int] | None:
    piece = said[start:end]
    if _is_name(piece, sure):
        return start, end
    for length in (3, 2, 4):
        cut = end - length
        if cut - start > 1 and _is_name(said[cut:end], False) and organisations.is_firm(said[start:cut]):
            return cut, end
    return None


def _is_name(piece: str, sure: bool) -> bool:
    """赵国平, 欧阳明, 阿里木·买买提; not 主要负责人, 各镇, 县水利局."""
    bare = "".join(piece.split())
    longest = _LONGEST_JOINED if "·" in bare or "•" in bare else _LONGEST
    if not _SHORTEST <= len(bare) <= longest or _NOBODY.within(bare) or headers.kind_of(bare):
        return False
    surname = _SURNAMES.starts(bare)
    named = surname is not None and len(bare) <= surname.end + 2
    return (sure and named) or ((sure or named) and not organisations.looks_like_one(bare))
