"""What codes are called: the Chinese word, or the sign, of each value that the model and a comparison know; and numbers.

One list each, in the model's order; whoever shows a code to people takes its word here.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workplan_parser.model import (
        Comparator,
        Horizon,
        PersonRole,
        Precision,
        QualityKind,
        QuantityRole,
        Role,
        Strength,
    )

ROLES: dict[Role, str] = {"lead": "牵头", "support": "配合", "responsible": "责任"}
PERSONS: dict[PersonRole, str] = {"leader": "责任领导", "person_in_charge": "责任人", "contact": "联系人"}
STRENGTHS: dict[Strength, str] = {"must": "确保", "expect": "预期", "strive": "力争", "approx": "左右"}
KINDS: dict[str, str] = {
    "target": "目标", "qualitative": "定性目标", "office": "责任单位", "person": "责任人", "deadline": "期限", "quantity": "其他数量", "node": "标题",
}  # fmt: skip
"""The kinds of value that people check and correct."""
SEVERITIES: dict[str, str] = {"error": "错误", "warning": "警告", "info": "提示"}

COMPARATORS: dict[Comparator, str] = {
    "eq": "等于", "ge": "不低于", "gt": "高于", "le": "不高于", "lt": "低于", "approx": "左右", "range": "区间",
}  # fmt: skip
SIGNS: dict[Comparator, str] = {"ge": "≥", "gt": ">", "le": "≤", "lt": "<", "approx": "≈"}
"""What stands before the number; nothing where it is meant as it stands, or is a range."""

QUALITIES: dict[QualityKind, str] = {
    "full_coverage": "全覆盖", "completion": "完成", "zero": "清零", "rank": "位次", "parity": "看齐", "other": "其他状态",
}  # fmt: skip
"""What kind of state a target without a number is."""

QUOTED: dict[str, str] = {
    "name": "名称",
    "act": "做了什么",
    "work": "对它做什么",
    "share": "占比所指",
    "thing": "数字后的名词",
    "whose": "谁的、什么的",
    "example": "举的例",
    "each": "按什么计",
    "whole": "其中所属",
    "sum": "什么钱",
    "measure": "前一指标",
    "change": "怎样变动",
    "head": "并列共有的前段",
    "tail": "并列共有的后段",
    "cell": "表中另一格",
    "heading": "标题",
}
"""Why a quotation is part of the name of a number."""

QUANTITY_ROLES: dict[QuantityRole, str] = {
    "achieved": "已完成的成绩", "baseline": "基数、现状", "attribute": "事物的属性", "condition": "条件",
    "comparison": "与别的数比较", "period": "期间",
}  # fmt: skip

STATUSES: dict[str, str] = {
    "moved": "移动", "retitled": "改题", "edited": "改文", "renumbered": "改编号",
    "targets": "目标", "responsible": "责任", "deadlines": "期限",
}  # fmt: skip
"""What is different in a pair of items."""

TARGET_CHANGES: dict[str, str] = {
    "added": "新增", "removed": "未再提及", "unstated": "未再提数", "raised": "提高", "lowered": "降低",
    "tightened": "收紧", "loosened": "放宽", "unchanged": "未变", "restated": "改述", "incomparable": "不可比",
}  # fmt: skip
SENSES: dict[str, str] = {"more": "要求更高", "less": "要求更低"}
"""Which way a number went, where it is known which way is better."""
MEASURES: dict[str, str] = {
    "growth": "增速",
    "share": "占比、比率",
    "level": "数量",
    "stock": "累计",
    "flow": "新增",
}
"""How a target is measured."""

BASES: dict[str, str] = {
    "same": "文字相同", "pinned": "人工指定", "place": "位置", "words": "用词相近", "clauses": "多处分句相近",
    "below": "下级条目对应", "whole": "整组相近", "group": "整组相近", "home": "上级对应，彼此最相近", "points": "段落对应",
    "name": "对应条目中同名", "elsewhere": "别处同名", "sentence": "所在句子相近", "only": "独有的词相同",
    "row": "同一行", "beside": "相邻目标已对应", "shared": "一个数管几个指标", "unit": "同一指标，换了单位", "said": "新计划说",
}  # fmt: skip
"""Which pass made a pair, by the word its ``basis`` begins with."""


def basis(told: str) -> str:
    """``sentence: 供水、管网`` as people read it."""
    code, _, rest = told.partition(": ")
    return f"{BASES.get(code, code)}（{rest}）" if rest else BASES.get(code, code)


QUALITY_CHANGES: dict[str, str] = {
    "added": "新增", "removed": "未再提及", "strengthened": "加强", "weakened": "减弱", "restated": "改述", "unchanged": "未变",
}  # fmt: skip
OUTCOMES: dict[str, str] = {
    "met": "已达到", "missed": "未达到", "about": "接近", "unclear": "口径不同", "unreported": "未见报告",
}  # fmt: skip
"""What became of a target, as its review tells it."""
OUTCOME_REASONS: dict[str, str] = {
    "reached": "达到目标数", "short": "低于目标要求", "near": "与目标数相差不多", "unit": "单位不同，不能相减",
    "scope": "一个说全体的，一个说其中一部分的",
    "measure": "一个说新增的，一个说总共的，或是事物本身的大小", "partial": "说的不是全年", "begun": "只说开工，没有说建成", "denied": "文中说没有做成",
    "bound": "只给了另一头的界限", "words": "只说做到了，没有报数",
}  # fmt: skip
"""Why a verdict on a target."""
DEADLINE_CHANGES: dict[str, str] = {
    "earlier": "提前", "later": "推迟", "new": "新增", "gone": "未再提及", "rolled": "顺延", "unchanged": "未变",
}  # fmt: skip

PREAMBLE = "前言"
"""Where what stands before the first numbered node is said to stand."""
HORIZONS: dict[Horizon, str] = {"review": "回顾", "plan": "本期", "beyond": "远期"}
PRECISIONS: dict[Precision, str] = {
    "day": "到日",
    "month": "到月",
    "quarter": "到季",
    "half": "到半年",
    "year": "到年",
}


SCALES = ((Decimal(10**12), "万亿"), (Decimal(10**8), "亿"), (Decimal(10**4), "万"))
_PLACES = 2


def figure(value: Decimal) -> str:
    """A number as people write it, all its digits kept: 1万亿, 1300亿, 273.93万; 1,200 and 12,345, which no 万 makes shorter."""
    for scale, word in SCALES:
        scaled = (value / scale).normalize()
        if abs(value) >= scale and -_places(scaled) <= _PLACES and scaled * scale == value:
            return f"{scaled:f}{word}"
    return format(value, ",f")


def signed(number: Decimal) -> str:
    """A difference as people write it: -300, +1.5万, +2万亿."""
    return f"{'+' if number > 0 else '-'}{figure(abs(number).normalize())}"


def _places(number: Decimal) -> int:
    """The exponent of a finite number: -2 of 3.25."""
    exponent = number.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0
