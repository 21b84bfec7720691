"""Synthetic next years: a plan is taken apart, changed in known ways, and the truth is written down.

``next_year`` drops, adds, moves, retitles, rewrites, renumbers, splits and merges items and changes
numbers and offices; every choice comes from the seed. ``as_text`` prints a plan in the layout of the
sample, so that what is measured is the whole way from text to diff.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace
from pathlib import Path

import regex

SAMPLE = Path(__file__).parents[2] / "data" / "raw" / "zhengzhou-chengguan-2018.txt"

HAN = "〇一二三四五六七八九"
SYNONYMS = {
    "加强": "强化", "推进": "推动", "完善": "健全", "提升": "提高", "开展": "组织", "加快": "抓紧", "建立": "构建",
    "落实": "执行", "确保": "保证", "实施": "实行", "积极": "主动", "进一步": "持续", "全面": "全方位", "做好": "抓好",
    "严格": "从严", "深入": "扎实", "规范": "理顺", "管理": "管控", "工作": "事项", "改造": "翻新",
}  # fmt: skip
OFFICES = ("规划发展处", "督导检查处", "物业管理处", "应急保障处", "资产管理处", "科技信息处")
NUMBER = regex.compile(
    r"(?<![\d.])(\d+(?:\.\d+)?)(?=(?:万|亿)?(?:平方米|立方米|公里|吨|座|条|台|%|处|个|家|盏|万))"
)


@dataclass
class Task:
    """One item: ``key`` never changes, so the truth can name it."""

    key: str
    title: str
    sentences: list[str]
    offices: list[str]


@dataclass
class Part:
    title: str
    tasks: list[Task]


@dataclass
class Document:
    title: str
    year: int
    parts: list[Part]

    def tasks(self) -> list[Task]:
        return [task for part in self.parts for task in part.tasks]


@dataclass
class Truth:
    """What was done. ``pairs`` leaves out what was dropped, added, split or merged."""

    pairs: dict[str, str] = field(default_factory=dict)
    dropped: set[str] = field(default_factory=set)
    added: set[str] = field(default_factory=set)
    moved: set[str] = field(default_factory=set)
    retitled: set[str] = field(default_factory=set)
    splits: dict[str, list[str]] = field(default_factory=dict)
    merges: dict[str, list[str]] = field(default_factory=dict)
    numbers: list[tuple[str, str, str]] = field(default_factory=list)
    offices: dict[str, tuple[set[str], set[str]]] = field(default_factory=dict)


_WHO = (
    "乡镇卫生院",
    "中小学校",
    "县级图书馆",
    "种粮大户",
    "跨境电商企业",
    "渔港码头",
    "社区食堂",
    "职业院校",
    "林场",
    "灌区",
)
_DO = ("有序推进", "择优支持", "稳妥开展", "着手筹备", "分批落实", "统一组织", "联合举办", "优先保障")
_WHAT = (
    "家庭医生签约服务", "课后托管", "古籍数字化修复", "良种繁育示范", "海外仓共享", "休渔期巡航", "助餐点布设",
    "订单式培养", "防火通道修整", "渠系配套", "疫苗冷链追溯", "研学线路设计", "稻渔共作", "非遗展演", "渔船北斗终端更新",
)  # fmt: skip
_HOW = (
    "注重口碑",
    "不搞一刀切",
    "成熟一个启动一个",
    "由点到面铺开",
    "接受群众评议",
    "与高校结对",
    "引入第三方核查",
)


def strangers(count: int = 300, seed: int = 7) -> list[str]:
    """Sentences of other trades, none with a number or an office in it."""
    rng = random.Random(seed)
    return [
        f"{rng.choice(_DO)}{rng.choice(_WHO)}{rng.choice(_WHAT)},{rng.choice(_HOW)},兼顾{rng.choice(_WHAT)}。"
        for _ in range(count)
    ]


def han(n: int) -> str:
    """1 → 一, 12 → 十二, 56 → 五十六."""
    tens, ones = divmod(n, 10)
    return ("" if tens == 0 else "十" if tens == 1 else HAN[tens] + "十") + (HAN[ones] if ones else "")


def sentences_of(text: str) -> list[str]:
    return [s for s in regex.findall(r"[^。;；]+[。;；]?", text) if s.strip()]


def read_sample(path: Path = SAMPLE) -> Document:
    """The sample as a :class:`Document` (its layout only: 一、 / (一) / 责任处室:)."""
    parts: list[Part] = []
    for line in path.read_text(encoding="utf-8-sig").splitlines():
        line = line.strip()
        if m := regex.match(r"[一二三四五六七八九十]+、(.+)", line):
            parts.append(Part(m[1].strip(), []))
        elif m := regex.match(r"\(([一二三四五六七八九十]+)\)(.+?)。(.*)", line):
            key = f"t{len([t for p in parts for t in p.tasks]) + 1}"
            parts[-1].tasks.append(Task(key, m[2], sentences_of(m[3]), []))
        elif m := regex.match(r"责任处室[:：](.+)", line):
            parts[-1].tasks[-1].offices = m[1].split()
    return Document("城市管理工作要点", 2018, parts)


def as_text(plan: Document) -> str:
    """The document printed in the sample's layout."""
    lines = [
        f"{plan.year}年{plan.title}",
        "",
        f"{plan.year}年全市城市管理工作的总体要求是:坚持以人民为中心。",
        "",
    ]
    count = 0
    for n, part in enumerate(plan.parts, 1):
        lines += [f"{han(n)}、{part.title}", ""]
        for task in part.tasks:
            count += 1
            lines += [f"({han(count)}){task.title}。" + "".join(task.sentences), ""]
            if task.offices:
                lines += ["责任处室:" + "  ".join(task.offices), ""]
    return "\n".join(lines) + "\n"


