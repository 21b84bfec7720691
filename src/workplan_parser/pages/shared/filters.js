"use strict";
// Filters over everything that has data-row: by the facets of the form, and by words. Without a script all rows stand.

const form = document.getElementById("filters");
const rows = [...document.querySelectorAll("[data-row]")];
const parted = (row, facet) => (row.dataset[facet] || "").split("|").filter(Boolean);

for (const select of form.querySelectorAll("select")) {
  const counts = new Map();
  for (const row of rows) for (const value of parted(row, select.dataset.facet)) counts.set(value, (counts.get(value) || 0) + 1);
  for (const [value, count] of counts) select.append(new Option(`${value}（${count}）`, value));
  select.parentElement.hidden = [...counts.values()].every((count) => count === rows.length);
}

function wanted(row) {
  const words = form.querySelector("input").value.trim();
  return [...form.querySelectorAll("select")].every((select) => !select.value || parted(row, select.dataset.facet).includes(select.value))
    && (!words || row.textContent.includes(words));
}

function filter() {
  let shown = 0;
  for (const row of rows) shown += !(row.hidden = !wanted(row));
  for (const group of document.querySelectorAll("[data-group]")) group.hidden = ![...group.querySelectorAll("[data-row]")].some((row) => !row.hidden);
  form.querySelector("output").textContent = shown === rows.length ? `共 ${shown} 行` : `${shown} / ${rows.length} 行`;
}

form.addEventListener("input", filter);
form.addEventListener("submit", (event) => event.preventDefault());
form.hidden = !rows.length;
filter();
