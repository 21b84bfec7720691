"""``workplan offices``: who carries what — tasks led and supported, targets, deadlines by month."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args

import typer

from workplan_parser.cli.gather import gather, ndjson
from workplan_parser.cli.many import Outcome, status
from workplan_parser.cli.options import WRITING, WRITTEN_AS, Files, Force, Jobs, NoBom, Output, by_ending
from workplan_parser.cli.output import deliver, show

if TYPE_CHECKING:
    from workplan_parser.model import Plan
    from workplan_parser.offices import Duty, Registry


EXAMPLES = (
    ("workplan offices plan.txt", "每个单位牵头、配合几项，有几个目标，哪个月到期"),
    ("workplan offices plan.txt -f csv --table duties -o duties.csv", "每项分工一行"),
)

Format = Literal["text", "csv", "json", "ndjson"]


def offices(
    files: Files,
    office: Annotated[
        list[str] | None,
        typer.Option("--office", metavar="NAME", help="只看这个单位，列出它的每项任务；可重复写"),
    ] = None,
    registry: Annotated[
        str | None,
        typer.Option(
            "--registry", metavar="TOML", help="机构名录（TOML）：哪些名称是同一个单位（简称、旧称）"
        ),
    ] = None,
    format: Annotated[Format | None, WRITTEN_AS] = None,
    table: Annotated[
        Literal["offices", "duties", "months"],
        typer.Option("--table", help="-f csv 写哪一张表", rich_help_panel=WRITING),
    ] = "offices",
    output: Output = None,
    force: Force = False,
    no_bom: NoBom = False,
    jobs: Jobs = 1,
) -> int:
    """看谁承担什么：牵头、配合的任务，目标，逐月的期限。

    与已知单位只差一个字的名称、仍在使用的旧称，都会指出。
    """
    from workplan_parser.offices import Registry, duties, read_registry

    known = read_registry(registry) if registry else Registry()
    format = format or by_ending(output, get_args(Format)) or "text"
    if format == "ndjson":
        told: list[Outcome] = []
        deliver(ndjson(files, jobs, told, _record(known, office)), output, force=force)
        return status(told)
    plans, told = gather(files, jobs, output)
    if not plans:
        return status(told)
    every = duties(plans, known)
    found = _chosen(every, known, office)
    if format == "csv":
        from workplan_parser.offices.tables import TABLES
        from workplan_parser.writers.csv import lines

        header, rows = TABLES[table]
        deliver(lines(header, rows(found), bom=not no_bom), output, force=force)
    elif format == "json":
        deliver(_json(plans, found, every, known), output, force=force)
    else:
        from workplan_parser.cli.offices_page import Offices, detail, overview

        page = detail if office else overview
        show(page(Offices(plans, found, every, known)), output, force=force)
    return status(told)


def _chosen(every: tuple[Duty, ...], known: Registry, wanted: list[str] | None) -> tuple[Duty, ...]:
    """The duties of the *wanted* offices, all where none is named."""
    if not wanted:
        return every
    names = {known.name(name) for name in wanted}
    there = {duty.office for duty in every}
    if missing := sorted(names - there):
        near = [name for name in sorted(there) if missing[0] in name or name in missing[0]]
        hint = f"相近的有：{'、'.join(near[:6])}" if near else "请照 workplan offices 列出的名称写"
        raise typer.BadParameter(f"没有“{missing[0]}”承担的任务；{hint}", param_hint="--office")
    return tuple(duty for duty in every if duty.office in names)


def _json(
    plans: list[Plan], found: tuple[Duty, ...], every: tuple[Duty, ...], known: Registry
) -> Iterator[str]:
    from workplan_parser.offices import slips, unassigned
    from workplan_parser.offices.tables import records
    from workplan_parser.writers.json import chunks

    return chunks(
        {
            "plans": [{"file": plan.source.name, "year": plan.metadata.year} for plan in plans],
            "offices": records(found),
            "unassigned": unassigned(plans),
            "slips": [slip._asdict() for slip in slips(every, known)],
        }
    )


def _record(known: Registry, wanted: list[str] | None) -> Callable[[Plan], dict[str, Any]]:
    from workplan_parser.offices import duties
    from workplan_parser.offices.tables import records

    names = {known.name(name) for name in wanted or ()}

    def record(plan: Plan) -> dict[str, Any]:
        found = [duty for duty in duties([plan], known) if not names or duty.office in names]
        return {"offices": records(found)}

    return record
