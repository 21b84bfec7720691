"""Offices of two corresponding items against each other."""

from __future__ import annotations

from collections.abc import Sequence

from workplan_parser.compare.model import ResponsibleChange, RoleChange
from workplan_parser.compare.nodes import tight, unplaced
from workplan_parser.model import Responsibility


def offices(old: Sequence[Responsibility], new: Sequence[Responsibility]) -> ResponsibleChange:
    """Who was gained, lost, or kept with another role. Names are compared in full where a prefix was elided."""
    before = {_who(r): r for r in reversed(old)}
    after = {_who(r): r for r in reversed(new)}
    gained = tuple(dict.fromkeys(after[_who(r)].name for r in new if _who(r) not in before))
    lost = tuple(dict.fromkeys(before[_who(r)].name for r in old if _who(r) not in after))
    roles = tuple(
        RoleChange(name=r.name, old=before[key].role, new=r.role)
        for key, r in ((key, after[key]) for key in dict.fromkeys(map(_who, new)) if key in before)
        if before[key].role != r.role
    )
    told = () if unplaced(old) == unplaced(new) else tuple(new)
    return ResponsibleChange(added=gained, removed=lost, role_changed=roles, after=told)


def _who(one: Responsibility) -> str:
    return tight(one.full_name or one.name)
