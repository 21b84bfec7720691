"""What the header of a table column says of its cells: 计划完成时间 → deadline, 牵头单位 → lead, 2026年目标 → goal.

A header is read as a run of parts (``headers.toml``), so that a word known in one header is known in every header.

>>> [kind_of(words) for words in ("序号", "计划完成时间", "目标完成情况", "2026年计划投资(万元)", "分管县领导", "推广范围")]
['number', 'deadline', 'result', 'amount', 'leader', 'other']
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Literal, NamedTuple

import regex

from workplan_parser.lexicon import roles
from workplan_parser.lexicon.patterns import Hit
from workplan_parser.lexicon.tables import cached, entry, words
from workplan_parser.shapes import shape

Person = Literal["leader", "person_in_charge", "contact"]
Kind = Literal[
    "number", "group", "task", "indicator", "unit", "goal", "amount", "overall", "value", "result", "base",
    "lead", "support", "responsible", "leader", "person_in_charge", "contact", "phone",
    "deadline", "pace", "start", "body", "score", "note", "other",
]  # fmt: skip
"""``value`` is what only a year or a quarter heads, ``pace`` a time limit or a result (进度), ``body`` an office or a
unit of measure (单位): which of the two, the cells must tell."""


class Heading(NamedTuple):
    """What a header says: the kind of its cells, who stands there beside an office (责任单位及责任人), the words seen.

    ``timed`` where it names a year or a part of one, ``about`` where its words begin after that: 2026年|计划投资.
    ``gloss`` is what its last bracket holds: 万元.
    """

    kind: Kind
    person: Person | None = None
    timed: bool = False
    about: int = 0
    gloss: str = ""
    evidence: tuple[Hit, ...] = ()


_LONGEST = 24
_GLOSS = shape(
    r"(?<=..) (?: \( (?P<gloss> [^():]{1,10} ) \) | [(:/] (?P<gloss> [^():/]{1,10} ) ) $", regex.VERBOSE
)
_PIECES = shape(r"[及和与、/()]")
# 2026年  第一季度  上半年  1-9月  9月底  “十五五”  年底
_PERIOD = shape(
    r"""
    (?:19|20)\d\d (?: 年? [-—–~至] (?:19|20)?\d\d )? 年? 度? | 第? [一二三四1-4] 季度? 末? | Q[1-4] | [上下]半年
  | \d{1,2} (?: 月? [-—–~至] \d{1,2} )? 月份? [底末]? | “?十[三四五六]五”? | [季月年] [底末] | 年
    """,
    regex.VERBOSE,
)


def kind_of(header: str) -> Kind | None:
    """The kind of the cells under *header*, folded and without blanks; None where its words are not known."""
    heading = read(header)
    return heading.kind if heading else None


def read(header: str) -> Heading | None:
    """What *header* says, folded and without blanks; None where its words are not known."""
    if not 0 < len(header) <= _LONGEST:
        return None
    gloss = _GLOSS.search(header)
    bare = header[: gloss.start()] if gloss else header
    found = _whole(bare) or _office(header) or _composed(bare) or _composed(header)
    return found._replace(gloss=gloss["gloss"]) if found and gloss else found


def _whole(header: str) -> Heading | None:
    """建设单位: a header that the parts do not make."""
    for kind in entry("headers", "whole"):
        if header in words("headers", f"whole.{kind}"):
            return Heading(kind, evidence=(Hit(0, len(header), header, "headers", f"whole.{kind}"),))
    return None


def _office(header: str) -> Heading | None:
    """牵头单位; 责任单位及责任人 and 责任领导、责任单位 name persons, too. Not 市住建局（牵头单位）."""
    pieces = [piece for piece in _PIECES.split(header) if piece]
    persons = [person for piece in pieces if (person := _person(_classes(piece)))]
    label = roles.whole(header)
    if label is None or label.role is None:
        named = [found for piece in pieces if (found := roles.whole(piece)) and found.role]
        label = named[0] if named and len(named) + len(persons) == len(pieces) > 1 else None
    return (
        Heading(label.role, next(iter(persons), None), evidence=label.evidence)
        if label and label.role
        else None
    )


def _composed(header: str) -> Heading | None:
    """The answer of the first rule that has one, where the parts leave nothing over."""
    parts = _parts(header) or ()
    classes = [_class(part) for part in parts]
    kind = next((kind for kind, rule in RULES if rule(classes)), None)
    if kind is None:
        return None
    if not any(part.table for part in parts):
        return Heading(kind, timed=True)
    acts = (role for role in _ROLES if any(part.entry == f"acts.{role}" for part in parts))
    acting = next(acts, None) if kind == "body" else None
    before = next((at for at, one in enumerate(classes) if one not in _WHEN), 0)
    about = parts[before].start
    said = tuple(part for part in parts if part.table)
    return Heading(acting or kind, None, "period" in classes, about, "", said)


def _parts(header: str) -> tuple[Hit, ...] | None:
    """The parts that make *header*, long words first; None where something is left over."""
    made: dict[int, tuple[Hit, ...]] = {len(header): ()}
    for at in range(len(header) - 1, -1, -1):
        part = next((part for part in _begin(header, at) if part.end in made), None)
        if part is not None:
            made[at] = (part, *made[part.end])
    return made.get(0)


def _begin(header: str, at: int) -> Iterator[Hit]:
    """The parts that begin at *at*."""
    period = _PERIOD.match(header, at)
    if period:
        yield Hit(at, period.end(), period[0], "", "period")
    for word, table, path in _by_first().get(header[at], ()):
        if header.startswith(word, at):
            yield Hit(at, at + len(word), word, table, path)


@cached
def _by_first() -> dict[str, tuple[tuple[str, str, str], ...]]:
    """Every part with its table and entry, by its first character, the longest first."""
    places = [("headers", f"parts.{name}") for name in entry("headers", "parts")]
    places += [("responsibility", path) for path in _DUTIES]
    known = [(word, *place) for place in places for word in words(*place)]
    heads: dict[str, list[tuple[str, str, str]]] = {}
    for part in sorted(known, key=lambda part: -len(part[0])):
        heads.setdefault(part[0][0], []).append(part)
    return {head: tuple(alike) for head, alike in heads.items()}


_ROLES: tuple[Kind, Kind] = ("lead", "support")
"""牵头考核单位: an act tells the role though other words stand before the office. Not 负责考核部门, which assesses."""
_DUTIES = ("acts.lead", "acts.support", "acts.responsible", "labels.duty", "labels.nouns")


def _class(part: Hit) -> str:
    """A part's entry; ``office`` for 科室, ``acts`` for 牵头."""
    if part.table == "responsibility":
        return "office" if part.entry == "labels.nouns" else "acts"
    return part.entry.removeprefix("parts.")


