"""The outline of small documents, drawn as an indented list of labels and headings."""

import pytest

from workplan_parser import parse, source
from workplan_parser.structure import Node, outline


def drawn(text: str) -> list[str]:
    """Each node as ``··label|heading``, two dots a level."""
    read, _ = outline(source.from_text(text))

    def lines(nodes: list[Node], depth: int) -> list[str]:
        out = []
        for node in nodes:
            label = text[slice(*node.label)] if node.label else "-"
            title = text[slice(*node.title)] if node.title else ""
            out += ["··" * depth + f"{label}|{title}", *lines(node.children, depth + 1)]
        return out

    return lines(read.nodes, 0)


def test_numbers_run_through_the_sections() -> None:
    text = "一、道路\n（一）养护好主干道。全年巡查。\n（二）修好人行道。分段实施。\n二、桥梁\n（三）检测桥梁。逐座建档。\n"
    assert drawn(text) == [
        "一、|道路",
        "··（一）|养护好主干道",
        "··（二）|修好人行道",
        "二、|桥梁",
        "··（三）|检测桥梁",
    ]


def test_numbers_restart_in_each_section() -> None:
    text = "一、甲\n1.养护道路\n逐条落实。\n2.修补路面\n分段实施。\n二、乙\n1.检测桥梁\n逐座建档。\n"
    assert drawn(text) == ["一、|甲", "··1.|养护道路", "··2.|修补路面", "二、|乙", "··1.|检测桥梁"]


def test_levels_may_be_skipped_in_one_section_only() -> None:
    text = "一、甲\n1.先做此事\n说明。\n二、乙\n（一）丙\n1.再做此事\n说明。\n（二）丁\n说明。\n"
    assert drawn(text) == [
        "一、|甲",
        "··1.|先做此事",
        "二、|乙",
        "··（一）|丙",
        "····1.|再做此事",
        "··（二）|丁",
    ]


def test_depth_comes_from_the_document_not_from_a_table() -> None:
    text = (
        "（一）总则\n一、宗旨\n说明。\n二、原则\n说明。\n（二）任务\n一、修路\n说明。\n（三）保障\n说明。\n"
    )
    assert drawn(text) == [
        "（一）|总则",
        "··一、|宗旨",
        "··二、|原则",
        "（二）|任务",
        "··一、|修路",
        "（三）|保障",
    ]


def test_one_typist_mixes_1_stop_and_1_dun() -> None:
    text = "一、甲\n1.修路\n说明。\n2、架桥\n说明。\n3.植树\n说明。\n"
    assert drawn(text) == ["一、|甲", "··1.|修路", "··2、|架桥", "··3.|植树"]


def test_a_scraped_line_is_cut_at_marks_that_continue_a_sequence() -> None:
    body = "坚持把养护放在首位，及时处置各类病害，保障道路安全畅通，让群众出行更加放心。" * 6
    text = f"一、道路养护（一）主干道。{body}（二）支路。{body}二、桥梁管护（三）检测。{body}另据第（二）项办理。（四）加固。{body}"
    assert [line.split("|")[0] for line in drawn(text)] == [
        "一、",
        "··（一）",
        "··（二）",
        "二、",
        "··（三）",
        "··（四）",
    ]


def test_a_decimal_at_the_start_of_a_wrapped_line_is_no_item() -> None:
    text = "一、甲\n1.投资安排\n共计\n1.5亿元，其中省级资金\n2.3亿元。\n2.建设进度\n按月推进。\n"
    assert drawn(text) == ["一、|甲", "··1.|投资安排", "··2.|建设进度"]


def test_unnumbered_headings_over_restarting_numbers_are_sections() -> None:
    text = (
        "过去一年成绩来之不易。\n2024年工作回顾\n一年来，做了以下工作：\n（一）稳住增长。产值增长。\n（二）改善民生。就业稳定。\n"
        "2025年工作安排\n今年重点做好：\n（一）扩大内需。开展活动。\n（二）促进创新。建设平台。\n"
    )
    assert drawn(text) == [
        "-|2024年工作回顾",
        "··（一）|稳住增长",
        "··（二）|改善民生",
        "-|2025年工作安排",
        "··（一）|扩大内需",
        "··（二）|促进创新",
    ]


