"""What an explanation consists of."""

from __future__ import annotations

from typing import Literal, NamedTuple

from workplan_parser.span import Span

Kind = Literal[
    "node",
    "target",
    "qualitative",
    "quantity",
    "deadline",
    "office",
    "person",
    "citation",
    "number",
    "time",
    "part",
    "doubt",
]


class Evidence(NamedTuple):
    """证据: ``what`` it shows (单位, 比较 …), the ``word`` seen, and the lexicon entry it stands in.

    ``file`` is a TOML file of the lexicon (``units.toml``), ``entry`` the entry in it (``measure.area``),
    ``line`` where; all three are empty for what no table holds, ``line`` for the words of a dialect.
    """

    what: str
    word: str
    file: str = ""
    entry: str = ""
    line: int | None = None


class Explanation(NamedTuple):
    """One thing found, or one number or time not taken (``number``, ``time``), in words.

    ``says`` is what it was read as, ``rule`` the name of the rule that decided and ``why`` what the rule
    says of itself; ``node`` the id of the item it belongs to.
    """

    kind: Kind
    span: Span
    raw: str
    says: str
    rule: str
    why: str
    node: str
    evidence: tuple[Evidence, ...] = ()
