"""``workplan rule``: what a diagnostic means, with an example, and what to do about it."""

from __future__ import annotations

from typing import Annotated

import typer

from workplan_parser.cli.output import show
from workplan_parser.errors import WorkplanError

EXAMPLES = (("workplan rule", "所有代号"), ("workplan rule WP301", "一个代号的意思、例子和办法"))


def rule(
    code: Annotated[
        str | None, typer.Argument(metavar="CODE", help="诊断的代号（WP301）或名称；不写则列出全部")
    ] = None,
) -> int:
    """说明一个诊断代号：什么意思，举一个例子，该怎么办。"""
    from workplan_parser.cli.rule_page import found, listing, page

    if code is None:
        show(listing())
        return 0
    if (meant := found(code)) is None:
        raise WorkplanError(f"没有代号 {code}", hint="所有代号见 workplan rule")
    show(page(meant))
    return 0
