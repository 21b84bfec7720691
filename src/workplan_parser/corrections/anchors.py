"""Where a correction belongs: the words it quotes, found again in a text that may have changed around them."""

from __future__ import annotations

from collections.abc import Iterator

from workplan_parser.corrections.model import Anchor
from workplan_parser.span import Span

AROUND = 24
"""Characters kept on either side."""
_ENOUGH = 6
"""As many of them must still stand at one side, or all there were, where the words themselves stand more than once."""


def anchored(text: str, span: Span) -> Anchor:
    """The anchor of a stretch of *text*."""
    found = Anchor(
        quote=span.of(text),
        before=text[max(0, span.start - AROUND) : span.start],
        after=text[span.end : span.end + AROUND],
        start=span.start,
    )
    twins = [one for one in _places(text, found.quote) if _agreeing(text, one, found) == _whole(found)]
    return found.model_copy(update={"nth": twins.index(span.start) + 1, "of": len(twins)})


def find(text: str, anchor: Anchor) -> Span | None:
    """The place of an anchor in *text*; None where its words are gone, or no longer tell one place from another.

    New words before or after do no harm: 新建公园|20座 is found behind another sentence. Nor do other 20座.
    """
    places = list(_places(text, anchor.quote))
    scores = {place: _agreeing(text, place, anchor) for place in places}
    if not places:
        return None
    best = max(map(sum, scores.values()))
    fits = [place for place in places if sum(scores[place]) == best]
    if len(places) > 1 and not _tells(scores[fits[0]], anchor):
        return None
    if len(fits) == 1:
        place = fits[0]
    elif len(fits) == anchor.of:
        place = fits[anchor.nth - 1]
    else:
        return None
    return Span(place, place + len(anchor.quote))


def _places(text: str, quote: str) -> Iterator[int]:
    at = text.find(quote)
    while at >= 0:
        yield at
        at = text.find(quote, at + 1)


def _agreeing(text: str, at: int, anchor: Anchor) -> tuple[int, int]:
    """How many characters before and behind the place are those of the anchor."""
    before = text[max(0, at - len(anchor.before)) : at]
    end = at + len(anchor.quote)
    return _alike(before[::-1], anchor.before[::-1]), _alike(text[end : end + AROUND], anchor.after)


def _alike(a: str, b: str) -> int:
    return next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))


def _whole(anchor: Anchor) -> tuple[int, int]:
    return len(anchor.before), len(anchor.after)


def _tells(alike: tuple[int, int], anchor: Anchor) -> bool:
    return any(n >= min(_ENOUGH, whole) for n, whole in zip(alike, _whole(anchor), strict=True) if whole)
