"""``workplan ledger``: plans → the 任务台账 an office fills in, and the same one re-made after a revision."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from workplan_parser.cli.gather import gather, ndjson
from workplan_parser.cli.many import Outcome, status
from workplan_parser.cli.options import WRITING, Files, Force, Jobs, NoBom, named
from workplan_parser.cli.output import deliver, tell
from workplan_parser.cli.progress import working
from workplan_parser.cli.stems import stems

if TYPE_CHECKING:
    from workplan_parser.ledger import Carried
    from workplan_parser.model import Plan

EXAMPLES = (
    ("workplan ledger plan.txt -o ledger.xlsx", "做成任务台账，全年填报"),
    ("workplan ledger plan.txt -o ledger.xlsx --carry ledger.xlsx --force", "计划修订后重做，手填的内容沿用"),
    ("workplan ledger plan.txt -o ledger.xlsx --by-office --force", "每个责任单位另有一张表"),
)

_FORMATS = {".xlsx": "xlsx", ".csv": "csv", ".ndjson": "ndjson", ".jsonl": "ndjson"}


def ledger(
    files: Files,
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE|DIR",
            callback=named,
            help="台账文件（.xlsx 或 .csv）；写文件夹则每份计划一个台账",
            rich_help_panel=WRITING,
        ),
    ] = None,
    format: Annotated[
        Literal["xlsx", "csv", "ndjson"] | None,
        typer.Option(
            "--format", "-f", help="写成什么；默认看 -o 的结尾，没有 -o 时为 CSV", rich_help_panel=WRITING
        ),
    ] = None,
    by_office: Annotated[bool, typer.Option("--by-office", help="每个责任单位另加一张表")] = False,
    carry: Annotated[
        str | None,
        typer.Option("--carry", metavar="OLD", help="原来的台账（.xlsx、.csv）：手填的内容全部沿用"),
    ] = None,
    force: Force = False,
    no_bom: NoBom = False,
    jobs: Jobs = 1,
) -> int:
    """做任务台账：每条任务、每个目标一行，留有全年填报的栏目。

    计划修订后，用 --carry 重做台账：手填的内容跟着任务走；任务不在了的行，另存在一张表里。
    """
    folder = output is not None and (output.endswith("/") or Path(output).is_dir())
    kind = format or ("xlsx" if folder else _kind_of(output))
    if kind == "xlsx" and output is None:
        raise typer.BadParameter("工作簿不能写到标准输出；请用 -o 台账.xlsx", param_hint="-o")
    if carry is not None and (kind != "xlsx" or folder):
        raise typer.BadParameter("--carry 要写成一个工作簿；请用 -o 台账.xlsx", param_hint="--carry")
    if kind == "ndjson":
        return _ndjson(files, output, force, jobs)
    plans, told = gather(files, jobs, output)
    if not plans:
        return status(told)
    if folder:
        assert output is not None
        _each_plan(plans, Path(output), kind, by_office, force, no_bom)
    elif kind == "csv":
        _write_csv(plans, output, force, no_bom)
    else:
        assert output is not None
        _write_book(plans, output, by_office, carry, force)
    return status(told)


def _kind_of(output: str | None) -> str:
    if output is None:
        return "csv"
    ending = Path(output).suffix.lower()
    if ending not in _FORMATS:
        raise typer.BadParameter(
            f"台账写成 {' '.join(_FORMATS)} 之一，而不是 {ending or output}", param_hint="-o"
        )
    return _FORMATS[ending]


def _write_book(plans: list[Plan], output: str, by_office: bool, carry: str | None, force: bool) -> None:
    from workplan_parser.ledger import rows, title, workbook
    from workplan_parser.writers.files import Staging, refuse

    refuse(output, force=force)
    with working(), Staging(force=force) as staging:
        found = rows(plans)
        carried = _carried(plans, carry) if carry else None
        data = workbook(
            carried.rows if carried else found, title(plans), by_office=by_office, carried=carried
        )
        staging.write_bytes(output, [data])
    odd = [f"  注意：{warning}" for warning in carried.warnings] if carried else []
    tell([f"{output}：{len(found)} 行", *([_tally(carried)] if carried else []), *odd])


def _carried(plans: list[Plan], old: str) -> Carried:
    from workplan_parser.intake import bytes_of
    from workplan_parser.ledger import carry, read_ledger, rows

    return carry(plans, rows(plans), read_ledger(bytes_of(old, old), old))


def _tally(carried: Carried) -> str:
    from workplan_parser.ledger.sheets import GONE_SHEET, REVIEW_SHEET

    kept = sum(len(row.extra) for row in carried.rows)
    parts = [f"沿用手填 {kept} 格"]
    if carried.gone:
        parts.append(f"{GONE_SHEET} {len(carried.gone)} 行（见“{GONE_SHEET}”表）")
    if carried.review:
        parts.append(f"{REVIEW_SHEET} {len(carried.review)} 处（见“{REVIEW_SHEET}”表）")
    return "  " + "；".join(parts)


def _write_csv(plans: list[Plan], output: str | None, force: bool, no_bom: bool) -> None:
    from workplan_parser.ledger import rows, table
    from workplan_parser.writers.csv import lines

    headers, cells = table(rows(plans))
    deliver(lines(headers, cells, bom=not no_bom), output, force=force)


def _each_plan(
    plans: list[Plan], folder: Path, kind: str, by_office: bool, force: bool, no_bom: bool
) -> None:
    for plan, (_, name) in zip(plans, stems([plan.source.name for plan in plans]), strict=True):
        path = str(folder / f"{name}.{kind}")
        if kind == "csv":
            _write_csv([plan], path, force, no_bom)
        else:
            _write_book([plan], path, by_office, None, force)


def _ndjson(files: list[str], output: str | None, force: bool, jobs: int) -> int:
    from workplan_parser.ledger import records, rows

    told: list[Outcome] = []
    written = ndjson(files, jobs, told, lambda plan: {"rows": records(rows([plan]))})
    deliver(written, output, force=force)
    return status(told)
