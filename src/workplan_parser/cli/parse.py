"""``workplan parse``: documents → JSON, YAML, CSV or NDJSON, on stdout or into files."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from workplan_parser.cli.inputs import STDIN, documents, name_of, tree_of
from workplan_parser.cli.many import Outcome, each, status
from workplan_parser.cli.summary import summarise
from workplan_parser.errors import OutputRefused
from workplan_parser.writers import FORMATS

SUFFIXES = {
    ".json": "json",
    ".yaml": "yaml",
    ".yml": "yaml",
    ".csv": "csv",
    ".ndjson": "ndjson",
    ".jsonl": "ndjson",
}


@dataclass(frozen=True, slots=True)
class Order:
    """What to make of each file: ``format`` None is all of them, ``stems`` the output name of each file in ``folder``."""

    format: str | None
    table: str
    bom: bool
    with_text: bool
    force: bool
    folder: str | None = None
    stems: tuple[tuple[str, str], ...] = ()

    def __call__(self, file: str) -> str:
        """The written text of a file, or, with a folder, the summary of what was written there."""
        plan = tree_of(file, with_text=self.with_text)
        if self.folder is None:
            return "".join(self.pieces(plan))
        return self._into_folder(file, plan)

    def pieces(self, plan: Any) -> Iterator[str]:
        """The plan in the one format asked for (JSON by default)."""
        if self.format == "csv":
            from workplan_parser.writers.csv import chunks

            return chunks(plan, self.table, bom=self.bom)
        return FORMATS[self.format or "json"].chunks(plan)

    def _into_folder(self, file: str, plan: Any) -> str:
        from workplan_parser.writers.files import Staging

        assert self.folder is not None
        stem = str(Path(self.folder, dict(self.stems)[file]))
        written: list[str] = []
        with Staging(force=self.force) as staging:
            for name in [self.format] if self.format else ["json", "yaml", "csv"]:
                if name == "csv":
                    from workplan_parser.writers.csv import chunks
                    from workplan_parser.writers.tables import TABLES

                    for table in TABLES:
                        staging.write(Path(stem, f"{table}.csv"), chunks(plan, table, bom=self.bom))
                    written.append(f"{stem}{os.sep}*.csv（{len(TABLES)} 张表）")
                else:
                    path = stem + FORMATS[name].suffix
                    staging.write(path, FORMATS[name].chunks(plan))
                    written.append(path)
        return report(file, plan, written)


def report(file: str, plan: Any, written: Iterable[str]) -> str:
    """The short summary of one file: title, counts, what was written."""
    summary = summarise(plan)
    head = f"{name_of(file)}：{summary.title}" if summary.title else name_of(file)
    return "\n".join((head, f"  {summary.line()}", *(f"  → {path}" for path in written)))


def parse(
    files: Annotated[
        list[str], typer.Argument(metavar="FILE...", help="Documents, folders of them, or - for stdin.")
    ],
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
    force: Annotated[bool, typer.Option("--force", help="Replace files that exist.")] = False,
    with_text: Annotated[
        bool,
        typer.Option("--with-text", help="Put the decoded text into source.text: what the spans count in."),
    ] = False,
    no_bom: Annotated[
        bool, typer.Option("--no-bom", help="CSV without the byte order mark that Excel needs.")
    ] = False,
    jobs: Annotated[
        int, typer.Option("--jobs", "-j", metavar="N", min=1, help="Files worked on at the same time.")
    ] = 1,
) -> int:
    """Turn plans into JSON, YAML or CSV.

    Without -o, one document goes to stdout as JSON (or -f); many go there as NDJSON with -f ndjson.
    With -o DIR each document becomes NAME.json, NAME.yaml and NAME/*.csv, with a summary on stderr.
    """
    if table != "targets" or format == "csv":
        _known_table(table)
    paths = documents(files)
    to_folder = output is not None and _is_folder(output, format, len(paths))
    if output is not None and not to_folder:
        format = format or _format_of(output)
    if len(paths) > 1 and not to_folder and format != "ndjson":
        raise typer.BadParameter(
            f"{len(paths)} 个文件不能写成一份 {format or 'json'}；请用 -o 文件夹，或 -f ndjson（每份一行）",
            param_hint="FILE...",
        )
    order = Order(format, table, not no_bom, with_text, force)
    if to_folder:
        assert output is not None
        order = Order(format, table, not no_bom, with_text, force, output, tuple(_stems(paths)))
        return _run(order, paths, jobs)
    if output is None:
        return _stdout(order, paths, jobs)
    return _one_file(order, paths, jobs, output)


def _run(order: Order, paths: list[str], jobs: int) -> int:
    outcomes: list[Outcome] = []
    for outcome in each(paths, order, jobs=jobs):
        if outcome.error is None:
            print(outcome.value, file=sys.stderr)
        outcomes.append(outcome._replace(value=None))
    return status(outcomes)


def _stdout(order: Order, paths: list[str], jobs: int) -> int:
    if sys.stdout is None:
        raise OutputRefused("标准输出已关闭", hint="请用 -o 指定输出文件")
    outcomes: list[Outcome] = []
    if len(paths) == 1:
        _put(order.pieces(tree_of(paths[0], with_text=order.with_text)))
        return 0
    for outcome in each(paths, order, jobs=jobs):
        if outcome.error is None:
            _put((outcome.value,))
        outcomes.append(outcome._replace(value=None))
    return status(outcomes)


def _put(pieces: Iterable[str]) -> None:
    """Write to stdout as UTF-8 whatever the terminal's encoding, and flush."""
    try:
        sys.stdout.flush()
        for piece in pieces:
            sys.stdout.buffer.write(piece.encode("utf-8", "backslashreplace"))
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as problem:
        from workplan_parser.cli.app import silence_stdout
        from workplan_parser.writers.files import refused

        silence_stdout()
        raise refused("<stdout>", problem) from problem


def _one_file(order: Order, paths: list[str], jobs: int, output: str) -> int:
    from workplan_parser.writers.files import Staging, refuse

    refuse(output, force=order.force)
    outcomes: list[Outcome] = []

    def texts() -> Iterator[str]:
        for outcome in each(paths, order, jobs=jobs):
            if outcome.error is None:
                yield outcome.value
            outcomes.append(outcome._replace(value=None))

    with Staging(force=order.force) as staging:
        if len(paths) == 1:
            plan = tree_of(paths[0], with_text=order.with_text)
            staging.write(output, order.pieces(plan))
            outcomes.append(Outcome(paths[0], None, None))
        else:
            staging.write(output, texts())
    if len(paths) == 1:
        print(report(paths[0], plan, [output]), file=sys.stderr)
    return status(outcomes)


def _known_table(name: str) -> None:
    from workplan_parser.writers.tables import TABLES

    if name not in TABLES:
        raise typer.BadParameter(f"没有名为 {name} 的表；可选：{'、'.join(TABLES)}", param_hint="--table")


def _is_folder(output: str, format: str | None, count: int) -> bool:
    """Whether ``-o`` names a folder: one that exists, or is written like one, or must be for many files."""
    path = Path(output)
    if path.is_dir() or output.endswith(("/", os.sep)):
        return True
    if os.path.lexists(path) or format == "ndjson" or path.suffix.lower() in SUFFIXES:
        return False
    return count > 1 or (format is None and not path.suffix)


def _format_of(output: str) -> Literal["json", "yaml", "csv", "ndjson"]:
    ending = Path(output).suffix.lower()
    if ending not in SUFFIXES and (ending or Path(output).is_file()):
        raise typer.BadParameter(
            f"看不出 {output} 要写成什么格式；请加 -f，或用 {' '.join(SUFFIXES)} 结尾", param_hint="-o"
        )
    return SUFFIXES.get(ending, "json")  # type: ignore[return-value]


def _stems(paths: list[str]) -> Iterator[tuple[str, str]]:
    """(file, its NAME in the output folder), told apart by -2, -3 … where names meet."""
    taken: set[str] = set()
    for path in paths:
        stem = "stdin" if path == STDIN else Path(path).stem or "document"
        name, number = stem, 1
        while name.casefold() in taken:
            number += 1
            name = f"{stem}-{number}"
        taken.add(name.casefold())
        yield path, name
