// The side panel, and what is selected: nothing, a participant, a relation, a pair or a path.

const panels = { person: showPerson, bundle: showBundle, pair: showPair, path: showPath };

function select(choice, { focus = false, keyboard = false } = {}) {
  const wasAlone = state.alone && state.selected;
  state.selected = choice;
  if (!choice) state.alone = false;
  if (choice && choice.type === "path") bringInPath(findPath(choice.from, choice.to, choice.directed) || []);
  if (wasAlone || (state.alone && choice)) refresh(false);
  else restyle();
  if (choice && focus && choice.type === "person") focusPerson(choice.id);
  if (choice && focus && choice.type === "path") network.fit({ nodes: shownNodes.map((node) => node.id).filter((id) => lit.nodes.has(id)), maxZoomLevel: 1, animation: false });
  showPanel();
  writeLink();
  if (choice && keyboard) byId("panel").querySelector("h2").focus();
}

function changeSelectionView() {
  refresh(false);
  writeLink();
}

function showWelcome() {
  const pairs = rankPairs().slice(0, 8);
  return [
    el("div", { class: "panel-head" }, el("h2", { tabindex: "-1" }, "Who does what to whom"),
      el("p", null, "Pick a participant or a relation, in the picture or by search, to read the sentences behind it.")),
    makeRanking("top", 10),
    pairs.length ? [el("h3", null, "Strongest pairs"), el("ul", { class: "pairs" }, pairs.map(makePairRow))] : null,
    page.left_out ? el("p", { class: "aside" }, `${plural(page.left_out, "weaker statement")} did not fit on this page; the graph’s other files have them all.`) : null,
  ];
}

function makePairRow(pair) {
  return el("li", null, el("button", { type: "button", class: "relation", on: { click: () => select({ type: "pair", from: pair.from, to: pair.to }, { keyboard: true }) } },
    el("span", null, bdi(people[pair.from].label), el("span", { class: "muted" }, " ↔ "), bdi(people[pair.to].label)),
    el("span", { class: "count", "aria-label": `${plural(pair.count, "statement")}, ${pair.cooperation} of cooperation, ${pair.conflict} of conflict` },
      `${pair.count} (+${pair.cooperation} −${pair.conflict})`)));
}

function nameChoice(choice) {
  if (choice.type === "person") return people[choice.id].label;
  const { from, to } = choice.type === "bundle" ? bundleById.get(choice.id) : choice;
  return `${people[from].label} ${choice.type === "pair" ? "and" : choice.type === "path" ? "… path to" : "to"} ${people[to].label}`;
}

// The statements that the panel is about: those that are exported as the selection.
function statementsOfChoice(choice) {
  if (!choice) return shown.list;
  if (choice.type === "person") return people[choice.id].statements.filter(isShown);
  if (choice.type === "bundle") return statementsOf(bundleById.get(choice.id));
  if (choice.type === "pair") return statementsBetween(choice.from, choice.to);
  return bundles.filter((bundle) => lit.edges.has(bundle.id)).flatMap(statementsOf).sort((a, b) => a.id - b.id);
}

function showPanel() {
  const panel = byId("panel");
  const choice = state.selected;
  // The panel is made anew; who stood in it with the keyboard goes on where it was, or at its head.
  const stood = panel.contains(document.activeElement) ? document.activeElement.id : null;
  removeCharts(panel);
  const close = choice ? button("✕", closePanel, { class: "close", "aria-label": "Close details" }) : null;
  panel.replaceChildren();
  append(panel, [close, choice ? panels[choice.type](choice) : state.view === "picture" ? showWelcome() : null]);
  drawCharts(panel);
  panel.classList.toggle("open", Boolean(choice));
  panel.scrollTop = 0;
  if (stood !== null) ((stood && byId(stood)) || panel.querySelector("h2"))?.focus();
  if (choice) announce(`${nameChoice(choice)}: ${plural(statementsOfChoice(choice).length, "statement")}`);
}

function closePanel() {
  select(null);
  byId("search").focus();
}
