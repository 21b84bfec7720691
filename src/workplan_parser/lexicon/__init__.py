"""The word tables a domain expert can read and correct: one TOML file a subject, read once and only when needed."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """The table ``lexicon/<name>.toml`` as plain data."""
    import tomllib

    return tomllib.loads((Path(__file__).parent / f"{name}.toml").read_text(encoding="utf-8"))
