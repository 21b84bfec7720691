"""What is wrong with a file that was changed by hand, in words: where in it, what was seen, what should stand there."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from workplan_parser.shapes import shape

_TOML_PLACE = shape(r"\(at line (?P<line>\d+), column (?P<column>\d+)\)")
_NAME = shape(r"\$?\w+")
"""A field; pydantic names the ways it tried (``is-instance[Span]``), too."""

_HAN = shape(r"\p{Han}")
_SHOWN = 40
"""Characters of what was seen that are shown."""

_WANTED = {
    "string_type": "文字",
    "int_type": "整数",
    "int_parsing": "整数",
    "int_from_float": "整数",
    "decimal_type": "数",
    "decimal_parsing": "数",
    "bool_type": "true 或 false",
    "bool_parsing": "true 或 false",
    "tuple_type": "列表",
    "list_type": "列表",
    "model_type": "一组字段",
    "model_attributes_type": "一组字段",
    "dict_type": "一组字段",
    "date_type": "日期（如 2026-06-30）",
    "date_parsing": "日期（如 2026-06-30）",
    "date_from_datetime_parsing": "日期（如 2026-06-30）",
}
"""What should stand there, by the name that pydantic gives the fault."""


def fault(problem: Exception) -> str:
    """The first fault of a text that is no JSON, YAML or TOML, or whose values are not those of its model.

    ``sections[0].level 应是整数，看到 "一"``; ``第 3 行第 7 列写法不对``.
    """
    if callable(errors := getattr(problem, "errors", None)):
        return _field(next((one for one in errors() if one["type"] != "is_instance_of"), errors()[0]))
    if isinstance(problem, UnicodeDecodeError):
        return f"第 {problem.start + 1} 个字节不是 UTF-8"
    if isinstance(problem, RecursionError):
        return "嵌套过深"
    place = _place(problem)
    if place is not None:
        line, column = place
        return f"第 {line} 行第 {column} 列写法不对"
    told = " ".join(str(problem).split())
    if told.endswith("(at end of document)"):
        return "没有写完"
    return told if _HAN.search(told) else "写法不对"


def _field(error: Any) -> str:
    where, kind = path(error["loc"]), error["type"]
    seen = json.dumps(error["input"], ensure_ascii=False, default=str)
    if len(seen) > _SHOWN:
        seen = seen[:_SHOWN] + "…"
    if kind == "missing":
        return f"{where} 没有写"
    if kind == "extra_forbidden":
        return f"{where} 不是已知的字段"
    if kind == "literal_error":
        return f"{where} 应是 {error['ctx']['expected'].replace(' or ', ', ')} 之一，看到 {seen}"
    if not where:
        return f"应是一组字段，看到 {seen}"
    if kind in _WANTED:
        return f"{where} 应是{_WANTED[kind]}，看到 {seen}"
    told = str(error.get("ctx", {}).get("error", ""))
    return f"{where} 不能是 {seen}（{told}）" if _HAN.search(told) else f"{where} 不能是 {seen}"


def path(parts: Iterable[str | int]) -> str:
    """Where a value stands in a tree: ``sections[0].items[2].title``."""
    names = (part for part in parts if isinstance(part, int) or _NAME.fullmatch(part))
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in names).removeprefix(".")


def _place(problem: Exception) -> tuple[int, int] | None:
    """Line and column of a fault in JSON, YAML or TOML."""
    if (mark := getattr(problem, "problem_mark", None)) is not None:
        return mark.line + 1, mark.column + 1
    if isinstance(problem, json.JSONDecodeError):
        return problem.lineno, problem.colno
    found = _TOML_PLACE.search(str(problem))
    return (int(found["line"]), int(found["column"])) if found else None
