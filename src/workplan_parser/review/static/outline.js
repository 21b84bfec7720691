// The plan: nodes in order, under each what was read there; at the end what was not taken.

const ACTIONS = { accept: "对", change: "已改", remove: "已删", add: "补" };
let shown = [];       // keys of the values in the list, in order
let focused = null;   // the key of the value in hand
let groups = [];

const number = (value) => value === null || value === undefined || value === "" ? "" : String(value);

function amount(value) {
  const size = Number(value);
  for (const [one, word] of data.scales) {
    const part = size / one;
    if (Math.abs(part) >= 1 && Number.isInteger(part * 100)) return part + word;
  }
  return number(value);
}

function summary(kind, fields) {
  const word = (name) => (data.words[name] || {})[fields[name]] || fields[name] || "";
  const role = () => ((data.words.role[kind] || {})[fields.role]) || fields.role || "";
  const measure = () => {
    const sign = data.words.sign[fields.comparator] || "";
    const top = fields.value_max === null || fields.value_max === undefined ? "" : `–${amount(fields.value_max)}`;
    return `${sign}${amount(fields.value)}${top} ${fields.unit || ""}`.trim();
  };
  switch (kind) {
    case "target": return [fields.indicator || "（没有指标名）", measure(), [["expect", fields.comparator].includes(fields.strength) ? "" : word("strength"), fields.due].filter(Boolean).join(" · ")];
    case "quantity": return [fields.indicator || "（没有指标名）", measure(), role()];
    case "qualitative": return [fields.indicator, "", [data.words.quality[fields.kind] || "", fields.strength !== "expect" ? word("strength") : "", fields.due].filter(Boolean).join(" · ")];
    case "office": case "person": return [fields.name, "", [role(), fields.phone].filter(Boolean).join(" ")];
    case "deadline": return [fields.due, "", word("precision")];
    default: return [fields.title, "", `第 ${fields.level} 级`];
  }
}

function row(value) {
  const entry = entries.get(value.key);
  const [name, size, more] = summary(value.kind, current(value));
  const [left, quote, right] = sentence(value.span);
  const state = entry ? (gone(value) ? "gone" : "said") : "";
  const buttons = make("span", { class: "buttons" },
    entry ? button("↶", "撤回（u）", () => undo(value)) : button("✓", "读得对（a）", () => accept(value)),
    button("✎", "修改（e）", () => edit(value)),
    button("✕", `不是${KINDS[value.kind].name}（n）`, () => remove(value)));
  return make("div", { class: `row ${value.kind} ${state}${value.key === focused ? " focus" : ""}`, "data-key": value.key, tabindex: "-1" },
    make("span", { class: "kind" }, KINDS[value.kind].name),
    make("span", { class: "name" }, name),
    make("span", { class: "size" }, size),
    make("span", { class: "more" }, more),
    make("span", { class: "state" }, entry ? ACTIONS[entry.action] : ""),
    buttons,
    make("q", { class: "sentence" }, left, make("mark", {}, quote), right));
}

function fillGroup(element) {
  const group = groups[element.dataset.lazy];
  element.replaceChildren(group.head(), ...group.rows.map((one) => one.left === undefined ? row(byKey.get(one)) : leftRow(one.left)));
}

function leftRow(at) {
  const one = data.left[at];
  return make("div", { class: `row left ${one.kind}`, "data-left": at, tabindex: "-1" },
    make("span", { class: "kind" }, { number: "数字", time: "时间", unclaimed: "文本", doubt: "疑问" }[one.kind]),
    make("span", { class: "name" }, one.kind === "doubt" ? one.says : slice(...one.span).slice(0, 80)),
    make("span", { class: "more" }, one.why || ""));
}

const plan = lazily(planPane, fillGroup);

// A node's heading: its title, or where it has none how its text begins.
function headOf(node) {
  const value = headOfNode.get(node.id);
  const title = value ? current(value).title : "";
  const begins = () => slice(node.span[0], Math.min(node.span[1], node.span[0] + 24)).slice(node.label.length).split("\n")[0].trim();
  return () => make("h3", { class: `level${Math.min(node.level, 4)}`, "data-key": value ? value.key : undefined, title: node.id },
    make("span", { class: "label" }, node.label), " ",
    title || make("span", { class: "begins" }, value || !node.label ? `${begins()}……` : ""),
    node.horizon !== "plan" ? make("span", { class: "horizon" }, data.words.horizon[node.horizon]) : null,
    value ? button("✎", "修改标题", () => edit(value)) : null);
}

