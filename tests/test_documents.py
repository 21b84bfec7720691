"""Whole documents of invented bodies against what a careful reader wrote down beside them.

Each directory of ``documents/`` holds one plan (``source.*``, or a ``generate.py`` that writes the Word
file) and its annotation, ``expected.json``. Where the parser and the reader differ, the difference
stands in ``known_misses`` with its reason, word for word: any other difference fails, and so does a
known miss that no longer happens, so that the list is always true. An entry with ``"sure": false``
could be disputed and may be found or not.
"""

from __future__ import annotations

import json
import runpy
import sys
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from workplan_parser import Item, Plan, Span, parse_file

DOCUMENTS = Path(__file__).parent / "documents"
SUFFIXES = (".txt", ".html", ".docx", ".pdf")


def sources() -> Iterator[Any]:
    for directory in sorted(DOCUMENTS.iterdir()):
        if (directory / "expected.json").exists():
            found = sorted(p for p in directory.iterdir() if p.stem == "source" and p.suffix in SUFFIXES)
            found += sorted(directory.glob("generate*.py"))
            for path in found:
                yield pytest.param(
                    path, id=f"{directory.name}{'.docx' if path.suffix == '.py' else path.suffix}"
                )


@pytest.fixture(params=list(sources()), scope="module")
def origin(request: pytest.FixtureRequest) -> Path:
    """The file in the directory of the document."""
    path: Path = request.param
    return path


