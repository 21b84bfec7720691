"""Each character is claimed once and every span quotes its text, in pieces of real plans however they were mangled."""

from pathlib import Path
from random import Random

import pytest

from claims import miscounted
from damages import DAMAGES
from mutants import mutant
from workplan_parser import parse
from workplan_parser.source import load

ROOT = Path(__file__).parents[2]
TEXTS = [
    load(path).text
    for path in sorted([*ROOT.glob("tests/documents/*/source.txt"), *ROOT.glob("data/raw/*.txt")])
]
SEEDS = 20
EACH = 100

FOUND = (
    "办〔2025〕4号市",
    "二、。\n青川局\n2025年2月7日\n一、预\n济",
    "发布日期\n主题：\n若干意见",
    "，并适时\n】\n1作报告",
    "发〔2025〕2号实",
    "某府办公室\n来源：\n责任分解",
    "2023\n成文日期:\n通知",
    "三、。\n办公室\n2023年1月3日\n(一)上\n任",
    "配合单位\n2022预期目标\n序号\n局\n附件\n1",
    "（一）\n序号\t\t\t\t配合单位\t前\n\t\t\t\t\t（二）\n（三）",
    "标题:\n当前位置划 工作计划 时间：（一）划 片工作计划 （一）",
)
"""What fuzzing found, at its shortest."""


@pytest.mark.parametrize("text", FOUND)
def test_what_was_found_once(text: str) -> None:
    assert not miscounted(text, parse(text))


@pytest.mark.parametrize("seed", range(SEEDS))
def test_each_character_is_claimed_once(seed: int) -> None:
    random = Random(seed)
    for _ in range(EACH):
        text = mutant(TEXTS, random)
        if random.random() < 0.5:
            text = random.choice(DAMAGES)(text)
        assert not miscounted(text, parse(text)), text


@pytest.mark.parametrize("seed", range(SEEDS, SEEDS + 3))
def test_the_same_text_reads_the_same_twice(seed: int) -> None:
    random = Random(seed)
    for _ in range(EACH // 3):
        text = mutant(TEXTS, random)
        assert parse(text) == parse(text)
