"""The arguments that commands share, said once: name, short form, help."""

from typing import Annotated

import typer


def named(output: str | None) -> str | None:
    """The value of ``-o``, which must name something: an empty one (``-o "$OUT"`` and no OUT) would write just here."""
    if output is not None and not output.strip():
        raise typer.BadParameter("没有写明文件名", param_hint="-o")
    return output


Files = Annotated[
    list[str], typer.Argument(metavar="FILE...", help="Documents, folders of them, or - for stdin.")
]
Output = Annotated[
    str | None, typer.Option("--output", "-o", metavar="FILE", callback=named, help="Write here.")
]
Force = Annotated[bool, typer.Option("--force", help="Replace files that exist.")]
NoBom = Annotated[bool, typer.Option("--no-bom", help="CSV without the byte order mark that Excel needs.")]
Jobs = Annotated[
    int, typer.Option("--jobs", "-j", metavar="N", min=1, help="Files worked on at the same time.")
]
