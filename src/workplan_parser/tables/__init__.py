"""Tables of tasks and indicators: a grid of cells, whoever read it → what its columns hold → its rows.

Every row of a table is read, or skipped for a reason that is told; a table that is not understood is a doubt.
"""

from workplan_parser.tables.model import Column, Entry, Row, Skipped, TaskTable

__all__ = ["Column", "Entry", "Row", "Skipped", "TaskTable"]
