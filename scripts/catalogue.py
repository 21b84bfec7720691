"""Keeps the catalogue of what people are told: gathers every Chinese sentence of the code, and makes the .mo of the .po.

.venv/bin/python scripts/catalogue.py          what is new stands in the .po with an empty msgstr: fill it in, run it again
.venv/bin/python scripts/catalogue.py --check  says what is missing, stale or not compiled
"""

from __future__ import annotations

import ast
import io
import json
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import regex
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from jinja2 import Environment

from workplan_parser.cli.help_page import paragraphs
from workplan_parser.language.literals import heard, in_markup, in_script

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "workplan_parser"
PO = SOURCE / "language" / "en" / "LC_MESSAGES" / "workplan.po"
MO = PO.with_suffix(".mo")

HAN = regex.compile(r"\p{Han}")
PATTERN = regex.compile(r"\\[A-Za-z]|\(\?|^\[\p{Han}*、\p{Han}*\]$")
"""What only a pattern holds."""

MUTE = (
    "extract", "structure", "text", "tables", "reading", "lexicon/headers.py", "lexicon/roles.py", "model.py", "tasks.py",
    "source/sniff.py", "source/numerals.py", "source/familiar.py", "source/pdf/columns.py", "source/pdf/layer.py",
    "source/pdf/parts.py", "source/texttables", "source/xlsx/days.py", "compare/blocks.py", "compare/deadlines.py",
    "compare/measures.py", "compare/goals.py", "compare/qualities.py", "compare/names.py", "compare/redline.py", "panel/series.py", "panel/sqlite.py",
    "writers/tables.py", "bundle/shape.py", "span.py", "outcome/stated.py", "outcome/pairing.py", "outcome/periods.py",
)  # fmt: skip
"""Rooms and modules whose Chinese is what they look for, not what they say."""

NAMES = frozenset(("_文件", "宋体", "黑体", "台账", "_底稿", "年", "月", "日"))
"""Names and signs that mean the same to everybody."""


PARTS = ("标有 ?", "一级", "章节")
"""Pieces between two marks that lines of words have beside the sentences of the code."""


def sentences() -> Iterator[str]:
    """Every Chinese sentence of the code, its values numbered."""
    yield from PARTS
    for path in sorted(SOURCE.rglob("*.py")):
        name = path.relative_to(SOURCE).as_posix()
        if name.startswith(MUTE):
            continue
        command = path.stem if path.parent.name == "cli" else ""
        for sentence in said_in(ast.parse(path.read_text("utf-8")), command):
            if HAN.search(sentence) and not PATTERN.search(sentence) and sentence not in NAMES:
                yield sentence
    for rules in tomllib.loads((SOURCE / "explain/rules.toml").read_text("utf-8")).values():
        yield from rules.values()
    for told in json.loads((SOURCE / "check/told.json").read_text("utf-8")).values():
        yield told["why"]
    for path in sorted(SOURCE.rglob("*.j2")):
        for _, kind, text in Environment().lex(path.read_text("utf-8")):
            if kind in ("data", "string"):
                yield from heard(text.strip("\"'") if kind == "string" else text, in_markup)
    for path in sorted(SOURCE.rglob("*.js")):
        yield from heard(path.read_text("utf-8"), in_script)


def said_in(node: ast.AST, command: str = "") -> Iterator[str]:
    """The strings of a module; of the function *command* its docstring by the paragraph, of f-strings their values numbered."""
    match node:
        case (
            ast.Expr(ast.Constant()) | ast.keyword(arg="description")
        ):  # docstrings, and what the schemas say
            return
        case ast.JoinedStr() | ast.BinOp(op=ast.Add()) if any(isinstance(p, str) for p in pieces(node)):
            yield template(node)
            for part in pieces(node):
                if isinstance(part, ast.AST):
                    yield from said_in(part)
        case ast.Constant(str() as text):
            yield from paragraphs(text) if "\n\n" in text else [text.strip()]
        case _:
            if isinstance(node, ast.FunctionDef) and node.name == command:
                yield from paragraphs(ast.get_docstring(node) or "")
            for child in ast.iter_child_nodes(node):
                yield from said_in(child, command)


def pieces(node: ast.AST) -> list[str | ast.AST]:
    """What a string is put together of: its words, and the expressions of its values."""
    match node:
        case ast.JoinedStr(values=parts):
            return [piece for part in parts for piece in pieces(part)]
        case ast.FormattedValue(value=value):
            return [value]
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            return [*pieces(left), *pieces(right)]
        case ast.Constant(str() as text):
            return [text]
        case _:
            return [node]


def template(node: ast.AST) -> str:
    """f"没有第 {line} 行", "可用：" + names → 没有第 {1} 行, 可用：{1}."""
    count = iter(range(1, 100))
    return "".join(part if isinstance(part, str) else f"{{{next(count)}}}" for part in pieces(node)).strip()


def renewed() -> Catalog:
    """The .po with what the code says now, translations kept."""
    old = read_po(io.BytesIO(PO.read_bytes() if PO.is_file() else b""), locale="en")
    new = Catalog(locale="en", project="workplan-parser", fuzzy=False, charset="utf-8", header_comment="")
    new.creation_date = new.revision_date = old.creation_date
    for sentence in dict.fromkeys(sentences()):
        known = old.get(sentence)
        new.add(sentence, known.string if known else "")
    return new


def po(catalogue: Catalog) -> bytes:
    out = io.BytesIO()
    write_po(out, catalogue, omit_header=False, width=0)
    return out.getvalue()


def mo(catalogue: Catalog) -> bytes:
    out = io.BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


def wrong(catalogue: Catalog) -> list[str]:
    """What keeps the catalogue from being whole."""
    found = []
    for message in catalogue:
        if message.id and not message.string:
            found.append(f"not translated: {message.id}")
        elif sorted(VALUE.findall(message.id)) != sorted(VALUE.findall(str(message.string))):
            found.append(f"other values: {message.id}")
    if PO.read_bytes() != po(catalogue):
        found.append(f"{PO.name} lacks what the code says, or holds more")
    if not MO.is_file() or MO.read_bytes() != mo(catalogue):
        found.append(f"{MO.name} is not made of {PO.name}")
    return found


VALUE = regex.compile(r"\{\w+\}")


if __name__ == "__main__":
    catalogue = renewed()
    if "--check" not in sys.argv:
        PO.write_bytes(po(catalogue))
        MO.write_bytes(mo(catalogue))
    problems = wrong(catalogue)
    sys.exit("\n".join(["run scripts/catalogue.py", *problems]) if problems else 0)
