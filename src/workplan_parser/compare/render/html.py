"""A diff as one self-contained page, the two years side by side: no network, everything escaped, whole without its script."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from workplan_parser import words
from workplan_parser.compare.model import NodeRef, Pair, PlanDiff
from workplan_parser.compare.render import phrases
from workplan_parser.compare.render.passages import sides
from workplan_parser.compare.render.report import Report, report
from workplan_parser.compare.render.rows import Facts, facts
from workplan_parser.pages import SHARED, page
from workplan_parser.pages.parts import parts

TEMPLATES = Path(__file__).with_name("templates")


class Filtered(NamedTuple):
    """What an article of the page is filtered by."""

    facts: Facts


def render(diff: PlanDiff, *, unchanged: bool = False) -> str:
    """The HTML document; what stayed is folded unless *unchanged* asks for it."""
    told = report(diff, unchanged=unchanged)
    return page(
        TEMPLATES / "diff.html.j2",
        diff=diff,
        told=told,
        say=phrases,
        words=words,
        sides=sides,
        contents=list(_contents(told)),
        pair_facts=_of_pair,
        node_facts=_of_node,
        made=parts([SHARED / "page.css", TEMPLATES / "diff.css"], [SHARED / "filters.js"]),
    )


def _contents(told: Report) -> Iterator[tuple[str, str, int]]:
    """(id, name, count) of every heading of the page."""
    if told.main:
        yield "main", "主要指标", len(told.main)
    for part in told.parts:
        for kind, name, rows in (("targets", "目标", part.numbers), ("states", "定性目标", part.states)):
            for at, group in enumerate(told.groups(rows, all=True), 1):
                yield (
                    f"{part.region}-{kind}-{at}",
                    phrases.within(part.region, f"{name}·{group.name}"),
                    len(group.rows),
                )
        for id_, name, count in (
            ("changed", "条目·有变", len(part.changed)),
            ("parted", "条目·拆分与合并", len(part.splits) + len(part.merges)),
            ("added", "条目·新增", len(part.added)),
            ("removed", "条目·未再提及", len(part.removed)),
            ("same", "条目·未变", len(part.same)),
        ):
            if count:
                yield f"{part.region}-{id_}", phrases.within(part.region, name), count


def _of_pair(pair: Pair) -> Filtered:
    return Filtered(facts(phrases.statuses(pair) or ["未变"], (pair.new, pair.old), pair.review))


def _of_node(node: NodeRef, change: str) -> Filtered:
    return Filtered(facts([change], (node,)))
