"""Splits and merges: nodes left over whose content stands inside a pair that was found.

A leftover new node is part of a split where most of its telling bigrams stand in the old node of a
pair, and in what that pair's new node has left of it. Merges are the same seen from the other side.
"""

from __future__ import annotations

from collections import Counter, defaultdict

from workplan_parser.compare.alignment import Alignment
from workplan_parser.compare.constants import ENOUGH, HOME_LONG, NAMED_INSIDE, NEAR_WHOLE, TITLE_INSIDE, WHOLE
from workplan_parser.compare.nodes import Node
from workplan_parser.compare.paragraphs import one_paragraph
from workplan_parser.compare.similarity import Space, Vector, bigrams


def splits(found: Alignment) -> dict[int, list[int]]:
    """Old node → the new nodes its content went to (its pair among them), for those that went to several."""
    return _parts(found, 0, found.old, found.new, found.pairs)


def merges(found: Alignment) -> dict[int, list[int]]:
    """New node → the old nodes whose content it took over, where there are several."""
    return _parts(found, 1, found.new, found.old, found.back)


def _parts(
    found: Alignment, side: int, wholes: list[Node], parts: list[Node], pairs: dict[int, int]
) -> dict[int, list[int]]:
    space, taken = found.space, set(pairs.values())
    loose = [n.at for n in parts if n.at not in taken and not n.kids]
    rest: dict[int, Counter[str]] = {}
    near: dict[int, list[int]] = defaultdict(list)
    for key, like in found.likeness.items():
        if like.text >= NEAR_WHOLE:
            near[key[1 - side]].append(key[side])
    groups: dict[int, list[int]] = defaultdict(list)
    for part in loose:
        counts = space.counts[1 - side][part]
        if len(counts) < ENOUGH:
            continue
        best: tuple[float, int] | None = None
        for whole in near[part]:
            if whole not in pairs or wholes[whole].kids or parts[pairs[whole]].kids:
                continue
            if whole not in rest:
                rest[whole] = _left(space, side, whole, pairs[whole])
            share = inside(counts, rest[whole], space.idf)
            if share < WHOLE and (
                share < NAMED_INSIDE or _named(parts[part], space.counts[side][whole], space) < TITLE_INSIDE
            ):
                continue
            if best is None or (share, -abs(whole - part)) > (best[0], -abs(best[1] - part)):
                best = (share, whole)
        if best is not None:
            groups[best[1]].append(part)
    _told_below(found, side, wholes, parts, pairs, groups)
    left = [n for n in parts if not n.kids and not n.implicit and len(n.whole) >= HOME_LONG]
    taken |= {part for group in groups.values() for part in group}
    for part, whole in one_paragraph(
        [n for n in left if n.at not in taken], parts, [n for n in wholes if n.at in pairs], found.may, side
    ):
        groups[whole].append(part)
    return {whole: sorted({*found_parts, pairs[whole]}) for whole, found_parts in sorted(groups.items())}


def _told_below(
    found: Alignment,
    side: int,
    wholes: list[Node],
    parts: list[Node],
    pairs: dict[int, int],
    groups: dict[int, list[int]],
) -> None:
    """Numbered points below a group whose counterpart tells them in its text: what became of each paragraph says so."""
    taken = {*pairs.values(), *(part for group in groups.values() for part in group)}
    for a, b in found.places().items():
        whole, part = (a[0], b[0]) if side == 0 else (b[0], a[0])
        partner = pairs.get(whole)
        if partner is None or part in taken or parts[part].kids or wholes[whole].kids:
            continue
        if parts[part].parent == partner:
            groups[whole].append(part)
            taken.add(part)


def _left(space: Space, side: int, whole: int, partner: int) -> Counter[str]:
    """Bigrams of *whole* that its partner does not account for."""
    return space.counts[side][whole] - space.counts[1 - side][partner]


def _named(part: Node, whole: Counter[str], space: Space) -> float:
    """Share of the part's title that the whole covers."""
    return inside(bigrams(part.title), whole, space.idf)


def inside(part: Counter[str], whole: Counter[str], idf: Vector) -> float:
    """Share of the weight of *part* that *whole* covers."""
    total = sum(n * idf.get(gram, 0.0) for gram, n in part.items())
    if not total:
        return 0.0
    return sum(min(n, whole[gram]) * idf.get(gram, 0.0) for gram, n in part.items() if gram in whole) / total
