"""``workplan explain``: for each thing found in a place the rule, what it matched, and the lexicon entry."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Annotated, Any, Literal, NamedTuple

import regex
import typer

from workplan_parser.cli import earlier, settings
from workplan_parser.cli.inputs import content, name_of, plan_of
from workplan_parser.cli.many import Outcome, each, status
from workplan_parser.cli.options import WRITING, Force, Output
from workplan_parser.cli.output import deliver, show
from workplan_parser.errors import UnreadableInput
from workplan_parser.places import lines_of

if TYPE_CHECKING:
    from rich.console import RenderableType

    from workplan_parser.explain import Explained, Explanation

EXAMPLES = (
    ("workplan explain plan.txt:12", "第 12 行读出了什么，依据哪条规则、哪个词"),
    ("workplan explain plan.txt s1.i1", "这一条的全部内容"),
)

_PLACE = regex.compile(r"(.+?):(\d+)(?::(\d+))?")
_ID = regex.compile(r"(?:a\d+\.)?s\d+(?:\.i\d+)*|preamble")


class Question(NamedTuple):
    """What is asked of a file: a line (and column), or an id."""

    line: int | None
    column: int | None
    id: str

    def __str__(self) -> str:
        return self.id or ":".join(str(part) for part in (self.line, self.column) if part is not None)


class Answer(NamedTuple):
    """A question with its findings, each beside the line it begins in, and the ids of the nodes asked about."""

    question: Question
    nodes: list[str]
    findings: list[tuple[int, Explanation]]
    text: str


def explain(
    places: Annotated[
        list[str],
        typer.Argument(metavar="PLACE...", help="FILE:行、FILE:行:列，或先写 FILE，再写行号或 id（s1.i3）"),
    ],
    format: Annotated[
        Literal["text", "json", "ndjson"],
        typer.Option("--format", "-f", help="写成什么", rich_help_panel=WRITING),
    ] = "text",
    output: Output = None,
    force: Force = False,
) -> int:
    """说明一处为什么这样读：目标、期限、责任单位，以及每个没有采用的数字。

    位置就是 check、ledger、panel 给出的位置。行号按文件的文字计；html、docx、pdf、xlsx、csv
    按读出的文字计，一段一行。
    """
    asked = questions(places)
    told: list[Outcome] = []
    answers = _answers(asked, told)
    if format == "text":
        show(_page(answers), output, force=force)
    else:
        deliver(_data(answers, whole=format == "json"), output, force=force)
    return status(told)


def questions(places: Sequence[str]) -> dict[str, list[Question]]:
    """The questions by file. Raises BadParameter where a file comes without line or id."""
    asked: dict[str, list[Question]] = {}
    file = ""
    for word in places:
        place = _PLACE.fullmatch(word)
        if place is not None:
            file = ""
            question = Question(int(place[2]), int(place[3]) if place[3] else None, "")
            asked.setdefault(place[1], []).append(question)
        elif file and _ID.fullmatch(word):
            asked[file].append(Question(None, None, word))
        elif file and word.isdecimal() and word.isascii():
            asked[file].append(Question(int(word), None, ""))
        else:
            file = word
            asked.setdefault(file, [])
    if bare := [file for file, its in asked.items() if not its]:
        raise typer.BadParameter(
            f"要解释 {bare[0]} 的哪一处？请写成 {bare[0]}:行号，或在后面加上编号（如 s1.i3）",
            param_hint="PLACE",
        )
    return asked


def explained(file: str) -> Explained:
    """One document explained; of JSON or YAML written earlier, the text it holds."""
    from workplan_parser import source
    from workplan_parser.explain import explain as read

    if earlier.is_written(file) or earlier.parted(file):
        plan = plan_of(file)
        if plan.source.text is None:
            raise UnreadableInput(
                "里面没有原文", place=file, hint="请给出原文件，或 workplan parse --with-text 写出的文件"
            )
        return read(source.from_text(plan.source.text, plan.source.name))
    data = content(file)
    with settings.words(file):
        return read(source.load(data, name_of(file) if isinstance(data, bytes) else None))


def _answers(asked: dict[str, list[Question]], told: list[Outcome]) -> Iterator[tuple[str, Answer]]:
    """Each question's answer; a file is read once for all of its questions."""
    read = lru_cache(maxsize=1)(explained)
    every = {f"{file}:{question}": (file, question) for file, its in asked.items() for question in its}
    for outcome in each(
        list(every), lambda name: _answer(read(every[name][0]), every[name][1], every[name][0])
    ):
        told.append(outcome._replace(value=None))
        if outcome.error is None:
            yield every[outcome.file][0], outcome.value


def _answer(found: Explained, question: Question, file: str) -> Answer:
    if question.line is not None:
        findings = found.at_line(question.line, question.column)
        if findings is None:
            last = len(lines_of(found.text))
            raise UnreadableInput(f"没有第 {question.line} 行", place=name_of(file), hint=f"共 {last} 行")
        nodes = found.owners(question.line)
        text = found.line_text(question.line)
    else:
        findings = found.of_id(question.id)
        if findings is None:
            near = [one for one in found.ids if one.startswith(question.id.rpartition(".")[0])]
            hint = "有：" + " ".join(near[:12]) if near else ""
            raise UnreadableInput(f"没有 {question.id}", place=name_of(file), hint=hint)
        nodes, text = [question.id], ""
    return Answer(question, nodes, [(found.line(one), one) for one in findings], text)


def _page(answers: Iterator[tuple[str, Answer]]) -> Iterator[RenderableType]:
    from workplan_parser.cli.explain_page import page

    for file, answer in answers:
        yield from page(name_of(file), answer)


def _data(answers: Iterator[tuple[str, Answer]], *, whole: bool) -> Iterator[str]:
    """One document, or a record a line."""
    from workplan_parser.writers.json import chunks

    records = (
        {"file": name_of(file), "asked": str(one.question), "nodes": one.nodes, "findings": _records(one)}
        for file, one in answers
    )
    if whole:
        yield from chunks({"explained": list(records)})
    else:
        for record in records:
            yield from chunks(record, one_line=True)


def _records(answer: Answer) -> list[dict[str, Any]]:
    return [
        {**one._asdict(), "line": line, "evidence": [shown._asdict() for shown in one.evidence]}
        for line, one in answer.findings
    ]
