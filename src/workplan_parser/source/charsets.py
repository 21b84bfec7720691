"""What a web page may call its encoding (the labels of the WHATWG standard), and the codec that reads it.

A page names what it likes; Python's own codecs (``unicode_escape``, ``palmos``) are none of them.
"""

from __future__ import annotations

CHINESE = frozenset(("gb18030", "big5"))
"""Codecs of the encodings that Chinese pages are written in, where it is not UTF-8."""

_LABELS = """
utf-8         unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf-8 utf8 x-unicode20utf8
utf-8         unicode utf-16 utf-16le utf-16be csunicode iso-10646-ucs-2 ucs-2 unicodefeff unicodefffe
gb18030       chinese csgb2312 csiso58gb231280 gb2312 gb_2312 gb_2312-80 gbk iso-ir-58 x-gbk gb18030
big5          big5 big5-hkscs cn-big5 csbig5 x-x-big5
cp1252        ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 iso8859-1 iso88591 iso_8859-1 l1 latin1 us-ascii windows-1252 x-cp1252
cp1250        cp1250 windows-1250 x-cp1250
cp1251        cp1251 windows-1251 x-cp1251
cp1253        cp1253 windows-1253 x-cp1253
cp1254        cp1254 iso-8859-9 iso8859-9 l5 latin5 windows-1254 x-cp1254
cp1255        cp1255 windows-1255 x-cp1255
cp1256        cp1256 windows-1256 x-cp1256
cp1257        cp1257 windows-1257 x-cp1257
cp1258        cp1258 windows-1258 x-cp1258
iso8859-2     iso-8859-2 iso8859-2 l2 latin2
iso8859-5     iso-8859-5 iso8859-5 cyrillic
iso8859-15    iso-8859-15 iso8859-15 l9
koi8-r        cskoi8r koi koi8 koi8-r koi8_r
koi8-u        koi8-u koi8-ru
euc_jp        cseucpkdfmtjapanese euc-jp x-euc-jp
cp932         csshiftjis ms932 ms_kanji shift-jis shift_jis sjis windows-31j x-sjis
cp949         cseuckr csksc56011987 euc-kr iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 windows-949
"""
"""A codec a line, then its labels. A page that is read as a page is no UTF-16, whatever it says."""

_CODECS = {
    label: codec for codec, *labels in map(str.split, _LABELS.strip().splitlines()) for label in labels
}


def same(label: str, codec: str) -> bool:
    """True where a page's label means *codec*, or the kind of Big5 that it is."""
    named = codec_of(label)
    return named == codec or (named == "big5" and codec in ("cp950", "big5hkscs"))


def codec_of(label: str) -> str | None:
    """The codec for a page's label; None where it means no encoding of pages."""
    return _CODECS.get(label.strip().lower())
