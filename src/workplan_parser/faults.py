"""What is wrong with a file of data, and where in it, in words: of JSON, YAML, TOML and the model, none of their own."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import regex

from workplan_parser.shapes import shape

_PLACE = shape(r"line (?P<line>\d+),? column (?P<column>\d+)")
_LONGEST = 40


def seen(problem: BaseException) -> str:
    """The first fault that *problem* (a ValueError of a reader or of Pydantic, a RecursionError) tells of, on one line."""
    if isinstance(problem, RecursionError):
        return "嵌套过深"
    if isinstance(problem, UnicodeDecodeError):
        return f"不是 UTF-8 文字（第 {problem.start + 1} 字节）"
    if hasattr(problem, "errors"):
        return _invalid(problem.errors()[0])
    if hasattr(problem, "lineno"):
        return f"第 {problem.lineno} 行第 {problem.colno} 列写法不对"  # type: ignore[attr-defined]
    said = " ".join(str(problem).split())
    if places := list(_PLACE.finditer(said)):
        return f"第 {places[-1]['line']} 行第 {places[-1]['column']} 列写法不对"
    return said if regex.search(r"\p{Han}", said) else "写法不对"


def _invalid(fault: Any) -> str:
    """What Pydantic says of one value: its place in the tree, and the value."""
    where = "".join(_steps(fault["loc"])).lstrip(".") or "整个文件"
    kind = fault["type"]
    if kind == "missing":
        return f"缺少 {where}"
    if kind == "extra_forbidden":
        return f"不认识 {where}"
    given = fault["input"]
    told = "" if isinstance(given, dict | list | tuple) else f" “{str(given)[:_LONGEST]}”"
    return f"{where} 的值{told}不对"


def _steps(place: Iterable[int | str]) -> Iterable[str]:
    for step in place:
        yield f"[{step}]" if isinstance(step, int) else f".{step}"
