"""Is a quantity a commitment, or a result, a baseline, a comparison, a condition, an attribute, a period?

Each rule is a small function that looks at one quantity in its :class:`Scene` and answers with a
verdict or with None, "not my case". :data:`RULES` holds them most specific first; the name of the
rule that decided is what ``workplan explain`` prints.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal

from workplan_parser.extract import conditions, hancounts, sizes, tenses, wholes
from workplan_parser.extract.scene import Role, Scene, Verdict, last, scene, words

__all__ = ["Role", "Scene", "Verdict", "judge", "scene", "strength"]


def judge(seen: Scene) -> tuple[Verdict, str]:
    """The verdict on one quantity, and the name of the rule that gave it."""
    for name, rule in RULES:
        verdict = rule(seen)
        if verdict is not None:
            return verdict, name
    return "target", "plain"


def strength(seen: Scene) -> Literal["must", "expect", "strive", "approx"]:
    """确保/必须 → must, 力争 → strive, 左右/基本 → approx, else expect."""
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


def _defined(seen: Scene) -> Verdict | None:
    """“两重”:是指…6个工程: an explanation of a term, or anything in a glossary."""
    return "attribute" if seen.context.definition or words("definition.words").search(seen.sentence) else None


def _quoted(seen: Scene) -> Verdict | None:
    """“1车1泊位,100辆车15个公共车位”: amounts inside a slogan."""
    return "attribute" if seen.prose.quoted(seen.quantity.start) else None


RULES: tuple[tuple[str, Callable[[Scene], Verdict | None]], ...] = (
    ("defined", _defined),
    ("quoted", _quoted),
    ("baseline", tenses.baseline),
    ("section_looks_back", tenses.section_looks_back),
    ("started_from", tenses.started_from),
    ("past_tense", tenses.past_tense),
    ("done_already", tenses.done_already),
    ("stock", tenses.stock),
    ("whole_body", wholes.whole_body),
    ("present_state", tenses.present_state),
    ("rate_base", conditions.rate_base),
    ("score", sizes.score),
    ("age", sizes.age),
    ("size", sizes.size),
    ("in_bracket", sizes.in_bracket),
    ("capacity", sizes.capacity),
    ("band", sizes.band),
    ("no_unit", sizes.no_unit),
    ("abstract", wholes.abstract),
    ("among", wholes.among),
    ("compared", tenses.compared),
    ("fraction", hancounts.percent_of_han),
    ("condition", conditions.condition),
    ("threshold", sizes.threshold),
    ("duration", conditions.duration),
    ("han_count", hancounts.han_count),
    ("modifier", sizes.modifier),
)
