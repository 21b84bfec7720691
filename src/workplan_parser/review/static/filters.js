// Which values are in the list: by kind, office, horizon, doubt, words.

const kindsOn = new Set(CHECKED);

for (const [kind, { name }] of Object.entries(KINDS)) {
  if (kind === "node" || !values.some((value) => value.kind === kind)) continue;
  const box = make("input", { type: "checkbox", value: kind, checked: kindsOn.has(kind) });
  box.addEventListener("change", () => { if (box.checked) kindsOn.add(kind); else kindsOn.delete(kind); relist(); });
  $("kinds").append(make("label", { class: `m ${kind}` }, box, ` ${name} ${values.filter((value) => value.kind === kind).length}`));
}
const leftBox = make("input", { type: "checkbox", checked: true });
leftBox.addEventListener("change", () => relist());
$("kinds").append(make("label", { class: "m left" }, leftBox, ` 未取用、疑问 ${data.left.length}`));

const officesOf = new Map();
for (const value of values) if (value.kind === "office") {
  if (!officesOf.has(value.node)) officesOf.set(value.node, new Set());
  officesOf.get(value.node).add(value.fields.name);
}
const offices = [...new Set([...officesOf.values()].flatMap((names) => [...names]))].sort((a, b) => a.localeCompare(b, "zh"));
$("office").append(make("option", { value: "" }, `全部单位（${offices.length}）`), ...offices.map((name) => make("option", { value: name }, name)));
$("office").hidden = !offices.length;
$("horizon").append(make("option", { value: "" }, "全部时期"), ...Object.entries(data.words.horizon).map(([code, word]) => make("option", { value: code }, word)));
$("horizon").hidden = new Set(nodes.map((node) => node.horizon)).size < 2;

const doubtedSpans = data.left.filter((one) => one.kind === "doubt").map((one) => one.span);
const filtered = () => !!($("search").value.trim() || $("office").value || $("horizon").value || $("open").checked || $("doubted").checked);

function wanted(value) {
  if (value.kind === "node" || !kindsOn.has(value.kind)) return false;
  const node = nodeById.get(value.node);
  if ($("office").value && !(officesOf.get(value.node) || new Set()).has($("office").value)) return false;
  if ($("horizon").value && (!node || node.horizon !== $("horizon").value)) return false;
  if ($("open").checked && entries.has(value.key)) return false;
  if ($("doubted").checked && !doubtedSpans.some((span) => meets(span, value.span))) return false;
  const words = $("search").value.trim();
  return !words || [...summary(value.kind, current(value)), ...sentence(value.span)].join("").includes(words);
}

function wantedLeft(one) {
  const words = $("search").value.trim();
  if (!leftBox.checked || $("office").value || $("horizon").value || $("open").checked) return false;
  return !words || (one.says + slice(...one.span)).includes(words);
}

function relist() {
  list(wanted, wantedLeft);
}

let waiting = 0;
$("search").addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(relist, 150); });
for (const id of ["office", "horizon", "open", "doubted"]) $(id).addEventListener("change", relist);
