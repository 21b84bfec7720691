"""Is a quantity a commitment, or a result, a baseline, a comparison, a condition, an attribute, a period?

Each rule is a small function that looks at one quantity in its :class:`Scene` and answers with a
verdict and the words it saw, or with None, "not my case". :data:`RULES` holds them most specific first; a rule
is called by its function's name; ``explain/rules.toml`` says in Chinese what people are told of it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from workplan_parser.extract import (
    baselines,
    conditions,
    described,
    done,
    durations,
    hancounts,
    results,
    sizes,
    tenses,
    thresholds,
    wholes,
)
from workplan_parser.extract.ruling import Evidence, Ruling
from workplan_parser.extract.scene import Answer, Said, Scene, Verdict
from workplan_parser.lexicon import WordList, hits

_DEFINES = WordList("commitments", "definition.words")


class Judgement(NamedTuple):
    """What a quantity is, the name of the rule that says so, and the words it saw."""

    verdict: Verdict
    rule: str
    evidence: Evidence = ()


def judge(seen: Scene) -> Judgement:
    """The verdict on one quantity: the first rule's that has one; ``plain`` where none has: it is promised."""
    for rule in RULES:
        ruling = rule(seen)
        if ruling is not None:
            return Judgement(ruling.verdict, rule.__name__, ruling.evidence)
    return Judgement("target", "plain")


def defined(seen: Said) -> Answer:
    """“两重”:是指…6个工程: an explanation of a term, or anything in a glossary."""
    word = _DEFINES.within(seen.sentence)
    return Ruling("attribute", hits(word)) if word or seen.context.definition else None


def quoted(seen: Said) -> Answer:
    """“1车1泊位,100辆车15个公共车位”: amounts inside a slogan."""
    return Ruling("attribute") if seen.prose.quoted(seen.at) else None


RULES: tuple[Callable[[Scene], Answer], ...] = (
    defined,
    quoted,
    baselines.baseline,
    results.section_looks_back,
    results.told_as_progress,
    done.finished_behind,
    done.counted_down,
    results.started_from,
    tenses.past_tense,
    done.done_already,
    done.in_hand,
    done.goes_on_done,
    done.told_as_done,
    baselines.stock,
    wholes.whole_body,
    baselines.present_state,
    conditions.rate_base,
    sizes.score,
    sizes.age,
    sizes.size,
    described.in_bracket,
    described.capacity,
    sizes.band,
    sizes.no_unit,
    wholes.own_count,
    wholes.abstract,
    wholes.among,
    baselines.compared,
    hancounts.fraction,
    conditions.condition,
    thresholds.threshold,
    durations.duration,
    hancounts.han_count,
    thresholds.modifier,
)
