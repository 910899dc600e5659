// The picture: which participants and relations are drawn, how they look, and what a click on them does.

const palette = {};
const darkQuery = matchMedia("(prefers-color-scheme: dark)");
const calmQuery = matchMedia("(prefers-reduced-motion: reduce)");

function readPalette() {
  const style = getComputedStyle(document.documentElement);
  const read = (name) => style.getPropertyValue(name).trim();
  palette.kind = Object.fromEntries(page.kinds.map((kind) => [kind, read(`--kind-${kind}`)]));
  palette.quad = Object.fromEntries(page.quads.map((quad) => [quad, read(`--quad-${quad}`)]));
  palette.community = Array.from({ length: 10 }, (_, number) => read(`--community-${number}`));
  palette.none = read("--community-none");
  palette.surface = read("--canvas");
  palette.ink = read("--ink");
  palette.soft = read("--ink-soft");
  palette.accent = read("--accent");
}

const colourKind = (kind) => palette.kind[kind] || palette.none;
const colourCommunity = (number) => (number < 0 ? palette.none : palette.community[number % palette.community.length]);
const colourPerson = (person) => (state.colour === "kind" ? colourKind(person.kind) : colourCommunity(person.community));

let network = null;
let nodeSet = null;
let edgeSet = null;
let shownNodes = [];
let shownEdges = [];

const stagesOf = (claims) => page.layouts.filter((layout) => layout.claims === claims);
const currentLayout = () => {
  const stages = stagesOf(state.claims);
  return stages[Math.min(state.stage, stages.length - 1)] || { nodes: [], x: [], y: [], of: 0 };
};

function sizeOf(person) {
  const column = page.measures[state.measure];
  const value = column ? column[person.id] || 0 : person.bundles.length;
  const top = column ? ranks[state.measure].top : Math.max(1, ...people.map((other) => other.bundles.length));
  return state.boost * (7 + 17 * Math.sqrt(Math.max(0, value) / (top || 1)));
}

function neighbourhood() {
  if (!state.selected) return null;
  if (state.selected.type === "bundle") {
    const bundle = bundleById.get(state.selected.id);
    return { nodes: new Set([bundle.from, bundle.to]), edges: new Set([bundle.id]) };
  }
  const near = { nodes: new Set([state.selected.id]), edges: new Set() };
  for (const bundle of people[state.selected.id].bundles) {
    near.nodes.add(bundle.from).add(bundle.to);
    near.edges.add(bundle.id);
  }
  return near;
}

function styleNode(node, near) {
  const person = people[node.id];
  const chosen = state.selected && state.selected.type === "person" && state.selected.id === node.id;
  const factor = { square: 0.86, diamond: 1.1, star: 1.2, triangle: 1.05, triangleDown: 1.05 }[node.shape] || 1;
  return {
    id: node.id,
    shape: node.shape,
    size: Math.round(sizeOf(person) * factor * 10) / 10,
    color: { background: colourPerson(person), border: chosen ? palette.accent : palette.surface },
    borderWidth: chosen ? 4 : 1.5,
    opacity: near && !near.nodes.has(node.id) ? 0.16 : 1,
  };
}

function styleEdge(bundle, near, bend) {
  const lit = near && near.edges.has(bundle.id);
  return {
    id: bundle.id,
    from: bundle.from,
    to: bundle.to,
    width: state.boost * (bundle.width + (lit ? 0.8 : 0)),
    dashes: bundle.dashes,
    color: { color: palette.quad[bundle.quad], opacity: near ? (lit ? 1 : 0.07) : 0.72 },
    smooth: bend ? { enabled: true, type: "curvedCW", roundness: bend } : { enabled: false },
  };
}

// Two relations between the same two participants must not lie on one another: each next one bends more.
function bendEdges(edges) {
  const pairs = new Map();
  for (const bundle of edges) {
    const pair = `${Math.min(bundle.from, bundle.to)} ${Math.max(bundle.from, bundle.to)}`;
    if (!pairs.has(pair)) pairs.set(pair, []);
    pairs.get(pair).push(bundle);
  }
  const bends = new Map();
  for (const together of pairs.values()) {
    if (together.length === 1) continue;
    const used = new Map();
    for (const bundle of together) {
      const number = used.get(bundle.from) || 0;
      used.set(bundle.from, number + 1);
      bends.set(bundle.id, 0.12 + 0.13 * number);
    }
  }
  return bends;
}

function makeTip(...lines) {
  return el("div", null, lines.filter(Boolean).map((line) => el("div", null, bdi(line))));
}

// The layout is made once, lying and about square. Here it is stood up for a phone and stretched towards the canvas's shape.
function fillCanvas(layout) {
  const { clientWidth, clientHeight } = byId("canvas");
  const upright = clientHeight > clientWidth * 1.15;
  const [x, y] = upright ? [layout.y, layout.x] : [layout.x, layout.y];
  const reach = (column) => Math.max(1, ...column.map(Math.abs));
  const ratio = (clientHeight / Math.max(1, clientWidth)) / (reach(y) / reach(x));
  const limit = (factor) => Math.min(1.5, Math.max(1, layout.nodes.length > 2 ? factor : 1));
  return new Map(layout.nodes.map((id, number) => [id, [x[number] * limit(1 / ratio), y[number] * limit(ratio)]]));
}

