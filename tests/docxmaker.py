"""Small Word files, written part by part."""

import zipfile
from io import BytesIO

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
NUMBERING = f"""<w:numbering {W}><w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="（%2）"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl>
</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="1"><w:startOverride w:val="5"/></w:lvlOverride></w:num></w:numbering>"""


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def paragraph(text: str, level: int | None = None, number: int = 1) -> str:
    """A paragraph, numbered by Word where *level* is given."""
    properties = (
        f'<w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr></w:pPr>'
        if level is not None
        else ""
    )
    return f"<w:p>{properties}{text if text.startswith('<') else run(text)}</w:p>"


def docx(
    *body: str, numbering: str = NUMBERING, document: str | None = None, styles: str | None = None
) -> bytes:
    """The bytes of a Word file with this body."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("word/numbering.xml", numbering)
        if styles is not None:
            package.writestr("word/styles.xml", f"<w:styles {W}>{styles}</w:styles>")
        package.writestr(
            "word/document.xml", document or f"<w:document {W}><w:body>{''.join(body)}</w:body></w:document>"
        )
    return out.getvalue()