@pytest.mark.parametrize(
    ("item", "heading"),
    [
        ("（一）加强养护。逐路建档。", "加强养护"),
        ("（一）坚持“一路一策。”抓养护。逐路建档。", "坚持“一路一策。”抓养护"),
        ("（一）总体思路　　以养护为中心，做好全年各项工作。", "总体思路"),
        ("（一）加强养护（责任单位：市政处）", "加强养护"),
        ("（一）2024年底前开展排查。逐路建档。", ""),
        ("（一）完成改造120公里，新建泵站6座，整治积水点12处。", ""),
    ],
)
def test_run_in_heading(item: str, heading: str) -> None:
    assert drawn(f"一、甲\n{item}\n")[1] == f"··（一）|{heading}"


def test_plain_sentences_in_a_row_have_no_headings() -> None:
    text = (
        "一、甲\n"
        + "".join(
            f"{i}.简化办事流程，推行网上办理，压缩办理时限，并同步完善服务指南，方便群众办事。加强监督。\n"
            for i in range(1, 4)
        )
        + "4.编制事项清单。公布流程。\n"
    )
    assert [line.split("|")[1] for line in drawn(text)[1:]] == ["", "", "", ""]


GAPS = [
    (
        "一、甲\n说明。\n三、乙\n说明。\n三、丙\n说明。\n",
        [("WP201", "三、乙", "一、甲"), ("WP202", "三、丙", "三、乙")],
    ),
    ("一、甲\n2.修路三处。\n3.架桥两座。\n", [("WP210", "2.修路三处。", "")]),
    ("一、甲\n（一）乙\n（三）丙\n", [("WP201", "（三）丙", "（一）乙")]),
    ("一、甲\n1.修路。\n2.架桥。\n二、乙\n5.植树。\n", [("WP201", "5.植树。", "2.架桥。")]),
    ("一、甲\n1.修路。\n2.架桥。\n二、乙\n2.植树。\n", [("WP210", "2.植树。", "")]),
    ("一、甲\n21.修路。\n22.架桥。\n", [("WP210", "21.修路。", "")]),
    ("一、甲\n1.修路。\n2.架桥。\n二、乙\n3.植树。\n", []),
    ("一、甲\n1.修路。\n二、乙\n1.植树。\n", []),
]


@pytest.mark.parametrize(("text", "said"), GAPS)
def test_a_row_that_skips_a_number_is_doubted_with_both_places(
    text: str, said: list[tuple[str, str, str]]
) -> None:
    _, doubts = outline(source.from_text(text))
    assert [(d.code, d.seen, d.more) for d in doubts] == said


def test_annexes_have_their_own_outline_and_their_announcement_is_none() -> None:
    text = (
        "一、甲\n做好养护。\n附件：1.任务清单\n2.进度表\n\n云岭市住房和城乡建设局\n2024年3月1日\n\n"
        "附件1\n任务清单\n一、修路\n说明。\n附件2\n进度表\n一、一季度\n说明。\n"
    )
    read, _ = outline(source.from_text(text))
    assert [text[slice(*a.title)] for a in read.annexes if a.title] == ["任务清单", "进度表"]
    assert [len(a.nodes) for a in read.annexes] == [1, 1]
    assert len(read.nodes) == 1


def test_the_plan_in_an_annex_of_a_bare_notice_is_the_plan() -> None:
    text = (
        "关于印发2024年工作要点的通知\n各科室：\n现印发给你们，请认真落实。\n云岭市住房和城乡建设局\n2024年3月1日\n"
        "附件\n2024年工作要点\n一、修路\n（一）养护。说明。\n二、架桥\n（二）检测。说明。\n"
    )
    assert drawn(text) == ["一、|修路", "··（一）|养护", "二、|架桥", "··（二）|检测"]


