"""Part of a diff: only some kinds of change, or only one section; the summary counts what is left."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Literal, get_args

from workplan_parser.compare.counts import counted
from workplan_parser.compare.model import DiffOptions, NodeRef, Pair, PlanDiff, ResponsibleChange, Status
from workplan_parser.compare.nodes import tight
from workplan_parser.errors import WorkplanError

Kind = Literal["targets", "items", "responsible", "deadlines", "added", "removed", "moved"]
KINDS: tuple[Kind, ...] = get_args(Kind)

_ITEM: frozenset[Status] = frozenset({"moved", "retitled", "edited"})


def select(diff: PlanDiff, only: Collection[Kind] = (), section: str | None = None) -> PlanDiff:
    """*diff* cut down to the kinds in *only* (none: all) inside *section* (id, path, label or title, of either plan).

    Raises WorkplanError where no section is called so.
    """
    if section is not None:
        diff = _inside(diff, section)
    if only:
        diff = _kinds(diff, frozenset(only))
    options = DiffOptions(
        **{**diff.options.model_dump(), "only": tuple(k for k in KINDS if k in only), "section": section}
    )
    return counted(diff.model_copy(update={"options": options}))


def _kinds(diff: PlanDiff, only: frozenset[Kind]) -> PlanDiff:
    items = "items" in only
    wanted: set[Status] = set(_ITEM) if items else set()
    wanted |= {word for word in ("moved", "targets", "responsible", "deadlines") if word in only}
    pairs = tuple(_thin(pair, wanted, items) for pair in diff.pairs if wanted & set(pair.status))
    return diff.model_copy(
        update={
            "pairs": pairs,
            "added": diff.added if items or "added" in only else (),
            "removed": diff.removed if items or "removed" in only else (),
            "splits": diff.splits if items else (),
            "merges": diff.merges if items else (),
            "targets": diff.targets if "targets" in only else (),
            "qualitative": diff.qualitative if "targets" in only else (),
        }
    )


def _thin(pair: Pair, wanted: set[Status], items: bool) -> Pair:
    return pair.model_copy(
        update={
            "status": tuple(word for word in pair.status if word in wanted),
            "targets": pair.targets if "targets" in wanted else (),
            "repeated": pair.repeated if "targets" in wanted else (),
            "responsible": pair.responsible if "responsible" in wanted else ResponsibleChange(),
            "deadlines": pair.deadlines if "deadlines" in wanted else (),
            "text": pair.text if items else (),
        }
    )


def _inside(diff: PlanDiff, section: str) -> PlanDiff:
    olds, news = _heads(diff, section)
    if not olds and not news:
        raise WorkplanError(f"两份计划中都没有叫“{section}”的部分", hint="可用 id（s1）、编号（一）或标题")
    within = (_below(olds), _below(news))

    def either(old: str | None, new: str | None) -> bool:
        return within[0](old) or within[1](new)

    return diff.model_copy(
        update={
            "pairs": tuple(p for p in diff.pairs if either(p.old.id, p.new.id)),
            "added": tuple(n for n in diff.added if either(None, n.id)),
            "removed": tuple(n for n in diff.removed if either(n.id, None)),
            "splits": tuple(
                s for s in diff.splits if either(s.old.id, None) or any(within[1](n.id) for n in s.new)
            ),
            "merges": tuple(
                m for m in diff.merges if either(None, m.new.id) or any(within[0](n.id) for n in m.old)
            ),
            "targets": tuple(r for r in diff.targets if either(r.old_item, r.new_item)),
            "qualitative": tuple(r for r in diff.qualitative if either(r.old_item, r.new_item)),
        }
    )


def _heads(diff: PlanDiff, name: str) -> tuple[set[str], set[str]]:
    """Ids of the nodes called *name* in the old and in the new plan."""
    wanted = tight(name).rstrip("、.。")

    def called(node: NodeRef) -> bool:
        label = tight(node.label or "").rstrip("、.")
        return wanted in (node.id, node.path, tight(node.title).rstrip("。")) or wanted == label == node.path

    olds = [p.old for p in diff.pairs] + list(diff.removed)
    news: list[NodeRef] = [p.new for p in diff.pairs] + list(diff.added)
    return {n.id for n in olds if called(n)}, {n.id for n in news if called(n)}


def _below(heads: set[str]) -> Callable[[str | None], bool]:
    return lambda id_: id_ is not None and any(id_ == head or id_.startswith(head + ".") for head in heads)
