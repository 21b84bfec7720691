"""推进情况： alone on its line: what is said below it has been done, up to the next such label."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from workplan_parser.lexicon import Pattern, word_lists
from workplan_parser.reading.walk import Passage, Setting
from workplan_parser.text.sheet import Sheet

# 【推进情况】  进展情况:  下一步打算:
_ALONE = Pattern(
    "commitments", r"^ [【\[(]? (?: (?P<done> \L<tense.progress> ) | \L<tense.then> ) [】\])]? :? $"
)
_PROGRESS, _THEN = word_lists("commitments", "tense.progress tense.then")
_LONGEST = 14


def settings(
    passages: Sequence[Passage], sheet: Sheet, setting: Setting
) -> Iterator[tuple[Passage, Setting]]:
    """Each passage with its setting: 进展情况：⏎清淤12公里。⏎下一步打算：⏎再清淤8公里。; 进展情况良好。 is no label."""
    here = setting
    for passage in passages:
        start, end = passage.place
        if passage.kind != "paragraph":
            yield passage, setting
            continue
        label = _label(sheet.at(passage.place)) if end - start <= _LONGEST else None
        if label:
            here = setting._replace(horizon="review") if label["done"] else setting
        elif end - start <= _LONGEST and sheet.folded[end - 1] == ":":
            here = setting
        yield passage, here


def _label(line: str) -> regex.Match[str] | None:
    return _ALONE.match(line) if _PROGRESS.within(line) or _THEN.within(line) else None
