"""What a comparison costs: the size of a real plan, a thousand items, and the inputs that could blow up."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pytest

from compare.generator import as_text, next_year, read_sample, strangers
from planmaker import I, make
from workplan_parser import parse
from workplan_parser.compare.plans import compare_plans
from workplan_parser.compare.redline import redline
from workplan_parser.model import Plan

Benchmark = Callable[..., Any]


def thousand(seed: int) -> Plan:
    """A plan of a thousand items, each of five sentences; a seed shares about half of them with the next."""
    pool = strangers(4000, seed=1)
    rng = random.Random(seed)
    items = []
    for n in range(1000):
        own = [pool[4 * n + k] for k in range(3)]
        items.append(I(own[0][:12], "".join([*own, rng.choice(pool), rng.choice(pool)]), label=f"{n}."))
    rng.shuffle(items)
    return make(*(I(f"第{n}部分", items=items[n : n + 100]) for n in range(0, 1000, 100)))


def test_a_year_of_the_sample(benchmark: Benchmark) -> None:
    document = read_sample()
    changed, _ = next_year(document, 3, 0.7, strangers())
    old, new = parse(as_text(document)), parse(as_text(changed))
    diff = benchmark(compare_plans, old, new)
    assert len(diff.pairs) > 50


def test_a_thousand_items(benchmark: Benchmark) -> None:
    old, new = thousand(1), thousand(2)
    diff = benchmark.pedantic(compare_plans, (old, new), rounds=1)  # type: ignore[attr-defined]
    assert diff.summary.edited > 900


@pytest.mark.parametrize("tail", ["", "甲", "0123456789"])
def test_a_thousand_items_that_say_the_same(benchmark: Benchmark, tail: str) -> None:
    def plan(extra: str) -> Plan:
        return make(
            I("责任", items=[I("加强组织领导", "压实责任，强化督导，务求实效。" + extra, label="1.")] * 1000)
        )

    diff = benchmark.pedantic(compare_plans, (plan(""), plan(tail)), rounds=1)  # type: ignore[attr-defined]
    assert diff.summary.added == diff.summary.removed == 0


@pytest.mark.parametrize("char", ["1", "一", "《", "（", "。", "，", "\n"])
def test_a_redline_of_a_million_characters(benchmark: Benchmark, char: str) -> None:
    old, new = char * 1_000_000, char * 999_999 + "甲"
    edits = benchmark.pedantic(redline, (old, new), rounds=1)  # type: ignore[attr-defined]
    assert "".join(edit.new for edit in edits) == new
