"use strict";
// Draws every chart into its place; bodies that are unticked are put out of sight, charts that lack the words too.

const { charts, config } = JSON.parse(document.getElementById("data").textContent);
const places = [...document.querySelectorAll("figure")];
const form = document.getElementById("filters");
const views = [];
const options = {
  renderer: "svg",
  actions: { export: true, source: false, compiled: false, editor: false },
  i18n: { SVG_ACTION: "存为 SVG", PNG_ACTION: "存为 PNG", CLICK_TO_VIEW_ACTIONS: "另存" },
};

charts.forEach((chart, n) => {
  const whole = { $schema: "https://vega.github.io/schema/vega-lite/v6.json", ...chart, config, params: [{ name: "hidden", value: [] }] };
  vegaEmbed(places[n], whole, options).then((made) => views.push(made.view));
});

function filter() {
  const words = form.querySelector("input[type=search]").value.trim();
  const hidden = [...form.querySelectorAll("input[type=checkbox]:not(:checked)")].map((box) => box.value);
  for (const place of places) place.hidden = words !== "" && !place.dataset.name.includes(words);
  for (const view of views) view.signal("hidden", hidden).runAsync();
  form.querySelector("output").textContent = `${places.filter((place) => !place.hidden).length} / ${places.length} 张图`;
}

form.addEventListener("input", filter);
form.addEventListener("submit", (event) => event.preventDefault());
filter();
