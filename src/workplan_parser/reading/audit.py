"""Checks over the assembled parts: what a careful reader would ask about. Each check is a function in one list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from workplan_parser.diagnostics import Doubt
from workplan_parser.extract import responsibilities
from workplan_parser.extract.organisations import ending, is_firm, is_group, lists_offices, looks_like_one
from workplan_parser.lexicon import Pattern, WordList, roles, word_lists
from workplan_parser.model import Item
from workplan_parser.shapes import shape
from workplan_parser.structure.model import Identity
from workplan_parser.text.flow import fold


def doubts(sections: Sequence[Item], identity: Identity) -> Iterator[Doubt]:
    """All checks, in order."""
    yield from without_office(sections)
    for section in sections:
        yield from unread_offices(section)
    yield from without_identity(identity)


def unread_offices(item: Item) -> Iterator[Doubt]:
    """What looks like offices and was not read so: a line of nothing else, a label left in a text or in a name.

    市政处、桥梁处 on a line of its own; 责任单位 市政处; not 各牵头单位要…, which speaks of them.
    """
    lines = [line for line in item.text.split("\n") if line]
    for at, line in enumerate(lines):
        if said := _unread(fold(line)):
            place = item.text_spans[at] if len(lines) == len(item.text_spans) else item.span
            yield Doubt("WP504", place, said)
    for office in item.responsible:
        label = roles.opening(fold(office.name))
        if label and label.end < len(office.name):
            yield Doubt("WP502", office.span, office.name)
    for child in item.items:
        yield from unread_offices(child)


def _unread(line: str) -> str:
    """The words of a folded *line* that look like offices, or like their label; empty for prose."""
    bracket = _BRACKET.search(line)
    last = line.rstrip("; ").removesuffix("。").rpartition("。")[2]
    alone = line.strip("() ")
    if "、" not in last and len(last) > _LONGEST_LAST:
        last = ""
    for words in (alone, last, bracket[1] if bracket else ""):
        if _lists(words, alone=words == alone):
            return words
    if said := _assigning(line):
        return said
    for clause in _CLAUSES.findall(line) if _ACTS.within(line) else ():
        act = _ACTS.ends(clause)
        if act and _lists(clause[: act.start], alone=False):
            return str(clause)
    for opening in _OPENINGS.finditer(line) if _NOUNS.within(line) else ():
        label = roles.opening(line, opening.end())
        if label and label.role and _SET_OFF.match(line, label.end):
            return line[opening.end() : label.end + _SHOWN]
    return ""


def _assigning(line: str) -> str:
    """…倾斜。水利部、财政部负责,9月底前完成: a sentence that in brackets would assign; not 自觉接受人大监督."""
    ends = {line.rfind("。", 0, act.start()) + 1: act.end() for act in _ACTS_LAST.finditer(line)}
    for start, end in ends.items():
        said = line[start:end].strip()
        first = _FIRST_NAME.match(said)
        if len(said) > _LONGEST_DUTY or first is None or not is_firm(first[0]) or _VERBS.starts(said):
            continue
        found = responsibilities.find(f"。({said})")
        if found and _are_offices([one.name for one in found[0].parties]):
            return said
    return ""


def _are_offices(names: Sequence[str]) -> bool:
    """True where nearly all of the *names* are offices beyond doubt, and none is a label."""
    if len(names) == 1 and len(names[0]) > _LONGEST_ALONE:
        return False
    sure = sum(is_firm(name) or is_group(name) for name in names)
    return sure * 4 >= len(names) * 3 and not any(map(roles.closing, names))


def _lists(words: str, *, alone: bool) -> bool:
    """True where *words* are names of offices and nothing else; 建设苗圃3处 and 办好科技博览会 are none.

    A name *alone* on its line need not be one beyond doubt.
    """
    if not words or ending(words) is None or _NO_NAMES.search(words) or _VERBS.starts(words):
        return False
    if _BEGUN.starts(words):
        return False
    return lists_offices(words) or (alone and len(words) <= _LONGEST_ALONE and looks_like_one(words))


_OPENINGS, _SET_OFF = shape(r"(?:^|[。;(\s])(?=[^。;,]{2,12}[\s:(])"), shape(r"\s|:|\(")
_BRACKET = shape(r"\(([^()]{2,60})\)[。;]?$")
_NO_NAMES, _CLAUSES = shape(r"[\d:。]"), shape(r"[^。;,]+")
_BEGUN = WordList("structure", "headings.begun")  # 坚持以病人为中心, 成立指挥部
_VERBS = WordList("indicators", "verbs.act")
_ACTS, _NOUNS = word_lists("responsibility", "acts.lead labels.nouns")
_FIRST_NAME = Pattern(
    "responsibility",
    r"[^、,;]{2,24}? (?= 、 | [,和及与等] | \L<after.adverbs> | \L<acts.lead> | \L<acts.support> | \L<acts.responsible> )",
)
# 负责|。  牵头|,9月底前完成  负责|具体措施:
_ACTS_LAST = Pattern(
    "responsibility",
    r"(?: \L<acts.lead> | \L<acts.support> | \L<acts.responsible> ) (?= [,;。] | \p{Han}{4}: | $ )",
)
_LONGEST_DUTY = 200
_LONGEST_ALONE, _LONGEST_LAST = 12, 8
_SHOWN = 20


def without_office(sections: Iterable[Item]) -> Iterator[Doubt]:
    """Leaf items that name no office (nor does an item above them), where most of their level do."""
    levels: dict[int, list[tuple[Item, bool]]] = defaultdict(list)

    def visit(item: Item, covered: bool) -> None:
        covered = covered or bool(item.responsible)
        if not item.items:
            levels[item.level].append((item, covered))
        for child in item.items:
            visit(child, covered)

    for section in sections:
        visit(section, False)
    for members in levels.values():
        named = sum(covered for _, covered in members)
        if len(members) >= 3 and named * 2 >= len(members):
            for item, covered in members:
                if not covered:
                    yield Doubt("WP501", item.span, f"{item.label or ''}{item.title or item.text[:20]}")


def without_identity(identity: Identity) -> Iterator[Doubt]:
    """A plan whose title or year no place tells."""
    if identity.title is None:
        yield Doubt("WP601")
    if identity.year is None:
        yield Doubt("WP602")
