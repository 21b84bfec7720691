"""Laws that hold for any two plans: nothing changed against itself, the mirror, the patch, the same bytes twice."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from planmaker import I, Q, T, make
from strategies import few
from workplan_parser.compare.apply import contents, patch
from workplan_parser.compare.model import PlanDiff
from workplan_parser.compare.plans import compare_plans
from workplan_parser.compare.render import RENDERINGS, render
from workplan_parser.model import Plan

WORDS = ("公厕", "供水管网", "道路", "垃圾分类", "停车场", "河道", "绿地", "路灯", "热线", "执法")
DOINGS = ("新建改造", "加强管理", "提升水平", "全面推进", "开展整治", "完善机制")
OFFICES = ("市政处", "环卫处", "绿化处", "执法处", "督查办")
MIRROR = {
    "raised": "lowered", "lowered": "raised", "tightened": "loosened", "loosened": "tightened", "added": "removed",
    "removed": "added", "unchanged": "unchanged", "restated": "restated", "incomparable": "incomparable",
    "strengthened": "weakened", "weakened": "strengthened",
}  # fmt: skip

phrases = st.builds(lambda a, b: a + b, st.sampled_from(DOINGS), st.sampled_from(WORDS))
prose = st.lists(phrases, max_size=6).map(
    lambda parts: "".join(p + "，" for p in parts[:-1]) + "".join(parts[-1:])
)
points = st.lists(phrases, min_size=2, max_size=4).map(
    lambda told: "".join(f"{number}是{one}。" for number, one in zip("一二三四", told, strict=False))
)
paragraphs = st.lists(prose | points | phrases.map(lambda head: head + "。" + head), max_size=3).map(
    "\n".join
)
targets = st.builds(
    T,
    indicator=st.sampled_from(WORDS).map(lambda word: word + "完好率"),
    value=st.integers(1, 100).map(str),
    unit=st.sampled_from(["%", "座", "公里", "米", "万亩"]),
    words=st.sampled_from(["", "不低于", "不超过", "超过"]),
    strength=st.sampled_from(["expect", "strive", "must"]),
    due=st.sampled_from([None, date(2024, 12, 31), date(2025, 6, 30)]),
)
offices = st.lists(
    st.tuples(st.sampled_from(["lead", "support"]), st.sampled_from(OFFICES)),
    max_size=3,
    unique_by=lambda o: o[1],
)
states = st.builds(
    Q,
    indicator=st.sampled_from(WORDS),
    words=st.sampled_from(["全覆盖", "基本消除", "全面消除", "建成投用"]),
    strength=st.sampled_from(["expect", "strive", "must"]),
)
items = st.builds(
    I,
    title=phrases | st.just(""),
    text=paragraphs,
    targets=st.lists(targets, max_size=3),
    states=st.lists(states, max_size=3),
    offices=offices,
    due=st.sampled_from([None, date(2024, 6, 30), date(2025, 12, 31)]),
)
groups = st.builds(I, title=phrases, text=prose, items=st.lists(items, min_size=1, max_size=4))
sections = st.builds(
    I,
    title=phrases,
    text=prose,
    items=st.lists(items | groups, max_size=5),
    horizon=st.sampled_from([None, None, None, "review", "beyond"]),
)


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    return make(
        *draw(st.lists(sections, max_size=4)),
        year=draw(st.sampled_from([None, 2023, 2024, 2025])),
        preamble=draw(prose),
        preamble_targets=draw(st.lists(targets, max_size=2)),
    )


@given(plans())
def test_a_plan_does_not_differ_from_itself(plan: Plan) -> None:
    diff = compare_plans(plan, plan)
    assert diff.is_empty()
    assert diff.summary.unchanged == len(diff.pairs)
    assert {p.old for p in diff.pairs} == {p.new for p in diff.pairs}


@given(plans(), plans())
def test_patching_the_old_plan_gives_the_new_one(old: Plan, new: Plan) -> None:
    assert patch(old, compare_plans(old, new)) == contents(new)


@given(plans(), plans())
def test_the_other_way_round_is_the_mirror_image(old: Plan, new: Plan) -> None:
    there, back = compare_plans(old, new), compare_plans(new, old)
    assert sorted(seen(there, 0)) == sorted(seen(back, 1))
    assert sorted(n.id for n in there.added) == sorted(n.id for n in back.removed)
    assert sorted((s.old.id, *sorted(n.id for n in s.new)) for s in there.splits) == sorted(
        (m.new.id, *sorted(n.id for n in m.old)) for m in back.merges
    )
    assert rows(there) == rows(back, mirrored=True)


def seen(diff: PlanDiff, turn: int) -> list[tuple[object, ...]]:
    """Every pair as (id, id, status, text edits), seen from the old plan, or mirrored."""
    found = []
    for p in diff.pairs:
        ids = (p.old.id, p.new.id)
        text = tuple((e.old, e.new)[:: -1 if turn else 1] for e in p.text)
        gained = (tuple(sorted(p.responsible.added)), tuple(sorted(p.responsible.removed)))
        found.append(
            (ids[turn], ids[1 - turn], p.status, text, gained[turn], gained[1 - turn], p.score, p.review)
        )
    return found


def rows(diff: PlanDiff, *, mirrored: bool = False) -> list[tuple[object, ...]]:
    """Every row of a goal as (verdict, old span, new span, aspects)."""
    found = []
    for row in [*diff.targets, *(r for p in diff.pairs for r in p.targets), *diff.qualitative]:
        old, new = (one.span.start if one else -1 for one in (row.old, row.new))
        change = "removed" if row.change == "unstated" else row.change
        found.append((MIRROR[change], new, old, row.aspects) if mirrored else (change, old, new, row.aspects))
    return sorted(found)


@few
@given(plans(), plans())
def test_twice_the_same_bytes_and_every_rendering_works(old: Plan, new: Plan) -> None:
    for name in RENDERINGS:
        assert render(compare_plans(old, new), name) == render(compare_plans(old, new), name)


@given(plans(), plans())
def test_every_node_is_accounted_for_once(old: Plan, new: Plan) -> None:
    diff = compare_plans(old, new)
    held = (
        [p.new.id for p in diff.pairs]
        + [n.id for n in diff.added]
        + [i.id for s in diff.splits for i in s.items]
    )
    assert sorted(held) == sorted(one.id for one in contents(new))
    left = [p.old.id for p in diff.pairs] + [n.id for n in diff.removed]
    left += [n.id for m in diff.merges for n in m.old if n.id not in left]
    assert sorted(left) == sorted(one.id for one in contents(old))
