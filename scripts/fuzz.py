"""Fuzzing for as long as you like: mangled plans, damaged files, forged output, wrong dialects, and every string of signs.

usage: python scripts/fuzz.py [MINUTES] [--only NAME] [--seed N]

Allowed is what is documented: a plan that keeps the laws, or one of the errors of ``errors.py``. Anything else is printed
once for each place it comes from, with the seed that brings it back; exit status 1. With atheris installed the readers of
numbers, times and offices are guided by what they reach; without it they are given signs at random.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import tomllib
import traceback
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from random import Random
from time import monotonic

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "src")]

from claims import miscounted  # noqa: E402
from damages import DAMAGES  # noqa: E402
from mutants import WORDS, mutant  # noqa: E402
from wholefiles import PLAN, WHOLE  # noqa: E402
from workplan_parser import UnreadableInput, parse  # noqa: E402
from workplan_parser.extract import dates, quantities, responsibilities  # noqa: E402
from workplan_parser.ledger import read_ledger, rows, workbook  # noqa: E402
from workplan_parser.lexicon.tables import HOME  # noqa: E402
from workplan_parser.source import load  # noqa: E402
from workplan_parser.text.flow import fold  # noqa: E402
from workplan_parser.writers.json import dumps  # noqa: E402
from workplan_parser.writers.readback import read_json, read_yaml  # noqa: E402
from workplan_parser.writers.yaml import dumps as yaml_dumps  # noqa: E402

TEXTS = [load(path).text for path in sorted(ROOT.glob("tests/documents/*/source.*"))]
SIGNS = [
    *"0123456789一二三四五六七八九十百千万亿两半零〇.,，、。；：（）()《》〔〕%％‰-—~～至/+±×年月日底前内市县局委办座个项",
    *[
        "季度",
        "上半年",
        "公里",
        "万元",
        "亿元",
        "以上",
        "不少于",
        "达到",
        "力争",
        "牵头",
        "配合",
        "单位",
        "同比",
        "增长",
        "负责",
    ],
    *WORDS,
]
SAMPLE = parse(TEXTS[0], name="sample")
LEDGER = workbook(rows([SAMPLE]), "台账")
WRONG = [
    "1",
    "true",
    "[]",
    '""',
    '"x x"',
    "[1]",
    '[["a"]]',
    '["("]',
    '"a \\u007c b"',
    '"\\u007c"',
    '["*"]',
    "{a=1}",
    '"甲 甲"',
    '[{a="b"}]',
    "-1",
]


def plans(random: Random) -> None:
    """A mangled plan: each character claimed once, every span a quotation, the same again, written and read again."""
    text = mutant(TEXTS, random)
    if random.random() < 0.3:
        text = random.choice(DAMAGES)(text)
    plan = parse(text)
    assert not miscounted(text, plan)
    if random.random() < 0.1:
        assert read_json(dumps(plan)) == plan == parse(text)


def _damaged(data: bytes, random: Random) -> bytes:
    found = bytearray(data)
    for _ in range(random.choice((1, 1, 2, 8, 40))):
        at = random.randrange(len(found))
        match random.randrange(4):
            case 0:
                found[at] = random.randrange(256)
            case 1:
                del found[at : at + random.choice((1, 4, 100))]
            case 2:
                found[at:at] = found[at : at + random.choice((1, 10, 1000))]
            case _:
                found[at:at] = random.randbytes(random.choice((1, 4, 16)))
        found = found or bytearray(b"x")
    return bytes(found)


def files(random: Random) -> None:
    """A sound file damaged: a plan, or a refusal."""
    name = random.choice([*WHOLE])
    try:
        parse(_damaged(WHOLE[name], random), name=name)
    except UnreadableInput as refusal:
        assert "\n" not in str(refusal)


def written(random: Random) -> None:
    """JSON and YAML of this program damaged: a plan, or ValueError."""
    read, data = random.choice(((read_json, dumps(SAMPLE)), (read_yaml, yaml_dumps(SAMPLE))))
    with suppress(ValueError, RecursionError):
        read(_damaged(data[: random.choice((500, 5000))].encode(), random))


def ledgers(random: Random) -> None:
    """An older ledger damaged: rows, or a refusal."""
    with suppress(UnreadableInput):
        read_ledger(_damaged(LEDGER, random), "old.xlsx")


def dialects(random: Random) -> None:
    """One entry of a dialect wrong: a plan, or a refusal."""
    table = random.choice(sorted(HOME.glob("*.toml")))
    place, value = [table.stem], tomllib.loads(table.read_text("utf-8"))
    while isinstance(value, dict) and value and random.random() < 0.9:
        key = random.choice([*value])
        place.append(key)
        value = value[key]
    with tempfile.NamedTemporaryFile("w", suffix=".toml", encoding="utf-8") as file:
        file.write(".".join(f'"{part}"' for part in place) + f" = {random.choice(WRONG)}\n")
        file.flush()
        with suppress(UnreadableInput):
            parse(PLAN, dialect=file.name)


def _signs(random: Random) -> str:
    return "".join(random.choice(SIGNS) for _ in range(random.choice((3, 8, 20, 60))))


def numbers_of(text: str) -> None:
    for found in quantities.find(fold(text)):
        assert 0 <= found.start <= found.end <= len(text)


def dates_of(text: str) -> None:
    for found in dates.read(fold(text)):
        assert 0 <= found.start < found.end <= len(text)


def offices_of(text: str) -> None:
    responsibilities.find(fold(text))


READERS: dict[str, Callable[[str], None]] = {"numbers": numbers_of, "dates": dates_of, "offices": offices_of}
TARGETS: dict[str, Callable[[Random], None]] = {
    "plans": plans, "files": files, "written": written, "ledgers": ledgers, "dialects": dialects,
} | {name: lambda random, read=read: read(_signs(random)) for name, read in READERS.items()}  # type: ignore[misc]  # fmt: skip
WEIGHTS = {
    "plans": 6,
    "numbers": 6,
    "dates": 6,
    "offices": 6,
    "files": 3,
    "written": 3,
    "ledgers": 1,
    "dialects": 1,
}


def run(seconds: float, first: int, only: str | None) -> int:
    """Try one input after the other until the time is up; how many kinds of failure there were."""
    names = [name for name, weight in WEIGHTS.items() for _ in range(weight) if only in (None, name)]
    tried: Counter[str] = Counter()
    failed: Counter[str] = Counter()
    end, seed = monotonic() + seconds, first
    while monotonic() < end:
        name = names[seed % len(names)]
        tried[name] += 1
        try:
            TARGETS[name](Random(seed))
        except Exception as problem:
            place = traceback.extract_tb(problem.__traceback__)[-1]
            kind = f"{name}: {type(problem).__name__} {Path(place.filename).name}:{place.lineno}"
            failed[kind] += 1
            if failed[kind] == 1:
                print(f"{kind}: {str(problem)[:200]}\n    --only {name} --seed {seed}", flush=True)
        seed += 1
    print(
        f"{sum(tried.values())} inputs: {dict(tried)}; seeds {first} to {seed - 1}; {len(failed)} kinds of failure"
    )
    return len(failed)


def guided(name: str, seconds: int) -> int:
    """Let atheris look for signs that lead where none led before, in a process of its own; 0 where nothing fails."""
    program = (
        "import atheris, sys; sys.argv[1:1] = []\n"
        "with atheris.instrument_imports(include=['workplan_parser.extract', 'workplan_parser.lexicon']): import fuzz\n"
        f"one = lambda data: fuzz.READERS[{name!r}](atheris.FuzzedDataProvider(data).ConsumeUnicodeNoSurrogates(200))\n"
        "atheris.Setup(sys.argv, one); atheris.Fuzz()"
    )
    with tempfile.TemporaryDirectory() as corpus:
        for n, random in enumerate(map(Random, range(50))):
            (Path(corpus) / str(n)).write_text(_signs(random), "utf-8")
        words = [
            sys.executable,
            "-c",
            program,
            corpus,
            f"-max_total_time={seconds}",
            "-verbosity=0",
            "-print_final_stats=1",
        ]
        done = subprocess.run(
            words, cwd=ROOT / "scripts", capture_output=True, encoding="utf-8", errors="replace"
        )
    tried = [line for line in done.stderr.splitlines() if "number_of_executed_units" in line]
    print(f"{name}, guided: {''.join(tried).rpartition(':')[2].strip() or '?'} inputs")
    if done.returncode:
        print(done.stderr[-3000:])
    return int(done.returncode != 0)


def main() -> int:
    """As the arguments say."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("minutes", nargs="?", type=float, default=5)
    parser.add_argument("--only", choices=TARGETS)
    parser.add_argument("--seed", type=int)
    said = parser.parse_args()
    if said.only and said.seed is not None:
        TARGETS[said.only](Random(said.seed))
        return 0
    try:
        import atheris  # noqa: F401
    except ImportError:
        readers: list[str] = []
    else:
        readers = [name for name in READERS if said.only in (None, name)]
    share = said.minutes * 60 / (1 + len(readers) / 3)
    first = Random().randrange(10**9) if said.seed is None else said.seed
    failures = run(share, first, said.only)
    failures += sum(guided(name, max(1, round(share / 3))) for name in readers)
    return int(failures > 0)


if __name__ == "__main__":
    sys.exit(main())
