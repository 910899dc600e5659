// Search, switches, legend and views; the last part, which starts the page.

function buildLegend() {
  const used = new Set(statements.filter((s) => state.claims === "all" || s.standing === "fact").flatMap((s) =>
    [s.actor, s.target].filter((end) => end >= 0).map((end) => people[end].kind)));
  const quads = new Set(bundles.filter((b) => state.claims === "all" || b.standing === "fact").map((b) => b.quad));
  const toggle = (set, value, icon, text) => el("label", null,
    el("input", { type: "checkbox", checked: !set.has(value), on: { change: (event) => {
      if (event.target.checked) set.delete(value); else set.add(value);
      update(false);
    } } }), icon, text);
  const parts = [
    el("fieldset", { id: "kinds" }, el("legend", null, "Participants"), page.kinds.filter((kind) => used.has(kind)).map((kind) =>
      toggle(state.hiddenKinds, kind, drawKind(kind, state.colour === "kind" ? colourKind(kind) : palette.none), kind))),
    el("fieldset", { id: "quads" }, el("legend", null, "Relations"), page.quads.filter((quad) => quads.has(quad)).map((quad) =>
      toggle(state.hiddenQuads, quad, drawLine(palette.quad[quad], "fact"), quadNames[quad]))),
  ];
  if (state.claims === "all") {
    parts.push(el("div", { class: "key" }, el("strong", null, "Lines"), Object.keys(standingNames).map((standing) =>
      el("span", null, drawLine(palette.soft, standing), standingNames[standing]))));
  }
  byId("legend").replaceChildren(...parts);
}

function update(refit) {
  refresh(refit);
  showPanel();
  if (state.view === "table") showTable();
}

function setClaims(claims) {
  state.claims = claims;
  document.querySelector(`#claims input[value="${claims}"]`).checked = true;
  const chosen = state.selected && state.selected.type === "bundle" && bundleById.get(state.selected.id);
  if (chosen && claims === "facts" && chosen.standing !== "fact") state.selected = null;
  buildLegend();
  update(true);
}

function setView(view) {
  state.view = view;
  byId("picture-view").hidden = view !== "picture";
  byId("table-view").hidden = view !== "table";
  byId("view-picture").setAttribute("aria-pressed", String(view === "picture"));
  byId("view-table").setAttribute("aria-pressed", String(view === "table"));
  document.body.dataset.view = view;
  if (view === "table") showTable();
  else network.redraw();
}

const folded = people.map((person) => fold(person.label));

function findPeople(text) {
  const wanted = fold(text.trim());
  if (!wanted) return [];
  const score = (id) => (folded[id] === wanted ? 0 : folded[id].startsWith(wanted) ? 1 : folded[id].includes(" " + wanted) ? 2 : 3);
  return people.filter((person) => folded[person.id].includes(wanted))
    .sort((a, b) => score(a.id) - score(b.id) || a.id - b.id).slice(0, 10);
}

function startSearch() {
  const input = byId("search");
  const list = byId("suggestions");
  let found = [];
  let active = -1;
  const close = () => { list.hidden = true; input.setAttribute("aria-expanded", "false"); input.removeAttribute("aria-activedescendant"); active = -1; };
  const mark = () => {
    [...list.children].forEach((item, number) => item.setAttribute("aria-selected", String(number === active)));
    if (active >= 0) { input.setAttribute("aria-activedescendant", `suggestion-${active}`); list.children[active].scrollIntoView({ block: "nearest" }); }
    else input.removeAttribute("aria-activedescendant");
  };
  const take = (person) => {
    input.value = person.label;
    close();
    reveal(person);
  };
  const open = () => {
    found = findPeople(input.value);
    active = -1;
    list.replaceChildren(...found.map((person, number) => el("li", {
      role: "option", id: `suggestion-${number}`, "aria-selected": "false",
      on: { pointerdown: (event) => { event.preventDefault(); take(person); } },
    }, drawKind(person.kind, colourKind(person.kind)), bdi(person.label), el("span", { class: "muted" }, person.kind))));
    if (!found.length && input.value.trim()) list.replaceChildren(el("li", { class: "muted", role: "option", "aria-disabled": "true" }, "No participant of that name"));
    list.hidden = !input.value.trim();
    input.setAttribute("aria-expanded", String(!list.hidden));
  };
  input.addEventListener("input", open);
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) open();
      if (!found.length) return;
      active = (active + (event.key === "ArrowDown" ? 1 : active < 0 ? 0 : -1) + found.length) % found.length;
      mark();
    } else if (event.key === "Enter") {
      const person = found[Math.max(0, active)] || findPeople(input.value)[0];
      if (person) take(person);
    } else if (event.key === "Escape") close();
  });
}

