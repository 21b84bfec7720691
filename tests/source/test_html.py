"""Saved pages: the document's text, the metadata table as labelled lines, data tables as tables."""

from workplan_parser import parse
from workplan_parser.source import load

PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>x</title>
<style>p {color: red}</style><script>var n = "1200座";</script></head><body>
<div class="nav"><a href="/">首页</a> <a href="/zw">政务公开</a></div>
<table width="900"><tr><td><table class="meta">
<tr><td><b>索 引 号：</b></td><td>LX014-2024-0006</td><td><b>发文机关：</b></td><td>云岭市住房和城乡建设局</td></tr>
<tr><td><b>标　　题：</b></td><td colspan="3">云岭市住房和城乡建设局2024年工作要点</td></tr>
<tr><td><b>发文字号：</b></td><td>云建〔2024〕6号</td><td><b>成文日期：</b></td><td>2024年3月1日</td></tr>
</table></td></tr></table>
<table width="900"><tr><td><div id="content">
<p style="text-align:center"><strong>云岭市住房和城乡建设局2024年工作要点</strong></p>
<p>一、道路</p>
<p><b>（一）加强养护。</b>全年养护主干道<span>120</span>公里，<!-- 1200座 -->完好率达到98%&nbsp;以上。</p>
<p style="display:none">新建公厕999座</p>
<p>二、任务分工</p>
<table border="1"><thead><tr><th>序号</th><th>工作任务</th><th>责任单位</th><th>完成时限</th></tr></thead>
<tr><td colspan="4">（一）设施</td></tr>
<tr><td>1</td><td>改造泵站6座</td><td rowspan="2">市政处</td><td>2024年6月底前</td></tr>
<tr><td>2</td><td>清淤管网45公里</td><td>年底前</td></tr></table>
</div></td></tr></table>
<div>【打印本页】【关闭窗口】</div></body></html>"""


def test_what_is_read() -> None:
    text = load(PAGE.encode(), "plan.html").text
    assert "索 引 号：\tLX014-2024-0006\n" in text
    assert "（一）加强养护。全年养护主干道120公里，完好率达到98%\xa0以上。" in text
    assert "1200座" not in text
    assert "999座" not in text


def test_the_plan() -> None:
    plan = parse(PAGE.encode(), name="plan.html")
    assert plan.metadata.index_number == "LX014-2024-0006"
    assert plan.metadata.document_number == "云建〔2024〕6号"
    assert [section.title for section in plan.sections] == ["道路", "任务分工"]
    assert [(t.value, t.unit) for t in plan.sections[0].items[0].targets] == [(120, "公里"), (98, "%")]


def test_a_merged_office_holds_for_both_rows() -> None:
    (group,) = parse(PAGE.encode(), name="plan.html").sections[1].items
    assert (group.label, group.title) == ("（一）", "设施")
    assert [item.label for item in group.items] == ["1", "2"]
    assert [[office.name for office in item.responsible] for item in group.items] == [["市政处"], ["市政处"]]
    assert [item.deadlines[0].due.isoformat() for item in group.items] == ["2024-06-30", "2024-12-31"]
