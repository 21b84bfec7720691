"""Writes the parts of the documentation that are made from the code; ``--check`` says which have drifted.

.venv/bin/python docs/make.py
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import regex

if TYPE_CHECKING:
    from workplan_parser.language import Language

ROOT = Path(__file__).resolve().parent.parent


def help_of(words: list[str], language: str) -> str:
    """What ``workplan WORDS… --help`` prints in *language*."""
    from typer.testing import CliRunner

    from workplan_parser.cli.app import application

    result = CliRunner().invoke(application(), [*words, "--help", "--lang", language], prog_name="workplan")
    assert result.exit_code == 0, result.output
    return "\n".join(line.rstrip() for line in result.stdout.splitlines()).strip("\n") + "\n"


def written(template: str, **told: Any) -> str:
    """The page that one of docs/templates makes."""
    from workplan_parser.pages import page

    return page(ROOT / "docs/templates" / template, **told)


def commands(language: str) -> str:
    """docs/commands.md and commands.zh-CN.md: the help of every command."""
    from workplan_parser.cli.app import COMMANDS

    shown = [("workplan", help_of([], language))]
    shown += [(f"workplan {name}", help_of([name], language)) for name in COMMANDS]
    return written(f"commands{ENDINGS[language]}.j2", commands=shown)


def schema() -> str:
    """docs/schema.md: every model of a plan and of a comparison, its Chinese term, its fields and their types."""
    from workplan_parser import model
    from workplan_parser.compare import model as changes

    return written("schema.md.j2", models=_models(model), changes=_models(changes))


def _models(module: Any) -> list[tuple[str, str, list[tuple[str, str, str]]]]:
    return [
        (kind.__name__, " ".join((kind.__doc__ or "").split()), _fields(kind))
        for kind in reversed(vars(module).values())
        if isinstance(kind, type) and kind.__module__ == module.__name__ and hasattr(kind, "model_fields")
        if not kind.__name__.startswith("_")
    ]


def _fields(kind: Any) -> list[tuple[str, str, str]]:
    return [
        (field.alias or name, _type(field.annotation), field.description or "")
        for name, field in kind.model_fields.items()
    ]


def _type(annotation: Any) -> str:
    from types import NoneType, UnionType
    from typing import Annotated, Literal, Union, get_args, get_origin

    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _type(inner[0])
    if origin is tuple:
        return f"list of {_type(inner[0])}"
    if origin is Literal:
        return " \\| ".join(f"`{value}`" for value in inner)
    if origin in (UnionType, Union):
        return " or ".join("null" if one is NoneType else _type(one) for one in inner)
    plain = {"str": "string", "int": "integer", "Decimal": "number", "date": "ISO date"}
    name = annotation.__name__
    return plain.get(name, f"[{name}](#{name.lower()})")


def diagnostics(language: Language) -> str:
    """docs/diagnostics.md and …zh-CN.md: every code with what it says, why it is worth saying, an example that raises it."""
    from workplan_parser.language import said, speak

    speak(language)
    return written(f"diagnostics{ENDINGS[language]}.j2", cases=diagnosed(), said=said)


def told() -> str:
    """What ``workplan rule`` shows."""
    shown = {
        case["code"].code: {"why": case["why"], "shown": case["shown"], "said": case["said"]}
        for case in diagnosed()
    }
    return json.dumps(shown, ensure_ascii=False, indent=1) + "\n"


def diagnosed() -> list[dict[str, Any]]:
    """The example of every code, read."""
    import tomllib

    from workplan_parser.diagnostics import CODES

    sys.path.append(str(ROOT / "tests"))
    from diagnosed import read

    cases = tomllib.loads((ROOT / "tests/cases/diagnostics.toml").read_text("utf-8"))["case"]
    shown = []
    for case in cases:
        code = CODES[case["code"]]
        plan = read(case)
        text = (plan.source.text or "").replace("\ufffd", "�").rstrip()
        said = next(doubt.message for doubt in plan.diagnostics if doubt.code == code.code)
        shown.append({"code": code, "why": case["why"], "shown": text, "said": said})
    return shown


def limits() -> str:
    """docs/limits.md: how much one file may cost."""
    from workplan_parser.limits import TABLE

    return written("limits.md.j2", limits=TABLE.items())


CONSOLE = regex.compile(r"^```console\n(.*?)^```$", regex.DOTALL | regex.MULTILINE)
"""A block of commands (lines that begin with ``$ ``) and what they print."""


def examples(page: str) -> str:
    """A page with what every command in it prints, as it prints it now; what one writes the next may read."""
    with TemporaryDirectory() as folder:
        for name in ("docs", "data"):
            (Path(folder) / name).symlink_to(ROOT / name)
        return CONSOLE.sub(
            lambda block: f"```console\n{_played(block[1], folder)}```", (ROOT / page).read_text("utf-8")
        )


def _played(block: str, folder: str) -> str:
    """The block with each command's output renewed; ``$ … | head`` and the like are run by the shell."""
    out = ""
    for line in block.splitlines():
        if line.startswith("$ "):
            out += line + "\n" + _printed(line.removeprefix("$ "), folder)
    return out


_DRAINED = 'head() { command head "$@"; cat > /dev/null; }\n'
"""A head that reads to the end: otherwise the writer's word on the closed pipe comes or not, as the clock has it."""


def _printed(command: str, folder: str) -> str:
    bin_ = Path(sys.executable).parent
    env = os.environ | {
        "PATH": f"{bin_}:{os.environ['PATH']}",
        "COLUMNS": "100",
        "NO_COLOR": "1",
        "LC_ALL": "C.UTF-8",
        "WORKPLAN_LANG": "zh_CN",
    }
    env.pop("FORCE_COLOR", None)
    run = subprocess.run(
        ["bash", "-c", _DRAINED + command],
        cwd=folder,
        env=env,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    return run.stdout


ENDINGS: dict[str, str] = {"en": ".md", "zh_CN": ".zh-CN.md"}
"""Of a page in each language."""
PLAYED = (
    "README.md",
    "README.zh-CN.md",
    "docs/bundle.md",
    "docs/explain.md",
    "docs/ledger.md",
    "docs/offices.md",
    "docs/panel.md",
)
"""Pages that people wrote, with commands in them."""

PAGES: dict[str, Callable[[], str]] = {
    "docs/commands.md": partial(commands, "en"),
    "docs/commands.zh-CN.md": partial(commands, "zh_CN"),
    "docs/schema.md": schema,
    "docs/diagnostics.md": partial(diagnostics, "en"),
    "docs/diagnostics.zh-CN.md": partial(diagnostics, "zh_CN"),
    "src/workplan_parser/check/told.json": told,
    "docs/limits.md": limits,
} | {name: partial(examples, name) for name in PLAYED}


def drifted() -> list[str]:
    """The pages that are not what the code makes of them."""
    return [
        name
        for name, make in PAGES.items()
        if not (ROOT / name).is_file() or (ROOT / name).read_text("utf-8") != make()
    ]


if __name__ == "__main__":
    stale = drifted()
    if "--check" in sys.argv:
        sys.exit(f"make these again with docs/make.py: {', '.join(stale)}" if stale else 0)
    for page in stale:
        (ROOT / page).write_text(PAGES[page](), "utf-8")
        print(page)