def wrapped(paragraph: str, width: int = 28) -> str:
    """*paragraph* cut into lines of *width* characters, as an old mail program leaves it."""
    return "".join(paragraph[i : i + width] + "\n" for i in range(0, len(paragraph), width))


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    body = "加强道路养护管理，及时处置各类路面病害，保障城市道路安全畅通，不断提升群众出行体验。" * 2
    text = "一、甲\n" + "".join(wrapped(f"（{n}）加强养护。{body}") for n in "一二三")
    read, _ = outline(source.from_text(text))
    assert [len(node.body) for node in read.nodes[0].children] == [1, 1, 1]


def test_lines_that_end_in_full_stops_are_paragraphs_of_their_own() -> None:
    line = "加强道路养护管理，及时处置各类路面病害，保障道路畅通。"
    read, _ = outline(source.from_text(f"一、甲\n（一）养护\n{line}\n{line}\n{line}\n"))
    assert len(read.nodes[0].children[0].body) == 3


def test_a_list_set_on_one_line_is_a_list() -> None:
    text = "一、甲\n（1）推进延包试点。（2）发展集体经济。（3）盘活闲置农房。\n二、乙\n说明。\n"
    assert [line.split("|")[0] for line in drawn(text)] == ["一、", "··（1）", "··（2）", "··（3）", "二、"]


def test_a_list_gone_on_with_on_one_line_is_a_list() -> None:
    text = "一、甲\n【1】养护道路。\n【2】疏浚河道。【3】改造管网。【4】安装路灯。\n二、乙\n产值增长8%【1】，投资增长5%。\n"
    assert [line.split("|")[0] for line in drawn(text)] == [
        "一、",
        "··【1】",
        "··【2】",
        "··【3】",
        "··【4】",
        "二、",
    ]


def test_a_list_named_in_the_middle_of_a_sentence_is_none() -> None:
    text = "一、甲\n（1）推进延包试点。\n（2）按照要求做好前述（3）所列的事。\n（3）盘活闲置农房。\n"
    assert [line.split("|")[0] for line in drawn(text)] == ["一、", "··（1）", "··（2）", "··（3）"]


def test_一是_二是_inside_one_paragraph_heads_nothing() -> None:
    text = "一、甲\n一是补短板；二是强弱项；三是固底板。\n二、乙\n一是着力补短板。\n新建泵站6座。\n二是着力强弱项。\n改造管网9公里。\n"
    assert [line.split("|")[0] for line in drawn(text)] == ["一、", "二、", "··一是", "··二是"]


def test_the_first_mark_may_be_glued_to_the_word_before() -> None:
    body = "坚持把养护放在首位，统一、规范地处置各类病害，保障道路安全畅通，让群众出行更加放心。" * 4
    text = f"现将任务分工如下一、道路养护（一）主干道。{body}（二）支路。{body}二、桥梁管护（三）检测。{body}（四）加固。{body}"
    assert [line.split("|")[0] for line in drawn(text)] == [
        "一、",
        "··（一）",
        "··（二）",
        "二、",
        "··（三）",
        "··（四）",
    ]


def test_a_half_width_stop_ends_a_heading() -> None:
    text = "一、甲\n（一）提升道路品质.对120.5公里道路修补,PM2.5浓度下降.\n（二）提升环境品质.新建公厕6座.\n"
    assert drawn(text) == ["一、|甲", "··（一）|提升道路品质", "··（二）|提升环境品质"]


def test_what_stands_behind_a_numbered_notice_heads_no_section_before_it() -> None:
    text = "三、从今年第一季度开始报送。\n2025年工作回顾\n某区人民政府办公室\n2026年1月3日\n2026年工作安排\n一、防汛\n1.加固水库6座。\n"
    assert parse(text).sections


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        # proved by the number that comes next, behind a full stop
        (
            "一、任务（一）育苗。种树9棵。（二）护林。巡山6次。\n二、保障",
            ["一、", "（一）", "（二）", "二、"],
        ),
        (
            "一、任务\n（一）提升质量1.改进管理。建账2本。2.管控成本。减支8万元。",
            ["一、", "（一）", "1.", "2."],
        ),
        # nothing comes next, or it is part of a name or a decimal
        ("一、任务\n（一）提升增速1.5个百分点，投资2.3亿元。增收2.1万元。", ["一、", "（一）"]),
        ("一、维修水库(1)号泵站、(2)号泵站，清淤3处。\n二、保障", ["一、", "二、"]),
        ("一、任务\n（一）落实规定（一）提升质量。", ["一、", "（一）"]),
    ],
)
def test_a_mark_right_behind_a_heading_is_proved_by_the_next(text: str, labels: list[str]) -> None:
    assert [line.strip("·").partition("|")[0] for line in drawn(text)] == labels


