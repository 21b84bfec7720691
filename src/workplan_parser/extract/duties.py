"""Who does what in a list of offices: X牵头,Y、Z配合; X会同Y; X、Y按职责分工负责 → offices with roles."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

import regex

from workplan_parser.extract import organisations, people
from workplan_parser.extract.people import PersonFinding
from workplan_parser.extract.ruling import Evidence
from workplan_parser.lexicon import Hit, Pattern, WordList, hits
from workplan_parser.lexicon.roles import ACT, Role


class Party(NamedTuple):
    """One office named for a task.

    ``basis`` is ``document_rule`` where the document says that the first listed leads; ``full_name``
    restores an elided prefix; ``plausible`` is False for a name that does not look like an office; ``person`` is who
    stands behind the name (群体科张伟民, 市政科(李国庆)).
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
    person: PersonFinding | None = None


class Reading(NamedTuple):
    """The offices of one list, and the words of duty (牵头, 负责 …) among them; a rule of the document's is one."""

    parties: list[Party]
    spoken: bool
    evidence: Evidence


class _Named(NamedTuple):
    """A name, its role, and the words that gave it."""

    start: int
    end: int
    role: Role
    evidence: Evidence
    person: PersonFinding | None = None


# 按职责分工负责  积极配合落实  牵头(before 会同)  为牵头单位;  市城管局牵头市公安局配合;  X会同Y  X牵头,会同Y
_DUTY = Pattern(
    "responsibility",
    rf"""
    (?:
        \L<after.adverbs>{{0,3}}
        (?: \L<acts.lead> | \L<acts.support> | \L<acts.responsible>
          | \L<after.lead> | \L<after.support> | \L<after.responsible>
          | 为 {ACT} \L<labels.nouns>
        ){{1,3}}
        \L<after.filler>?
        (?= $ | [、,;。:\s] | \L<after.with> )
      | (?: \L<acts.lead> | \L<after.lead> ) (?= [省市区县各] )
    )
    | [、,]? (?P<joint> \L<after.with> )
    """,
)
# 排在第一位的为牵头单位  列首位的部门为牵头部门
_FIRST_LEADS = Pattern(
    "responsibility",
    r"""
    (?: (?: 排[在名列序于]{0,2} | 列[在为于]? | 位[列于居] | 标[注明]?为 ) \L<order.places> [位名个面]?
      | \L<order.alone>
    )
    [的者]? \L<labels.duty>? \L<labels.nouns>? 的? [为是系] \L<after.filler>? \L<acts.lead>
    """,
)
_LEADS = Pattern("responsibility", r"[为是系] \L<after.filler>? \L<acts.lead>")
_REMARKS = WordList("responsibility", "after.remarks")
_OWN = Pattern("responsibility", ACT)


def read(
    text: str,
    start: int,
    end: int,
    *,
    role: Role | None = None,
    said: Evidence = (),
    first_leads: bool = False,
) -> Reading:
    """The offices listed in ``text[start:end]`` and their roles.

    *role* is what the words *said* before the list give (牵头单位:); a word of duty in the list overrides it.
    Where *first_leads*, the first office leads unless the list names a lead itself.
    """
    end, ruling = _before_remark(text, start, end)
    hidden = organisations.without_brackets(text[start:end])
    named: list[_Named] = []
    spoken = ruling
    joined: Role | None = None
    done = start
    for word in _DUTY.finditer(hidden):
        places = organisations.split(text, done, start + word.start())
        seen = hits(word)
        if word["joint"]:
            named += [_Named(a, b, "lead", seen) for a, b in places]
            joined = "support"
        elif places or named:
            named += [_Named(a, b, joined or _role(seen), seen) for a, b in places]
            joined = None
        else:
            continue
        done, spoken = start + word.end(), (*spoken, *seen)
    rest = organisations.split(text, done, end)
    named += [_Named(a, b, joined or role or "responsible", said) for a, b in rest]
    return Reading(_parties(text, named, first_leads or bool(ruling)), bool(spoken), spoken)


def _parties(text: str, named: list[_Named], first_leads: bool) -> list[Party]:
    named = [one for listed in named if (one := _own(text, listed))]
    names = ["".join(text[one.start : one.end].split()) for one in named]
    led = any(one.role == "lead" for one in named)
    parties: list[Party] = []
    for one, name, full in zip(named, names, organisations.restore(names), strict=True):
        by_rule = first_leads and not led and not parties and one.role == "responsible"
        ending = organisations.ending(name)
        parties.append(
            Party(
                name,
                one.start,
                one.end,
                "lead" if by_rule else one.role,
                "document_rule" if by_rule else "explicit",
                "group" if organisations.is_group(name) else "unit",
                full,
                organisations.looks_like_one(name),
                (*one.evidence, ending) if ending else one.evidence,
                one.person,
            )
        )
    return parties


def _own(text: str, one: _Named) -> _Named | None:
    """市教育局(牵头): a role of its own beside the name; None for what names nothing (2018年底前完成)."""
    opened = text.rfind("(", one.start, one.end) if text[one.end - 1] == ")" else -1
    own = _OWN.match(text, opened + 1) if one.start < opened >= one.end - 6 else None
    if own:
        return _Named(one.start, opened, _role(hits(own)), hits(own))
    end = one.start + organisations.without_note(text[one.start : one.end])
    if organisations.is_noise(text[one.start : end]):
        return None
    return _without_person(text, one._replace(end=end))


def _without_person(text: str, one: _Named) -> _Named:
    """群体科张伟民, 市政科(李国庆): the office, and who stands behind it; 市委编办(市事业单位登记局) is one name."""
    name = text[one.start : one.end]
    if name.endswith(")"):
        opened = name.rfind("(")
        ends = [opened] if 3 < len(name) - opened < 7 and organisations.looks_like_one(name[:opened]) else []
    elif organisations.looks_like_one(name):
        return one
    else:
        ends = [len(name) - long for long in (3, 2, 4) if organisations.is_firm(name[:-long].rstrip())]
    if not ends:
        return one
    found = people.find(text, one.start + min(ends), one.end)
    if len(found) != 1 or len(found[0].name) < len(name[max(ends) :].strip("() ")):
        return one
    end = one.start + ends[0] if name.endswith(")") else found[0].start
    return one._replace(end=end, person=found[0])


def _role(seen: tuple[Hit, ...]) -> Role:
    """The role a chain of duty words gives: 负责牵头 leads, 配合落实 supports, 指导 is responsible."""
    parts = {hit.entry.rpartition(".")[2] for hit in seen}
    return "lead" if "lead" in parts else "support" if "support" in parts else "responsible"


def _before_remark(text: str, start: int, end: int) -> tuple[int, Evidence]:
    """Where a remark begins (。以下均需…, 下同), and the words in it by which the first listed leads."""
    remark = _REMARKS.within(text, start, end)
    if remark is None:
        return end, ()
    at = remark.start
    rules = hits(next(first_leads_rules(text[at:end]), None))
    return at - (at > start and text[at - 1] in ",;。:("), rules


def says_first_leads(text: str) -> bool:
    """True where *text* says that the office listed first leads."""
    return any(True for _ in first_leads_rules(text))


def first_leads_rules(text: str) -> Iterator[regex.Match[str]]:
    """排在第一位的为牵头单位, 列首位的部门为牵头部门: the document's rule for lists without a lead."""
    if _LEADS.search(text):
        yield from _FIRST_LEADS.finditer(text)
