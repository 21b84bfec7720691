"""Who does what in a list of offices: X牵头,Y、Z配合; X会同Y; X、Y按职责分工负责 → offices with roles."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, NamedTuple

from workplan_parser.extract import organisations
from workplan_parser.lexicon import table

Role = Literal["lead", "support", "responsible"]


class Party(NamedTuple):
    """One office named for a task.

    ``basis`` is ``document_rule`` where the document says that the first listed leads; ``full_name``
    restores an elided prefix; ``plausible`` is False for a name that does not look like an office.
    """

    name: str
    start: int
    end: int
    role: Role
    basis: Literal["explicit", "document_rule"]
    kind: Literal["unit", "group"]
    full_name: str | None
    plausible: bool


class Reading(NamedTuple):
    """The offices of one list, and whether a word of duty (牵头, 负责 …) was among them."""

    parties: list[Party]
    spoken: bool


_OWN_ROLE = re.compile(r"\((?:为)?(牵头|主办|配合|协办|责任)(?:单位|部门)?\)$")
_OWN: dict[str, Role] = {
    "牵头": "lead",
    "主办": "lead",
    "配合": "support",
    "协办": "support",
    "责任": "responsible",
}


def read(text: str, start: int, end: int, *, role: Role | None = None, first_leads: bool = False) -> Reading:
    """The offices listed in ``text[start:end]`` and their roles.

    *role* is what a label before the list says (牵头单位:); a word of duty in the list overrides it.
    Where *first_leads*, the first office leads unless the list names a lead itself.
    """
    end, ruled = _before_remark(text, start, end)
    named: list[tuple[int, int, Role]] = []
    joined: Role | None = None
    done, spoken = start, False
    for word in _duty_words().finditer(text, start, end):
        joins = word["with"] is not None
        places = organisations.split(text, done, word.start())
        if not joins and not places and not named and not joined:
            continue
        spoken = True
        if joins:
            named += [(a, b, "lead") for a, b in places]
            joined = "support"
        else:
            act = _act(word[0])
            named += [(a, b, joined or act) for a, b in places]
            joined = None
        done = word.end()
    named += [(a, b, joined or role or "responsible") for a, b in organisations.split(text, done, end)]
    return Reading(_parties(text, named, first_leads or ruled), spoken)


def _parties(text: str, named: list[tuple[int, int, Role]], first_leads: bool) -> list[Party]:
    places: list[tuple[int, int, Role, bool]] = []
    for a, b, role in named:
        own = _OWN_ROLE.search(text, a, b)
        if own:
            places.append((a, own.start(), _OWN[own[1]], True))
        elif not organisations.is_noise(text[a:b]):
            places.append((a, b, role, False))
    names = ["".join(text[a:b].split()) for a, b, *_ in places]
    led = any(role == "lead" for _, _, role, _ in places)
    parties: list[Party] = []
    for i, ((a, b, role, _), name, full) in enumerate(
        zip(places, names, organisations.restore(names), strict=True)
    ):
        by_rule = first_leads and not led and i == 0 and role == "responsible"
        parties.append(
            Party(
                name,
                a,
                b,
                "lead" if by_rule else role,
                "document_rule" if by_rule else "explicit",
                "group" if organisations.is_group(name) else "unit",
                full,
                organisations.looks_like_one(name),
            )
        )
    return parties


def _act(words: str) -> Role:
    """The role a chain of duty words gives: 负责牵头 leads, 配合落实 supports, 指导 is responsible."""
    for role in ("lead", "support"):
        if any(word in words for word in _duty(role)):
            return role  # type: ignore[return-value]
    return "responsible"


def _before_remark(text: str, start: int, end: int) -> tuple[int, bool]:
    """Where a remark begins (。以下均需…, 下同), and whether it says that the first listed leads."""
    remark = _remarks().search(text, start, end)
    if remark is None:
        return end, False
    return remark.start(), bool(FIRST_LEADS.search(text, remark.start(), end))


FIRST_LEADS = re.compile(
    r"(?:(?:排|列|位)[在名于列]?第?[首一最][位前名个]?|首位|第一个?)(?:的|为)?(?:责任)?(?:单位|部门|处室|科室)?(?:的)?[为是系](?:牵头|主办|主责|负责)"
)
"""排在第一位的为牵头单位, 列首位的部门为牵头部门: the document's rule for lists without a lead."""


@cache
def _duty_words() -> re.Pattern[str]:
    words = "|".join(_sorted([*_duty("lead"), *_duty("support"), *_duty("responsible")]))
    adverbs = "|".join(_sorted(_duty("adverbs")))
    joins = "|".join(_duty("with"))
    return re.compile(
        rf"(?:(?:{adverbs}){{0,3}}(?:{words}){{1,3}}(?:工作|落实)?(?=$|[、,;。:)〕\]】\s]|{joins}))|[、,]?(?P<with>{joins})"
    )


@cache
def _remarks() -> re.Pattern[str]:
    words = "|".join(_duty("remarks"))
    return re.compile(rf"[,;。:(]?(?:{words})")


def _duty(key: str) -> list[str]:
    words: list[str] = table("responsibility")["duties"][key]
    return words


def _sorted(words: list[str]) -> list[str]:
    return sorted(words, key=len, reverse=True)
