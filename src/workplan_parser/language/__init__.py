"""What people are told, in their language: the house speaks Chinese, the last door before them says it in theirs.

A room writes its sentence in Chinese and knows nothing of languages, so that data, records and what a library user
catches are the same whatever anybody speaks. Who prints calls :func:`said`.
"""

from workplan_parser.language.catalogue import said, spellings, worded
from workplan_parser.language.choice import (
    LANGUAGES,
    Language,
    chosen,
    headed,
    is_asked,
    listed,
    speak,
    spoken,
)

__all__ = [
    "LANGUAGES",
    "Language",
    "chosen",
    "headed",
    "is_asked",
    "listed",
    "said",
    "speak",
    "spellings",
    "spoken",
    "worded",
]
