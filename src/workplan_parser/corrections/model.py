"""The file of corrections, NAME.corrections.json: one entry a value that a person looked at."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Kind = Literal["target", "qualitative", "quantity", "office", "person", "deadline", "node"]
Action = Literal["accept", "change", "remove", "add"]
Value = Annotated[dict[str, Decimal | str | None], Field(description="the fields of a value that people see")]


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Anchor(_Model):
    """位置: the words meant, those before and after them, and where they stood (code points of the source text).

    Where the same words stand several times between the same words, they are the *nth* of *of*.
    """

    quote: str = Field(min_length=1)
    before: str = ""
    after: str = ""
    start: int = Field(default=0, ge=0)
    nth: int = Field(default=1, ge=1)
    of: int = Field(default=1, ge=1)


class Correction(_Model):
    """更正: ``was`` is the value as it was read (None: not read), ``now`` what a person says it is (None: nothing)."""

    action: Action
    kind: Kind
    anchor: Anchor
    was: Value | None = None
    now: Value | None = None
    by: str | None = None
    on: date | None = None


class Document(_Model):
    """文件: what the corrections were made on."""

    name: str = ""
    sha256: str = ""


class Corrections(_Model):
    """更正表: everything a person said of one document."""

    version: Literal["1.0"] = "1.0"
    document: Document = Document()
    corrections: tuple[Correction, ...] = ()
