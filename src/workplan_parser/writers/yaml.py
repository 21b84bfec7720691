"""Plan → YAML in block style, written so that YAML 1.1 and 1.2 readers agree on every scalar.

A text goes bare only where no reader could take it for anything else: it starts with a Han
character, a Chinese bracket or a letter, holds none of YAML's signs, and is none of the words
that some reader resolves (yes, off, null …). Several lines become a ``|-`` block where that keeps
them exact; everything else is quoted, so 1e3, 0o10, 12:30 and 2018-02-01 stay texts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from json.encoder import encode_basestring
from typing import Any

from workplan_parser.span import Span
from workplan_parser.writers.json import digits
from workplan_parser.writers.nodes import pairs

_PIECES = 4096
_HAN = "\u4e00-\u9fff\u3400-\u4dbf"
_SIGNS = "、。“”‘’《》〈〉（）【】〔〕；：，！？—…·％①-⑳㈠-㈩○〇\u3000"
_BARE = re.compile(f"[A-Za-z$“《〈（【〔①-⑳㈠-㈩{_HAN}](?:[ ]?[A-Za-z0-9$_./%()+=,;^·{_SIGNS}{_HAN}-])*+")
_LINES = re.compile(
    f"(?:[“《〈（【〔①-⑳㈠-㈩A-Za-z0-9(•{_HAN}][^\\x00-\\x1f\\x7f-\\xa0\\u2028\\u2029\\ud800-\\udfff\\ufeff\\ufffe\\uffff]*+(?:\\n|\\Z))+"
)
_WORDS = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")


def chunks(plan: Any) -> Iterator[str]:
    """The YAML text of a Plan (or its plain tree) in pieces."""
    out: list[str] = []
    for key, value in pairs(plan):
        out.append(f"{key}:")
        if isinstance(value, (list, tuple)) and value:
            for element in value:
                out.append("\n  -")
                _emit(element, "\n    ", out.append, after_dash=True)
                if len(out) > _PIECES:
                    yield "".join(out)
                    out.clear()
        else:
            _emit(value, "\n  ", out.append)
        out.append("\n")
    yield "".join(out)


def dumps(plan: Any) -> str:
    """The whole YAML text of a Plan (or its plain tree)."""
    return "".join(chunks(plan))


def scalar(text: str, line: str = "\n  ") -> str:
    """One text as YAML: bare, as a block of lines indented like *line*, or quoted."""
    if "\n" in text:
        if _LINES.fullmatch(text) and not text.endswith("\n"):
            return "|-" + line + text.replace("\n", line)
    elif _BARE.fullmatch(text) and text.lower() not in _WORDS:
        return text
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", encode_basestring(text))


def _emit(value: Any, line: str, out: Callable[[str], None], after_dash: bool = False) -> None:
    kind = type(value)
    if kind is str:
        out(" " + scalar(value, line))
    elif value is None:
        out(" null")
    elif kind is int:
        out(f" {value}")
    elif kind is tuple or kind is list:
        if not value:
            out(" []")
        for element in value:
            out(line + "-")
            _emit(element, line + "  ", out, after_dash=True)
    elif kind is Decimal:
        out(f" {digits(value)}")
    elif kind is bool:
        out(" true" if value else " false")
    elif kind is date:
        out(f' "{value.isoformat()}"')
    elif kind is Span:
        out(f"{' ' if after_dash else line}start: {value.start}{line}end: {value.end}")
    else:
        between = " " if after_dash else line
        for key, field in pairs(value):
            out(f"{between}{key}:")
            _emit(field, line + "  ", out)
            between = line
        if between == " " or (not after_dash and not pairs(value)):
            out(" {}")
