"""Files of corrections: NAME.corrections.json beside NAME.docx, read and written."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

from pydantic import ValidationError

from workplan_parser import limits
from workplan_parser.corrections.model import Corrections
from workplan_parser.errors import UnreadableInput
from workplan_parser.faults import fault
from workplan_parser.intake import bytes_of
from workplan_parser.writers.readback import number

_AGAIN = "请在核对页里重新保存"


def read(path: str | Path) -> Corrections:
    """The corrections of a file. Raises UnreadableInput where it is none."""
    place = str(path)
    try:
        tree = json.loads(bytes_of(path, place, limits.SETTINGS), parse_float=_decimal, parse_int=_decimal)
    except (ValueError, RecursionError) as problem:
        raise UnreadableInput(f"更正表不是 JSON：{fault(problem)}", place=place, hint=_AGAIN) from problem
    try:
        return Corrections.model_validate(tree)
    except ValidationError as problem:
        raise UnreadableInput(f"更正表里写错了：{fault(problem)}", place=place, hint=_AGAIN) from problem


def written(corrections: Corrections) -> str:
    """The text of the file: a correction an entry, what is not said left out."""
    from workplan_parser.writers.json import dumps

    return dumps(corrections.model_dump(exclude_defaults=True) | {"version": corrections.version})


def _decimal(text: str) -> Decimal:
    return Decimal(number(text))
