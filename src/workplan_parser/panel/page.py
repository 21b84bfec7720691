"""The charts as a self-contained page: pointed at, they say what the plan wrote and where; bodies can be put out of sight."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from markupsafe import Markup

from workplan_parser import pages
from workplan_parser.pages import SHARED
from workplan_parser.pages.parts import harmless, named, parts
from workplan_parser.panel.chart import Spec
from workplan_parser.writers.json import dumps

_HERE = Path(__file__).with_name("static")


class _Made(NamedTuple):
    """Style and script of the page. Vega compiles the expressions of a chart, and styles what it draws."""

    style: Markup
    script: Markup

    @property
    def policy(self) -> str:
        """Nothing is loaded, and no script runs but this one and what it compiles."""
        return (
            f"default-src 'none'; script-src '{named(self.script)}' 'unsafe-eval'; style-src 'unsafe-inline'; "
            "img-src data: blob:; base-uri 'none'; form-action 'none'"
        )


def page(
    specs: Sequence[Spec], title: str, bodies: Sequence[tuple[str, str]], config: Spec, vega: str
) -> bytes:
    """The page of charts; *bodies* with their colours, *vega* is the script that draws."""
    ours = parts([SHARED / "page.css", _HERE / "charts.css"], [_HERE / "charts.js"])
    told: dict[str, Any] = {"charts": list(specs), "config": config}
    written = pages.page(
        _HERE / "charts.html.j2",
        title=title or "历年目标",
        bodies=bodies,
        names=[one["title"]["text"] for one in specs],
        data=harmless(dumps(told, one_line=True)),
        made=_Made(ours.style, Markup(vega.replace("</script", "<\\/script") + "\n") + ours.script),
    )
    return written.encode("utf-8")
