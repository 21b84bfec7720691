"""Pins: pairs of items a person knows to correspond, or not to, read from YAML or JSON.

    pair:   [{old: 一(三), new: 一(四)}, {old: s2.i1, new: 加快城市供水设施建设}]
    forbid: [{old: (十五), new: (十六)}]

An item is named by its id (``s1.i3``), its path (``一(三)``), its printed label or its title. A name
that fits no item, or several, is an error: a pin that silently does nothing would be believed.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from workplan_parser import limits
from workplan_parser.compare.nodes import Node, tight
from workplan_parser.errors import UnreadableInput, WorkplanError
from workplan_parser.faults import fault
from workplan_parser.intake import bytes_of
from workplan_parser.writers.readback import yaml_tree

Named = tuple[str, str]


class Pins(NamedTuple):
    """``force`` and ``forbid`` are (old name, new name)."""

    force: tuple[Named, ...] = ()
    forbid: tuple[Named, ...] = ()
    place: str = ""

    def resolve(
        self, old: Sequence[Node], new: Sequence[Node]
    ) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
        """The positions meant. Raises WorkplanError for a name that fits none or several, or two pins for one item."""
        if not (self.force or self.forbid):
            return [], []
        left, right = _index(old), _index(new)
        found = [
            [(self._one(a, left, "旧计划"), self._one(b, right, "新计划")) for a, b in group]
            for group in (self.force, self.forbid)
        ]
        for side, word in ((0, "旧计划"), (1, "新计划")):
            seen: dict[int, str] = {}
            for pin, names in zip(found[0], self.force, strict=True):
                if pin[side] in seen:
                    raise WorkplanError(
                        f"{word}的同一条目固定了两次：{seen[pin[side]]} 和 {names[side]}", place=self.place
                    )
                seen[pin[side]] = names[side]
        if clash := set(found[0]) & set(found[1]):
            i, j = min(clash)
            raise WorkplanError(
                f"同一对条目既要求对应又禁止对应：{old[i].path} → {new[j].path}", place=self.place
            )
        return found[0], found[1]

    def _one(self, name: str, index: dict[str, list[int]], where: str) -> int:
        fits = index.get(tight(name).rstrip("。、"), [])
        if len(fits) == 1:
            return fits[0]
        if fits:
            raise WorkplanError(
                f"{where}中有 {len(fits)} 个条目叫“{name}”", place=self.place, hint="请用 id，如 s1.i3"
            )
        raise WorkplanError(
            f"{where}中没有条目“{name}”",
            place=self.place,
            hint="可用 id（s1.i3）、路径（一(三)）、编号或标题",
        )


def called(nodes: Sequence[Node], name: str) -> list[Node]:
    """The nodes that *name* may mean: an id, a path, a printed label or a title."""
    return [nodes[at] for at in dict.fromkeys(_index(nodes).get(tight(name).rstrip("。、"), ()))]


def _index(nodes: Sequence[Node]) -> dict[str, list[int]]:
    index: dict[str, list[int]] = {}
    for node in nodes:
        label = tight(node.item.label or "").rstrip("、.")
        for name in {node.item.id, tight(node.path), label, node.title.rstrip("。")}:
            if name:
                index.setdefault(name, []).append(node.at)
    return index


def read_pins(path: str | Path) -> Pins:
    """The pins of a YAML or JSON file. Raises UnreadableInput where it is neither, or says something else."""
    place = str(path)
    data = bytes_of(path, place, limits.SETTINGS)
    try:
        tree = yaml_tree(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as problem:
        raise UnreadableInput(
            f"对应表不是 YAML 或 JSON：{fault(problem)}",
            place=place,
            hint="pair: [{old: 一(三), new: 一(四)}]",
        ) from problem
    if not isinstance(tree, dict) or not set(tree) <= {"pair", "forbid"}:
        raise UnreadableInput(
            "对应表应有 pair 或 forbid 两个列表", place=place, hint="pair: [{old: 一(三), new: 一(四)}]"
        )
    return Pins(_named(tree.get("pair"), place), _named(tree.get("forbid"), place), place)


def _named(rows: Any, place: str) -> tuple[Named, ...]:
    if rows is None:
        return ()
    if not isinstance(rows, list):
        raise UnreadableInput("pair 和 forbid 应是列表", place=place)
    for number, one in enumerate(rows, 1):
        if not isinstance(one, dict) or set(one) != {"old", "new"} or None in one.values():
            raise UnreadableInput(
                f"第 {number} 行应写明 old 和 new", place=place, hint="{old: 一(三), new: 一(四)}"
            )
    return tuple((str(one["old"]), str(one["new"])) for one in rows)
