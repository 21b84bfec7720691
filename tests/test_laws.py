"""Laws that hold for every text: it parses, spans quote it, children lie in their parents, nothing is lost."""

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from claims import miscounted
from workplan_parser import parse
from workplan_parser.model import Item, Plan
from workplan_parser.writers.json import dumps
from workplan_parser.writers.readback import read_json, read_yaml
from workplan_parser.writers.yaml import dumps as yaml_dumps

WORDS = """
一、 二、 三、 （一） （二） (三) 1. 2． 3、 （1） ① 一是 —— 附件1 附件：1. 责任单位： 责任处室:市政处\xa0\xa0绿化处
（责任单位：市住建局、财政局） （教育局牵头，财政局配合） 新建公厕1200座 不少于5万个 达到98%以上 3%—5% 10万吨/日
完成两个厂建设 去年完成投资5亿元 2018年底前， 年底前 到2025年， 《办法》（国发〔2018〕39号） 加强道路养护。 实施方案
2018年工作要点 各县区： ； ， 。 : 标题： 主办单位：某局 邮编:450007 ％ １２ 〔2018〕 ㎡ “双5” （ ） 《 》 | 某市人民政府 2018年5月1日
"""
PIECES = [
    *WORDS.split("\n"),
    *WORDS.split(),
    "序号\t工作任务\t责任单位",
    "\n",
    "\n\n",
    "\r\n",
    " ",
    "\t",
    "\u3000",
    "x",
]
plans = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)
texts = st.one_of(plans, st.text(max_size=200))


def nodes(plan: Plan) -> Iterator[Item]:
    """Every section and item, annexes included."""
    todo: list[Item] = [*plan.sections, *(s for a in plan.attachments for s in a.sections)]
    while todo:
        node = todo.pop()
        yield node
        todo.extend(node.items)


@given(texts)
def test_every_value_quotes_its_place(text: str) -> None:
    plan = parse(text)
    for node in nodes(plan):
        for value in (*node.targets, *node.other_quantities, *node.deadlines):
            assert text[value.span.start : value.span.end] == value.raw
        for target in node.targets:
            if target.deadline:
                assert target.deadline.span.of(text) == target.deadline.raw
        if node.label is not None:
            assert node.label in node.span.of(text)
    for field in plan.metadata.fields:
        assert field.span.of(text) == field.raw
        assert field.claim.contains(field.span)
    for stretch in plan.unclaimed:
        assert stretch.span.of(text) == stretch.text


@given(texts)
def test_children_lie_in_order_inside_their_parents(text: str) -> None:
    for node in nodes(parse(text)):
        before = node.span.start
        for child in node.items:
            assert node.span.contains(child.span)
            assert child.span.start >= before
            before = child.span.end


@given(texts)
def test_each_character_that_is_not_blank_is_claimed_once(text: str) -> None:
    assert not miscounted(text, parse(text))


def values(plan: Plan) -> list[object]:
    """What is read, without where it stands."""
    return [
        (
            node.number,
            [
                (t.value, t.value_max, t.unit, t.comparator, t.strength, t.deadline and t.deadline.due)
                for t in node.targets
            ],
            [(q.value, q.unit, q.role) for q in node.other_quantities],
            [(d.due, d.precision) for d in node.deadlines],
            [(r.role, r.kind) for r in node.responsible],
        )
        for node in nodes(plan)
    ]


@given(plans)
def test_line_ends_and_byte_order_mark_change_places_but_no_values(text: str) -> None:
    plain = text.replace("\r\n", "\n")
    as_read = values(parse(plain.encode())) if plain.strip() else []
    if as_read:
        assert values(parse(plain.replace("\n", "\r\n").encode("utf-8-sig"))) == as_read
        assert values(parse(plain.replace("\n", "\r").encode("utf-16"))) == as_read


@given(plans)
def test_the_same_text_gives_the_same_bytes(text: str) -> None:
    assert parse(text).model_dump_json() == parse(text).model_dump_json()


@given(texts)
def test_what_is_read_is_what_is_written_and_read_again(text: str) -> None:
    plan = parse(text)
    assert Plan.model_validate(plan.model_dump(by_alias=True)) == plan
    assert read_json(dumps(plan)) == plan
    assert read_yaml(yaml_dumps(plan)) == plan
