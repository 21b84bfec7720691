"""Is a quantity a commitment, or a result, a baseline, a comparison, a condition, an attribute, a period?

Each rule is a small function that looks at one quantity in its :class:`Scene` and answers with a
verdict or with None, "not my case". :data:`RULES` holds them most specific first; a rule is called by its
function's name, and ``workplan explain`` prints the first paragraph of its docstring.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal, NamedTuple

from workplan_parser.extract import conditions, hancounts, sizes, tenses, wholes
from workplan_parser.extract.ruling import Evidence, Ruling
from workplan_parser.extract.scene import Scene, Verdict, last, scene, words

__all__ = ["Judgement", "Scene", "Strength", "Verdict", "judge", "scene", "strength"]


Strength = Literal["must", "expect", "strive", "approx"]


class Judgement(NamedTuple):
    """What a quantity is, the name of the rule that says so, and the words it saw."""

    verdict: Verdict
    rule: str
    evidence: Evidence = ()


def judge(seen: Scene) -> Judgement:
    """The verdict on one quantity: the first rule's that has one; ``plain`` where none has: it is promised."""
    for rule in RULES:
        verdict = rule(seen)
        if verdict is not None:
            return Judgement(verdict, rule.__name__)
    return Judgement("target", "plain")


def strength(seen: Scene) -> Ruling[Strength]:
    """确保/必须 → must, 力争 → strive, 左右/基本 → approx, else expect."""
    return Ruling(_strength(seen))


def _strength(seen: Scene) -> Strength:
    reach = seen.before[-60:]
    if seen.quantity.comparator == "approx" or re.search("基本", reach):
        return "approx"
    if words("strength.strive").search(reach):
        return "strive"
    if words("strength.must").search(reach + seen.prose.text[seen.quantity.start : seen.quantity.number]):
        return "must"
    return _strength_of_list(seen)


def _strength_of_list(seen: Scene) -> Literal["must", "expect", "strive"]:
    """确保合格率达到98%,|覆盖率达到95%: the word at the head holds for the rates after it, until work of another kind."""
    head = seen.lead[seen.lead.rfind(";") + 1 :]
    for kind in _HEADS:
        opened = last(words(f"strength.{kind}"), head)
        if opened is None:
            continue
        said = head[opened.end() :]
        first = said.partition(",")[0]
        if not re.search("[0-9]", first) or ":" in said:
            continue
        begun = [bool(words("verbs.build").match(clause)) for clause in (first, seen.before)]
        if begun[0] or not begun[1] or seen.before.startswith("新增"):
            return kind
    return "expect"


_HEADS: tuple[Literal["must", "strive"], ...] = ("strive", "must")


def defined(seen: Scene) -> Verdict | None:
    """“两重”:是指…6个工程: an explanation of a term, or anything in a glossary."""
    return "attribute" if seen.context.definition or words("definition.words").search(seen.sentence) else None


def quoted(seen: Scene) -> Verdict | None:
    """“1车1泊位,100辆车15个公共车位”: amounts inside a slogan."""
    return "attribute" if seen.prose.quoted(seen.quantity.start) else None


RULES: tuple[Callable[[Scene], Verdict | None], ...] = (
    defined,
    quoted,
    tenses.baseline,
    tenses.section_looks_back,
    tenses.started_from,
    tenses.past_tense,
    tenses.done_already,
    tenses.stock,
    wholes.whole_body,
    tenses.present_state,
    conditions.rate_base,
    sizes.score,
    sizes.age,
    sizes.size,
    sizes.in_bracket,
    sizes.capacity,
    sizes.band,
    sizes.no_unit,
    wholes.abstract,
    wholes.among,
    tenses.compared,
    hancounts.fraction,
    conditions.condition,
    sizes.threshold,
    conditions.duration,
    hancounts.han_count,
    sizes.modifier,
)
