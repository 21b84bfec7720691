"""Many plans → one tidy table: a row for each target and plan, with a lineage id that runs through the years.

``rows(plans)`` makes the rows (:class:`Row`), ``COLUMNS`` says what is in them; ``parquet``, ``sqlite``
and ``plot`` write them in other forms.
"""

from workplan_parser.panel.columns import COLUMNS, cells, columns, records
from workplan_parser.panel.rows import Row, Unread, rows
from workplan_parser.panel.series import Series, arrange

__all__ = ["COLUMNS", "Row", "Series", "Unread", "arrange", "cells", "columns", "records", "rows"]
