"""What looks like a state and promises none: a name, a result, a condition."""

from __future__ import annotations

from collections.abc import Callable

from workplan_parser.extract.commitments import defined, quoted
from workplan_parser.extract.qualitative.state import Phrase, View
from workplan_parser.extract.results import section_looks_back, told_as_progress
from workplan_parser.extract.tenses import past_tense
from workplan_parser.lexicon import word_lists

_DONE, _UNMET, _IF = word_lists("qualitative", "refusal.done refusal.unmet refusal.if")


def titled(seen: View, said: Phrase) -> bool:
    """《公共法律服务全覆盖方案》."""
    return seen.prose.titled(seen.at)


def slogan(seen: View, said: Phrase) -> bool:
    """“清零行动”: a name in quotation marks; “保回迁”任务 is a thing to be done."""
    return quoted(seen) is not None


def looks_back(seen: View, said: Phrase) -> bool:
    """去年实现全覆盖, 进展情况:全部完工: a result, or a term explained."""
    return any(rule(seen) is not None for rule in (defined, section_looks_back, told_as_progress, past_tense))


def done(seen: View, said: Phrase) -> bool:
    """已实现|全覆盖; 已建成的公厕|全部开放 is still to do."""
    word = _DONE.last(seen.text, seen.clause, said.start)
    return word is not None and "的" not in seen.text[word.end : said.start]


def unmet(seen: View, said: Phrase) -> bool:
    """未|全部完成的, 如|未达标, 对不能全部整改到位的: told of whoever fails."""
    text = seen.text
    return _UNMET.ends(text, said.start) is not None or _IF.starts(text, seen.clause) is not None


REFUSALS: tuple[Callable[[View, Phrase], bool], ...] = (titled, slogan, looks_back, done, unmet)
