// What a person said: an entry a value, by kind and place. Kept in the browser until it is saved as a file.

const KINDS = data.kinds;  // what each kind is called, and the fields a person sees of it
const FIELDS = {
  indicator: "指标", comparator: "比较", value: "数值", value_max: "上限", unit: "单位", strength: "力度", due: "期限",
  name: "名称", role: "角色", phone: "电话", precision: "精度", title: "标题", level: "层级", kind: "类别",
};
const NUMBERS = new Set(["value", "value_max", "level"]);
const CHECKED = ["target", "qualitative", "office", "person", "deadline"];

const keyOf = (kind, span) => `${kind}:${span[0]}:${span[1]}`;
const values = data.values.filter((value) => KINDS[value.kind]);
values.forEach((value) => { value.key = keyOf(value.kind, value.span); });
const byKey = new Map(values.map((value) => [value.key, value]));
const nodes = data.nodes;
const nodeById = new Map(nodes.map((node) => [node.id, node]));

const entries = new Map();
const STORE = `workplan:${data.document.sha256}`;
const lost = [];

for (const one of data.corrections) {
  const { place, ...entry } = one;
  if (place) take(entry.kind, place, entry); else lost.push(entry);
}
try {
  for (const [kind, span, entry] of JSON.parse(localStorage.getItem(STORE) || "[]")) take(kind, span, entry);
  document.getElementById("by").value = localStorage.getItem("workplan:by") || "";
} catch (problem) { /* a browser that keeps nothing */ }

function take(kind, span, entry) {
  const key = keyOf(kind, span);
  if (!byKey.has(key) && entry.now) {
    const value = { kind, span, key, node: nodeAt(span), fields: entry.now, added: true };
    values.push(value);
    byKey.set(key, value);
  }
  if (byKey.has(key)) entries.set(key, entry);
}

// The innermost node that holds a place.
function nodeAt(span) {
  let found = nodes.length ? nodes[0].id : "";
  for (const node of nodes) if (node.span[0] <= span[0] && span[1] <= node.span[1]) found = node.id;
  return found;
}

const current = (value) => {
  const entry = entries.get(value.key);
  return entry && entry.now ? { ...value.fields, ...entry.now } : value.fields;
};
const gone = (value) => { const entry = entries.get(value.key); return !!entry && !entry.now; };

function say(value, action, now) {
  const entry = { action, kind: value.kind, was: value.added ? undefined : value.fields, now };
  const by = document.getElementById("by").value.trim();
  if (by) entry.by = by;
  entry.on = new Date().toLocaleDateString("sv");  // the day here, as 2026-05-01
  entries.set(value.key, entry);
  keep();
}

function unsay(value) {
  entries.delete(value.key);
  if (value.added) {
    values.splice(values.indexOf(value), 1);
    byKey.delete(value.key);
  }
  keep();
}

function keep() {
  try {
    const kept = [...entries].map(([key, entry]) => [byKey.get(key).kind, byKey.get(key).span, entry]);
    localStorage.setItem(STORE, JSON.stringify(kept));
    localStorage.setItem("workplan:by", document.getElementById("by").value.trim());
  } catch (problem) { /* a browser that keeps nothing */ }
}

// The file: every entry anchored, in the order of the text; those whose place is lost are kept as they were.
function file() {
  const order = [...entries].map(([key, entry]) => [byKey.get(key), entry]).sort((a, b) => a[0].span[0] - b[0].span[0] || a[0].span[1] - b[0].span[1]);
  return {
    version: "1.0",
    document: { name: data.document.name, sha256: data.document.sha256 },
    corrections: [
      ...order.map(([value, entry]) => ({ action: entry.action, kind: value.kind, anchor: anchor(value.span), was: entry.was, now: entry.now, by: entry.by, on: entry.on })),
      ...lost,
    ],
  };
}

function save() {
  const name = data.document.name.replace(/^.*[\\/]/, "").replace(/\.[^.]*$/, "");
  download(`${name}.corrections.json`, file());
}
