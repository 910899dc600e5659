// The legend: what shapes, colours and lines mean; its boxes hide and bring back kinds and relations.

function buildLegend() {
  const visible = statements.filter(passesClaims);
  const kinds = new Set(visible.flatMap(facets.kind.read));
  const quads = new Set(visible.map((statement) => statement.quad));
  const standings = new Set(visible.map((statement) => statement.standing));
  const make = (name, value, icon, text) => el("label", null,
    el("input", { type: "checkbox", checked: !state.chosen[name] || state.chosen[name].has(value), "data-key": `${name} ${value}`, on: { change: (event) => {
      hide(name, value, !event.target.checked);
      changeFilters();
    } } }), icon, text);
  const byKind = state.colour === "kind";
  const parts = [
    el("fieldset", { id: "kinds" }, el("legend", null, "Participants"), words.kind.filter((kind) => kinds.has(kind)).map((kind) =>
      make("kind", kind, drawKind(kind, byKind ? colourKind(kind) : palette.none), kind))),
    el("fieldset", { id: "quads" }, el("legend", null, "Relations"), words.quad.filter((quad) => quads.has(quad)).map((quad) =>
      make("quad", quad, drawLine(palette.quad[quad], "fact"), quadNames[quad]))),
    makeColourKey(),
    standings.size > 1 ? el("div", { class: "key" }, el("strong", null, "Lines"), words.standing.filter((one) => standings.has(one)).map((standing) =>
      el("span", null, drawLine(palette.soft, standing), standingNames[standing]))) : null,
  ];
  const focused = byId("legend").contains(document.activeElement) ? document.activeElement.dataset.key : null;
  byId("legend").replaceChildren();
  append(byId("legend"), parts);
  if (focused) [...byId("legend").querySelectorAll("input")].find((input) => input.dataset.key === focused)?.focus();
}

function makeColourKey() {
  if (state.colour === "kind") return null;
  if (page.communities[state.colour]) {
    const sizes = new Map();
    for (const number of page.communities[state.colour]) if (number >= 0) sizes.set(number, (sizes.get(number) || 0) + 1);
    const largest = [...sizes].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, 8);
    const column = page.communities[state.colour];
    const modularity = page.about.modularity[state.colour];
    return el("div", { class: "key" }, el("strong", null, "Colour"), largest.map(([number, size]) =>
      el("span", { title: plural(size, "participant") }, drawSwatch(colourCommunity(number)), bdi(`${people[column.indexOf(number)].label} …`))),
    typeof modularity === "number" ? el("span", { class: "muted" }, `modularity ${formatNumber(modularity)}`) : null);
  }
  const { least, top } = ranks[state.colour];
  return el("div", { class: "key" }, el("strong", null, "Colour"), el("span", null, `${nameMeasure(state.colour)}: ${formatNumber(least)}`,
    [0, 0.25, 0.5, 0.75, 1].map((share) => drawSwatch(mixScale(share))), formatNumber(top)));
}

function setLegend(open) {
  byId("legend").hidden = !open;
  byId("timeline").hidden = !open || !bins.length;
  byId("toolbar").classList.toggle("open", open);
  byId("legend-toggle").setAttribute("aria-expanded", String(open));
}

function toggleLegend() {
  setLegend(byId("legend").hidden);
  showTimeline();
  resizePicture();
}
