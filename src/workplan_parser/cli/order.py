"""What ``workplan parse`` makes of one file, in this process or a worker."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from workplan_parser.cli.inputs import name_of, plan_of
from workplan_parser.cli.summary import counts
from workplan_parser.language import said
from workplan_parser.writers import FORMATS, Name

if TYPE_CHECKING:
    from rich.console import RenderableType

    from workplan_parser.model import Plan


class Made(NamedTuple):
    """What became of one file: its outputs, each with its path (one without where all go to one place)."""

    file: str
    title: str | None
    counts: str
    outputs: Sequence[tuple[str, Iterable[str]]]

    def report(self, paths: Iterable[str] | None = None) -> Iterator[RenderableType]:
        """The short page on it: title, counts, where it is written."""
        from rich.text import Text

        yield Text(f"{self.file}：{self.title}" if self.title else self.file, "bold")
        yield Text(f"  {self.counts}", "dim")
        for path in paths or _gathered([path for path, _ in self.outputs]):
            yield f"  → {path}"


class Order(NamedTuple):
    """The work on every file.

    ``format`` None is all of them; ``stems`` says where the files of each document go, None that there is one place.
    With ``sent`` the outputs are whole, to be sent from a worker.
    """

    format: Name | None
    table: str
    bom: bool
    with_text: bool
    sent: bool
    stems: dict[str, Path] | None = None

    def make(self, file: str) -> Made:
        """Read *file* and write it, lazily unless it is to be sent."""
        plan = plan_of(file, with_text=self.with_text)
        outputs = [(path, list(text) if self.sent else text) for path, text in self._outputs(file, plan)]
        return Made(name_of(file), plan.metadata.title, counts(plan), outputs)

    def _outputs(self, file: str, plan: Plan) -> Iterator[tuple[str, Iterable[str]]]:
        for format in (FORMATS[self.format],) if self.format else FORMATS.values():
            if self.stems is None:
                yield "", format.text(plan, table=self.table, bom=self.bom)
            elif self.format or format.kept:
                for one in format.outputs(plan, self.bom):
                    yield str(Path(f"{self.stems[file]}{one.suffix}")), one.pieces


def _gathered(paths: Sequence[str]) -> Iterator[str]:
    """The paths, the tables of one folder as one."""
    tables = [path for path in paths if path.endswith(".csv")]
    yield from (path for path in paths if path not in tables)
    if tables:
        yield said(f"{Path(tables[0]).with_name('*.csv')}（{len(tables)} 张表）")
