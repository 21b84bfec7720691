"""``workplan review``: a plan beside its source, as a page for a browser."""

from __future__ import annotations

from typing import Annotated

import typer

from workplan_parser.cli.inputs import content, name_of
from workplan_parser.cli.options import Force, named
from workplan_parser.cli.output import deliver, tell
from workplan_parser.cli.progress import working


def review(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A document, or - for stdin.")],
    output: Annotated[
        str | None,
        typer.Option(
            "--output", "-o", metavar="PAGE", callback=named, help="The page (.html); without it, to stdout."
        ),
    ] = None,
    force: Force = False,
) -> int:
    """Make a page to check a plan by (核对): its source on the left, what was read on the right.

    The page needs no network. What is accepted, changed, taken out or added there is saved as
    NAME.corrections.json; beside the document, every command reads it from then on.
    """
    from workplan_parser import pipeline, source
    from workplan_parser.cli.corrected import meant
    from workplan_parser.review import plan_page

    if output is not None and not output.lower().endswith((".html", ".htm")):
        raise typer.BadParameter(f"核对页是网页；请写成 {output}.html", param_hint="-o")
    with working():
        data = content(file)
        read = source.load(data, name_of(file) if isinstance(data, bytes) else None)
        written = plan_page(read, pipeline.parse_source(read), meant(file))
    deliver((written,), output, force=force)
    if output is not None:
        tell([f"{output}：用浏览器打开，核对后把保存的更正表放在 {file} 旁边"])
    return 0
