"""--carry: what hands filled in goes with its task, and nothing is ever lost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from planmaker import I, T, make
from strategies import few
from workplan_parser import parse
from workplan_parser.errors import UnreadableInput
from workplan_parser.ledger import carry, read_ledger, rows, table, title, workbook
from workplan_parser.ledger.columns import BY_KEY, COLUMNS
from workplan_parser.model import Plan
from workplan_parser.writers.csv import lines

ROADS = I(
    "提升道路设施完好水平",
    "对主次干道病害集中整治，",
    [T("道路完好率", "97", "%", "不低于"), T("整治检查井", "8000", "座")],
    ["市政处"],
)
LIGHT = I(
    "提升城市照明管理水平",
    "更新老旧箱变，推广节能灯具，",
    [T("主干道亮灯率", "98", "%")],
    ["照明处", "市政处"],
)
GREEN = I("加强道路绿化管养", "行道树缺株及时补植，绿化带修剪整齐。", [], ["绿化处"])
OLD = make(I("设施", items=[ROADS, LIGHT]), I("环境", items=[GREEN]))

COLUMN = {column.key: n for n, column in enumerate((c for c in COLUMNS if c.key != "value_max"), 1)}


def made(plan: Plan, **options: bool) -> Workbook:
    return load_workbook(BytesIO(workbook(rows([plan]), title([plan]), **options)))  # type: ignore[arg-type]


def saved(book: Workbook) -> bytes:
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def revised(book: Workbook, plan: Plan) -> Workbook:
    """The ledger of the revised *plan* that carries what *book* holds."""
    found = carry([plan], rows([plan]), read_ledger(saved(book), "旧.xlsx"))
    return load_workbook(BytesIO(workbook(found.rows, title([plan]), carried=found)))


def cell(sheet: Worksheet, row: int, key: str) -> object:
    return sheet.cell(row, COLUMN[key]).value


def row_of(sheet: Worksheet, key: str, value: object) -> int:
    return next(r for r in range(3, sheet.max_row + 1) if cell(sheet, r, key) == value)


def everything(book: Workbook) -> list[object]:
    """Every value and comment on the sheets people see."""
    seen = [c for s in book if s.sheet_state == "visible" for line in s.iter_rows() for c in line]
    return [c.value for c in seen] + [c.comment.text for c in seen if c.comment]


def test_fills_follow_their_target_through_retitling_renumbering_and_a_new_value() -> None:
    book = made(OLD)
    book["台账"].cell(5, COLUMN["q1"]).value = "已完成箱变选址"
    book["台账"].cell(5, COLUMN["done"]).value = 42.5
    book["台账"].cell(4, COLUMN["person"]).value = "张三"
    light = I("全面提升照明品质", LIGHT.text, [T("主干道亮灯率", "99", "%")], ["照明处"])
    sheet = revised(book, make(I("环境", items=[GREEN, light]), I("设施", items=[ROADS])))["台账"]
    at = row_of(sheet, "title", "全面提升照明品质")
    assert (cell(sheet, at, "value"), cell(sheet, at, "q1"), cell(sheet, at, "done")) == (
        99,
        "已完成箱变选址",
        42.5,
    )
    assert cell(sheet, row_of(sheet, "indicator", "整治检查井"), "person") == "张三"
    assert cell(sheet, row_of(sheet, "indicator", "道路完好率"), "person") is None


def test_a_plan_that_was_not_revised_keeps_every_row() -> None:
    plan = parse(
        "2025年水利工作要点\n一、供水\n抓好各项工作。\n（一）城乡供水。农村自来水普及率达到92%，新建水厂3座，水费收缴率提高2个百分点。\n"
        "（二）节水。用水总量控制在5亿立方米以内，水质全面达标。\n二、防汛\n（一）落实责任。\n"
    )
    before = read_ledger(workbook(rows([plan]), title([plan])), "旧.xlsx")
    found = carry([plan], rows([plan]), before)
    assert (found.gone, found.review, found.warnings) == ([], [], [])


def test_a_changed_target_is_put_up_for_checking() -> None:
    book = made(OLD)
    book["台账"].cell(5, COLUMN["done"]).value = 98
    light = I(LIGHT.title, LIGHT.text, [T("主干道亮灯率", "99", "%")], LIGHT.offices)
    new = revised(book, make(I("设施", items=[ROADS, light]), I("环境", items=[GREEN])))
    assert [c.value for c in new["需核对"][2]][:7] == [
        "s1.i2",
        LIGHT.title,
        "99%",
        "目标(原文)",
        "98%",
        None,
        "99%",
    ]


def test_a_column_somebody_added_is_put_up_for_checking_too() -> None:
    book = made(OLD)
    book["台账"].cell(2, 40).value, book["台账"].cell(5, 40).value = "督查意见", "进度偏慢"
    light = I(LIGHT.title, LIGHT.text, [T("主干道亮灯率", "99", "%")], LIGHT.offices)
    new = revised(book, make(I("设施", items=[ROADS, light]), I("环境", items=[GREEN])))
    assert [new["需核对"].cell(2, n).value for n in (4, 5, 7)] == ["目标(原文)", "98%", "99%"]


@pytest.mark.parametrize(
    ("other", "told"),
    [
        ({}, []),
        ({"year": 2025, "title": "2025年城市管理工作要点"}, ["旧台账是2024年计划的，新计划是2025年的"]),
        ({"issuer": "青河县水利局"}, ["两份计划似乎不是同一单位的：某市城市管理局 → 青河县水利局"]),
    ],
)
def test_a_ledger_of_another_year_or_body_is_told(other: dict[str, Any], told: list[str]) -> None:
    new = make(I("设施", items=[ROADS, LIGHT]), **other)
    assert carry([new], rows([new]), read_ledger(saved(made(OLD)), "旧.xlsx")).warnings == told


def test_the_totals_are_reckoned_anew_and_what_a_hand_put_there_is_kept() -> None:
    book = made(OLD)
    book["台账"].cell(5, COLUMN["status"]).value = "已完成"
    assert "需核对" not in revised(book, OLD).sheetnames
    book["按单位汇总"].cell(3, 8).value = "本周约谈"
    new = revised(book, OLD)
    assert new["需核对"].cell(2, 6).value == "本周约谈"


def test_a_task_that_is_gone_goes_to_its_own_sheet_with_what_was_filled() -> None:
    book = made(OLD)
    book["台账"].cell(5, COLUMN["problem"]).value = "经费未到位"
    new = revised(book, make(I("设施", items=[ROADS]), I("环境", items=[GREEN])))
    gone = new["未再提及"]
    assert gone.max_row == 3
    assert [c.value for c in gone[2]][0] == "去向"
    assert "经费未到位" in [c.value for c in gone[3]]
    assert LIGHT.title in [c.value for c in gone[3]]


def test_a_target_dropped_from_a_task_that_stays_is_told_apart() -> None:
    book = made(OLD)
    roads = I(ROADS.title, ROADS.text, ROADS.targets[:1], ROADS.offices)
    new = revised(book, make(I("设施", items=[roads, LIGHT]), I("环境", items=[GREEN])))
    assert new["未再提及"].cell(3, 1).value == f"任务仍在（现为“{ROADS.title}”），此目标未再提及"


def test_a_gone_task_stays_through_later_revisions_and_comes_back_with_its_fills() -> None:
    book = made(OLD)
    book["台账"].cell(5, COLUMN["note"]).value = "重点督办"
    less = make(I("设施", items=[ROADS]), I("环境", items=[GREEN]))
    twice = revised(revised(book, less), less)
    assert "重点督办" in [c.value for c in twice["未再提及"][3]]
    back = revised(twice, OLD)
    assert "未再提及" not in back.sheetnames
    assert cell(back["台账"], row_of(back["台账"], "indicator", "主干道亮灯率"), "note") == "重点督办"


def test_the_sheet_is_known_by_its_former_name() -> None:
    book = made(OLD)
    book["台账"].cell(5, COLUMN["note"]).value = "重点督办"
    older = revised(book, make(I("设施", items=[ROADS]), I("环境", items=[GREEN])))
    older["未再提及"].cell(2, 1).value = "撤销说明"
    older["未再提及"].title = "已撤销"
    back = revised(older, OLD)
    assert cell(back["台账"], row_of(back["台账"], "indicator", "主干道亮灯率"), "note") == "重点督办"


def test_a_task_that_gains_its_first_target_keeps_its_row() -> None:
    book = made(OLD)
    book["台账"].cell(6, COLUMN["leader"]).value = "李四"
    green = I(GREEN.title, GREEN.text, [T("补植行道树", "500", "株")], GREEN.offices)
    sheet = revised(book, make(I("设施", items=[ROADS, LIGHT]), I("环境", items=[green])))["台账"]
    assert cell(sheet, row_of(sheet, "indicator", "补植行道树"), "leader") == "李四"


def test_rows_and_columns_people_added_are_kept() -> None:
    book = made(OLD)
    sheet = book["台账"]
    sheet.insert_cols(COLUMN["note"])
    sheet.cell(2, COLUMN["note"]).value = "督查意见"
    sheet.cell(3, COLUMN["note"]).value = "加快"
    sheet.cell(7, COLUMN["title"]).value = "局长交办事项"
    new = revised(book, OLD)["台账"]
    extra = [c.value for c in new[2]].index("督查意见") + 1
    assert new.cell(3, extra).value == "加快"
    assert cell(new, 7, "title") == "局长交办事项"


def test_types_formats_formulas_and_comments_survive() -> None:
    book = made(OLD)
    sheet = book["台账"]
    sheet.cell(3, COLUMN["q1"]).value = datetime(2024, 3, 5)
    sheet.cell(3, COLUMN["q1"]).number_format = 'm"月"d"日"'
    sheet.cell(3, COLUMN["done"]).value = "=100*0.97"
    sheet.cell(4, COLUMN["done"]).value = "=T3*2"
    sheet.cell(3, COLUMN["status"]).value = "已完成"
    sheet.cell(3, COLUMN["status"]).comment = Comment("局长已阅", "王")
    new = revised(book, OLD)["台账"]
    assert cell(new, 3, "q1") == datetime(2024, 3, 5)
    assert new.cell(3, COLUMN["q1"]).number_format == 'm"月"d"日"'
    assert cell(new, 3, "done") == "=100*0.97"
    assert new.cell(4, COLUMN["done"]).data_type == "s"
    assert new.cell(4, COLUMN["done"]).comment.text == "原公式：=T3*2"
    assert new.cell(3, COLUMN["status"]).comment.text == "局长已阅"


def test_an_altered_cell_of_the_plan_stands_until_the_plan_itself_changes_it() -> None:
    book = made(OLD)
    book["台账"].cell(5, COLUMN["support"]).value = "照明一处"
    same = revised(book, OLD)
    assert cell(same["台账"], 5, "support") == "照明一处"
    assert cell(revised(same, OLD)["台账"], 5, "support") == "照明一处"
    light = I(LIGHT.title, LIGHT.text, LIGHT.targets, ["亮化中心"])
    new = revised(book, make(I("设施", items=[ROADS, light]), I("环境", items=[GREEN])))
    assert cell(new["台账"], 5, "support") == "亮化中心"
    assert [c.value for c in new["需核对"][2]][3:7] == [
        "责任/配合单位",
        "照明处、市政处",
        "照明一处",
        "亮化中心",
    ]


def test_what_an_office_filled_on_its_own_sheet_counts() -> None:
    book = made(OLD, by_office=True)
    book["照明处"].cell(3, COLUMN["q2"]).value = "更新12台"
    book["市政处"].cell(3, COLUMN["q2"]).value = "甲说"
    book["台账"].cell(3, COLUMN["q2"]).value = "乙说"
    new = revised(book, OLD)
    assert cell(new["台账"], 5, "q2") == "更新12台"
    assert cell(new["台账"], 3, "q2") == "乙说"
    assert "甲说" in everything(new)


def test_a_sheet_and_a_line_above_the_header_made_by_hand_are_kept() -> None:
    book = made(OLD)
    book.create_sheet("会议纪要")["B2"] = "三月调度会"
    book["台账"].insert_rows(2)
    book["台账"].cell(2, 1).value = "填表单位：督查室"
    new = revised(book, OLD)
    assert new["会议纪要"]["B2"].value == "三月调度会"
    assert "填表单位：督查室" in everything(new)


def test_a_sorted_ledger_carries_as_well() -> None:
    book = made(OLD)
    sheet = book["台账"]
    for key in COLUMN:
        a, b = sheet.cell(3, COLUMN[key]), sheet.cell(6, COLUMN[key])
        a.value, b.value = b.value, a.value
    sheet.cell(3, COLUMN["note"]).value = "绿化的备注"
    new = revised(book, OLD)["台账"]
    assert cell(new, row_of(new, "title", GREEN.title), "note") == "绿化的备注"


def test_a_ledger_filled_in_as_csv_carries_as_well() -> None:
    headers, cells = table(rows([OLD]))
    text = "".join(lines(headers, [*cells])).split("\r\n")
    done = text[1].split(",")
    done[headers.index("备注")] = "已报送"
    old = read_ledger("\r\n".join([text[0], ",".join(done), *text[2:]]).encode(), "旧.csv")
    found = carry([OLD], rows([OLD]), old)
    assert found.rows[0].extra["note"].value == "已报送"
    assert not found.gone


def test_plans_of_one_file_name_keep_their_own_fills() -> None:
    other = make(I("设施", items=[LIGHT, ROADS]), I("环境", items=[GREEN]))
    book = load_workbook(BytesIO(workbook(rows([OLD, other]), "台账")))
    book["台账"].cell(3, COLUMN["note"]).value = "甲"
    book["台账"].cell(8, COLUMN["note"]).value = "乙"
    old = read_ledger(saved(book), "旧.xlsx")
    found = carry([OLD, other], rows([OLD, other]), old)
    filled = {
        (row.values["place"], row.values["raw"]): row.extra["note"].value for row in found.rows if row.extra
    }
    assert filled == {("plan.txt:4", "不低于97%"): "甲", ("plan.txt (2):6", "不低于97%"): "乙"}
    assert not found.gone


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04broken", "一,二\r\n".encode()])
def test_a_file_that_is_no_ledger_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableInput):
        read_ledger(data, "旧.csv" if data[:2] == "一".encode()[:2] else "旧.xlsx")


def test_a_workbook_that_is_no_ledger_is_refused() -> None:
    with pytest.raises(UnreadableInput, match="任务ID"):
        read_ledger(saved(Workbook()), "旧.xlsx")


POOL = [
    I(f"{verb}{what}", f"按照要求{verb}{what}，建立{what}长效机制。", targets, offices)
    for verb, what, targets, offices in [
        ("加强", "施工围挡管理", [], ["市政处"]),
        ("推进", "黑臭水体整治", [T("消除黑臭水体", "12", "处"), T("清淤河道", "30", "公里")], ["河渠处"]),
        ("建设", "停车场", [T("公共停车泊位", "50000", "个", "不少于")], [("lead", "停车处"), "规划处"]),
        ("完善", "燃气输配系统", [T("天然气用户", "80000", "户")], ["公用处"]),
        (
            "提高",
            "集中供热质量",
            [T("供热管网", "40", "公里"), T("入网面积", "5000000", "平方米")],
            ["公用处"],
        ),
        ("规范", "户外广告设置", [], ["广告处"]),
        ("开展", "生活垃圾分类", [T("分类覆盖率", "60", "%", "不低于")], ["环卫处"]),
        ("深化", "行政审批改革", [], []),
    ]
]


@st.composite
def revisions(draw: st.DrawFn) -> tuple[Plan, Plan]:
    """A plan and a revision of it: tasks dropped, moved, retitled, reworded, their targets changed, new ones added."""
    chosen = draw(st.lists(st.sampled_from(range(len(POOL))), min_size=1, max_size=6, unique=True))
    edits: list[Callable[[I], I]] = [
        lambda i: i,
        lambda i: I("进一步" + i.title, i.text, i.targets, i.offices),
        lambda i: I(i.title, "坚持问题导向，" + i.text, i.targets, i.offices),
        lambda i: I(i.title, i.text, i.targets[1:], i.offices),
        lambda i: I(i.title, i.text, [*i.targets, T("培训人员", "300", "人次")], i.offices),
        lambda i: I(
            i.title, i.text, [T(t.indicator, t.value + "0", t.unit, t.words) for t in i.targets], ["新单位"]
        ),
        lambda i: I("另起炉灶", "内容完全不同的一项新工作。"),
    ]
    kept = draw(st.lists(st.sampled_from(chosen), max_size=6, unique=True))
    new = [draw(st.sampled_from(edits))(POOL[n]) for n in kept]
    cut = draw(st.integers(0, len(new)))
    parts = [I(name, items=part) for name, part in (("一块", new[:cut]), ("二块", new[cut:])) if part]
    return make(I("一块", items=[POOL[n] for n in chosen])), make(*parts or [I("空")])


FILLABLE = [key for key in COLUMN if key not in ("task_id", "target_id", "place")]


@few
@given(revisions(), st.data(), st.booleans())
def test_no_hand_filled_cell_is_ever_lost(
    plans: tuple[Plan, Plan], data: st.DataObject, by_office: bool
) -> None:
    """Whatever is filled in wherever, on any sheet, and however the plan is revised, twice: it is still there."""
    old, new = plans
    book = made(old, by_office=by_office)
    sheets = [sheet for sheet in book if sheet.sheet_state == "visible"]
    tokens = []
    for n in range(data.draw(st.integers(1, 8))):
        sheet = data.draw(st.sampled_from(sheets))
        row = data.draw(st.integers(3, sheet.max_row + 2))
        key = data.draw(st.sampled_from(FILLABLE))
        token = f"手填{n}"
        if str(sheet.cell(row, COLUMN[key]).value).startswith("手填"):
            continue
        sheet.cell(row, COLUMN[key]).value = token
        tokens.append(token)
    once = revised(book, new)
    for result in (once, revised(once, old)):
        seen = "\n".join(map(str, everything(result)))
        assert [token for token in tokens if token not in seen] == []


def test_every_column_has_one_key_and_one_header() -> None:
    assert len(BY_KEY) == len({column.header for column in COLUMNS}) == len(COLUMNS)
