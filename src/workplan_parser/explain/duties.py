"""Lines, brackets and cells of offices read again: who was named, in which role, and which words said so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from workplan_parser.explain import times
from workplan_parser.explain.findings import Evidence, Finding
from workplan_parser.explain.lexical import cited
from workplan_parser.explain.passages import Passage
from workplan_parser.extract import responsibilities
from workplan_parser.extract.responsibilities import Assignment, Party
from workplan_parser.lexicon import Hit
from workplan_parser.lexicon.roles import Role
from workplan_parser.structure.model import Range
from workplan_parser.text.flow import Flow, fold

ROLES = {"lead": "牵头", "support": "配合", "responsible": "责任"}

_FORMS = {
    "line": "以“责任单位：”一类的标签写成一行",
    "bracket": "括号里的责任分工",
}


def paragraph(source: str, passage: Passage) -> tuple[list[Finding], list[Range]]:
    """The offices of a paragraph, and what is left of it."""
    place = passage.place
    flow = Flow.read(source, *place, "spaced")
    found: list[Finding] = []
    rest: list[Range] = []
    done = place[0]
    for one in responsibilities.find(flow.text, first_leads=passage.setting.first_leads):
        cut = flow.span(one.start, one.end)
        found += _parties(flow, source, passage, one)
        for beside in (flow.span(a, b) for a, b in responsibilities.apart(one)):
            found += times.read(Flow.read(source, *beside), source, passage, limit=True).findings
        if done < cut.start:
            rest.append((done, cut.start))
        done = cut.end
    if done < place[1]:
        rest.append((done, place[1]))
    return found, rest


def cell(source: str, passage: Passage) -> Iterator[Finding]:
    """The offices of a table cell."""
    flow = Flow(fold(source[slice(*passage.place)]), [0], [passage.place[0]])
    role: Role = passage.role  # type: ignore[assignment]
    parties = responsibilities.cell(flow.text, role, first_leads=passage.setting.first_leads)
    header = cited("栏目", passage.header, "structure", (f"table.{passage.role}",))
    for party in parties:
        yield _finding(flow, source, passage, party, "cell", f"“{passage.header}”栏", (header,))


def _parties(flow: Flow, source: str, passage: Passage, one: Assignment) -> Iterator[Finding]:
    for party in one.parties:
        yield _finding(flow, source, passage, party, one.form, _FORMS[one.form], ())


def _finding(
    flow: Flow,
    source: str,
    passage: Passage,
    party: Party,
    rule: str,
    why: str,
    evidence: Iterable[Evidence],
) -> Finding:
    span = flow.span(party.start, party.end)
    said = ROLES[party.role] + "单位" + ("（多个单位的统称）" if party.kind == "group" else "")
    if party.full_name:
        said += f"，承前补全为“{party.full_name}”"
    if party.basis == "document_rule":
        said += "，文件规定排第一的牵头"
    if not party.plausible:
        said += "，名称可疑"
    return Finding(
        "office",
        span,
        span.of(source),
        said,
        rule,
        why,
        passage.node,
        (*evidence, *map(_shown, party.evidence)),
    )


def _shown(hit: Hit) -> Evidence:
    what = "词尾" if hit.table == "organisations" else "标签" if hit.entry.startswith("labels.") else "分工"
    return cited(what, hit.word, hit.table, (hit.entry,))
