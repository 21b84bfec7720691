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

    title: str | None
    year: int | None
    source: SourceInfo


class NodeRef(_Model):
    """An item in its own plan: ``id`` is the position path, ``number`` the printed number, ``path`` where to find it (一(三)).

    ``horizon`` is the time it speaks of, ``part`` where it stands, ``offices`` who answers for it (its own, else those of
    the item above it).
    """

    id: str
    label: str | None
    number: int | None
    title: str
    path: str
    horizon: Horizon = "plan"
    part: Part = "body"
    offices: tuple[str, ...] = ()


class Removal(NodeRef):
    """未再提及: an item the new plan lacks; ``item`` is the item itself, without its sub-items."""

    item: Item


class Addition(NodeRef):
    """新增: an item the old plan lacks; ``item`` as for a removal."""

    item: Item


class TargetChange(_Model):
    """目标变化: one target of the old plan against its counterpart in the new.

    ``delta`` is new − old in the unit of ``new`` (for % it counts 个百分点), ``percent`` is
    delta ÷ old × 100. ``old_item`` and ``new_item`` are ids (``preamble`` for the preamble) and the
    paths what is printed, so a target that changed its item shows both places. ``aspects`` names what else differs:
    strength, comparator, deadline, unit. ``basis`` says which pass made the pair and from what, ``score`` how sure it
    was (0–1), ``review`` asks for a human eye.
    """

    change: TargetVerdict
    indicator: str
    old: Target | None
    new: Target | None
    delta: Number | None = None
    percent: Number | None = None
    aspects: tuple[Aspect, ...] = ()
    basis: str = ""
    score: Number | None = None
    review: bool = False
    old_item: str | None = None
    new_item: str | None = None
    old_path: str | None = None
    new_path: str | None = None


class RoleChange(_Model):
    """职责变化: an office that stays with another role (配合 → 牵头)."""

    name: str
    old: Role
    new: Role


class ResponsibleChange(_Model):
    """责任单位变化. ``after`` is the new list where anything in it changed, else empty."""

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    role_changed: tuple[RoleChange, ...] = ()
    after: tuple[Responsibility, ...] = ()


class DeadlineChange(_Model):
    """期限变化. ``rolled``: the same day of the plan's own year (年底前 in both), no change of pace;
    ``unchanged``: the same day in other words. Every deadline of the new item has its row where any changed."""

    change: DeadlineVerdict
    old: Deadline | None
    new: Deadline | None


class Edit(_Model):
    """文字变化: one piece of the redline. The ``new`` pieces in order are the new text, the ``old`` ones the old."""

    op: Literal["equal", "insert", "delete", "replace"]
    old: str
    new: str


class QualityChange(_Model):
    """定性目标变化: ``strengthened`` where the state is more (基本消除 → 全面消除, 前五 → 前三) or is promised more firmly (力争 → 确保)."""

    change: QualityVerdict
    indicator: str
    old: QualitativeTarget | None = None
    new: QualitativeTarget | None = None
    aspects: tuple[Aspect, ...] = ()
    score: Number = Decimal(1)
    old_item: str | None = None
    new_item: str | None = None
    old_path: str | None = None
    new_path: str | None = None


class Pair(_Model):
    """对应条目: an old item and its counterpart. No ``status`` means nothing changed.

    ``score`` is 0–1, 1 for identical or pinned; ``basis`` says which pass made the pair and from what; ``review`` asks
    for a human eye because a rival was close. ``repeated`` are targets of the new item that say again what another row
    of the diff holds: a target said twice is one.
    """

    old: NodeRef
    new: NodeRef
    status: tuple[Status, ...] = ()
    score: Number
    review: bool = False
    basis: str = ""
    targets: tuple[TargetChange, ...] = ()
    repeated: tuple[Target, ...] = ()
    responsible: ResponsibleChange = ResponsibleChange()
    deadlines: tuple[DeadlineChange, ...] = ()
    text: tuple[Edit, ...] = ()


class Split(_Model):
    """拆分: one old item whose content now stands in several; ``items`` are those of them that no pair holds."""

    old: NodeRef
    new: tuple[NodeRef, ...]
    items: tuple[Item, ...] = ()


class Merge(_Model):
    """合并: several old items whose content now stands in one."""

    old: tuple[NodeRef, ...]
    new: NodeRef


class TargetCounts(_Model):
    """Target changes of all items, counted; ``review`` are those a person should look at."""

    raised: int = 0
    lowered: int = 0
    tightened: int = 0
    loosened: int = 0
    unchanged: int = 0
    restated: int = 0
    added: int = 0
    removed: int = 0
    unstated: int = 0
    incomparable: int = 0
    review: int = 0


class OfficeCounts(_Model):
    """Offices gained and lost in corresponding items, counted."""

    added: int = 0
    removed: int = 0


class Summary(_Model):
    """摘要: how many of each; ``unchanged`` counts pairs with no status but ``renumbered``."""

    added: int = 0
    removed: int = 0
    moved: int = 0
    retitled: int = 0
    edited: int = 0
    renumbered: int = 0
    unchanged: int = 0
    split: int = 0
    merged: int = 0
    review: int = 0
    targets: TargetCounts = TargetCounts()
    responsible: OfficeCounts = OfficeCounts()


class DiffOptions(_Model):
    """What the comparison was told; ``only`` and ``section`` where a part of it was asked for."""

    threshold: Number
    pinned: int = 0
    forbidden: int = 0
    only: tuple[str, ...] = ()
    section: str | None = None


class PlanDiff(_Model):
    """计划对照: everything that changed from ``old`` to ``new``.

    ``targets`` holds the target rows that belong to no pair: those of added and removed items and of the
    preamble; ``qualitative`` all goals without a number. ``warnings`` says what is odd about comparing these two (same year, old newer than new).
    """

    schema_uri: str = Field(default=DIFF_SCHEMA_URI, alias="$schema")
    schema_version: str = SCHEMA_VERSION
    generator: str
    old: PlanHead
    new: PlanHead
    options: DiffOptions
    warnings: tuple[str, ...] = ()
    summary: Summary
    pairs: tuple[Pair, ...] = ()
    added: tuple[Addition, ...] = ()
    removed: tuple[Removal, ...] = ()
    splits: tuple[Split, ...] = ()
    merges: tuple[Merge, ...] = ()
    targets: tuple[TargetChange, ...] = ()
    qualitative: tuple[QualityChange, ...] = ()

    def is_empty(self) -> bool:
        """True where the two plans say the same (numbers of items aside)."""
        quiet = all(set(p.status) <= {"renumbered"} for p in self.pairs)
        rows: tuple[TargetChange | QualityChange, ...] = (*self.targets, *self.qualitative)
        still = all(row.change == "unchanged" for row in rows)
        return quiet and still and not self.added and not self.removed
