"""One time expression as it is written: its place and the parts it names."""

from __future__ import annotations

from typing import Literal, NamedTuple

Kind = Literal["day", "month", "quarter", "half", "year", "period", "term", "length", "clock"]


class TimeExpression(NamedTuple):
    """One time expression of folded text; the parts that it does not name are None or empty.

        ``word`` is a year said without digits (今年, 去年, 全年, 每年, 年), 度 (2018年度) or a month or quarter said so
        (本月); ``part`` the stretch of the month or year meant (底 末 内 初 中 上旬 …); ``feast`` the feast whose eve is
        meant; ``before`` the closing 前 in its form. What ``spans`` (3-6月) has the parts of its end. A term counted from the
        day of issue has its length in ``days`` or ``months``; one ``counted`` from a year (2021年起5年内), as the last month of
    winter in 11-3月, lies ``more`` years after the year told.
        What ``recurs`` (每月28日) has no last day.
    """

    start: int
    end: int
    kind: Kind
    year: int | None = None
    word: str = ""
    half: int = 0
    quarter: int = 0
    month: int = 0
    day: int = 0
    part: str = ""
    feast: str = ""
    before: str = ""
    spans: bool = False
    counted: bool = False
    more: int = 0
    days: int = 0
    months: int = 0
    recurs: bool = False

    @property
    def last_third(self) -> int:
        """The last ten days of a month it names: 1 for 上旬 and 初, 2 for 中旬, 中上旬 and 中, 3 for 下旬; else 0."""
        if self.kind != "month":
            return 0
        if self.part.endswith("旬"):
            return max({"上": 1, "中": 2, "下": 3}[third] for third in self.part[:-1])
        return {"初": 1, "中": 2}.get(self.part, 0)
