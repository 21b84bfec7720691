// Mouse and keys; then the page is drawn.

const tip = $("tip");

sourcePane.addEventListener("click", (event) => {
  const mark = event.target.closest("[data-keys], [data-left]");
  if (!mark || !getSelection().isCollapsed) return;
  const keys = (mark.dataset.keys || "").split(" ").filter(Boolean);
  const key = keys.find((one) => shown.includes(one)) || keys[0];
  if (key) focus(key, { inSource: false });
});

planPane.addEventListener("click", (event) => {
  if (event.target.closest("button, form")) return;
  const line = event.target.closest("[data-key], [data-left]");
  if (!line) return;
  if (line.dataset.key) focus(line.dataset.key, { inPlan: false }); else showLeft(Number(line.dataset.left));
});

function explained(value) {
  const [name, size, more] = summary(value.kind, value.fields);
  return [
    make("b", {}, `${KINDS[value.kind].name}  ${name} ${size} ${more}`),
    value.rule ? make("div", {}, `规则 ${value.rule}`) : null,
    value.why ? make("div", { class: "why" }, value.why) : null,
    ...(value.evidence || []).map((line) => make("div", { class: "evidence" }, line)),
  ];
}

function hint(target, x, y) {
  const keys = (target.dataset.keys || target.dataset.key || "").split(" ").filter(Boolean);
  const lefts = (target.dataset.left || "").split(" ").filter(Boolean);
  tip.replaceChildren(
    ...keys.map((key) => byKey.get(key)).filter((value) => value && value.kind !== "node").flatMap(explained).filter(Boolean),
    ...lefts.map((at) => data.left[at]).flatMap((one) => [make("b", {}, one.says), make("div", { class: "why" }, one.why || "")]));
  tip.hidden = !tip.childNodes.length;
  tip.style.left = `${Math.max(4, Math.min(x + 12, innerWidth - tip.offsetWidth - 8))}px`;
  tip.style.top = `${y + 18 + tip.offsetHeight > innerHeight ? Math.max(4, y - tip.offsetHeight - 10) : y + 18}px`;
}

document.addEventListener("mouseover", (event) => {
  const target = event.target.closest && event.target.closest("[data-keys], [data-left], .row[data-key]");
  if (target && !event.target.closest("button")) hint(target, event.clientX, event.clientY); else tip.hidden = true;
});

function step(by) {
  if (!shown.length) return;
  const at = shown.indexOf(focused);
  focus(shown[Math.max(0, Math.min(shown.length - 1, at < 0 ? (by > 0 ? 0 : shown.length - 1) : at + by))]);
}

const KEYS = {
  j: () => step(1),
  k: () => step(-1),
  a: (value) => { if (value) { accept(value); step(1); } },
  A: (value) => { if (value) shown.map((key) => byKey.get(key)).filter((one) => one.node === value.node).forEach(accept); },
  e: (value) => { if (value) edit(value); },
  n: (value) => { if (value) { remove(value); step(1); } },
  u: (value) => { if (value) undo(value); },
  "/": () => $("search").focus(),
  "?": () => $("keys").showModal(),
};

document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key === "s") { event.preventDefault(); save(); return; }
  if (event.ctrlKey || event.metaKey || event.altKey || $("keys").open) return;
  if (event.target.closest("input, select, textarea")) {
    if (event.key === "Escape") event.target.blur();
    return;
  }
  if (KEYS[event.key]) { event.preventDefault(); KEYS[event.key](byKey.get(focused)); }
});

$("save").addEventListener("click", save);
$("help").addEventListener("click", () => $("keys").showModal());
addEventListener("beforeprint", () => plan.all());

drawSource();
relist();
