"""Responsibility (责任分工): lines, brackets and cells that name the offices of a task.

Text is *spaced* folded text of one paragraph: two blanks part two offices.

>>> [p.name for a in find("做好受理工作。(民政局牵头,财政局、各乡镇配合)") for p in a.parties]
['民政局', '财政局', '各乡镇']
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

import regex

from workplan_parser.extract import duties, labels, organisations, people
from workplan_parser.extract.duties import Party
from workplan_parser.extract.labels import Label
from workplan_parser.extract.people import PersonFinding
from workplan_parser.extract.ruling import Evidence
from workplan_parser.lexicon import Hit, WordList, headers, roles
from workplan_parser.lexicon.headers import Person
from workplan_parser.lexicon.roles import Role
from workplan_parser.shapes import shape

__all__ = ["Assignment", "Party", "Role", "apart", "cell", "find", "rules"]


class Charged(NamedTuple):
    """A person with the role that a label gives: 责任领导:赵国平; one beside an office is in charge (人事科张伟民)."""

    person: PersonFinding
    role: Person


class Assignment(NamedTuple):
    """One line or bracket that assigns the task: the stretch to cut from the item's text, and the offices.

    ``sponsor`` is True for 主办单位:, which in a page's footer names who runs the web site; ``evidence`` are the
    words of its labels or duties, none for a bare list of names; ``people`` are the persons beside the offices.
    """

    start: int
    end: int
    form: Literal["line", "bracket"]
    parties: tuple[Party, ...]
    sponsor: bool = False
    evidence: Evidence = ()
    people: tuple[Charged, ...] = ()


_OPEN = {"(": ")", "〔": "〕", "[": "]", "【": "】"}
_BRACKET = shape(r"[()〔〕\[\]【】]")
_MAY_ASSIGN = shape(r"[:(〔\[【] | ^ \s* \S{3,8} \s", regex.VERBOSE)
_BREAKS = shape(r"[\r\n\v\f]")
_SYSTEMS, _LISTED_AFTER = (
    WordList("responsibility", "after.systems"),
    WordList("organisations", "listed_after"),
)
_DEEPEST = 6
_SHORTEST, _LONGEST = 5, 1500


def find(text: str, *, first_leads: bool = False) -> list[Assignment]:
    """The assignments of spaced folded *text*, in order.

    *first_leads*: the document says that the first office listed leads (see :func:`rules`).
    """
    if not _MAY_ASSIGN.search(text):
        return []
    found: list[Assignment] = []
    done = 0
    for start, end in _pairs(text):
        if start < done:
            continue
        one = _in_bracket(text, start, end, first_leads)
        if one is not None:
            found.append(one)
            done = one.end
    lines = _lines(text, found, first_leads) or _unmarked(text, first_leads)
    return sorted((*found, *lines)) if lines else found


def apart(found: Assignment) -> list[tuple[int, int]]:
    """What an assignment says beside the names: where its deadline stands (A牵头,11月底前完成)."""
    named = sorted(
        (
            *((one.start, one.end) for one in found.parties),
            *((p.person.start, p.person.end) for p in found.people),
        )
    )
    edges = [found.start, *(edge for place in named for edge in place), found.end]
    return [(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if b - a > 2]


def rules(text: str) -> list[tuple[int, int]]:
    """Places where the document says that the first office listed leads (排在第一位的为牵头单位,下同)."""
    return [found.span() for found in duties.first_leads_rules(text)]


def cell(
    text: str, role: Role = "responsible", header: str = "", *, first_leads: bool = False
) -> list[Party]:
    """The offices of a table cell under a column whose *header* gives them *role*.

    Line breaks part names as 、 does. A cell may itself say 牵头单位:… 配合单位:… or X牵头,Y配合.
    """
    flat = _BREAKS.sub("\t", text)
    labelled = _lines(flat, [], first_leads)
    if labelled:
        return [party for one in labelled for party in one.parties]
    words = roles.whole(header)
    said = words.evidence if words else ()
    return duties.read(flat, 0, len(flat), role=role, said=said, first_leads=first_leads).parties


# ------------------------------------------------------------------ brackets


def _pairs(text: str) -> list[tuple[int, int]]:
    """Matching brackets of any width, by their start; an unclosed one is forgotten."""
    opened: list[int] = []
    pairs: list[tuple[int, int]] = []
    for mark in _BRACKET.finditer(text):
        if mark[0] in _OPEN:
            opened = opened[1 - _DEEPEST :]
            opened.append(mark.start())
        elif opened:
            pairs.append((opened.pop(), mark.end()))
    return sorted(pairs)


def _in_bracket(text: str, start: int, end: int, first_leads: bool) -> Assignment | None:
    if not _SHORTEST <= end - start <= _LONGEST:
        return None
    inside = (start + 1, end - 1)
    within = labels.find(text, *inside)
    if within and _names_nothing(text[inside[0] : within[0].start]):
        offices: list[Party] = []
        charged: list[Charged] = []
        for label, stop in zip(within, [*(label.start for label in within[1:]), inside[1]], strict=True):
            some, persons = _labelled(text, label, stop, first_leads)
            offices += some
            charged += persons
        said = tuple(hit for label in within if label.role or label.person for hit in label.evidence)
        if not offices and all(one.role == "contact" for one in charged):
            return None
        return Assignment(start, end, "bracket", _settled(offices), within[0].sponsor, said, tuple(charged))
    reading = duties.read(text, *inside, first_leads=first_leads)
    parties = tuple(reading.parties)
    if not parties or not all(p.plausible for p in parties) or _SYSTEMS.starts(text, end):
        return None
    if not reading.spoken and not _closes_sentence(text, start, end, parties):
        return None
    return Assignment(start, end, "bracket", parties, evidence=reading.evidence, people=_beside(parties))


def _names_nothing(words_before: str) -> bool:
    """(2018年底前完成;责任单位:…): no office stands before the first label."""
    said = words_before.strip(" \u00a0\t,;。、")
    return not said or organisations.is_noise(said)


def _closes_sentence(text: str, start: int, end: int, parties: tuple[Party, ...]) -> bool:
    """A bare list of names assigns where it closes a sentence or stands alone: …。(市教育局、市财政局)  …(市教育局);"""
    if not text[:start].strip():
        return not text[end:].strip(_AFTER_BRACKET) and not organisations.is_group(parties[0].name)
    if not all(organisations.is_firm(party.name) for party in parties):
        return False
    if text[start - 1] in "。;!":
        return True
    if len(parties) == 1 and not organisations.level_of(parties[0].name):
        return False
    return text[end : end + 1] in tuple("。;") and not _LISTED_AFTER.ends(text, start)


# ------------------------------------------------------------------ lines


def _lines(text: str, taken: list[Assignment], first_leads: bool) -> list[Assignment]:
    """Labels that stand in the open: a whole line, or the end of a paragraph."""
    standing = _in_the_open(text, taken)
    found: list[Assignment] = []
    at = 0
    while at < len(standing):
        one, at = _run(text, standing, at, first_leads)
        if one is not None:
            found.append(one)
    return found


def _in_the_open(text: str, taken: list[Assignment]) -> list[Label]:
    """Labels outside the brackets already read, that begin the text, a sentence or a column."""
    standing: list[Label] = []
    brackets = iter(taken)
    bracket = next(brackets, None)
    for label in labels.find(text, 0, len(text)):
        while bracket and bracket.end <= label.start:
            bracket = next(brackets, None)
        before = text[label.start - 1 : label.start]
        if not (bracket and bracket.start <= label.start) and (
            not before.strip() or before in _BEFORE_LABEL or text[label.start] in "【["
        ):
            standing.append(label)
    return standing


def _run(text: str, standing: list[Label], at: int, first_leads: bool) -> tuple[Assignment | None, int]:
    """The offices after one label and after those that go on with it (牵头单位:… 配合单位:…), and the next label to read."""
    first = standing[at]
    if not _names_somebody(first):
        return None, at + 1
    parties: list[Party] = []
    charged: list[Charged] = []
    said: list[Hit] = []
    stop, close = -1, first.end
    while stop < 0 and at < len(standing) and _names_somebody(standing[at]):
        label, at = standing[at], at + 1
        while label.person and at < len(standing) and _is_telephone(text, standing[at]):
            at += 1
        limit = standing[at].start if at < len(standing) else len(text)
        stop = text.find("。", label.end, limit)
        some, persons = _labelled(text, label, limit if stop < 0 else stop, first_leads)
        if label.role is None and not persons:
            break
        said += label.evidence
        parties += some
        charged += persons
        close = limit if stop < 0 else stop + 1
    while close > first.end and (text[close - 1].isspace() or text[close - 1] in ",;"):
        close -= 1
    if _is_prose(parties) or not (parties or _stands(text, first, charged)):
        return None, at
    return Assignment(
        first.start, close, "line", _settled(parties), first.sponsor, tuple(said), tuple(charged)
    ), at


def _stands(text: str, first: Label, charged: Sequence[Charged]) -> bool:
    """责任人:孙立新 after a sentence, 联系人:吴晓东 on a line of its own; not 报送进展情况,联系人:吴晓东."""
    before = text[: first.start].rstrip()
    return bool(charged) and (not before or (first.person != "contact" and before[-1] in "。;)】"))


def _names_somebody(label: Label) -> bool:
    return label.role is not None or label.person is not None


def _is_telephone(text: str, label: Label) -> bool:
    """联系人:吴晓东,电话:…: goes with the person before it."""
    return (
        label.role is None and headers.kind_of("".join(text[label.start : label.end - 1].split())) == "phone"
    )


def _unmarked(text: str, first_leads: bool) -> list[Assignment]:
    """牵头单位  市体育局群体科: a line whose label has a blank for its colon, and names nothing but offices after it."""
    label = labels.at_head(text)
    if label is None or "。" in text.rstrip("。"):
        return []
    end = len(text.rstrip().rstrip("。"))
    parties, persons = _labelled(text, label, end, first_leads)
    if not parties or not all(party.plausible for party in parties):
        return []
    return [
        Assignment(
            label.start, len(text.rstrip()), "line", _settled(parties), False, label.evidence, tuple(persons)
        )
    ]


def _labelled(
    text: str, label: Label, end: int, first_leads: bool
) -> tuple[Sequence[Party], Sequence[Charged]]:
    """The offices and the persons after one label."""
    persons = people.find(text, label.end, end, sure=True) if label.person else []
    charged = [Charged(one, label.person) for one in persons if label.person]
    if label.role is None:
        return (), charged
    leads = first_leads or label.first_leads
    said = duties.read(text, label.end, end, role=label.role, said=label.evidence, first_leads=leads).parties
    known = {one.start for one in persons}
    parties = [party for party in said if party.start not in known]
    return parties, charged or _beside(parties)


def _beside(parties: Sequence[Party]) -> tuple[Charged, ...]:
    """The persons behind the names of offices."""
    return tuple(Charged(party.person, "person_in_charge") for party in parties if party.person)


def _settled(parties: Sequence[Party]) -> tuple[Party, ...]:
    """Where one label names the lead (牵头单位:), the document's rule makes no second one."""
    if not any(party.role == "lead" and party.basis == "explicit" for party in parties):
        return tuple(parties)
    return tuple(
        p._replace(role="responsible", basis="explicit") if p.basis == "document_rule" else p for p in parties
    )


def _is_prose(parties: list[Party]) -> bool:
    """责任单位:各县区要高度重视,切实加强领导…: a sentence after the colon, not a list."""
    odd = [party for party in parties if not party.plausible]
    return 2 * len(odd) >= len(parties) and any(len(party.name) >= 8 for party in odd)


_AFTER_BRACKET = " \u00a0\t。;"
_BEFORE_LABEL = frozenset(".。;!?,、)〕】》”—-|:")
