"""Unnumbered headings over a numbering that restarts are the sections of a report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from workplan_parser.span import Span
from workplan_parser.structure.drafts import Draft
from workplan_parser.structure.horizons import names_a_part
from workplan_parser.structure.model import Node
from workplan_parser.text.characters import first_of
from workplan_parser.text.sheet import Sheet

_LONGEST = 30


def sections(
    drafts: list[Draft], preamble: list[Span], claims: Iterable[Span], sheet: Sheet
) -> tuple[list[Draft], list[Span]]:
    """Top-level nodes of a numbering that restarts under unnumbered headings, gathered into sections; the preamble that is left.

    A report may head its parts 2024年工作回顾 and 2025年工作安排 without numbers and count （一）（二） anew in
    each. A restart without a heading of its own goes on in the part it stands in. *claims* are those of metadata:
    no section begins above one.
    """
    first = drafts[0].node.start if drafts else 0
    top = max((claim.end for claim in claims if claim.start < first), default=0)
    apart = [p for p in preamble if p.start < top]
    before, later = [p for p in preamble if top <= p.start < first], [p for p in preamble if p.start >= first]
    loose = {at: list(drafts[at - 1].node.body) if at else before for at in _restarts(drafts)}
    told = {at for at, places in loose.items() if _heading(places, sheet, told=True) is not None}
    if len(told) < 2 or 0 not in told:
        return drafts, preamble
    out: list[Draft] = []
    for at, (depth, node) in enumerate(drafts):
        heading = _heading(loose[at], sheet, told=at in told) if at in loose else None
        if heading is not None:
            kept, (title, *body) = loose[at][:heading], loose[at][heading:]
            if out:
                above = out[-1].node
                end = sheet.trim(above.start, title.start).end
                out[-1] = Draft(out[-1].depth, above._replace(body=tuple(kept), end=end))
            else:
                preamble = [*apart, *kept, *later]
            part = Node("unnumbered", None, None, title.start, title.start, title=title, body=tuple(body))
            out.append(Draft(0, part))
        out.append(Draft(depth + 1, node))
    return out, preamble


def _restarts(drafts: Sequence[Draft]) -> list[int]:
    """Where the one numbering of the top level begins and begins anew; nothing where there are several, or no restart."""
    tops = [(at, node) for at, (depth, node) in enumerate(drafts) if depth == 0]
    if len({node.family for _, node in tops if node.number is not None}) != 1:
        return []
    again = [
        at
        for (_, above), (at, node) in zip(tops, tops[1:], strict=False)
        if node.number == 1 and above.number
    ]
    return [0, *again] if again else []


def _heading(places: Sequence[Span], sheet: Sheet, *, told: bool) -> int | None:
    """Index of the last heading line; ``told``: of one whose words tell of a report's part."""
    return next((i for i in range(len(places) - 1, -1, -1) if _is_heading(sheet.at(places[i]), told)), None)


def _is_heading(text: str, told: bool) -> bool:
    if len(text) > _LONGEST or first_of(text, "。,;:!?") >= 0:
        return False
    return not told or names_a_part(text)
