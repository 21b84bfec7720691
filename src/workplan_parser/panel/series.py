"""Which plans follow each other: the plans of one body on one subject, a year after the other.

The body is the issuer (its names joined by the registry); where a document says none, that of the other
years of the file's name, or the name itself. Two documents of one body are of one series where their titles, years and wrapping
(关于印发《…》的通知) left out, are alike: 城市管理工作要点 and 食品安全工作方案 never are.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from workplan_parser.compare.likeness import dice, grams
from workplan_parser.compare.nodes import tight
from workplan_parser.lexicon import Pattern
from workplan_parser.model import Plan
from workplan_parser.offices.registry import Registry, plain
from workplan_parser.shapes import shape

ALIKE = 0.5
"""Likeness of two titles from which on they name one series."""

_YEAR = shape(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_GAP = shape(r"[-_ .]{2,}")
_DATED = shape(r"[(（]?(?:(?:19|20)\d\d|[二〇○零一二三四五六七八九]{4})(?:年[度]?|(?!\d))[)）]?")
_EDGES = shape(r"^[-\s_.·年度]+|[-\s_.·年度]+$")
_WRAPPED = Pattern("compare", r"\L<series.issued> [^《》]{0,30} 《 (?P<title>.+) 》")
_PLAIN = Pattern(
    "compare", r"^ .{0,40}? \L<series.about> \L<series.passed_on>? (?P<title>.+?) 的 \L<series.notices> $"
)


@dataclass(slots=True)
class Series:
    """One body's plans on one subject in the order of their years; ``title`` is the latest, without its year."""

    body: str
    title: str
    plans: list[Plan] = field(default_factory=list)


def arrange(plans: Iterable[Plan], registry: Registry | None = None, *, as_one: bool = False) -> list[Series]:
    """The series of *plans*, sorted by body; ``as_one`` takes all plans for one series, whoever issued them.

    Two plans of one year never stand in one series (but with ``as_one``).
    """
    registry = registry or Registry()
    ordered = sorted(plans, key=lambda plan: (year_of(plan) or 0, plan.source.name, plan.source.sha256))
    if as_one and ordered:
        whole = Series(body_of(ordered[-1], registry), subject(ordered[-1]), ordered)
        return [whole]
    named = {stem(plan.source.name): body_of(plan, registry) for plan in ordered if plan.metadata.issuer}
    by_body: dict[str, list[Series]] = {}
    for plan in ordered:
        body = body_of(plan, registry)
        if not plan.metadata.issuer:
            body = named.get(body, body)
        lines = by_body.setdefault(body, [])
        line = _continued(lines, plan)
        if line is None:
            line = Series(body, "")
            lines.append(line)
        line.plans.append(plan)
        line.title = subject(plan)
    return [line for body in sorted(by_body) for line in by_body[body]]


def year_of(plan: Plan) -> int | None:
    """The plan's year, or the one its file's name says."""
    return plan.metadata.year or year_in(plan.source.name)


def year_in(name: str) -> int | None:
    """The year in a file's name, where there is exactly one."""
    years = set(_YEAR.findall(name.rsplit("/", 1)[-1]))
    return int(years.pop()) if len(years) == 1 else None


def stem(name: str) -> str:
    """A file's name without ending and year: what the files of one series have in common."""
    bare = name.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    return _EDGES.sub("", _GAP.sub("-", _YEAR.sub("", bare))) or bare


def body_of(plan: Plan, registry: Registry) -> str:
    """发文机关 in its own name; the file's name without the year where the document does not say."""
    issuer = plan.metadata.issuer
    return registry.names.get(plain(issuer), issuer) if issuer else stem(plan.source.name)


def subject(plan: Plan) -> str:
    """The title without its year and wrapping: 城市管理工作要点; ``""`` where there is none."""
    title = tight(plan.metadata.title or "")
    inner = _WRAPPED.search(title) or _PLAIN.search(title)
    return _DATED.sub("", inner["title"] if inner else title)


def _continued(lines: Sequence[Series], plan: Plan) -> Series | None:
    """The series whose latest plan this one follows, most alike first, the latest where several are."""
    best: Series | None = None
    top = (ALIKE, 0)
    for line in lines:
        before = line.plans[-1]
        year, then = year_of(plan), year_of(before)
        if year is None or then is None or then >= year:
            continue
        score = (_likeness(line.title, subject(plan)), then)
        if score >= top:
            best, top = line, score
    return best


def _likeness(a: str, b: str) -> float:
    """1 for equal titles, a bare chance where only one is known."""
    if a == b:
        return 1.0
    return dice(grams(a), grams(b)) if a and b else ALIKE
