"""Outline and findings → the plain tree that is validated once, at the root, as a Plan.

Puts in place, recognises nothing. A record holds every field of the model class of that name, in
the model's order, so that writers need not know which of the two they are given.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from workplan_parser import audit, readings
from workplan_parser.diagnostics import CODES, Doubt, message
from workplan_parser.lexicon.roles import Role
from workplan_parser.readings import Readings, Record, Setting
from workplan_parser.source.model import Source
from workplan_parser.span import Span
from workplan_parser.structure import tables
from workplan_parser.structure.model import Annex, Field, Identity, Node, Outline, Range
from workplan_parser.text.flow import unwrapped
from workplan_parser.version import GENERATOR, SCHEMA_URI, SCHEMA_VERSION

_ROLES: dict[str, Role] = {"responsible": "responsible", "lead": "lead", "support": "support"}


class Assembler:
    """Builds the tree of one document; ``doubts`` gathers what the readings doubted."""

    def __init__(self, source: Source, outline: Outline, identity: Identity, *, first_leads: bool) -> None:
        self.source, self.outline, self.identity = source, outline, identity
        self.text = source.text
        self.first_leads = first_leads
        self.doubts: list[Doubt] = []

    def tree(self, *, with_text: bool, doubts: Iterable[Doubt]) -> Record:
        """The whole plan; *doubts* of the earlier stages come first among equals."""
        sections = self.sections(self.outline.nodes, "")
        preamble = self.preamble()
        attachments = [self.attachment(annex, f"a{i}") for i, annex in enumerate(self.outline.annexes, 1)]
        every = sorted(
            (*self.source.doubts, *doubts, *self.doubts, *audit.doubts(sections, self.identity)),
            key=lambda d: (d.span.start if d.span else -1, d.code),
        )
        return {
            "$schema": SCHEMA_URI,
            "schema_version": SCHEMA_VERSION,
            "generator": GENERATOR,
            "source": {
                "name": self.source.name,
                "media_type": self.source.media_type,
                "encoding": self.source.encoding,
                "sha256": self.source.sha256,
                "length": len(self.text),
                "offset_unit": "codepoint",
                "text": self.text if with_text else None,
            },
            "metadata": self.metadata(),
            "preamble": preamble,
            "sections": sections,
            "attachments": attachments,
            "closing": self.closing(),
            "unclaimed": list(self.unclaimed()),
            "diagnostics": [_diagnostic(doubt) for doubt in every],
        }

    # ── nodes ──────────────────────────────────────────────────────────────────────────────────

    def sections(self, nodes: Sequence[Node], prefix: str) -> list[Record]:
        """Top-level nodes as sections; where all of them are childless prose, one implicit section holds them."""
        if nodes and all(not node.children and (node.body or node.cells) for node in nodes):
            items = [self.node(node, f"{prefix}s1.i{i}", 2) for i, node in enumerate(nodes, 1)]
            implicit = self.node(
                Node("implicit", None, None, nodes[0].start, nodes[0].start), f"{prefix}s1", 1
            )
            implicit["items"] = items
            implicit["span"] = Span(nodes[0].start, nodes[-1].end)
            return [implicit]
        return [self.node(node, f"{prefix}s{i}", 1) for i, node in enumerate(nodes, 1)]

    def node(self, node: Node, name: str, level: int) -> Record:
        """A section (level 1) or an item with everything below it."""
        title = "" if node.title is None else unwrapped(self.text, *node.title)
        setting = Setting(
            self.identity.year,
            node.horizon == "review",
            title,
            self.first_leads,
            node.glossary,
            self.identity.written_on,
        )
        found = Readings()
        if node.title is not None:
            readings.prose(found, self.text, node.title, setting)
        for place in node.body:
            self._paragraph(found, place, setting)
        columns = [self._cell(found, cell.kind, cell.header, cell.place, setting) for cell in node.cells]
        found.settle()
        self.doubts.extend(found.doubts)
        return {
            "id": name,
            "label": None if node.label is None else self.text[node.label[0] : node.label[1]],
            "number": node.number,
            "level": level,
            "title": title,
            "title_span": None if node.title is None else Span(*node.title),
            "text": "\n".join(found.text),
            "text_spans": found.text_spans,
            "responsible": found.responsible,
            "horizon": node.horizon,
            "targets": found.targets,
            "other_quantities": found.others,
            "deadlines": found.deadlines,
            "citations": found.citations,
            "columns": [column for column in columns if column is not None],
            "items": [
                self.node(child, f"{name}.i{i}", level + 1) for i, child in enumerate(node.children, 1)
            ],
            "span": Span(node.start, node.end),
        }

    def _paragraph(self, found: Readings, place: Range, setting: Setting) -> None:
        pieces = readings.offices(found, self.text, place, setting)
        words = [unwrapped(self.text, *piece) for piece in pieces]
        found.text.extend(["".join(words)] if any(words) else [])
        for piece, text in zip(pieces, words, strict=True):
            if text:
                start = piece[0] + _lead(self.text, piece)
                found.text_spans.append(Span(start, start + len(self.text[slice(*piece)].strip())))
                readings.prose(found, self.text, piece, setting)

    def _cell(self, found: Readings, kind: str, header: str, place: Range, setting: Setting) -> Record | None:
        if kind in _ROLES:
            readings.office_cell(found, self.text, place, _ROLES[kind], setting)
            return None
        if self.text[slice(*place)].isdecimal():  # a score or a running number: nothing to read
            return {"header": header, "text": self.text[slice(*place)], "span": Span(*place)}
        if kind == "deadline" and readings.deadline_cell(found, self.text, place, setting):
            return None
        for line in tables.lines(self.text, place):
            readings.prose(found, self.text, line, setting)
        return {"header": header, "text": unwrapped(self.text, *place), "span": Span(*place)}

    # ── the other parts ────────────────────────────────────────────────────────────────────────

    def preamble(self) -> Record | None:
        """The text before the first node; office brackets in it are text like any other."""
        places = sorted(self.outline.preamble)
        if not places:
            return None
        setting = Setting(self.identity.year, False, "", False, False, self.identity.written_on)
        found = Readings()
        for place in places:
            found.text.append(unwrapped(self.text, *place))
            found.text_spans.append(Span(*place))
            readings.prose(found, self.text, place, setting)
        self.doubts.extend(found.doubts)
        return {
            "text": "\n".join(found.text),
            "span": Span(places[0][0], places[-1][1]),
            "text_spans": found.text_spans,
            "targets": found.targets,
            "other_quantities": found.others,
            "deadlines": found.deadlines,
            "citations": found.citations,
        }

    def attachment(self, annex: Annex, name: str) -> Record:
        """An annex with its own outline."""
        return {
            "label": self.text[annex.label[0] : annex.label[1]],
            "number": annex.number,
            "title": "" if annex.title is None else unwrapped(self.text, *annex.title),
            "text": "\n".join(unwrapped(self.text, *place) for place in annex.body),
            "text_spans": [Span(*place) for place in annex.body],
            "sections": self.sections(annex.nodes, f"{name}."),
            "span": Span(annex.label[0], max(annex.end, annex.label[1])),
        }

    def closing(self) -> Record | None:
        """Signature, date and footer."""
        places = sorted(self.outline.closing)
        if not places:
            return None
        return {
            "text": "\n".join(unwrapped(self.text, *place) for place in places),
            "span": Span(places[0][0], places[-1][1]),
            "text_spans": [Span(*place) for place in places],
            "fields": [self._field(field) for field in self.outline.closing_fields],
        }

    def metadata(self) -> Record:
        """The settled identity and the fields it was read from."""
        fields = sorted(self.outline.fields, key=lambda field: field.claim)
        return self.identity._asdict() | {"fields": [self._field(field) for field in fields]}

    def _field(self, field: Field) -> Record:
        return {
            "name": field.name,
            "label": field.label,
            "raw": self.text[field.place[0] : field.place[1]],
            "span": Span(*field.place),
            "claim": Span(*field.claim),
        }

    def unclaimed(self) -> Iterable[Record]:
        """Site furniture, and whatever no part claimed: nothing of the text is lost."""
        out = self.outline
        claimed = [
            *(f.claim for f in out.fields),
            *out.preamble,
            *((n.start, n.end) for n in out.nodes),
            *((a.label[0], max(a.end, a.label[1])) for a in out.annexes),
            *out.closing,
            *(place for place, _ in out.furniture),
        ]
        gaps = [(place, "未识别的文本") for place in _gaps(self.text, sorted(claimed))]
        for place, why in sorted([*out.furniture, *gaps]):
            yield {"text": self.text[place[0] : place[1]], "span": Span(*place), "reason": why}


def _gaps(text: str, claimed: list[Range]) -> Iterable[Range]:
    done = 0
    for start, end in [*claimed, (len(text), len(text))]:
        if start > done:
            gap = text[done:start]
            if gap.strip("\ufeff\u200b \t\r\n\x0b\x0c\x85\u2028\u2029\u3000\xa0") and gap.strip():
                first = done + len(gap) - len(gap.lstrip())
                yield first, done + len(gap.rstrip())
        done = max(done, end)


def _lead(text: str, piece: Range) -> int:
    stretch = text[piece[0] : piece[1]]
    return len(stretch) - len(stretch.lstrip())


def _diagnostic(doubt: Doubt) -> Record:
    code = CODES[doubt.code]
    return {
        "code": doubt.code,
        "severity": code.severity,
        "message": message(doubt),
        "span": doubt.span,
        "help": code.help,
    }
