"""Whether an act follows a time: 二六年|全面完成…, 今冬明春,|开展…."""

from __future__ import annotations

from workplan_parser.lexicon import word_lists

_ADVERBS, *_VERBS = word_lists("deadlines", "adverbs acts counted_acts")
_VERBS += word_lists("commitments", "verbs.build")


def does(text: str, at: int) -> bool:
    """True where a verb of work begins at *at*, after a comma and an adverb or none."""
    at += text.startswith(",", at)
    adverb = _ADVERBS.starts(text, at)
    places = (at, adverb.end) if adverb else (at,)
    return any(verbs.starts(text, place) for place in places for verbs in _VERBS)
