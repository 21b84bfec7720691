"""The catalogue is whole: every sentence of the code is in it and translated, and is found again with its values in it."""

import subprocess
import sys
from pathlib import Path

import pytest

from workplan_parser.language import chosen, said, speak
from workplan_parser.language.catalogue import _catalogue

ROOT = Path(__file__).parents[2]


def test_the_catalogue_holds_what_the_code_says() -> None:
    pytest.importorskip("babel")
    check = subprocess.run(
        [sys.executable, ROOT / "scripts/catalogue.py", "--check"], capture_output=True, encoding="utf-8"
    )
    assert check.returncode == 0, check.stderr


@pytest.fixture
def english() -> None:
    speak("en")


@pytest.mark.parametrize("sentence", _catalogue("en")[1], ids=lambda one: one.translation)
def test_a_sentence_is_found_again_by_the_words_between_its_values(sentence, english: None) -> None:  # type: ignore[no-untyped-def]
    values = [f"v{number}x" for number, _ in enumerate(sentence.names)]
    filled = iter(values)
    pieces = sentence.words.pattern.split("(.*?)")
    text = "".join(piece + next(filled, "") for piece in pieces).replace("\\", "")
    told = said(text)
    assert told != text
    assert all(value in told for value in values)


@pytest.mark.parametrize(
    ("text", "english_text"),
    [
        ("没有这个文件", "no such file"),
        ("没有第 12 行", "there is no line 12"),
        ("牵头单位", "Lead office"),
        (
            "压缩包解压后过大（超过 5000 层，或压缩前的 300 倍），可能是压缩炸弹，已拒绝读取",
            "refused: too large when unpacked (more than 5,000 levels, or 300 times its size), perhaps a zip bomb",
        ),
        ("未能解释的数字：98", "number left unexplained: 98"),
        ("市政管理科", "市政管理科"),  # a document's own words stay
        ("", ""),
    ],
)
def test_what_is_said(text: str, english_text: str) -> None:
    assert said(text) == text
    speak("en")
    assert said(text) == english_text


@pytest.mark.parametrize(
    ("words", "environ", "language"),
    [
        ([], {}, "zh_CN"),
        ([], {"LANG": "C"}, "zh_CN"),
        ([], {"LC_ALL": "C.UTF-8", "LANG": "en_US.UTF-8"}, "zh_CN"),
        ([], {"LANG": "POSIX"}, "zh_CN"),
        ([], {"LANG": "fr_FR.UTF-8"}, "zh_CN"),
        ([], {"LANG": "zh_CN.GBK"}, "zh_CN"),
        ([], {"LANG": "en_GB.UTF-8"}, "en"),
        ([], {"LC_MESSAGES": "en_US", "LANG": "zh_CN.UTF-8"}, "en"),
        ([], {"WORKPLAN_LANG": "zh_CN", "LANG": "en_US.UTF-8"}, "zh_CN"),
        (["show", "a.txt", "--lang", "en"], {"WORKPLAN_LANG": "zh_CN"}, "en"),
        (["--lang=zh_CN", "show", "a.txt"], {"LANG": "en_US.UTF-8"}, "zh_CN"),
        (["show", "--", "--lang=en"], {}, "zh_CN"),
    ],
)
def test_who_is_asked_for_the_language(words: list[str], environ: dict[str, str], language: str) -> None:
    assert chosen(words, environ) == language
