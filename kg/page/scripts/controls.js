// Switches and views, and what each change makes anew; the last part, which starts the page.

function changeFilters() {
  applyFilters();
  refresh(false);
  showFacets();
  buildLegend();
  showTimeline();
  showPanel();
  showView();
  writeLink();
  announce(`${plural(shown.list.length, "statement")} shown`);
}

function setClaims(claims) {
  const chosen = state.selected && state.selected.type === "bundle" && bundleById.get(state.selected.id);
  state.claims = claims;
  if (chosen && claims === "facts" && chosen.standing !== "fact") state.selected = null;
  state.layout.stage = Math.min(state.layout.stage, Math.max(0, stagesOf(claims).length - 1));
  showState();
}

function showView() {
  for (const view of ["picture", "table", "charts"]) {
    byId(`${view}-view`).hidden = state.view !== view;
    byId(`view-${view}`).setAttribute("aria-pressed", String(state.view === view));
  }
  document.body.dataset.view = state.view;
  if (state.view === "table") showTable();
  if (state.view === "charts") showOverview();
}

function setView(view) {
  state.view = view;
  showView();
  showPanel();
  resizePicture();
  writeLink();
}

// Brings the whole page in line with the state: on opening, and where an address or a switch changed much of it at once.
function showState() {
  applyTheme();
  byId("theme").value = state.theme;
  byId("measure").value = state.measure;
  byId("colour").value = state.colour;
  document.querySelector(`#claims input[value="${state.claims}"]`).checked = true;
  applyFilters();
  for (const view of ["picture", "table", "charts"]) byId(`${view}-view`).hidden = state.view !== view;
  buildLegend();
  refresh(true);
  if (state.selected && state.selected.type === "person" && state.view === "picture") focusPerson(state.selected.id);
  if (state.selected && state.selected.type === "path") bringInPath(findPath(state.selected.from, state.selected.to, state.selected.directed) || []);
  showFacets();
  redrawTimeline();
  showPanel();
  showView();
  markHistory();
  writeLink();
}

function redrawColours(theme) {
  applyTheme(theme);
  buildLegend();
  showFacets();
  restyle();
  showPanel();
  redrawTimeline();
  showView();
  network.redraw();
}

function fillChoices() {
  const facts = statements.filter((statement) => statement.standing === "fact").length;
  byId("counts").textContent = [
    plural(page.documents.length, "document"), plural(people.length, "participant"),
    plural(statements.length, "statement") + (facts < statements.length ? `, ${facts.toLocaleString("en")} of them stated as fact` : ""),
  ].join(" · ");
  byId("measure").append(...measures.map((name) => el("option", { value: name }, nameMeasure(name))));
  if (!measures.length) byId("measure").append(el("option", { value: "" }, "relations"));
  append(byId("colour"), [
    el("option", { value: "kind" }, "kind"),
    communities.map((name) => el("option", { value: name }, nameCommunity(name))),
    measures.map((name) => el("option", { value: name }, nameMeasure(name))),
  ]);
}

function startControls() {
  byId("measure").addEventListener("change", (event) => {
    state.measure = event.target.value;
    restyle();
    if (!state.selected) showPanel();
    showView();
    writeLink();
  });
  byId("colour").addEventListener("change", (event) => {
    state.colour = event.target.value;
    buildLegend();
    restyle();
    if (!state.selected) showPanel();
    showView();
    writeLink();
  });
  byId("theme").addEventListener("change", (event) => { state.theme = event.target.value; redrawColours(); writeLink(); });
  for (const input of document.querySelectorAll("#claims input")) input.addEventListener("change", () => setClaims(input.value));
  for (const view of ["picture", "table", "charts"]) byId(`view-${view}`).addEventListener("click", () => setView(view));
  byId("legend-toggle").addEventListener("click", toggleLegend);
  byId("facets-toggle").addEventListener("click", () => openFacets(byId("facets").hidden));
  document.querySelector(".skip").addEventListener("click", (event) => { event.preventDefault(); setView("table"); byId("table-view").focus(); });
  darkQuery.addEventListener("change", () => redrawColours());
  // Paper is light, and has room for more rows than a screen.
  addEventListener("beforeprint", () => { rowsShown = Math.max(rowsShown, rowsInPrint); redrawColours("light"); });
  addEventListener("afterprint", () => { rowsShown = rowsAtOnce; redrawColours(); });
}

function start() {
  readState(location.hash.slice(1));
  applyTheme();
  fillChoices();
  startPicture();
  startKeys();
  startCombobox(byId("search"), byId("suggestions"), reveal);
  startTable();
  startTimeline();
  startHistory();
  startExport();
  startLink();
  startControls();
  setLegend(innerWidth > 760 && bundles.length > 0);
  showState();
  globalThis.kgwright = { network, state, people, bundles, statements, shown, page }; // a handle for other scripts and for tests
  document.body.dataset.ready = String(Math.round(performance.now()));
}

start();
