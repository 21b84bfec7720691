"""What mkdocs is told beside mkdocs.yml: the READMEs are pages of the site, their links lead into it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import regex
from mkdocs.structure.files import File, Files

ROOT = Path(__file__).resolve().parent.parent
PAGES = {"README.md": "index.md", "README.zh-CN.md": "README.zh-CN.md"}
"""Where each stands in the site."""


def on_files(files: Files, config: Any) -> Files:
    """The files of docs/ and the READMEs."""
    for name, place in PAGES.items():
        text = regex.sub(r"\]\(docs/", "](", (ROOT / name).read_text("utf-8"))
        files.append(File.generated(config, place, content=text.replace("](README.md)", "](index.md)")))
    return files
