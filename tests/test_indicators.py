"""What a number is about: the words of the sentence that name it, the rule that found them, and the words that bound them."""

from __future__ import annotations

import pytest

from workplan_parser.extract import indicators, quantities
from workplan_parser.extract.indicators import Named
from workplan_parser.extract.prose import Prose


def named(text: str) -> list[Named]:
    """Every quantity of *text* with its name, none judged to be anything but a target."""
    prose, every = Prose(text), quantities.find(text)
    found: list[Named] = []
    for i, quantity in enumerate(every):
        found.append(indicators.name(prose, quantity, "target", found, every[i + 1 :]))
    return found


@pytest.mark.parametrize(
    ("text", "rule", "name", "words"),
    [
        ("力争道路完好率提高到97%", "plain", "道路完好率", ["力争", "提高到"]),
        ("新建50座公厕,全部开工", "plain", "公厕", []),
        ("检修200台水泵作为储备", "plain", "水泵", ["作为"]),
        ("绿地率由38%提高到40%", "risen", "绿地率", []),
        ("回用率、收集率分别达到40%和90%", "respectively", "收集率", ["分别"]),
        ("投资3亿元实施滨江路二期工程", "spent", "滨江路二期工程", ["投资", "实施"]),
        ("对首次进规的企业,一次性奖励20万元", "granted", "首次进规的企业", ["一次性", "奖励", "对"]),
        ("岗位培训8000人,增长10%", "inherited", "岗位培训", []),
        ("乡村道路养护,完成60公里", "clause_before", "乡村道路养护", []),
    ],
)
def test_name(text: str, rule: str, name: str, words: list[str]) -> None:
    last = named(text)[-1]
    assert (last.rule, text[last.start : last.end]) == (rule, name)
    assert [hit.word for hit in last.evidence] == words


def test_each_rule_says_what_it_catches() -> None:
    assert all((rule.__doc__ or "").strip() for rule in indicators.RULES)


@pytest.mark.parametrize("piece", ["每", "每人", "按标准", "再", "分别", "达到", "由"])
def test_words_that_could_be_read_many_ways_are_read_in_time(piece: str) -> None:
    assert len(named(f"对企业,{piece * 400}奖励5万元")) == 1
