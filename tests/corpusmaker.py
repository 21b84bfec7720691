"""Plans by the thousand from templates: bodies, years and layouts that differ, numbers drawn by a seed."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

_PLACES = ("青河市", "柳溪县", "云岭区", "白石市", "南浦县", "东屏区", "金坪市", "沙洲县")
_OFFICES = (
    "城市管理局",
    "教育局",
    "水务局",
    "民政局",
    "文化和旅游局",
    "交通运输局",
    "农业农村局",
    "卫生健康局",
)
_FIELDS = {
    "城市管理": ("新建公厕{n}座", "市政道路完好率达到{p}%", "清运积存垃圾{n}吨", "改造路灯{n}盏"),
    "义务教育": ("新增学位{n}个", "义务教育巩固率达到{p}%以上", "培训教师{n}人次", "新建校舍{n}平方米"),
    "农村供水": ("改造供水管网{n}公里", "自来水普及率达到{p}%", "新建水厂{n}座", "检测水样{n}份"),
    "养老服务": ("新增养老床位{n}张", "护理型床位占比不低于{p}%", "改造敬老院{n}所", "探访独居老人{n}人次"),
    "公共文化": ("开展文化活动{n}场", "图书馆开放率达到{p}%", "新建书屋{n}个", "培育传承人{n}名"),
}
_ENDS = ("6月底前完成", "9月底前完成", "年底前完成", "第三季度完成", "10月31日前完成")
_PROSE = (
    "坚持问题导向，细化措施，压实责任",
    "建立台账，逐项销号，定期通报进展",
    "加强统筹协调，及时研究解决困难",
)
BROKEN = (b"", b"\xd0\xcf\x11\xe0" + b"\0" * 600, b"%PDF-1.7\n" + b"\0" * 50, b"PK\x03\x04" + b"x" * 200)
"""Files that no one can read."""


def hostile(random: Random) -> tuple[str, bytes]:
    """A file that asks for more than it may have."""
    if random.random() < 0.5:
        return "deep.html", b"<html><body>" + b"<div>" * 200_000 + "一、工作".encode()
    return "long.txt", ("（" * 40_000 + "一、" * 40_000).encode()


def plan(
    random: Random,
    body: str | None = None,
    year: int | None = None,
    sections: int = 6,
    page: bool | None = None,
) -> tuple[str, bytes]:
    """A name and the bytes of a plan, as text or as a page."""
    body = body or random.choice(_PLACES) + random.choice(_OFFICES)
    year = year or random.randint(2016, 2025)
    lines = [f"{body}{year}年工作要点", ""]
    for number in range(1, sections + 1):
        field, goals = random.choice(list(_FIELDS.items()))
        lines.append(f"{'一二三四五六七八九十'[number - 1]}、推进{field}工作")
        for at in range(1, 5):
            goal = random.choice(goals).format(n=random.randint(2, 900), p=random.randint(60, 99))
            lines.append(
                f"（{'一二三四'[at - 1]}）做好第{at}项{field}任务。{random.choice(_PROSE)}。{goal}，"
                f"{random.choice(_ENDS)}。（责任单位：{random.choice(_OFFICES)}）"
            )
    if page if page is not None else random.random() < 0.5:
        shown = "".join(f"<p>{line}</p>" for line in lines)
        return (
            f"{body}-{year}.html",
            f"<html><head><title>{lines[0]}</title></head><body>{shown}</body></html>".encode(),
        )
    return f"{body}-{year}.txt", "\n".join(lines).encode()


def corpus(
    count: int, seed: int = 7, broken: float = 0.01, harmful: float = 0.001
) -> Iterator[tuple[str, bytes]]:
    """So many documents with names of their own, some of them broken, some hostile."""
    random = Random(seed)
    for number in range(count):
        drawn = random.random()
        if drawn < broken:
            name, data = "broken.bin", random.choice(BROKEN)
        elif drawn < broken + harmful:
            name, data = hostile(random)
        else:
            name, data = plan(random, sections=random.randint(3, 10))
        yield f"{number:07d}-{name}", data
