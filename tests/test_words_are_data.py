"""Words are data: no Chinese word is typed into a rule's code, where no dialect can add to it and no explanation cite it.

A word is two Chinese characters or more in a string. Docstrings and comments are for people; what stands in a character
class, is asked with ``in "…"`` or is taken apart by ``tuple("…")`` is characters.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
import regex

SOURCE = Path(__file__).parent.parent / "src" / "workplan_parser"
COMMENT_OR_CLASS = regex.compile(r"\#.*?$ | \[ [^\]\n]* \]", regex.VERBOSE | regex.MULTILINE)
WORD = regex.compile(r"\p{Han}{2,}")
NUMERAL = regex.compile("[〇零一二两三四五六七八九十百千万亿廿卅兩萬億]+")
SPARED = {
    "numerals.py": {
        "分之",
        "多余几来",
        "萬億兩點",
        "兩萬億",
        "拾佰仟萬億兩點",
        "壹贰叁肆伍陆柒捌玖貳叄參陸",
        "拾佰仟万亿萬億",
    },
    "document.py": {"表注"},
    "front.py": {"页面导航或按钮"},
    "reader.py": {"表头"},
}
"""The grammar of a numeral, read character by character; what is said to people."""


def words(code: str) -> Iterator[str]:
    """The Chinese words in the strings of Python code."""
    tree = ast.parse(code)
    spared = {id(string) for node in ast.walk(tree) for string in spares(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in spared:
            found = WORD.findall(COMMENT_OR_CLASS.sub(" ", node.value))
            yield from (word for word in found if not NUMERAL.fullmatch(word))


def spares(node: ast.AST) -> list[ast.expr]:
    """The strings a node holds that are no words: docstrings, what the schemas say of a field, and sets of characters."""
    match node:
        case ast.Expr(value=ast.Constant() as docstring):
            return [docstring]
        case ast.Call(func=ast.Name(id="tuple" | "set" | "frozenset")):
            return node.args
        case ast.keyword(arg="description", value=ast.Constant() as told):
            return [told]
        case ast.Compare(ops=[ast.In() | ast.NotIn()]):
            return node.comparators
    return []


SPEAKING = {"pins", "select", "warnings", "why"}
"""What tells people about a comparison."""
RULES = [
    *SOURCE.glob("extract/**/*.py"),
    *SOURCE.glob("structure/*.py"),
    *(path for path in SOURCE.glob("compare/*.py") if path.stem not in SPEAKING),
    SOURCE / "panel/series.py",
]


@pytest.mark.parametrize("path", RULES, ids=lambda path: path.stem)
def test_no_word_is_typed_into_code(path: Path) -> None:
    typed = set(words(path.read_text("utf-8"))) - SPARED.get(path.name, set())
    assert typed == set()


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ('said.endswith("热线")', ["热线"]),
        ('"分别" in said', ["分别"]),
        ('regex.compile("(?:新建|改造)[个座处]")', ["新建", "改造"]),
        ('regex.compile("[个座处] # 数量")', []),
        ('said[0] in "和与及"', []),
        ('tuple("和与及")', []),
        ('"""新建公厕"""', []),
        ('"三十"', []),
        ('Field(description="目标变化")', []),
    ],
)
def test_what_a_word_is(code: str, found: list[str]) -> None:
    assert list(words(code)) == found
