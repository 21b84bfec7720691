"""What ``workplan parse`` does once its arguments are read; starts without typer."""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from workplan_parser.cli.inputs import documents, name_of, plan_of
from workplan_parser.cli.many import Outcome, each, status
from workplan_parser.cli.output import put
from workplan_parser.writers import FORMATS

SUFFIXES = {
    ".json": "json",
    ".yaml": "yaml",
    ".yml": "yaml",
    ".csv": "csv",
    ".ndjson": "ndjson",
    ".jsonl": "ndjson",
}


class Misuse(Exception):
    """Arguments that do not go together: found before anything is read or written. ``hint`` names the argument."""

    def __init__(self, what: str, hint: str) -> None:
        super().__init__(what)
        self.what, self.hint = what, hint


class Order(NamedTuple):
    """What to make of each file: ``format`` None is all of them, ``stems`` the output name of each file in ``folder``."""

    format: str | None
    table: str
    bom: bool
    with_text: bool
    force: bool
    folder: str | None = None
    stems: tuple[tuple[str, str], ...] = ()

    def work(self, file: str) -> str:
        """The written text of a file, or, with a folder, the summary of what was written there."""
        plan = plan_of(file, with_text=self.with_text)
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
        from pathlib import Path

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
    from workplan_parser.cli.summary import summarise

    summary = summarise(plan)
    head = f"{name_of(file)}：{summary.title}" if summary.title else name_of(file)
    return "\n".join((head, f"  {summary.line()}", *(f"  → {path}" for path in written)))


def run(
    files: Sequence[str],
    *,
    format: str | None = None,
    table: str = "targets",
    output: str | None = None,
    force: bool = False,
    with_text: bool = False,
    no_bom: bool = False,
    jobs: int = 1,
) -> int:
    """Parse *files* as the options of ``workplan parse`` say; the exit status. Raises Misuse, WorkplanError."""
    if table != "targets" or format == "csv":
        _known_table(table)
    paths = documents(files)
    to_folder = output is not None and _is_folder(output, format, len(paths))
    if output is not None and not to_folder:
        format = format or _format_of(output)
    if len(paths) > 1 and not to_folder and format != "ndjson":
        raise Misuse(
            f"{len(paths)} 个文件不能写成一份 {format or 'json'}；请用 -o 文件夹，或 -f ndjson（每份一行）",
            "FILE...",
        )
    order = Order(format, table, not no_bom, with_text, force)
    if to_folder:
        from workplan_parser.cli.stems import stems

        assert output is not None
        order = Order(format, table, not no_bom, with_text, force, output, tuple(stems(paths)))
        return _each(order, paths, jobs)
    if output is None:
        return _stdout(order, paths, jobs)
    return _one_file(order, paths, jobs, output)


def _each(order: Order, paths: list[str], jobs: int) -> int:
    outcomes: list[Outcome] = []
    for outcome in each(paths, order.work, jobs=jobs):
        if outcome.error is None:
            print(outcome.value, file=sys.stderr)
        outcomes.append(outcome._replace(value=None))
    return status(outcomes)


def _stdout(order: Order, paths: list[str], jobs: int) -> int:
    outcomes: list[Outcome] = []
    if len(paths) == 1:
        put(order.pieces(plan_of(paths[0], with_text=order.with_text)))
        return 0
    for outcome in each(paths, order.work, jobs=jobs):
        if outcome.error is None:
            put((outcome.value,))
        outcomes.append(outcome._replace(value=None))
    return status(outcomes)


def _one_file(order: Order, paths: list[str], jobs: int, output: str) -> int:
    from workplan_parser.writers.files import Staging, refuse

    refuse(output, force=order.force)
    outcomes: list[Outcome] = []

    def texts() -> Iterator[str]:
        for outcome in each(paths, order.work, jobs=jobs):
            if outcome.error is None:
                yield outcome.value
            outcomes.append(outcome._replace(value=None))

    with Staging(force=order.force) as staging:
        if len(paths) == 1:
            plan = plan_of(paths[0], with_text=order.with_text)
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
        raise Misuse(f"没有名为 {name} 的表；可选：{'、'.join(TABLES)}", "--table")


def _is_folder(output: str, format: str | None, count: int) -> bool:
    """Whether ``-o`` names a folder: one that exists, or is written like one, or must be for many files."""
    from pathlib import Path

    path = Path(output)
    if path.is_dir() or output.endswith(("/", os.sep)):
        return True
    if os.path.lexists(path) or format == "ndjson" or path.suffix.lower() in SUFFIXES:
        return False
    return count > 1 or (format is None and not path.suffix)


def _format_of(output: str) -> str:
    from pathlib import Path

    ending = Path(output).suffix.lower()
    if ending not in SUFFIXES and (ending or Path(output).is_file()):
        raise Misuse(f"看不出 {output} 要写成什么格式；请加 -f，或用 {' '.join(SUFFIXES)} 结尾", "-o")
    return SUFFIXES.get(ending, "json")
