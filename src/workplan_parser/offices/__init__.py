"""Who carries what: tasks led and supported, targets and deadlines of each office, over one plan or many.

``duties(plans, registry)`` lists every office of every task, ``loads(duties)`` adds them up;
``read_registry`` reads the file that says which names mean one office, ``slips`` finds names that
are one letter off a known one.
"""

from workplan_parser.offices.duties import Duty, duties, unassigned
from workplan_parser.offices.loads import Load, loads
from workplan_parser.offices.registry import Registry, read_registry
from workplan_parser.offices.slips import Slip, slips

__all__ = ["Duty", "Load", "Registry", "Slip", "duties", "loads", "read_registry", "slips", "unassigned"]
