"""Corrections laid over a plan: values changed, taken out, added; and what each could not do said as a diagnostic."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, TypeVar

from pydantic import BaseModel

from workplan_parser.corrections import anchors, headings, values
from workplan_parser.corrections.model import Correction, Corrections, Kind
from workplan_parser.diagnostics import CODES, Doubt, message
from workplan_parser.model import Attachment, Diagnostic, Item, Plan, Preamble
from workplan_parser.span import Span

N = TypeVar("N", Item, Preamble)
At = tuple[Kind, Span]

_TURNED: dict[Kind, Kind] = {"target": "quantity", "quantity": "target"}
"""A number that is no target is a quantity, and the other way round: nothing is lost by saying so."""


def apply(plan: Plan, text: str, corrections: Corrections) -> Plan:
    """*plan* with what people said of it; *text* is what its spans count in.

    Applied twice is applied once; without corrections the plan itself comes back.
    """
    if not corrections.corrections:
        return plan
    work = _Work(text, *_placed(corrections.corrections, text))
    found = plan.model_copy(
        update={
            "preamble": plan.preamble and work.node(plan.preamble),
            "sections": tuple(map(work.node, plan.sections)),
            "attachments": tuple(map(work.attachment, plan.attachments)),
        }
    )
    found = headings.corrected(found, work.headings, work.doubts)
    work.left_over()
    return _validated(found, _said(work.doubts))


def _placed(every: Iterable[Correction], text: str) -> tuple[dict[At, Correction], list[Doubt]]:
    """The corrections by kind and place, and what is said of those whose words are gone."""
    found: dict[At, Correction] = {}
    lost = []
    for one in every:
        place = anchors.find(text, one.anchor)
        if place is None:
            near = Span(
                min(one.anchor.start, len(text)), min(one.anchor.start + len(one.anchor.quote), len(text))
            )
            lost.append(Doubt("WP701", near, one.anchor.quote, " ".join(near.of(text).split())))
        else:
            found[one.kind, place] = one
    return found, lost


@dataclass
class _Work:
    """One pass over the nodes of a plan. What is left of ``placed`` at the end belongs to values not read."""

    text: str
    placed: dict[At, Correction]
    doubts: list[Doubt]
    done: set[At] = field(default_factory=set)

    @property
    def headings(self) -> dict[Span, Correction]:
        """The corrections of nodes, by the place of their heads."""
        return {span: one for (kind, span), one in self.placed.items() if kind == "node"}

    def attachment(self, one: Attachment) -> Attachment:
        return one.model_copy(update={"sections": tuple(map(self.node, one.sections))})

    def node(self, node: N) -> N:
        """The node with the values in it as people say they are, and those below it."""
        update: dict[str, Any] = {}
        if isinstance(node, Item):
            update["items"] = tuple(map(self.node, node.items))
        lists: dict[str, list[Any]] = defaultdict(list)
        for kind, shape in values.SHAPES.items():
            for value in getattr(node, shape.field, ()):
                for become, said in self._value(kind, value):
                    lists[values.SHAPES[become].field].append(said)
        for (kind, span), one in self._additions(node, update.get("items", ())):
            made = self._new(kind, one, span)
            if made is not None and values.SHAPES[kind].field in type(node).model_fields:
                lists[values.SHAPES[kind].field].append(made)
                self.done.add((kind, span))
        for shape in values.SHAPES.values():
            if shape.field in type(node).model_fields:
                update[shape.field] = tuple(sorted(lists[shape.field], key=lambda value: value.span))
        return node.model_copy(update=update)

    def _value(self, kind: Kind, value: Any) -> Iterator[tuple[Kind, BaseModel]]:
        """What becomes of a value that was read."""
        one = self.placed.get((kind, value.span))
        turned = _TURNED.get(kind)
        other = self.placed.get((turned, value.span)) if turned else None
        if one is None and other is not None and other.now is not None and turned is not None:
            made = self._new(turned, other, value.span, f"kind: {kind}")
            self.done.add((turned, value.span))
            yield (turned, made) if made else (kind, value)
        elif one is None:
            if (
                other is not None and turned is not None and value.corrected
            ):  # turned when this was applied before
                self.done.add((turned, value.span))
            yield kind, value
        else:
            self.done.add((kind, value.span))
            yield from self._said(kind, value, one)

    def _said(self, kind: Kind, value: Any, one: Correction) -> Iterator[tuple[Kind, BaseModel]]:
        if one.now is None:
            turned = _TURNED.get(kind)
            if turned == "quantity":
                kept = {
                    name: said
                    for name, said in values.seen(kind, value).items()
                    if name not in ("strength", "due")
                }
                yield (
                    turned,
                    values.made(
                        turned, {**kept, "role": "attribute"}, value.span, self.text, f"kind: {kind}"
                    ),
                )
            else:
                self.doubts.append(Doubt("WP703", value.span, " ".join(value.span.of(self.text).split())))
            return
        try:
            said = values.changed(kind, value, one.now, self.text)
        except ValueError:
            self._unusable(value.span, one)
            said = value
        if said is value and one.action in ("change", "add") and not value.corrected:
            self.doubts.append(Doubt("WP702", value.span, one.anchor.quote))
        yield kind, said

    def _additions(self, node: N, below: Iterable[Item]) -> Iterator[tuple[At, Correction]]:
        """The values that nothing was read as, in this node and in none below it."""
        inside = [child.span for child in below]
        for at, one in self.placed.items():
            kind, span = at
            if one.now is None or kind == "node" or at in self.done or not node.span.contains(span):
                continue
            if not any(child.contains(span) for child in inside):
                yield at, one

    def _new(self, kind: Kind, one: Correction, span: Span, was: str | None = None) -> BaseModel | None:
        try:
            made: BaseModel = values.made(kind, one.now or {}, span, self.text, was)
        except ValueError:
            self._unusable(span, one)
            self.done.add((kind, span))
            return None
        return made

    def _unusable(self, span: Span, one: Correction) -> None:
        self.doubts.append(Doubt("WP704", span, one.anchor.quote, values.told(one.now or {})))

    def left_over(self) -> None:
        """Say what had nothing to correct: taken out already, or outside every node."""
        for at, one in self.placed.items():
            if at not in self.done and at[0] != "node":
                code = "WP702" if one.now is None else "WP705"
                self.doubts.append(Doubt(code, at[1], one.anchor.quote))


def _said(doubts: Iterable[Doubt]) -> Iterator[Diagnostic]:
    for doubt in doubts:
        code = CODES[doubt.code]
        yield Diagnostic(
            code=code.code, severity=code.severity, message=message(doubt), span=doubt.span, help=code.help
        )


def _validated(plan: Plan, said: Iterable[Diagnostic]) -> Plan:
    """The plan with what was said, each once, validated as a whole."""
    removed = {one.span for one in plan.diagnostics if one.code == "WP703"}
    new = [
        one
        for one in said
        if one not in plan.diagnostics and not (one.code == "WP702" and one.span in removed)
    ]
    every = sorted((*plan.diagnostics, *new), key=lambda one: (one.span.start if one.span else -1, one.code))
    fields = {name: getattr(plan, name) for name in type(plan).model_fields}
    return Plan.model_validate({**fields, "diagnostics": tuple(every)})
