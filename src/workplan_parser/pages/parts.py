"""Style and script of a self-contained HTML page: in the page itself, and named by their hashes in its policy."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from markupsafe import Markup

from workplan_parser.language import Language, spoken
from workplan_parser.language.literals import in_script


class Parts(NamedTuple):
    """What stands in ``<style>`` and ``<script>``, and the policy that lets nothing else run or load."""

    style: Markup
    script: Markup

    @property
    def policy(self) -> str:
        """The content of the page's Content-Security-Policy."""
        return (
            f"default-src 'none'; script-src '{named(self.script)}'; style-src '{named(self.style)}'; "
            "base-uri 'none'; form-action 'none'"
        )


def parts(styles: Sequence[Path], scripts: Sequence[Path]) -> Parts:
    """The files put together, in the order they hold and run."""
    return Parts(_inline(tuple(styles), spoken()), _inline(tuple(scripts), spoken()))


def harmless(json: str) -> Markup:
    """JSON that no HTML parser takes for an end of its element, whatever the document says."""
    return Markup(json.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e").strip())


@cache
def _inline(files: tuple[Path, ...], language: Language) -> Markup:
    """The files in one, what scripts say in *language*."""
    texts = (
        in_script(file.read_text("utf-8")) if file.suffix == ".js" else file.read_text("utf-8")
        for file in files
    )
    return Markup("\n".join(texts))


def named(code: str) -> str:
    """A script or style as a policy names it."""
    return "sha256-" + b64encode(sha256(code.encode("utf-8")).digest()).decode("ascii")