@pytest.fixture(scope="module")
def source(origin: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file a user would hold."""
    if origin.suffix != ".py":
        return origin
    out = tmp_path_factory.mktemp("generated") / "source.docx"
    argv, sys.argv = sys.argv, [str(origin), str(out)]
    try:
        runpy.run_path(str(origin), run_name="__main__")
    finally:
        sys.argv = argv
    return out


@pytest.fixture(scope="module")
def expected(origin: Path) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((origin.parent / "expected.json").read_text("utf-8"))
    return data


@pytest.fixture(scope="module")
def plan(source: Path) -> Plan:
    return parse_file(source, with_text=True)


# What is compared, as one line a finding: the line is also what a failure prints and known_misses hold.


def amount(low: Any, high: Any, unit: str) -> str:
    plain = "–".join(format(Decimal(str(n)).normalize(), "f") for n in (low, high) if n is not None)
    return f"{plain} {unit}".strip()


def at(start: int | None, placed: bool) -> str:
    return f" @{start}" if placed else ""


def words(raw: str, placed: bool) -> str:
    """A printed page breaks lines and spaces digits where it likes: only in plain text is each blank held."""
    return repr(raw if placed else "".join(raw.split()))


def parts(plan: Plan) -> Iterator[tuple[tuple[str, ...], Item]]:
    """Every section and item, annexes included, with the labels of the nodes it stands in."""
    todo: list[tuple[tuple[str, ...], Item]] = [((), s) for s in plan.sections]
    todo += [((), s) for a in plan.attachments for s in a.sections]
    while todo:
        path, item = todo.pop(0)
        path += (item.label,) if item.label else ()
        yield path, item
        todo[:0] = [(path, child) for child in item.items]


METADATA = ("title", "year", "issuer", "document_number")


def found(plan: Plan, placed: bool) -> Iterator[tuple[str, str]]:
    for path, item in parts(plan):
        if item.label:
            yield "nodes", f"{'/'.join(path)} {item.title}".strip()
        for office in item.responsible:
            yield "responsibilities", f"{office.name} {office.role}{at(office.span.start, placed)}"
    for part in (plan.preamble, *(item for _, item in parts(plan))):
        if part is None:
            continue
        for t in part.targets:
            value = amount(t.value, t.value_max, t.unit)
            yield "targets", f"{words(t.raw, placed)} {t.comparator} {value}{at(t.span.start, placed)}"
        for d in part.deadlines:
            yield "deadlines", f"{words(d.raw, placed)} {d.due}{at(d.span.start, placed)}"


def wanted(expected: dict[str, Any], placed: bool) -> Iterator[tuple[str, str, bool]]:
    path: list[str] = []
    for n in expected["nodes"]:
        path[n["level"] - 1 :] = [n["label"]]
        yield "nodes", f"{'/'.join(filter(None, path))} {n['title']}".strip(), n.get("sure", True)
    for r in expected["responsibilities"]:
        for u in r["units"]:
            line = f"{u['name']} {u['role']}{at(u.get('start'), placed)}"
            yield "responsibilities", line, u.get("sure", True)
    for t in expected["targets"]:
        line = f"{words(t['surface'], placed)} {t['op']} {amount(t['value'], t['value_max'], t['unit'])}{at(t['start'], placed)}"
        yield "targets", line, t.get("sure", True)
    for d in expected["deadlines"]:
        yield (
            "deadlines",
            f"{words(d['surface'], placed)} {d['due']}{at(d['start'], placed)}",
            d.get("sure", True),
        )


def differences(plan: Plan, expected: dict[str, Any], placed: bool) -> set[str]:
    got, want, allowed = Counter(found(plan, placed)), Counter[Any](), Counter[Any]()
    for kind, line, sure in wanted(expected, placed):
        want[kind, line] += sure
        allowed[kind, line] += 1
    lost = {f"{kind}: missing {line}" for kind, line in want - got}
    more = {f"{kind}: extra {line}" for kind, line in got - allowed}
    said = {name: getattr(plan.metadata, name) for name in METADATA if expected[name] is not None}
    return (
        lost | more | {f"metadata: {name} {value}" for name, value in said.items() if value != expected[name]}
    )


@pytest.fixture(scope="module")
def diffs(plan: Plan, expected: dict[str, Any], source: Path) -> set[str]:
    return differences(plan, expected, placed=source.suffix == ".txt")


def listed(expected: dict[str, Any], source: Path) -> set[str]:
    """The known misses of this format: one without ``formats`` holds for all."""
    return {
        miss["difference"]
        for miss in expected["known_misses"]
        if source.suffix[1:] in miss.get("formats", [source.suffix[1:]])
    }


def test_reads_as_a_careful_reader_does(diffs: set[str], expected: dict[str, Any], source: Path) -> None:
    new = sorted(diffs - listed(expected, source))
    assert not new, "differs from expected.json:\n" + "\n".join(new)


def test_known_misses_are_still_missed(diffs: set[str], expected: dict[str, Any], source: Path) -> None:
    gone = sorted(listed(expected, source) - diffs)
    assert not gone, "read rightly now, so delete from known_misses:\n" + "\n".join(gone)


def test_raw_is_what_stands_at_the_span(plan: Plan) -> None:
    text = plan.source.text
    assert text is not None
    for path, item in parts(plan):
        pieces = [(t.span, t.raw) for t in item.targets]
        pieces += [(q.span, q.raw) for q in item.other_quantities]
        pieces += [(d.span, d.raw) for d in item.deadlines]
        for span, raw in pieces:
            assert text[span.start : span.end] == raw, path


def test_every_character_is_claimed_once(plan: Plan) -> None:
    text = plan.source.text
    assert text is not None
    claims: dict[str, list[Span]] = {
        "metadata": [f.claim for f in plan.metadata.fields],
        "preamble": [*plan.preamble.text_spans] if plan.preamble else [],
        "sections": [s.span for s in plan.sections],
        "attachments": [a.span for a in plan.attachments],
        "closing": [*plan.closing.text_spans] if plan.closing else [],
        "unclaimed": [u.span for u in plan.unclaimed],
    }
    owners: list[set[str]] = [set() for _ in text]
    for who, spans in claims.items():
        for span in spans:
            for place in range(span.start, span.end):
                owners[place].add(who)
    wrong = [
        f"@{place} {text[place : place + 12]!r} {sorted(who)}"
        for place, who in enumerate(owners)
        if len(who) != 1 and not text[place].isspace()
    ]
    assert not wrong, f"{len(wrong)} characters are not claimed once, the first: {wrong[:3]}"