def _classes(words: str) -> list[str]:
    return [_class(part) for part in _parts(words) or ()]


# ── what the parts say together ─────────────────────────────────────────────────────────────────────

_WHEN = ("period", "past", "yearly")
_SILENT = (*_WHEN, "plain", "acts", "duties", "joint", "light")
_PERSONS: dict[str, Person] = {"leader": "leader", "charge": "person_in_charge", "contact": "contact"}


def _person(said: Sequence[str]) -> Person | None:
    """分管县领导, 具体责任人, 联系人及电话: who comes first; not 领导小组, 责任人完成情况."""
    last = _last(said)
    if last != "phone" and last not in _PERSONS:
        return None
    return next((_PERSONS[part] for part in said if part in _PERSONS), None)


def _last(said: Sequence[str]) -> str:
    """The last part that says something."""
    return next((part for part in reversed(said) if part not in _SILENT), "")


def _is(name: str) -> Callable[[Sequence[str]], bool]:
    return lambda said: _last(said) == name


def _says(person: Person) -> Callable[[Sequence[str]], bool]:
    return lambda said: _person(said) == person


def _starts(said: Sequence[str]) -> bool:
    """开工时间; not 完成时间."""
    return _last(said) == "time" and "begins" in said


def _paced(said: Sequence[str]) -> bool:
    """进度安排, 进度计划; not 工作进度."""
    return "pace" in said and ("light" in said or _last(said) == "goal")


def _told(said: Sequence[str]) -> bool:
    """目标完成情况, 2025年完成, 上年实际; not 计划完成."""
    return "result" in said or (_last(said) == "done" and "goal" not in said)


def _aimed(said: Sequence[str]) -> bool:
    """年度目标, 2026年计划, 计划完成; not 目标任务."""
    return _last(said) == "goal" or (_last(said) == "done" and "goal" in said)


def _dated_standard(said: Sequence[str]) -> bool:
    """2026年标准; not 评分标准."""
    return _last(said) == "standard" and "period" in said


def _timed(said: Sequence[str]) -> bool:
    """2026年, 一季度, 全年: nothing else."""
    return bool(said) and all(part in (*_WHEN, "joint") for part in said)


def _tasked(said: Sequence[str]) -> bool:
    """工作内容及要求, 重点事项; 名称, 要求 alone."""
    return _last(said) == "task" or (not _last(said) and "light" in said)


RULES: tuple[tuple[Kind, Callable[[Sequence[str]], bool]], ...] = (
    ("number", _is("serial")),
    ("leader", _says("leader")),
    ("person_in_charge", _says("person_in_charge")),
    ("contact", _says("contact")),
    ("phone", _is("phone")),
    ("start", _starts),
    ("deadline", _is("time")),
    ("deadline", _paced),
    ("pace", _is("pace")),
    ("note", _is("note")),
    ("score", _is("score")),
    ("group", _is("group")),
    ("result", _told),
    ("base", _is("base")),
    ("unit", _is("unit")),
    ("overall", _is("overall")),
    ("amount", _is("amount")),
    ("indicator", _is("measure")),
    ("goal", _aimed),
    ("goal", _dated_standard),
    ("value", _timed),
    ("task", _tasked),
    ("body", _is("office")),
    ("other", _is("other")),
    ("other", _is("standard")),
)
"""The first that fits: what is no task for certain comes first."""
