// The view of charts: rankings with their intervals, all statements over time, and the series of a pair.

const pairsOffered = 60;
let chosenPair = "";

function makeTimelineFigure() {
  if (!bins.length) return el("p", { class: "aside" }, "No statement here has a date, and no document a day of publication, so there is no timeline.");
  const counts = countByBin(shown.list);
  const config = () => ({
    type: "bar",
    data: { labels: bins.map((bin) => bin.name), datasets: makeBars(counts) },
    options: {
      interaction: { mode: "index", intersect: false },
      scales: { x: { stacked: true, grid: { display: false }, ticks: { maxRotation: 0, autoSkipPadding: 16 } }, y: { stacked: true, title: { display: true, text: "conflict   cooperation" }, ticks: { ...countTicks, maxTicksLimit: 8 } } },
      plugins: { legend: { position: "bottom" }, tooltip: { callbacks: countTip } },
    },
  });
  const used = bins.map((_, number) => number).filter((number) => words.quad.some((quad) => counts[quad][number]));
  return makeChart("over-time", "Statements over time", config,
    makeNumbers("over-time", ["Time", ...words.quad.map((quad) => quadNames[quad])],
      used.map((number) => [bins[number].name, ...words.quad.map((quad) => counts[quad][number])])), 300);
}

function makePairFigure() {
  const pairs = rankPairs().slice(0, pairsOffered);
  if (!pairs.length) return el("p", { class: "aside" }, "No statement that is shown has two participants.");
  const key = (pair) => `${pair.from} ${pair.to}`;
  const pair = pairs.find((one) => key(one) === chosenPair) || pairs[0];
  const choice = el("select", { id: "pair-choice", on: { change: (event) => { chosenPair = event.target.value; showOverview(); byId("pair-choice").focus(); } } },
    pairs.map((one) => el("option", { value: key(one), selected: one === pair }, `${people[one.from].label} ↔ ${people[one.to].label} (${one.count})`)));
  return [el("label", { class: "choice" }, el("span", null, "Pair"), choice),
    makeSeries("series", pair.from, pair.to, statementsBetween(pair.from, pair.to)),
    button("Its statements", () => select({ type: "pair", from: pair.from, to: pair.to }, { keyboard: true }), { class: "link" })];
}

// What the network of all facts says of its triads, as `kg.network` counted it; filters do not change it.
function describeBalance() {
  const { balanced_triads: balanced, unbalanced_triads: unbalanced, frustration, good_ties: good, bad_ties: bad } = page.about.balance;
  if (!(balanced + unbalanced)) return null;
  const { at_least: least, at_most: most } = frustration;
  return [el("h2", null, "Structural balance"), el("p", { class: "aside", id: "balance" },
    `By the facts, ${plural(good, "pair")} on good terms and ${bad.toLocaleString("en")} on bad ones. `
    + `Of the ${plural(balanced + unbalanced, "triad")} among them, ${balanced.toLocaleString("en")} balanced (${Math.round((100 * balanced) / (balanced + unbalanced))} %): a friend’s friend is a friend, and so is an enemy’s enemy. `
    + `For two camps without contradiction, ${least === most ? least.toLocaleString("en") : `${least.toLocaleString("en")} to ${most.toLocaleString("en")}`} ties would have to be otherwise (frustration).`)];
}

function showOverview() {
  const place = byId("charts-view");
  removeCharts(place);
  place.replaceChildren();
  append(place, [
    el("div", { class: "overview" },
      el("section", { "aria-label": "Rankings" }, el("h2", null, "Rankings"), makeRanking("ranking", 20) || el("p", { class: "aside" }, "Nobody is ranked."), describeBalance()),
      el("section", { "aria-label": "Series" }, el("h2", null, "Timeline"), makeTimelineFigure(), el("h2", null, "Pair series"), makePairFigure())),
  ]);
  drawCharts(place);
}
