"""The version, written once: pyproject.toml, ``--version`` and every plan's ``generator`` read it here."""

VERSION = "0.1.0"
GENERATOR = f"workplan-parser {VERSION}"

SCHEMA_VERSION = "1.1"
"""Of the interface: a change of a field's name or meaning raises it."""
SCHEMA_URI = f"https://workplan-parser.example/schema/plan-{SCHEMA_VERSION}.json"