def next_year(
    plan: Document,
    seed: int,
    rewrite: float,
    strangers: list[str],
    *,
    drop: int = 4,
    add: int = 4,
    move: int = 5,
    split: int = 2,
    merge: int = 2,
    retitle: float = 0.4,
    numbers: float = 0.3,
    offices: float = 0.2,
    style: str = "mixed",
) -> tuple[Document, Truth]:
    """The plan of the next year and the truth about it; *strangers* are sentences of other plans."""
    rng = random.Random(seed)
    parts = [
        Part(p.title, [replace(t, sentences=list(t.sentences), offices=list(t.offices)) for t in p.tasks])
        for p in plan.parts
    ]
    new = Document(plan.title, plan.year + 1, parts)
    for task in new.tasks():
        task.sentences = [regex.sub(r"20\d\d(?=年)", lambda m: str(int(m[0]) + 1), s) for s in task.sentences]
    truth = Truth()
    tasks = new.tasks()
    rng.shuffle(tasks)
    gone, tasks = tasks[:drop], tasks[drop:]
    for task in gone:
        truth.dropped.add(task.key)
        _part_of(new, task).tasks.remove(task)
    tasks = [*_split(new, tasks, split, truth, rng)]
    tasks = [*_merge(new, tasks, merge, truth, rng)]
    for task in tasks:
        truth.pairs[task.key] = task.key
        if rng.random() < numbers:
            _change_number(task, truth, rng)
        if rng.random() < offices:
            _change_offices(task, truth, rng)
        _rewrite(task, rewrite, strangers, rng, style)
        if rng.random() < retitle:
            task.title = _half(task.title, rng)
            truth.retitled.add(task.key)
    for task in tasks[:move]:
        _part_of(new, task).tasks.remove(task)
        part = rng.choice(new.parts)
        part.tasks.insert(rng.randint(0, len(part.tasks)), task)
        truth.moved.add(task.key)
    for n in range(add):
        body = [rng.choice(strangers) for _ in range(rng.randint(3, 7))]
        part = rng.choice(new.parts)
        title = regex.split("[,，:：]", body[0])[0].rstrip("。;；")[:14]
        part.tasks.insert(
            rng.randint(0, len(part.tasks)), Task(f"n{n}", title, body[1:], [rng.choice(OFFICES)])
        )
        truth.added.add(f"n{n}")
    return new, truth


def _part_of(plan: Document, task: Task) -> Part:
    return next(p for p in plan.parts if any(t is task for t in p.tasks))


