"""Corrections on the command line: the file that ``--corrections`` names, or the one beside a document."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from workplan_parser.cli import manner, settings
from workplan_parser.cli.output import note
from workplan_parser.errors import UnreadableInput

if TYPE_CHECKING:
    from workplan_parser.corrections import Corrections
    from workplan_parser.model import Plan

NONE = "none"
"""In the place of a file: the document as it is read, without the corrections beside it."""

ENDING = ".corrections.json"
"""The end of its name: NAME.docx has NAME.corrections.json beside it."""


def corrected(plan: Plan, text: str, file: str) -> Plan:
    """*plan* of *file* with the corrections that are meant for it. Raises UnreadableInput for a file that holds none."""
    found = meant(file)
    if found is None or not found.corrections:
        return plan
    from workplan_parser.corrections import apply

    return apply(plan, text, found)


def corrected_later(plan: Plan, file: str) -> Plan:
    """A *plan* written earlier with the corrections that are named: what lay beside its document it has had already.

    Raises UnreadableInput where it does not hold the text that corrections are found in.
    """
    if manner.current().corrections in (None, NONE) or (found := meant(file)) is None:
        return plan
    if plan.source.text is None:
        hint = "请给出原文件，或 workplan parse --with-text 写出的文件"
        raise UnreadableInput("里面没有原文，不能更正", place=file, hint=hint)
    from workplan_parser.corrections import apply

    return apply(plan, plan.source.text, found)


def meant(file: str) -> Corrections | None:
    """The corrections meant for *file*, said on stderr: those named, or those beside it."""
    given = manner.current().corrections or settings.of(file).value("corrections")
    beside = Path(file).with_name(Path(file).stem + ENDING)
    if given is not None and given != NONE and os.path.isdir(given):  # noqa: PTH112
        beside = Path(given) / beside.name
        given = None
    if given == NONE or (given is None and not os.path.isfile(beside)):  # noqa: PTH113 (a Path refuses a name too long)
        return None
    from workplan_parser.corrections import read

    path = given or str(beside)
    found = read(path)
    names = {found.document.name, Path(path).name.removesuffix(ENDING)}
    if given is None or not found.document.name or names & {Path(file).name, Path(file).stem}:
        note(f"{file}：按 {path} 更正（{len(found.corrections)} 条）")
        return found
    note(f"{path} 是 {found.document.name} 的更正表，没有用于 {file}")
    return None
