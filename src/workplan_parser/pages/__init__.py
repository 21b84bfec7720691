"""Pages for people, HTML and Markdown: one environment for all templates, in which every value is escaped.

A template's name says what it makes (``.html.j2``, ``.md.j2``) and so how its values are escaped. Inside a
Markdown page's own HTML (``<details>``, ``<del>``) a backslash is no escape: there the filter ``html`` is used.
What pages of several rooms have in common stands in ``shared/``, which every template may import from.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workplan_parser.language import said, spoken, worded
from workplan_parser.shapes import shape

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

    from workplan_parser.language import Language

SHARED = Path(__file__).with_name("shared")
"""The frame of an HTML page, its tables that can be filtered, their style and script."""

_SPECIAL = shape(r"[\\`*_\[\]<>|~#&]")
_BREAK = shape(r"[\r\n\t\x0b\x0c\x85\u2028\u2029]+")
_FORBIDDEN = shape(r"[\x00-\x08\x0b-\x1f]")


def page(template: Path, **told: Any) -> str:
    """The text of *template*, a ``.html.j2`` or ``.md.j2`` file, filled in with *told*."""
    made = _environment(template.parent, template.suffixes[-2], spoken())
    return made.get_template(template.name).render(told)


def markdown(text: str) -> str:
    """*text* on one line, so that Markdown and the HTML it may hold read it as text; nobody is notified by an ``@``."""
    return _unnotified(_SPECIAL.sub(r"\\\g<0>", _BREAK.sub(" ", text)))


def html_in_markdown(text: str) -> str:
    """*text* on one line for an HTML element of a Markdown page: what either language would act on, as references."""
    return _unnotified(_SPECIAL.sub(lambda found: f"&#{ord(found[0])};", _BREAK.sub(" ", text)))


def _unnotified(text: str) -> str:
    return text.replace("@", "@\u200b")


def html(text: str) -> str:
    """*text* as HTML reads it, without characters HTML forbids."""
    from markupsafe import escape

    return str(escape(_FORBIDDEN.sub("\ufffd", text)))


_ESCAPES = {".html": html, ".md": markdown}


@cache
def _environment(folder: Path, kind: str, language: Language) -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    from workplan_parser.pages.speech import Spoken

    escape = _ESCAPES[kind]

    def escaped(value: Any) -> Markup:
        return value if isinstance(value, Markup) else Markup(escape(str(value)))

    made = Environment(
        loader=FileSystemLoader((folder, SHARED)),
        extensions=[Spoken],
        autoescape=True,
        finalize=escaped,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters["html"] = lambda text: Markup(html_in_markdown(text))
    made.filters |= {"said": said, "worded": worded}
    made.globals["lang"] = language.replace("_", "-")
    return made
