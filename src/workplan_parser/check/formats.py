"""Findings for machines: JSON, GitHub workflow commands, SARIF 2.1.0."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any
from urllib.parse import quote

from workplan_parser.check.findings import Finding
from workplan_parser.diagnostics import CODES
from workplan_parser.terminal import clean
from workplan_parser.version import VERSION
from workplan_parser.writers.json import chunks

_GITHUB = {"error": "error", "warning": "warning", "info": "notice"}
_SARIF = {"error": "error", "warning": "warning", "info": "note"}
SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def as_json(found: Sequence[Finding]) -> Iterator[str]:
    """``{"findings": […], "summary": {…}}``; lines and columns count from 1, spans as in the plan."""
    severities = [one.diagnostic.severity for one in found]
    return chunks(
        {
            "schema_version": "1.0",
            "summary": {severity: severities.count(severity) for severity in _GITHUB},  # type: ignore[arg-type]
            "findings": [_record(one) for one in found],
        }
    )


def as_github(found: Sequence[Finding]) -> Iterator[str]:
    """One workflow command a finding: ``::warning file=…,line=…,col=…,title=…::message``."""
    return map(_command, found)


def as_sarif(found: Sequence[Finding]) -> Iterator[str]:
    """A SARIF 2.1.0 log with one run; every known code is a rule."""
    codes = sorted(CODES)
    return chunks(
        {
            "$schema": SARIF_SCHEMA,
            "version": "2.1.0",
            "runs": [
                {
                    "tool": {
                        "driver": {
                            "name": "workplan",
                            "semanticVersion": VERSION,
                            "rules": [_rule(code) for code in codes],
                        }
                    },
                    "columnKind": "unicodeCodePoints",
                    "results": [_result(one, codes) for one in found],
                }
            ],
        }
    )


def _record(one: Finding) -> dict[str, Any]:
    doubt = one.diagnostic
    return {
        "file": one.file,
        "line": one.start and one.start.line,
        "column": one.start and one.start.column,
        "end_line": one.end and one.end.line,
        "end_column": one.end and one.end.column,
        "code": doubt.code,
        "slug": one.slug,
        "severity": doubt.severity,
        "message": doubt.message,
        "help": doubt.help,
        "span": doubt.span and {"start": doubt.span.start, "end": doubt.span.end},
    }


def _command(one: Finding) -> str:
    doubt = one.diagnostic
    properties = {"file": one.file}
    if one.start is not None and one.end is not None:
        properties |= {
            "line": str(one.start.line),
            "endLine": str(one.end.line),
            "col": str(one.start.column),
        }
        if one.start.line == one.end.line:
            properties["endColumn"] = str(one.end.column)
    properties["title"] = f"{doubt.code} {one.slug}".strip()
    told = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    words = f"{doubt.message}（{doubt.help}）" if doubt.help else doubt.message
    return f"::{_GITHUB[doubt.severity]} {told}::{_data(words)}\n"


def _data(text: str) -> str:
    return clean(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _rule(code: str) -> dict[str, Any]:
    row = CODES[code]
    rule: dict[str, Any] = {
        "id": code,
        "name": "".join(part.capitalize() for part in row.slug.split("-")),
        "shortDescription": {"text": row.message.format(seen="…", more="…")},
        "defaultConfiguration": {"level": _SARIF[row.severity]},
    }
    return rule | ({"help": {"text": row.help}} if row.help else {})


def _result(one: Finding, codes: list[str]) -> dict[str, Any]:
    doubt = one.diagnostic
    physical: dict[str, Any] = {"artifactLocation": {"uri": quote(one.file.replace("\\", "/"))}}
    if one.start is not None and one.end is not None and doubt.span is not None:
        physical["region"] = {
            "startLine": one.start.line,
            "startColumn": one.start.column,
            "endLine": one.end.line,
            "endColumn": one.end.column,
            "charOffset": doubt.span.start,
            "charLength": doubt.span.end - doubt.span.start,
        }
    result: dict[str, Any] = {
        "ruleId": doubt.code,
        "level": _SARIF[doubt.severity],
        "message": {"text": f"{doubt.message}（{doubt.help}）" if doubt.help else doubt.message},
        "locations": [{"physicalLocation": physical}],
    }
    return result | ({"ruleIndex": codes.index(doubt.code)} if doubt.code in codes else {})


FORMATS: dict[str, Callable[[Sequence[Finding]], Iterator[str]]] = {
    "json": as_json, "sarif": as_sarif, "github": as_github,
}  # fmt: skip
