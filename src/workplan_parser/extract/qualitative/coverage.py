"""Everything of a kind: 全覆盖, 全部纳入, 应保尽保."""

from __future__ import annotations

from workplan_parser.extract.qualitative.state import Answer, Phrase, View, bracketed, closes
from workplan_parser.lexicon import word_lists

_ACTS, _ALL, _WHOLLY, _VERBS, _INTO, _NOT = word_lists(
    "qualitative", "coverage.acts signs.all coverage.wholly coverage.verbs coverage.into coverage.nouns"
)
_LONGEST, _FAR = 24, 40


def covered(seen: View) -> Answer:
    """农村生活污水治理|全覆盖; not 全覆盖|监督检查 and 开展|全覆盖、拉网式排查, which are ways of checking."""
    if closes(seen.text, seen.sign.end) and not _ACTS.ends(seen.text, seen.at):
        return Phrase("full_coverage", seen.at, seen.sign.end, None, (seen.sign,))
    return None


def all_of_them(seen: View) -> Answer:
    """出土工地|全部建立台帐, 道路|均纳入监管; not 全部|工业增加值, 全面|落实."""
    at = seen.sign.end
    verb = _VERBS.starts(seen.text, at) if seen.sign.word in _WHOLLY else seen.sign
    end = bracketed(seen.text, at, seen.close)
    if (
        verb is None
        or end - verb.end > _LONGEST
        or seen.measured(at, end)
        or _NOT.starts(seen.text, verb.end)
    ):
        return None
    return Phrase(
        "full_coverage", seen.at, end, None, (seen.sign, verb) if verb is not seen.sign else (verb,)
    )


def every_one(seen: View) -> Answer:
    """将建成区|所有道路|纳入机扫范围; not 所有工地实行封闭施工, a rule to be kept."""
    verb = _INTO.within(seen.text, seen.sign.end + 1, min(seen.close, seen.sign.end + _FAR))
    if verb is None or _ALL.ends(seen.text, verb.start):
        return None
    end = bracketed(seen.text, verb.end, seen.close)
    if end - verb.end > _LONGEST or seen.measured(seen.clause, end):
        return None
    return Phrase("full_coverage", verb.start, end, (seen.clause, verb.start), (seen.sign, verb))


def as_due(seen: View) -> Answer:
    """做到|应保尽保: the same character after 应 and 尽; not 尽管, 竭尽全力."""
    text, at = seen.text, seen.at
    if at < 2 or text[at - 2] != "应" or text[at - 1] != text[at + 1] or not closes(text, seen.sign.end):
        return None
    return Phrase("full_coverage", at - 2, at + 2, None, (seen.sign,))
