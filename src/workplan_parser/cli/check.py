"""``workplan check``: the diagnostics of plans, each with the source line and a caret under the place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal

import typer

from workplan_parser.check.findings import Finding, findings
from workplan_parser.cli import output
from workplan_parser.cli.console import Paint, excerpt, page_width
from workplan_parser.cli.inputs import documents, name_of, plan_of
from workplan_parser.cli.many import Outcome, each, status
from workplan_parser.cli.options import Files, Jobs

_WORDS = {"error": ("错误", "red"), "warning": ("警告", "yellow"), "info": ("提示", "blue")}


def check(
    files: Files,
    format: Annotated[
        Literal["text", "json", "sarif", "github"],
        typer.Option("--format", "-f", help="How to write the findings."),
    ] = "text",
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit 1 for notes (提示) too, not only for warnings.")
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Leave the notes (提示) out.")] = False,
    jobs: Jobs = 1,
) -> int:
    """List what is doubtful in plans: gaps in the numbering, odd names, numbers left unexplained …

    Exit status 1 where there is a warning (警告) or an error (错误); notes (提示) are listed only.
    """
    outcomes: list[Outcome] = []
    found: list[Finding] = []
    for outcome in each(documents(files, written=True), found_in, jobs=jobs):
        found += [one for one in outcome.value or () if not quiet or one.diagnostic.severity != "info"]
        outcomes.append(outcome._replace(value=None))
    written = _render(found, format)
    if format == "text":
        output.show(written)
    else:
        output.put((written,))
    serious = any(strict or one.diagnostic.severity != "info" for one in found)
    return max(status(outcomes), int(serious))


def found_in(file: str) -> list[Finding]:
    """The findings of one file."""
    return list(findings(plan_of(file, with_text=True), name_of(file)))


def _render(found: Sequence[Finding], format: str) -> str:
    if format == "text":
        return page(found, Paint(), page_width())
    from workplan_parser.check import formats

    writers = {"json": formats.as_json, "sarif": formats.as_sarif, "github": formats.as_github}
    return writers[format](found)


def page(found: Sequence[Finding], paint: Paint, columns: int) -> str:
    """The findings as text for people: place, code, message; source line and caret; what to try; the counts."""
    pieces = [_block(one, paint, columns) for one in found]
    severities = [one.diagnostic.severity for one in found]
    counts = [f"{severities.count(s)} {word}" for s, (word, _) in _WORDS.items() if s in severities]
    pieces.append(paint("、".join(counts) if counts else "没有发现问题", "bold") + "\n")
    return "\n".join(pieces)


def _block(one: Finding, paint: Paint, columns: int) -> str:
    doubt = one.diagnostic
    word, colour = _WORDS[doubt.severity]
    head = (
        f"{paint(one.place, 'bold')}: {paint(f'{word} {doubt.code}', colour)} {one.slug}：{doubt.message}\n"
    )
    if one.start is None or one.end is None:
        return head + (f"  = {doubt.help}\n" if doubt.help else "")
    begin = one.start.column - 1
    finish = one.end.column - 1 if one.end.line == one.start.line else len(one.source_line)
    margin = len(str(one.start.line))
    shown, carets = excerpt(one.source_line, begin, finish, columns - margin - 5)
    bar = paint("|", "dim")
    return (
        f"{head}  {paint(str(one.start.line), 'dim')} {bar} {shown}\n"
        f"  {' ' * margin} {bar} {paint(carets, colour)}\n"
        + (f"  {' ' * margin} = {doubt.help}\n" if doubt.help else "")
    )
