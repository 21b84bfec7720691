"""A program of others on a leash: a folder of its own, a time limit, and no life beyond ours.

Run as a file, by itself: ``leash.py PROGRAM ENDING FILTER BECOMES SECONDS``. Eight bytes of length and the document come on stdin, which
stays open as long as somebody waits; what LibreOffice made of it goes to stdout. When stdin ends, so does all.
"""

from __future__ import annotations

import os
import signal
import sys
from contextlib import suppress
from pathlib import Path
from subprocess import DEVNULL, Popen, TimeoutExpired
from tempfile import TemporaryDirectory
from threading import Thread

LATE, FAILED = 3, 4
"""Exit statuses: its time was up; nothing came of it."""

_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
{items}
</oor:items>
"""
_ITEM = '<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
_NOTHING_ELSE = (
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Writer/Content/Update", "Link", "2"),
    ("Office.Calc/Content/Update", "Link", "2"),
    ("Inet/Settings", "ooInetProxyType", "2"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)
"""No macro is run, no link followed, nothing fetched: what would go out meets a proxy that is none."""


def main() -> int:
    """The exit status; the converted document on stdout where it is 0."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    program, ending, filter, becomes, seconds = sys.argv[1:]
    size = int.from_bytes(sys.stdin.buffer.read(8), "big")
    data = sys.stdin.buffer.read(size)
    with TemporaryDirectory(prefix="workplan-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        (folder / f"document.{ending}").write_bytes(data)
        status = _run(folder, _words(program, folder, ending, filter, becomes), int(seconds))
        made = folder / "out" / f"document.{becomes}"
        if status or not made.is_file():
            return status or FAILED
        sys.stdout.buffer.write(made.read_bytes())
    return 0


def _words(program: str, folder: Path, ending: str, filter: str, becomes: str) -> list[str]:
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    items = "\n".join(_ITEM.format(path=path, name=name, value=value) for path, name, value in _NOTHING_ELSE)
    (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS.format(items=items), "utf-8")
    form = [f"--infilter={filter}"] if filter else []
    return [
        program, "--headless", "--norestore", "--nologo", "--nolockcheck", f"-env:UserInstallation={profile.as_uri()}",
        *form, "--convert-to", becomes, "--outdir", str(folder / "out"), str(folder / f"document.{ending}"),
    ]  # fmt: skip


def _run(folder: Path, words: list[str], seconds: int) -> int:
    home = {"HOME": str(folder), "TMPDIR": str(folder)}
    process = Popen(
        words, stdin=DEVNULL, stdout=DEVNULL, stderr=DEVNULL, env=os.environ | home, start_new_session=True
    )
    Thread(target=_until_alone, args=(process,), daemon=True).start()
    try:
        process.wait(seconds)
    except TimeoutExpired:
        return LATE
    finally:
        _end(process)
    return 0


def _until_alone(process: Popen[bytes]) -> None:
    """End *process* when nobody waits for it any longer."""
    os.read(sys.stdin.fileno(), 1)
    _end(process)


def _end(process: Popen[bytes]) -> None:
    """End it with all that it has begun."""
    if hasattr(os, "killpg"):
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()


if __name__ == "__main__":
    sys.exit(main())
