// Accept, change, take out, add.

function accept(value) {
  if (!entries.has(value.key)) say(value, "accept", value.fields);
  refresh(value);
}

function remove(value) {
  if (value.kind === "node") return;
  if (value.added) { undo(value); return; }
  say(value, "remove", undefined);
  refresh(value);
}

function undo(value) {
  const added = value.added;
  unsay(value);
  if (added) { relist(); redraw(value.span); } else refresh(value);
}

function choices(kind, name) {
  if (name === "role") return data.words.role[kind];
  if (name === "kind") return data.words.quality;
  return data.words[name];
}

function input(kind, name, value) {
  const options = choices(kind, name);
  if (options) {
    const select = make("select", { name });
    for (const [code, word] of Object.entries(options)) select.append(make("option", { value: code, selected: code === value }, word));
    return select;
  }
  return make("input", { name, value: number(value), type: name === "due" ? "date" : "text", inputmode: NUMBERS.has(name) ? "decimal" : undefined });
}

function read(form, fields) {
  const now = {};
  for (const name of fields) {
    const raw = form.elements[name].value.trim();
    now[name] = raw === "" ? (["indicator", "unit", "name", "title"].includes(name) ? "" : null) : raw;
    if (NUMBERS.has(name) && raw !== "") {
      if (!/^-?\d+(\.\d+)?$/.test(raw)) { form.elements[name].setCustomValidity("请填数字"); form.elements[name].reportValidity(); return null; }
      now[name] = exact(raw);
    }
  }
  return now;
}

// Digits as they are typed where a number of the browser would lose some.
function exact(raw) {
  const value = Number(raw);
  return String(value) === raw ? value : raw;
}

function edit(value) {
  focus(value.key);
  const line = rowOf(value.key) || planPane.querySelector(`h3[data-key="${CSS.escape(value.key)}"]`);
  if (!line || line.nextElementSibling?.classList.contains("editor")) return;
  const { fields } = KINDS[value.kind];
  const now = current(value);
  const form = make("form", { class: "editor", onsubmit: (event) => {
    event.preventDefault();
    const said = read(form, fields);
    if (said === null) return;
    form.remove();
    const same = fields.every((name) => number(said[name]) === number(value.fields[name]));
    say(value, value.added ? "add" : same ? "accept" : "change", said);
    refresh(value);
  } },
  ...fields.map((name) => make("label", {}, FIELDS[name], input(value.kind, name, now[name]))),
  make("button", { class: "main" }, "确定"),
  make("button", { type: "button", onclick: () => { form.remove(); line.focus(); } }, "取消"));
  form.addEventListener("input", (event) => event.target.setCustomValidity(""));
  form.addEventListener("keydown", (event) => { if (event.key === "Escape") form.remove(); event.stopPropagation(); });
  line.after(form);
  form.elements[0].focus();
}

// A selection in the source can become a value.
const adder = document.getElementById("adder");

function pointOf(container, offset) {
  const element = container.nodeType === Node.TEXT_NODE ? container.parentElement : container.children[offset] || container.lastElementChild;
  const owner = element && element.closest("[data-s]");
  if (!owner) return null;
  return Number(owner.dataset.s) + (container.nodeType === Node.TEXT_NODE ? points(container.data.slice(0, offset)) : 0);
}

function selected() {
  const selection = getSelection();
  if (selection.isCollapsed || !selection.rangeCount || !sourcePane.contains(selection.anchorNode)) return null;
  const range = selection.getRangeAt(0);
  const start = pointOf(range.startContainer, range.startOffset), end = pointOf(range.endContainer, range.endOffset);
  if (start === null || end === null || start >= end) return null;
  const raw = slice(start, end);
  const lead = raw.length - raw.trimStart().length, trail = raw.length - raw.trimEnd().length;
  return end - trail > start + lead ? [start + lead, end - trail] : null;
}

// What the words themselves say: the number and unit of 新建公园20座.
function guess(kind, span) {
  const words = slice(...span);
  if (kind === "target") {
    const found = words.match(/(\d[\d,]*(?:\.\d+)?)\s*(万亿|万|亿)?\s*([^\d\s，。；、（）]*)/);
    const scale = Object.fromEntries(data.scales.map(([size, word]) => [word, size]));
    return { indicator: "", comparator: "eq", value: found ? Number(found[1].replace(/,/g, "")) * (scale[found[2]] || 1) : null, value_max: null, unit: found ? found[3] : "", strength: "expect", due: null };
  }
  if (kind === "qualitative") return { indicator: words, kind: "other", strength: "expect", due: null };
  if (kind === "office") return { name: words, role: "responsible" };
  if (kind === "person") return { name: words, role: "person_in_charge", phone: null };
  return { due: data.document.year ? `${data.document.year}-12-31` : null, precision: "day" };
}

function offer(span, rectangle) {
  adder.replaceChildren(make("span", {}, "添加为"), ...["target", "qualitative", "office", "deadline", "person"].map((kind) => button(KINDS[kind].name, "", () => add(kind, span))));
  adder.hidden = false;
  adder.style.left = `${Math.max(4, Math.min(rectangle.left, innerWidth - adder.offsetWidth - 8))}px`;
  adder.style.top = `${Math.min(rectangle.bottom + 6, innerHeight - adder.offsetHeight - 4)}px`;
}

function add(kind, span) {
  adder.hidden = true;
  getSelection().removeAllRanges();
  const key = keyOf(kind, span);
  if (!byKey.has(key)) {
    const value = { kind, span, key, node: nodeAt(span), fields: guess(kind, span), added: true };
    values.push(value);
    byKey.set(key, value);
    say(value, "add", value.fields);
  }
  relist();
  redraw(span);
  edit(byKey.get(key));
}

sourcePane.addEventListener("mouseup", () => setTimeout(() => {
  const span = selected();
  if (span) offer(span, getSelection().getRangeAt(0).getBoundingClientRect());
  else adder.hidden = true;
}));
document.addEventListener("mousedown", (event) => { if (!adder.contains(event.target)) adder.hidden = true; });
