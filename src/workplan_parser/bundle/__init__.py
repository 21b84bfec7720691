"""Plans for data teams: JSON and its schema, YAML, CSV tables with their Frictionless description, SQLite.

``files(plans)`` gives the files of a bundle; ``read_package`` and ``read_database`` lead back to the plans.
"""

from workplan_parser.bundle.contents import RESERVED, File, files
from workplan_parser.bundle.readback import read_database, read_package

__all__ = ["RESERVED", "File", "files", "read_database", "read_package"]
