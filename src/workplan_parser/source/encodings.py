"""Bytes → text: the encoding found, the byte order mark removed, nothing else altered.

Order of evidence: byte order mark; strict UTF-8; then whichever of UTF-8 (damaged), GB18030, Big5 and
UTF-16 reads most like Chinese; chardet only where those leave it open. A broken byte is replaced by
U+FFFD and reported; it never changes the encoding of the rest.
"""

from typing import NamedTuple

import regex

from workplan_parser.diagnostics import Doubt
from workplan_parser.errors import UnreadableInput
from workplan_parser.shapes import shape
from workplan_parser.source.charsets import CHINESE, codec_of, same
from workplan_parser.span import Span

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_CANDIDATES = ("utf-8", "gb18030", "big5", "cp950", "big5hkscs", "utf-16-le", "utf-16-be")
_CHINESE_FOR_SURE, _FAR_MORE = 0.45, 0.2
_SAMPLE = 1 << 16
_WINDOW = 1 << 12
_MOST_MENDS = 2000
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\x0b\x1a")) + b"\x7f"
_HALF = shape(r"[\ud800-\udfff]")
_NO_TEXT = "请确认这是文本、网页、docx 或 pdf 文件"


class Decoded(NamedTuple):
    """The text, the codec that read it, and what was broken or guessed."""

    text: str
    encoding: str
    doubts: tuple[Doubt, ...]


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Decode *data*; *declared* is what a page calls its encoding, believed where the bytes bear it out.

    Raises :class:`UnreadableInput` where the bytes are no text.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _read(data[len(bom) :], encoding)
    head = data[:_SAMPLE]
    wide = b"\0" in head
    if not wide and len(head) - len(head.translate(None, _CONTROLS)) > len(head) // 50:
        raise UnreadableInput("二进制文件，不是文本", hint=_NO_TEXT)
    if not wide:
        try:
            return _noting_nul(data.decode("utf-8"), "utf-8", ())
        except UnicodeDecodeError:
            pass
        if declared and (found := _as_declared(data, declared)) is not None:
            return found
    encoding = _likeliest(data, wide)
    found = _read(data, encoding)
    if declared and not same(declared, encoding):
        return Decoded(found.text, encoding, (Doubt("WP108", None, encoding, declared), *found.doubts))
    if encoding == "utf-8" or declared:
        return found
    return Decoded(found.text, encoding, (Doubt("WP102", None, encoding), *found.doubts))


def _as_declared(data: bytes, label: str) -> Decoded | None:
    """*data* as the page says it is to be read; None where it cannot be, or reads far more like Chinese otherwise."""
    codec = codec_of(label)
    if codec is None or codec == "utf-8":
        return None
    try:
        text = data.decode(codec)
    except UnicodeDecodeError:
        return None
    from workplan_parser.source.familiar import likeness

    sample = _sample(data)
    own = likeness(_attempt(sample, codec))
    others = [likeness(_attempt(sample, other)) for other in CHINESE - {codec}]
    if max(others) > max(_CHINESE_FOR_SURE, own + _FAR_MORE):
        return None
    return Decoded(text, codec, ())


def whole(text: str) -> tuple[str, tuple[Doubt, ...]]:
    """*text* with U+FFFD for each half of a surrogate pair, which no file can hold."""
    if text.isascii() or not (halves := list(_HALF.finditer(text))):
        return text, ()
    doubts = (Doubt("WP101", Span(*half.span()), f"U+{ord(half[0]):X}", "Unicode") for half in halves)
    return _HALF.sub("\ufffd", text), tuple(doubts)


def placed(doubts: tuple[Doubt, ...], text: str) -> tuple[Doubt, ...]:
    """Doubts about the file as doubts about the reader's *text*; without a place where some of them are not shown."""
    broken = [doubt for doubt in doubts if doubt.span]
    shown = [found.start() for found in regex.finditer("\ufffd", text)] if broken else []
    spans = [Span(at, at + 1) for at in shown] if len(shown) == len(broken) else [None] * len(broken)
    places = iter(spans)
    return tuple(doubt._replace(span=next(places)) if doubt.span else doubt for doubt in doubts)


def _likeliest(data: bytes, wide: bool) -> str:
    """The codec under which a sample of *data* reads most like Chinese."""
    from workplan_parser.source.familiar import likeness

    sample, even = _sample(data), data[:_SAMPLE]
    scores = [
        (
            likeness(_attempt(even if codec.startswith("utf-16") else sample, codec), 0.5 if wide else 0),
            -rank,
            codec,
        )
        for rank, codec in enumerate(_CANDIDATES)
        if wide or not codec.startswith("utf-16") or len(data) % 2 == 0
    ]
    best, _, codec = max(scores)
    if best >= 0.3:
        return codec
    guessed = None if wide else _ask_chardet(sample)
    if guessed:
        return guessed
    if best < 0:
        raise UnreadableInput("二进制文件，或编码无法识别", hint=_NO_TEXT + "，文本请另存为 UTF-8")
    return codec


