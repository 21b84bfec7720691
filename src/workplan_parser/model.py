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
        description="核对时改过：是人说的，不是读出来的；其余没有这一项", exclude_if=lambda said: said is None
    ),
]
Was = Annotated[
    str | None,
    Field(
        description="原读：人改之前读成什么；没有读出的没有这一项",
        min_length=1,
        exclude_if=lambda said: said is None,
    ),
]


Converter = Annotated[
    str | None,
    Field(
        min_length=1,
        default=None,
        description="转换工具：旧格式（.doc、.wps）由什么转换而来，位置按转换后的文本，如 LibreOffice/7.4.7.2；其余没有这一项",
        exclude_if=lambda said: said is None,
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

    name: str = Field(description="文件名：如 要点.txt")
    media_type: str = Field(description="媒体类型：按内容认定，不按扩展名，如 text/plain")
    encoding: str | None = Field(description="编码：文本文件原来的编码，如 gb18030")
    sha256: str = Field(description="校验值：原文件的 SHA-256")
    converted_by: Converter
    length: int = Field(ge=0, description="字符数：全文的 Unicode 码点数，如 4096")
    offset_unit: Literal["codepoint"] = Field(
        default="codepoint", description="位置单位：位置按 Unicode 码点计"
    )
    text: Maybe[str] = Field(description="全文：用 --with-text 时才有")


class MetadataField(_Model):
    """元数据项: one header value as found: 索引号, 发文字号, 成文日期 …; ``span`` is the value, ``claim`` the whole stretch."""

    name: str = Field(description="元数据项：如 document_number")
    label: str | None = Field(description="标签：原文中的标签，如 发文字号")
    raw: str = Field(description="原文：值的原文，如 云城〔2025〕3号")
    span: Span = Field(description="位置：值在全文中的位置")
    claim: Span = Field(description="整段位置：连同标签在内的整段")


class Metadata(_Model):
    """元数据: what the document says of itself; ``fields`` says where each value stands."""

    title: Maybe[str] = Field(description="标题：换行和字间空格已并合，如 云岭市2025年城市管理工作要点")
    subtitle: Maybe[str] = Field(description="副标题：如 征求意见稿")
    year: Maybe[int] = Field(description="年度：计划所属的年份，如 2025")
    issuer: Maybe[str] = Field(description="发文机关：如 云岭市城市管理局")
    index_number: Maybe[str] = Field(description="索引号：政府信息公开索引号")
    document_number: Maybe[str] = Field(description="发文字号：如 云城〔2025〕3号")
    topic: Maybe[str] = Field(description="主题分类：如 城乡建设")
    document_type: Maybe[str] = Field(description="体裁：如 通知")
    keywords: Several[str] = Field(description="主题词：如 城市管理")
    written_on: Maybe[date] = Field(description="成文日期：如 2025-02-07")
    published_on: Maybe[date] = Field(description="发布日期：如 2025-02-10")
    addressees: Several[str] = Field(description="主送机关：如 各县（区）人民政府")
    fields: Several[MetadataField] = Field(description="元数据项：每一项在全文中的位置")


class _Due(_Model):
    raw: str = Field(description="期限原文：如 6月底前")
    span: Span = Field(description="位置：期限在全文中的位置")
    due: date = Field(description="期限：最后一天，如 2025-06-30")
    precision: Precision = Field(description="期限精度：原文说到日、月、季、半年还是年，如 month")


class Deadline(_Due):
    """期限: ``due`` is the last day; ``basis`` says whether the year was written or is the plan's."""

    basis: Literal["explicit", "plan_year"] = Field(
        description="期限依据：explicit 年份写明；plan_year 取计划年度，如 plan_year"
    )
    corrected: Corrected = None
    was: Was = None


class GoverningDeadline(_Due):
    """目标的完成期限: explicit in the same clause, inherited from the sentence or item round it, or set by the section's heading."""

    basis: Literal["explicit", "inherited", "heading"] = Field(
        description="期限依据：explicit 同一分句；inherited 同句或同条前文；heading 章节标题所定，如 explicit"
    )


class Citation(_Model):
    """引用文件: 《…》 with its 发文字号 where one follows."""

    title: str = Field(description="文件名称：书名号内的名称，如 城镇排水条例")
    document_number: str | None = Field(description="发文字号：书名号后的文号，如 云政〔2024〕12号")
    span: Span = Field(description="位置：引用在全文中的位置")


class Responsibility(_Model):
    """责任分工: one office named for one item."""

    name: str = Field(description="责任单位：按原文，如 市政处")
    role: Role = Field(description="角色：lead 牵头；support 配合；responsible 责任，如 lead")
    basis: Annotated[Literal["explicit", "document_rule"], Field(default="explicit")] = Field(
        description="依据：explicit 原文写明；document_rule 文件规定排第一的牵头，如 explicit"
    )
    kind: Annotated[Literal["unit", "group"], Field(default="unit")] = Field(
        description="类别：unit 一个单位；group 多个单位的统称（各县区），如 unit"
    )
    full_name: Maybe[str] = Field(
        description="全称：承前省略的补全：区环保局、农发局 → 区农发局，如 区农发局"
    )
    span: Span = Field(description="位置：单位名在全文中的位置")
    corrected: Corrected = None
    was: Was = None


class Person(_Model):
    """责任人: one person named for one item, as a leader (责任领导), in charge (责任人) or to be asked (联系人)."""

    name: str = Field(description="姓名：按原文，如 王小明")
    role: PersonRole = Field(
        description="角色：leader 责任领导；person_in_charge 责任人；contact 联系人，如 leader"
    )
    phone: Maybe[str] = Field(description="联系电话：写在姓名旁的电话")
    span: Span = Field(description="位置：姓名在全文中的位置")
    corrected: Corrected = None
    was: Was = None


class _Measured(_Model):
    raw: str = Field(description="原文：数字、单位和紧挨着的比较词，如 不低于95%")
    span: Span = Field(description="位置：原文在全文中的位置")
    indicator: str = Field(
        description="指标：数字说的是什么，取自原文，单看这一行能懂，如 城市生活污水集中收集率"
    )
    indicator_span: Maybe[Span] = Field(description="指标位置：指标的第一处引文")
    indicator_spans: Several[Span] = Field(description="指标出处：指标由这几处引文依次拼成")
    comparator: Comparator = Field(
        description="比较：eq 等于；ge 不低于；gt 高于；le 不高于；lt 低于；approx 左右；range 区间，如 ge"
    )
    value: Number = Field(
        description="目标值：精确的十进制数，万、亿已换算，百分数仍是 97 而不是 0.97，如 12000"
    )
    value_max: Maybe[Number] = Field(description="目标上限：区间的上限，其余为空，如 15000")
    unit: str = Field(description="单位：去掉万、亿后的原文单位，如 平方米")
    ucum: Maybe[str] = Field(description="标准单位：UCUM 代码，如 m2")
    dimension: Maybe[str] = Field(description="量纲：money、area、length、ratio、count …，如 area")


class Target(_Measured):
    """目标: a number with a unit that the plan commits to."""

    strength: Strength = Field(
        description="力度：must 确保；expect 预期；strive 力争；approx 左右、基本，如 must"
    )
    deadline: Maybe[GoverningDeadline] = Field(description="期限：管这个数字的期限")
    rule: str = Field(description="规则：认定它的规则，workplan explain 可查，如 plain")
    corrected: Corrected = None
    was: Was = None


class QualitativeTarget(_Model):
    """定性目标: an end state without a number that the plan commits to and an inspector could check: 全覆盖, 建成投用, 清零."""

    raw: str = Field(description="原文：说出状态的词，如 全覆盖")
    span: Span = Field(description="位置：原文在全文中的位置")
    indicator: str = Field(description="指标：什么达到这个状态，如 农村供水")
    indicator_span: Maybe[Span] = Field(description="指标位置：指标的引文")
    kind: QualityKind = Field(
        description="类别：full_coverage 全覆盖；completion 完成；zero 清零；rank 位次；parity 看齐；other 其他状态，如 full_coverage"
    )
    strength: Strength = Field(
        description="力度：must 确保；expect 预期；strive 力争；approx 基本，如 expect"
    )
    deadline: Maybe[GoverningDeadline] = Field(description="期限：管这个状态的期限")
    rule: str = Field(description="规则：认定它的规则，workplan explain 可查，如 covered")
    corrected: Corrected = None
    was: Was = None


class OtherQuantity(_Measured):
    """其他数量: a quantity that is no commitment: achieved result, baseline, attribute, condition …"""

    role: QuantityRole = Field(
        description="角色：achieved 已完成的成绩；baseline 基数、现状；attribute 事物的属性；condition 条件；comparison 与别的数比较；period 期间，如 achieved"
    )
    rule: str = Field(description="规则：认定它的规则，workplan explain 可查，如 past_tense")
    corrected: Corrected = None
    was: Was = None


class Column(_Model):
    """表格栏目: one cell of a table row that no other field holds."""

    header: str = Field(description="栏目：表头，如 资金来源")
    text: str = Field(description="内容：单元格的文字，如 区级财政")
    span: Span = Field(description="位置：单元格在全文中的位置")


class Item(_Model):
    """条目: one numbered task with its body, offices, targets and sub-items."""

    id: str = Field(description="条目编号：在提纲中的位置，同样的文本总是同样的编号，如 s1.i3")
    label: str | None = Field(description="编号：按原文印出的样子，如 （十三）")
    number: int | None = Field(description="序数：编号的整数，如 13")
    level: int = Field(ge=1, description="层级：在提纲中的深度，章节为 1，如 2")
    title: str = Field(description="标题：段首标题，不含句末的句号；没有则为空串，如 推进老旧小区改造")
    title_span: Maybe[Span] = Field(description="标题位置：标题在全文中的位置")
    text: str = Field(description="正文：不含编号、标题、责任单位行和下级条目")
    text_spans: Several[Span] = Field(description="正文位置：正文由这几段原文组成")
    responsible: Several[Responsibility] = Field(description="责任分工：这一条目的责任单位")
    people: Several[Person] = Field(description="责任人：这一条目的责任领导、责任人、联系人")
    horizon: Annotated[Horizon, Field(default="plan")] = Field(
        description="所述时期：review 回顾（工作回顾、发展成就）；plan 本期；beyond 远期（“十五五”时期、2035年远景目标）"
    )
    targets: Several[Target] = Field(description="目标：计划承诺的数字，按原文次序")
    qualitative_targets: Several[QualitativeTarget] = Field(description="定性目标：没有数字而可以检查的状态")
    other_quantities: Several[OtherQuantity] = Field(
        description="其他数量：不是承诺的数字：成绩、基数、属性、条件 …"
    )
    deadlines: Several[Deadline] = Field(description="期限：条目中的期限")
    citations: Several[Citation] = Field(description="引用文件：条目中引用的文件")
    columns: Several[Column] = Field(description="表格栏目：表格这一行中其余各栏")
    items: Several[Item] = Field(description="下级条目：按原文次序")
    span: Span = Field(description="位置：整个条目，从编号到最后一个下级条目")
    corrected: Corrected = None
    was: Was = None


Promise = Target | QualitativeTarget
"""What a plan commits to: a number, or an end state without one."""


class Section(Item):
    """章节: the top level of the outline."""


class Preamble(_Model):
    """前言: text before the first numbered node (总体要求, the notice that carries the plan)."""

    text: str = Field(description="前言：第一个编号之前的文字")
    span: Span = Field(description="位置：前言在全文中的位置")
    text_spans: Several[Span] = Field(description="正文位置：前言由这几段原文组成")
    targets: Several[Target] = Field(description="目标：前言承诺的数字")
    qualitative_targets: Several[QualitativeTarget] = Field(description="定性目标：前言承诺的状态")
    other_quantities: Several[OtherQuantity] = Field(description="其他数量：前言中不是承诺的数字")
    deadlines: Several[Deadline] = Field(description="期限：前言中的期限")
    citations: Several[Citation] = Field(description="引用文件：前言引用的文件")


class Attachment(_Model):
    """附件: an annex after the plan's end, with its own outline."""

    label: str = Field(description="编号：如 附件1")
    number: int | None = Field(description="序数：编号的整数，如 1")
    title: str = Field(description="标题：如 任务分解表")
    text: Annotated[str, Field(default="")] = Field(description="正文：附件中不属于提纲的文字")
    text_spans: Several[Span] = Field(description="正文位置：正文由这几段原文组成")
    sections: Several[Section] = Field(description="章节：附件自己的提纲")
    span: Span = Field(description="位置：整个附件")


class Closing(_Model):
    """落款与页脚: signature, date, 主办单位/地址/邮编 and other furniture after the last node."""

    text: str = Field(description="落款与页脚：署名、日期、主办单位、地址、邮编 …")
    span: Span = Field(description="位置：落款在全文中的位置")
    text_spans: Several[Span] = Field(description="正文位置：落款由这几段原文组成")
    fields: Several[MetadataField] = Field(description="元数据项：落款中认出的各项")


class Unclaimed(_Model):
    """未归属文本: a stretch that belongs to nothing above, and why."""

    text: str = Field(description="文字：未归属的原文")
    span: Span = Field(description="位置：它在全文中的位置")
    reason: str = Field(description="原因：为什么哪里都不属于")


class Diagnostic(_Model):
    """诊断: a coded doubt that points at a place."""

    code: str = Field(description="代码：含义见 docs/diagnostics.md，如 WP401")
    severity: Literal["error", "warning", "info"] = Field(
        description="程度：error 错误；warning 警告；info 提示，如 warning"
    )
    message: str = Field(description="说明：看到了什么，如 期限有歧义：2025年6月份前")
    span: Span | None = Field(description="位置：所指的原文，没有则为空")
    help: str = Field(description="建议：可以怎么办，如 请写明“月底前”或具体日期")


class Plan(_Model):
    """工作计划: the whole document as data."""

    schema_uri: str = Field(default=SCHEMA_URI, alias="$schema", description="数据格式：JSON Schema 的地址")
    schema_version: str = Field(default=SCHEMA_VERSION, description="数据格式版本：如 1.1")
    generator: str = Field(description="生成程序：如 workplan-parser 0.1.0")
    source: SourceInfo = Field(description="来源文件：文本从哪里来")
    metadata: Metadata = Field(description="元数据：文件说自己的话")
    preamble: Maybe[Preamble] = Field(description="前言：第一个编号之前的文字")
    sections: Several[Section] = Field(description="章节：提纲的第一层")
    attachments: Several[Attachment] = Field(description="附件：计划正文之后的附件")
    closing: Maybe[Closing] = Field(description="落款与页脚：正文之后的署名、日期等")
    unclaimed: Several[Unclaimed] = Field(description="未归属文本：不属于以上任何部分的文字，没有一个字丢掉")
    diagnostics: Several[Diagnostic] = Field(description="诊断：读的时候有疑问的地方")

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
