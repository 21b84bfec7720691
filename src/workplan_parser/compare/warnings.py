"""What is odd about comparing these two plans, said before anything else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workplan_parser.compare.constants import OTHER_OFFICE
from workplan_parser.compare.likeness import dice, grams
from workplan_parser.compare.nodes import tight
from workplan_parser.lexicon import Pattern
from workplan_parser.model import Plan

_PLACE = Pattern(
    "compare",
    r"(?:20\d\d年[度]?)? (?P<place>(?!\L<place.self_governing>) \p{Han}{2,12}? (?:\L<place.self_governing>[区州县]|[省市州盟县区旗乡镇]))",
)


def warnings(old: Plan, new: Plan, alone: Sequence[int]) -> Iterator[str]:
    """The warnings; *alone* counts the targets of a longer time that only the old or only the new plan speaks of."""
    yield from years(old, new)
    yield from bodies(old, new)
    for count, which, other in zip(alone, ("旧", "新"), ("新", "旧"), strict=True):
        if count:
            yield f"{which}计划另有更长时期（如五年规划）的目标 {count} 项，{other}计划没有这类章节，未作对照"


def bodies(old: Plan, new: Plan) -> Iterator[str]:
    """The warning where the two are of two bodies."""
    (place, office), (other_place, other_office) = body(old), body(new)
    strange = bool(office and other_office) and dice(grams(office), grams(other_office)) < OTHER_OFFICE
    if elsewhere(old, new) or strange:
        yield f"两份计划似乎不是同一单位的：{place}{office} → {other_place}{other_office}"


def elsewhere(old: Plan, new: Plan) -> bool:
    """True where both plans say of which place they are, and neither lies in the other's: 平安县, 和顺县."""
    here, there = body(old)[0], body(new)[0]
    return bool(here and there) and not (here.startswith(there) or there.startswith(here))


def years(old: Plan, new: Plan) -> Iterator[str]:
    """What is odd about their years."""
    before, after = old.metadata.year, new.metadata.year
    if before is None or after is None:
        if before != after:
            yield "两份计划中有一份没有年份，无法判断先后"
    elif before == after:
        if old.source.sha256 != new.source.sha256:
            yield f"两份计划同为{before}年"
    elif before > after:
        yield f"旧计划（{before}年）晚于新计划（{after}年），请核对先后"


def body(plan: Plan) -> tuple[str, str]:
    """Whose plan it is: the place, and the office there; empty where neither issuer nor title says."""
    issuer, title = tight(plan.metadata.issuer or ""), tight(plan.metadata.title or "")
    named = _PLACE.match(issuer) or _PLACE.match(title)
    place = named["place"] if named else ""
    return place, issuer.removeprefix(place)
