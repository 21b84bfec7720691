"""Units of measure as written after a number: 平方米, 吨/日, 元/人·年, 个百分点, 座.

The words are in ``lexicon/units.toml``. :func:`match` finds the longest unit at a place, compounds
included; :func:`factor` says how one unit converts into another.
"""

from fractions import Fraction
from typing import NamedTuple

from workplan_parser import lexicon
from workplan_parser.extract import numerals
from workplan_parser.extract.ruling import Evidence
from workplan_parser.lexicon import Hit, Pattern, WordList, hits


class Unit(NamedTuple):
    """One unit: written form, UCUM code, dimension, exact scale to the dimension's base unit (None: it has none).

    ``entry`` is the entry of ``units.toml`` it stands in; a compound has none.
    """

    written: str
    ucum: str | None
    dimension: str
    scale: Fraction | None = None
    entry: str = ""

    @property
    def noun(self) -> bool:
        """True for 部门, 省份: a noun that counts itself."""
        return self.entry == "count.nouns"


class Found(NamedTuple):
    """A unit in a text: where it begins and ends, and the word of each of its parts (吨 and 日 of 吨/日)."""

    unit: Unit
    start: int
    end: int
    parts: Evidence


@lexicon.cached
def table() -> dict[str, Unit]:
    """Every written form of ``units.toml`` and the unit it means."""
    found: dict[str, Unit] = {}
    for unit in _units():
        if other := found.get(unit.written):
            raise lexicon.LexiconError(
                f"units.toml: {unit.written} stands twice ({other.dimension}, {unit.dimension})"
            )
        found[unit.written] = unit
    return found


def _units() -> list[Unit]:
    measured = [
        Unit(form, ucum or f"{{{forms.split()[0]}}}", dimension, _ratio(scale), f"measure.{dimension}")
        for dimension in lexicon.entry("units", "measure")
        for forms, ucum, scale in lexicon.rows("units", f"measure.{dimension}", 3)
        for form in forms.split()
    ]
    counted = [
        Unit(form, f"{{{form}}}", "count", None, entry)
        for entry in ("count.classifiers", "count.nouns")
        for form in lexicon.words("units", entry)
    ]
    return measured + counted


def _ratio(scale: str) -> Fraction | None:
    """2000/3 as a fraction; None for a unit that does not convert."""
    return Fraction(*map(int, scale.split("/"))) if scale else None


@lexicon.cached
def _by_first() -> dict[str, tuple[str, ...]]:
    """Written forms by their first character, longest first."""
    heads: dict[str, list[str]] = {}
    for form in sorted(table(), key=len, reverse=True):
        heads.setdefault(form[0], []).append(form)
    return {head: tuple(forms) for head, forms in heads.items()}


@lexicon.cached
def _compounds() -> dict[str, str]:
    return dict(line.split() for line in lexicon.entry("units", "compound.names").splitlines() if line)


def simple(text: str, at: int) -> Unit | None:
    """The longest unit without / or 每 that begins at *at*."""
    for form in _by_first().get(text[at : at + 1], ()):
        if text.startswith(form, at) and not _cut(text, at, form):
            return table()[form]
    return None


def may_follow(text: str, at: int) -> bool:
    """False where no unit can begin at *at*, nor after a sign, a blank or a bracket there: 统一|领导."""
    char = text[at : at + 1]
    return not char.isalpha() or char in _by_first() or char in _several()


_LONGER = WordList("units", "count.not_units")
_NAME = Pattern(
    "units", r"[成天] (?! [内前后] ) \p{Han}{1,2}? \L<count.places>"
)  # 成渝高速, 天府新区; not 3天内高速通车


def longer(text: str, at: int) -> Hit | None:
    """The word at *at* that only begins like a unit (人工, 家庭), or the one that makes a name of it (成渝|高速)."""
    name = _NAME.match(text, at) if text[at : at + 1] in ("成", "天") else None
    return hits(name)[0] if name else _LONGER.starts(text, at)


def _cut(text: str, at: int, form: str) -> bool:
    """True where the form is only the beginning of a longer word: 人工, 日均, mm in mmol, 个性, /10 in /100."""
    end = at + len(form)
    if form[-1].isascii() and form[-1].isalnum():
        return text[end : end + 1].isascii() and text[end : end + 1].isalnum()
    return (len(form) == 1 or table()[form].dimension == "count") and longer(text, end - 1) is not None


