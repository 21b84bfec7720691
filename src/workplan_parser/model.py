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
from typing import Annotated, Any, Literal, TypeVar, get_args

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


def told(term: str, meaning: str = "", example: str = "", **more: Any) -> Any:
    """A field as people are told of it, wherever they are: its Chinese term, what it means, an example."""
    said = "，".join(filter(None, (meaning, example and f"如 {example}")))
    return Field(title=term, description=f"{term}：{said}" if said else term, **more)


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
    told("核对时改过", "是人说的，不是读出来的；其余没有这一项", exclude_if=lambda said: said is None),
]
Was = Annotated[
    str | None,
    told(
        "原读", "人改之前读成什么；没有读出的没有这一项", min_length=1, exclude_if=lambda said: said is None
    ),
]


Converter = Annotated[
    str | None,
    told(
        "转换工具",
        "旧格式（.doc、.wps）由什么转换而来，位置按转换后的文本；其余没有这一项",
        "LibreOffice/7.4.7.2",
        default=None,
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

    name: Annotated[str, told("文件名", "", "要点.txt")]
    media_type: Annotated[str, told("媒体类型", "按内容认定，不按扩展名", "text/plain")]
    encoding: Annotated[str | None, told("编码", "文本文件原来的编码", "gb18030")]
    sha256: Annotated[str, told("校验值", "原文件的 SHA-256")]
    converted_by: Converter
    length: Annotated[int, told("字符数", "全文的 Unicode 码点数", "4096", ge=0)]
    offset_unit: Annotated[Literal["codepoint"], told("位置单位", "位置按 Unicode 码点计")] = "codepoint"
    text: Annotated[Maybe[str], told("全文", "用 --with-text 时才有")]


class MetadataField(_Model):
    """元数据项: one header value as found: 索引号, 发文字号, 成文日期 …; ``span`` is the value, ``claim`` the whole stretch."""

    name: Annotated[str, told("元数据项", "", "document_number")]
    label: Annotated[str | None, told("标签", "原文中的标签", "发文字号")]
    raw: Annotated[str, told("原文", "值的原文", "云城〔2025〕3号")]
    span: Annotated[Span, told("位置", "值在全文中的位置")]
    claim: Annotated[Span, told("整段位置", "连同标签在内的整段")]


class Metadata(_Model):
    """元数据: what the document says of itself; ``fields`` says where each value stands."""

    title: Annotated[Maybe[str], told("标题", "换行和字间空格已并合", "云岭市2025年城市管理工作要点")]
    subtitle: Annotated[Maybe[str], told("副标题", "", "征求意见稿")]
    year: Annotated[Maybe[int], told("年度", "计划所属的年份", "2025")]
    issuer: Annotated[Maybe[str], told("发文机关", "", "云岭市城市管理局")]
    index_number: Annotated[Maybe[str], told("索引号", "政府信息公开索引号")]
    document_number: Annotated[Maybe[str], told("发文字号", "", "云城〔2025〕3号")]
    topic: Annotated[Maybe[str], told("主题分类", "", "城乡建设")]
    document_type: Annotated[Maybe[str], told("体裁", "", "通知")]
    keywords: Annotated[Several[str], told("主题词", "", "城市管理")]
    written_on: Annotated[Maybe[date], told("成文日期", "", "2025-02-07")]
    published_on: Annotated[Maybe[date], told("发布日期", "", "2025-02-10")]
    addressees: Annotated[Several[str], told("主送机关", "", "各县（区）人民政府")]
    fields: Annotated[Several[MetadataField], told("元数据项", "每一项在全文中的位置")]


class _Due(_Model):
    raw: Annotated[str, told("期限原文", "", "6月底前")]
    span: Annotated[Span, told("位置", "期限在全文中的位置")]
    due: Annotated[date, told("期限", "最后一天", "2025-06-30")]
    precision: Annotated[Precision, told("期限精度", "原文说到日、月、季、半年还是年", "month")]


class Deadline(_Due):
    """期限: ``due`` is the last day; ``basis`` says whether the year was written or is the plan's."""

    basis: Annotated[
        Literal["explicit", "plan_year"],
        told("期限依据", "explicit 年份写明；plan_year 取计划年度", "plan_year"),
    ]
    corrected: Corrected = None
    was: Was = None


class GoverningDeadline(_Due):
    """目标的完成期限: explicit in the same clause, inherited from the sentence or item round it, or set by the section's heading."""

    basis: Annotated[
        Literal["explicit", "inherited", "heading"],
        told("期限依据", "explicit 同一分句；inherited 同句或同条前文；heading 章节标题所定", "explicit"),
    ]


class Citation(_Model):
    """引用文件: 《…》 with its 发文字号 where one follows."""

    title: Annotated[str, told("文件名称", "书名号内的名称", "城镇排水条例")]
    document_number: Annotated[str | None, told("发文字号", "书名号后的文号", "云政〔2024〕12号")]
    span: Annotated[Span, told("位置", "引用在全文中的位置")]


class Responsibility(_Model):
    """责任分工: one office named for one item."""

    name: Annotated[str, told("责任单位", "按原文", "市政处")]
    role: Annotated[Role, told("角色", "lead 牵头；support 配合；responsible 责任", "lead")]
    basis: Annotated[
        Literal["explicit", "document_rule"],
        Field(default="explicit"),
        told("依据", "explicit 原文写明；document_rule 文件规定排第一的牵头", "explicit"),
    ]
    kind: Annotated[
        Literal["unit", "group"],
        Field(default="unit"),
        told("类别", "unit 一个单位；group 多个单位的统称（各县区）", "unit"),
    ]
    full_name: Annotated[Maybe[str], told("全称", "承前省略的补全：区环保局、农发局 → 区农发局", "区农发局")]
    span: Annotated[Span, told("位置", "单位名在全文中的位置")]
    corrected: Corrected = None
    was: Was = None


class Person(_Model):
    """责任人: one person named for one item, as a leader (责任领导), in charge (责任人) or to be asked (联系人)."""

    name: Annotated[str, told("姓名", "按原文", "王小明")]
    role: Annotated[
        PersonRole, told("角色", "leader 责任领导；person_in_charge 责任人；contact 联系人", "leader")
    ]
    phone: Annotated[Maybe[str], told("联系电话", "写在姓名旁的电话")]
    span: Annotated[Span, told("位置", "姓名在全文中的位置")]
    corrected: Corrected = None
    was: Was = None


class _Measured(_Model):
    raw: Annotated[str, told("原文", "数字、单位和紧挨着的比较词", "不低于95%")]
    span: Annotated[Span, told("位置", "原文在全文中的位置")]
    indicator: Annotated[
        str, told("指标", "数字说的是什么，取自原文，单看这一行能懂", "城市生活污水集中收集率")
    ]
    indicator_span: Annotated[Maybe[Span], told("指标位置", "指标的第一处引文")]
    indicator_spans: Annotated[Several[Span], told("指标出处", "指标由这几处引文依次拼成")]
    comparator: Annotated[
        Comparator,
        told("比较", "eq 等于；ge 不低于；gt 高于；le 不高于；lt 低于；approx 左右；range 区间", "ge"),
    ]
    value: Annotated[
        Number, told("目标值", "精确的十进制数，万、亿已换算，百分数仍是 97 而不是 0.97", "12000")
    ]
    value_max: Annotated[Maybe[Number], told("目标上限", "区间的上限，其余为空", "15000")]
    unit: Annotated[str, told("单位", "去掉万、亿后的原文单位", "平方米")]
    ucum: Annotated[Maybe[str], told("标准单位", "UCUM 代码", "m2")]
    dimension: Annotated[Maybe[str], told("量纲", "money、area、length、ratio、count …", "area")]


class Target(_Measured):
    """目标: a number with a unit that the plan commits to."""

    strength: Annotated[
        Strength, told("力度", "must 确保；expect 预期；strive 力争；approx 左右、基本", "must")
    ]
    deadline: Annotated[Maybe[GoverningDeadline], told("期限", "管这个数字的期限")]
    rule: Annotated[str, told("规则", "认定它的规则，workplan explain 可查", "plain")]
    corrected: Corrected = None
    was: Was = None


class QualitativeTarget(_Model):
    """定性目标: an end state without a number that the plan commits to and an inspector could check: 全覆盖, 建成投用, 清零."""

    raw: Annotated[str, told("原文", "说出状态的词", "全覆盖")]
    span: Annotated[Span, told("位置", "原文在全文中的位置")]
    indicator: Annotated[str, told("指标", "什么达到这个状态", "农村供水")]
    indicator_span: Annotated[Maybe[Span], told("指标位置", "指标的引文")]
    kind: Annotated[
        QualityKind,
        told(
            "类别",
            "full_coverage 全覆盖；completion 完成；zero 清零；rank 位次；parity 看齐；other 其他状态",
            "full_coverage",
        ),
    ]
    strength: Annotated[Strength, told("力度", "must 确保；expect 预期；strive 力争；approx 基本", "expect")]
    deadline: Annotated[Maybe[GoverningDeadline], told("期限", "管这个状态的期限")]
    rule: Annotated[str, told("规则", "认定它的规则，workplan explain 可查", "covered")]
    corrected: Corrected = None
    was: Was = None


class OtherQuantity(_Measured):
    """其他数量: a quantity that is no commitment: achieved result, baseline, attribute, condition …"""

    role: Annotated[
        QuantityRole,
        told(
            "角色",
            "achieved 已完成的成绩；baseline 基数、现状；attribute 事物的属性；condition 条件；comparison 与别的数比较；period 期间",
            "achieved",
        ),
    ]
    rule: Annotated[str, told("规则", "认定它的规则，workplan explain 可查", "past_tense")]
    corrected: Corrected = None
    was: Was = None


class Column(_Model):
    """表格栏目: one cell of a table row that no other field holds."""

    header: Annotated[str, told("栏目", "表头", "资金来源")]
    text: Annotated[str, told("内容", "单元格的文字", "区级财政")]
    span: Annotated[Span, told("位置", "单元格在全文中的位置")]


class Item(_Model):
    """条目: one numbered task with its body, offices, targets and sub-items."""

    id: Annotated[str, told("条目编号", "在提纲中的位置，同样的文本总是同样的编号", "s1.i3")]
    label: Annotated[str | None, told("编号", "按原文印出的样子", "（十三）")]
    number: Annotated[int | None, told("序数", "编号的整数", "13")]
    level: Annotated[int, told("层级", "在提纲中的深度，章节为 1", "2", ge=1)]
    title: Annotated[str, told("标题", "段首标题，不含句末的句号；没有则为空串", "推进老旧小区改造")]
    title_span: Annotated[Maybe[Span], told("标题位置", "标题在全文中的位置")]
    text: Annotated[str, told("正文", "不含编号、标题、责任单位行和下级条目")]
    text_spans: Annotated[Several[Span], told("正文位置", "正文由这几段原文组成")]
    responsible: Annotated[Several[Responsibility], told("责任分工", "这一条目的责任单位")]
    people: Annotated[Several[Person], told("责任人", "这一条目的责任领导、责任人、联系人")]
    horizon: Annotated[
        Horizon,
        told(
            "所述时期",
            "review 回顾（工作回顾、发展成就）；plan 本期；beyond 远期（“十五五”时期、2035年远景目标）",
            default="plan",
        ),
    ]
    targets: Annotated[Several[Target], told("目标", "计划承诺的数字，按原文次序")]
    qualitative_targets: Annotated[Several[QualitativeTarget], told("定性目标", "没有数字而可以检查的状态")]
    other_quantities: Annotated[
        Several[OtherQuantity], told("其他数量", "不是承诺的数字：成绩、基数、属性、条件 …")
    ]
    deadlines: Annotated[Several[Deadline], told("期限", "条目中的期限")]
    citations: Annotated[Several[Citation], told("引用文件", "条目中引用的文件")]
    columns: Annotated[Several[Column], told("表格栏目", "表格这一行中其余各栏")]
    items: Annotated[Several[Item], told("下级条目", "按原文次序")]
    span: Annotated[Span, told("位置", "整个条目，从编号到最后一个下级条目")]
    corrected: Corrected = None
    was: Was = None


Promise = Target | QualitativeTarget
"""What a plan commits to: a number, or an end state without one."""


class Section(Item):
    """章节: the top level of the outline."""


class Preamble(_Model):
    """前言: text before the first numbered node (总体要求, the notice that carries the plan)."""

    text: Annotated[str, told("前言", "第一个编号之前的文字")]
    span: Annotated[Span, told("位置", "前言在全文中的位置")]
    text_spans: Annotated[Several[Span], told("正文位置", "前言由这几段原文组成")]
    targets: Annotated[Several[Target], told("目标", "前言承诺的数字")]
    qualitative_targets: Annotated[Several[QualitativeTarget], told("定性目标", "前言承诺的状态")]
    other_quantities: Annotated[Several[OtherQuantity], told("其他数量", "前言中不是承诺的数字")]
    deadlines: Annotated[Several[Deadline], told("期限", "前言中的期限")]
    citations: Annotated[Several[Citation], told("引用文件", "前言引用的文件")]


class Attachment(_Model):
    """附件: an annex after the plan's end, with its own outline."""

    label: Annotated[str, told("编号", "", "附件1")]
    number: Annotated[int | None, told("序数", "编号的整数", "1")]
    title: Annotated[str, told("标题", "", "任务分解表")]
    text: Annotated[str, Field(default=""), told("正文", "附件中不属于提纲的文字")]
    text_spans: Annotated[Several[Span], told("正文位置", "正文由这几段原文组成")]
    sections: Annotated[Several[Section], told("章节", "附件自己的提纲")]
    span: Annotated[Span, told("位置", "整个附件")]


class Closing(_Model):
    """落款与页脚: signature, date, 主办单位/地址/邮编 and other furniture after the last node."""

    text: Annotated[str, told("落款与页脚", "署名、日期、主办单位、地址、邮编 …")]
    span: Annotated[Span, told("位置", "落款在全文中的位置")]
    text_spans: Annotated[Several[Span], told("正文位置", "落款由这几段原文组成")]
    fields: Annotated[Several[MetadataField], told("元数据项", "落款中认出的各项")]


class Unclaimed(_Model):
    """未归属文本: a stretch that belongs to nothing above, and why."""

    text: Annotated[str, told("文字", "未归属的原文")]
    span: Annotated[Span, told("位置", "它在全文中的位置")]
    reason: Annotated[str, told("原因", "为什么哪里都不属于")]


class Diagnostic(_Model):
    """诊断: a coded doubt that points at a place."""

    code: Annotated[str, told("代码", "含义见 docs/diagnostics.md", "WP401")]
    severity: Annotated[
        Literal["error", "warning", "info"], told("程度", "error 错误；warning 警告；info 提示", "warning")
    ]
    message: Annotated[str, told("说明", "看到了什么", "期限有歧义：2025年6月份前")]
    span: Annotated[Span | None, told("位置", "所指的原文，没有则为空")]
    help: Annotated[str, told("建议", "可以怎么办", "请写明“月底前”或具体日期")]


class Plan(_Model):
    """工作计划: the whole document as data."""

    schema_uri: Annotated[str, told("数据格式", "JSON Schema 的地址", alias="$schema")] = SCHEMA_URI
    schema_version: Annotated[str, told("数据格式版本", "", "1.1")] = SCHEMA_VERSION
    generator: Annotated[str, told("生成程序", "", "workplan-parser 0.1.0")]
    source: Annotated[SourceInfo, told("来源文件", "文本从哪里来")]
    metadata: Annotated[Metadata, told("元数据", "文件说自己的话")]
    preamble: Annotated[Maybe[Preamble], told("前言", "第一个编号之前的文字")]
    sections: Annotated[Several[Section], told("章节", "提纲的第一层")]
    attachments: Annotated[Several[Attachment], told("附件", "计划正文之后的附件")]
    closing: Annotated[Maybe[Closing], told("落款与页脚", "正文之后的署名、日期等")]
    unclaimed: Annotated[Several[Unclaimed], told("未归属文本", "不属于以上任何部分的文字，没有一个字丢掉")]
    diagnostics: Annotated[Several[Diagnostic], told("诊断", "读的时候有疑问的地方")]

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
