"""What is installed on request: ``pip install workplan-parser[panel]``."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from workplan_parser.errors import WorkplanError


def need(module: str, what: str) -> Any:
    """The *module*, imported; one clear message where it is not installed."""
    try:
        return import_module(module)
    except ImportError as problem:
        name = module.partition(".")[0]
        raise WorkplanError(
            f"{what}需要 {name}，还没有安装", hint='请运行 pip install "workplan-parser[panel]"'
        ) from problem
