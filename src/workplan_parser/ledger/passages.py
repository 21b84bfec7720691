"""工作内容 shared out among a task's targets: each row shows the sentences that lead to its own number.

Read down the column, the rows of one task give its whole text once; targets of one sentence share it.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from workplan_parser.model import Promise
from workplan_parser.span import Span
from workplan_parser.text.characters import width

ROOM = 1000
"""Half-width characters of 工作内容 that a row can show in type of ten points."""
_REST = "……"

_SENTENCE_END = regex.compile(r"[。；;！？!?\n][”’」』）)]*")


def passages(text: str, spans: Sequence[Span], targets: Sequence[Promise]) -> tuple[str, ...]:
    """For each target the part of *text* it belongs to; the whole text for each where one cannot be placed."""
    places = [_place(text, spans, target) for target in targets]
    if len(targets) < 2:
        return (text,) * len(targets)
    known = [place for place in places if place is not None]
    if len(known) < len(places) or known != sorted(known):
        return (text,) * len(targets)
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    cuts: list[int] = []
    following = 0
    for place in known:
        while following < len(ends) and ends[following] <= place:
            following += 1
        cuts.append(ends[following] if following < len(ends) else len(text))
    cuts = [len(text) if cut == cuts[-1] else cut for cut in cuts]
    shares: list[str] = []
    start = 0
    for n, cut in enumerate(cuts):
        if n and cut == cuts[n - 1]:
            shares.append(shares[-1])
            continue
        shares.append(text[start:cut].strip())
        start = cut
    return tuple(shares)


def brief(text: str, raw: str) -> str:
    """*text* as far as a row has room: the sentence that says *raw* with those before it, then what follows; …… for the rest."""
    if width(text) <= ROOM:
        return text
    ends = [0, *(match.end() for match in _SENTENCE_END.finditer(text)), len(text)]
    last = next(n for n, end in enumerate(ends) if end >= min(max(text.find(raw), 0) + len(raw), len(text)))
    first = last
    while first and width(text[ends[first - 1] : ends[last]]) <= ROOM:
        first -= 1
    while last + 1 < len(ends) and width(text[ends[first] : ends[last + 1]]) <= ROOM:
        last += 1
    kept = text[ends[first] : ends[last]].strip() or text[: ROOM // 2]
    return f"{_REST if first else ''}{kept}{_REST if last + 1 < len(ends) else ''}"


def _place(text: str, spans: Sequence[Span], target: Promise) -> int | None:
    """Offset in *text* of a target, where the text is its source stretches joined by line ends or nothing."""
    for joint in (1, 0):
        if sum(s.end - s.start for s in spans) + joint * max(len(spans) - 1, 0) != len(text):
            continue
        before = 0
        for span in spans:
            if span.contains(target.span):
                return before + target.span.start - span.start
            before += span.end - span.start + joint
    return None
