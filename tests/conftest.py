"""How Hypothesis works in every test: no deadlines, and each run can be repeated by the seed that it prints.

CI takes the same seed each time. Many more examples: ``./run test --hypothesis-profile=long``.
"""

import os
import random
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

os.environ["WORKPLAN_LANG"] = "zh_CN"  # whatever whoever runs the tests speaks

settings.register_profile(
    "hand",
    max_examples=100,
    deadline=None,
    print_blob=True,
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
        HealthCheck.large_base_example,
    ],
)
settings.register_profile("ci", settings.get_profile("hand"), max_examples=60, database=None)
settings.register_profile("long", settings.get_profile("hand"), max_examples=2000)
settings.load_profile("ci" if os.environ.get("CI") else "hand")


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """A seed for this run, unless one is given; and signals that a run in the background ignores are heeded by what it starts."""
    for number in (signal.SIGINT, getattr(signal, "SIGHUP", signal.SIGINT)):
        if (
            signal.getsignal(number) is signal.SIG_IGN
        ):  # inherited by every process, unlike a function that does nothing
            signal.signal(number, lambda *_: None)
    if config.option.hypothesis_seed is None:
        config.option.hypothesis_seed = 0 if os.environ.get("CI") else random.randrange(10**6)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    seed = config.option.hypothesis_seed
    terminalreporter.write_line(f"Hypothesis: seed {seed} (to repeat: ./run test --hypothesis-seed={seed})")


QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-sync",
)


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A browser that has the font of the tests' own extra: it does not run on a machine without any.

    Tests that ask for it need Playwright and Chromium; without them they are skipped.
    """
    playwright = pytest.importorskip(
        "playwright.sync_api",
        reason="no Playwright: type ./run add browser, and sudo apt-get install chromium",
    )
    found = [*filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome")))]
    if not found:
        pytest.skip("no Chromium on the PATH: type sudo apt-get install chromium")
    fonts = pytest.importorskip("pylopdf_fonts_zh_cn")
    home = tmp_path_factory.mktemp("fonts")
    told = home / "fonts.conf"
    told.write_text(
        f"<fontconfig><dir>{Path(fonts.sans_path()).parent}</dir><cachedir>{home}</cachedir></fontconfig>",
        "utf-8",
    )
    with playwright.sync_playwright() as started:
        env = {**os.environ, "FONTCONFIG_FILE": str(told)}
        opened = started.chromium.launch(executable_path=found[0], args=QUIET, env=env)
        yield opened
        opened.close()
