// The timeline under the picture: statements over time, and the two handles that choose a stretch of it.

let timelineChart = null;

function describeSpan() {
  if (!state.span) return bins.length > 1 ? `All time: ${bins[0].name} to ${bins[bins.length - 1].name}` : `All time: ${bins[0].name}`;
  const [first, last] = spanBins();
  return first === last ? bins[first].name : `${bins[first].name} to ${bins[last].name}`;
}

function spanBins() {
  if (!state.span) return [0, bins.length - 1];
  const first = bins.findIndex((bin) => bin.to >= state.span[0]);
  const after = bins.findIndex((bin) => bin.from > state.span[1]);
  return [first < 0 ? bins.length - 1 : first, after < 0 ? bins.length - 1 : Math.max(0, after - 1)];
}

function setSpan(first, last) {
  state.span = first <= 0 && last >= bins.length - 1 ? null : [bins[first].from, bins[last].to];
  changeFilters();
}

function showTimeline() {
  if (!bins.length || byId("timeline").hidden) return;
  const counts = countByBin(shown.timeless);
  const [first, last] = spanBins();
  const inside = (number) => number >= first && number <= last;
  const datasets = makeBars(counts).map((bars) => ({
    ...bars,
    backgroundColor: bins.map((_, number) => (inside(number) ? bars.backgroundColor : bars.backgroundColor + "40")),
  }));
  for (const [id, value] of [["from", first], ["to", last]]) {
    byId(id).value = value;
    byId(id).setAttribute("aria-valuetext", bins[value].name);
  }
  byId("span-text").textContent = describeSpan();
  byId("span-clear").hidden = !state.span;
  if (timelineChart) {
    timelineChart.data.datasets = datasets;
    timelineChart.update();
    return;
  }
  setChartDefaults();
  timelineChart = new Chart(byId("timeline-chart"), {
    type: "bar",
    data: { labels: bins.map((bin) => bin.name), datasets },
    options: {
      animation: false,
      maintainAspectRatio: false,
      interaction: { mode: "index", intersect: false },
      scales: { x: { stacked: true, grid: { display: false }, ticks: { maxRotation: 0, autoSkipPadding: 16 } }, y: { stacked: true, ticks: { ...countTicks, maxTicksLimit: 4 } } },
      plugins: { legend: { display: false }, tooltip: { callbacks: countTip } },
      onClick: (_event, items) => { if (items.length) setSpan(items[0].index, items[0].index); },
    },
    // The handles stand under the bars they choose.
    plugins: [{ id: "handles", afterLayout: ({ chartArea, width }) => {
      const slider = byId("span");
      slider.style.marginLeft = `${Math.round(chartArea.left)}px`;
      slider.style.marginRight = `${Math.round(width - chartArea.right)}px`;
    } }],
  });
}

function redrawTimeline() {
  if (timelineChart) timelineChart.destroy();
  timelineChart = null;
  showTimeline();
}

function startTimeline() {
  if (!bins.length) return;
  byId("span").hidden = bins.length < 2; // one stretch of time leaves nothing to choose
  for (const id of ["from", "to"]) {
    byId(id).max = bins.length - 1;
    byId(id).addEventListener("input", () => {
      let [first, last] = [Number(byId("from").value), Number(byId("to").value)];
      if (first > last) [first, last] = id === "from" ? [last, last] : [first, first];
      setSpan(first, last);
    });
  }
  byId("span-clear").addEventListener("click", () => { state.span = null; changeFilters(); byId("from").focus(); });
}