def test_bullets_of_any_look_are_items() -> None:
    plan = parse("某市2025年工作要点\n一、基层\n▶ 培训村医40人。\n➤ 改造卫生室6所。\n二、保障\n说明。")
    assert [item.targets[0].unit for item in plan.sections[0].items] == ["人", "所"]


GLUED = [
    (
        "（一）政务公开1．编目录。公开300项。2．建平台。改版一次。",
        ["（一）|政务公开", "··1．|编目录", "··2．|建平台"],
    ),
    (
        "一、主要任务（一）项目建设。开工三处。（二）招商引资。签约十个。",
        ["一、|主要任务", "··（一）|项目建设", "··（二）|招商引资"],
    ),
    ("一、修路①选线。完成踏勘。②施工。完成路基。", ["一、|修路", "··①|选线", "··②|施工"]),
    ("（一）增效提高1.5倍。产值翻番。2.5公里贯通。", ["（一）|增效提高1.5倍"]),
    ("（一）按照附件1.名单办理。逐户核对。2.按时报送。", ["（一）|按照附件1.名单办理"]),
    ("（一）抓好三件事：1.抓进度。2.抓质量。", ["（一）|抓好三件事"]),
    ("（一）改造1#泵站。更换机组。2#泵站备用。", ["（一）|改造1#泵站"]),
    ("（一）做强特产。（1）茶叶：扩种；（2）菌菇：扩棚。", ["（一）|"]),
]


@pytest.mark.parametrize(("line", "outline"), GLUED)
def test_a_number_glued_to_a_heading_is_a_mark_where_its_second_comes(line: str, outline: list[str]) -> None:
    assert drawn(line + "\n") == outline


def test_four_levels_on_one_line() -> None:
    text = "一、任务（一）提效1.治理（1）立规。修订制度。（2）建队。配齐人员。2.布局（1）整合。压减户数。（二）监管1.方式。建账。2.成本。降费。二、要求（一）领导。（二）落实。"
    labels = [line.split("|")[0] for line in drawn("通知：现予印发。\n" + text)]
    assert labels == [
        "一、", "··（一）", "····1.", "······（1）", "······（2）", "····2.", "······（1）",
        "··（二）", "····1.", "····2.", "二、", "··（一）", "··（二）",
    ]  # fmt: skip


PARTS = [
    ("2025年工作回顾\n硬化道路。\n2026年工作任务\n一是修路。\n二是架桥。\n", ["-|2025年工作回顾", "-|2026年工作任务", "··一是|", "··二是|"]),
    ("云岭区工作汇报\n过去一年工作情况\n一、甲\n说明。\n今年工作安排\n一、乙\n说明。\n", ["-|过去一年工作情况", "··一、|甲", "-|今年工作安排", "··一、|乙"]),
    ("2025年工作总结\n2026年工作计划\n改造管网。\n", []),
    ("2025年工作总结和2026年工作计划\n改造管网。\n", []),
    ("2025年工作回顾。\n改造管网。\n2026年工作任务，共三项\n改造管网。\n", []),
    ("2026年工作任务\n改造管网。\n2025年工作回顾\n改造管网。\n", ["-|2025年工作回顾"]),
    ("工作任务\n改造管网。\n完成情况\n改造管网。\n", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "outline"), PARTS)
def test_headings_without_numbers_part_a_report(text: str, outline: list[str]) -> None:
    assert drawn(text) == outline
