"""Shapes of header values, each with the nearest that is none."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from workplan_parser import parse
from workplan_parser.structure.identity import plain
from workplan_parser.structure.lines import document_number, is_delivery, is_signature
from workplan_parser.structure.metadata import bulleted
from workplan_parser.structure.paragraphs import split
from workplan_parser.text.flow import fold
from workplan_parser.text.sheet import Sheet


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("虹政办〔2023〕12号", "虹政办〔2023〕12号"),
        ("关于印发的通知 虹政办 [2023] 第 12 号", "虹政办 [2023] 第 12 号"),
        ("人民政府办公室文件虹段市人民政府办公室〔2023〕1号", "文件虹段市人民政府办公室〔2023〕1号"),
        ("〔2023〕12号", None),
        ("ABC〔2023〕12号", None),
        ("虹政办〔2023〕", None),
        ("虹政办〔1823〕12号", None),
    ],
)
def test_document_number(text: str, found: str | None) -> None:
    place = document_number(fold(text))
    assert (place and text[slice(*place)]) == found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("• 2023年3月5日", "written_on"),
        ("•00525312X/2023-00013", "index_number"),
        ("• 虹政办〔2023〕12号", "document_number"),
        ("· 虹段市城市管理局", "issuer"),
        ("* 城市管理、环境卫生 绿化", "keywords"),
        ("• 城市管理,", "other"),
        ("- 城市管理 绿化", None),
        ("• 抓好落实。", None),
    ],
)
def test_header_bullet(text: str, name: str | None) -> None:
    sheet = Sheet(text)
    field = bulleted(sheet, split(sheet)[0])
    assert (field and field.name) == name


@pytest.mark.parametrize(
    ("text", "signed"),
    [
        ("虹段市人民政府办公室", True),
        ("市住建局 市财政局", True),
        ("市住建局3处", False),
        ("市住建局。", False),
        ("道路养护", False),
    ],
)
def test_signature(text: str, signed: bool) -> None:
    assert is_signature(text) is signed


@pytest.mark.parametrize(
    ("text", "delivered"),
    [
        ("虹段市市长 张 三", True),
        ("代市长　李四", True),
        ("市长信箱办理情况说明公告", False),
        ("张三", False),
    ],
)
def test_delivery_line(text: str, delivered: bool) -> None:
    assert is_delivery(fold(text)) is delivered


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("政 府 工 作 报 告", "政府工作报告"),
        ("2023 年工作\n  要点", "2023年工作要点"),
        ("城市管理  局 工作", "城市管理 局 工作"),
        ("5 G 网络", "5 G 网络"),
        ("", ""),
    ],
)
def test_plain_value(text: str, value: str) -> None:
    assert plain(text) == value


@pytest.mark.parametrize(
    ("head", "fields"),
    [
        (
            "# 存档\n\n- doc_id: a-17\n- title: 虹段市2024年工作要点\n- fetched_at: 2024-05-01\n\n---\n",
            [("other", "doc_id"), ("title", "title"), ("other", "fetched_at"), ("title", None)],
        ),
        ("publisher: 虹段市人民政府\nnote:\n", [("issuer", "publisher"), ("other", "note"), ("title", None)]),
        ("QQ: 10000\n", [("title", None)]),
    ],
)
def test_the_header_of_an_export(head: str, fields: list[tuple[str, str | None]]) -> None:
    plan = parse(f"{head}虹段市2024年工作要点\n一、道路\n说明。\n")
    assert [(field.name, field.label) for field in plan.metadata.fields] == fields
    assert plan.metadata.title == "虹段市2024年工作要点"


HEADS = tomllib.loads((Path(__file__).parent.parent / "cases" / "metadata.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", HEADS, ids=lambda case: case["label"])
def test_what_stands_over_a_plan(case: dict[str, Any]) -> None:
    plan = parse(f"{case['head'].strip()}\n\n一、防汛\n1.加固水库6座。\n")
    found = {**dict(plan.metadata), "preamble": plan.preamble.text if plan.preamble else ""}
    assert {name: found[name] or "" for name in case["expect"]} == case["expect"], case["why"]
