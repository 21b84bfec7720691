"""Small PDF files typeset as offices do it: two characters of indent, full lines, a page number between dashes."""

from collections.abc import Sequence
from hashlib import md5

SIZE, LEFT, RIGHT, TOP, STEP, LINES = 16.0, 80.0, 528.0, 740.0, 28.0, 22
PAGE_HEIGHT = 842
PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")

Placed = tuple[float, float, str] | tuple[float, float, float, float]
"""Left edge, base line, words; or a ruling line from a point to another."""


def typeset(paragraphs: Sequence[str], title: str = "", head: str = "") -> list[list[Placed]]:
    """Pages of lines: the title centred, every paragraph indented and broken where the line is full."""
    wide = int((RIGHT - LEFT) / SIZE)
    lines: list[tuple[float, str]] = []
    if title:
        lines.append(((LEFT + RIGHT - SIZE * len(title)) / 2, title))
    for paragraph in paragraphs:
        lines.append((LEFT + 2 * SIZE, paragraph[: wide - 2]))
        lines += [(LEFT, paragraph[n : n + wide]) for n in range(wide - 2, len(paragraph), wide)]
    pages: list[list[Placed]] = []
    for first in range(0, len(lines), LINES):
        page: list[Placed] = [
            (x, TOP - n * STEP, words) for n, (x, words) in enumerate(lines[first : first + LINES])
        ]
        page.append((290.0, 60.0, f"— {len(pages) + 1} —"))
        if head:
            page.append((LEFT, 800.0, head))
        pages.append(page)
    return pages


def pdf(pages: Sequence[Sequence[Placed]], password: str | None = None, turned: bool = False) -> bytes:
    """The bytes of a PDF 1.4 with these pages; with *password*, encrypted (40 bit).

    *turned* pages are drawn on their side and shown upright, as many programs print wide tables.
    """
    size, turn, side = (
        (f"0 0 {PAGE_HEIGHT} 595", f"0 1 -1 0 {PAGE_HEIGHT} 0 cm\n", "/Rotate 90")
        if turned
        else (f"0 0 595 {PAGE_HEIGHT}", "", "")
    )
    objects: list[bytes] = [b""] * (5 + 2 * len(pages))
    kids = " ".join(f"{6 + 2 * n} 0 R" for n in range(len(pages)))
    objects[0] = b"<</Type/Catalog/Pages 2 0 R>>"
    objects[1] = f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>".encode()
    objects[2] = (
        b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[4 0 R]>>"
    )
    objects[3] = (
        b"<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/DW 1000/FontDescriptor 5 0 R"
        b"/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 0>>>>"
    )
    objects[4] = (
        b"<</Type/FontDescriptor/FontName/STSong-Light/Flags 4/FontBBox[0 -120 1000 880]/ItalicAngle 0"
        b"/Ascent 880/Descent -120/CapHeight 880/StemV 93>>"
    )
    for n, page in enumerate(pages):
        words = (turn + "\n".join(map(_drawn, page))).encode()
        if password is not None:
            words = _rc4(
                md5(_key(password) + (7 + 2 * n).to_bytes(3, "little") + b"\0\0").digest()[:10], words
            )
        objects[5 + 2 * n] = (
            f"<</Type/Page/Parent 2 0 R/MediaBox[{size}]{side}/Contents {7 + 2 * n} 0 R"
            "/Resources<</Font<</F1 3 0 R>>>>>>"
        ).encode()
        objects[6 + 2 * n] = b"<</Length %d>>stream\n%s\nendstream" % (len(words), words)
    protection = (
        b""
        if password is None
        else b"/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<%s>/U<%s>>>/ID[<00><00>]"
        % (
            _owner(password).hex().encode(),
            _rc4(_key(password), PADDING).hex().encode(),
        )
    )
    return _file(objects, protection)


def _drawn(placed: Placed) -> str:
    if len(placed) == 4:
        return "{:.2f} {:.2f} m {:.2f} {:.2f} l S".format(*placed)
    x, y, text = placed
    return f"BT /F1 {SIZE} Tf 1 0 0 1 {x:.2f} {y:.2f} Tm <{text.encode('utf-16-be').hex()}> Tj ET"


def _file(objects: Sequence[bytes], trailer: bytes) -> bytes:
    data = b"%PDF-1.4\n"
    places = []
    for n, body in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (n, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        data
        + b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF"
        % (
            len(objects) + 1,
            table,
            len(objects) + 1,
            trailer,
            len(data),
        )
    )


def _padded(password: str) -> bytes:
    return (password.encode() + PADDING)[:32]


def _owner(password: str) -> bytes:
    return _rc4(md5(_padded(password)).digest()[:5], _padded(password))


def _key(password: str) -> bytes:
    permissions = (-4 & 0xFFFFFFFF).to_bytes(4, "little")
    return md5(_padded(password) + _owner(password) + permissions + b"\0").digest()[:5]


def _rc4(key: bytes, data: bytes) -> bytes:
    state, j = list(range(256)), 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out, i, j = bytearray(), 0, 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)
