"""Writes source.docx: a department's plan whose numbers are partly typed and partly made by Word.

    python generate.py OUT.docx

First-level headings, most second-level ones and the steps take their numbers from numbering.xml; one
section was numbered by hand, as happens when a paragraph is pasted from another file. ``{+…+}`` is a
tracked insertion, ``{-…-}`` a tracked deletion, which is no longer part of the document.
"""

import re
import sys
import zipfile
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
WHO = 'w:id="{id}" w:author="审核人" w:date="2023-02-01T09:00:00Z"'

# (style, text); "auto1".."auto4" are numbered by Word, "text" is typed as it stands
PARAGRAPHS = [
    ("title", "云岭市市场监督管理局2023年工作计划"),
    ("text", "云市监〔2023〕11号"),
    (
        "text",
        "2023年，全市市场监管工作要坚持稳中求进，围绕“讲政治、强监管、促发展、保安全”总思路，统筹“三大监管”、守牢“四大安全”，加快建设“12345”工作体系，推动市场监管现代化迈出新步伐。现制定如下计划。",
    ),
    ("auto1", "服务经营主体，激发市场活力"),
    (
        "auto2",
        "深化商事制度改革。推行企业开办“一网通办、一日办结”，6月底前将企业开办时间压缩至1个工作日以内，注销公告期由45天缩短为20天。年内新登记经营主体{-3-}{+3.2+}万户以上，个体工商户转型升级为企业不少于500户。（登记注册科牵头，信用监督管理科、信息中心配合）",
    ),
    (
        "auto2",
        "推进质量强市。组织120家规模以上企业开展首席质量官培训，新增制修订国家标准、行业标准5项，培育省级质量奖企业1—2家；制造业产品质量合格率达到94%。（质量发展科牵头，标准化科、计量科配合）",
    ),
    ("auto2", "强化知识产权保护。具体措施："),
    ("auto3", "每万人口高价值发明专利拥有量达到3.6件，专利质押融资额突破2亿元。"),
    ("auto3", "新增地理标志证明商标两件，查处侵权案件60件以上。"),
    ("auto3", "开展“蓝天”专项整治，代理机构检查比例不低于10%。"),
    ("text", "责任单位：知识产权促进科　知识产权保护科"),
    ("auto1", "守牢安全底线，防范化解风险"),
    (
        "text",
        "（一）食品安全。实施食品安全抽检4800批次，即每千人不少于5批次，不合格食品核查处置率100%。落实包保干部2135名，A级主体每半年督导1次。在学校食堂推广“互联网+明厨亮灶”，覆盖率由去年的85%提升到98%。（食品协调科、食品生产科、食品经营科按职责分工负责）",
    ),
    (
        "text",
        "（二）特种设备安全。全市在用特种设备18600台（套），定期检验率99%以上；老旧电梯安全评估200台，96333电梯应急处置平台接报后平均到场时间不超过30分钟。（特种设备科负责）",
    ),
    (
        "text",
        "（三）药品和工业产品安全。对疫苗接种单位检查两遍，药品抽检310批次；三季度末前完成燃气器具、电动自行车等8类重点产品专项检查，监督抽查600批次左右。（药械科、产品质量安全科牵头，各分局按职责分工负责）",
    ),
    ("auto1", "完善保障机制，提升监管效能"),
    ("auto2", "加强信用监管。双随机抽查事项覆盖率100%，年报公示率92%以上，7月底前完成。"),
    (
        "auto2",
        "加强队伍建设。按照《市场监管所建设规范》，培育四星级市场监管所3个{+、五星级市场监管所1个+}，全年培训干部800人次以上{-，选派10名干部到省局跟班学习-}。",
    ),
    ("text", "重点任务安排见下表："),
]
ROWS = [
    ("序号", "重点任务", "目标", "责任科室", "时限"),
    ("#", "民生计量惠民", "检定集贸市场衡器3500台", "计量科", "5月底前"),
    ("#", "涉企收费整治", "检查行业协会商会40家，为企业减负200万元左右", "价监竞争科", "10月底前"),
    (
        "#",
        "消费维权",
        "发展线下无理由退货承诺店260家，12315投诉按时办结率达99%",
        "消保科、12315中心",
        "年底前",
    ),
]
AFTER = [("text", "云岭市市场监督管理局"), ("text", "2023年2月8日")]

NUMBERING = f"""<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:pStyle w:val="Plan1"/><w:suff w:val="nothing"/><w:lvlText w:val="%1、"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:suff w:val="nothing"/><w:lvlText w:val="（%2）"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:suff w:val="space"/><w:lvlText w:val="%3."/></w:lvl>
</w:abstractNum><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/></w:lvl></w:abstractNum>
<w:num w:numId="3"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num></w:numbering>"""

STYLES = f"""<w:styles xmlns:w="{W}"><w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Plan1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Plan0"><w:name w:val="Title"/><w:basedOn w:val="a"/><w:pPr><w:jc w:val="center"/></w:pPr></w:style></w:styles>"""

PROPERTIES = {
    "title": '<w:pStyle w:val="Plan0"/>',
    "auto1": '<w:pStyle w:val="Plan1"/>',
    "auto2": '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="3"/></w:numPr>',
    "auto3": '<w:numPr><w:ilvl w:val="2"/><w:numId w:val="3"/></w:numPr>',
    "number": '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr>',
    "text": "",
}


def run(text: str, tag: str = "t") -> str:
    return f'<w:r><w:{tag} xml:space="preserve">{escape(text)}</w:{tag}></w:r>' if text else ""


def paragraph(style: str, text: str) -> str:
    runs = []
    for number, piece in enumerate(re.split(r"(\{\+.*?\+\}|\{-.*?-\})", text)):
        if piece.startswith("{+"):
            runs.append(f"<w:ins {WHO.format(id=number)}>{run(piece[2:-2])}</w:ins>")
        elif piece.startswith("{-"):
            runs.append(f"<w:del {WHO.format(id=number)}>{run(piece[2:-2], 'delText')}</w:del>")
        else:  # Word breaks runs anywhere
            runs.append(run(piece[:7]) + run(piece[7:]))
    return f"<w:p><w:pPr>{PROPERTIES[style]}</w:pPr>{''.join(runs)}</w:p>"


def cell(text: str) -> str:
    return f"<w:tc><w:tcPr/>{paragraph('number', '') if text == '#' else paragraph('text', text)}</w:tc>"


def document() -> str:
    rows = "".join(f"<w:tr>{''.join(map(cell, row))}</w:tr>" for row in ROWS)
    body = "".join(paragraph(*p) for p in PARAGRAPHS) + f"<w:tbl><w:tblPr/>{rows}</w:tbl>"
    return f'<w:document xmlns:w="{W}"><w:body>{body}{"".join(paragraph(*p) for p in AFTER)}</w:body></w:document>'


PARTS = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>',
    "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    "word/_rels/document.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" Target="numbering.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>',
    "word/document.xml": document(),
    "word/numbering.xml": NUMBERING,
    "word/styles.xml": STYLES,
}

if __name__ == "__main__":
    with zipfile.ZipFile(sys.argv[1], "w", zipfile.ZIP_DEFLATED) as out:
        for name, content in PARTS.items():
            out.writestr(
                zipfile.ZipInfo(name), '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + content
            )
