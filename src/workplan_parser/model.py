"""The Pydantic tree of a plan: frozen, closed to unknown fields, tuples for lists.

Field names follow the interface contract (``docs/schema.md``); each docstring gives the Chinese
term. No logic lives here but invariants: spans are ordered, children lie inside their parents.

A default stands inside ``Annotated``: data that lacks the field (a plan written before there was one) is read,
but code that makes a node must give every field, or mypy complains.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache
from typing import Annotated, Literal, TypeVar, get_args

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer, WithJsonSchema, model_validator

from workplan_parser.span import Span
from workplan_parser.version import SCHEMA_URI, SCHEMA_VERSION

Comparator = Literal["eq", "ge", "gt", "le", "lt", "approx", "range"]
Strength = Literal["must", "expect", "strive", "approx"]
Role = Literal["lead", "support", "responsible"]
PersonRole = Literal["leader", "person_in_charge", "contact"]
Precision = Literal["day", "month", "quarter", "half", "year"]
Horizon = Literal["review", "plan", "beyond"]
HORIZONS: tuple[Horizon, ...] = get_args(Horizon)
QualityKind = Literal["full_coverage", "completion", "zero", "rank", "parity", "other"]
QuantityRole = Literal["achieved", "baseline", "attribute", "condition", "comparison", "period"]


def _plain(number: Decimal) -> Decimal:
    """3.50 stays 3.50, 2.7E+6 becomes 2700000: the digits a reader expects, no exponent."""
    return Decimal(format(number, "f"))


T = TypeVar("T")
Several = Annotated[tuple[T, ...], Field(default=())]
Maybe = Annotated[T | None, Field(default=None)]

Number = Annotated[
    Decimal,
    PlainSerializer(_plain, return_type=Decimal, when_used="always"),
    WithJsonSchema({"type": "number"}),
]

Corrected = Annotated[
    bool | None,
    Field(
        exclude_if=lambda said: said is None,
        description="核对时改过: true where a person said so, not the reading; absent elsewhere",
    ),
]
Was = Annotated[
    str | None,
    Field(
        min_length=1,
        exclude_if=lambda said: said is None,
        description="原读: what a person changed, as it was read; absent for what was not read at all",
    ),
]


Converter = Annotated[
    str | None,
    Field(
        min_length=1,
        default=None,
        exclude_if=lambda said: said is None,
        description="转换工具: what made the form that was read of an old one (.doc, .wps), as LibreOffice/7.4.7.2; the spans count in its text; absent elsewhere",
    ),
]


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, defer_build=True)

    def model_post_init(self, context: object) -> None:
        """One set of field names for all instances of a class: a set each is a third of a large plan's memory."""
        object.__setattr__(self, "__pydantic_fields_set__", _field_names(type(self)))


@cache
def _field_names(model: type[BaseModel]) -> set[str]:
    return set(model.model_fields)


class SourceInfo(_Model):
    """来源文件: where the text came from. ``text`` is present with ``--with-text`` only."""

    name: str
    media_type: str
    encoding: str | None
    sha256: str
    converted_by: Converter
    length: int = Field(ge=0, description="code points of the decoded text")
    offset_unit: Literal["codepoint"] = "codepoint"
    text: Maybe[str]


class MetadataField(_Model):
    """元数据项: one header value as found: 索引号, 发文字号, 成文日期 …; ``span`` is the value, ``claim`` the whole stretch."""

    name: str
    label: str | None
    raw: str
    span: Span
    claim: Span


class Metadata(_Model):
    """元数据: what the document says of itself; ``fields`` says where each value stands."""

    title: Maybe[str]
    subtitle: Maybe[str]
    year: Maybe[int]
    issuer: Maybe[str]
    index_number: Maybe[str]
    document_number: Maybe[str]
    topic: Maybe[str]
    document_type: Maybe[str]
    keywords: Several[str]
    written_on: Maybe[date]
    published_on: Maybe[date]
    addressees: Several[str]
    fields: Several[MetadataField]


class _Due(_Model):
    raw: str
    span: Span
    due: date
    precision: Precision


class Deadline(_Due):
    """期限: ``due`` is the last day; ``basis`` says whether the year was written or is the plan's."""

    basis: Literal["explicit", "plan_year"]
    corrected: Corrected = None
    was: Was = None


class GoverningDeadline(_Due):
    """目标的完成期限: explicit in the same clause, inherited from the sentence or item round it, or set by the section's heading."""

    basis: Literal["explicit", "inherited", "heading"]


class Citation(_Model):
    """引用文件: 《…》 with its 发文字号 where one follows."""

    title: str
    document_number: str | None
    span: Span


class Responsibility(_Model):
    """责任分工: one office named for one item."""

    name: str
    role: Role
    basis: Annotated[Literal["explicit", "document_rule"], Field(default="explicit")]
    kind: Annotated[Literal["unit", "group"], Field(default="unit")]
    full_name: Maybe[str]
    span: Span
    corrected: Corrected = None
    was: Was = None


