"""Wherever documents lie, each is found once, in the same order, under an address of its own."""

from __future__ import annotations

import csv
import gzip
import io
import json
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from workplan_parser.corpus.sources.containers import Column
from workplan_parser.corpus.sources.stretches import Found, Stretch, fetched, stretches
from workplan_parser.errors import UnreadableInput, WorkplanError

pyarrow = pytest.importorskip("pyarrow")
parquet = pytest.importorskip("pyarrow.parquet")

TEXTS = {f"页{number}.html": f"<p>一、第{number}项</p>".encode() for number in range(7)}
COLUMN = Column("text", "name")


def folder(at: Path) -> str:
    for name, data in TEXTS.items():
        (at / "pages").mkdir(exist_ok=True)
        (at / "pages" / name).write_bytes(data)
    (at / "pages" / ".hidden").write_bytes(b"x")
    return str(at / "pages")


def pattern(at: Path) -> str:
    return f"{folder(at)}/*.html"


def zipped(at: Path) -> str:
    with zipfile.ZipFile(at / "pages.zip", "w") as archive:
        for name, data in TEXTS.items():
            archive.writestr(f"folder/{name}", data)
    return str(at / "pages.zip")


def tarred(at: Path, kind: str = "gz") -> str:
    with tarfile.open(at / "pages.tar.gz", "w:gz") as archive:
        for name, data in TEXTS.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
    return str(at / "pages.tar.gz")


def warc(at: Path) -> str:
    pytest.importorskip("warcio")
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    with (at / "crawl.warc.gz").open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        for status in ("200 OK", "404 Not Found"):
            for name, data in TEXTS.items():
                said = StatusAndHeaders(status, [("Content-Type", "text/html")], protocol="HTTP/1.1")
                url = f"http://gov.example/{name}"
                writer.write_record(
                    writer.create_warc_record(url, "response", io.BytesIO(data), http_headers=said)
                )
    return str(at / "crawl.warc.gz")


def rows() -> list[dict[str, str]]:
    return [{"name": name, "text": data.decode()} for name, data in TEXTS.items()]


def jsonl(at: Path) -> str:
    (at / "pages.jsonl").write_text("\n\n".join(json.dumps(row) for row in rows()), "utf-8")
    return str(at / "pages.jsonl")


def as_csv(at: Path) -> str:
    with (at / "pages.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, ["name", "text"])
        writer.writeheader()
        writer.writerows(rows())
    return str(at / "pages.csv")


def as_parquet(at: Path) -> str:
    parquet.write_table(pyarrow.Table.from_pylist(rows()), at / "pages.parquet", row_group_size=3)
    return str(at / "pages.parquet")


def found(source: str, most: int = 100) -> list[Found]:
    return [one for stretch in stretches(source, COLUMN, most) for one in fetched(stretch, COLUMN)]


@pytest.mark.parametrize("make", [folder, pattern, zipped, tarred, warc, jsonl, as_csv, as_parquet])
@pytest.mark.parametrize("most", [2, 100])
def test_every_document_is_found_once(make: Callable[[Path], str], most: int, tmp_path: Path) -> None:
    documents = found(make(tmp_path), most)
    assert [one.data for one in documents] == list(TEXTS.values())
    assert [one.name.rpartition("/")[2] for one in documents] == list(TEXTS)
    assert len({one.address for one in documents}) == len(TEXTS)


def test_an_address_of_a_store_is_read_as_a_path_is(tmp_path: Path) -> None:
    stored = found(f"file://{folder(tmp_path)}")
    assert [one.data for one in stored] == list(TEXTS.values())
    assert [one.data for one in found(f"file://{zipped(tmp_path)}")] == list(TEXTS.values())


@pytest.mark.parametrize("make", [zipped, tarred, as_parquet])
def test_what_is_lost_of_a_broken_file_is_a_failure(make: Callable[[Path], str], tmp_path: Path) -> None:
    path = Path(make(tmp_path))
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    documents = found(str(path))
    assert isinstance(documents[-1].data, UnreadableInput)
    assert found(str(path), 2)[-1].address == documents[-1].address


def test_what_is_gone_when_it_is_read_is_said(tmp_path: Path) -> None:
    (kept,) = stretches(jsonl(tmp_path), COLUMN, 100)
    more = kept._replace(size=kept.size + 2)
    assert [isinstance(one.data, UnreadableInput) for one in fetched(more, COLUMN)] == [False] * 7 + [
        True
    ] * 2
    (missing,) = fetched(Stretch(str(tmp_path / "gone.html"), 0, 1), None)
    assert isinstance(missing.data, UnreadableInput)


def test_rows_without_a_text_are_documents_that_cannot_be_read(tmp_path: Path) -> None:
    path = tmp_path / "some.jsonl"
    path.write_text('{"text": "一、工作"}\n{"text": null}\n{"text": 5}\nnot json\n[1]\n', "utf-8")
    assert [type(one.data) for one in found(str(path))] == [bytes, *[UnreadableInput] * 4]


@pytest.mark.parametrize(
    ("source", "column", "said"),
    [
        (as_parquet, None, "--column"),
        (as_parquet, Column("body"), "没有名为 body 的列；有：name、text"),
        (as_csv, Column("body"), "没有名为 body 的列；有：name、text"),
        (lambda at: str(at / "*.none"), None, "没有找到文件"),
    ],
)
def test_misuse_is_said_in_one_line(
    source: Callable[[Path], str], column: Column | None, said: str, tmp_path: Path
) -> None:
    with pytest.raises(WorkplanError, match=said.replace("-", ".")) as told:
        list(stretches(source(tmp_path), column, 100))
    assert "\n" not in str(told.value)


def test_a_table_without_column_of_texts_is_a_document_itself(tmp_path: Path) -> None:
    assert list(stretches(as_csv(tmp_path), None, 100)) == [Stretch(str(tmp_path / "pages.csv"), 0, 1)]
    packed = tmp_path / "one.txt.gz"
    packed.write_bytes(gzip.compress(b"x"))
    assert list(stretches(str(packed), None, 100)) == [Stretch(str(packed), 0, 1)]
