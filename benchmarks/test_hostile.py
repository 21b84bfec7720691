"""Texts that could make a reader walk back and forth: what each character costs, and that twice as many cost twice.

``./run bench -s -k hostile`` prints, for each text, microseconds a character and the growth from a
quarter of the length (1.0 where the cost is linear). More than 1.5 deserves a look, 4 is quadratic.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from typing import Any

import pytest

from workplan_parser import pipeline, source

LENGTH = 200_000
UNITS = (
    # marks and brackets
    "7", "一", "（", "(", "《", "“", "、", "，", "。", "：", "|", "\t", " ", "\n", "\u3000", "a ", "——", "附件1\n",
    # numbers and what stands with them
    "5个", "5个、", "3%", "3—5", "1,", "5至", "1×", "第1", "一期", "百分之", "5万平方米", "100元/人",
    "分别达到5%和6%", "达到5%,", "完成两个厂", "不低于",
    # times
    "今年", "年内", "每年", "去年", "2018年", "2018年底前", "2018年底前完成5个", "到2025年", "2018年1月5日\n",
    # outlines and offices
    "\n一、", "\n（一）ab。", "\n1.", "一、加强。（一）推进。", "责任单位：", "责任单位：市局、", "（责任单位：市局", "市局、", "某局\n",
    "区环土局、农发局", "序号\t工作任务\t责任单位\n1\ta\tb\n", "|a|b|c|\n", "标题：", "责任编辑：",
)  # fmt: skip


def spent(text: str) -> float:
    """Processor seconds that reading *text* takes."""
    read = source.from_text(text)
    gc.disable()
    begin = time.process_time()
    plan = pipeline.parse_source(read)
    end = time.process_time()
    gc.enable()
    assert plan.source.length == len(text)
    return end - begin


@pytest.mark.parametrize("before", ["", "一、加强管理。"], ids=["alone", "in an item"])
@pytest.mark.parametrize("unit", UNITS, ids=[unit.strip() or repr(unit) for unit in UNITS])
def test_hostile(benchmark: Callable[..., Any], unit: str, before: str) -> None:
    def text(length: int) -> str:
        return before + unit * (length // len(unit))

    quarter = spent(text(LENGTH // 4))
    whole: list[float] = []
    benchmark.pedantic(lambda: whole.append(spent(text(LENGTH))), rounds=1)  # type: ignore[attr-defined]
    growth = whole[0] / 4 / quarter
    benchmark.extra_info["growth"] = round(growth, 2)  # type: ignore[attr-defined]
    print(f"\n{before}{unit!r}: {whole[0] / LENGTH * 1e6:.2f} µs a character, growth {growth:.2f}")
