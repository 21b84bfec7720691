"""What the words mean that assign a task: the label 牵头单位:, the header 主责科室, (牵头) after a name → a role.

All are made of the same parts (``responsibility.toml``), so that a word known in one place is known in every place.

>>> [role_of(words) for words in ("主责科室", "其他责任单位", "市级配合单位(部门)", "责任单位及责任人", "配套政策")]
['lead', 'responsible', 'support', 'responsible', None]
"""

from __future__ import annotations

from typing import Literal, NamedTuple

import regex

from workplan_parser.lexicon.patterns import Hit, Pattern, hits
from workplan_parser.lexicon.wordlists import word_lists

Role = Literal["lead", "support", "responsible"]


class RoleWords(NamedTuple):
    """Words that give a role, where they stand in the text asked; ``role`` is None for 责任领导, 完成时限: no office."""

    start: int
    end: int
    role: Role | None
    evidence: tuple[Hit, ...]


ACT = r"(?: \L<acts.lead> | \L<acts.support> | \L<acts.responsible> | \L<labels.duty> )"
_LABEL = Pattern(
    "responsibility",
    rf"""
    (?: \L<organisations:levels> [级直]? )?              # 市级牵头单位
    (?: \L<labels.leading> | \L<labels.qualifiers> )?    # 主要责任单位, 其他责任单位
    {ACT}{{1,2}}                                         # 牵头单位, 牵头责任单位
    (?: \( \p{{Han}}{{2,4}} \) )?                        # 牵头(责任)单位
    \L<labels.nouns>
    """,
)
_SINGLE = Pattern("responsibility", ACT)
_NOUNS, _ALONE, _OTHERS = word_lists("responsibility", "labels.nouns labels.alone labels.others")
_LONGEST = 16
_JOINTS = ("和", "及", "与", "、", "/")


def role_of(words: str) -> Role | None:
    """The role that *words* give, a label or header without blanks and colon; None where they give none."""
    found = whole(words)
    return found.role if found else None


def whole(words: str) -> RoleWords | None:
    """What *words* say from first to last: 牵头单位(部门), 责任单位及责任人."""
    person = _OTHERS.ends(words)
    if person and words[person.start - 1 : person.start] in _JOINTS:
        words = words[: person.start - 1]
    found = closing(words)
    return found if found and found.start == 0 else None


def closing(text: str) -> RoleWords | None:
    """The longest label that ends *text*, which has no blanks: 实施到位。|牵头单位; a remark may follow it.

    责任单位(配合) is a label of support; the list after 牵头单位、责任单位 holds both, that after 责任单位及责任人 a person too.
    """
    opened = text.rfind("(") if text.endswith(")") else len(text)
    bare = text[:opened]
    found = min(filter(None, (_label(bare), _single(bare), _other(bare))), default=None)
    if found is None:
        return None
    first = closing(bare[: found.start - 1]) if bare[found.start - 1 : found.start] in _JOINTS else None
    if found.role is None:
        return _both(first, found) if first else found
    narrower = whole(text[opened + 1 : -1]) if opened < len(text) and found.role == "responsible" else None
    if narrower and narrower.role:
        return found._replace(role=narrower.role, evidence=found.evidence + narrower.evidence)
    return _both(first, found)._replace(role=first.role and "responsible") if first else found


def _both(first: RoleWords, found: RoleWords) -> RoleWords:
    """责任单位及责任人: the office's role."""
    return RoleWords(first.start, found.end, first.role, first.evidence + found.evidence)


def opening(text: str, at: int = 0) -> RoleWords | None:
    """The label with its noun that begins at *at*: |责任单位完成时限."""
    return _read(_LABEL.match(text, at))


def _label(text: str) -> RoleWords | None:
    if not _NOUNS.ends(text):
        return None
    starts = range(max(0, len(text) - _LONGEST), len(text))
    return next((read for at in starts if (read := _read(_LABEL.fullmatch(text, at)))), None)


def _single(text: str) -> RoleWords | None:
    alone = _ALONE.ends(text)
    return _read(_SINGLE.match(text, alone.start)) if alone else None


def _other(text: str) -> RoleWords | None:
    word = _OTHERS.ends(text)
    return RoleWords(word.start, word.end, None, (word,)) if word else None


def _read(match: regex.Match[str] | None) -> RoleWords | None:
    """牵头责任单位 leads, 责任配合单位 supports, 牵头配合单位 says both; 主要责任单位 leads."""
    if match is None:
        return None
    seen = hits(match)
    parts = {hit.entry for hit in seen}
    role: Role = "responsible"
    if "acts.support" in parts:
        role = "responsible" if "acts.lead" in parts else "support"
    elif parts & {"acts.lead", "labels.leading"}:
        role = "lead"
    return RoleWords(*match.span(), role, seen)
