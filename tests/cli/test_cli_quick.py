"""``workplan parse`` is read without typer where its arguments leave no doubt: the outcome is typer's in every case."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest
import typer

from workplan_parser.cli import app, main, quick
from workplan_parser.cli.parse import parse
from workplan_parser.cli.parse_run import run

PLAN = "2023年城市管理工作要点\n\n一、市政设施\n（一）提升道路水平。道路设施完好率不低于97%。\n责任单位：市政处\n"

READ = (
    "a.txt",
    "a.txt -f yaml",
    "-f json a.txt",
    "a.txt -f csv",
    "a.txt -f csv --table items --no-bom",
    "--format=ndjson a.txt b.txt",
    "a.txt --with-text",
    "a.txt -o new.json",
    "a.txt -o a.json --force",
    "a.txt --output=out/",
    "a.txt b.txt -o out -f csv",
    "docs -f ndjson",
    # what goes wrong with the files is said by the same function
    "missing.txt",
    "a.txt missing.txt -f ndjson",
    "a.txt -o a.json",
    "empty.txt",
)
LEFT = (
    "",
    "--help",
    "a.txt -h",
    "a.txt --debug",
    "a.txt --unknown",
    "a.txt -f",
    "a.txt -f xml",
    "a.txt -f=json",
    "a.txt -fjson",
    "a.txt --force=yes",
    "a.txt --form yaml",
    "a.txt -f json -f yaml",
    "a.txt -o -",
    "a.txt --jobs 2",
    "-- a.txt",
)
MISUSED = (
    "a.txt b.txt",
    "a.txt -f csv --table nonsense",
    "a.txt -o new.doc",
)


@pytest.mark.parametrize("words", READ + MISUSED)
def test_well_formed_arguments_are_read(words: str) -> None:
    assert quick.read(words.split()) is not None


@pytest.mark.parametrize("words", LEFT)
def test_all_others_are_left_to_typer(words: str) -> None:
    assert quick.read(words.split()) is None


def test_an_empty_name_is_left_to_typer() -> None:
    assert quick.read([""]) is None
    assert quick.read(["a.txt", "-o", ""]) is None


@pytest.mark.parametrize("words", READ + LEFT + MISUSED)
def test_both_ways_lead_to_the_same_end(
    words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: Any
) -> None:
    def outcome(folder: str, way: Callable[[Sequence[str]], Any]) -> tuple[Any, ...]:
        where = tmp_path / folder
        (where / "docs").mkdir(parents=True)
        for name in ("a.txt", "b.txt", "docs/c.txt"):
            (where / name).write_text(PLAN, "utf-8")
        (where / "a.json").write_text("{}", "utf-8")
        (where / "empty.txt").write_text("", "utf-8")
        monkeypatch.chdir(where)
        with pytest.raises(SystemExit) as leave:
            way(["parse", *words.split()])
        said = capfdbinary.readouterr()
        files = {str(p.relative_to(where)): p.read_bytes() for p in where.rglob("*") if p.is_file()}
        return leave.value.code, said.out, said.err, files

    assert outcome("quick", main) == outcome("typer", app.run)


def test_the_options_are_those_of_the_command() -> None:
    command = typer.main.get_command(app.application("parse")).commands["parse"]
    formats = get_args(get_args(get_type_hints(parse)["format"])[0])
    known = {spelling: param for param in command.params for spelling in param.opts}
    for spelling, option in quick._OPTIONS.items():
        assert known[spelling].name == option.parameter
        assert known[spelling].is_flag is not option.takes_value
        assert option.values == (formats if option.parameter == "format" else ())
        assert known[spelling].default == inspect.signature(run).parameters[option.parameter].default
