"""Files are written whole or not at all, and never over another's."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from workplan_parser.errors import OutputRefused
from workplan_parser.writers import staged
from workplan_parser.writers.files import Staging


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_pieces_become_a_file_and_folders_on_the_way(tmp_path: Path) -> None:
    with Staging() as staging:
        staging.write(tmp_path / "甲" / "乙.txt", ["工作", "要点\n"])
    assert (tmp_path / "甲" / "乙.txt").read_text("utf-8") == "工作要点\n"
    assert names(tmp_path / "甲") == ["乙.txt"]


def test_an_existing_file_is_kept(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("旧")
    with pytest.raises(OutputRefused, match="--force"), Staging() as staging:
        staging.write(tmp_path / "b", ["新"])
        staging.write(tmp_path / "a", ["新"])
    assert (tmp_path / "a").read_text() == "旧"
    assert names(tmp_path) == ["a"]


def test_force_replaces(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("旧")
    with Staging(force=True) as staging:
        staging.write(tmp_path / "a", ["新"])
    assert (tmp_path / "a").read_text() == "新"


def test_a_link_keeps_pointing(tmp_path: Path) -> None:
    (tmp_path / "real").write_text("旧")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    with Staging(force=True) as staging:
        staging.write(tmp_path / "link", ["新"])
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text() == "新"


def broken() -> Iterator[str]:
    yield "一半"
    raise KeyboardInterrupt


def test_an_interrupted_write_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("旧")
    with pytest.raises(KeyboardInterrupt), Staging(force=True) as staging:
        staging.write(tmp_path / "b", ["全"])
        staging.write(tmp_path / "a", broken())
    assert names(tmp_path) == ["a"]
    assert (tmp_path / "a").read_text() == "旧"


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(OutputRefused, match="文件夹"), Staging(force=True) as staging:
        staging.write(tmp_path, ["x"])
    assert names(tmp_path) == []


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("x")
    with pytest.raises(OutputRefused, match="无法写入"), Staging() as staging:
        staging.write(tmp_path / "a" / "b", ["x"])
    assert (tmp_path / "a").read_text() == "x"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no /dev/full")
def test_a_full_disk_is_refused() -> None:
    with pytest.raises(OutputRefused, match="磁盘已满"), Staging() as staging:
        staging.write("/dev/full", ["x"] * 100_000)
    assert Path("/dev/full").is_char_device()


def test_lone_surrogates_are_written_escaped(tmp_path: Path) -> None:
    with Staging() as staging:
        staging.write(tmp_path / "a", ['"\ud800"'])
    assert (tmp_path / "a").read_bytes() == b'"\\ud800"'


@pytest.mark.skipif(not hasattr(os, "fchmod"), reason="the system has no modes")
def test_a_file_that_is_replaced_keeps_its_mode(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("旧")
    (tmp_path / "a").chmod(0o640)
    with Staging(force=True) as staging:
        staging.write(tmp_path / "a", ["新"])
        staging.write(tmp_path / "b", ["新"])
    assert (tmp_path / "a").read_text() == "新"
    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("named", ["../out.txt", "a/../../out.txt", "link/out.txt", "/etc/out.txt"])
def test_within_a_folder_nothing_leaves_it(named: str, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "link").symlink_to(tmp_path)
    with pytest.raises(OutputRefused, match="之外"), Staging(force=True, within=folder) as staging:
        staging.write(folder / named, ["x"])
    assert names(tmp_path) == ["folder"]
    assert names(folder) == ["link"]


def test_of_two_writers_the_second_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OutputRefused, match="文件已存在"), Staging() as second:
        second.write(tmp_path / "a", ["二"])
        with Staging() as first:
            first.write(tmp_path / "a", ["一"])
    assert (tmp_path / "a").read_text() == "一"
    assert names(tmp_path) == ["a"]


def test_while_it_is_written_a_file_has_no_name(tmp_path: Path) -> None:
    seen: list[list[str]] = []

    def pieces() -> Iterator[str]:
        yield "一"
        seen.append(names(tmp_path))

    with Staging() as staging:
        staging.write(tmp_path / "a", pieces())
    assert seen == [[]] or not hasattr(os, "O_TMPFILE")
    assert names(tmp_path) == ["a"]


def test_without_such_files_it_has_a_name_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(staged, "_MOST_UNNAMED", 0)
    (tmp_path / "a").write_text("旧")
    with Staging(force=True) as staging:
        staging.write(tmp_path / "a", ["新"])
        staging.write(tmp_path / "b", ["新"])
    with pytest.raises(OutputRefused), Staging() as staging:
        staging.write(tmp_path / "c", ["新"])
        (tmp_path / "c").write_text("别人")
    assert names(tmp_path) == ["a", "b", "c"]
    assert [(tmp_path / name).read_text() for name in "abc"] == ["新", "新", "别人"]


def test_a_name_no_system_takes_is_refused(tmp_path: Path) -> None:
    for name in ("a\0b", "x" * 400):
        with pytest.raises(OutputRefused), Staging() as staging:
            staging.write(tmp_path / name, ["x"])
