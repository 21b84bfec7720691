"""``workplan.toml``: found upwards from the document, beaten by the command line, wrong in one line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from commandline import workplan

PLAN = "2025年市容工作要点\n\n一、环境卫生\n\n（一）新建公厕。2025年底前新建公厕12座。\n责任单位：市容科\n"
OFFICES = '[[office]]\nname = "市容管理科"\naliases = ["市容科"]\n'


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A document two folders below the place of settings."""
    (tmp_path / "2025" / "市局").mkdir(parents=True)
    (tmp_path / "2025" / "市局" / "要点.txt").write_text(PLAN, "utf-8")
    (tmp_path / "offices.toml").write_text(OFFICES, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


FILE = "2025/市局/要点.txt"


def say(text: str, path: str = "workplan.toml") -> None:
    Path(path).write_text(text, "utf-8")


def test_a_registry_holds_for_what_lies_below() -> None:
    assert "市容管理科" not in workplan("offices", FILE).stdout
    say('registry = "offices.toml"\n')
    assert "市容管理科" in workplan("offices", FILE).stdout
    assert "市容管理科" in workplan("offices", "2025").stdout
    assert "市容管理科" not in workplan("offices", FILE, "--config", "none").stdout


@pytest.mark.parametrize(
    ("words", "begins"),
    [
        (["parse", FILE], "$schema:"),
        (["parse", FILE, "-f", "json"], "{"),
        (["show", FILE], "2025年市容工作要点"),
        (["check", FILE], "{"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else value,
)
def test_formats_are_what_the_command_line_leaves_open(words: list[str], begins: str) -> None:
    say('[formats]\nparse = "yaml"\ncheck = "json"\n')
    assert workplan(*words).stdout.startswith(begins)


def test_the_ending_of_an_output_is_stronger(folder: Path) -> None:
    say('[formats]\nparse = "yaml"\n')
    assert workplan("parse", FILE, "-o", "out.json").returncode == 0
    assert json.loads((folder / "out.json").read_text("utf-8"))


def test_the_language_is_that_of_the_settings_unless_one_is_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("WORKPLAN_LANG", raising=False)
    say('lang = "en"\n')
    assert "year 2025" in workplan("show", FILE).stdout
    assert "年度 2025" in workplan("show", FILE, "--lang", "zh_CN").stdout
    monkeypatch.setenv("WORKPLAN_LANG", "zh_CN")
    assert "年度 2025" in workplan("show", FILE).stdout


def test_pyproject_is_read_where_it_speaks_of_us() -> None:
    say('[project]\nname = "x"\n', "pyproject.toml")
    assert "没有设置" in workplan("config", FILE).stdout
    say('[project]\nname = "x"\n\n[tool.workplan]\nregistry = "offices.toml"\n', "pyproject.toml")
    assert "pyproject.toml:5" in workplan("config", FILE).stdout


def test_the_nearest_holds() -> None:
    say('[formats]\nparse = "yaml"\n')
    say('[formats]\nparse = "csv"\n', "2025/workplan.toml")
    place = str(Path("2025", "workplan.toml"))
    assert workplan("config", FILE).stdout.split()[:4] == [place, "formats.parse", "csv", f"{place}:2"]


def test_each_document_has_its_own_words(folder: Path) -> None:
    other = folder / "别处"
    other.mkdir()
    (other / "要点.txt").write_text(PLAN.replace("12座", "12墩"), "utf-8")
    (folder / "2025" / "要点.txt").write_text(PLAN.replace("12座", "12墩"), "utf-8")
    (other / "words.toml").write_text('[units.count]\nclassifiers = "墩"\n', "utf-8")
    say('dialect = "words.toml"\n', "别处/workplan.toml")
    for jobs in ("1", "2"):
        lines = workplan(
            "parse", "2025/要点.txt", "别处/要点.txt", "-f", "ndjson", "-j", jobs
        ).stdout.splitlines()
        found = [json.loads(line)["sections"][0]["items"][0]["targets"] for line in lines]
        assert [len(targets) for targets in found] == [0, 1]


def test_corrections_may_lie_in_a_folder_of_their_own(folder: Path) -> None:
    (folder / "更正").mkdir()
    (folder / "更正" / "要点.corrections.json").write_text(
        '{"version": "1.0", "document": {"name": "要点.txt"}, "corrections": []}', "utf-8"
    )
    say('corrections = "更正"\n')
    assert "按 " in (said := workplan("show", FILE).stderr) and "要点.corrections.json" in said
    assert workplan("show", FILE, "--corrections", "none").stderr == ""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('lang = "en"\nregstry = "x"\n', "workplan.toml:2: 设置里没有“regstry”这一项（可用：dialect"),
        ('registry = "x.toml"\n', "workplan.toml:1: 没有“x.toml”这个文件"),
        ('registry = "../x.toml"\n', "workplan.toml:1: “../x.toml”在设置所在的文件夹之外"),
        ('dialect = "/etc/passwd"\n', "workplan.toml:1: “/etc/passwd”在设置所在的文件夹之外"),
        ('\nlang = "fr"\n', "workplan.toml:2: lang 没有“fr”（可用：zh_CN en）"),
        ("pins = 3\n", "workplan.toml:1: pins 应是一段文字"),
        ('[formats]\nparse = "xml"\n', "workplan.toml:2: parse 没有“xml”这种格式（可用：json"),
        ("pins = [\n3 3", "workplan.toml: 读不了设置：第 2 行第 3 列写法不对"),
    ],
)
@pytest.mark.parametrize("command", ["parse", "config"])
def test_what_is_wrong_is_one_line_with_its_place(text: str, said: str, command: str) -> None:
    say(text)
    done = workplan(command, FILE)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert said in done.stderr


def test_a_link_leads_nowhere_else(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "offices.toml"
    elsewhere.write_text(OFFICES, "utf-8")
    (folder / "link.toml").symlink_to(elsewhere)
    say('registry = "link.toml"\n')
    assert "之外" in workplan("offices", FILE).stderr
    assert workplan("offices", FILE, "--config", "workplan.toml").returncode == 0


def test_config_says_where_each_thing_stands(folder: Path) -> None:
    say('registry = "offices.toml"\n[formats]\ndiff = "html"\n')
    told = workplan("config", FILE, "--corrections", "none").stdout
    for words in (
        "registry offices.toml workplan.toml:1",
        "formats.diff html workplan.toml:3",
        "corrections none 命令行",
    ):
        assert words in " ".join(told.split())
