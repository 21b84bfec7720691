"""Saved pages: the document's text, the metadata table as labelled lines, data tables as tables."""

import pytest

from workplan_parser import UnreadableInput, parse
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


@pytest.mark.parametrize(
    ("body", "read"),
    [
        ("<p>加强城市\n   管理 <b>一</b>\n<b>二</b> of\n Asia</p>", ["加强城市管理 一二 of Asia"]),
        ("<div>面积5000m<sup>2</sup>，共10<sup>8</sup>吨</div>", ["面积5000m²，共10⁸吨"]),
        ("上<br>下<pre>一行\n二行</pre>", ["上", "下", "一行", "二行"]),
        ("<ol><li>道路</li><li><p>桥梁</p></li></ol>", ["1.道路", "2.桥梁"]),
        ('<ol style="list-style-type: cjk-ideographic" start="3"><li>道路</li></ol>', ["三、道路"]),
        ('<ol><li><a href="/">首页</a></li></ol><ol><li>1.道路</li></ol>', ["首页", "1.道路"]),
        ('<p hidden>甲</p><p style="display: none">乙</p><noscript>丙</noscript><p>丁</p>', ["丁"]),
        ('<%@ page language="java" %><p>道路<%= n %>条</p>', ["道路条"]),
    ],
    ids=["wrapped lines", "raised digits", "breaks", "list", "Chinese list", "links and own marks", "hidden", "jsp"],
)  # fmt: skip
def test_text_as_a_reader_sees_it(body: str, read: list[str]) -> None:
    assert load(f"<html><body>{body}</body></html>".encode(), "plan.html").text.splitlines() == read


TASKS = "<tr><td>序号</td><td>任务</td></tr><tr><td>1</td><td>修路<br>架桥</td></tr>"
HEAD = "<tr><th>序号<th>任务<th>单位</tr>"
PLAN = "<p>一、道路</p><p>修补路面。</p><p>二、桥梁</p><p>检测桥梁。</p><p>三、照明</p>"


@pytest.mark.parametrize(
    ("table", "tables", "lines"),
    [
        (TASKS, 1, ["序号\t任务", "1\t修路  架桥"]),
        (f"<tr><td>栏目</td><td>导航</td></tr><tr><td>{PLAN}</td><td>相关</td></tr>", 0, ["栏目", "导航"]),
        (f"<tr><td>甲</td><td>乙</td></tr><tr><td><table>{TASKS}</table></td><td>丙</td></tr>", 1, ["甲", "乙"]),
        ("<tr><td>文号：1号</td><td>日期：2025年</td></tr><tr><td>机关：市政府</td></tr>", 0, ["文号：1号", "日期：2025年"]),
        ("<tr><td>文 号：</td><td>1号</td><td>日期：</td><td></td></tr>", 0, ["文 号：\t1号", "日期：\t"]),
        ("<tr><td>一行</td><td>两格</td></tr>", 0, ["一行", "两格"]),
        (f"{HEAD}<tr><td>1<td>改造<table>{TASKS}</table><td>住建处</tr>", 1, ["序号\t任务\t单位", "1\t改造  序号  任务  1  修路  架桥\t住建处"]),
        ("<tr><td>首页<td>重点任务<td>公开</tr><tr><td colspan=3><p>一、供水</p><p>修管36公里。</p></tr>", 0, ["首页", "重点任务"]),
        (f"<tr><td colspan=3>2026年任务表</tr><tr><td colspan=3>单位：万元</tr>{HEAD}<tr><td>1<td>修路<td>市政处</tr>", 1, ["2026年任务表", "单位：万元", "序号\t任务\t单位"]),
        (f"{HEAD}<tr><td>1<td><ol><li>修路<li>架桥</ol><td><p>甲处</p><p>乙处</p></tr>", 1, ["序号\t任务\t单位", "1\t1.修路  2.架桥\t甲处  乙处"]),
        (f"{HEAD}<tr><td>1<td>修路<td>甲处</tr></table><p>续表</p><table><tr><td>2<td>架桥<td>乙处</tr>", 2, ["序号\t任务\t单位", "1\t修路\t甲处", "续表", "2\t架桥\t乙处"]),
    ],
    ids=["data", "the document in a cell", "a table in a table", "label and value in one cell", "labels", "one row",
         "a table in a task", "a menu over the document", "title and unit over it", "lists in cells", "one row of a table cut in two"],
)  # fmt: skip
def test_tables_that_hold_data_and_tables_that_lay_out(table: str, tables: int, lines: list[str]) -> None:
    source = load(f"<html><table>{table}</table></html>".encode(), "plan.html")
    assert len(source.tables) == tables
    assert source.text.splitlines()[: len(lines)] == lines


