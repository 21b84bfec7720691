"""What Vega draws, drawn by a process of its own: it reserves more address space than a command may have.

Run as a script, this file takes a chart on its standard input and puts the picture (or, for a page, the script that draws
in a browser) to its standard output.
"""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Literal

Form = Literal["svg", "png", "script"]

SECONDS = 120
"""No picture takes so long."""


def drawn(form: Form, chart: str = "") -> bytes:
    """The picture of a *chart* (Vega-Lite as JSON), or the script. Raises WorkplanError where there is none."""
    from workplan_parser.errors import WorkplanError
    from workplan_parser.panel.extra import how

    if find_spec("vl_convert") is None:
        raise WorkplanError("画图需要 vl_convert，还没有安装", hint=how("panel"))
    fonts = find_spec("pylopdf_fonts_zh_cn")
    if form == "png" and fonts is None:
        raise WorkplanError(
            "画 png 需要 pylopdf_fonts_zh_cn（中文字体），还没有安装", hint=f"{how('panel')}，或写成 .svg"
        )
    folder = str(Path(fonts.origin).parent) if fonts and fonts.origin else ""
    command = [sys.executable, "-P", __file__, form, folder]
    try:
        run = subprocess.run(
            command, input=chart.encode("utf-8", "replace"), capture_output=True, timeout=SECONDS
        )
    except (OSError, subprocess.TimeoutExpired) as problem:
        raise WorkplanError("图没有画成", hint="请只给几份计划再试") from problem
    if run.returncode or not run.stdout:
        said = run.stderr.decode("utf-8", "replace").strip().splitlines() or [""]
        memory = any("out of memory" in line for line in said)
        hint = "内存或地址空间不够（ulimit -v）；请放宽后再试" if memory else f"画图程序说：{said[-1][:200]}"
        raise WorkplanError("图没有画成", hint=hint)
    return run.stdout


def _draw(form: str, folder: str) -> bytes:
    vega: Any = import_module("vl_convert")
    if form == "script":
        return str(vega.javascript_bundle()).encode("utf-8")
    if folder:
        vega.register_font_directory(folder)
    chart = sys.stdin.buffer.read().decode("utf-8")
    if form == "png":
        return bytes(vega.vegalite_to_png(chart, scale=2))
    return str(vega.vegalite_to_svg(chart)).encode("utf-8")


def _unbounded() -> None:
    """As much address space as the system lets this process have."""
    try:
        import resource
    except ImportError:  # Windows
        return
    most = resource.getrlimit(resource.RLIMIT_AS)[1]
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


if __name__ == "__main__":
    _unbounded()
    sys.stdout.buffer.write(_draw(*sys.argv[1:3]))
