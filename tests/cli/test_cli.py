"""The command line as people meet it: real processes, wrong inputs included. One line on stderr, exit 2, nothing half-written."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "data" / "raw" / "zhengzhou-chengguan-2018.txt"
EXAMPLES = sorted((ROOT / "docs" / "examples").glob("yunling-*.txt"))


def workplan(
    *words: object, stdin: bytes | None = None, cwd: Path | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run ``workplan`` in a process of its own."""
    command = [sys.executable, "-m", "workplan_parser.cli", *map(str, words)]
    return subprocess.run(command, input=stdin or b"", capture_output=True, cwd=cwd, check=False, timeout=120)


def refused(run: subprocess.CompletedProcess[bytes]) -> str:
    """The one line a refusal says."""
    message = run.stderr.decode()
    assert run.returncode == 2, message
    assert message.count("\n") == 1, message
    assert message.startswith("workplan: ")
    assert "Traceback" not in message
    return message


def test_parse_prints_json_and_nothing_else() -> None:
    run = workplan("parse", SAMPLE)
    assert run.returncode == 0
    assert run.stderr == b""
    assert list(json.loads(run.stdout))[:3] == ["$schema", "schema_version", "generator"]
    assert run.stdout.endswith(b"}\n")


def test_two_runs_give_the_same_bytes() -> None:
    assert workplan("parse", SAMPLE).stdout == workplan("parse", SAMPLE).stdout


@pytest.mark.parametrize("kind", ["plan", "diff", "outcome"])
def test_the_schema_is_one_and_the_output_obeys_it(kind: str) -> None:
    from jsonschema import Draft202012Validator

    schema: dict[str, Any] = json.loads(workplan("schema", kind).stdout)
    Draft202012Validator.check_schema(schema)
    words = ["parse", SAMPLE] if kind == "plan" else [kind, SAMPLE, SAMPLE, "-f", "json"]
    errors = list(Draft202012Validator(schema).iter_errors(json.loads(workplan(*words).stdout)))
    assert not errors, errors[0].message


def test_stdin_is_a_file_called_minus() -> None:
    piped = json.loads(workplan("parse", "-", stdin=SAMPLE.read_bytes()).stdout)
    named = json.loads(workplan("parse", SAMPLE).stdout)
    assert piped["sections"] == named["sections"]


def test_a_folder_gets_all_forms_and_a_summary(tmp_path: Path) -> None:
    run = workplan("parse", SAMPLE, "-o", tmp_path / "out/")
    assert run.returncode == 0
    assert run.stdout == b""
    assert "56 条目" in run.stderr.decode()
    stem = tmp_path / "out" / SAMPLE.stem
    assert stem.with_suffix(".json").read_bytes() == workplan("parse", SAMPLE).stdout
    assert stem.with_suffix(".yaml").is_file()
    assert (stem / "targets.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_an_existing_file_is_left_alone_without_force(tmp_path: Path) -> None:
    out = tmp_path / "plan.json"
    out.write_text("mine")
    assert "--force" in refused(workplan("parse", SAMPLE, "-o", out))
    assert out.read_text() == "mine"
    assert workplan("parse", SAMPLE, "-o", out, "--force").returncode == 0
    assert json.loads(out.read_text("utf-8"))["metadata"]["year"] == 2018


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "没有这个文件"),
        (b"", "空"),
        (b"  \n", "空白"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, "二进制|图片"),
        (b"PK\x03\x04xx", "损坏"),
    ],
    ids=["missing", "empty", "blank", "binary", "broken archive"],
)
def test_input_that_is_no_document(tmp_path: Path, content: bytes | None, said: str) -> None:
    path = tmp_path / "plan.txt"
    if content is not None:
        path.write_bytes(content)
    message = refused(workplan("parse", path))
    assert re.search(said, message)
    assert "plan.txt" in message


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["parse"], "FILE"),
        (["parse", "x.txt", "-f", "xml"], "xml"),
        (["parse", "x.txt", "--nosuch"], "--nosuch"),
        (["prase"], "parse"),  # what it takes to be meant
        (["parse", "a.txt", "b.txt"], "ndjson"),
        (["parse", "a.txt", "-f", "csv", "--table", "nonsense"], "targets"),
        (["parse", "a.txt", "-o", "new.doc"], "-f"),
        (["parse", "a.txt", "--dialect"], "--dialect"),
    ],
)
def test_misuse(words: list[str], said: str) -> None:
    assert said in refused(workplan(*words))


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk() -> None:
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "workplan_parser.cli", "parse", str(SAMPLE)]
        run = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
    assert run.returncode == 2
    assert run.stderr.decode().count("\n") == 1


@pytest.mark.parametrize(
    ("words", "status"),
    [(["parse", SAMPLE], 0), (["show", SAMPLE], 0), (["parse", SAMPLE, SAMPLE, "-f", "ndjson"], 0), (["diff", *EXAMPLES], 1)],
    ids=lambda words: str(words[0]) if isinstance(words, list) else "",
)  # fmt: skip
def test_a_reader_that_has_seen_enough_is_no_error(words: list[object], status: int) -> None:
    read, write = os.pipe()
    os.close(read)
    command = [sys.executable, "-m", "workplan_parser.cli", *map(str, words)]
    run = subprocess.run(command, stdout=write, stderr=subprocess.PIPE, check=False)
    os.close(write)
    assert (run.returncode, run.stderr) == (status, b"")


