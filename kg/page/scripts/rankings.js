// Rankings with their intervals, as a chart and as a list of buttons.

function rankPeople(name, list) {
  const column = page.measures[name];
  return list.filter((person) => column[person.id] !== null && column[person.id] !== undefined)
    .sort((a, b) => column[b.id] - column[a.id] || a.id - b.id);
}

function makeRanking(id, count) {
  const name = state.measure;
  if (!name) return null;
  const inView = state.view === "picture" ? shownNodes.map((node) => people[node.id]) : people;
  const top = rankPeople(name, inView).filter((person) => page.measures[name][person.id]).slice(0, count);
  if (!top.length) return null;
  const column = page.measures[name];
  const intervals = page.intervals[name];
  const interval = (person) => (intervals && intervals[person.id]) || null;
  // With intervals, the chart shows places and not scores: it is places that resampling tells the firmness of.
  const shorten = (person) => (person.label.length > 22 ? person.label.slice(0, 21) + "…" : person.label);
  const place = (person) => ranks[name].place(column[person.id]);
  const datasets = () => (intervals ? [
    { type: "line", label: "place", data: top.map(place), showLine: false, pointRadius: 4.5, pointHoverRadius: 6, backgroundColor: palette.accent, borderColor: palette.paper, order: 0 },
    { label: "interval", data: top.map((person) => (interval(person) ? interval(person).slice(2) : null)), backgroundColor: palette.accent + "59", borderColor: palette.accent,
      borderWidth: 1, borderSkipped: false, barThickness: 7, minBarLength: 7, grouped: false, order: 1 },
  ] : [{ label: nameMeasure(name), data: top.map((person) => column[person.id]), backgroundColor: top.map(colourPerson), barThickness: 10 }]);
  const config = () => ({
    type: "bar",
    data: { labels: top.map(shorten), datasets: datasets() },
    options: {
      indexAxis: "y",
      scales: {
        x: intervals ? { min: 0, title: { display: true, text: "place" }, ticks: { precision: 0, maxTicksLimit: 6 } } : { beginAtZero: true, ticks: { maxTicksLimit: 5 } },
        y: { grid: { display: false }, ticks: { autoSkip: false } },
      },
      plugins: { legend: { display: false }, tooltip: { callbacks: { label: (item) =>
        (Array.isArray(item.raw) ? `places ${writeBounds(item.raw)}` : `${item.dataset.label}: ${formatNumber(item.raw)}`) } } },
      onClick: (_event, items) => { if (items.length) select({ type: "person", id: top[items[0].index].id }, { focus: true }); },
    },
  });
  const title = `First by ${nameMeasure(name)}${intervals ? ", and how firm each place is" : ""}`;
  const bounds = (person) => (interval(person) ? el("small", { title: "The places between which 95 of 100 resamples of the documents put it" }, ` place ${writeBounds(interval(person).slice(2))}`) : null);
  const list = el("ol", { class: "top" }, top.map((person) => el("li", null, drawKind(person.kind, colourPerson(person)), personButton(person.id),
    el("span", { class: "count" }, formatNumber(column[person.id]), bounds(person)))));
  const notes = [page.about.measures[name], intervals || name === firstMeasure ? page.about.intervals : ""].filter(Boolean).map((note) => note.charAt(0).toUpperCase() + note.slice(1));
  return makeChart(id, title, config, [list, notes.map((note) => el("p", { class: "aside" }, note))], (intervals ? 52 : 32) + 22 * top.length);
}
