"""Ways in which people's tools damage a document when it is copied; each takes a text and gives what is left of it."""

from collections.abc import Callable
from html import escape

import regex

from workplan_parser.lexicon.roles import role_of
from workplan_parser.text import marks
from workplan_parser.text.lookalikes import LOOKALIKES
from workplan_parser.text.traditional import SIMPLIFIED


def _only_simplified(char: str) -> bool:
    return not char.encode("big5", "ignore")


_TRADITIONAL = {
    simple: code
    for code, simple in SIMPLIFIED.items()
    if _only_simplified(chr(simple)) and not _only_simplified(chr(code))
}


def _lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").split("\n")


def wrapped(text: str) -> str:
    """Broken at 30 columns, as a terminal or a mail does."""
    return "\n".join(line[at : at + 30] for line in _lines(text) for at in range(0, max(len(line), 1), 30))


def without_newlines(text: str) -> str:
    """All on one line, blanks where lines ended, as pages are scraped."""
    return " ".join(line.strip() for line in _lines(text) if line.strip())


def without_stops(text: str) -> str:
    """Lines without the full stop at their end."""
    return "\n".join(line.rstrip().removesuffix("。") for line in _lines(text))


def glued_marks(text: str) -> str:
    """Items run on behind the sentence before."""
    return regex.sub(r"(?<=。)\s*\n\s*(?=（[一二三四五六七八九十]+）|\d{1,2}[.．、])", "", text)


def full_width(text: str) -> str:
    """Letters, digits and signs in full width."""
    return "".join(chr(ord(char) + 0xFEE0) if "!" <= char <= "~" and char != "|" else char for char in text)


def traditional(text: str) -> str:
    """In Traditional characters, as a converter writes them."""
    return text.translate(_TRADITIONAL)


def markdown(text: str) -> str:
    """As a converter writes it: headings marked, labels strong, typed numbers escaped."""
    return "\n\n".join(_marked(line) for line in _lines(text) if line.strip())


def _marked(line: str) -> str:
    bare = line.strip()
    mark = marks.opening(bare)
    if mark and mark.family in marks.UPPER and len(bare) < 30:
        return f"## {bare}"
    if mark and mark.family == "ar_dot":
        return regex.sub(r"^(\d+)\.", r"\1\\.", bare)
    return regex.sub(r"^(\p{Han}{2,8}[：:])", r"**\1** ", bare)


def without_labels(text: str) -> str:
    """The labels of offices lost, with their colons."""
    return regex.sub(r"(\p{Han}{2,6})[：:]", lambda found: "" if role_of(found[1]) else found[0], text)


def swapped_columns(text: str) -> str:
    """The last two columns of tables in the other order."""
    return "\n".join(
        "\t".join([*cells[:-2], cells[-1], cells[-2]]) if len(cells) > 2 else line
        for line in _lines(text)
        if (cells := line.split("\t"))
    )


def numbered_lines(text: str) -> str:
    """Each line with its number."""
    return "\n".join(f"{at:>4}  {line}" for at, line in enumerate(_lines(text.rstrip()), 1))


def radicals(text: str) -> str:
    """Radicals for characters, as some PDFs hold them."""
    return text.translate(
        {ord(meant): chr(code) for code, meant in LOOKALIKES.items() if 0x2F00 <= code < 0x2FD6}
    )


def spaced(text: str) -> str:
    """A blank between Chinese characters, as wide type is extracted."""
    return regex.sub(r"(?<=\p{Han})(?=\p{Han})", " ", text)


def crlf(text: str) -> str:
    """Line ends of Windows."""
    return "\r\n".join(_lines(text))


def without_tabs(text: str) -> str:
    """Tabs as blanks."""
    return text.replace("\t", "    ")


def without_colons(text: str) -> str:
    """Colons lost, a blank left."""
    return regex.sub("[：:]", " ", text)


def without_brackets(text: str) -> str:
    """Brackets round words lost; those of marks stay."""
    return regex.sub(r"（(?![一二三四五六七八九十\d]+）)([^（）\n]*)）", r"\1", text)


def quoted(text: str) -> str:
    """Quoted in a mail."""
    return "\n".join(f"> {line}" for line in _lines(text.rstrip()))


def paged(text: str) -> str:
    """With a page's number after every twelfth line."""
    return "\n".join(
        f"{line}\n        — {at // 12} —" if at % 12 == 0 else line for at, line in enumerate(_lines(text), 1)
    )


def entities(text: str) -> str:
    """Blanks and signs as a page's source writes them."""
    return escape(text).replace("\u3000", "&emsp;").replace("：", "&#65306;").replace("（", "&#xff08;")


def merged(text: str) -> str:
    """Every tenth line run into the one before."""
    return "".join(line if at % 10 == 9 else "\n" + line for at, line in enumerate(_lines(text))).lstrip("\n")


DAMAGES: tuple[Callable[[str], str], ...] = (
    wrapped, without_newlines, without_stops, glued_marks, full_width, traditional, markdown, without_labels, swapped_columns,
    numbered_lines, radicals, spaced, crlf, without_tabs, without_colons, without_brackets, quoted, paged, entities, merged,
)  # fmt: skip