def _split(plan: Document, tasks: list[Task], count: int, truth: Truth, rng: random.Random) -> list[Task]:
    able = [t for t in tasks if len(t.sentences) >= 4][:count]
    for task in able:
        cut = rng.randint(2, len(task.sentences) - 2)
        part = _part_of(plan, task)
        head = Task(task.key + "a", task.title, task.sentences[:cut], task.offices)
        first = regex.split("[,，:：]", task.sentences[cut])[0].rstrip("。;；")
        tail = Task(task.key + "b", first[:16], task.sentences[cut:], list(task.offices))
        at = next(n for n, t in enumerate(part.tasks) if t is task)
        part.tasks[at : at + 1] = [head, tail]
        truth.splits[task.key] = [head.key, tail.key]
    return [t for t in tasks if t not in able]


def _merge(plan: Document, tasks: list[Task], count: int, truth: Truth, rng: random.Random) -> list[Task]:
    used: set[str] = set()
    for task in tasks:
        if len(used) >= 2 * count or task.key in used:
            continue
        part = _part_of(plan, task)
        at = next(n for n, t in enumerate(part.tasks) if t is task)
        if at + 1 >= len(part.tasks):
            continue
        mate = part.tasks[at + 1]
        if mate not in tasks or mate.key in used:
            continue
        both = Task(
            f"m{task.key}", task.title + "和" + mate.title[:6], task.sentences + mate.sentences, task.offices
        )
        part.tasks[at : at + 2] = [both]
        truth.merges[both.key] = [task.key, mate.key]
        used |= {task.key, mate.key}
    return [t for t in tasks if t.key not in used]


def _change_number(task: Task, truth: Truth, rng: random.Random) -> None:
    spots = [(n, m) for n, s in enumerate(task.sentences) for m in NUMBER.finditer(s)]
    if not spots:
        return
    n, m = rng.choice(spots)
    old = m[1]
    new = f"{float(old) * rng.choice([0.8, 1.1, 1.25, 1.5]):.2f}".rstrip("0").rstrip(".")
    if "." not in old:
        new = str(round(float(new)))
    if task.sentences[n][m.end()] == "%" and float(new) > 100:
        new = "100" if old != "100" else "96"
    if new == old:
        return
    sentence = task.sentences[n]
    task.sentences[n] = sentence[: m.start()] + new + sentence[m.end() :]
    truth.numbers.append((task.key, old, new))


def _change_offices(task: Task, truth: Truth, rng: random.Random) -> None:
    lost: set[str] = set()
    if len(task.offices) > 1 and rng.random() < 0.6:
        lost = {task.offices.pop(rng.randrange(len(task.offices)))}
    gain = rng.choice(OFFICES)
    task.offices.append(gain)
    truth.offices[task.key] = ({gain}, lost)


def _rewrite(task: Task, share: float, strangers: list[str], rng: random.Random, style: str) -> None:
    """Change *share* of the sentences that hold no digit: by a stranger, by synonyms, or by shuffling clauses."""
    free = [n for n, s in enumerate(task.sentences) if not regex.search(r"\d", s)]
    rng.shuffle(free)
    for n in free[: round(share * len(task.sentences))]:
        way = rng.choice(["stranger", "synonyms", "shuffle"]) if style == "mixed" else style
        sentence = task.sentences[n]
        if way == "stranger":
            task.sentences[n] = rng.choice(strangers)
        elif way == "synonyms":
            task.sentences[n] = regex.sub("|".join(SYNONYMS), lambda m: SYNONYMS[m[0]], sentence)
        else:
            clauses = regex.split("[,，]", sentence.rstrip("。;；"))
            rng.shuffle(clauses)
            task.sentences[n] = ",".join(clauses) + "。"


def _half(title: str, rng: random.Random) -> str:
    """Half of the title kept, the other half in stock words."""
    keep = max(2, len(title) // 2)
    start = rng.randint(0, len(title) - keep)
    kept = title[start : start + keep]
    return (
        rng.choice(["着力抓好", "统筹推进", "切实加强", "持续深化"])
        + kept
        + rng.choice(["有关工作", "任务", "水平提升"])
    )
