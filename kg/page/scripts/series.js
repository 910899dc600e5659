// A pair over time: cooperation above the line, conflict below it, and the mean intensity of what was done.

function meanIntensities(list) {
  const sums = bins.map(() => [0, 0]);
  for (const statement of list) {
    const intensity = page.intensities[statement.class];
    const bin = findBin(statement);
    if (bin < 0 || intensity === undefined || intensity === null) continue;
    sums[bin][0] += intensity;
    sums[bin][1] += 1;
  }
  return sums.map(([sum, count]) => (count ? Math.round((sum / count) * 100) / 100 : null));
}

function makeSeries(id, from, to, list) {
  if (!list.some((statement) => statement.dated)) return el("p", { class: "aside" }, "None of these statements has a date, so there is no series.");
  const counts = countByBin(list);
  const intensities = meanIntensities(list);
  const used = bins.map((_, number) => number).filter((number) => words.quad.some((quad) => counts[quad][number]));
  // Both axes have their zero in the middle, so that they share it.
  const sum = (number, end) => words.quad.filter((quad) => quad.endsWith("Conflict") === end).reduce((total, quad) => total + counts[quad][number], 0);
  const most = Math.max(...used.flatMap((number) => [sum(number, true), sum(number, false)]));
  const config = () => ({
    type: "bar",
    data: {
      labels: bins.map((bin) => bin.name),
      datasets: [
        { type: "line", label: "Mean intensity", data: intensities, yAxisID: "intensity", spanGaps: true, borderColor: palette.ink, backgroundColor: palette.ink, borderWidth: 1.5, borderDash: [4, 3], pointRadius: 2.5, order: 0 },
        ...makeBars(counts).map((bars) => ({ ...bars, order: 1 })),
      ],
    },
    options: {
      interaction: { mode: "index", intersect: false },
      scales: {
        x: { stacked: true, grid: { display: false }, ticks: { maxRotation: 0, autoSkipPadding: 14 } },
        y: { stacked: true, min: -most, max: most, title: { display: true, text: "statements" }, ticks: { ...countTicks, maxTicksLimit: 6 } },
        intensity: { position: "right", min: -10, max: 10, grid: { display: false }, title: { display: true, text: "intensity" }, ticks: { stepSize: 5 } },
      },
      plugins: { legend: { position: "bottom" }, tooltip: { callbacks: {
        label: (item) => (item.dataset.yAxisID === "intensity" ? `Mean intensity: ${item.raw}` : countTip.label(item)) } } },
    },
  });
  return makeChart(id, `${people[from].label} and ${people[to].label} over time`, config,
    makeNumbers(id, ["Time", ...words.quad.map((quad) => quadNames[quad]), "Mean intensity"],
      used.map((number) => [bins[number].name, ...words.quad.map((quad) => counts[quad][number]), intensities[number] === null ? "" : intensities[number]])), 260);
}
