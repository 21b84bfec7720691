"""The quick reader of the word tables says what tomllib says, or nothing."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workplan_parser import lexicon
from workplan_parser.lexicon import plaintoml

TABLES = sorted(Path(str(lexicon.__file__)).parent.glob("*.toml"))


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_every_table_is_read_without_tomllib(path: Path) -> None:
    text = path.read_text("utf-8")
    assert plaintoml.simple(text) == tomllib.loads(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# 说明\n",
        'a = "去年 上年"\n',
        'a = ""\n[b]\n[b.c]\nd = "e"\n',
        'a = """\n一 | 二\n# 三\n"""\nb = "四"\n',
        'a = ["一", "二"]\nb = []\n',
        'a = [\n    "一",\n    "二",\n]\n',
        'a = ["]"]\n',
        '[b.c]\nd = "e"\n[b.f]\n',
        '[a]  # 说明\nb = "c"\n',
    ],
)
def test_simple_text_is_read_as_tomllib_reads_it(text: str) -> None:
    assert plaintoml.simple(text) == tomllib.loads(text)


@pytest.mark.parametrize(
    "text",
    [
        'a = "\\u4e00"\n',
        "a = '一'\n",
        "a = 1\n",
        "a = true\n",
        'a="b"\n',
        'a = "b" # 说明\n',
        'a.b = "c"\n',
        '"一" = "二"\n',
        'a = """一\n二"""\n',
        'a = """\n一"""\n',
        'a = [["一"], ["二"]]\n',
        'a = ["一", 2]\n',
        'a = ["一" # 说明\n]\n',
        'a = {b = "c"}\n',
        '[[a]]\nb = "c"\n',
        'a = "b"\r\n',
        '  a = "b"\n',
    ],
)
def test_all_else_is_left_to_tomllib(text: str) -> None:
    assert plaintoml.simple(text) is None
    assert plaintoml.read(text) == tomllib.loads(text)


@pytest.mark.parametrize(
    "text",
    [
        'a = "b"\na = "c"\n',
        "[a]\n[a]\n",
        'a = "b"\n[a]\n',
        'a = "b"\n[a.c]\n',
        'a = "b\n',
        'a = ["b"\n',
        'a = ["b" "c"]\n',
        'a = [,"b"]\n',
        'a = """\nb\n',
        'a = "b"c"\n',
        "a\n",
        "= 1\n",
        "[a\n",
        "[]\n",
        "[a..b]\n",
    ],
)
def test_mistakes_are_tomllibs_to_name(text: str) -> None:
    with pytest.raises(tomllib.TOMLDecodeError):
        plaintoml.read(text)


_PIECES = ("a = ", "b = ", '"', '"""', "[", "]", "[c]", "[c.d]", ",", "一", " ", "\n", "#", "=", ".")


@given(st.lists(st.sampled_from(_PIECES), max_size=14).map("".join))
def test_whatever_it_reads_tomllib_reads_alike(text: str) -> None:
    found = plaintoml.simple(text)
    if found is not None:
        assert found == tomllib.loads(text)
