// Charts by Chart.js, each with its numbers as a table for who cannot see it; drawn once their canvas stands in the page.

const waiting = new Map();
const drawn = new Map();

// `config` is a function, so that colours are read when the chart is drawn; `numbers` are what it shows, as elements.
function makeChart(id, title, config, numbers, height) {
  const canvas = el("canvas", { id: `${id}-chart`, role: "img", "aria-label": `${title}. The same numbers stand below it.` });
  waiting.set(canvas, config);
  const box = el("div", { class: "chart" }, canvas);
  box.style.height = `${height}px`;
  return el("figure", { id }, el("figcaption", null, title), box, numbers);
}

function makeNumbers(id, head, rows) {
  const row = (cells) => el("tr", null, cells.map((cell, number) => (number ? el("td", null, cell) : el("th", { scope: "row" }, bdi(cell)))));
  const table = el("table", null, el("thead", null, el("tr", null, head.map((name) => el("th", { scope: "col" }, name)))), el("tbody", null, rows.map(row)));
  return foldable("The numbers", el("div", { class: "numbers", tabindex: 0, role: "region", "aria-label": "The numbers" }, table), false, `table ${id}`);
}

function setChartDefaults() {
  Chart.defaults.color = palette.soft;
  Chart.defaults.borderColor = palette.line;
  Chart.defaults.font.family = palette.family;
  Chart.defaults.font.size = 12;
  Chart.defaults.animation = false;
  Chart.defaults.maintainAspectRatio = false;
  Chart.defaults.plugins.legend.labels.boxWidth = 12;
  Chart.defaults.plugins.legend.labels.boxHeight = 8;
}

function drawCharts(root) {
  setChartDefaults();
  for (const [canvas, config] of waiting) {
    if (!root.contains(canvas)) continue;
    waiting.delete(canvas);
    drawn.set(canvas, new Chart(canvas, config()));
  }
  waiting.clear();
}

function removeCharts(root) {
  for (const [canvas, chart] of drawn) {
    if (!root.contains(canvas)) continue;
    chart.destroy();
    drawn.delete(canvas);
  }
}

const countTicks = { precision: 0, callback: (value) => Math.abs(value).toLocaleString("en") };

// Statements per bin and quad class: cooperation and the rest upwards, conflict downwards.
function countByBin(list) {
  const counts = Object.fromEntries(words.quad.map((quad) => [quad, bins.map(() => 0)]));
  for (const statement of list) {
    const bin = findBin(statement);
    if (bin >= 0) counts[statement.quad][bin] += 1;
  }
  return counts;
}

function makeBars(counts) {
  return words.quad.filter((quad) => counts[quad].some(Boolean)).map((quad) => ({
    label: quadNames[quad],
    data: counts[quad].map((count) => (quad.endsWith("Conflict") ? -count : count)),
    backgroundColor: palette.quad[quad],
    borderColor: palette.paper,
    borderWidth: 0.5,
    stack: "statements",
    barPercentage: 1,
    categoryPercentage: 0.9,
  }));
}

const countTip = { label: (item) => `${item.dataset.label}: ${Math.abs(item.raw).toLocaleString("en")}` };
