"""The arguments that commands share, said once: name, short form, help."""

from typing import Annotated

import typer

Files = Annotated[
    list[str], typer.Argument(metavar="FILE...", help="Documents, folders of them, or - for stdin.")
]
Output = Annotated[str | None, typer.Option("--output", "-o", metavar="FILE", help="Write here.")]
Force = Annotated[bool, typer.Option("--force", help="Replace files that exist.")]
NoBom = Annotated[bool, typer.Option("--no-bom", help="CSV without the byte order mark that Excel needs.")]
Jobs = Annotated[
    int, typer.Option("--jobs", "-j", metavar="N", min=1, help="Files worked on at the same time.")
]
