"""A table gives the same tasks, offices, targets and deadlines, whatever it is saved as."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tables.tablemaker import FORMS, Merge, Sample, as_lines, as_pdf
from workplan_parser import parse
from workplan_parser.model import Item, Plan

TITLE = "云岭市2026年重点任务分解表"
TASKS = ("新建公园{}处", "改造管网{}公里", "整治排口{}个", "新增学位{}个", "培训网格员{}名")
OFFICES = ("市园林局", "市水务局", "市住建局", "市教育局", "市民政局")
COLUMNS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "lead": (("牵头单位", "牵头责任单位", "主责部门", "主要责任单位"), OFFICES),
    "support": (("配合单位", "协同单位", "市级配合部门"), ("市财政局", "各县区", "市审计局、市统计局")),
    "due": (
        ("完成时限", "时限要求", "计划完成时间", "时间节点"),
        ("6月底前", "9月底前", "2026年10月", "12月底前"),
    ),
    "note": (("备注", "说明"), ("含续建3处", "资金已到位2笔")),
    "result": (("进展情况", "完成情况"), ("已完成5处", "完成40%")),
    "leader": (("责任领导", "分管县领导"), ("马立群", "乔楠")),
}


@st.composite
def samples(draw: st.DrawFn) -> Sample:
    """A table of two to six rows, its columns in any order behind the task, cells of offices or times merged."""
    height = draw(st.integers(2, 6))
    kinds = draw(st.lists(st.sampled_from(tuple(COLUMNS)), min_size=1, max_size=4, unique=True))
    head = [
        draw(st.sampled_from(("序号", "编号"))),
        draw(st.sampled_from(("工作任务", "重点任务", "主要工作内容"))),
    ]
    tasks = draw(st.permutations(range(len(TASKS))))
    columns = [[str(n) for n in range(1, height + 1)]]
    columns.append([TASKS[tasks[n % len(TASKS)]].format(draw(st.integers(2, 900))) for n in range(height)])
    merges = []
    for at, kind in enumerate(kinds, 2):
        words, cells = COLUMNS[kind]
        head.append(draw(st.sampled_from(words)))
        column = [draw(st.sampled_from(cells)) for _ in range(height)]
        if kind in ("lead", "due", "leader") and draw(st.booleans()):
            first = draw(st.integers(0, height - 2))
            rows = draw(st.integers(2, height - first))
            column[first : first + rows] = [column[first]] * rows
            merges.append(Merge(first + 1, at, rows))
        columns.append(column)
    return Sample(TITLE, [head, *map(list, zip(*columns, strict=True))], tuple(merges))


def nodes(plan: Plan) -> Iterator[Item]:
    todo = list(plan.sections)
    while todo:
        node = todo.pop(0)
        yield node
        todo = [*node.items, *todo]


def read(data: bytes, name: str) -> list[dict[str, Any]]:
    """What is read of each row, without where it stands."""
    return [
        {
            "task": (node.label, node.title),
            "offices": [(one.name, one.role) for one in node.responsible],
            "people": [(one.name, one.role) for one in node.people],
            "targets": [
                (one.indicator, one.value, one.unit, one.deadline and one.deadline.due)
                for one in node.targets
            ],
            "others": [(one.value, one.unit, one.role) for one in node.other_quantities],
            "deadlines": [one.due for one in node.deadlines],
        }
        for node in nodes(parse(data, name=name))
        if node.label
    ]


@given(samples())
def test_every_form_gives_the_same(sample: Sample) -> None:
    expected = read(FORMS["docx"](sample), "plan.docx")
    assert [one["task"][0] for one in expected] == [row[0] for row in sample.rows[1:]]
    for ending, form in FORMS.items():
        assert read(form(sample), f"plan.{ending}") == expected, ending


NARROW = Sample(
    "云岭市2026年重点任务分解表",
    [
        ["序号", "工作任务", "备注", "市级配合部门", "牵头责任单位"],
        ["1", "新建公园2处", "含续建3处", "市财政局", "市园林局"],
        ["2", "改造管网2公里", "含续建3处", "市审计局、市统计局", "市园林局"],
    ],
    (),
)
"""Its headers are broken over two lines."""


CUT = Sample(
    "云岭市2026年重点任务分解表",
    [
        ["序号", "工作任务", "责任领导", "备注"],
        *([str(n), f"新增学位{n}个", "马立群", "资金已到位2笔"] for n in range(1, 5)),
    ],
    (Merge(3, 2, 2),),
)
"""A page's end cuts its last row, into which a merged cell reaches."""


@settings(max_examples=25)
@given(samples(), st.booleans(), st.sampled_from((0, 1)), st.booleans(), st.sampled_from((90.0, 500.0)))
@example(NARROW, False, 1, False, 560.0)
@example(CUT, True, 0, True, 500.0)
def test_a_pdf_gives_the_same(sample: Sample, ruled: bool, header: int, split: bool, bottom: float) -> None:
    """Ruled or not, on one page or over pages, the header again or once; rows between lines cut by a page's end or whole."""
    data = as_pdf(sample, ruled=ruled, header=header, split=split and ruled, bottom=bottom)
    assert read(data, "plan.pdf") == read(FORMS["docx"](sample), "plan.docx")


@given(samples())
def test_a_cell_a_line_gives_the_same(sample: Sample) -> None:
    assert read(as_lines(sample), "plan.txt") == read(FORMS["docx"](sample), "plan.docx")


@pytest.mark.parametrize("ending", FORMS)
def test_a_merged_time_holds_for_every_row(ending: str) -> None:
    rows = [
        ["序号", "工作任务", "责任单位", "完成时限"],
        ["1", "新建公园5处", "市园林局", "9月底前"],
        ["2", "改造管网40公里", "市水务局", "9月底前"],
    ]
    found = read(FORMS[ending](Sample(TITLE, rows, (Merge(1, 3, 2),))), f"plan.{ending}")
    assert [str(target[3]) for one in found for target in one["targets"]] == ["2026-09-30", "2026-09-30"]
