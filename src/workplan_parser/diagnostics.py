"""The one table of diagnostic codes, and the light record every stage returns its doubts in."""

from typing import Literal, NamedTuple

from workplan_parser.span import Span

Severity = Literal["error", "warning", "info"]


class Doubt(NamedTuple):
    """One doubt of a stage: a code of :data:`CODES`, its place, and the words that fill the message."""

    code: str
    span: Span | None = None
    seen: str = ""
    more: str = ""


class Code(NamedTuple):
    """A row of the table: stable code, slug, severity, message template (``{seen}``, ``{more}``), help."""

    code: str
    slug: str
    severity: Severity
    message: str
    help: str


_ROWS: tuple[Code, ...] = (
    # 1xx reading the file
    Code(
        "WP101",
        "broken-bytes",
        "warning",
        "字节无法按 {more} 解码：{seen}",
        "这些字节以 U+FFFD 代替；请用记事本打开原文件，另存为 UTF-8 后再试",
    ),
    Code("WP102", "guessed-encoding", "info", "不是 UTF-8，按 {seen} 读取", "如有乱码，请先另存为 UTF-8"),
    Code(
        "WP103",
        "hidden-cells",
        "info",
        "工作表“{seen}”里隐藏着{more}，已照样读取",
        "若不属于计划，请删去后另存",
    ),
    Code(
        "WP104",
        "hidden-sheet",
        "info",
        "工作表“{seen}”是隐藏的，未读取",
        "若属于计划，请取消隐藏后另存",
    ),
    Code(
        "WP105",
        "no-value",
        "warning",
        "工作表“{seen}”的公式没有算出的值：{more}",
        "请用 Excel 或 WPS 打开，保存后再试",
    ),
    Code(
        "WP106",
        "uneven-row",
        "warning",
        "这一行有{seen}格，表头只有{more}格",
        "请核对这一行的分隔符",
    ),
    Code(
        "WP107",
        "scattered-table",
        "warning",
        "像是一格一行的表格，分不清各栏：{seen}",
        "请使用保留表格的版本（html、docx、xlsx）",
    ),
    Code(
        "WP108",
        "other-charset",
        "info",
        "网页自称是 {more}，按 {seen} 读取",
        "如有乱码，请用浏览器打开，另存为 UTF-8 后再试",
    ),
    # 2xx outline
    Code(
        "WP201",
        "number-gap",
        "warning",
        "编号不连续：{seen}，前一个是 {more}",
        "请在两处之间查找漏掉的条目或写错的编号",
    ),
    Code(
        "WP202",
        "number-repeat",
        "warning",
        "编号重复或倒退：{seen}，前一个是 {more}",
        "请核对哪一处写错了编号，或上一级的标题是否漏了",
    ),
    Code(
        "WP203",
        "no-outline",
        "warning",
        "没有找到编号的章节或条目，{more} 字没有分开",
        "请让每条任务另起一行并编号（一、（一）1.）；原件是表格的，请用 .docx、.xlsx 或网页原件，文字表格要有表头",
    ),
    Code(
        "WP204",
        "glued-table",
        "warning",
        "像是被压成一行的表格，未拆分：{seen}",
        "请使用保留表格的版本（html、docx、xlsx）",
    ),
    Code(
        "WP205",
        "table-without-items",
        "warning",
        "表格有序号，没有读出条目",
        "表头里没有认识的任务栏；若是任务表，请核对表头，或把词补入 lexicon/headers.toml",
    ),
    Code(
        "WP206",
        "table-without-offices",
        "warning",
        "表格里有单位名称，没有读出责任单位",
        "请核对表头是否写明牵头单位、责任单位，或把词补入 lexicon/headers.toml",
    ),
    Code(
        "WP207",
        "guessed-tasks",
        "info",
        "不认识表头“{seen}”，按工作任务读",
        "若不是任务，请改表头；若是，可把词补入 lexicon/headers.toml，或写进方言表",
    ),
    Code(
        "WP208",
        "mark-in-text",
        "warning",
        "句中像是下一条的编号，未拆出：{seen}",
        "若是另一条，请在编号前换行",
    ),
    Code(
        "WP209",
        "report-of-results",
        "info",
        "全文讲的都是已经做到的，其中的数字不作为目标",
        "如果这是计划，请把标题写成“…计划”“…要点”；下一步的安排请另起一行写标题，如“2026年工作任务”",
    ),
    Code(
        "WP210",
        "number-start",
        "warning",
        "编号不从 1 开始：{seen}",
        "请查看它前面是否漏了条目或上一级的标题；若只摘录了一部分，不必处理",
    ),
    Code(
        "WP211",
        "row-without-task",
        "warning",
        "表格的一行没有写工作任务：{seen}",
        "请核对这一行的合并单元格；任务若与上一行相同，请写明“同上”",
    ),
    Code(
        "WP212",
        "text-without-items",
        "warning",
        "{more} 字里多次写到责任单位或牵头，却没有分出条目：{seen}……",
        "请让每条任务另起一行并带编号（1. 2.）；原件是表格的，请用 .docx、.xlsx 原件",
    ),
    # 3xx numbers
    Code(
        "WP301",
        "unexplained-number",
        "info",
        "未能解释的数字：{seen}",
        "若是指标，请在数字后写明单位；若只是代号，不必处理",
    ),
    Code(
        "WP302",
        "unknown-unit",
        "info",
        "数字后面的词不是已知的单位：{seen}",
        "若是单位，可补入 lexicon/units.toml，或写进方言表",
    ),
    Code(
        "WP303",
        "unknown-figure-column",
        "info",
        "不认识表头“{seen}”，各格都是数，按目标读",
        "若不是目标，请改表头；若是，可把词补入 lexicon/headers.toml，或写进方言表",
    ),
    # 4xx deadlines
    Code(
        "WP401",
        "ambiguous-deadline",
        "info",
        "期限有歧义：{seen}（取 {more}）",
        "请写明“月底前”或具体日期",
    ),
    Code(
        "WP402",
        "no-plan-year",
        "warning",
        "“{seen}”没有可依据的年份",
        "请在标题或落款里写明年份，如“2026年工作要点”",
    ),
    Code("WP403", "impossible-date", "warning", "没有这一天：{seen}", "请核对月份的天数"),
    Code(
        "WP404",
        "no-issue-date",
        "warning",
        "“{seen}”没有可依据的日期",
        "请在文头或落款里写明成文日期",
    ),
    Code(
        "WP405",
        "no-day",
        "info",
        "“{seen}”定不出是哪一天",
        "请写明日期，如“9月30日前”；“三年内”“60日内”请写明从哪天算起",
    ),
    Code(
        "WP406",
        "unknown-time-column",
        "info",
        "不认识表头“{seen}”，各格都是时间，按完成时限读",
        "若不是时限，请改表头；若是，可把词补入 lexicon/headers.toml，或写进方言表",
    ),
    # 5xx responsibility
    Code(
        "WP501",
        "no-responsible",
        "info",
        "条目没有责任单位：{seen}",
        "同类条目都写明了责任单位；请补上，或核对责任单位是否写在了别处",
    ),
    Code(
        "WP502", "odd-office-name", "info", "责任单位名称可疑：{seen}", "名称过长或不像机构名，请核对分隔符"
    ),
    Code(
        "WP503",
        "unknown-office-column",
        "info",
        "不认识表头“{seen}”，各格都是单位，按责任单位读",
        "若不是责任单位，请改表头；若是，可把词补入 lexicon/responsibility.toml，或写进方言表",
    ),
    Code(
        "WP504",
        "unread-office",
        "info",
        "像是责任单位，没有读出：{seen}",
        "请写成“责任单位：某局、某处”，单独一行或放在句末的括号里",
    ),
    # 6xx metadata
    Code("WP601", "no-title", "info", "没有找到标题", "请让标题单独成行，或在文头写明“标题：…”"),
    Code("WP602", "no-year", "warning", "没有找到计划年份", "请在标题、文头或落款里写明年份"),
    # 7xx what people corrected
    Code(
        "WP701",
        "lost-correction",
        "warning",
        "更正的原文找不到了：{seen}（原处现在是：{more}）",
        "文件改过；请在核对页里重新更正，或从更正表里删去这一条",
    ),
    Code(
        "WP702",
        "idle-correction",
        "info",
        "更正已不需要：{seen}，读出来的已经如此",
        "可以从更正表里删去这一条",
    ),
    Code("WP703", "removed-by-hand", "info", "按更正删去：{seen}", "若不该删，请从更正表里删去这一条"),
    Code(
        "WP704",
        "unusable-correction",
        "warning",
        "更正的值不能用：{seen}（{more}）",
        "请在核对页里重新填写这一条",
    ),
    Code(
        "WP705",
        "homeless-correction",
        "warning",
        "更正的位置不属于任何条目：{seen}",
        "请核对条目的编号是否读对，再重新更正",
    ),
)

CODES: dict[str, Code] = {row.code: row for row in _ROWS}


def message(doubt: Doubt) -> str:
    """The doubt in words, its template filled."""
    return CODES[doubt.code].message.format(seen=doubt.seen, more=doubt.more)
