"""The pages themselves: data as JSON in an element that runs nothing, script and style in the page, named by their hashes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from workplan_parser import pages
from workplan_parser.pages.parts import harmless, parts
from workplan_parser.writers.json import dumps

_HERE = Path(__file__).with_name("static")


def written(name: str, title: str, data: dict[str, Any], scripts: tuple[str, ...]) -> str:
    """The HTML document of NAME.html.j2 with NAME.css, the *scripts* in the order they run, and *data* for them."""
    made = parts(
        [_HERE / "base.css", _HERE / f"{name}.css"], [_HERE / "dom.js", *(_HERE / one for one in scripts)]
    )
    return pages.page(
        _HERE / f"{name}.html.j2",
        title=title,
        data=harmless(dumps(data, one_line=True)),
        style=made.style,
        script=made.script,
        policy=made.policy,
    )
