"""How well a next year is understood whose truth is known: the whole way from text to diff."""

from __future__ import annotations

from collections import Counter

import pytest
import regex

from compare.generator import Document, Truth, as_text, next_year, read_sample, strangers
from workplan_parser import parse
from workplan_parser.compare.model import PlanDiff
from workplan_parser.compare.plans import compare_plans
from workplan_parser.model import Plan

SEEDS = range(4)
NUMBER = regex.compile(r"\d+(?:\.\d+)?")


@pytest.fixture(scope="module")
def sample() -> tuple[Document, Plan]:
    document = read_sample()
    return document, parse(as_text(document))


def keys(plan: Plan, document: Document) -> dict[str, str]:
    """The key of the generator for every item id."""
    ids = [item.id for section in plan.sections for item in section.items]
    assert len(ids) == len(document.tasks())
    return dict(zip(ids, (task.key for task in document.tasks()), strict=True))


class Year:
    """One synthetic year: what was found, in the generator's keys, beside the truth."""

    def __init__(self, sample: tuple[Document, Plan], seed: int, rewrite: float, pool: list[str]) -> None:
        self.document, self.truth = next_year(sample[0], seed, rewrite, pool)
        self.old, self.new = sample[1], parse(as_text(self.document))
        self.diff: PlanDiff = compare_plans(self.old, self.new)
        self.before, self.after = keys(self.old, sample[0]), keys(self.new, self.document)
        parts = {(whole, part) for whole, group in self.truth.splits.items() for part in group}
        parts |= {(part, whole) for whole, group in self.truth.merges.items() for part in group}
        self.pairs = {
            (self.before[p.old.id], self.after[p.new.id])
            for p in self.diff.pairs
            if p.old.id in self.before and p.new.id in self.after
        } - parts

    def numbers(self) -> set[tuple[str, str, str]]:
        """(key, old number, new number) of every target found to have changed in an item that stayed."""
        return {
            (self.after[p.new.id], NUMBER.search(r.old.raw)[0], NUMBER.search(r.new.raw)[0])
            for p in self.diff.pairs
            for r in p.targets
            if r.old and r.new and r.change != "unchanged" and self.after.get(p.new.id) in self.truth.pairs
        }

    def true_numbers(self) -> set[tuple[str, str, str]]:
        """The changed numbers that the parser reads as targets."""
        seen = {
            (self.before[item.id], found[0])
            for section in self.old.sections
            for item in section.items
            for target in item.targets
            if (found := NUMBER.search(target.raw))
        }
        return {row for row in self.truth.numbers if row[:2] in seen}


def scores(found: set[object], true: set[object], count: Counter[str]) -> None:
    count["right"] += len(found & true)
    count["found"] += len(found)
    count["true"] += len(true)


def f1(count: Counter[str]) -> float:
    return 2 * count["right"] / (count["found"] + count["true"])


@pytest.mark.parametrize(("rewrite", "least"), [(0.2, 0.99), (0.5, 0.98), (0.7, 0.97)])
@pytest.mark.parametrize("source", ["other trades", "the plan itself"])
def test_items_find_their_counterparts(
    sample: tuple[Document, Plan], rewrite: float, least: float, source: str
) -> None:
    own = [s for task in sample[0].tasks() for s in task.sentences if not regex.search(r"\d", s)]
    count: Counter[str] = Counter()
    for seed in SEEDS:
        year = Year(sample, seed, rewrite, strangers() if source == "other trades" else own)
        scores(year.pairs, set(year.truth.pairs.items()), count)
    assert f1(count) >= least


@pytest.mark.parametrize("rewrite", [0.2, 0.7])
def test_changed_numbers_offices_moves_and_parts_are_found(
    sample: tuple[Document, Plan], rewrite: float
) -> None:
    numbers: Counter[str] = Counter()
    parts: Counter[str] = Counter()
    moves: Counter[str] = Counter()
    for seed in SEEDS:
        year = Year(sample, seed, rewrite, strangers())
        scores(year.numbers(), year.true_numbers(), numbers)
        assert offices(year) == year.truth.offices
        scores(found_parts(year), true_parts(year.truth), parts)
        moved = {
            year.after[p.new.id] for p in year.diff.pairs if "moved" in p.status and p.new.id in year.after
        }
        scores(moved & set(year.truth.pairs), year.truth.moved, moves)
    assert numbers["true"] > 5
    assert numbers["right"] >= 0.98 * max(numbers["found"], numbers["true"])
    assert parts["right"] >= 0.8 * parts["true"]
    assert parts["found"] == parts["right"], "a split or merge that is none"
    assert f1(moves) >= 0.9


def offices(year: Year) -> dict[str, tuple[set[str], set[str]]]:
    return {
        year.after[p.new.id]: (set(p.responsible.added), set(p.responsible.removed))
        for p in year.diff.pairs
        if "responsible" in p.status and year.after.get(p.new.id) in year.truth.pairs
    }


def found_parts(year: Year) -> set[tuple[str, ...]]:
    splits = {(year.before[s.old.id], *sorted(year.after[n.id] for n in s.new)) for s in year.diff.splits}
    return splits | {
        (year.after[m.new.id], *sorted(year.before[n.id] for n in m.old)) for m in year.diff.merges
    }


def true_parts(truth: Truth) -> set[tuple[str, ...]]:
    return {
        (whole, *sorted(parts)) for group in (truth.splits, truth.merges) for whole, parts in group.items()
    }


def test_a_new_number_alone_is_no_change(sample: tuple[Document, Plan]) -> None:
    """Dropping the first item renumbers all the others: 55 new numbers, one removal."""
    document, old = sample
    text = as_text(document)
    shorter = read_sample()
    gone = shorter.parts[0].tasks.pop(0)
    diff = compare_plans(old, parse(as_text(shorter)))
    assert [n.title for n in diff.removed] == [gone.title]
    assert (diff.summary.added, diff.summary.moved, diff.summary.edited) == (0, 0, 0)
    assert diff.summary.renumbered == 55
    assert compare_plans(old, parse(text)).is_empty()
