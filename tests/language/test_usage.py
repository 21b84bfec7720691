"""What is said of a command that cannot be understood: one line, in one language, with nothing of what is inside."""

import pytest
import regex

from commandline import workplan
from workplan_parser.cli.app import COMMANDS

HAN = regex.compile(r"\p{Han}")
ENGLISH = regex.compile(r"\b[A-Za-z]{2,} [a-z]{2,} [a-z]{2,}\b")
INSIDE = regex.compile(r"Traceback|Errno|Value error|validation error|pydantic|Error:|See:|Invalid value")

FAULTS = [
    *([command, "--nonsense"] for command in COMMANDS),
    *([command, "no-such-file.txt"] for command in ("parse", "show", "check", "ledger", "panel", "offices", "review")),
    ["diff", "no-such-file.txt", "no-such-file.txt"],
    ["explain", "no-such-file.txt:3"],
    ["bundle", "no-such-file.txt", "-o", "nowhere"],
    ["corrections", "check", "no-such-file.json"],
    *([command] for command in COMMANDS if command not in ("help", "rule", "config")),
    ["parse", "-f", "xml", "a.txt"],
    ["check", "-f", "xml", "a.txt"],
    ["diff", "-f", "xml", "a.txt", "b.txt"],
    ["parse", "-j", "0", "a.txt"],
    ["parse", "-j", "x", "a.txt"],
    ["parse", "--table", "nonsense", "a.txt"],
    ["parse", "-o", "", "a.txt"],
    ["parse", "--format"],
    ["parse", "--force=3", "a.txt"],
    ["schema", "nonsense"],
    ["schema", "plan", "more"],
    ["corrections", "nonsense", "a"],
    ["offices", "--table", "nonsense", "a.txt"],
    ["ledger", "-o", "a.pdf", "a.txt"],
    ["panel", "-o", "a.pdf", "a.txt"],
    ["panel", "--plot", "a.pdf", "a.txt"],
    ["nonsense"],
    ["no-such-file.txt"],
    ["--nonsense"],
    ["--lang", "fr"],
]  # fmt: skip


@pytest.mark.parametrize("words", FAULTS, ids=" ".join)
def test_a_fault_is_told_in_one_language(words: list[str]) -> None:
    chinese = workplan(*words)
    english = workplan(*words) if "--lang" in words else workplan(*words, "--lang", "en")
    for done in (chinese, english):
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.count("\n") == 1
        assert not INSIDE.search(done.stderr)
    assert HAN.search(chinese.stderr)
    assert not ENGLISH.search(chinese.stderr.replace("workplan", ""))
    assert "--lang" in words or not HAN.search(english.stderr)
