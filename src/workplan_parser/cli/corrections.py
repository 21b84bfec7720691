"""``workplan corrections check``: what people changed, counted by kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from workplan_parser.cli import manner, settings
from workplan_parser.cli.corrected import ENDING, NONE
from workplan_parser.cli.output import show
from workplan_parser.errors import UnreadableInput
from workplan_parser.language import said

if TYPE_CHECKING:
    from rich.console import RenderableType

    from workplan_parser.corrections.model import Correction, Kind
    from workplan_parser.corrections.tally import Count


EXAMPLES = (
    ("workplan corrections check plans", "人改了多少：对的、改的、删的、补的"),
    ("workplan corrections score plans", "今天重读一遍，与人说的相比"),
)


def corrections(
    action: Annotated[
        Literal["check", "score"],
        typer.Argument(help="check：统计人所作的更正；score：重读一遍，与更正相比"),
    ],
    files: Annotated[
        list[str], typer.Argument(metavar="FILE...", help="NAME.corrections.json，或放有它们的文件夹")
    ],
) -> int:
    """按种类统计人工更正：读出的有多少是对的，该有的读出了多少。

    score 会重读更正表旁边的原文件，用今天读出的内容与更正相比。
    """
    from workplan_parser.corrections import read, tally

    every: list[Correction] = []
    counts: dict[Kind, Count]
    if action == "check":
        for file in _files(files):
            every += read(file).corrections
        counts = tally.counted(every)
    else:
        counts = {}
        for file in _files(files):
            counts = _sum(counts, _score(file))
    show(_page(counts))
    return 0


def _files(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        if Path(name).is_dir():
            found = sorted(str(path) for path in Path(name).rglob(f"*{ENDING}"))
            if not found:
                raise UnreadableInput("文件夹里没有更正表", place=name, hint=f"更正表叫 NAME{ENDING}")
            yield from found
        else:
            yield name


def _score(file: str) -> Mapping[Kind, Count]:
    from workplan_parser import pipeline, source
    from workplan_parser.cli.folders import DOCUMENTS
    from workplan_parser.corrections import read, tally

    said = read(file)
    stem = file.removesuffix(ENDING)
    document = next((stem + ending for ending in DOCUMENTS if Path(stem + ending).is_file()), None)
    if document is None:
        raise UnreadableInput(
            "旁边没有它更正的文件", place=file, hint=f"请把 {said.document.name or '原文件'} 放在一起"
        )
    manner.change(corrections=NONE)
    with settings.words(document):
        text = source.load(document)
        return tally.scored(pipeline.parse_source(text), text.text, said)


def _sum(left: Mapping[Kind, Count], right: Mapping[Kind, Count]) -> dict[Kind, Count]:
    from workplan_parser.corrections.tally import KINDS, Count

    none = Count()
    both = {
        kind: Count(*(a + b for a, b in zip(left.get(kind, none), right.get(kind, none), strict=True)))
        for kind in KINDS
    }
    return {kind: count for kind, count in both.items() if any(count)}


def _page(counts: Mapping[Kind, Count]) -> Iterator[RenderableType]:
    from rich import box
    from rich.table import Table

    from workplan_parser.words import KINDS

    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for head in ("", "对", "改", "删", "补", "读出的对", "该有的读出"):
        table.add_column(said(head), justify="left" if not head else "right")
    for kind, count in counts.items():
        shares = ("–" if share is None else f"{share:.1%}" for share in (count.precision, count.recall))
        table.add_row(said(KINDS[kind]), *map(str, count), *shares)
    yield table
