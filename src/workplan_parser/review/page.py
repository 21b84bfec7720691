"""The page itself: its data as JSON in a script element that runs nothing, its script and style in the page, named by their hashes."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path

from markupsafe import Markup

from workplan_parser import pages
from workplan_parser.corrections import Corrections
from workplan_parser.model import Plan
from workplan_parser.review.contents import contents
from workplan_parser.source.model import Source
from workplan_parser.writers.json import dumps

_HERE = Path(__file__).with_name("static")
_SCRIPTS = ("offsets.js", "state.js", "marks.js", "outline.js", "editor.js", "filters.js", "keys.js")
"""In the order they run; each is a part of one script."""


def page(source: Source, plan: Plan, corrections: Corrections | None = None) -> str:
    """The HTML document: *plan* is *source* as it was read, *corrections* what people said of it so far."""
    style, script = _inline(("review.css",)), _inline(_SCRIPTS)
    return pages.page(
        _HERE / "review.html.j2",
        title=plan.metadata.title or source.name,
        data=_harmless(dumps(contents(source, plan, corrections or Corrections()), one_line=True)),
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
