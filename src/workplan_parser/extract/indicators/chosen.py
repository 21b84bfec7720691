"""What those are chosen for that a number counts: 选取6个|街道|开展|垃圾分类示范片区试点."""

from __future__ import annotations

from workplan_parser.extract.indicators.quoted import behind
from workplan_parser.extract.indicators.view import Part, Parts, View
from workplan_parser.lexicon import Pattern, WordList

_CHOOSING, _PLACES = WordList("indicators", "whose.choosing"), WordList("indicators", "whose.chosen")
_LONGEST = 8
_TRIAL = Pattern(
    "indicators",
    r",? (?: 在 [^,;。]{2,14} )? (?P<trial> \L<whole.performs> [^,;。:0-9]{2,24}? \L<whose.trials> )",
)


def chosen(seen: View, parts: Parts) -> Parts | None:
    """选择8个县,开展医共体建设试点: any place is one, so the trial says which; not 选择10家试点企业,开展培训."""
    last = parts[-1]
    if (
        last.start < seen.quantity.end
        or last.end - last.start > _LONGEST
        or not _PLACES.ends(seen.text, last.end)
    ):
        return None
    if not _CHOOSING.within(seen.text, seen.clause, seen.quantity.start):
        return None
    found = _TRIAL.match(seen.text, last.end)
    return behind(parts, Part(*found.span("trial"), "work")) if found else None
