// The drawer of filters: a list of boxes a facet, each with the number of statements that a tick would show.

const longFacet = 8;

function makeFacet(name) {
  const facet = facets[name];
  const chosen = state.chosen[name];
  const counts = shown.counts[name];
  const title = facet.name || ((value) => value);
  const values = facet.values.length > longFacet
    ? [...facet.values].sort((a, b) => Boolean(chosen && chosen.has(b)) - Boolean(chosen && chosen.has(a)) || (counts.get(b) || 0) - (counts.get(a) || 0))
    : facet.values;
  const icon = (value) => (name === "kind" ? drawKind(value, colourKind(value)) : name === "quad" ? drawLine(palette.quad[value], "fact") : null);
  const make = (value) => el("li", { "data-text": fold(String(title(value))) }, el("label", { class: counts.get(value) ? "" : "none" },
    el("input", { type: "checkbox", checked: Boolean(chosen && chosen.has(value)), "data-key": `${name} ${value}`,
      on: { change: (event) => { tick(name, value, event.target.checked); changeFilters(); } } }),
    icon(value), el("bdi", { class: "name" }, title(value)), el("span", { class: "count" }, (counts.get(value) || 0).toLocaleString("en"))));
  const list = el("ul", { class: values.length > longFacet ? "long" : "" }, values.map(make));
  if (values.length > longFacet) { list.tabIndex = 0; list.setAttribute("role", "group"); list.setAttribute("aria-label", facet.title); }
  const find = facet.values.length > 20 ? el("input", { type: "search", "aria-label": `Find in ${facet.title}`, placeholder: "Find …", autocomplete: "off",
    on: { input: (event) => { const text = fold(event.target.value); for (const item of list.children) item.hidden = !item.dataset.text.includes(text); } } }) : null;
  return foldFacet(name, [facet.title, chosen ? el("span", { class: "active" }, ` ${chosen.size} of ${facet.values.length}`) : null],
    [find, list, chosen ? button("All", () => { state.chosen[name] = null; changeFilters(); }, { class: "link", "aria-label": `${facet.title}: all` }) : null]);
}

function foldFacet(name, title, body) {
  const open = `facet ${name}` in opened ? opened[`facet ${name}`] : Boolean(state.chosen[name]) || ["kind", "quad", "class"].includes(name);
  return el("details", { open, id: `facet-${name}`, on: { toggle: (event) => { opened[`facet ${name}`] = event.target.open; } } }, el("summary", null, title), body);
}

function makeConfidence() {
  const write = (share) => `${Math.round(share * 100)} % sure or more`;
  const output = el("output", { for: "least" }, write(state.least));
  return el("div", { class: "facet" }, el("label", { for: "least" }, "Confidence"), output,
    el("input", { type: "range", id: "least", min: 0, max: 1, step: 0.05, value: state.least, "aria-valuetext": write(state.least),
      on: { input: (event) => {
        state.least = Number(event.target.value);
        output.textContent = write(state.least);
        event.target.setAttribute("aria-valuetext", write(state.least));
        changeFilters();
      } } }));
}

function makeUndated() {
  const count = statements.filter((statement) => !statement.dated).length;
  if (!count || !bins.length) return null;
  return el("label", { class: "tick" }, el("input", { type: "checkbox", id: "undated", checked: state.undated,
    on: { change: (event) => { state.undated = event.target.checked; changeFilters(); } } }), `with ${plural(count, "undated statement")}`);
}

function showFacets() {
  const drawer = byId("facets");
  const count = countFilters();
  byId("facets-toggle").textContent = count ? `Filters (${count})` : "Filters";
  if (drawer.hidden) return;
  // The boxes are made anew; who was on one with the keyboard shall find it again.
  const focused = drawer.contains(document.activeElement) ? document.activeElement : null;
  if (focused && focused.id === "least") return;
  const key = focused && focused.dataset.key;
  const scrolls = new Map([...drawer.querySelectorAll("ul.long")].map((list) => [list.closest("details").id, list.scrollTop]));
  drawer.replaceChildren();
  append(drawer, [
    el("div", { class: "drawer-head" }, el("h2", null, "Filters"),
      el("span", { id: "filtered", role: "status" }, `${shown.list.length.toLocaleString("en")} of ${plural(statements.length, "statement")}`),
      count ? button("Clear", () => { clearFilters(); changeFilters(); }, { id: "clear", class: "link" }) : null),
    makeConfidence(), makeUndated(),
    facetNames.filter((name) => facets[name].values.length > 1).map(makeFacet),
  ]);
  for (const [id, top] of scrolls) if (byId(id)) byId(id).querySelector("ul").scrollTop = top;
  if (key) [...drawer.querySelectorAll("input")].find((input) => input.dataset.key === key)?.focus();
}

function openFacets(open) {
  byId("facets").hidden = !open;
  byId("facets-toggle").setAttribute("aria-expanded", String(open));
  document.body.classList.toggle("with-facets", open);
  showFacets();
  resizePicture();
}
