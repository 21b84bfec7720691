"""The page in a real browser: from value to source and back, filters, corrections, and the file they are saved in.

They need Playwright (``./run add browser``) and Chromium (``sudo apt-get install chromium``); without them they are skipped.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from commandline import workplan

PLAN = """云岭市城市管理局2025年工作要点
一、城市建设
（一）绿化提升。新建公园20座，改造道路5公里，6月底前完成。
责任单位：市园林局、市住建局
（二）管网改造。改造管网30公里，由张三负责。
二、市容环境
（三）垃圾分类。新增<img src=x onerror=alert(1)>分拣点40座，\u202e覆盖率达到95%。</script><script>alert(2)</script>
责任单位：市城管局
"""


class Desk:
    """A page open in the browser, and the folder its document lies in."""

    def __init__(
        self, browser: Any, folder: Path, text: str, name: str = "plan.txt", width: int = 1400
    ) -> None:
        self.folder, self.document = folder, folder / name
        self.document.write_text(text, "utf-8")
        done = workplan("review", str(self.document), "-o", str(folder / "page.html"), "--force")
        assert done.returncode == 0, done.stderr
        self.faults: list[str] = []
        self.page = browser.new_page(viewport={"width": width, "height": 900}, accept_downloads=True)
        self.page.on("pageerror", lambda fault: self.faults.append(str(fault)))
        self.page.on("console", lambda said: self.faults.append(said.text) if said.type == "error" else None)
        self.page.on("dialog", lambda dialog: self.faults.append(f"dialog {dialog.message}"))
        self.page.goto((folder / "page.html").as_uri())

    def rows(self, state: str = "") -> list[str]:
        return [name.strip() for name in self.page.locator(f"#plan .row{state} .name").all_inner_texts()]

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def save(self) -> dict[str, Any]:
        with self.page.expect_download() as download:
            self.page.click("#save")
        path = self.folder / download.value.suggested_filename
        download.value.save_as(path)
        told: dict[str, Any] = json.loads(path.read_text("utf-8"))
        return told


@pytest.fixture
def desk(browser: Any, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(browser, tmp_path, PLAN)
    yield made
    assert made.faults == []
    made.page.close()


def test_hostile_text_is_text(desk: Desk) -> None:
    assert "<img src=x onerror=alert(1)>" in desk.page.locator("#source").inner_text()
    assert desk.page.locator("#source img, #plan img").count() == 0


def test_from_a_value_to_its_source_and_back(desk: Desk) -> None:
    desk.page.locator("#plan .row", has_text="改造管网").first.click()
    assert desk.page.locator("#source .focus").all_inner_texts() == ["30公里"]
    desk.page.locator("#source .m.target", has_text="20座").click()
    assert desk.page.locator("#plan .row.focus .name").inner_text() == "新建公园"
    desk.page.locator("#source .m.target", has_text="20座").hover()
    assert "规则" in desk.page.locator("#tip").inner_text()


def test_filters_leave_what_was_asked_for(desk: Desk) -> None:
    desk.page.select_option("#office", "市城管局")
    assert "新建公园" not in desk.rows()
    desk.page.select_option("#office", "")
    desk.press("/")
    desk.page.keyboard.type("管网")
    desk.page.wait_for_timeout(400)
    assert desk.rows(".target") == ["改造管网"]


def test_what_is_said_is_saved_and_read_again(desk: Desk) -> None:
    desk.press("j", "a", "e")
    desk.page.fill(".editor [name=value]", "7.5")
    desk.page.select_option(".editor [name=strength]", "strive")
    desk.page.click(".editor .main")
    assert "已核对 2" in desk.page.locator("#done").inner_text()
    desk.page.click("#plan .row:has(.name:text-is('市住建局'))")
    desk.press("n")
    saved = desk.save()
    assert [(one["action"], one["kind"]) for one in saved["corrections"]] == [
        ("accept", "target"), ("change", "target"), ("remove", "office"),
    ]  # fmt: skip
    done = workplan("parse", str(desk.document))
    assert "更正（3 条）" in done.stderr
    item = json.loads(done.stdout)["sections"][0]["items"][0]
    changed = item["targets"][1]
    assert (changed["value"], changed["strength"], changed["corrected"]) == (7.5, "strive", True)
    assert [office["name"] for office in item["responsible"]] == ["市园林局"]


def test_words_selected_in_the_source_become_a_value(desk: Desk) -> None:
    desk.page.evaluate(
        """() => {
            const line = [...document.querySelectorAll("#source .line")].find((one) => one.innerText.includes("张三"));
            const span = [...line.querySelectorAll("span")].find((one) => one.innerText.includes("张三"));
            const range = document.createRange(), at = span.firstChild.data.indexOf("张三");
            range.setStart(span.firstChild, at); range.setEnd(span.firstChild, at + 2);
            getSelection().removeAllRanges(); getSelection().addRange(range);
            document.getElementById("source").dispatchEvent(new MouseEvent("mouseup", {bubbles: true}));
        }"""
    )
    desk.page.click("#adder button:has-text('责任人')")
    desk.page.select_option(".editor [name=role]", "leader")
    desk.page.click(".editor .main")
    desk.save()
    done = workplan("parse", str(desk.document), "-f", "csv", "--table", "people")
    assert "张三,leader" in done.stdout


def test_a_second_look_begins_where_the_first_ended(desk: Desk, browser: Any, tmp_path: Path) -> None:
    desk.press("j", "n")
    desk.save()
    again = Desk(browser, tmp_path, PLAN, width=480)
    assert again.rows(".gone") == ["新建公园"]
    assert again.page.evaluate("document.documentElement.scrollWidth") <= 480
    again.page.keyboard.press("j")
    again.page.keyboard.press("u")
    assert again.rows(".gone") == []
    again.page.close()


def test_it_prints_as_a_list_with_the_sentences(desk: Desk) -> None:
    desk.page.emulate_media(media="print")
    assert not desk.page.locator("#source").is_visible()
    assert desk.page.locator("#plan .row .sentence").first.is_visible()


def test_pairs_are_accepted_broken_and_made(browser: Any, tmp_path: Path) -> None:
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_text(
        "云岭市2024年工作要点\n一、新建公园20座。\n二、改造老旧管网30公里。\n三、举办社区运动会。\n", "utf-8"
    )
    new.write_text(
        "云岭市2025年工作要点\n一、新建公园25座。\n二、改造老旧管网36公里。\n三、开展全民阅读。\n", "utf-8"
    )
    done = workplan("diff", str(old), str(new), "--review", "-o", str(tmp_path / "pairs.html"))
    assert done.stderr == ""
    page = browser.new_page(accept_downloads=True)
    page.goto((tmp_path / "pairs.html").as_uri())
    page.keyboard.press("a")
    page.keyboard.press("n")
    page.click("#old .card:has-text('运动会')")
    page.click("#new .card:has-text('全民阅读')")
    with page.expect_download() as download:
        page.click("#save")
    pins = tmp_path / download.value.suggested_filename
    download.value.save_as(pins)
    page.close()
    said = json.loads(workplan("diff", str(old), str(new), "--pins", str(pins), "-f", "json").stdout)
    paired = {(pair["old"]["label"], pair["new"]["label"]) for pair in said["pairs"]}
    assert ("三、", "三、") in paired
    assert ("二、", "二、") not in paired


ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    "document",
    ["data/raw/zhengzhou-chengguan-2018.txt", "tests/documents/city-gwr-task-table/source.html"],
    ids=["the sample", "a table"],
)
def test_a_whole_document_is_checked_and_read_again(browser: Any, tmp_path: Path, document: str) -> None:
    """Every value leads to its words in the source; one of each kind is changed or accepted, saved, and read again."""
    name = f"plan{Path(document).suffix}"
    data = (ROOT / document).read_bytes()
    desk = Desk(browser, tmp_path, data.decode("utf-8"), name)
    asked = desk.page.evaluate(
        """() => shown.map((key) => { focus(key); return [slice(...byKey.get(key).span),
            [...document.querySelectorAll("#source .focus")].map((one) => one.textContent).join("")]; })"""
    )
    assert len(asked) > 50
    assert [words for words, marked in asked if words != marked] == []
    desk.page.evaluate("focus(shown.find((key) => byKey.get(key).kind === 'target'))")
    desk.press("e")
    desk.page.fill(".editor [name=indicator]", "改过的指标")
    desk.page.click(".editor .main")
    desk.page.evaluate("focus(shown.find((key) => byKey.get(key).kind === 'office'))")
    desk.press("a")
    assert len(desk.save()["corrections"]) == 2
    told = workplan("parse", str(desk.document), "-f", "csv")
    assert "改过的指标" in told.stdout
    assert desk.faults == []
    desk.page.close()
