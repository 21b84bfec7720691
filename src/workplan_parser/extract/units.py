"""Units of measure as written after a number: 平方米, 吨/日, 元/人·年, 个百分点, 座.

The words are in ``lexicon/units.toml``. :func:`match` finds the longest unit at a place, compounds
included; :func:`factor` says how one unit converts into another.
"""

from typing import TYPE_CHECKING, NamedTuple

from workplan_parser import lexicon

if TYPE_CHECKING:
    from fractions import Fraction


class Unit(NamedTuple):
    """One unit: written form, UCUM code, dimension and exact scale to the dimension's base unit (None: it has none).

    The scale is text, ``2000/3`` or, in a compound, ``1000 per 86400``: only who converts reads it as a number.
    """

    written: str
    ucum: str | None
    dimension: str
    scale: str | None
    noun: bool = False


@lexicon.cached
def table() -> dict[str, Unit]:
    """Every written form of ``units.toml`` and the unit it means."""
    found: dict[str, Unit] = {}
    for dimension in lexicon.entry("units", "measure"):
        for forms, ucum, scale in lexicon.rows("units", f"measure.{dimension}", 3):
            for form in forms.split():
                _add(found, Unit(form, ucum or f"{{{forms.split()[0]}}}", dimension, scale or None))
    for form in lexicon.words("units", "count.classifiers"):
        _add(found, Unit(form, f"{{{form}}}", "count", None))
    for form in lexicon.words("units", "count.nouns"):
        _add(found, Unit(form, f"{{{form}}}", "count", None, True))
    return found


def _add(found: dict[str, Unit], unit: Unit) -> None:
    if unit.written in found:
        raise lexicon.LexiconError(
            f"units.toml: {unit.written} stands twice ({found[unit.written].dimension}, {unit.dimension})"
        )
    found[unit.written] = unit


@lexicon.cached
def _by_first() -> dict[str, tuple[str, ...]]:
    """Written forms by their first character, longest first."""
    heads: dict[str, list[str]] = {}
    for form in table():
        heads.setdefault(form[0], []).append(form)
    return {head: tuple(sorted(forms, key=len, reverse=True)) for head, forms in heads.items()}


@lexicon.cached
def _compounds() -> dict[str, str]:
    return dict(line.split() for line in lexicon.entry("units", "compound.names").split("\n") if line)


def simple(text: str, at: int) -> Unit | None:
    """The longest unit without / or 每 that begins at *at*."""
    for form in _by_first().get(text[at : at + 1], ()):
        if text.startswith(form, at) and not _cuts_word(text, at, form):
            return table()[form]
    return None


def match(text: str, at: int) -> tuple[Unit, int] | None:
    """The unit that begins at *at* and the offset where it ends: 吨, 吨/日, 元/人·年, 微克/立方米, 件/万人."""
    above = simple(text, at)
    if above is None:
        return None
    end = at + len(above.written)
    unit = above
    for _ in range(2):
        link = text[end : end + 1]
        if link not in ("/", "每", "·") or not link or (link == "·" and unit is above):
            break
        start = end + 1
        while (
            simple(text, start) is None
            and text[start : start + 1] in ("万", "亿", "百", "千", "十")
            and text[start : start + 1]
        ):
            start += 1
        below = simple(text, start)
        if below is None or (link == "每" and below.dimension == "time"):
            break
        scale = text[end + 1 : start]
        end = start + len(below.written)
        unit = _compound(text[at:end], unit, below, scale)
    return unit, end


def known(written: str) -> Unit | None:
    """The unit of this written form, simple or compound, or None."""
    found = match(written, 0)
    return found[0] if found and found[1] == len(written) else None


def factor(old: str, new: str) -> "Fraction | None":
    """What an amount in unit *old* is multiplied by to be in unit *new*; None where they do not convert."""
    from fractions import Fraction

    if old == new:
        return Fraction(1)
    a, b = known(old), known(new)
    if a is None or b is None or a.dimension != b.dimension or a.scale is None or b.scale is None:
        return None
    return _number(a.scale) / _number(b.scale)


def _number(scale: str) -> "Fraction":
    """1000 per 86400 as a fraction."""
    from fractions import Fraction

    above, *below = map(Fraction, scale.split(_PER))
    for divisor in below:
        above /= divisor
    return above


_PER = " per "


_SCALES = {"": 1, "十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8, "百万": 10**6, "千万": 10**7}


def _compound(written: str, above: Unit, below: Unit, scale: str) -> Unit:
    key = f"{above.dimension}/{below.dimension}"
    dimension = _compounds().get(key, key.replace("/", "_per_"))
    times = str(_SCALES.get(scale, 1)) if scale else ""
    ratio = None
    if above.scale is not None and below.scale is not None:
        ratio = _PER.join((above.scale, below.scale, times or "1"))
    divisor = f"{times}{below.ucum}" if below.ucum else ""
    ucum = f"{above.ucum}/{divisor}" if above.ucum and divisor else None
    return Unit(written, ucum, dimension, ratio)


def _cuts_word(text: str, at: int, form: str) -> bool:
    """True where the form is only the beginning of a longer word: 人工, 日均, mm in mmol, 个性."""
    end = at + len(form)
    after = text[end : end + 1]
    if form[-1].isascii() and form[-1].isalpha():
        return after.isascii() and after.isalnum()
    return text[end - 1 : end + 1] in _longer_words() or text[end - 1 : end + 2] in _longer_words()


@lexicon.cached
def _longer_words() -> frozenset[str]:
    return frozenset(lexicon.words("units", "count.not_units"))
