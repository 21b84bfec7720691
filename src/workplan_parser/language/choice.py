"""Which language is spoken in this run: what the command says, then ``WORKPLAN_LANG``, then the locale."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextvars import ContextVar
from typing import Literal, get_args

Language = Literal["zh_CN", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)

OPTION = "--lang"
VARIABLE = "WORKPLAN_LANG"
LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")
"""The first of them that is set is what the locale says."""

_spoken: ContextVar[Language] = ContextVar("spoken", default="zh_CN")


def spoken() -> Language:
    """The language of this run; Chinese where nobody chose."""
    return _spoken.get()


def speak(language: Language) -> None:
    """From here on people are told things in *language*."""
    _spoken.set(language)


def chosen(words: Sequence[str], environ: Mapping[str, str]) -> Language:
    """The language that the *words* of a command or else the environment ask for.

    ``["show", "a.txt", "--lang", "en"]`` and ``LANG=en_GB.UTF-8`` ask for English; ``C``, ``POSIX`` and every other
    language ask for nothing, which is Chinese: whoever reads work plans reads it.
    """
    if said := _asked(words):
        return said
    named = environ.get(VARIABLE) or next(filter(None, map(environ.get, LOCALE)), "")
    return _meant(named)


def is_asked(words: Sequence[str], environ: Mapping[str, str]) -> bool:
    """Whether the command or ``WORKPLAN_LANG`` asks for a language, which is more than the locale says."""
    return bool(_asked(words) or environ.get(VARIABLE))


def _meant(named: str) -> Language:
    return "en" if named.replace("-", "_").split("_")[0].split(".")[0].lower() == "en" else "zh_CN"


def _asked(words: Sequence[str]) -> Language | Literal[""]:
    """What follows the last ``--lang``, where it is a language that is spoken here."""
    asked = ""
    for word, after in zip(words, [*words, ""][1:], strict=True):
        if word == "--":
            break
        if word == OPTION:
            asked = after
        elif word.startswith(OPTION + "="):
            asked = word.removeprefix(OPTION + "=")
    return asked if asked in LANGUAGES else ""


def listed(names: Iterable[str]) -> str:
    """Names in a row: 、 parts them in Chinese."""
    return ("、" if spoken() == "zh_CN" else ", ").join(names)


def headed(head: str, text: str) -> str:
    """*text* behind its head and a colon."""
    return f"{head}：{text}" if spoken() == "zh_CN" else f"{head}: {text}"
