"""The document cut into its parts: marks found, the tree built, the ends sorted."""

from __future__ import annotations

import re
from bisect import bisect_right

from workplan_parser.diagnostics import Doubt
from workplan_parser.source.model import Source, Table
from workplan_parser.span import Span
from workplan_parser.structure import (
    annexes,
    closing,
    front,
    headings,
    markers,
    metadata,
    sequence,
    tables,
    titles,
)
from workplan_parser.structure.markers import Mark
from workplan_parser.structure.model import Annex, Node, Outline, Range
from workplan_parser.structure.paragraphs import Paragraph, heavy_inline, split
from workplan_parser.structure.sequence import Candidate, Step
from workplan_parser.text.flow import fold


class Reader:
    """One document being cut; :meth:`read` returns its parts and the doubts about its numbering."""

    def __init__(self, source: Source) -> None:
        self.text = source.text
        self.folded = fold(source.text)
        self.paragraphs = split(self.text, self.folded)
        self.source_tables = source.tables
        self.tables = {table.span.start: table for table in source.tables}
        self.rows: dict[int, list[Node]] = {}
        self.interlude: list[Range] = []
        self.doubts: list[Doubt] = []

    def read(self) -> tuple[Outline, list[Doubt]]:
        out = Outline()
        count = len(self.paragraphs)
        cuts = self._annexes(count)
        main_end = cuts[0] if cuts else count
        steps = self._steps(0, main_end)
        if not steps and cuts:
            steps, main_end, cuts = self._carried(cuts, count)
        begin = self._index(steps[0].mark.start) if steps else main_end
        close = closing.start(self.folded, self.paragraphs, self._last_read(steps, begin), main_end)
        tail_start = self._index_of_annex_end(cuts, count)
        end = self.paragraphs[close - 1].end if close else 0
        out.nodes = self._tree(steps, begin, close, end)
        titles.settle(out.nodes, self.text)
        self._front(out, begin)
        front.read_interlude(self.text, self.folded, self.interlude, out)
        self._close(out, close, main_end)
        for i, start in enumerate(cuts):
            stop = cuts[i + 1] if i + 1 < len(cuts) else tail_start
            self._annex(out, start, stop)
        if cuts:
            self._close(out, tail_start, count)
        out.nodes = headings.sections(out, self.folded)
        self.doubts.extend(
            Doubt("WP204", Span(*place), self.text[slice(*place)])
            for place in tables.glued(self.folded, self.source_tables)
        )
        if not out.nodes:
            self.doubts.append(Doubt("WP203"))
        return out, self.doubts

    # ── cutting ────────────────────────────────────────────────────────────────────────────────

    def _annexes(self, count: int) -> list[int]:
        cuts = annexes.starts(self.folded, self.paragraphs)
        cuts += [i for i in annexes.glossary_starts(self.folded, self.paragraphs) if i * 2 > count // 2]
        return sorted(set(cuts))

    def _carried(self, cuts: list[int], count: int) -> tuple[list[Step], int, list[int]]:
        """A notice without an outline of its own: the first annex that has one is the plan."""
        for i, start in enumerate(cuts):
            stop = cuts[i + 1] if i + 1 < len(cuts) else count
            steps = self._steps(start + 1, stop)
            if steps:
                return steps, stop, cuts[i + 1 :]
        return [], count, []

    def _index_of_annex_end(self, cuts: list[int], count: int) -> int:
        """Index of the first paragraph of page furniture after the last annex."""
        if not cuts:
            return count
        return closing.start(self.folded, self.paragraphs, cuts[-1], count)

    def _index(self, place: int) -> int:
        """Index of the paragraph that holds source offset *place*."""
        return bisect_right(self.paragraphs, place, key=lambda p: p.start) - 1

    def _last_read(self, steps: list[Step], begin: int) -> int:
        """Index of the paragraph that holds the last mark or table row: what comes before it closes nothing."""
        if not steps:
            return begin
        place = steps[-1].mark.start
        return self._index(max(place, self.rows[place][-1].end - 1) if place in self.rows else place)

    # ── marks ──────────────────────────────────────────────────────────────────────────────────

    def _steps(self, first: int, last: int) -> list[Step]:
        candidates: list[Candidate] = []
        skip_to = -1
        scraped = any(p.scraped for p in self.paragraphs[first:last])
        announced = annexes.announced(self.folded, self.paragraphs, first, last)
        for i, p in enumerate(self.paragraphs[first:last], first):
            if p.start < skip_to or i in announced:
                continue
            table = self.tables.get(p.start)
            if table is not None and (forced := self._table_marks(table)):
                candidates.extend(forced)
                skip_to = table.span.end
                continue
            mark = markers.read(self.folded, p.start, p.end)
            if mark is not None and not self._spoken(mark, p):
                candidates.append(Candidate(mark, True))
            elif closing.signed(self.folded, self.paragraphs, i, last):
                candidates.append(Candidate(Mark(sequence.SIGNED, None, p.start, p.start), True))
            if p.scraped or (scraped and p.end - p.start > 200) or self._dense(p):
                candidates.extend(self._inline(p))
            elif mark is not None and mark.number == 1 and mark.family in _ON_ONE_LINE:
                candidates.extend(self._run_on(p, mark))
        if scraped:
            candidates.extend(self._glued_first(candidates))
        candidates.sort(key=lambda c: c.mark.start)
        steps, doubts = sequence.resolve(candidates)
        self.doubts.extend(doubts)
        return steps if any(step.mark.family != "bullet" for step in steps) else []

    def _table_marks(self, table: Table) -> list[Candidate]:
        rows = tables.nodes(table, self.text)
        if rows is None:
            return []
        self.rows[table.span.start] = rows
        return [Candidate(Mark("table", None, table.span.start, table.span.start), True)]

    def _dense(self, p: Paragraph) -> bool:
        """A long paragraph that holds a run of （一）（二） or 一、二、 is several paragraphs on one line."""
        if p.end - p.start < 200:
            return False
        found = heavy_inline(self.folded, p)
        return any(
            a.family == b.family and b.number == (a.number or 0) + 1
            for a, b in zip(found, found[1:], strict=False)
        )

    def _inline(self, p: Paragraph) -> list[Candidate]:
        out = []
        for match in re.compile(_INLINE).finditer(self.folded, p.start + 1, p.end):
            mark = markers.read(self.folded, match.end(), p.end)
            if mark is not None and mark.family not in (
                "bullet",
                "shi",
                "dotted2",
                "dotted3",
                "dotted4",
                "article",
                "ar_half",
            ):
                out.append(Candidate(mark, False))
        return out

    def _spoken(self, mark: Mark, p: Paragraph) -> bool:
        """一是…;二是…;三是… in one paragraph enumerates inside it and heads nothing."""
        if mark.family != "shi" or mark.number != 1:
            return False
        return re.search(r"[,。;:]二" + self.folded[mark.end - 1], self.folded[p.start : p.end]) is not None

    def _run_on(self, p: Paragraph, first: Mark) -> list[Candidate]:
        """The further items of a list set on one line: （1）…。（2）…。"""
        found: list[Candidate] = []
        due = 2
        for inside in self._inline(p):
            if inside.mark.family == first.family and inside.mark.number == due:
                found.append(inside)
                due += 1
        return found

    def _glued_first(self, candidates: list[Candidate]) -> list[Candidate]:
        """The 一、 that stands glued to the word before it (…任务分工一、推动…), where a 二、 follows and no 一、 was read."""
        upper = [c.mark for c in candidates if c.mark.family == "cn_dun"]
        second = next((mark for mark in upper if mark.number == 2), None)
        if second is None or any(mark.number == 1 and mark.start < second.start for mark in upper):
            return []
        inner = [c.mark.start for c in candidates if c.mark.number == 1 and c.mark.start < second.start]
        limit = min(inner, default=second.start)
        found = list(re.finditer("(?<![统唯单同之第专合归其不逐万])一、", self.folded[:limit]))
        if not found:
            return []
        return [Candidate(Mark("cn_dun", 1, found[-1].start(), found[-1].end()), False)]

    # ── the tree ───────────────────────────────────────────────────────────────────────────────

    def _tree(self, steps: list[Step], begin: int, close: int, end: int) -> list[Node]:
        top: list[Node] = []
        open_nodes: list[Node] = []
        steps = [step for step in steps if step.mark.start < end]
        for i, (mark, depth) in enumerate(steps):
            stop = steps[i + 1].mark.start if i + 1 < len(steps) else end
            del open_nodes[depth:]
            siblings = open_nodes[-1].children if open_nodes else top
            if mark.family == sequence.SIGNED:
                self.interlude.extend(self._between(mark.start, stop))
                continue
            if mark.family == "table":
                rows = self.rows[mark.start]
                siblings.extend(rows)
                table_end = self.tables[mark.start].span.end
                if open_nodes or rows:
                    (open_nodes[-1] if open_nodes else rows[-1]).body.extend(self._between(table_end, stop))
                continue
            label = None if mark.family == "bullet" else (mark.start, mark.end)
            node = Node(mark.family, label, mark.number, mark.start, mark.end)
            node.body = self._between(mark.end, stop)
            siblings.append(node)
            open_nodes.append(node)
        for node in top:
            node.close()
        return top

    def _between(self, start: int, stop: int) -> list[Range]:
        """The paragraphs, or what is left of them, between two source offsets."""
        out: list[Range] = []
        i = max(0, self._index(start))
        while i < len(self.paragraphs) and self.paragraphs[i].start < stop:
            p = self.paragraphs[i]
            place = metadata.trim(self.text, max(p.start, start), min(p.end, stop))
            if place[0] < place[1]:
                out.append(place)
            i += 1
        return out

    # ── the ends ───────────────────────────────────────────────────────────────────────────────

    def _front(self, out: Outline, begin: int) -> None:
        before = self.paragraphs[:begin]
        if out.nodes and begin < len(self.paragraphs) and self.paragraphs[begin].start < out.nodes[0].start:
            rest = metadata.trim(self.text, self.paragraphs[begin].start, out.nodes[0].start)
            before = [*before, Paragraph(*rest)]
        heads = [(start, self.rows[start][0].start) for start in self.rows]
        for start, end in heads:
            inside = [p for p in before if start <= p.start < end]
            out.furniture.extend(((p.start, p.end), "表头") for p in inside)
            before = [p for p in before if p not in inside]
        front.read(self.text, self.folded, before, out)

    def _close(self, out: Outline, first: int, last: int) -> None:
        for p in self.paragraphs[first:last]:
            if not closing.close_line(self.text, self.folded, (p.start, p.end), out):
                out.closing.append((p.start, p.end))

    def _annex(self, out: Outline, first: int, last: int) -> None:
        head = self.paragraphs[first]
        text = self.folded[head.start : head.end]
        match = annexes.is_annex(text)
        glossary = match is None
        label: Range = (head.start, head.end)
        title: Range | None = None
        number = None
        body_from = first + 1
        if match is not None:
            rest = match.start("title") if match["title"] else match.start("bare") if match["bare"] else -1
            if rest >= 0:
                label = metadata.trim(self.text, head.start, head.start + rest)
                title = (head.start + rest, head.end)
            elif body_from < last and (lines := self._annex_title(body_from, last)):
                title = (lines[0][0], lines[-1][1])
                body_from += len(lines)
            number = int(match["number"]) if match["number"] and match["number"].isdigit() else None
        elif text.strip():
            title = (head.start, head.end)
        steps = self._steps(body_from, last)
        end = self.paragraphs[last - 1].end
        annex = Annex(label, number, title, end)
        begin = steps[0].mark.start if steps else end
        annex.body = self._between(self.paragraphs[body_from - 1].end, begin)
        annex.nodes = self._tree(steps, 0, last, end)
        if not glossary:  # “两重”:是指… defines a term, it heads nothing
            titles.settle(annex.nodes, self.text)
        for node in annex.nodes:
            headings.mark_glossary(node, glossary)
        out.annexes.append(annex)

    def _annex_title(self, first: int, last: int) -> list[Range]:
        lines = [(p.start, p.end) for p in self.paragraphs[first : min(last, first + 4)]]
        found = metadata.title_lines(self.text, lines)
        if found and found[0] == lines[0]:
            return found
        text = self.folded[lines[0][0] : lines[0][1]]
        plain = len(text) <= 45 and not re.search(r"[。;:,\t]", text)
        return lines[:1] if plain and markers.read(self.folded, *lines[0]) is None else []


_ON_ONE_LINE = ("cn_paren", "ar_paren", "ar_dot", "ar_dun", "circled")
_INLINE = r"(?<=[。;:!?)”\s])(?=[一二三四五六七八九十第\d①-⑳⑴-⒛])|(?<![第按依照据])(?=[(〔][一二三四五六七八九十\d])|(?=[①-⑳])"