@pytest.mark.parametrize("words", [["parse", "nosuch.txt", "--debug"], ["--debug", "parse", "nosuch.txt"]])
def test_debug_shows_the_traceback_wherever_it_stands(words: list[str]) -> None:
    run = workplan(*words)
    assert run.returncode == 2
    assert b"Traceback" in run.stderr


@pytest.mark.parametrize("before", [True, False])
def test_a_dialect_is_spoken_wherever_it_is_named(tmp_path: Path, before: bool) -> None:
    (tmp_path / "d.toml").write_text('[units.count]\nclassifiers = "虹段"\n', "utf-8")
    (tmp_path / "a.txt").write_text("2024年工作要点\n一、环卫\n（一）收运。新铺彩虹带12虹段。\n", "utf-8")
    dialect = ["--dialect", str(tmp_path / "d.toml")]
    run = workplan(*dialect[: 2 * before], "parse", tmp_path / "a.txt", *dialect[2 * before :], "-f", "csv")
    assert (run.returncode, run.stderr) == (0, b"")
    assert "虹段" in run.stdout.decode()


def test_the_package_is_the_command() -> None:
    run = subprocess.run(
        [sys.executable, "-m", "workplan_parser", "--version"], capture_output=True, text=True, check=True
    )
    assert run.stdout.startswith("workplan ")


@pytest.mark.parametrize("words", [[], ["-h"], ["parse", "-h"]])
def test_help_is_asked_for_or_shown_where_nothing_is(words: list[str]) -> None:
    run = workplan(*words)
    assert (run.returncode, run.stderr) == (0, b"")
    assert "用法：workplan".encode() in run.stdout


def complete(typed: str) -> list[str]:
    """What bash would offer after *typed*."""
    env = {
        "_WORKPLAN_COMPLETE": "complete_bash",
        "COMP_WORDS": typed,
        "COMP_CWORD": str(len(typed.split(" ")) - 1),
    }
    run = subprocess.run(
        [sys.executable, "-m", "workplan_parser"],
        env=os.environ | env,
        capture_output=True,
        text=True,
        check=True,
    )
    return run.stdout.split()


def test_the_shell_completes_commands_and_options() -> None:
    assert complete("workplan pa") == ["parse", "panel"]
    assert complete("workplan parse --ta") == ["--table"]
    assert "ndjson" in complete("workplan parse -f ")


def test_completion_installs_itself(tmp_path: Path) -> None:
    env = os.environ | {"HOME": str(tmp_path), "_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"}
    for option in ("--show-completion", "--install-completion"):
        run = subprocess.run(
            [sys.executable, "-m", "workplan_parser", option, "bash"], env=env, capture_output=True, text=True
        )
        assert (run.returncode, run.stderr) == (0, "")
    assert "_WORKPLAN_COMPLETE" in (tmp_path / ".bash_completions" / "workplan.sh").read_text("utf-8")


def test_one_bad_file_of_many_is_said_and_passed_by(tmp_path: Path) -> None:
    run = workplan("parse", SAMPLE, tmp_path / "nosuch.txt", SAMPLE, "-f", "ndjson")
    assert run.returncode == 1
    assert [json.loads(line)["metadata"]["year"] for line in run.stdout.splitlines()] == [2018, 2018]
    assert "nosuch.txt" in run.stderr.decode()


def test_show_is_plain_in_a_pipe() -> None:
    page = workplan("show", SAMPLE).stdout.decode()
    assert "\x1b" not in page
    assert "市政道路设施完好率" in page


@pytest.mark.parametrize("format", ["text", "json", "sarif", "github"])
def test_check_formats(tmp_path: Path, format: str) -> None:
    path = tmp_path / "plan.txt"
    path.write_text("2024年工作要点\n一、甲\n修路。\n三、乙\n架桥。\n", encoding="utf-8")
    run = workplan("check", path, "--format", format)
    assert run.returncode == 1
    said = run.stdout.decode()
    assert "WP201" in said
    if format in ("json", "sarif"):
        json.loads(said)


@pytest.mark.parametrize(("options", "status"), [((), 0), (("--strict",), 1), (("--strict", "--quiet"), 1)])
def test_strict_minds_notes_listed_or_not(tmp_path: Path, options: tuple[str, ...], status: int) -> None:
    path = tmp_path / "plan.txt"
    path.write_text("2024年工作要点\n一、道路\n修补路面98块砖。\n新增编码4471-98。\n", encoding="utf-8")
    run = workplan("check", path, *options)
    assert run.returncode == status
    assert ("提示" in run.stdout.decode()) == ("--quiet" not in options)


def test_the_caret_stands_under_the_character(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text("2024年工作要点\n一、甲\n修路。\n三、乙\n架桥。\n", encoding="utf-8")
    lines = workplan("check", path).stdout.decode().splitlines()
    at = next(i for i, line in enumerate(lines) if line.strip().startswith("^") or "| ^" in line)
    bar = lines[at].index("|")
    assert lines[at - 1][bar:].startswith("| 三、乙")
    assert lines[at][bar:] == "| ^^^^"  # two Han characters, four columns


def test_a_fine_document_exits_0(tmp_path: Path) -> None:
    assert workplan("check", SAMPLE).returncode == 0
    assert workplan("diff", SAMPLE, SAMPLE).returncode == 0
