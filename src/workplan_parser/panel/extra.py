"""What is installed on request: the extra ``panel``."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from workplan_parser.errors import WorkplanError

GET = '请在项目目录运行 ./run add panel，或在自己的环境里运行 pip install "workplan-parser[panel]"'
"""How to get it, for people."""


def need(module: str, what: str) -> Any:
    """The *module*, imported; one clear message where it is not installed."""
    try:
        return import_module(module)
    except ImportError as problem:
        name = module.partition(".")[0]
        raise WorkplanError(f"{what}需要 {name}，还没有安装", hint=GET) from problem
