"""Who does what in a list of offices: X牵头,Y、Z配合; X会同Y; X、Y按职责分工负责 → offices with roles."""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from workplan_parser.extract import organisations
from workplan_parser.extract.ruling import Evidence
from workplan_parser.lexicon import alternation, cached, words

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
    evidence: Evidence = ()


class Reading(NamedTuple):
    """The offices of one list, and whether a word of duty (牵头, 负责 …) was among them."""

    parties: list[Party]
    spoken: bool


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
    hidden = organisations.without_brackets(text[start:end])
    named: list[tuple[int, int, Role]] = []
    joined: Role | None = None
    done, spoken = start, ruled
    for word in _duty_words().finditer(hidden):
        places = organisations.split(text, done, start + word.start())
        if word["with"]:
            named += [(a, b, "lead") for a, b in places]
            joined = "support"
        elif places or named:
            named += [(a, b, joined or _act(word[0])) for a, b in places]
            joined = None
        else:
            continue
        done, spoken = start + word.end(), True
    named += [(a, b, joined or role or "responsible") for a, b in organisations.split(text, done, end)]
    return Reading(_parties(text, named, first_leads or ruled), spoken)


def _parties(text: str, named: list[tuple[int, int, Role]], first_leads: bool) -> list[Party]:
    places: list[tuple[int, int, Role, bool]] = []
    for a, b, role in named:
        opened = text.rfind("(", a, b) if text[b - 1] == ")" else -1
        own = _OWN.get(text[opened + 1 : opened + 3]) if a < opened >= b - 6 else None
        if own:
            places.append((a, opened, own, True))
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


def _act(said: str) -> Role:
    """The role a chain of duty words gives: 负责牵头 leads, 配合落实 supports, 指导 is responsible."""
    roles: tuple[Role, ...] = ("lead", "support")
    return next((role for role in roles if any(word in said for word in _words(role))), "responsible")


def _before_remark(text: str, start: int, end: int) -> tuple[int, bool]:
    """Where a remark begins (。以下均需…, 下同), and whether it says that the first listed leads."""
    at = min((found for word in _words("remarks") if (found := text.find(word, start, end)) >= 0), default=-1)
    if at < 0:
        return end, False
    return at - (at > start and text[at - 1] in ",;。:("), says_first_leads(text[at:end])


def says_first_leads(text: str) -> bool:
    """True where *text* says that the office listed first leads."""
    return any(True for _ in first_leads_rules(text))


def first_leads_rules(text: str) -> Iterator[tuple[int, int]]:
    """Places of 排在第一位的为牵头单位, 列首位的部门为牵头部门: the document's rule for lists without a lead."""
    if any(word in text for word in ("为牵头", "是牵头", "系牵头", "为主办", "为主责")):
        for found in _first_leads().finditer(text):
            yield found.span()


@cached
def _first_leads() -> re.Pattern[str]:
    return re.compile(
        r"(?:(?:排(?:在|名|列|序|于){0,2}|列(?:在|为|于)?|位(?:列|于|居)|标(?:注|明)?为)(?:第一|首|最?前)(?:位|名|个|面)?|首位|第一个?)(?:的|者)?"
        r"(?:责任)?(?:单位|部门|处室|科室)?的?(?:为|是|系)(?:牵头|主办|主责)"
    )


@cached
def _duty_words() -> re.Pattern[str]:
    acts = alternation((*_words("lead"), *_words("support"), *_words("responsible")))
    adverbs, leads, joins = (alternation(_words(key)) for key in ("adverbs", "lead", "with"))
    return re.compile(
        # 按职责分工负责  积极配合落实  牵头(before 会同)
        rf"(?:{adverbs}){{0,3}}(?:{acts}){{1,3}}(?:工作)?(?=$|[、,;。:\s]|{joins})"
        # 市城管局牵头市公安局配合
        rf"|(?:{leads})(?=省|市|区|县|各)"
        # X会同Y  X牵头,会同Y
        rf"|[、,]?(?P<with>{joins})"
    )


def _words(key: str) -> tuple[str, ...]:
    return words("responsibility", f"duties.{key}")
