"""Duties → loads: what each office carries, added up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from workplan_parser.offices.duties import Duty


@dataclass(slots=True)
class Load:
    """承担情况 of one office. ``months`` counts deadlines by ``YYYY-MM``; ``names`` how it was written, and how often."""

    office: str
    kind: str
    lead: int = 0
    responsible: int = 0
    support: int = 0
    targets: int = 0
    months: Counter[str] = field(default_factory=Counter)
    names: Counter[str] = field(default_factory=Counter)

    @property
    def tasks(self) -> int:
        """任务数 in any role."""
        return self.lead + self.responsible + self.support

    def add(self, duty: Duty) -> None:
        """Count one duty."""
        setattr(self, duty.role, getattr(self, duty.role) + 1)
        self.targets += len(duty.targets)
        self.months.update(f"{due:%Y-%m}" for due in duty.dues)
        self.names[duty.written] += 1


def loads(found: Iterable[Duty]) -> list[Load]:
    """The offices by how much they lead, then by how much they carry, groups (各县区) last."""
    by_office: dict[str, Load] = {}
    for duty in found:
        by_office.setdefault(duty.office, Load(duty.office, duty.kind)).add(duty)
    return sorted(
        by_office.values(), key=lambda load: (load.kind == "group", -load.lead, -load.tasks, load.office)
    )
