"""What is installed on request: the extras ``panel`` and ``distributed``."""

from __future__ import annotations

from importlib import import_module
from typing import Any, Literal

from workplan_parser.errors import WorkplanError

Extra = Literal["panel", "distributed"]


def how(extra: Extra) -> str:
    """How to get it, for people."""
    return f'请在项目目录运行 ./run add {extra}，或在自己的环境里运行 pip install "workplan-parser[{extra}]"'


def need(module: str, what: str, extra: Extra = "panel") -> Any:
    """The *module*, imported; one clear message where it is not installed."""
    try:
        return import_module(module)
    except ImportError as problem:
        name = module.partition(".")[0]
        raise WorkplanError(f"{what}需要 {name}，还没有安装", hint=how(extra)) from problem
