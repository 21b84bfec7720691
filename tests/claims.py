"""Who has each character of a text: by law one part of its plan, and one alone."""

from collections.abc import Iterator

from workplan_parser.model import Plan
from workplan_parser.span import Span


def claims(plan: Plan) -> list[Span]:
    """The top-level stretches of the text that the plan says it has placed, disjoint by law.

    What is unclaimed lies between them, or inside: the number of a page belongs to no part that goes on over it.
    """
    left_out = [stretch.span for stretch in plan.unclaimed]
    placed = [
        *(field.claim for field in plan.metadata.fields),
        *(plan.preamble.text_spans if plan.preamble else ()),
        *(section.span for section in plan.sections),
        *(attachment.span for attachment in plan.attachments),
        *(plan.closing.text_spans if plan.closing else ()),
    ]
    return [*left_out, *(part for span in placed for part in _without(span, left_out))]


def _without(span: Span, left_out: list[Span]) -> Iterator[Span]:
    start = span.start
    for out in left_out:
        if span.contains(out):
            yield Span(start, out.start)
            start = out.end
    yield Span(start, span.end)


def miscounted(text: str, plan: Plan) -> list[tuple[int, str, int]]:
    """The characters that are not claimed once: where they stand, and how many parts claim them."""
    owners = [0] * len(text)
    for span in claims(plan):
        for i in range(span.start, span.end):
            owners[i] += 1
    return [(i, char, owners[i]) for i, char in enumerate(text) if _printed(char) and owners[i] != 1]


def _printed(char: str) -> bool:
    return not char.isspace() and char not in "\u200b\u200c\u200d\u2060\ufeff\u00ad"