function refresh(refit) {
  const layout = currentLayout();
  const inLayout = fillCanvas(layout);
  shownEdges = bundles.filter((bundle) =>
    inLayout.has(bundle.from) && inLayout.has(bundle.to)
    && (state.claims === "all" || bundle.standing === "fact")
    && !state.hiddenQuads.has(bundle.quad)
    && !state.hiddenKinds.has(people[bundle.from].kind) && !state.hiddenKinds.has(people[bundle.to].kind));
  const tied = new Set(shownEdges.flatMap((bundle) => [bundle.from, bundle.to]));
  shownNodes = nodes.filter((node) => tied.has(node.id));
  const near = neighbourhood();
  const bends = bendEdges(shownEdges);
  const keepNodes = new Set(shownNodes.map((node) => node.id));
  const keepEdges = new Set(shownEdges.map((bundle) => bundle.id));
  edgeSet.remove(edgeSet.getIds().filter((id) => !keepEdges.has(id)));
  nodeSet.remove(nodeSet.getIds().filter((id) => !keepNodes.has(id)));
  nodeSet.update(shownNodes.map((node) => {
    const [x, y] = inLayout.get(node.id);
    const person = people[node.id];
    return { ...styleNode(node, near), x, y, title: makeTip(person.label, person.kind) };
  }));
  edgeSet.update(shownEdges.map((bundle) => ({
    ...styleEdge(bundle, near, bends.get(bundle.id)),
    title: makeTip(`${people[bundle.from].label} → ${people[bundle.to].label}`, bundle.action,
      `${plural(bundle.statements.length, "statement")}${bundle.standing === "fact" ? "" : ", " + standingNames[bundle.standing]}`),
  })));
  describeExtent(layout);
  if (refit) fitPicture();
}

function restyle() {
  const near = neighbourhood();
  const bends = bendEdges(shownEdges);
  nodeSet.update(shownNodes.map((node) => styleNode(node, near)));
  edgeSet.update(shownEdges.map((bundle) => styleEdge(bundle, near, bends.get(bundle.id))));
}

function describeExtent(layout) {
  const text = shownNodes.length < layout.of
    ? `${shownNodes.length.toLocaleString("en")} of ${plural(layout.of + page.undrawn, "participant")}`
    : `${plural(shownNodes.length, "participant")}`;
  byId("extent-text").textContent = `${text}, ${plural(shownEdges.length, "relation")}`;
  byId("more").hidden = state.stage >= stagesOf(state.claims).length - 1;
  const empty = byId("empty");
  empty.hidden = shownNodes.length > 0;
  if (!statements.length) empty.textContent = "There is nothing to draw yet: no statement was found in the documents.";
  else if (!bundles.length) empty.textContent = "No statement here names both who acts and on whom, so there is nothing to draw. The table has them all.";
  else empty.textContent = "The filters hide everything. Tick a kind or a relation in the legend to bring it back.";
}

function fitPicture(animate) {
  if (!shownNodes.length) return;
  network.fit({ animation: false, maxZoomLevel: 1.25 });
  adjustBoost(network.getScale());
  const scale = network.getScale() * (shownNodes.length > 3 ? 0.92 : 0.8);
  const middle = network.getViewPosition();
  const position = { x: middle.x, y: middle.y + 12 / scale };
  network.moveTo({ scale, position, animation: animate && !calmQuery.matches ? { duration: 300 } : false });
}

// Seen from far, discs and lines are drawn larger, or a phone would show dust; seen from near, they do not grow as fast.
function adjustBoost(scale) {
  const boost = Math.min(2, Math.max(0.5, 0.8 / scale));
  if (Math.abs(boost / state.boost - 1) < 0.04) return;
  state.boost = boost;
  restyle();
}

function focusPerson(id) {
  if (!nodeSet.get(id)) return;
  const scale = Math.max(network.getScale(), innerWidth <= 760 ? 0.5 : 0.75);
  adjustBoost(scale);
  const covered = innerWidth <= 760 ? byId("canvas").clientHeight * 0.32 : 0; // by the panel, on a phone
  network.focus(id, {
    scale,
    offset: { x: 0, y: -covered },
    animation: calmQuery.matches ? false : { duration: 400, easingFunction: "easeInOutQuad" },
  });
}

function zoomBy(factor) {
  adjustBoost(network.getScale() * factor);
  network.moveTo({ scale: network.getScale() * factor, animation: calmQuery.matches ? false : { duration: 150 } });
}

function startPicture() {
  readPalette();
  nodeSet = new vis.DataSet();
  edgeSet = new vis.DataSet();
  const canvas = byId("canvas");
  network = new vis.Network(canvas, { nodes: nodeSet, edges: edgeSet }, {
    ...options,
    interaction: { ...options.interaction, hideEdgesOnDrag: bundles.length > 1500, hideEdgesOnZoom: bundles.length > 3000 },
  });
  const frame = canvas.firstElementChild;
  frame.setAttribute("role", "img");
  frame.setAttribute("aria-label", "Network picture. Arrow keys move it, plus and minus zoom. The table view has the same statements in words.");
  network.on("click", (event) => {
    if (event.nodes.length) select({ type: "person", id: event.nodes[0] });
    else if (event.edges.length) select({ type: "bundle", id: event.edges[0] });
    else select(null);
  });
  network.on("hoverNode", () => { canvas.style.cursor = "pointer"; });
  network.on("hoverEdge", () => { canvas.style.cursor = "pointer"; });
  network.on("blurNode", () => { canvas.style.cursor = ""; });
  network.on("blurEdge", () => { canvas.style.cursor = ""; });
  network.on("afterDrawing", drawLabels);
  let later = 0;
  network.on("zoom", () => { clearTimeout(later); later = setTimeout(() => adjustBoost(network.getScale()), 90); });
  darkQuery.addEventListener("change", () => { readPalette(); buildLegend(); restyle(); showPanel(); network.redraw(); });
}