def test_a_cell_without_a_number_of_rows_covers_all_that_are_left() -> None:
    page = f"<table>{HEAD}<tr><td>1<td>修路<td rowspan=0>市政处<tr><td>2<td>架桥<tr><td>3<td>种树</table>"
    (table,) = load(page.encode(), "plan.html").tables
    assert [(cell.row, cell.rows) for cell in table.cells if cell.column == 2] == [(0, 1), (1, 3)]


LABELS = "iso-8859-1 latin1 windows-1252 us-ascii big5 euc-kr koi8-r charmap palmos unicode_escape raw_unicode_escape undefined hz idna utf-16 none"


@pytest.mark.parametrize("label", LABELS.split())
def test_a_page_in_gbk_whatever_it_says(label: str) -> None:
    said = "一、新建公厕50座，改造老旧小区。"
    page = f"<html><meta charset={label}><body><p>".encode() + said.encode("gbk")
    source = load(page, "plan.html")
    assert (source.text, source.encoding) == (said + "\n", "gb18030")
    assert [(doubt.code, doubt.more) for doubt in source.doubts] == [("WP108", label)]


def test_a_page_that_is_what_it_says() -> None:
    french = "<html><meta charset=ISO-8859-1><body><p>Très bien, déjà annoncé à l’école.</p>".encode("cp1252")
    source = load(french, "plan.html")
    assert (source.text.strip(), source.encoding, source.doubts) == (
        "Très bien, déjà annoncé à l’école.",
        "cp1252",
        (),
    )


def test_a_page_in_big5_that_says_gbk() -> None:
    said = "一、新建公廁50座，改善環境衛生，加強道路養護。"
    source = load(b"<html><meta charset=gbk><body><p>" + said.encode("big5"), "plan.html")
    assert (source.text, [doubt.code for doubt in source.doubts]) == (said + "\n", ["WP108"])


@pytest.mark.parametrize("charset", ["gb2312", "GBK", "big5", "utf-8"])
def test_the_charset_a_page_names(charset: str) -> None:
    page = f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={charset}"></head><p>工作要求</p>'
    source = load(page.encode(charset), "plan.html")
    assert source.text == "工作要求\n"
    assert not [doubt for doubt in source.doubts if doubt.code == "WP101"]


@pytest.mark.parametrize(
    ("page", "said"),
    [("<html><script>1</script></html>", "没有文字"), ("<html>" + "<div>" * 100_000 + "文", "嵌套过深")],
    ids=["nothing to see", "hostile nesting"],
)
def test_pages_that_cannot_be_read(page: str, said: str) -> None:
    with pytest.raises(UnreadableInput, match=said):
        load(page.encode(), "plan.html")


def test_a_broken_byte_has_its_place_in_the_text_that_is_read() -> None:
    page = "<html><meta charset=utf-8><body><p>一、道路</p><p>改造路面。</p></body></html>".encode()
    source = load(page.replace("造".encode(), b"\xff"), "plan.html")
    (doubt,) = source.doubts
    assert doubt.span is not None
    assert (doubt.code, doubt.span.of(source.text), doubt.span.start) == (
        "WP101",
        "\ufffd",
        source.text.index("改") + 1,
    )