// A participant that is found but not in the picture is brought in, as far as any switch can.
function reveal(person) {
  state.hiddenKinds.delete(person.kind);
  const has = (layouts) => layouts.findIndex((layout) => layout.nodes.includes(person.id));
  let stage = has(stagesOf(state.claims));
  if (stage < 0 && state.claims === "facts" && (has(stagesOf("all")) >= 0 || !person.statements.some((s) => s.standing === "fact"))) {
    state.claims = "all";
    stage = has(stagesOf("all"));
    setClaims("all");
  }
  if (stage > state.stage) state.stage = stage;
  buildLegend();
  refresh(false);
  select({ type: "person", id: person.id }, { focus: true, keyboard: state.view === "table" });
}

function start() {
  const facts = statements.filter((statement) => statement.standing === "fact").length;
  byId("counts").textContent = [
    plural(page.documents.length, "document"), plural(people.length, "participant"),
    plural(statements.length, "statement") + (facts < statements.length ? `, ${facts.toLocaleString("en")} of them stated as fact` : ""),
  ].join(" · ");
  const measure = byId("measure");
  measure.append(...measures.map((name) => el("option", { value: name, selected: name === state.measure }, nameMeasure(name))));
  if (!measures.length) measure.append(el("option", null, "relations"));
  if (!people.some((person) => person.community >= 0)) byId("colour").querySelector("[value=community]").disabled = true;
  measure.addEventListener("change", () => { state.measure = measure.value; restyle(); if (!state.selected) showPanel(); });
  byId("colour").addEventListener("change", (event) => { state.colour = event.target.value; buildLegend(); restyle(); if (!state.selected) showPanel(); });
  for (const input of document.querySelectorAll("#claims input")) {
    input.checked = input.value === state.claims;
    input.addEventListener("change", () => setClaims(input.value));
  }
  const legend = byId("legend");
  const toggle = byId("legend-toggle");
  const setLegend = (open) => { legend.hidden = !open; byId("toolbar").classList.toggle("open", open); toggle.setAttribute("aria-expanded", String(open)); };
  setLegend(innerWidth > 760 && bundles.length > 0);
  toggle.addEventListener("click", () => setLegend(legend.hidden));
  byId("view-picture").addEventListener("click", () => setView("picture"));
  byId("view-table").addEventListener("click", () => setView("table"));
  document.querySelector(".skip").addEventListener("click", (event) => { event.preventDefault(); setView("table"); byId("table-view").focus(); });
  byId("zoom-in").addEventListener("click", () => zoomBy(1.35));
  byId("zoom-out").addEventListener("click", () => zoomBy(1 / 1.35));
  byId("zoom-fit").addEventListener("click", () => fitPicture(true));
  byId("more").addEventListener("click", () => { state.stage += 1; update(true); });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && state.selected && event.target !== byId("search")) closePanel();
    if (event.key === "/" && !/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) { event.preventDefault(); byId("search").focus(); }
  });
  startPicture();
  startSearch();
  startTable();
  buildLegend();
  update(true);
  globalThis.kgwright = { network, state, people, bundles }; // a handle for other scripts and for tests
  document.body.dataset.ready = String(Math.round(performance.now()));
}

start();
