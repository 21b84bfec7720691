"""Pages made of words that mean harm, opened in a real browser: nothing runs, nothing is asked for from elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt

from commandline import workplan
from payloads import PAYLOADS, SOUND

PAGES = {
    "review": ("review", "{}", "-o", "page.html"),
    "comparison": ("diff", "{}", "sound.txt", "-f", "html", "-o", "page.html"),
    "comparison the other way": ("diff", "sound.txt", "{}", "-f", "html", "-o", "page.html"),
    "pairs to check": ("diff", "{}", "sound.txt", "--review", "-o", "page.html"),
    "outcome": ("outcome", "{}", "sound.txt", "-f", "html", "--anyway", "-o", "page.html"),
    "outcome the other way": ("outcome", "sound.txt", "{}", "-f", "html", "--anyway", "-o", "page.html"),
    "markdown": ("diff", "{}", "sound.txt", "-f", "markdown", "-o", "page.md"),
}
"""Every command that writes a page."""
HANDLERS = r"""() => [...document.querySelectorAll('*')].filter(e => [...e.attributes].some(
    a => a.name.startsWith('on') || /^\s*javascript:/i.test(a.value))).map(e => e.outerHTML)"""


def happens(browser: Any, page: Path) -> list[str]:
    """What *page* does that a page of words does not: dialogs, faults, requests, elements that wait to act."""
    happened: list[str] = []
    opened = browser.new_page()
    address = page.resolve().as_uri()
    opened.on("dialog", lambda dialog: (happened.append(f"dialog {dialog.message}"), dialog.dismiss()))
    opened.on("pageerror", lambda fault: happened.append(str(fault)))
    opened.on("console", lambda said: happened.append(said.text) if said.type == "error" else None)
    opened.on("request", lambda asked: happened.append(asked.url) if asked.url != address else None)
    opened.goto(address)
    opened.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    happened += opened.evaluate(HANDLERS)
    opened.wait_for_timeout(100)
    opened.close()
    return happened


@pytest.mark.parametrize("name", ["injected.txt", "injected.html", "injected.csv"])
@pytest.mark.parametrize("page", PAGES)
def test_nothing_runs(
    page: str, name: str, browser: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("sound.txt").write_text(SOUND, "utf-8")
    Path(name).write_bytes(PAYLOADS[name]())
    done = workplan(*(word.format(name) for word in PAGES[page]))
    assert done.returncode in (0, 1), done.stderr
    if page == "markdown":
        drawn = (
            MarkdownIt("commonmark", {"html": True})
            .enable("table")
            .render(Path("page.md").read_text("utf-8"))
        )
        Path("page.html").write_text(f"<meta charset=utf-8>{drawn}", "utf-8")
    assert happens(browser, Path("page.html")) == []


@pytest.mark.parametrize(
    "live",
    [
        "<script>alert(1)</script>",
        "<img src=x>",
        "<b onmouseover=alert(1)>b</b>",
        "<a href=' JavaScript:1'>a</a>",
    ],
)
def test_what_runs_is_seen(live: str, browser: Any, tmp_path: Path) -> None:
    (tmp_path / "live.html").write_text(f"<meta charset=utf-8>{live}", "utf-8")
    assert happens(browser, tmp_path / "live.html")