class Person(_Model):
    """责任人: one person named for one item, as a leader (责任领导), in charge (责任人) or to be asked (联系人)."""

    name: str
    role: PersonRole
    phone: Maybe[str]
    span: Span
    corrected: Corrected = None
    was: Was = None


class _Measured(_Model):
    raw: str
    span: Span
    indicator: str
    indicator_span: Maybe[Span]
    indicator_spans: Several[Span]
    comparator: Comparator
    value: Number
    value_max: Maybe[Number]
    unit: str
    ucum: Maybe[str]
    dimension: Maybe[str]


class Target(_Measured):
    """目标: a number with a unit that the plan commits to."""

    strength: Strength
    deadline: Maybe[GoverningDeadline]
    rule: str
    corrected: Corrected = None
    was: Was = None


class QualitativeTarget(_Model):
    """定性目标: an end state without a number that the plan commits to and an inspector could check: 全覆盖, 建成投用, 清零."""

    raw: str
    span: Span
    indicator: str
    indicator_span: Maybe[Span]
    kind: QualityKind
    strength: Strength
    deadline: Maybe[GoverningDeadline]
    rule: str
    corrected: Corrected = None
    was: Was = None


class OtherQuantity(_Measured):
    """其他数量: a quantity that is no commitment: achieved result, baseline, attribute, condition …"""

    role: QuantityRole
    rule: str
    corrected: Corrected = None
    was: Was = None


class Column(_Model):
    """表格栏目: one cell of a table row that no other field holds."""

    header: str
    text: str
    span: Span


class Item(_Model):
    """条目: one numbered task with its body, offices, targets and sub-items."""

    id: str
    label: str | None
    number: int | None
    level: int = Field(ge=1)
    title: str
    title_span: Maybe[Span]
    text: str
    text_spans: Several[Span]
    responsible: Several[Responsibility]
    people: Several[Person]
    horizon: Annotated[
        Horizon,
        Field(
            default="plan",
            description="what time it speaks of: review (工作回顾, 发展成就), plan (the plan's own period), "
            "beyond (a longer one: “十五五”时期, 2035年远景目标)",
        ),
    ]
    targets: Several[Target]
    qualitative_targets: Several[QualitativeTarget]
    other_quantities: Several[OtherQuantity]
    deadlines: Several[Deadline]
    citations: Several[Citation]
    columns: Several[Column]
    items: Several[Item]
    span: Span
    corrected: Corrected = None
    was: Was = None


Promise = Target | QualitativeTarget
"""What a plan commits to: a number, or an end state without one."""


class Section(Item):
    """章节: the top level of the outline."""


class Preamble(_Model):
    """前言: text before the first numbered node (总体要求, the notice that carries the plan)."""

    text: str
    span: Span
    text_spans: Several[Span]
    targets: Several[Target]
    qualitative_targets: Several[QualitativeTarget]
    other_quantities: Several[OtherQuantity]
    deadlines: Several[Deadline]
    citations: Several[Citation]


class Attachment(_Model):
    """附件: an annex after the plan's end, with its own outline."""

    label: str
    number: int | None
    title: str
    text: Annotated[str, Field(default="")]
    text_spans: Several[Span]
    sections: Several[Section]
    span: Span


class Closing(_Model):
    """落款与页脚: signature, date, 主办单位/地址/邮编 and other furniture after the last node."""

    text: str
    span: Span
    text_spans: Several[Span]
    fields: Several[MetadataField]


class Unclaimed(_Model):
    """未归属文本: a stretch that belongs to nothing above, and why."""

    text: str
    span: Span
    reason: str


class Diagnostic(_Model):
    """诊断: a coded doubt that points at a place."""

    code: str
    severity: Literal["error", "warning", "info"]
    message: str
    span: Span | None
    help: str


class Plan(_Model):
    """工作计划: the whole document as data."""

    schema_uri: str = Field(default=SCHEMA_URI, alias="$schema")
    schema_version: str = SCHEMA_VERSION
    generator: str
    source: SourceInfo
    metadata: Metadata
    preamble: Maybe[Preamble]
    sections: Several[Section]
    attachments: Several[Attachment]
    closing: Maybe[Closing]
    unclaimed: Several[Unclaimed]
    diagnostics: Several[Diagnostic]

    @model_validator(mode="after")
    def _children_inside_parents(self) -> Plan:
        todo: list[Item] = [*self.sections, *(s for a in self.attachments for s in a.sections)]
        while todo:
            node = todo.pop()
            before = node.span.start
            for child in node.items:
                if not node.span.contains(child.span) or child.span.start < before:
                    raise ValueError(f"{child.id} does not lie in order inside {node.id}")
                before = child.span.end
            todo.extend(node.items)
        return self
