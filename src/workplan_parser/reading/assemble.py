"""Outline and findings → the plan: puts in place, recognises nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from workplan_parser.diagnostics import CODES, Doubt, message
from workplan_parser.model import (
    Attachment,
    Closing,
    Column,
    Diagnostic,
    Item,
    Metadata,
    MetadataField,
    Plan,
    Preamble,
    Section,
    SourceInfo,
    Unclaimed,
)
from workplan_parser.reading import audit
from workplan_parser.reading.node import Found, read
from workplan_parser.reading.walk import Owner, Walk
from workplan_parser.source.model import Source
from workplan_parser.span import Span
from workplan_parser.structure.model import Annex, Field, Outline
from workplan_parser.text.characters import shown, trim
from workplan_parser.text.patches import MARKUP
from workplan_parser.text.sheet import Sheet
from workplan_parser.version import GENERATOR

N = TypeVar("N", bound=Item)


def plan(
    source: Source,
    outline: Outline,
    doubts: Iterable[Doubt],
    *,
    with_text: bool = False,
    heard: Callable[[float], object] = bool,
) -> Plan:
    """The whole plan; *doubts* of the earlier stages come first among equals. *heard* is told how much of it is read."""
    made = _Assembly(outline, heard)
    sections = tuple(made.node(Section, owner) for owner in made.walk.sections())
    preamble = made.preamble()
    attachments = tuple(made.attachment(annex, number) for number, annex in enumerate(outline.annexes, 1))
    every = sorted(
        (*source.doubts, *doubts, *made.doubts, *audit.doubts(sections, outline.identity)),
        key=lambda doubt: (doubt.span.start if doubt.span else -1, doubt.code),
    )
    return Plan(
        generator=GENERATOR,
        source=SourceInfo(
            name=source.name,
            media_type=source.media_type,
            encoding=source.encoding,
            sha256=source.sha256,
            converted_by=source.converted_by,
            length=len(source.text),
            text=source.text if with_text else None,
        ),
        metadata=_metadata(outline),
        preamble=preamble,
        sections=sections,
        attachments=attachments,
        closing=_closing(outline, source.text),
        unclaimed=tuple(_unclaimed(outline)),
        diagnostics=tuple(map(_diagnostic, every)),
    )


class _Assembly:
    """The parts of one plan that hold findings; ``doubts`` gathers what their reading doubted."""

    def __init__(self, outline: Outline, heard: Callable[[float], object]) -> None:
        self._heard = heard
        self.sheet, self.text, self.walk = outline.sheet, outline.sheet.text, Walk(outline)
        self.doubts: list[Doubt] = []

    def node(self, kind: type[N], owner: Owner) -> N:
        """A section or an item with everything below it."""
        node, found = owner.node, self._read(owner)
        text, text_spans = _body(found, self.sheet)
        return kind(
            id=owner.id,
            label=None if node.label is None else self.sheet.said(*node.label),
            number=node.number,
            level=owner.level,
            title=owner.setting.heading,
            title_span=node.title,
            text=text,
            text_spans=text_spans,
            responsible=found.responsible,
            people=found.people,
            horizon=node.horizon,
            targets=found.targets,
            qualitative_targets=found.qualitative_targets,
            other_quantities=found.other_quantities,
            deadlines=found.deadlines,
            citations=found.citations,
            columns=tuple(_columns(found, self.sheet)),
            items=tuple([self.node(Item, child) for child in owner.children]),
            span=Span(node.start, node.end),
        )

    def preamble(self) -> Preamble | None:
        """The text before the first node."""
        owner = self.walk.preamble()
        if owner is None:
            return None
        found = self._read(owner)
        text, text_spans = _body(found, self.sheet)
        return Preamble(
            text=text,
            span=Span(owner.node.start, owner.node.end),
            text_spans=text_spans,
            targets=found.targets,
            qualitative_targets=found.qualitative_targets,
            other_quantities=found.other_quantities,
            deadlines=found.deadlines,
            citations=found.citations,
        )

    def attachment(self, annex: Annex, number: int) -> Attachment:
        """An annex with its own outline."""
        return Attachment(
            label=annex.label.of(self.text),
            number=annex.number,
            title="" if annex.title is None else self.sheet.said(*annex.title),
            text=_unwrapped(annex.body, self.sheet),
            text_spans=annex.body,
            sections=tuple([self.node(Section, owner) for owner in self.walk.annex(number)]),
            span=Span(annex.label.start, max(annex.end, annex.label.end)),
        )

    def _read(self, owner: Owner) -> Found:
        self._heard(owner.node.start / (len(self.text) or 1))
        found = read(owner, self.sheet)
        self.doubts += [doubt for stretch in found.stretches for doubt in stretch.doubts]
        return found


def _body(found: Found, sheet: Sheet) -> tuple[str, tuple[Span, ...]]:
    """The text of a node, a paragraph a line, and the places of its pieces."""
    body = [one.text for one in found.passages if one.passage.is_body and one.text]
    lines = ["".join([sheet.said(*piece) for piece in pieces]) for pieces in body]
    return "\n".join(lines), tuple([sheet.trim(*piece) for pieces in body for piece in pieces])


def _columns(found: Found, sheet: Sheet) -> Iterator[Column]:
    """The cells of a row that no other field holds."""
    for passage, _, places in found.passages:
        if passage.cell:
            for place in places:
                yield Column(header=passage.header, text=sheet.said(*place), span=place)


def _unwrapped(places: Iterable[Span], sheet: Sheet) -> str:
    return "\n".join([sheet.said(*place) for place in places])


def _metadata(outline: Outline) -> Metadata:
    """The settled identity and the fields it was read from."""
    identity, text = outline.identity, outline.sheet.text
    fields = sorted(outline.fields, key=lambda field: field.claim)
    return Metadata(
        title=identity.title,
        subtitle=identity.subtitle,
        year=identity.year,
        issuer=identity.issuer,
        index_number=identity.index_number,
        document_number=identity.document_number,
        topic=identity.topic,
        document_type=identity.document_type,
        keywords=identity.keywords,
        written_on=identity.written_on,
        published_on=identity.published_on,
        addressees=identity.addressees,
        fields=tuple([_field(field, text) for field in fields]),
    )


def _field(field: Field, text: str) -> MetadataField:
    return MetadataField(
        name=field.name, label=field.label, raw=field.place.of(text), span=field.place, claim=field.claim
    )


def _closing(outline: Outline, text: str) -> Closing | None:
    """Signature, date and footer."""
    places = sorted(outline.closing)
    if not places:
        return None
    return Closing(
        text=_unwrapped(places, outline.sheet),
        span=Span(places[0].start, places[-1].end),
        text_spans=tuple(places),
        fields=tuple([_field(field, text) for field in outline.closing_fields]),
    )


def _unclaimed(outline: Outline) -> Iterator[Unclaimed]:
    """Site furniture, and whatever no part claimed: nothing of the text is lost."""
    claimed = [
        *(field.claim for field in outline.fields),
        *outline.preamble,
        *((node.start, node.end) for node in outline.nodes),
        *((annex.label.start, max(annex.end, annex.label.end)) for annex in outline.annexes),
        *outline.closing,
        *(place for place, _ in outline.furniture),
    ]
    for span, why in sorted([*outline.furniture, *_gaps(outline.sheet, sorted(claimed))]):
        yield Unclaimed(text=span.of(outline.sheet.text), span=span, reason=why)


def _gaps(sheet: Sheet, claimed: Iterable[tuple[int, int]]) -> Iterator[tuple[Span, str]]:
    """Stretches with something in them that lie in none of the *claimed*, which are in order: text, or marks of a copy alone."""
    done, whole = 0, len(sheet.text)
    for start, end in [*claimed, (whole, whole)]:
        if start > done and shown(sheet.text[done:start]):
            read = shown(sheet.printed[done:start])
            yield trim(sheet.text, done, start), "未识别的文本" if read else MARKUP
        done = max(done, end)


def _diagnostic(doubt: Doubt) -> Diagnostic:
    code = CODES[doubt.code]
    return Diagnostic(
        code=doubt.code, severity=code.severity, message=message(doubt), span=doubt.span, help=code.help
    )
