// Pairs of items of two plans: accepted, broken, made by hand; saved as the pins that workplan diff reads.

const nodes = { old: new Map(data.old.map((node) => [node.id, node])), new: new Map(data.new.map((node) => [node.id, node])) };
const said = new Map();  // "old new" → "pair" or "forbid"
const keyOf = (old, id) => `${old} ${id}`;
let focused = 0;
let chosen = { old: null, new: null };
let rows = [];

for (const pin of data.pins.pair) said.set(keyOf(pin[0], pin[1]), "pair");
for (const pin of data.pins.forbid) said.set(keyOf(pin[0], pin[1]), "forbid");

// The pairs as they stand: those the tool made and nobody broke, then those made by hand, in the order of the new plan.
function pairs() {
  const made = data.pairs.filter((pair) => said.get(keyOf(pair.old, pair.new)) !== "forbid");
  const own = [...said].filter(([, word]) => word === "pair").map(([key]) => key.split(" "));
  const taken = { old: new Set(own.map((pair) => pair[0])), new: new Set(own.map((pair) => pair[1])) };
  const byHand = (pair) => said.get(keyOf(pair.old, pair.new)) === "pair";
  const kept = made.filter((pair) => byHand(pair) || !(taken.old.has(pair.old) || taken.new.has(pair.new)));
  const known = new Set(kept.map((pair) => keyOf(pair.old, pair.new)));
  const added = own.filter(([old, id]) => !known.has(keyOf(old, id))).map(([old, id]) => ({ old, new: id, score: null, review: false, says: [], added: true }));
  const order = new Map(data.new.map((node, at) => [node.id, at]));
  return [...kept, ...added].sort((a, b) => order.get(a.new) - order.get(b.new));
}

function card(node) {
  return make("div", { class: "card" },
    make("h3", { title: node.id }, make("span", { class: "label" }, node.path), " ", node.title || make("span", { class: "begins" }, `${node.text.slice(0, 24)}……`)),
    node.text ? make("p", {}, node.text) : null);
}

function draw() {
  const now = pairs();
  const words = $("search").value.trim();
  const paired = { old: new Set(now.map((pair) => pair.old)), new: new Set(now.map((pair) => pair.new)) };
  const has = (node) => !words || (node.path + node.title + node.text).includes(words);
  rows = now.filter((pair) => (!$("review").checked || pair.review) && (!$("open").checked || !said.has(keyOf(pair.old, pair.new)))
    && (has(nodes.old.get(pair.old)) || has(nodes.new.get(pair.new))));
  focused = Math.min(focused, Math.max(0, rows.length - 1));
  $("pairs").replaceChildren(...rows.map((pair, at) => {
    const word = said.get(keyOf(pair.old, pair.new));
    return make("article", { class: `pair${at === focused ? " focus" : ""}${pair.review && !word ? " review" : ""}`, onclick: () => { focused = at; mark(); } },
      card(nodes.old.get(pair.old)),
      make("div", { class: "between" },
        make("span", { class: "state" }, word ? (pair.added ? "手工配对" : "对") : pair.review ? "待核" : ""),
        make("span", { class: "score", title: pair.basis || "" }, pair.score === null ? "" : `${Math.round(pair.score * 100)}%`),
        make("span", { class: "says" }, pair.says.join(" ")),
        make("span", { class: "buttons" }, word ? button("↶", "撤回（u）", () => undo(pair)) : button("✓", "对（a）", () => say(pair, "pair")), pair.added ? null : button("✕", "不是同一件事（n）", () => say(pair, "forbid")))),
      card(nodes.new.get(pair.new)));
  }));
  for (const side of ["old", "new"]) {
    const left = data[side].filter((node) => !paired[side].has(node.id) && has(node));
    $(side).replaceChildren(...left.map((node) => {
      const element = card(node);
      element.classList.toggle("chosen", chosen[side] === node.id);
      element.addEventListener("click", () => choose(side, node.id));
      return element;
    }));
  }
  const done = now.filter((pair) => said.has(keyOf(pair.old, pair.new))).length;
  $("bar").value = now.length ? done / now.length : 0;
  $("done").textContent = `已核对 ${done} / ${now.length}`;
}

function mark() {
  [...$("pairs").children].forEach((element, at) => element.classList.toggle("focus", at === focused));
}

function say(pair, word) {
  if (pair.added && word === "forbid") said.delete(keyOf(pair.old, pair.new)); else said.set(keyOf(pair.old, pair.new), word);
  draw();
}

function undo(pair) {
  said.delete(keyOf(pair.old, pair.new));
  draw();
}

function choose(side, id) {
  chosen[side] = chosen[side] === id ? null : id;
  if (chosen.old && chosen.new) {
    said.set(keyOf(chosen.old, chosen.new), "pair");
    chosen = { old: null, new: null };
  }
  draw();
}

function file() {
  const of = (word) => [...said].filter(([, one]) => one === word).map(([key]) => { const [old, id] = key.split(" "); return { old, new: id }; });
  return { pair: of("pair"), forbid: of("forbid") };
}

function step(by) {
  focused = Math.max(0, Math.min(rows.length - 1, focused + by));
  mark();
  $("pairs").children[focused]?.scrollIntoView({ block: "center" });
}

const KEYS = {
  j: () => step(1),
  k: () => step(-1),
  a: () => { if (rows[focused]) { say(rows[focused], "pair"); step($("open").checked ? 0 : 1); } },
  n: () => { if (rows[focused]) say(rows[focused], "forbid"); },
  u: () => { if (rows[focused]) undo(rows[focused]); },
  "/": () => $("search").focus(),
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input")) { if (event.key === "Escape") event.target.blur(); return; }
  if (KEYS[event.key]) { event.preventDefault(); KEYS[event.key](); }
});
for (const id of ["search", "review", "open"]) $(id).addEventListener("input", draw);
$("save").addEventListener("click", () => download(`${data.name}.pins.json`, file()));

draw();
