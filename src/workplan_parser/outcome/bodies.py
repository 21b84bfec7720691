"""Whether the two documents may be held against each other: one body, one year after the other, and a review to look into."""

from __future__ import annotations

from collections.abc import Iterator, Sized

from workplan_parser.compare.warnings import body, elsewhere, years
from workplan_parser.errors import WorkplanError
from workplan_parser.model import Plan
from workplan_parser.outcome.retold import in_review, reports


def refuse_strangers(old: Plan, new: Plan) -> None:
    """Raise WorkplanError where the two documents are of two places: one does not report what the other promised."""
    if elsewhere(old, new):
        here, there = ("".join(body(plan)) for plan in (old, new))
        raise WorkplanError(
            f"两份文件不是同一地方的：{here}、{there}，后一份不会报告前一份的目标",
            place=new.source.name,
            hint="请给出同一单位上年和本年的文件；确要对照，加 --anyway",
        )


def warnings(old: Plan, new: Plan, results: Sized) -> Iterator[str]:
    """What is odd about asking *new* for what *old* promised; *results* are those its review states."""
    if reports(new, old) is in_review:
        yield from years(old, new)
    if not results:
        yield "新文件里没有找到写明数字的回顾（如“工作回顾”“完成情况”）或进展栏目，没有可对照的结果"
