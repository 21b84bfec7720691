"""The arguments that commands share, said once: name, short form, help."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, TypeVar, cast

import typer

WRITING = "输出"
EVERYWHERE = "通用选项"
"""Groups of options on a help page."""


def named(output: str | None) -> str | None:
    """The value of ``-o``, which must name something: an empty one (``-o "$OUT"`` and no OUT) would write just here."""
    if output is not None and not output.strip():
        raise typer.BadParameter("没有写明文件名", param_hint="-o")
    return output


F = TypeVar("F", bound=str)

ENDINGS = {
    ".csv": "csv", ".json": "json", ".ndjson": "ndjson", ".jsonl": "ndjson", ".parquet": "parquet", ".sqlite": "sqlite", ".sqlite3": "sqlite",
    ".db": "sqlite", ".txt": "text", ".html": "html", ".htm": "html", ".md": "markdown", ".markdown": "markdown", ".xlsx": "xlsx",
}  # fmt: skip
"""The format that the ending of a file's name asks for."""


def endings(formats: Sequence[F]) -> dict[str, F]:
    """The endings that ask for one of *formats*."""
    return {ending: cast(F, format) for ending, format in ENDINGS.items() if format in formats}


def by_ending(output: str | None, formats: Sequence[F]) -> F | None:
    """Which of *formats* the name of *output* asks for."""
    return endings(formats).get(Path(output or "").suffix.lower())


WRITTEN_AS = typer.Option(
    "--format", "-f", help="写成什么；默认看 -o 的结尾，没有 -o 时为 text", rich_help_panel=WRITING
)
Files = Annotated[
    list[str], typer.Argument(metavar="FILE...", help="文件、文件夹（读其中的每份文件），或 -（标准输入）")
]
Output = Annotated[
    str | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        callback=named,
        help="写到这个文件；不写则输出到屏幕（标准输出）",
        rich_help_panel=WRITING,
    ),
]
Force = Annotated[bool, typer.Option("--force", help="覆盖已有的文件", rich_help_panel=WRITING)]
Watch = Annotated[bool, typer.Option("--watch", help="盯住文件：每次保存后重新读取，说出变化（Ctrl-C 结束）")]
NoBom = Annotated[
    bool, typer.Option("--no-bom", help="CSV 不加 BOM（Excel 靠它认出 UTF-8）", rich_help_panel=WRITING)
]
Jobs = Annotated[int, typer.Option("--jobs", "-j", metavar="N", min=1, help="同时处理几个文件")]