def _sample(data: bytes) -> bytes:
    """A stretch of *data* that holds its first non-ASCII bytes, begun at a line's start."""
    first = regex.search(rb"[\x80-\xff]", data)
    if first is None or first.start() < _SAMPLE // 2:
        return data[:_SAMPLE]
    start = max(data.rfind(b"\n", 0, first.start()) + 1, first.start() - 1024)
    return data[start : start + _SAMPLE]


def _attempt(sample: bytes, codec: str) -> str:
    """*sample* under *codec*, without the character its end may cut."""
    text = sample.decode(codec, "replace")
    return text if len(sample) < _SAMPLE else text[:-3]


def _ask_chardet(sample: bytes) -> str | None:
    import chardet

    answer = chardet.detect(sample)
    codec, confidence = answer.get("encoding"), answer.get("confidence") or 0.0
    if not codec or confidence < 0.5:
        return None
    try:
        text = sample.decode(codec)
    except (UnicodeDecodeError, LookupError):
        return None
    return codec.lower() if text.isprintable() or not any(0x7F <= ord(char) < 0xA0 for char in text) else None


def _read(data: bytes, encoding: str) -> Decoded:
    """*data* under *encoding*, what cannot be decoded replaced and reported."""
    try:
        return _noting_nul(data.decode(encoding), encoding, ())
    except UnicodeDecodeError:
        text, places = _mend(data, encoding)
    doubts = tuple(Doubt("WP101", Span(at, at + 1), seen, encoding) for at, seen in places)
    return _noting_nul(text, encoding, doubts)


def _noting_nul(text: str, encoding: str, doubts: tuple[Doubt, ...]) -> Decoded:
    """A stray NUL is a broken byte like any other; a text of NULs is binary."""
    nuls = text.count("\0")
    if nuls > 20 + len(text) // 100:
        raise UnreadableInput("二进制文件，不是文本", hint=_NO_TEXT)
    if nuls:
        at = text.find("\0")
        more = [Doubt("WP101", Span(at, at + 1), "0x00", encoding)]
        while (at := text.find("\0", at + 1)) >= 0:
            more.append(Doubt("WP101", Span(at, at + 1), "0x00", encoding))
        doubts = tuple(sorted(doubts + tuple(more), key=lambda doubt: doubt.span or Span(0, 0)))
        text = text.replace("\0", "\ufffd")
    return Decoded(text, encoding, doubts)


def _mend(data: bytes, encoding: str) -> tuple[str, list[tuple[int, str]]]:
    """Decode window by window, stepping over broken bytes; the text, and (offset, bytes) of each U+FFFD put in.

    Broken bytes side by side are one loss: one U+FFFD, one place.
    """
    parts: list[str] = []
    places: list[tuple[int, str]] = []
    position = length = mends = 0
    while position < len(data):
        window = data[position : position + _WINDOW]
        last = position + len(window) >= len(data)
        try:
            piece, broken = window.decode(encoding), 0
            position += len(window)
        except UnicodeDecodeError as error:
            piece = window[: error.start].decode(encoding)
            position += error.start
            cut = not last and 0 < error.start >= len(window) - 4
            broken = 0 if cut else _step(data, position, error.end - error.start, encoding)
        parts.append(piece)
        length += len(piece)
        if broken:
            lost = data[position : position + broken].hex().upper()
            if places and places[-1][0] == length - 1:
                places[-1] = (length - 1, (places[-1][1] + lost)[:18])
            else:
                places.append((length, "0x" + lost))
                parts.append("\ufffd")
                length += 1
            position += broken
            mends += 1
            if mends >= _MOST_MENDS:
                parts.append(data[position:].decode(encoding, "replace"))
                break
    return "".join(parts), places


def _step(data: bytes, at: int, reported: int, encoding: str) -> int:
    """How many bytes to give up at *at*: in a two-byte encoding, as many as put the rest back in step."""
    if encoding.startswith("utf") or at + 1 >= len(data) or data[at + 1] < 0x40:
        return reported
    from workplan_parser.source.familiar import likeness

    def after(skip: int) -> float:
        ahead = data[at + skip : at + skip + 64].split(b"\n", 1)[0]
        return likeness(ahead.decode(encoding, "replace")[:-1])

    return 2 if after(2) > after(1) else 1
