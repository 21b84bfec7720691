"""The pages themselves: data as JSON in an element that runs nothing, script and style in the page, named by their hashes."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from markupsafe import Markup

from workplan_parser import pages
from workplan_parser.writers.json import dumps

_HERE = Path(__file__).with_name("static")


def written(name: str, title: str, data: dict[str, Any], scripts: tuple[str, ...]) -> str:
    """The HTML document of NAME.html.j2 with NAME.css, the *scripts* in the order they run, and *data* for them."""
    style, script = _inline(("base.css", f"{name}.css")), _inline(("dom.js", *scripts))
    return pages.page(
        _HERE / f"{name}.html.j2",
        title=title,
        data=_harmless(dumps(data, one_line=True)),
        style=style,
        script=script,
        policy=f"default-src 'none'; script-src '{_named(script)}'; style-src '{_named(style)}'; "
        "base-uri 'none'; form-action 'none'",
    )


@cache
def _inline(names: tuple[str, ...]) -> Markup:
    return Markup("\n".join((_HERE / name).read_text("utf-8") for name in names))


def _named(code: str) -> str:
    return "sha256-" + b64encode(sha256(code.encode("utf-8")).digest()).decode("ascii")


def _harmless(json: str) -> Markup:
    """JSON that no HTML parser takes for an end of its element, whatever the document says."""
    return Markup(json.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e").strip())
