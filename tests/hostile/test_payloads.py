"""Every command over every payload: one message where a file is refused, the others read, nothing run, nothing left."""

from __future__ import annotations

import csv
import zipfile
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
import regex
from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser

from commandline import Done, workplan
from payloads import PAYLOADS, SOUND
from workplan_parser import limits
from workplan_parser.confined import pool

LOWERED = {
    "SECONDS": 2,
    "PATIENCE": 20,
    "MEMORY": 250 << 20,
    "ELEMENTS": 30_000,
    "UNPACKED": 8 << 20,
    "CELLS": 50_000,
}
"""Limits low enough to be reached quickly; that they are kept is tested, not how high they are."""

OVER_MANY = (
    ("parse", "-f", "ndjson"), ("parse", "-o", "out/all/"), ("parse", "-o", "out/tables/", "-f", "csv"), ("check",), ("check", "-f", "json"),
    ("check", "-f", "sarif"), ("check", "-f", "github"), ("ledger",), ("ledger", "-o", "out/l.xlsx", "--by-office"), ("panel",),
    ("panel", "-o", "out/p.sqlite"), ("panel", "-f", "json"), ("offices",), ("offices", "-f", "csv"), ("offices", "-f", "json"),
    ("bundle", "-o", "out/bundle"), ("parse", "-f", "ndjson", "-j", "2"),
)  # fmt: skip
ONE_BY_ONE = (
    ("show", "{}"), ("explain", "{}:1"), ("diff", "{}", "sound.txt"), ("diff", "sound.txt", "{}", "-f", "html", "-o", "out/{}.html"),
    ("diff", "sound.txt", "{}", "-f", "markdown", "-o", "out/{}.md"), ("diff", "sound.txt", "{}", "-f", "csv"),
    ("outcome", "{}", "sound.txt"), ("outcome", "sound.txt", "{}", "-f", "html", "-o", "out/{}.outcome.html"), ("outcome", "{}", "-f", "csv"),
    ("outcome", "sound.txt", "{}", "-f", "markdown", "-o", "out/{}.outcome.md"), ("outcome", "{}", "-o", "out/{}.outcome.xlsx"),
    ("review", "{}", "-o", "out/{}.review.html"), ("ledger", "sound.txt", "--carry", "{}", "-o", "out/{}.carried.xlsx"),
    ("offices", "sound.txt", "--registry", "{}"), ("diff", "sound.txt", "sound.txt", "--pins", "{}"), ("--dialect", "{}", "parse", "sound.txt"),
)  # fmt: skip
READABLE = 12
"""So many payloads, at least, are documents with words in them."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Where all payloads lie, beside one sound plan."""
    place = tmp_path_factory.mktemp("payloads")
    (place / "sound.txt").write_text(SOUND, "utf-8")
    for name, made in PAYLOADS.items():
        (place / name).write_bytes(made())
    with pytest.MonkeyPatch.context() as patch:
        for name, most in LOWERED.items():
            patch.setattr(limits, name, getattr(limits, name)._replace(most=most))
        pool.close()
        patch.chdir(place)
        yield place
    pool.close()


def sane(done: Done) -> None:
    """The run ended as runs end, and said nothing that a terminal or a build obeys."""
    said = done.stdout + done.stderr
    assert done.returncode in (0, 1, 2)
    assert "内部错误" not in said, said[said.find("内部错误") - 200 :][:600]
    assert "Traceback" not in said


def printed_safely(text: str) -> None:
    """No control character but tab and newline, no turn of the writing's direction."""
    found = regex.search(r"[\p{Cc}\p{Bidi_Control}--\n\t]", text, regex.V1)
    assert found is None, text[max(0, found.start() - 80) : found.start() + 20]


