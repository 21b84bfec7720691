"""The document cut into its parts: marks found, the tree built, the ends sorted."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from workplan_parser.diagnostics import Doubt
from workplan_parser.lexicon import Pattern
from workplan_parser.source.model import Source
from workplan_parser.span import Span
from workplan_parser.structure import annexes, closing, front, hidden, identity, sequence, titles
from workplan_parser.structure.candidates import candidates
from workplan_parser.structure.document import Document
from workplan_parser.structure.drafts import Draft, nest
from workplan_parser.structure.horizons import horizons, reports_results
from workplan_parser.structure.model import Annex, Horizon, Node, Outline
from workplan_parser.structure.paragraph import Paragraph
from workplan_parser.structure.sections import sections
from workplan_parser.structure.sequence import TABLE, Step
from workplan_parser.structure.titling import title_among
from workplan_parser.tables import glued
from workplan_parser.text import marks
from workplan_parser.text.characters import first_of

PROGRESS = Pattern("commitments", r"(?: ^ | [。;\n] ) \s* \L<tense.progress> :")
_LONGEST_TITLE = 45
"""A line under 附件1 that is longer is no title."""


class Cuts(NamedTuple):
    """Where the parts lie, as indexes of paragraphs.

    The plan's body is ``begin:close``, its closing ``close:end``; an annex goes from each of ``annexes`` to the next,
    the last to ``tail``, where the page's own lines begin. ``steps`` are the marks of the body.
    """

    steps: list[Step]
    begin: int
    close: int
    end: int
    annexes: list[int]
    tail: int


def read(source: Source) -> tuple[Outline, list[Doubt]]:
    """The parts of the document, who speaks, and doubts about its numbering."""
    document = Document.of(source)
    sheet = document.sheet
    cuts, doubts = _cut(document)
    outline, more = _parts(document, cuts)
    outline = identity.settle(outline)
    who = outline.identity
    whole: Horizon | None = "review" if _is_report(outline, who.title) else None
    outline = outline._replace(
        nodes=horizons(outline.nodes, sheet, who, whole),
        horizon=whole or "plan",
        annexes=tuple(a._replace(nodes=horizons(a.nodes, sheet, who)) for a in outline.annexes),
    )
    lost = [Doubt("WP204", place, place.of(sheet.text)) for place in glued.header_rows(sheet, source.tables)]
    trees = (outline.nodes, *(annex.nodes for annex in outline.annexes))
    unread = [doubt for nodes in trees for doubt in hidden.marks(nodes, sheet)]
    past = bool(outline.nodes) and all(node.horizon == "review" for node in outline.nodes)
    told = [Doubt("WP209")] if whole or past else []
    missing = [] if outline.nodes else [_lost(outline)]
    return outline, [
        *document.doubts,
        *doubts,
        *more,
        *lost,
        *unread,
        *hidden.bulks(outline),
        *told,
        *missing,
    ]


def _lost(outline: Outline) -> Doubt:
    """No node at all: how much text stands there undivided, and from where."""
    places = outline.preamble
    length = sum(place.end - place.start for place in places)
    return Doubt("WP203", Span(places[0].start, places[-1].end) if places else None, more=str(length))


def _is_report(outline: Outline, title: str | None) -> bool:
    """True where the title says that results are told; not where the body itself does, task by task (完成情况:…)."""
    if title is None or not reports_results(title):
        return False
    return PROGRESS.search(outline.sheet.folded) is None


def _cut(document: Document) -> tuple[Cuts, list[Doubt]]:
    """Where the parts lie. A notice without an outline of its own carries the plan in the first annex that has one."""
    paragraphs, count = document.paragraphs, len(document.paragraphs)
    later = [i for i in annexes.glossary_starts(paragraphs) if i * 2 > count // 2]
    starts = sorted({*annexes.starts(paragraphs), *later} - document.tabled)
    first, doubts = 0, list[Doubt]()
    for end in (*starts, count):
        steps, more = _steps(document, first, end)
        doubts += more
        if steps:
            break
        first = end + 1
    after = [start for start in starts if steps and start >= end]
    begin = document.index(steps[0].mark.start) if steps else end
    close = closing.start(paragraphs, begin, _last_read(document, steps, begin), end)
    tail = closing.start(paragraphs, after[-1], after[-1], count) if after else count
    return Cuts(steps, begin, close, end, after, tail), doubts


def _steps(document: Document, first: int, last: int) -> tuple[list[Step], list[Doubt]]:
    """The marks of ``paragraphs[first:last]`` that head nodes; bullets alone make no outline."""
    steps, doubts = sequence.resolve(candidates(document, first, last), document.sheet)
    return (steps if any(step.mark.family != "bullet" for step in steps) else []), doubts


def _last_read(document: Document, steps: list[Step], begin: int) -> int:
    """Index of the paragraph that holds the last mark or table row: what comes before it closes nothing."""
    if not steps:
        return begin
    place = steps[-1].mark.start
    table = document.tables.get(place)
    return document.index(max(place, table.span.end - 1) if table else place)


def _parts(document: Document, cuts: Cuts) -> tuple[Outline, list[Doubt]]:
    """The parts in the order of the document, before anything is settled of the whole."""
    sheet, paragraphs = document.sheet, document.paragraphs
    drafts, interlude = document.drafts(cuts.steps, paragraphs[cuts.close - 1].end if cuts.close else 0)
    drafts = titles.settled(drafts, sheet)
    before, headers = _before(document, cuts, drafts)
    head = front.read(sheet, before)
    between, signed = front.interlude(sheet, interlude, head.title)
    claims = (field.claim for field in (*head.fields, *between.fields))
    drafts, preamble = sections(drafts, [*head.preamble, *between.preamble], claims, sheet)
    stops = [*cuts.annexes[1:], cuts.tail]
    read = [_annex(document, first, last) for first, last in zip(cuts.annexes, stops, strict=False)]
    closed = [*paragraphs[cuts.close : cuts.end], *paragraphs[cuts.tail :]]
    end = closing.close(sheet, [p.place for p in closed])
    nodes = nest(drafts)
    last = paragraphs[cuts.close - 1].end if cuts.close else 0
    outline = Outline(
        sheet=sheet,
        fields=(*head.fields, *between.fields),
        preamble=tuple(preamble),
        nodes=nodes,
        annexes=tuple(annex for annex, _ in read),
        closing=(*signed.places, *end.places),
        closing_fields=(*signed.fields, *end.fields),
        furniture=(
            *((p.place, "表头") for p in headers),
            *head.furniture,
            *document.furniture,
            *_between(
                nodes, [(sheet.trim(*place), why) for place, why in document.skipped if place.start < last]
            ),
        ),
    )
    return outline, [doubt for _, more in read for doubt in more]


def _before(document: Document, cuts: Cuts, drafts: list[Draft]) -> tuple[list[Paragraph], list[Paragraph]]:
    """The paragraphs before the first node, and those of them that are the header rows of the task table it is in."""
    before = list(document.paragraphs[: cuts.begin])
    if not drafts:
        return before, []
    if document.starts[cuts.begin] < drafts[0].node.start:
        rest = document.sheet.trim(document.starts[cuts.begin], drafts[0].node.start)
        before.append(Paragraph(*rest, document.sheet.at(rest)))
    head = cuts.steps[0].mark.start if cuts.steps[0].mark.family == TABLE else drafts[0].node.start
    return [p for p in before if p.start < head], [p for p in before if p.start >= head]


def _between(nodes: Sequence[Node], skipped: Sequence[tuple[Span, str]]) -> Iterator[tuple[Span, str]]:
    """The rows of tables that no node holds, after the first."""
    starts = [node.start for node in nodes]
    for place, why in skipped:
        at = bisect_right(starts, place.start) - 1
        if at >= 0 and place.start >= nodes[at].end:
            yield place, why


def _annex(document: Document, first: int, last: int) -> tuple[Annex, list[Doubt]]:
    """``paragraphs[first:last]`` as an annex, or as the glossary that its first line heads."""
    sheet, line = document.sheet, document.paragraphs[first]
    head = annexes.head(line.text)
    label, title, after = line.place, None, first + 1
    if head is None:
        title = line.place
    elif head.title is not None:
        at = line.start + head.title
        label, title = sheet.trim(line.start, at), Span(at, line.end)
    elif lines := _annex_title(document.paragraphs[after : min(last, after + 4)]):
        title = Span(lines[0].start, lines[-1].end)
        after += len(lines)
    steps, doubts = _steps(document, after, last)
    end = document.paragraphs[last - 1].end
    drafts, interlude = document.drafts(steps, end)
    if head is not None:  # “两重”:是指… defines a term, it heads nothing
        drafts = titles.settled(drafts, sheet)
    nodes = nest([Draft(depth, node._replace(glossary=head is None)) for depth, node in drafts])
    body = document.between(document.paragraphs[after - 1].end, steps[0].mark.start if steps else end)
    return Annex(label, head.number if head else None, title, end, (*body, *interlude), nodes), doubts


def _annex_title(lines: Sequence[Paragraph]) -> Sequence[Paragraph]:
    """The first lines of an annex that are its title."""
    found = title_among([line.text for line in lines])
    if found and found[0] == 0:
        return lines[: len(found)]
    text = lines[0].text if lines else ""
    is_title = 0 < len(text) <= _LONGEST_TITLE and first_of(text, "。;:,\t") < 0 and marks.read(text) is None
    return lines[:1] if is_title else []