def match(text: str, at: int) -> Found | None:
    """The unit that begins at *at*: 吨, 吨/日, 元/人·年, 元/(人·年), 微克/立方米, 例/10万人."""
    above = simple(text, at)
    if above is None:
        return None
    found = alone = Found(above, at, at + len(above.written), (_hit(above, at),))
    if text[found.end : found.end + 1] not in ("/", "每"):
        return found
    bracket = text.startswith("/(", found.end)
    for _ in range(2):
        further = _below(text, found, bracket and found is alone, found is not alone)
        if further is None:
            break
        found = further
    if not bracket:
        return found
    if not text.startswith(")", found.end):
        return alone
    written = text[at : found.end + 1]
    return found._replace(unit=found.unit._replace(written=written), end=found.end + 1)


_EACH = WordList("units", "compound.each")


def _only_below(text: str, at: int) -> Unit | None:
    """千米/|时: what is a unit only there."""
    for form, unit in lexicon.rows("units", "compound.below", 2):
        if text.startswith(form, at):
            return table()[unit]._replace(written=form)
    return None


def _below(text: str, found: Found, bracket: bool, dotted: bool) -> Found | None:
    """*found* with one unit more: 元|/人, 元/人|·年."""
    link = text[found.end : found.end + 1]
    if link not in ("/", "每", "·") or (link == "·" and not dotted):
        return None
    first = found.end + (2 if bracket else 1)
    start = _past_multiplier(text, first)
    below = simple(text, start) or _only_below(text, start)
    if below is None or (link == "每" and below.dimension == "time" and not _EACH.starts(text, start)):
        return None
    end = start + len(below.written)
    times = numerals.read(text[first:start])
    unit = _compound(text[found.start : end], found.unit, below, int(times or 0))
    return Found(unit, found.start, end, (*found.parts, _hit(below, start)))


class _Meaning(NamedTuple):
    """What a written form means where its clause has one of the words."""

    form: str
    words: tuple[str, ...]
    unit: Unit


@lexicon.cached
def _meanings() -> tuple[_Meaning, ...]:
    return tuple(
        _Meaning(form, tuple(words.split()), table()[unit]._replace(written=form, entry="meant.rows"))
        for form, words, unit in lexicon.rows("units", "meant.rows", 3)
    )


@lexicon.cached
def _several() -> frozenset[str]:
    """What a unit with several meanings begins with."""
    return frozenset(one.form[0] for one in _meanings())


def meant(text: str, number: int, at: int, found: Found | None) -> Found | None:
    """The unit at *at* that means several things, by what the words round its number speak of: 室温18|度, 500万|度, 5000|P算力."""
    if (found is not None and found.unit.dimension != "degree") or text[at : at + 1] not in _several():
        return found
    for form, words, unit in _meanings():
        if text.startswith(form, at):
            window = text[max(0, number - _BEFORE) : at] + text[at + len(form) : at + len(form) + _AFTER]
            if any(word in window for word in words):
                return Found(unit, at, at + len(form), (_hit(unit, at),))
    return found


_BEFORE, _AFTER = 16, 4


def _hit(unit: Unit, at: int) -> Hit:
    return Hit(at, at + len(unit.written), unit.written, "units", unit.entry)


def _past_multiplier(text: str, at: int) -> int:
    """Where the unit after / begins: 件/|人, 件/万|人, 例/10万|人."""
    while text[at : at + 1] in tuple("十百千万亿0123456789") and simple(text, at) is None:
        at += 1
    return at


def _compound(written: str, above: Unit, below: Unit, times: int) -> Unit:
    """The unit *above* for so many *times* of *below* (0: none is written)."""
    key = f"{above.dimension}/{below.dimension}"
    dimension = _compounds().get(key, key.replace("/", "_per_"))
    scale = None
    if above.scale is not None and below.scale is not None:
        scale = above.scale / below.scale / (times or 1)
    ucum = f"{above.ucum}/{times or ''}{below.ucum}" if above.ucum and below.ucum else None
    return Unit(written, ucum, dimension, scale)


def known(written: str) -> Unit | None:
    """The unit of this written form, simple or compound, or None."""
    found = match(written, 0)
    return found.unit if found and found.end == len(written) else None


def factor(old: str, new: str) -> Fraction | None:
    """What an amount in unit *old* is multiplied by to be in unit *new*; None where they do not convert."""
    if old == new:
        return Fraction(1)
    a, b = known(old), known(new)
    if a is None or b is None or a.dimension != b.dimension or a.scale is None or b.scale is None:
        return None
    return a.scale / b.scale
