"""How much is lost in silence: documents damaged as tools damage them, and whether their nodes still read alike.

A node of the sound document counts as kept where a node of the damaged one says the same (number, figures, offices, deadlines);
as told where a diagnostic stands in the place it has left, or says that the document has no outline. Run by hand:

    python tests/silence.py FOLDER
"""

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import regex

from damages import DAMAGES
from workplan_parser import parse, parse_file
from workplan_parser.model import Item, Plan
from workplan_parser.span import Span
from workplan_parser.text.flow import fold
from workplan_parser.text.lookalikes import unified
from workplan_parser.text.traditional import SIMPLIFIED

_SAID = regex.compile(r"[\p{Han}\d]")
_PROBE = 14
"""So many characters find the place of a node in the damaged text."""


def share(texts: Sequence[str], damages: Sequence[Callable[[str], str]] = DAMAGES) -> dict[str, Counter[str]]:
    """For each damage, how many nodes are kept, told and silent."""
    counts = {damage.__name__: Counter[str]() for damage in damages}
    for text in texts:
        sound = list(_nodes(parse(text)))
        for damage in damages:
            counts[damage.__name__] += Counter(
                _verdicts(text, sound, damage(text), damage is _named("markdown"))
            )
    return counts


def _named(name: str) -> Callable[[str], str]:
    return next(damage for damage in DAMAGES if damage.__name__ == name)


def _verdicts(text: str, sound: Sequence[Item], damaged: str, marked: bool) -> Iterator[str]:
    plan = parse(damaged.encode(), name="copy.md" if marked else "copy.txt")
    found = Counter(_reading(node) for node in _nodes(plan))
    letters, places = _letters(damaged)
    for node in sound:
        said = _reading(node)
        if found[said]:
            found[said] -= 1
            yield "kept"
        else:
            yield "told" if _told(plan, node, text, letters, places) else "silent"


def _nodes(plan: Plan) -> Iterator[Item]:
    todo: list[Item] = [
        *plan.sections,
        *(section for annex in plan.attachments for section in annex.sections),
    ]
    while todo:
        node = todo.pop()
        yield node
        todo.extend(node.items)


def _reading(node: Item) -> tuple[object, ...]:
    return (
        node.number,
        tuple((t.comparator, t.value, t.value_max) for t in node.targets),
        tuple(_plain(one.name) for one in node.responsible),
        tuple(one.due for one in node.deadlines),
    )


def _plain(text: str) -> str:
    return "".join(_SAID.findall(unified(fold(text)).translate(SIMPLIFIED)))


def _letters(text: str) -> tuple[str, list[int]]:
    """The letters of a text, and where each stands."""
    places = [
        (found.start(), found[0]) for found in _SAID.finditer(unified(fold(text)).translate(SIMPLIFIED))
    ]
    return "".join(letter for _, letter in places), [at for at, _ in places]


def _told(plan: Plan, node: Item, text: str, letters: str, places: list[int]) -> bool:
    """True where a diagnostic stands in what is left of the *node*, or the whole plan is said to be without outline."""
    if any(one.code == "WP203" for one in plan.diagnostics):
        return True
    own = _plain(text[node.span.start : node.items[0].span.start if node.items else node.span.end])
    at = letters.find(own[:_PROBE])
    if at < 0 or not own:
        return False
    place = Span(places[at], places[min(at + len(own), len(places)) - 1] + 1)
    return any(
        one.span and one.span.start < place.end and place.start <= one.span.end for one in plan.diagnostics
    )


def main(folder: str) -> None:
    """Print the share of each damage over the documents of a folder."""
    plans = [parse_file(path, with_text=True) for path in sorted(Path(folder).iterdir())]
    total = Counter[str]()
    for name, count in share([plan.source.text or "" for plan in plans]).items():
        total += count
        print(f"{name:18} {rate(count):.3f}  {dict(count)}")
    print(f"{'all':18} {rate(total):.3f}")


def rate(count: Counter[str]) -> float:
    """The share of nodes that are not lost in silence."""
    return 1 - count["silent"] / max(1, count.total())


if __name__ == "__main__":
    main(sys.argv[1])
