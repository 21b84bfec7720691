"""``workplan parse``: documents → JSON, YAML, CSV or NDJSON, on stdout or into files: its arguments and help."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from workplan_parser.cli.options import Files, Force, Jobs, NoBom
from workplan_parser.cli.parse_run import Misuse, run


def parse(
    files: Files,
    format: Annotated[
        Literal["json", "yaml", "csv", "ndjson"] | None,
        typer.Option("--format", "-f", help="What to write. JSON on stdout, all but NDJSON into a folder."),
    ] = None,
    table: Annotated[
        str,
        typer.Option("--table", metavar="NAME", help="Which table (表) -f csv writes to stdout or a file."),
    ] = "targets",
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE|DIR",
            help="Write here: one file, or NAME.json, NAME.yaml, NAME/*.csv.",
        ),
    ] = None,
    force: Force = False,
    with_text: Annotated[
        bool,
        typer.Option("--with-text", help="Put the decoded text into source.text: what the spans count in."),
    ] = False,
    no_bom: NoBom = False,
    jobs: Jobs = 1,
) -> int:
    """Turn plans into JSON, YAML or CSV.

    Without -o, one document goes to stdout as JSON (or -f); many go there as NDJSON with -f ndjson.
    With -o DIR each document becomes NAME.json, NAME.yaml and NAME/*.csv, with a summary on stderr.
    """
    try:
        return run(
            files,
            format=format,
            table=table,
            output=output,
            force=force,
            with_text=with_text,
            no_bom=no_bom,
            jobs=jobs,
        )
    except Misuse as problem:
        raise typer.BadParameter(problem.what, param_hint=problem.hint) from None
