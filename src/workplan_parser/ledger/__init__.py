"""任务台账: the plan as the table that supervision offices fill in all year.

``rows(plans)`` makes the rows, ``workbook(rows, title)`` the .xlsx, ``table(rows)`` the cells of a CSV;
``read_ledger`` and ``carry`` bring over what hands filled in when the plan is revised.
"""

from workplan_parser.ledger.book import workbook
from workplan_parser.ledger.carry import Carried, carry
from workplan_parser.ledger.old import OldLedger, read_ledger
from workplan_parser.ledger.rows import Row, rows
from workplan_parser.ledger.table import records, table, title

__all__ = [
    "Carried",
    "OldLedger",
    "Row",
    "carry",
    "read_ledger",
    "records",
    "rows",
    "table",
    "title",
    "workbook",
]
