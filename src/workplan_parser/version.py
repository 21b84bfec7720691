"""The version, written once: pyproject.toml, ``--version`` and every plan's ``generator`` read it here."""

VERSION = "0.1.0"
GENERATOR = f"workplan-parser {VERSION}"