// The list anew: which values, under which nodes.
function list(wanted, leftWanted) {
  const byNode = new Map();
  for (const value of values) {
    if (!wanted(value)) continue;
    if (!byNode.has(value.node)) byNode.set(value.node, []);
    byNode.get(value.node).push(value);
  }
  groups = [];
  shown = [];
  for (const node of nodes) {
    const mine = (byNode.get(node.id) || []).sort((a, b) => a.span[0] - b.span[0]);
    if (!mine.length && (filtered() || !headOfNode.has(node.id))) continue;
    groups.push({ head: headOf(node), rows: mine.map((value) => value.key) });
    shown.push(...mine.map((value) => value.key));
  }
  const left = data.left.map((one, at) => at).filter((at) => leftWanted(data.left[at]));
  if (left.length) groups.push({ head: () => make("h2", {}, `没有取用的内容和疑问（${left.length}）`), rows: left.map((at) => ({ left: at })) });
  if (lost.length) groups.push({ head: () => make("h2", {}, `更正的原文找不到了（${lost.length}）`, ...lost.map((one) => make("p", { class: "lost" }, one.anchor.quote))), rows: [] });
  planPane.replaceChildren(...groups.map((group, at) => {
    const element = make("article", { "data-lazy": at });
    element.style.containIntrinsicSize = `auto ${34 + 30 * group.rows.length}px`;
    return element;
  }));
  [...planPane.children].forEach(plan.watch);
  tally();
}

function tally() {
  const all = shown.map((key) => byKey.get(key)).filter((value) => CHECKED.includes(value.kind));
  const done = all.filter((value) => entries.has(value.key)).length;
  document.getElementById("bar").value = all.length ? done / all.length : 0;
  document.getElementById("done").textContent = `已核对 ${done} / ${all.length}`;
}

const groupOf = (key) => [...planPane.children][groups.findIndex((group) => group.rows.includes(key))];

function rowOf(key) {
  const group = groupOf(key);
  if (!group) return null;
  plan.now(group);
  return group.querySelector(`.row[data-key="${CSS.escape(key)}"]`);
}

// A value in hand: both panes show it.
function focus(key, { inSource = true, inPlan = true } = {}) {
  document.querySelectorAll(".focus").forEach((element) => element.classList.remove("focus"));
  focused = key;
  const value = byKey.get(key);
  if (!value) return;
  const line = rowOf(key) || planPane.querySelector(`h3[data-key="${CSS.escape(key)}"]`);
  if (line) {
    line.classList.add("focus");
    if (inPlan) line.scrollIntoView({ block: "center" });
  }
  source.now(blockAt(value.span[0]));
  const marks = [...sourcePane.querySelectorAll(`[data-keys~="${CSS.escape(key)}"]`)];
  marks.forEach((element) => element.classList.add("focus"));
  if (inSource && marks.length) marks[0].scrollIntoView({ block: "center" });
}

function showLeft(at) {
  document.querySelectorAll(".focus").forEach((element) => element.classList.remove("focus"));
  const span = data.left[at].span;
  source.now(blockAt(span[0]));
  const marks = [...sourcePane.querySelectorAll(`[data-left~="${at}"]`)];
  marks.forEach((element) => element.classList.add("focus"));
  (marks[0] || blockAt(span[0])).scrollIntoView({ block: "center" });
}

// One value has changed: its group, its marks and the count are drawn anew.
function refresh(value) {
  const group = groupOf(value.key);
  if (group) fillGroup(group);
  else planPane.querySelectorAll(`h3[data-key="${CSS.escape(value.key)}"]`).forEach((head) => fillGroup(head.parentElement));
  redraw(value.span);
  tally();
  if (focused === value.key) focus(value.key, { inSource: false, inPlan: false });
}
