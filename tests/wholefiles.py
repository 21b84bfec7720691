"""A small sound file of every format that is read."""

from docxmaker import docx, paragraph
from pdfmaker import pdf, typeset
from xlsxmaker import xlsx

PLAN = "云岭市城市管理局2025年工作要点\n一、道路\n序号\t任务\t单位\n1\t修路\t市政处\n"
WHOLE = {
    "plan.txt": PLAN.encode("gb18030"),
    "plan.html": f"<html><meta charset=utf-8><p>{PLAN}</p><table><tr><td>甲<td>乙<tr><td>丙<td>丁</table></html>".encode(),
    "plan.docx": docx(
        paragraph("道路", 0), "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>", paragraph("养护", 1)
    ),
    "plan.xlsx": xlsx({"任务": [["序号", "任务", "单位"], [1, "修路", "市政处"]]}),
    "plan.csv": '序号,任务,单位\n1,"修路\n架桥",市政处\n'.encode("gb18030"),
    "plan.md": "| 任务 | 单位 |\n|---|---|\n| 修路 | 市政处 |\n".encode(),
    "plan.pdf": pdf(typeset(["一、道路养护。", "二、桥梁检测。"], "工作要点")),
}
