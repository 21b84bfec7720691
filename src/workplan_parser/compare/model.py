"""The vocabulary of change: what a diff of two plans can say, as a frozen Pydantic tree."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

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

    title: str | None = Field(description="标题")
    year: int | None = Field(description="年度")
    source: SourceInfo = Field(description="来源文件")


class NodeRef(_Model):
    """An item in its own plan: ``id`` is the position path, ``number`` the printed number, ``path`` where to find it (一(三)).

    ``horizon`` is the time it speaks of, ``part`` where it stands, ``offices`` who answers for it (its own, else those of
    the item above it).
    """

    id: str = Field(description="条目编号：在自己计划中的位置，如 s1.i3")
    label: str | None = Field(description="编号：按原文印出的样子，如 （三）")
    number: int | None = Field(description="序数：编号的整数，如 3")
    title: str = Field(description="标题")
    path: str = Field(description="所在：在原文里怎么找到它，如 一(三)")
    horizon: Horizon = Field(default="plan", description="所述时期：plan 本期；beyond 远期")
    part: Part = Field(default="body", description="所在部分：body 正文；annex 附件；glossary 名词解释")
    offices: tuple[str, ...] = Field(default=(), description="责任单位：条目自己的，或上级条目的")


class Removal(NodeRef):
    """未再提及: an item the new plan lacks; ``item`` is the item itself, without its sub-items."""

    item: Item = Field(description="条目：旧计划中的条目，不含下级")


class Addition(NodeRef):
    """新增: an item the old plan lacks; ``item`` as for a removal."""

    item: Item = Field(description="条目：新计划中的条目，不含下级")


class TargetChange(_Model):
    """目标变化: one target of the old plan against its counterpart in the new.

    ``delta`` is new − old in the unit of ``new`` (for % it counts 个百分点), ``percent`` is
    delta ÷ old × 100. ``old_item`` and ``new_item`` are ids (``preamble`` for the preamble) and the
    paths what is printed, so a target that changed its item shows both places. ``aspects`` names what else differs:
    strength, comparator, deadline, unit. ``basis`` says which pass made the pair and from what, ``score`` how sure it
    was (0–1), ``review`` asks for a human eye.
    """

    change: TargetVerdict = Field(
        description="变化：raised 提高；lowered 降低；tightened 收紧；loosened 放宽；unchanged 未变；restated 改述；added 新增；removed 未再提及；unstated 未再提数；incomparable 不可比，如 raised"
    )
    indicator: str = Field(description="指标")
    old: Target | None = Field(description="旧目标：新增的为空")
    new: Target | None = Field(description="新目标：未再提及的为空")
    delta: Number | None = Field(
        default=None, description="差额：新减旧，按新目标的单位；百分数按百分点，如 150"
    )
    percent: Number | None = Field(default=None, description="变化率：差额 ÷ 旧值 × 100，如 12.5")
    aspects: tuple[Aspect, ...] = Field(
        default=(),
        description="其他不同：strength 力度；comparator 比较；deadline 期限；unit 单位，如 strength",
    )
    basis: str = Field(default="", description="对应依据：哪一步、凭什么认作同一目标，如 name")
    score: Number | None = Field(default=None, description="相似度：0–1")
    review: bool = Field(default=False, description="待核：请人看一看")
    old_item: str | None = Field(default=None, description="旧条目：条目编号；前言为 preamble，如 s1.i3")
    new_item: str | None = Field(default=None, description="新条目：条目编号；前言为 preamble，如 s2.i1")
    old_path: str | None = Field(default=None, description="旧所在：如 一(三)")
    new_path: str | None = Field(default=None, description="新所在：如 二(一)")


class RoleChange(_Model):
    """职责变化: an office that stays with another role (配合 → 牵头)."""

    name: str = Field(description="责任单位")
    old: Role = Field(description="原角色")
    new: Role = Field(description="现角色")


class ResponsibleChange(_Model):
    """责任单位变化. ``after`` is the new list where anything in it changed, else empty."""

    added: tuple[str, ...] = Field(default=(), description="新增单位")
    removed: tuple[str, ...] = Field(default=(), description="减少单位")
    role_changed: tuple[RoleChange, ...] = Field(default=(), description="职责变化")
    after: tuple[Responsibility, ...] = Field(
        default=(), description="现有单位：有变化时列出新计划的全部单位"
    )


class DeadlineChange(_Model):
    """期限变化. ``rolled``: the same day of the plan's own year (年底前 in both), no change of pace;
    ``unchanged``: the same day in other words. Every deadline of the new item has its row where any changed."""

    change: DeadlineVerdict = Field(
        description="变化：earlier 提前；later 推迟；new 新增；gone 未再提及；rolled 顺延；unchanged 未变，如 earlier"
    )
    old: Deadline | None = Field(description="旧期限")
    new: Deadline | None = Field(description="新期限")


class Edit(_Model):
    """文字变化: one piece of the redline. The ``new`` pieces in order are the new text, the ``old`` ones the old."""

    op: Literal["equal", "insert", "delete", "replace"] = Field(
        description="改动：equal 未改；insert 增；delete 删；replace 换，如 replace"
    )
    old: str = Field(description="旧文字")
    new: str = Field(description="新文字")


class QualityChange(_Model):
    """定性目标变化: ``strengthened`` where the state is more (基本消除 → 全面消除, 前五 → 前三) or is promised more firmly (力争 → 确保)."""

    change: QualityVerdict = Field(
        description="变化：added 新增；removed 未再提及；strengthened 加强；weakened 减弱；restated 改述；unchanged 未变，如 strengthened"
    )
    indicator: str = Field(description="指标")
    old: QualitativeTarget | None = Field(default=None, description="旧定性目标")
    new: QualitativeTarget | None = Field(default=None, description="新定性目标")
    aspects: tuple[Aspect, ...] = Field(default=(), description="其他不同")
    score: Number = Field(default=Decimal(1), description="相似度：0–1")
    old_item: str | None = Field(default=None, description="旧条目：条目编号")
    new_item: str | None = Field(default=None, description="新条目：条目编号")
    old_path: str | None = Field(default=None, description="旧所在")
    new_path: str | None = Field(default=None, description="新所在")


class Pair(_Model):
    """对应条目: an old item and its counterpart. No ``status`` means nothing changed.

    ``score`` is 0–1, 1 for identical or pinned; ``basis`` says which pass made the pair and from what; ``review`` asks
    for a human eye because a rival was close. ``repeated`` are targets of the new item that say again what another row
    of the diff holds: a target said twice is one.
    """

    old: NodeRef = Field(description="旧条目")
    new: NodeRef = Field(description="新条目")
    status: tuple[Status, ...] = Field(
        default=(),
        description="变化：moved 移动；retitled 改题；edited 改文；renumbered 改编号；targets 目标；responsible 责任；deadlines 期限。空为未变，如 moved",
    )
    score: Number = Field(description="相似度：0–1，相同或人工指定为 1")
    review: bool = Field(default=False, description="待核：有相近的别的对应，请人看一看")
    basis: str = Field(default="", description="对应依据：哪一步、凭什么认作同一条目，如 same")
    targets: tuple[TargetChange, ...] = Field(default=(), description="目标变化：这一对条目的目标")
    repeated: tuple[Target, ...] = Field(default=(), description="重复的目标：新条目再说一遍的目标")
    responsible: ResponsibleChange = Field(default=ResponsibleChange(), description="责任单位变化")
    deadlines: tuple[DeadlineChange, ...] = Field(default=(), description="期限变化")
    text: tuple[Edit, ...] = Field(default=(), description="文字变化：逐段的增删")


class Split(_Model):
    """拆分: one old item whose content now stands in several; ``items`` are those of them that no pair holds."""

    old: NodeRef = Field(description="旧条目")
    new: tuple[NodeRef, ...] = Field(description="新条目：旧条目的内容现在分在这几条")
    items: tuple[Item, ...] = Field(default=(), description="条目：其中没有单独对应的新条目")


class Merge(_Model):
    """合并: several old items whose content now stands in one."""

    old: tuple[NodeRef, ...] = Field(description="旧条目：内容现在并在一条")
    new: NodeRef = Field(description="新条目")


class TargetCounts(_Model):
    """Target changes of all items, counted; ``review`` are those a person should look at."""

    raised: int = Field(default=0, description="提高")
    lowered: int = Field(default=0, description="降低")
    tightened: int = Field(default=0, description="收紧")
    loosened: int = Field(default=0, description="放宽")
    unchanged: int = Field(default=0, description="未变")
    restated: int = Field(default=0, description="改述")
    added: int = Field(default=0, description="新增")
    removed: int = Field(default=0, description="未再提及")
    unstated: int = Field(default=0, description="未再提数")
    incomparable: int = Field(default=0, description="不可比")
    review: int = Field(default=0, description="待核")


class OfficeCounts(_Model):
    """Offices gained and lost in corresponding items, counted."""

    added: int = Field(default=0, description="新增单位")
    removed: int = Field(default=0, description="减少单位")


class Summary(_Model):
    """摘要: how many of each; ``unchanged`` counts pairs with no status but ``renumbered``."""

    added: int = Field(default=0, description="新增条目")
    removed: int = Field(default=0, description="未再提及的条目")
    moved: int = Field(default=0, description="移动")
    retitled: int = Field(default=0, description="改题")
    edited: int = Field(default=0, description="改文")
    renumbered: int = Field(default=0, description="改编号")
    unchanged: int = Field(default=0, description="未变：只改编号的也算")
    split: int = Field(default=0, description="拆分")
    merged: int = Field(default=0, description="合并")
    review: int = Field(default=0, description="待核")
    targets: TargetCounts = Field(default=TargetCounts(), description="目标")
    responsible: OfficeCounts = Field(default=OfficeCounts(), description="责任单位")


class DiffOptions(_Model):
    """What the comparison was told; ``only`` and ``section`` where a part of it was asked for."""

    threshold: Number = Field(description="相似度下限：条目对应至少要这么相似")
    pinned: int = Field(default=0, description="人工指定的对应")
    forbidden: int = Field(default=0, description="人工排除的对应")
    only: tuple[str, ...] = Field(default=(), description="只看哪几类")
    section: str | None = Field(default=None, description="只看哪一章")


class PlanDiff(_Model):
    """计划对照: everything that changed from ``old`` to ``new``.

    ``targets`` holds the target rows that belong to no pair: those of added and removed items and of the
    preamble; ``qualitative`` all goals without a number. ``warnings`` says what is odd about comparing these two (same year, old newer than new).
    """

    schema_uri: str = Field(
        default=DIFF_SCHEMA_URI, alias="$schema", description="数据格式：JSON Schema 的地址"
    )
    schema_version: str = Field(default=SCHEMA_VERSION, description="数据格式版本：如 1.1")
    generator: str = Field(description="生成程序")
    old: PlanHead = Field(description="旧计划")
    new: PlanHead = Field(description="新计划")
    options: DiffOptions = Field(description="选项：比较时怎么要求的")
    warnings: tuple[str, ...] = Field(default=(), description="注意：比较这两份计划有什么不寻常")
    summary: Summary = Field(description="摘要：各种变化的个数")
    pairs: tuple[Pair, ...] = Field(default=(), description="对应条目")
    added: tuple[Addition, ...] = Field(default=(), description="新增条目")
    removed: tuple[Removal, ...] = Field(default=(), description="未再提及的条目")
    splits: tuple[Split, ...] = Field(default=(), description="拆分")
    merges: tuple[Merge, ...] = Field(default=(), description="合并")
    targets: tuple[TargetChange, ...] = Field(
        default=(), description="目标变化：不属于任何对应条目的目标：新增、未再提及的条目和前言"
    )
    qualitative: tuple[QualityChange, ...] = Field(default=(), description="定性目标变化")

    def is_empty(self) -> bool:
        """True where the two plans say the same (numbers of items aside)."""
        quiet = all(set(p.status) <= {"renumbered"} for p in self.pairs)
        rows: tuple[TargetChange | QualityChange, ...] = (*self.targets, *self.qualitative)
        still = all(row.change == "unchanged" for row in rows)
        return quiet and still and not self.added and not self.removed
