"""How much one file may cost: every limit that a reader keeps, in one table (``docs/limits.md``)."""

from __future__ import annotations

from typing import NamedTuple


class Limit(NamedTuple):
    """``most`` of what is counted, ``said`` as people say it; what lies above is refused with these words."""

    most: int
    said: str
    of: str
    """What is counted."""
    then: str
    """What happens above."""


_REFUSED = "the file is refused, the next one is read"
_LEFT = "what lies beyond is left out"

FILE = Limit(128 << 20, "128 MB", "bytes of one input, whatever it is called", _REFUSED)
SETTINGS = Limit(16 << 20, "16 MB", "bytes of a dialect, a registry or pins", "the run ends")
SECONDS = Limit(90, "90 秒", "seconds of processor time to read one docx, pdf, html or xlsx", _REFUSED)
PATIENCE = Limit(600, "10 分钟", "seconds by the clock to read one of them", _REFUSED)
MEMORY = Limit(1536 << 20, "1.5 GB", "bytes of memory to read one of them", _REFUSED)
CONVERSION = Limit(
    120, "2 分钟", "seconds by the clock for LibreOffice to convert a .doc, .wps, .rtf, .odt, .xls", _REFUSED
)
ANSWER = Limit(512 << 20, "512 MB", "bytes of text and tables read from one of them", _REFUSED)
UNPACKED = Limit(
    128 << 20, "128 MB", "bytes of a part of a docx or xlsx, unpacked; of all parts of an xlsx", _REFUSED
)
EXPANSION = Limit(300, "300 倍", "times a part may be larger unpacked, beyond 4 MB", _REFUSED)
ENTRIES = Limit(20_000, "2 万个", "files in the archive that a docx or xlsx is", _REFUSED)
ELEMENTS = Limit(
    1_500_000,
    "150 万个",
    "XML elements in one paragraph or table of a docx, in its styles or its numbering",
    _REFUSED,
)
CELLS = Limit(2_000_000, "200 万个", "cells of a workbook", _REFUSED)
DEPTH = Limit(5_000, "5000 层", "tags of a web page open at once", _REFUSED)
DIGITS = Limit(1_000, "1000 位", "digits, or places of its exponent, of a number in JSON or YAML", _REFUSED)

TABLE = {name: limit for name, limit in list(globals().items()) if isinstance(limit, Limit)}
"""Every limit by its name."""
