"""What a change gained, lost and altered in every document of a folder, against another revision.

usage: python scripts/compare_revisions.py REVISION FOLDER [--quiet]

Each document is parsed twice: by the working tree and by REVISION (checked out beside it for the
length of the run). Lines begin with + (gained), - (lost), ~ (altered: the same place read otherwise);
exit status 1 where anything changed.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PARSE = """
import json, sys
from workplan_parser import WorkplanError, parse_file
for path in sys.stdin.read().splitlines():
    try:
        print(parse_file(path).model_dump_json(by_alias=True), flush=True)
    except WorkplanError as error:
        print(json.dumps({"error": str(error)}), flush=True)
"""
Records = dict[tuple[str, int, int], str]


def parsed(tree: Path, files: list[Path]) -> list[dict[str, Any]]:
    """The plans of *files* as read by the sources under *tree*."""
    run = subprocess.run(
        [sys.executable, "-c", PARSE],
        input="\n".join(map(str, files)),
        env=os.environ | {"PYTHONPATH": str(tree / "src")},
        cwd=tree,
        capture_output=True,
        text=True,
        check=False,
    )
    lines = run.stdout.splitlines()
    if run.returncode or len(lines) != len(files):
        sys.exit(
            f"{tree}: the parser stopped at {files[len(lines)].name if len(lines) < len(files) else '?'}\n{run.stderr[-800:]}"
        )
    return [json.loads(line) for line in lines]


def records(plan: dict[str, Any]) -> Records:
    """Everything read, by kind and place: what stands there, in one line."""
    out: Records = {}
    if "error" in plan:
        out["error", 0, 0] = plan["error"]
        return out

    def put(kind: str, value: dict[str, Any], line: str) -> None:
        out[kind, value["span"]["start"], value["span"]["end"]] = line

    def visit(node: dict[str, Any]) -> None:
        if node.get("label") or node.get("title"):
            place = (node["span"]["start"], node["span"]["start"])
            out["node", *place] = f"{node.get('level')} {node.get('label') or ''} {node.get('title', '')}"
        for t in node.get("targets", ()):
            due = t["deadline"]["due"] if t["deadline"] else ""
            put(
                "target",
                t,
                f"{t['indicator']} {t['comparator']} {t['value']}{t['unit']} {t['strength']} {due} [{t['raw']}]",
            )
        for q in node.get("other_quantities", ()):
            put("other", q, f"{q['role']} {q['indicator']} {q['value']}{q['unit']} [{q['raw']}]")
        for r in node.get("responsible", ()):
            put("office", r, f"{r['name']} {r['role']} {r['kind']} {r['full_name'] or ''}")
        for d in node.get("deadlines", ()):
            put("deadline", d, f"{d['raw']} {d['due']}")
        for child in (*node.get("sections", ()), *node.get("items", ())):
            visit(child)

    for part in (plan, plan.get("preamble") or {}, *plan.get("attachments", ())):
        visit(part)
    for stretch in plan["unclaimed"]:
        put("unclaimed", stretch, stretch["text"][:60])
    for doubt in plan["diagnostics"]:
        if doubt["span"]:
            put(doubt["code"], doubt, doubt["message"])
    for name, value in plan["metadata"].items():
        if name != "fields" and value:
            out[f"metadata.{name}", 0, 0] = str(value)
    return out


def compare(name: str, old: Records, new: Records, quiet: bool) -> int:
    """Print the differences of one document; returns how many."""
    changes = [("-", key, old[key]) for key in old.keys() - new.keys()]
    changes += [("+", key, new[key]) for key in new.keys() - old.keys()]
    changes += [
        ("~", key, f"{old[key]}  →  {new[key]}") for key in old.keys() & new.keys() if old[key] != new[key]
    ]
    if not changes:
        return 0
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for sign, key, _ in changes:
        counts[key[0]]["+-~".index(sign)] += 1
    print(f"{name}: " + ", ".join(f"{kind} +{n[0]} -{n[1]} ~{n[2]}" for kind, n in sorted(counts.items())))
    if not quiet:
        for sign, key, line in sorted(changes, key=lambda c: (c[1][1], c[1], c[0])):
            print(f"  {sign} {key[0]:<10} @{key[1]:<6} {line}")
    return len(changes)


def main() -> None:
    """Parse, compare, print."""
    arguments = [a for a in sys.argv[1:] if a != "--quiet"]
    if len(arguments) != 2:
        sys.exit(__doc__)
    revision, folder = arguments[0], Path(arguments[1]).resolve()
    files = sorted(p for p in folder.rglob("*") if p.is_file() and not p.name.startswith("."))
    if not files:
        sys.exit(f"{folder}: no documents here")
    with tempfile.TemporaryDirectory() as scratch:
        other = Path(scratch, "revision")
        git = ["git", "-C", str(ROOT), "worktree"]
        subprocess.run([*git, "add", "--quiet", "--detach", str(other), revision], check=True)
        try:
            before = parsed(other, files)
        finally:
            subprocess.run([*git, "remove", "--force", str(other)], check=True)
    after = parsed(ROOT, files)
    changed = sum(
        compare(str(path.relative_to(folder)), records(a), records(b), "--quiet" in sys.argv)
        for path, a, b in zip(files, before, after, strict=True)
    )
    print(f"{len(files)} documents, {changed} differences against {revision}")
    sys.exit(1 if changed else 0)


if __name__ == "__main__":
    main()
