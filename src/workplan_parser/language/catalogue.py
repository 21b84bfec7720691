"""The catalogue: what each Chinese sentence is in another language (gettext; ``en/LC_MESSAGES/workplan.po``).

Its keys are the sentences as the code has them, values numbered: f"没有第 {line} 行" is 没有第 {1} 行. A sentence that
comes from a room below, from a worker or from a plan written last year is found again by the words between its values.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from gettext import GNUTranslations
from pathlib import Path
from typing import NamedTuple

import regex

from workplan_parser.language.choice import Language, spoken
from workplan_parser.shapes import shape

_VALUE = shape(r"\{(\w+)\}")
_HAN = shape(r"\p{Han}")


class _Sentence(NamedTuple):
    """A sentence with values: its ``words`` as a pattern, what its values are called, and the translation."""

    words: regex.Pattern[str]
    names: tuple[str, ...]
    translation: str
    sure: int
    """How many characters of it are not values."""


def said(text: str) -> str:
    """*text*, a sentence or a word of this program, in the language of the run; what the catalogue lacks as it is."""
    language = spoken()
    if language == "zh_CN" or not _HAN.search(text):
        return text
    bare = text.strip()
    at = text.index(bare)
    return text[:at] + _said(bare, language) + text[at + len(bare) :]


def worded(line: str) -> str:
    """*line* of words of this program, numbers and marks, nothing of a document: +2 新增（要求更高 1）, 力争 → 确保."""
    language = spoken()
    if language == "zh_CN":
        return line
    return "".join(_ASCII.get(piece) or _worded(piece, language) for piece in _MARKS.split(line)).rstrip()


_MARKS = shape("([（）、，：；])")
_ASCII = {"（": " (", "）": ")", "、": ", ", "，": ", ", "：": ": ", "；": "; "}
_HANS = shape(r"\p{Han}+")


def _worded(piece: str, language: Language) -> str:
    """A piece between two marks: a sentence of the catalogue, or its words one by one."""
    if (told := _value(piece, language)) != piece:
        return told
    exact, _ = _catalogue(language)
    return _HANS.sub(lambda found: exact.get(found[0], found[0]), piece)


def _said(text: str, language: Language) -> str:
    """In *language*, values too: 没有条目“三” keeps 三, 期限 推迟 knows both words."""
    exact, sentences = _catalogue(language)
    if text in exact:
        return exact[text]
    for sentence in sentences:
        if found := sentence.words.fullmatch(text):
            values = (_value(value, language) for value in found.groups())
            return sentence.translation.format(**dict(zip(sentence.names, values, strict=True)))
    return text


def _value(text: str, language: Language) -> str:
    """A value in a sentence, which may be one itself: behind a number (0.97，待核) or before brackets (别处同名（管网）)."""
    if not _HAN.search(text):
        return text
    if (told := _said(text, language)) != text:
        return told
    exact, _ = _catalogue(language)
    if (found := _BEHIND.fullmatch(text)) and (rest := _said(found["rest"], language)) != found["rest"]:
        return found["number"] + rest
    if (found := _BRACKETED.fullmatch(text)) and found["word"] in exact:
        return f"{exact[found['word']]} ({found['rest']})"
    return text


_BEHIND = shape(r"(?P<number>[ -~]+)(?P<rest>\P{ASCII}.*)", regex.DOTALL)
_BRACKETED = shape(r"(?P<word>\p{Han}+)（(?P<rest>.*)）", regex.DOTALL)


def spellings(names: Iterable[str]) -> dict[str, str]:
    """Each of *names* as it may be written in any language, with the Chinese: of 工作任务 also Task."""
    exact, _ = _catalogue("en")
    return {told: name for name in names for told in (name, exact.get(name, name))}


@cache
def _catalogue(language: Language) -> tuple[dict[str, str], tuple[_Sentence, ...]]:
    """(words and sentences without values; sentences with values, those that say most first)."""
    place = Path(__file__).parent / language / "LC_MESSAGES" / "workplan.mo"
    with place.open("rb") as file:
        entries: dict[str, str] = vars(GNUTranslations(file))["_catalog"]
    exact = {key: told for key, told in entries.items() if key and not _VALUE.search(key)}
    sentences = [_sentence(key, told) for key, told in entries.items() if _VALUE.search(key)]
    return exact, tuple(sorted(sentences, key=lambda one: -one.sure))


def _sentence(key: str, translation: str) -> _Sentence:
    names = tuple(f"_{name}" for name in _VALUE.findall(key))
    words = "".join(_pieces(key))
    told = _VALUE.sub(r"{_\1}", translation)
    return _Sentence(regex.compile(words, regex.DOTALL), names, told, len(_VALUE.sub("", key)))


def _pieces(key: str) -> Iterator[str]:
    at = 0
    for found in _VALUE.finditer(key):
        yield regex.escape(key[at : found.start()])
        yield "(.*?)"
        at = found.end()
    yield regex.escape(key[at:])
