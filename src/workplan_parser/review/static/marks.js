// The source: lines and tables, every value marked in it. A block is filled when it comes near the window.

const sourcePane = document.getElementById("source");
const planPane = document.getElementById("plan");

// Elements that are made now and filled when they are about to be seen.
function lazily(pane, fill) {
  const watcher = new IntersectionObserver((seen) => {
    for (const one of seen) if (one.isIntersecting) now(one.target);
  }, { root: null, rootMargin: "1200px" });
  function now(element) {
    if (element.dataset.filled) return;
    element.dataset.filled = "yes";
    watcher.unobserve(element);
    fill(element);
  }
  return {
    now,
    watch: (element) => { delete element.dataset.filled; watcher.observe(element); },
    all: () => pane.querySelectorAll("[data-lazy]").forEach(now),
  };
}

const CLASSES = { number: "left", time: "left", unclaimed: "rest", doubt: "doubt" };
const LONGEST = 400;  // of a doubt about a whole chapter, its beginning is marked
let stretches = [];   // what is marked, by start

function gather() {
  stretches = [
    ...values.map((value) => ({ span: value.span, mark: gone(value) ? "gone" : value.kind, key: value.key })),
    ...data.left.map((one, at) => ({ span: [one.span[0], Math.min(one.span[1], one.span[0] + LONGEST)], mark: CLASSES[one.kind], left: at })),
  ].filter((one) => one.span[1] > one.span[0]).sort((a, b) => a.span[0] - b.span[0]);
  let reach = 0;
  for (const one of stretches) {
    reach = Math.max(reach, one.span[1]);
    one.reach = reach;
  }
}

function touching(start, end) {
  let at = before(starts(), end) - 1;
  const found = [];
  while (at >= 0 && stretches[at].reach > start) {
    if (meets(stretches[at].span, [start, end])) found.push(stretches[at]);
    at--;
  }
  return found.reverse();
}

let startsOf = null, startsFor = null;
function starts() {
  if (startsFor !== stretches) {
    startsFor = stretches;
    startsOf = stretches.map((one) => one.span[0]);
  }
  return startsOf;
}

// The text of a stretch as nodes: plain where nothing is marked, else in a span that knows its place and its values.
function marked(start, end) {
  const found = touching(start, end);
  const cuts = new Set([start, end]);
  for (const { span } of found) for (const cut of span) if (cut > start && cut < end) cuts.add(cut);
  const edges = [...cuts].sort((a, b) => a - b);
  return edges.slice(0, -1).map((from, at) => {
    const to = edges[at + 1];
    const here = found.filter((one) => meets(one.span, [from, to]));
    const attributes = { "data-s": from };
    if (here.length) {
      attributes.class = "m " + [...new Set(here.map((one) => one.mark))].join(" ");
      const keys = here.filter((one) => one.key).map((one) => one.key);
      const lefts = here.filter((one) => one.left !== undefined).map((one) => one.left);
      if (keys.length) attributes["data-keys"] = keys.join(" ");
      if (lefts.length) attributes["data-left"] = lefts.join(" ");
    }
    return make("span", attributes, slice(from, to));
  });
}

const headOfNode = new Map(values.filter((value) => value.kind === "node").map((value) => [value.node, value]));
const heads = new Map([...headOfNode.values()].map((value) => [value.span[0], value]));

function fillBlock(element) {
  const block = data.blocks[element.dataset.lazy];
  if (!block.rows) {
    element.replaceChildren(...marked(block[0], block[1]));
    return;
  }
  const body = make("tbody");
  for (const row of block.rows) {
    body.append(make("tr", {}, ...row.map(([start, end, rows, columns]) => make("td", { rowspan: rows, colspan: columns }, ...marked(start, end)))));
  }
  element.replaceChildren(make("table", {}, body));
}

const source = lazily(sourcePane, fillBlock);

function drawSource() {
  gather();
  data.blocks.forEach((block, at) => {
    const span = block.rows ? block.span : block;
    const head = heads.get(span[0] + (slice(span[0], span[1]).match(/^\s*/)[0].length));
    const element = make("div", { class: block.rows ? "grid" : head ? `line level${Math.min(nodeById.get(head.node).level, 4)}` : "line", "data-lazy": at });
    element.style.containIntrinsicSize = `auto ${block.rows ? 32 * block.rows.length : 26 * Math.ceil((span[1] - span[0]) / 38)}px`;
    sourcePane.append(element);
    source.watch(element);
  });
}

const blockStarts = data.blocks.map((block) => (block.rows ? block.span : block)[0]);

function blockAt(point) {
  return sourcePane.children[Math.max(0, before(blockStarts, point + 1) - 1)];
}

// Blocks that a value stands in are drawn anew when it has changed.
function redraw(span) {
  gather();
  for (let at = Math.max(0, before(blockStarts, span[0] + 1) - 1); at < data.blocks.length && blockStarts[at] < span[1]; at++) {
    const element = sourcePane.children[at];
    if (element.dataset.filled) fillBlock(element);
  }
}
