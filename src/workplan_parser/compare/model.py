"""The vocabulary of change: what a diff of two plans can say, as a frozen Pydantic tree."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict

from workplan_parser.model import (
    Deadline,
    Horizon,
    Item,
    Number,
    QualitativeTarget,
    Responsibility,
    Role,
    SourceInfo,
    Target,
    told,
)
from workplan_parser.version import SCHEMA_URI, SCHEMA_VERSION

DIFF_SCHEMA_URI = SCHEMA_URI.replace("/plan-", "/diff-")

Status = Literal["moved", "retitled", "edited", "renumbered", "targets", "responsible", "deadlines"]
TargetVerdict = Literal[
    "raised",
    "lowered",
    "tightened",
    "loosened",
    "unchanged",
    "restated",
    "added",
    "removed",
    "unstated",
    "incomparable",
]
QualityVerdict = Literal["added", "removed", "strengthened", "weakened", "restated", "unchanged"]
Aspect = Literal["strength", "comparator", "deadline", "unit"]
Part = Literal["body", "annex", "glossary"]
DeadlineVerdict = Literal["earlier", "later", "new", "gone", "rolled", "unchanged"]


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, defer_build=True)


class PlanHead(_Model):
    """One of the two plans: 标题, 年份 and its file."""

    title: Annotated[str | None, told("标题")]
    year: Annotated[int | None, told("年度")]
    source: Annotated[SourceInfo, told("来源文件")]


class NodeRef(_Model):
    """An item in its own plan: ``id`` is the position path, ``number`` the printed number, ``path`` where to find it (一(三)).

    ``horizon`` is the time it speaks of, ``part`` where it stands, ``offices`` who answers for it (its own, else those of
    the item above it).
    """

    id: Annotated[str, told("条目编号", "在自己计划中的位置", "s1.i3")]
    label: Annotated[str | None, told("编号", "按原文印出的样子", "（三）")]
    number: Annotated[int | None, told("序数", "编号的整数", "3")]
    title: Annotated[str, told("标题")]
    path: Annotated[str, told("所在", "在原文里怎么找到它", "一(三)")]
    horizon: Annotated[Horizon, told("所述时期", "plan 本期；beyond 远期")] = "plan"
    part: Annotated[Part, told("所在部分", "body 正文；annex 附件；glossary 名词解释")] = "body"
    offices: Annotated[tuple[str, ...], told("责任单位", "条目自己的，或上级条目的")] = ()


class Removal(NodeRef):
    """未再提及: an item the new plan lacks; ``item`` is the item itself, without its sub-items."""

    item: Annotated[Item, told("条目", "旧计划中的条目，不含下级")]


class Addition(NodeRef):
    """新增: an item the old plan lacks; ``item`` as for a removal."""

    item: Annotated[Item, told("条目", "新计划中的条目，不含下级")]


class TargetChange(_Model):
    """目标变化: one target of the old plan against its counterpart in the new.

    ``delta`` is new − old in the unit of ``new`` (for % it counts 个百分点), ``percent`` is
    delta ÷ old × 100. ``old_item`` and ``new_item`` are ids (``preamble`` for the preamble) and the
    paths what is printed, so a target that changed its item shows both places. ``aspects`` names what else differs:
    strength, comparator, deadline, unit. ``basis`` says which pass made the pair and from what, ``score`` how sure it
    was (0–1), ``review`` asks for a human eye.
    """

    change: Annotated[
        TargetVerdict,
        told(
            "变化",
            "raised 提高；lowered 降低；tightened 收紧；loosened 放宽；unchanged 未变；restated 改述；added 新增；removed 未再提及；unstated 未再提数；incomparable 不可比",
            "raised",
        ),
    ]
    indicator: Annotated[str, told("指标")]
    old: Annotated[Target | None, told("旧目标", "新增的为空")]
    new: Annotated[Target | None, told("新目标", "未再提及的为空")]
    delta: Annotated[Number | None, told("差额", "新减旧，按新目标的单位；百分数按百分点", "150")] = None
    percent: Annotated[Number | None, told("变化率", "差额 ÷ 旧值 × 100", "12.5")] = None
    aspects: Annotated[
        tuple[Aspect, ...],
        told("其他不同", "strength 力度；comparator 比较；deadline 期限；unit 单位", "strength"),
    ] = ()
    basis: Annotated[str, told("对应依据", "哪一步、凭什么认作同一目标", "name")] = ""
    score: Annotated[Number | None, told("相似度", "0–1")] = None
    review: Annotated[bool, told("待核", "请人看一看")] = False
    old_item: Annotated[str | None, told("旧条目", "条目编号；前言为 preamble", "s1.i3")] = None
    new_item: Annotated[str | None, told("新条目", "条目编号；前言为 preamble", "s2.i1")] = None
    old_path: Annotated[str | None, told("旧所在", "", "一(三)")] = None
    new_path: Annotated[str | None, told("新所在", "", "二(一)")] = None


class RoleChange(_Model):
    """职责变化: an office that stays with another role (配合 → 牵头)."""

    name: Annotated[str, told("责任单位")]
    old: Annotated[Role, told("原角色")]
    new: Annotated[Role, told("现角色")]


class ResponsibleChange(_Model):
    """责任单位变化. ``after`` is the new list where anything in it changed, else empty."""

    added: Annotated[tuple[str, ...], told("新增单位")] = ()
    removed: Annotated[tuple[str, ...], told("减少单位")] = ()
    role_changed: Annotated[tuple[RoleChange, ...], told("职责变化")] = ()
    after: Annotated[tuple[Responsibility, ...], told("现有单位", "有变化时列出新计划的全部单位")] = ()


class DeadlineChange(_Model):
    """期限变化. ``rolled``: the same day of the plan's own year (年底前 in both), no change of pace;
    ``unchanged``: the same day in other words. Every deadline of the new item has its row where any changed."""

    change: Annotated[
        DeadlineVerdict,
        told(
            "变化",
            "earlier 提前；later 推迟；new 新增；gone 未再提及；rolled 顺延；unchanged 未变",
            "earlier",
        ),
    ]
    old: Annotated[Deadline | None, told("旧期限")]
    new: Annotated[Deadline | None, told("新期限")]


class Edit(_Model):
    """文字变化: one piece of the redline. The ``new`` pieces in order are the new text, the ``old`` ones the old."""

    op: Annotated[
        Literal["equal", "insert", "delete", "replace"],
        told("改动", "equal 未改；insert 增；delete 删；replace 换", "replace"),
    ]
    old: Annotated[str, told("旧文字")]
    new: Annotated[str, told("新文字")]


class QualityChange(_Model):
    """定性目标变化: ``strengthened`` where the state is more (基本消除 → 全面消除, 前五 → 前三) or is promised more firmly (力争 → 确保)."""

    change: Annotated[
        QualityVerdict,
        told(
            "变化",
            "added 新增；removed 未再提及；strengthened 加强；weakened 减弱；restated 改述；unchanged 未变",
            "strengthened",
        ),
    ]
    indicator: Annotated[str, told("指标")]
    old: Annotated[QualitativeTarget | None, told("旧定性目标")] = None
    new: Annotated[QualitativeTarget | None, told("新定性目标")] = None
    aspects: Annotated[tuple[Aspect, ...], told("其他不同")] = ()
    score: Annotated[Number, told("相似度", "0–1")] = Decimal(1)
    old_item: Annotated[str | None, told("旧条目", "条目编号")] = None
    new_item: Annotated[str | None, told("新条目", "条目编号")] = None
    old_path: Annotated[str | None, told("旧所在")] = None
    new_path: Annotated[str | None, told("新所在")] = None


class Pair(_Model):
    """对应条目: an old item and its counterpart. No ``status`` means nothing changed.

    ``score`` is 0–1, 1 for identical or pinned; ``basis`` says which pass made the pair and from what; ``review`` asks
    for a human eye because a rival was close. ``repeated`` are targets of the new item that say again what another row
    of the diff holds: a target said twice is one.
    """

    old: Annotated[NodeRef, told("旧条目")]
    new: Annotated[NodeRef, told("新条目")]
    status: Annotated[
        tuple[Status, ...],
        told(
            "变化",
            "moved 移动；retitled 改题；edited 改文；renumbered 改编号；targets 目标；responsible 责任；deadlines 期限。空为未变",
            "moved",
        ),
    ] = ()
    score: Annotated[Number, told("相似度", "0–1，相同或人工指定为 1")]
    review: Annotated[bool, told("待核", "有相近的别的对应，请人看一看")] = False
    basis: Annotated[str, told("对应依据", "哪一步、凭什么认作同一条目", "same")] = ""
    targets: Annotated[tuple[TargetChange, ...], told("目标变化", "这一对条目的目标")] = ()
    repeated: Annotated[tuple[Target, ...], told("重复的目标", "新条目再说一遍的目标")] = ()
    responsible: Annotated[ResponsibleChange, told("责任单位变化")] = ResponsibleChange()
    deadlines: Annotated[tuple[DeadlineChange, ...], told("期限变化")] = ()
    text: Annotated[tuple[Edit, ...], told("文字变化", "逐段的增删")] = ()


class Split(_Model):
    """拆分: one old item whose content now stands in several; ``items`` are those of them that no pair holds."""

    old: Annotated[NodeRef, told("旧条目")]
    new: Annotated[tuple[NodeRef, ...], told("新条目", "旧条目的内容现在分在这几条")]
    items: Annotated[tuple[Item, ...], told("条目", "其中没有单独对应的新条目")] = ()


class Merge(_Model):
    """合并: several old items whose content now stands in one."""

    old: Annotated[tuple[NodeRef, ...], told("旧条目", "内容现在并在一条")]
    new: Annotated[NodeRef, told("新条目")]


class TargetCounts(_Model):
    """Target changes of all items, counted; ``review`` are those a person should look at."""

    raised: Annotated[int, told("提高")] = 0
    lowered: Annotated[int, told("降低")] = 0
    tightened: Annotated[int, told("收紧")] = 0
    loosened: Annotated[int, told("放宽")] = 0
    unchanged: Annotated[int, told("未变")] = 0
    restated: Annotated[int, told("改述")] = 0
    added: Annotated[int, told("新增")] = 0
    removed: Annotated[int, told("未再提及")] = 0
    unstated: Annotated[int, told("未再提数")] = 0
    incomparable: Annotated[int, told("不可比")] = 0
    review: Annotated[int, told("待核")] = 0


class OfficeCounts(_Model):
    """Offices gained and lost in corresponding items, counted."""

    added: Annotated[int, told("新增单位")] = 0
    removed: Annotated[int, told("减少单位")] = 0


class Summary(_Model):
    """摘要: how many of each; ``unchanged`` counts pairs with no status but ``renumbered``."""

    added: Annotated[int, told("新增条目")] = 0
    removed: Annotated[int, told("未再提及的条目")] = 0
    moved: Annotated[int, told("移动")] = 0
    retitled: Annotated[int, told("改题")] = 0
    edited: Annotated[int, told("改文")] = 0
    renumbered: Annotated[int, told("改编号")] = 0
    unchanged: Annotated[int, told("未变", "只改编号的也算")] = 0
    split: Annotated[int, told("拆分")] = 0
    merged: Annotated[int, told("合并")] = 0
    review: Annotated[int, told("待核")] = 0
    targets: Annotated[TargetCounts, told("目标")] = TargetCounts()
    responsible: Annotated[OfficeCounts, told("责任单位")] = OfficeCounts()


class DiffOptions(_Model):
    """What the comparison was told; ``only`` and ``section`` where a part of it was asked for."""

    threshold: Annotated[Number, told("相似度下限", "条目对应至少要这么相似")]
    pinned: Annotated[int, told("人工指定的对应")] = 0
    forbidden: Annotated[int, told("人工排除的对应")] = 0
    only: Annotated[tuple[str, ...], told("只看哪几类")] = ()
    section: Annotated[str | None, told("只看哪一章")] = None


class PlanDiff(_Model):
    """计划对照: everything that changed from ``old`` to ``new``.

    ``targets`` holds the target rows that belong to no pair: those of added and removed items and of the
    preamble; ``qualitative`` all goals without a number. ``warnings`` says what is odd about comparing these two (same year, old newer than new).
    """

    schema_uri: Annotated[str, told("数据格式", "JSON Schema 的地址", alias="$schema")] = DIFF_SCHEMA_URI
    schema_version: Annotated[str, told("数据格式版本", "", "1.1")] = SCHEMA_VERSION
    generator: Annotated[str, told("生成程序")]
    old: Annotated[PlanHead, told("旧计划")]
    new: Annotated[PlanHead, told("新计划")]
    options: Annotated[DiffOptions, told("选项", "比较时怎么要求的")]
    warnings: Annotated[tuple[str, ...], told("注意", "比较这两份计划有什么不寻常")] = ()
    summary: Annotated[Summary, told("摘要", "各种变化的个数")]
    pairs: Annotated[tuple[Pair, ...], told("对应条目")] = ()
    added: Annotated[tuple[Addition, ...], told("新增条目")] = ()
    removed: Annotated[tuple[Removal, ...], told("未再提及的条目")] = ()
    splits: Annotated[tuple[Split, ...], told("拆分")] = ()
    merges: Annotated[tuple[Merge, ...], told("合并")] = ()
    targets: Annotated[
        tuple[TargetChange, ...], told("目标变化", "不属于任何对应条目的目标：新增、未再提及的条目和前言")
    ] = ()
    qualitative: Annotated[tuple[QualityChange, ...], told("定性目标变化")] = ()

    def is_empty(self) -> bool:
        """True where the two plans say the same (numbers of items aside)."""
        quiet = all(set(p.status) <= {"renumbered"} for p in self.pairs)
        rows: tuple[TargetChange | QualityChange, ...] = (*self.targets, *self.qualitative)
        still = all(row.change == "unchanged" for row in rows)
        return quiet and still and not self.added and not self.removed