@pytest.mark.parametrize("words", OVER_MANY, ids=" ".join)
def test_all_payloads_at_once(words: tuple[str, ...], folder: Path) -> None:
    done = workplan(*words, *PAYLOADS, "sound.txt")
    sane(done)
    assert done.returncode == 1  # some were refused, the rest was read
    *told, counted = (line for line in done.stderr.splitlines() if line.startswith("workplan: "))
    refused = {line.split(": ")[1] for line in told}
    assert refused <= {*PAYLOADS}
    assert counted == f"workplan: {len(PAYLOADS) + 1} 个文件中有 {len(refused)} 个没有完成"
    assert len(refused) <= len(PAYLOADS) - READABLE
    if words[0] != "ledger" and ("-f" not in words or "github" in words):
        printed_safely(done.stdout)
    printed_safely(done.stderr)
    assert not (folder / "ran").exists()
    assert not list(folder.rglob("*.part"))


@pytest.mark.parametrize("name", PAYLOADS)
def test_one_payload(name: str, folder: Path) -> None:
    refused = 0
    for words in ONE_BY_ONE:
        if refused > 2 and words[0] in ("show", "explain", "diff", "review"):
            continue  # the same reader has refused it thrice
        done = workplan(*(word.format(name) for word in words), *(["--force"] if "-o" in words else []))
        sane(done)
        refused += done.returncode == 2
        if "-f" not in words:
            printed_safely(done.stdout)
    assert not (folder / "ran").exists()
    assert not list(folder.rglob("*.part"))


@pytest.mark.parametrize("name", ["injected.txt", "injected.html", "injected.csv", "words.json"])
class TestNothingIsRun:
    """What is made of words that mean harm is words."""

    @pytest.mark.parametrize("kind", ["html", "markdown"])
    @pytest.mark.parametrize("turned", [False, True])
    def test_a_comparison(self, name: str, kind: str, turned: bool, folder: Path) -> None:
        pair = ("sound.txt", name) if turned else (name, "sound.txt")
        page = workplan("diff", *pair, "-f", kind).stdout
        if kind == "markdown":
            page = MarkdownIt("commonmark", {"html": True}).enable("table").render(page)
        inert(page, workplan("diff", "sound.txt", "sound.txt", "-f", "html").stdout if kind == "html" else "")

    def test_a_page_of_review(self, name: str, folder: Path) -> None:
        if name.endswith(".json"):
            return
        workplan("review", name, "-o", "out/inert.html", "--force")
        workplan("review", "sound.txt", "-o", "out/plain.html", "--force")
        inert(Path("out/inert.html").read_text("utf-8"), Path("out/plain.html").read_text("utf-8"))

    def test_tables(self, name: str, folder: Path) -> None:
        for words in (("ledger",), ("offices", "-f", "csv"), ("panel", "-f", "csv"), *(("parse", "-f", "csv", "--table", t) for t in ("items", "targets", "metadata"))):  # fmt: skip
            text = workplan(*words, name).stdout.removeprefix("\ufeff")
            for row in csv.reader(StringIO(text, newline="")):
                assert not [cell for cell in row if regex.match(r"[=@\t\r]|[+-](?![\d.]+$)", cell)]

    def test_a_workbook(self, name: str, folder: Path) -> None:
        workplan("ledger", name, "-o", "out/inert.xlsx", "--force")
        with zipfile.ZipFile("out/inert.xlsx") as book:
            for part in book.namelist():
                assert b"cmd|" not in book.read(part) or part == "xl/sharedStrings.xml"
                assert b"evil.example" not in book.read(part) or not part.endswith(".rels")


def inert(page: str, like: str) -> None:
    """*page* has no element or attribute that acts, beyond those of the harmless page *like*."""
    tree, plain = LexborHTMLParser(page), LexborHTMLParser(like)
    own = {node.tag for node in plain.css("*")}
    for node in tree.css("*"):
        assert node.tag not in {"script", "svg", "img", "iframe", "b", "style", "object", "form"} - own, (
            node.html
        )
        assert not [key for key in node.attributes if key.startswith("on")], node.html
        for key in ("href", "src", "action"):
            assert (
                not (node.attributes.get(key) or "")
                .strip()
                .lower()
                .startswith(("javascript:", "http://evil"))
            ), node.html
    assert len(tree.css("script")) == len(plain.css("script"))
    assert len(tree.css("style")) == len(plain.css("style"))
