"""``workplan panel``: many plans → one tidy table, a row for each target and plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, cast, get_args

import typer

from workplan_parser.cli.gather import gather
from workplan_parser.cli.inputs import name_of
from workplan_parser.cli.many import Outcome, status
from workplan_parser.cli.options import (
    WRITING,
    WRITTEN_AS,
    Files,
    Force,
    Jobs,
    NoBom,
    by_ending,
    endings,
    named,
)
from workplan_parser.cli.output import note, put, show
from workplan_parser.cli.progress import working
from workplan_parser.errors import WorkplanError

if TYPE_CHECKING:
    from workplan_parser.panel import Row
    from workplan_parser.panel.plot import Form

EXAMPLES = (
    ("workplan panel plans", "同一机构历年的目标，一行一个，按年排列"),
    ("workplan panel plans -o panel.csv", "写成一张整齐的表，供统计软件使用"),
    ("workplan panel plans --plot targets.svg", "画出连年的指标（需先安装 panel 一组）"),
)

Format = Literal["text", "csv", "json", "ndjson", "parquet", "sqlite"]


def panel(
    files: Files,
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            callback=named,
            help="写到这里；结尾决定格式",
            rich_help_panel=WRITING,
        ),
    ] = None,
    format: Annotated[Format | None, WRITTEN_AS] = None,
    plot: Annotated[
        str | None,
        typer.Option("--plot", metavar="FILE", help="画出连年的指标：.svg、.png，或可以细看的 .html"),
    ] = None,
    registry: Annotated[
        str | None,
        typer.Option(
            "--registry", metavar="TOML", help="机构名录（TOML）：哪些名称是同一个机构（改名、简称）"
        ),
    ] = None,
    as_one: Annotated[
        bool,
        typer.Option("--as-one", help="把所有文件当作同一系列，按年份排列"),
    ] = False,
    outcome: Annotated[
        bool,
        typer.Option("--outcome", help="每个目标旁列出下年的报告怎么说"),
    ] = False,
    force: Force = False,
    no_bom: NoBom = False,
    jobs: Jobs = 1,
) -> int:
    """跟踪多份计划里的目标：每个目标在每份计划里一行，历年用同一个沿革编号。

    某份计划里没有的目标也有一行：absent（还没有）、dropped（以前有）、unreadable（文件或数字读不出）。
    """
    kind = _kind(format, output)
    drawing = _drawing(plot)
    from workplan_parser.offices import Registry, read_registry
    from workplan_parser.panel import Unread, rows

    known = read_registry(registry) if registry else Registry()
    plans, told = gather(files, jobs, output)
    if not plans:
        return status(told)
    unread = [Unread(name_of(one.file)) for one in told if one.error is not None]
    with working():
        found = rows(plans, unread, known, as_one=as_one, outcome=outcome)
        outputs: list[tuple[str, Iterable[bytes]]] = []
        if plot is not None and drawing is not None:
            outputs.append((plot, [_picture(found, drawing)]))
        if output is not None:
            outputs.append((output, _bytes(found, told, kind, not no_bom)))
        _write(outputs, force)
    if output is None and (plot is None or format is not None):
        if kind == "text":
            from workplan_parser.cli.panel_page import page

            show(page(found))
        else:
            put(_texts(found, told, kind, not no_bom))
    return status(told)


def _kind(format: Format | None, output: str | None) -> Format:
    if output is None:
        if format in ("parquet", "sqlite"):
            raise typer.BadParameter(f"{format} 不能写到标准输出；请用 -o 文件", param_hint="-f")
        return format or "text"
    formats: tuple[Format, ...] = get_args(Format)
    kind = format or by_ending(output, formats)
    if kind is None:
        wanted = " ".join(endings(formats))
        raise typer.BadParameter(
            f"写成 {wanted} 之一，而不是 {Path(output).suffix.lower() or output}", param_hint="-o"
        )
    return kind


def _drawing(plot: str | None) -> Form | None:
    if plot is None:
        return None
    ending = Path(plot).suffix.lower().removeprefix(".")
    if ending not in ("svg", "png", "html"):
        raise typer.BadParameter(
            f"图写成 .svg、.png 或 .html，而不是 .{ending}"
            if ending
            else f"图写成 .svg、.png 或 .html，而不是 {plot}",
            param_hint="--plot",
        )
    return cast("Form", ending)


def _bytes(found: list[Row], told: list[Outcome], kind: Format, bom: bool) -> Iterable[bytes]:
    if kind == "parquet":
        from workplan_parser.panel.parquet import parquet

        return [parquet(found)]
    if kind == "sqlite":
        from workplan_parser.panel.sqlite import sqlite

        return [sqlite(found)]
    return (piece.encode("utf-8", "backslashreplace") for piece in _texts(found, told, kind, bom))


def _texts(found: list[Row], told: list[Outcome], kind: Format, bom: bool) -> Iterator[str]:
    if kind == "csv":
        return _csv(found, bom)
    if kind == "json":
        return _json(found)
    if kind == "ndjson":
        return _ndjson(found, told)
    from workplan_parser.cli.panel_page import page
    from workplan_parser.terminal import draw

    return draw(page(found))


def _csv(found: list[Row], bom: bool) -> Iterator[str]:
    from workplan_parser.panel import cells, columns
    from workplan_parser.writers.csv import lines

    wanted = columns(found)
    return lines((column.name for column in wanted), (cells(row, wanted) for row in found), bom=bom)


def _json(found: list[Row]) -> Iterator[str]:
    from workplan_parser.panel import records
    from workplan_parser.version import GENERATOR
    from workplan_parser.writers.json import chunks

    return chunks({"generator": GENERATOR, "rows": records(found)})


def _ndjson(found: list[Row], told: list[Outcome]) -> Iterator[str]:
    """One line a file: {"file", "body", "series", "year", "rows"}, or {"file", "error"}."""
    from workplan_parser.panel import columns, records
    from workplan_parser.writers.json import chunks

    wanted = columns(found)
    by_plan: dict[tuple[str, str, str, int | None], list[Row]] = {}
    for row in found:
        by_plan.setdefault((row.file, row.body, row.series, row.year), []).append(row)
    for (file, body, series, year), its in by_plan.items():
        if any(row.state == "present" for row in its):
            record = {
                "file": file,
                "body": body,
                "series": series,
                "year": year,
                "rows": records(its, wanted),
            }
            yield from chunks(record, one_line=True)
    for outcome in told:
        if outcome.error is not None:
            yield from chunks({"file": name_of(outcome.file), "error": outcome.error}, one_line=True)


def _picture(found: list[Row], kind: Form) -> bytes:
    from workplan_parser.panel.plot import plot

    bodies = list(dict.fromkeys((row.body, row.series) for row in found if row.lineage))
    title = "".join(bodies[0]) if len(bodies) == 1 else ""
    if title and bodies[0][1].startswith(bodies[0][0]):
        title = bodies[0][1]
    what = "历年目标（○）与报告的结果（□）" if any(row.told for row in found) else "历年目标"
    title = f"{title}：{what}" if title else what
    picture, left = plot(found, kind, title)
    if left:
        note(f"还有 {left} 个指标没有画出（先画年份最多的）")
    return picture


def _write(outputs: list[tuple[str, Iterable[bytes]]], force: bool) -> None:
    from workplan_parser.writers.files import Staging

    if len({Path(path).resolve() for path, _ in outputs}) < len(outputs):
        raise WorkplanError("表和图不能写进同一个文件", place=outputs[0][0])
    with Staging(force=force) as staging:
        for path, data in outputs:
            staging.write_bytes(path, data)
