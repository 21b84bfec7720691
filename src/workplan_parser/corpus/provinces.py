"""Which province a plan is of, by the names of its body and its title; None where they do not say."""

from __future__ import annotations

from workplan_parser import lexicon
from workplan_parser.lexicon import cached
from workplan_parser.model import Plan
from workplan_parser.text.characters import tight


def province(plan: Plan) -> str | None:
    """The province's full name."""
    said = (plan.metadata.issuer, plan.metadata.title)
    return next((found for name in said if name and (found := province_in(name))), None)


def province_in(name: str) -> str | None:
    """The province that *name* begins with (河南省…, 海南藏族自治州…), or else names anywhere (…郑州市…); but 南京路街道."""
    bare = tight(name)
    whole, short = _names()
    return (
        next((its for place, its in whole.items() if bare.startswith(place)), None)
        or next((its for place, its in short.items() if bare.startswith(place)), None)
        or next((its for place, its in whole.items() if place in bare), None)
    )


@cached
def _names() -> tuple[dict[str, str], dict[str, str]]:
    """Provinces and prefectures in full, and provinces as people say them, each with its province."""
    table = lexicon.current().table("provinces")
    full, endings = table["prefectures"], tuple(table["endings"])
    whole = {name: name for name in full} | {
        place: name for name, places in full.items() for place in places.split()
    }
    return whole, {name[:-1]: name for name in full if name.endswith(endings)} | table["short"]
