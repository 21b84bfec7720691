"""What a corpus costs: documents a second, processor time and memory of all processes, beside one process that only reads.

.venv/bin/python benchmarks/corpus.py 2000 --jobs 2 --engine local
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time, sleep

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))
TICKS = os.sysconf("SC_CLK_TCK")


def descendants(pid: int) -> Iterator[int]:
    """The process and all that it began."""
    yield pid
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            children = task.read_text().split()
        except OSError:
            continue
        for child in children:
            yield from descendants(int(child))


def seconds(pid: int) -> float:
    """Processor time of a process so far."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def memory(pid: int) -> float:
    """Megabytes of a process, what it shares with others shared out among them."""
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024
    return 0.0


def watched(words: list[str]) -> tuple[float, float, float]:
    """Seconds by the clock, processor seconds and most megabytes of a run and all its processes."""
    before, used, most = perf_counter(), dict[int, float](), 0.0
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL)
    while process.poll() is None:
        held = 0.0
        for pid in list(descendants(process.pid)):
            try:
                used[pid] = seconds(pid)
                held += memory(pid)
            except (OSError, IndexError):
                continue
        most = max(most, held)
        sleep(0.25)
    return perf_counter() - before, sum(used.values()), most


def used_here() -> float:
    """Processor seconds of this process and those it began."""
    return process_time() + sum(seconds(pid) for pid in descendants(os.getpid()) if pid != os.getpid())


def alone(files: list[Path]) -> str:
    """What the documents of one kind take in one process that reads and makes rows and nothing else."""
    from workplan_parser.corpus.reading import read

    read(files[0].read_bytes(), files[0].name, False)
    before = used_here()
    size = sum(len(data) for file in files if read(data := file.read_bytes(), file.name, False))
    used = used_here() - before
    return f"{1000 * used / len(files):.1f} ms a document, {size / used / 1e6:.2f} MB a second"


def main() -> None:
    """Make the documents, read some by themselves, all as a corpus, and print what it took."""
    from corpusmaker import corpus

    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("documents", type=int)
    asked.add_argument("--jobs", type=int, default=2)
    asked.add_argument("--engine", default="local")
    given = asked.parse_args()
    with TemporaryDirectory() as place:
        folder = Path(place, "documents")
        folder.mkdir()
        size = 0
        for name, data in corpus(given.documents):
            (folder / name).write_bytes(data)
            size += len(data)
        sound = [path for path in sorted(folder.iterdir()) if not path.stem.endswith(("long", "deep"))]
        kinds = {
            kind: alone([path for path in sound if path.suffix == kind][:200]) for kind in (".txt", ".html")
        }
        clock, used, most = watched(
            [sys.executable, "-m", "workplan_parser", "corpus", str(folder), "-o", str(Path(place, "set")),
             "-j", str(given.jobs), "--engine", given.engine, "--seconds", "20"]
        )  # fmt: skip
        made = sum(path.stat().st_size for path in Path(place, "set").rglob("*.parquet"))
    count = given.documents
    print(f"{count} documents, {size / 1e6:.1f} MB in, {made / 1e6:.1f} MB of Parquet")
    print(
        f"by the clock {clock:.1f} s: {count / clock:.1f} documents a second, {size / clock / 1e6:.2f} MB a second"
    )
    print(f"processor {used:.1f} s, {1000 * used / count:.1f} ms a document; read by themselves:")
    for kind, said in kinds.items():
        print(f"  {kind}: {said}")
    print(f"memory of all processes at most {most:.0f} MB; load {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
