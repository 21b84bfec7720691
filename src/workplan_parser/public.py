"""The public names, each said once: ``workplan_parser`` shows those and no others."""

from workplan_parser.compare import plans as _plans
from workplan_parser.compare.model import PlanDiff as PlanDiff
from workplan_parser.errors import OutputRefused as OutputRefused
from workplan_parser.errors import UnreadableInput as UnreadableInput
from workplan_parser.errors import WorkplanError as WorkplanError
from workplan_parser.extract.quantities import Quantity as Quantity
from workplan_parser.model import Deadline as Deadline
from workplan_parser.model import Diagnostic as Diagnostic
from workplan_parser.model import Item as Item
from workplan_parser.model import Plan as Plan
from workplan_parser.model import Responsibility as Responsibility
from workplan_parser.model import Section as Section
from workplan_parser.model import Target as Target
from workplan_parser.outcome import outcomes as _outcomes
from workplan_parser.outcome.model import PlanOutcome as PlanOutcome
from workplan_parser.pipeline import parse as parse
from workplan_parser.pipeline import parse_file as parse_file
from workplan_parser.pipeline import quantities as quantities
from workplan_parser.span import Span as Span

diff = _plans.compare_plans
outcomes = _outcomes.outcomes
